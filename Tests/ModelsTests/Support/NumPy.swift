/// Writes arrays of NumPy: a mark, a version, and a header that is a literal of Python.
enum NumPy {
  static func header(type: String = "'<f4'", order: String = "False", shape: String = "(2,)") -> String {
    "{'descr': \(type), 'fortran_order': \(order), 'shape': \(shape), }\n"
  }

  static func array(
    _ header: String = header(), _ data: [UInt8] = zeros(8), version: (UInt8, UInt8) = (1, 0),
    length: Int? = nil
  ) -> [UInt8] {
    let count = length ?? header.utf8.count
    let size =
      version.0 == 1 ? little(UInt16(truncatingIfNeeded: count)) : little(UInt32(truncatingIfNeeded: count))
    return [0x93] + Array("NUMPY".utf8) + [version.0, version.1] + size + Array(header.utf8) + data
  }
}
