/// Pickles of protocols 0 and 1, which begin with no mark: told by how their first instructions read.
enum OldPickle {
  static func begins(_ head: ArraySlice<UInt8>, size: Int64) -> Bool {
    switch head.first {
    case PickleOpcode.global.rawValue: return beginsWithImport(head.dropFirst())
    case PickleOpcode.mark.rawValue: return beginsWithCollection(head, size: size)
    default: return false
    }
  }

  /// `cmodule\nname\n`, and what may follow an import.
  private static func beginsWithImport(_ head: ArraySlice<UInt8>) -> Bool {
    let lines = head.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, isName(lines[0]), isName(lines[1]), let next = lines[2].first else {
      return false
    }
    let followers: [PickleOpcode] = [
      .mark, .put, .binPut, .emptyTuple, .emptyDictionary, .emptyList, .stop, .global, .pop, .binUnicode,
      .shortBinString,
    ]
    return followers.contains { $0.rawValue == next }
  }

  private static func isName(_ line: ArraySlice<UInt8>) -> Bool {
    !line.isEmpty && line.count < 200
      && line.allSatisfy {
        $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) || isLetter($0)
      }
      && line.first.map { !(0x30...0x39).contains($0) } == true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// `(dp0\n`, `(lp0\n`, `(itp1\n`: a list, dictionary or object that is remembered, or an object at once.
  private static func beginsWithCollection(_ head: ArraySlice<UInt8>, size: Int64) -> Bool {
    let rest = head.dropFirst()
    guard let opcode = rest.first else { return false }
    if opcode == PickleOpcode.instance.rawValue || opcode == PickleOpcode.global.rawValue {
      return beginsWithImport(rest.dropFirst())
    }
    guard [PickleOpcode.dictionary, .list].contains(where: { $0.rawValue == opcode }) else { return false }
    let put = rest.dropFirst()
    guard put.first == PickleOpcode.put.rawValue else { return false }
    let digits = put.dropFirst().prefix { (0x30...0x39).contains($0) }
    return !digits.isEmpty && put.dropFirst(1 + digits.count).first == 0x0A
  }
}
