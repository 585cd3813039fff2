/// The last part of a path, as far as it tells what the file should be.
struct FileName {
  let bytes: [UInt8]
  /// With the letters of ASCII small.
  let lowercased: [UInt8]

  init(_ bytes: some Collection<UInt8>) {
    self.bytes = Array(bytes)
    lowercased = bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  func ends(with suffix: String) -> Bool {
    lowercased.count > suffix.utf8.count && lowercased.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  func starts(with prefix: String) -> Bool { lowercased.starts(with: prefix.utf8) }

  func `is`(_ name: String) -> Bool { lowercased.elementsEqual(name.utf8) }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
