/// Where a tensor of ONNX lies that is not in the file itself (onnx, docs/ExternalData.md).
struct ExternalData {
  private let entries: [(key: String, value: [UInt8])]

  init(_ entries: [(key: String, value: [UInt8])]) {
    self.entries = entries
  }

  /// The file it lies in; nil, and a finding, where no honest model would put it.
  func companion(
    of tensor: String, _ scope: FindingScope, at place: Int64
  ) -> ModelReport.Companion? {
    let known = ["location", "offset", "length", "checksum", "basepath"]
    for key in known where entries.count(where: { $0.key.utf8.elementsEqual(key.utf8) }) > 1 {
      scope.add(.externalDataPath, .malformed, "tensor '\(tensor)' has the entry \(key) twice", at: place)
      return nil
    }
    if let other = entries.first(where: { !known.contains($0.key) }) {
      scope.add(
        .externalDataPath, .malformed, "tensor '\(tensor)' has the unknown entry '\(other.key)'", at: place)
    }
    let location = value("location") ?? []
    guard !location.isEmpty else {
      scope.add(.externalDataPath, .malformed, "tensor '\(tensor)' names no file to lie in", at: place)
      return nil
    }
    guard Self.staysInside(location) else {
      scope.add(
        .externalDataPath, .unsafe,
        "tensor '\(tensor)' should be read from '\(String(decoding: location, as: UTF8.self))', outside of the model",
        at: place)
      return nil
    }
    guard let offset = number("offset", otherwise: 0), let length = number("length", otherwise: -1) else {
      scope.add(
        .externalDataRange, .malformed, "tensor '\(tensor)' does not say which bytes it is", at: place)
      return nil
    }
    let (end, overflows) = offset.addingReportingOverflow(max(0, length))
    guard !overflows else {
      scope.add(.externalDataRange, .malformed, "tensor '\(tensor)' lies beyond any file", at: place)
      return nil
    }
    let start = length < 0 && offset == 0
    return ModelReport.Companion(path: location, range: start ? nil : offset..<end, tensors: [])
  }

  private func value(_ key: String) -> [UInt8]? {
    entries.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// Nil for what is no whole number.
  private func number(_ key: String, otherwise missing: Int64) -> Int64? {
    guard let value = value(key) else { return missing }
    guard let number = Int64(String(decoding: value, as: UTF8.self)), number >= 0 else { return nil }
    return number
  }

  /// A path below the folder of the model, by the rules of every system.
  private static func staysInside(_ path: [UInt8]) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return path.first != UInt8(ascii: "/") && !path.contains(UInt8(ascii: "\\")) && !path.contains(0)
      && !path.contains(UInt8(ascii: ":")) && !parts.contains { $0.elementsEqual("..".utf8) }
  }
}
