extension NativeReport {
  /// The report with everything invisible in its texts made visible, such as `\u001b`; line ends and tabs stay.
  ///
  /// Other formats have readers that show texts as they stand, or that refuse them: XML forbids most control
  /// characters, and databases NUL. In the JSON of a report all of them stand as escapes, so that one more backslash
  /// before each makes texts of them.
  func printable() throws -> NativeReport {
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in try rendered().utf8 {
      if isEscape, !#""\/nt"#.utf8.contains(byte) { bytes.append(UInt8(ascii: #"\"#)) }
      isEscape = !isEscape && byte == UInt8(ascii: #"\"#)
      bytes.append(byte)
    }
    return try NativeReport(reading: bytes, named: "the report")
  }
}
