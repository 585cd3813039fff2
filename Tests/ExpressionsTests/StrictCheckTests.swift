import Diagnostics
import Testing

@testable import Expressions

/// What only rules are checked for: constants, walks over large tables, conditions that never change.
@Suite struct StrictCheckTests {
  static let environment = Environment(
    objects: FactModel.objects,
    variables: [
      Variable("files", .list(.object("File")), isLarge: true),
      Variable("users", .list(.object("Package"))), Variable("config", .object("ImageConfig")),
      Variable("params", .object("Params")), Variable("file", .object("File"), isElement: true),
      Variable("size1", .int),
    ])

  @Test(
    arguments: [
      (
        "file.path.compare('debian', '1') < 0",
        "1:19 unknown ecosystem 'debian'; it is one of dpkg, apk, rpm, semver, pep440"
      ),
      ("file.path.compare('dpgk', '1') < 0", "1:19 unknown ecosystem 'dpgk'; did you mean 'dpkg'?"),
      ("file.path.compare('semver', '1.0') < 0", "1:29 not a semver version: '1.0'"),
      ("'x'.compare('dpkg', file.path) < 0", "1:1 not a dpkg version: 'x'"),
      ("ref('UPPER').registry == file.path", "1:5 not an image reference: 'UPPER'"),
      ("digest('sha256:00').hex == file.path", "1:8 a sha256 digest has 64 lower-case hex digits"),
      (
        "digest(file.path).algorithm == 'sha1'",
        "1:32 'sha1' is never a value here; it is one of sha256, sha384, sha512"
      ),
      ("ref(file.path).tag == 'latest'", "1:15 'tag' may be absent: read it with '.?tag'"),
      ("{[1]: 2} == {[1]: 2}", "1:2 the key of a map is a string, int, uint or bool, not list(int)"),
    ])
  func `a constant that nothing can read is an error at load`(text: String, message: String) throws {
    #expect(Self.errors(text).first == message)
  }

  @Test(
    arguments: [
      "files.exists(f, f.path == file.path)", "files.all(f, f.uid == 1 || file.uid == 0)",
      "file.capabilities.exists(c, files.exists(f, f.path == c))", "file.path in files.map(f, f.name)",
      "sets.contains(files.map(f, f.name), [file.name])", "(files + files).exists(f, f.uid == file.uid)",
      "files.map(f, f.uid).exists(u, u == file.uid)", "files.filter(f, f.path == file.path).size() > 1",
      "cel.bind(p, file.path, files.exists(f, f.path == p))",
      "file.uid == 0 && files.exists_one(f, f.uid == file.uid)",
      "files.map(f, f.name).distinct().exists(n, n == file.name)",
      "has(file.owner) ? files.all(f, f.name != file.owner) : true",
    ])
  func `a walk over a large table for every row of another is an error at load`(text: String) {
    let errors = Self.errors(text)
    #expect(errors.count == 1)
    #expect(errors.first?.contains("this would walk 'files' again for every row of 'for_each'") == true)
  }

  @Test(
    arguments: [
      "files.exists(f, f.setuid) && file.setuid", "size(files) > 1 && file.uid == 0",
      "files[0].path == file.path",
      "users.exists(u, files.exists(f, f.name == u.name)) && file.setuid",
      "files.first().hasValue() && file.setuid",
      "files.filter(f, f.setuid).exists(f, f.path == file.path)", "users.exists(u, u.name == file.name)",
      "file.path in params.allowedSetuid", "params.writableDirs.exists(d, file.path.under(d))",
    ])
  func `what does not depend on the row, or walks a short list, is fine`(text: String) {
    #expect(Self.errors(text) == [])
  }

  @Test(
    arguments: [
      ("true", true), ("1 > 2", false), ("!(1 > 2)", true), ("file.setuid || true", true),
      ("true || file.setuid", true),
      ("file.setuid && 1 == 2", false), ("file.setuid ? true : true", true),
      ("1 == 1 ? file.setuid : true", nil),
      ("1 == 2 ? file.setuid : true", true), ("file.uid == file.uid", true), ("file.uid != file.uid", false),
      ("file.uid >= file.uid && true", true), ("[1, 2].exists(x, x == 2)", true),
      ("[1].all(x, [2].exists(y, y > x))", true),
      ("files.all(f, true)", true), ("files.exists(f, 1 == 2)", false), ("files.all(f, false)", nil),
      ("files.exists(f, true)", nil), ("file.setuid", nil), ("file.setuid && true", nil), ("1 / 0 == 1", nil),
      ("params.lowestPort > 1", nil), ("files.exists(f, f.uid == 0)", nil), ("'a'.matches('^a')", true),
      ("math.abs(-1) == 1", true), ("cel.bind(x, 1, x == 1)", true), ("cel.bind(x, file.uid, x == 1)", nil),
      ("[1].exists(x, x == file.uid)", nil),
    ] as [(String, Bool?)])
  func `a condition that no fact can change is known at load`(text: String, answer: Bool?) throws {
    #expect(try Expression(text, in: Self.environment, expecting: .bool).constantAnswer == answer)
  }

  private static func errors(_ text: String) -> [String] {
    do throws(ExpressionErrors) {
      _ = try Expression(text, in: environment, expecting: .bool)
      return []
    } catch {
      return error.all.map { "\($0.position.line):\($0.position.column) \($0.message)" }
    }
  }
}
