/// An array of NumPy as joblib writes it: its description is pickled, and the numbers follow in the middle of the pickle
/// (joblib, numpy_pickle.py, `NumpyArrayWrapper.read_array`).
struct JoblibArray {
  static let wrapper = PickleGlobal("joblib.numpy_pickle", "NumpyArrayWrapper")

  private let count: Int64
  private let itemSize: Int64
  /// Its items are objects, each of which is pickled.
  private let holdsObjects: Bool
  private let isAligned: Bool
  private let place: Int64

  init(_ state: PickleValue, at place: Int64) throws(ModelError) {
    guard case .dictionary(let items) = state, case .tuple(let shape)? = items.items[Array("shape".utf8)],
      case .dataType(let type)? = items.items[Array("dtype".utf8)]
    else { throw Self.unclear(at: place) }
    var count: Int64 = 1
    for element in shape.elements {
      guard case .int(let length) = element, length >= 0 else { throw Self.unclear(at: place) }
      let (product, overflows) = count.multipliedReportingOverflow(by: length)
      guard !overflows else { throw Self.unclear(at: place) }
      count = product
    }
    self.count = count
    self.place = place
    let digits = type.drop { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    holdsObjects = type.contains(UInt8(ascii: "O"))
    guard holdsObjects || !digits.isEmpty, let size = Int64(String(decoding: digits, as: UTF8.self)) else {
      throw Self.unclear(at: place)
    }
    // NumPy counts the characters of texts, which take four bytes each.
    itemSize = type.contains(UInt8(ascii: "U")) ? size.multipliedReportingOverflow(by: 4).partialValue : size
    if case .int? = items.items[Array("numpy_array_alignment_bytes".utf8)] {
      isAligned = true
    } else {
      isAligned = false
    }
  }

  private static func unclear(at place: Int64) -> ModelError {
    .malformed(.badShape, "an array follows whose size cannot be told", offset: place)
  }

  /// Passes over the numbers; of objects their pickle is run.
  func pass(in machine: PickleMachine) throws(ModelError) {
    if holdsObjects {
      try machine.runWithin(at: place)
      return machine.stack.replaceTop(with: .opaque)
    }
    if isAligned { try machine.reader.skip(Int64(machine.reader.byte())) }
    let (size, overflows) = count.multipliedReportingOverflow(by: itemSize)
    try machine.reader.skip(overflows ? .max : size)
    machine.stack.replaceTop(with: .opaque)
  }
}
