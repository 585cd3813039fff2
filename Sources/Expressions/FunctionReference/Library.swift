/// Functions over texts, paths, numbers and times.
extension FunctionGroup {
  static let texts = group(
    "Texts",
    [
      ("contains", "The text holds another.", "'setuid'.contains('uid')"),
      ("startsWith", "It begins with another.", "'setuid'.startsWith('set')"),
      ("endsWith", "It ends with another.", "'setuid'.endsWith('uid')"),
      ("matches", "A part of it matches a regular expression of RE2.", "'a1'.matches('^[a-z][0-9]$')"),
      ("lowerAscii", "With small letters A to Z.", "'Path'.lowerAscii() == 'path'"),
      ("upperAscii", "With capital letters a to z.", "'Path'.upperAscii() == 'PATH'"),
      ("trim", "Without white space at both ends.", "' a '.trim() == 'a'"),
      (
        "replace", "With one text in the place of another, everywhere or so many times.",
        "'a/b'.replace('/', ' ') == 'a b'"
      ),
      ("split", "Its parts between separators.", "'a,b'.split(',') == ['a', 'b']"),
      ("join", "The texts of a list, one after the other.", "['a', 'b'].join(', ') == 'a, b'"),
      ("substring", "The code points from one index up to another.", "'setuid'.substring(3) == 'uid'"),
      ("charAt", "The code point at an index.", "'abc'.charAt(1) == 'b'"),
      ("indexOf", "Where another text begins; -1 when it does not occur.", "'abc'.indexOf('c') == 2"),
      ("lastIndexOf", "Where it begins the last time.", "'abab'.lastIndexOf('ab') == 2"),
      ("reverse", "The other way round.", "'abc'.reverse() == 'cba'"),
      (
        "format", "The text with values in the places of %s, %d, %x, %o and their kin.",
        "'%s-%s'.format(['a', 'b']) == 'a-b'"
      ),
      ("strings.quote", "In quotes, with escapes.", "strings.quote('a') == '\"a\"'"),
      ("base64.encode", "Bytes as base64.", "base64.encode(b'a') == 'YQ=='"),
      ("base64.decode", "The bytes of base64.", "base64.decode('YQ==') == b'a'"),
    ])

  static let lists = group(
    "Lists and sets",
    [
      ("distinct", "Each element once, the first of equals.", "[1, 2, 1].distinct() == [1, 2]"),
      ("sort", "In ascending order.", "['b', 'a'].sort() == ['a', 'b']"),
      ("slice", "From one index up to another.", "[1, 2, 3].slice(0, 2) == [1, 2]"),
      ("flatten", "The elements of its lists.", "[[1], [2, 3]].flatten() == [1, 2, 3]"),
      ("first", "The first element, if there is one.", "[1, 2].first() == optional.of(1)"),
      ("last", "The last element, if there is one.", "[1, 2].last() == optional.of(2)"),
      ("sets.contains", "The first list has every element of the second.", "sets.contains([1, 2], [2])"),
      ("sets.equivalent", "Each list has every element of the other.", "sets.equivalent([1, 2], [2, 1, 1])"),
      ("sets.intersects", "The lists have an element in common.", "sets.intersects([1, 2], [2, 3])"),
    ])

  static let host = group(
    "Paths, modes and randomness",
    [
      (
        "under", "A path is a folder or in it; parts of the path count whole.",
        "'/var/lib/a'.under('/var/lib')"
      ),
      (
        "glob", "A path matches: `*` within one part, `**` across parts.",
        "'/usr/bin/sshd'.glob('/usr/**/sshd')"
      ),
      ("octal", "A file mode as people write it.", "octal(493) == '755'"),
      ("mode", "The number of a file mode.", "mode('0755') == 493"),
      ("exceeds", "A file mode has bits that a limit has not.", "mode('0664').exceeds('0644')"),
      ("entropy", "Shannon's entropy in bits a character: random texts have much.", "entropy('aaaa') == 0.0"),
    ])

  static let names = group(
    "Versions, image references and digests",
    [
      (
        "compare", "-1, 0 or 1, as dpkg, apk, rpm, semver or pep440 order two versions.",
        "'1.0~rc1'.compare('dpkg', '1.0') == -1"
      ),
      (
        "ref", "An image reference: registry, repository, and tag and digest where it has them.",
        "ref('debian:12').repository == 'library/debian'"
      ),
      (
        "digest", "A digest: algorithm and hex.",
        "digest('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855').algorithm == 'sha256'"
      ),
    ])

  static let numbers = group(
    "Numbers",
    [
      ("math.greatest", "The greatest of some numbers, or of a list.", "math.greatest(1, 3, 2) == 3"),
      ("math.least", "The least.", "math.least([1, 3, 2]) == 1"),
      ("math.abs", "Without its sign.", "math.abs(-2) == 2"),
      ("math.sign", "-1, 0 or 1.", "math.sign(-2) == -1"),
      ("math.ceil", "The next whole number above.", "math.ceil(1.2) == 2.0"),
      ("math.floor", "The next whole number below.", "math.floor(1.8) == 1.0"),
      ("math.round", "The nearest whole number; halves away from zero.", "math.round(1.5) == 2.0"),
      ("math.trunc", "Without its fraction.", "math.trunc(-1.8) == -1.0"),
      ("math.sqrt", "The square root.", "math.sqrt(9.0) == 3.0"),
      ("math.isNaN", "It is no number.", "!math.isNaN(1.0)"),
      ("math.isInf", "It is infinite.", "!math.isInf(1.0)"),
      ("math.isFinite", "It is neither.", "math.isFinite(1.0)"),
    ])

  static let bits = group(
    "Bits",
    [
      ("math.bitAnd", "The bits that both have.", "math.bitAnd(6, 3) == 2"),
      ("math.bitOr", "The bits that one has.", "math.bitOr(6, 3) == 7"),
      ("math.bitXor", "The bits that only one has.", "math.bitXor(6, 3) == 5"),
      ("math.bitNot", "The other bits.", "math.bitNot(0) == -1"),
      ("math.bitShiftLeft", "The bits moved up.", "math.bitShiftLeft(1, 3) == 8"),
      ("math.bitShiftRight", "The bits moved down.", "math.bitShiftRight(8, 3) == 1"),
    ])

  static let conversions = group(
    "Conversions",
    [
      ("string", "As a text.", "string(1) == '1'"),
      ("int", "As an integer; of a time, the seconds since 1970.", "int('7') == 7"),
      ("uint", "As an integer without a sign.", "uint(7) == 7u"),
      ("double", "As a number with a fraction.", "double(1) == 1.0"),
      ("bool", "As true or false.", "bool('true')"),
      ("bytes", "The UTF-8 bytes of a text.", "bytes('a') == b'a'"),
      ("type", "The type of a value.", "type(1) == int"),
      (
        "timestamp", "A time written as RFC 3339 has it, or in seconds since 1970.",
        "timestamp('1970-01-01T00:00:01Z') == timestamp(1)"
      ),
      ("duration", "A span of time, such as `1h30m`.", "duration('60m') == duration('1h')"),
    ])

  static let times = group(
    "Parts of times",
    [
      ("getFullYear", "The year.", "timestamp('2026-11-24T10:20:30Z').getFullYear() == 2026"),
      ("getMonth", "The month, counted from 0.", "timestamp('2026-11-24T10:20:30Z').getMonth() == 10"),
      (
        "getDate", "The day of the month, counted from 1.",
        "timestamp('2026-11-24T10:20:30Z').getDate() == 24"
      ),
      (
        "getDayOfMonth", "The day of the month, counted from 0.",
        "timestamp('2026-11-24T10:20:30Z').getDayOfMonth() == 23"
      ),
      (
        "getDayOfYear", "The day of the year, counted from 0.",
        "timestamp('2026-01-01T00:00:00Z').getDayOfYear() == 0"
      ),
      (
        "getDayOfWeek", "The day of the week; Sunday is 0.",
        "timestamp('2026-11-24T10:20:30Z').getDayOfWeek() == 2"
      ),
      (
        "getHours", "The hour; of a duration, all its hours.",
        "timestamp('2026-11-24T10:20:30Z').getHours('+01:00') == 11"
      ),
      ("getMinutes", "The minute; of a duration, all its minutes.", "duration('2h').getMinutes() == 120"),
      ("getSeconds", "The second; of a duration, all its seconds.", "duration('2m').getSeconds() == 120"),
      (
        "getMilliseconds", "The milliseconds of the second.",
        "timestamp('2026-11-24T10:20:30.5Z').getMilliseconds() == 500"
      ),
    ])

  private static func group(_ title: String, _ rows: [(String, String, String)]) -> FunctionGroup {
    FunctionGroup(title, rows.map { FunctionDescription($0, $1, $2) })
  }
}
