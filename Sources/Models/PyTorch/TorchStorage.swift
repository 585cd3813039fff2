/// A storage that a tensor of PyTorch refers to: `('storage', type, key, location, count, …)`.
struct TorchStorage: Hashable {
  let key: [UInt8]
  let count: Int64
  /// Bytes of one number; nil for types that are not known.
  let itemSize: Int64?

  init?(_ identifier: PickleValue, globals: [PickleGlobal]) {
    guard case .tuple(let tuple) = identifier, tuple.elements.count >= 5,
      case .text(let word) = tuple.elements[0], word.elementsEqual("storage".utf8),
      case .text(let key) = tuple.elements[2], case .int(let count) = tuple.elements[4]
    else { return nil }
    self.key = key
    self.count = count
    if case .global(let number) = tuple.elements[1] {
      itemSize = Self.itemSizes[String(decoding: globals[number].name, as: UTF8.self)]
    } else {
      itemSize = nil
    }
  }

  /// Bytes that it needs; nil where the type is not known, or the product is more than any file.
  var size: Int64? {
    guard let itemSize else { return nil }
    let (size, overflows) = count.multipliedReportingOverflow(by: itemSize)
    return overflows || count < 0 ? nil : size
  }

  private static let itemSizes: [String: Int64] = [
    "FloatStorage": 4, "DoubleStorage": 8, "HalfStorage": 2, "BFloat16Storage": 2, "LongStorage": 8,
    "IntStorage": 4, "ShortStorage": 2, "CharStorage": 1, "ByteStorage": 1, "BoolStorage": 1,
    "ComplexFloatStorage": 8, "ComplexDoubleStorage": 16, "QInt8Storage": 1, "QUInt8Storage": 1,
    "QInt32Storage": 4, "UntypedStorage": 1,
  ]
}
