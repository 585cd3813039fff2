/// A native report as data within a page, where `plimsoll convert` finds it again.
enum EmbeddedReport {
  private static let start = "<script type=\"application/json\" class=\"report\">"
  private static let end = "</script>"

  /// Of the characters that mean something in HTML, none is left: in JSON they occur inside of strings alone.
  static func html(_ report: NativeReport) throws -> HTML {
    let json = try report.rendered().replacing { scalar in
      "<>&".unicodeScalars.contains(scalar) || scalar.properties.isNoncharacterCodePoint
        ? scalar.jsonEscape : nil
    }
    return HTML(trusted: "\(start)\n\(json)\(end)\n")
  }

  /// Whether a document is a page rather than a report.
  static func isPage(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "<!DOCTYPE html>".utf8) }

  /// The documents that a page carries: no text of a report can look like where one begins.
  static func documents(in page: [UInt8]) -> [[UInt8]] {
    var documents: [[UInt8]] = []
    var rest = page[...]
    while let head = rest.firstRange(of: Array(start.utf8)) {
      rest = rest[head.upperBound...]
      guard let tail = rest.firstRange(of: Array(end.utf8)) else { break }
      documents.append(Array(rest[..<tail.lowerBound]))
      rest = rest[tail.upperBound...]
    }
    return documents
  }
}
