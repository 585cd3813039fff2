extension NativeReport {
  /// Reads a report that this program wrote as JSON, or every one that a page of this program carries.
  ///
  /// - Parameter name: what messages call it.
  public static func all(reading bytes: [UInt8], named name: String) throws(ReadingError) -> [NativeReport] {
    guard EmbeddedReport.isPage(bytes) else { return [try NativeReport(reading: bytes, named: name)] }
    let documents = EmbeddedReport.documents(in: bytes)
    guard !documents.isEmpty else {
      throw ReadingError(description: "\(name): the page carries no report")
    }
    var reports: [NativeReport] = []
    for document in documents { reports.append(try NativeReport(reading: document, named: name)) }
    return reports
  }
}
