import CExpat

/// Reads the elements of an XML document as it comes in, through Expat.
///
/// A document type declaration stops it: entities read files, and unfold into gigabytes.
public final class XMLElements {
  /// An element as it begins.
  public struct Element {
    public let name: String
    /// In the order in which they are written.
    public let attributes: [(name: String, value: String)]

    public subscript(name: String) -> String? {
      attributes.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }
  }

  /// What is wrong with a document.
  public enum Failure: Error, Hashable, Sendable {
    case doctype
    case tooDeep(Int)
    /// Expat's own words.
    case malformed(String)
  }

  private let parser: OpaquePointer
  private let onElement: (Element) -> Void
  private let deepest: Int
  private var depth = 0
  private var failure: Failure?

  /// Nil where there is not enough memory.
  ///
  /// - Parameter onElement: told of every element that begins.
  public init?(deepest: Int = 256, _ onElement: @escaping (Element) -> Void) {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.parser = parser
    self.onElement = onElement
    self.deepest = deepest
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(parser, Self.begin, Self.end)
    XML_SetStartDoctypeDeclHandler(parser, Self.doctype)
  }

  deinit {
    XML_ParserFree(parser)
  }

  /// Takes the next bytes.
  ///
  /// - Parameter isLast: the document ends with them.
  public func update(_ bytes: [UInt8], isLast: Bool) throws(Failure) {
    let result = bytes.withUnsafeBytes { buffer in
      XML_Parse(
        parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count), isLast ? 1 : 0)
    }
    if let failure { throw failure }
    guard result != XML_STATUS_ERROR else {
      let text = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown error"
      throw .malformed("\(text) (line \(XML_GetCurrentLineNumber(parser)))")
    }
  }

  private func stop(_ failure: Failure) {
    self.failure = failure
    XML_StopParser(parser, 0)
  }

  private static func reader(_ context: UnsafeMutableRawPointer?) -> XMLElements? {
    context.map { Unmanaged<XMLElements>.fromOpaque($0).takeUnretainedValue() }
  }

  private static let begin: XML_StartElementHandler = { context, name, attributes in
    guard let reader = reader(context), let name, let attributes, reader.failure == nil else { return }
    reader.depth += 1
    guard reader.depth <= reader.deepest else { return reader.stop(.tooDeep(reader.deepest)) }
    var pairs: [(name: String, value: String)] = []
    var place = 0
    while let key = attributes[place], let value = attributes[place + 1] {
      pairs.append((String(cString: key), String(cString: value)))
      place += 2
    }
    reader.onElement(Element(name: String(cString: name), attributes: pairs))
  }

  private static let end: XML_EndElementHandler = { context, _ in reader(context)?.depth -= 1 }

  private static let doctype: XML_StartDoctypeDeclHandler = { context, _, _, _, _ in
    reader(context)?.stop(.doctype)
  }
}
