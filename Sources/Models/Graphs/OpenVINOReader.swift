import Documents

/// OpenVINO's intermediate representation (docs.openvino.ai, "IR format"): a graph in XML, its numbers in a file beside it.
enum OpenVINOReader: FormatReader {
  private static let chunk = 256 << 10
  /// No file has more bytes.
  private static let largestFile: Int64 = 1 << 50

  /// What the elements tell, gathered while they pass.
  private final class Seen {
    let scope: FindingScope
    var layerType = ""
    var isNetwork = false
    var end: Int64 = 0

    init(_ scope: FindingScope) {
      self.scope = scope
    }
  }

  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let seen = Seen(input.scope)
    guard let elements = XMLElements({ judge($0, seen) }) else {
      throw .unreadable("not enough memory for a parser of XML")
    }
    let reader = try input.reader()
    var isLast = false
    while !isLast {
      let bytes = try reader.upTo(chunk)
      isLast = bytes.count < chunk
      if let failure = failure(of: elements, taking: bytes, isLast: isLast) {
        guard failure == .doctype else { throw error(for: failure) }
        input.scope.add(
          .xmlDoctype, .unsafe, "it declares a document type, whose entities read files or fill the memory")
        return ModelContents(.openVINO)
      }
    }
    var contents = ModelContents(.openVINO)
    guard seen.isNetwork else { throw .malformed(.badXML, "it describes no network", offset: nil) }
    if seen.end > 0 {
      let stem = input.name.bytes.dropLast(input.name.ends(with: ".xml") ? 4 : 0)
      contents.companions = [
        ModelReport.Companion(path: stem + Array(".bin".utf8), range: 0..<seen.end, tensors: [])
      ]
    }
    return contents
  }

  private static func failure(
    of elements: XMLElements, taking bytes: [UInt8], isLast: Bool
  ) -> XMLElements.Failure? {
    do throws(XMLElements.Failure) {
      try elements.update(bytes, isLast: isLast)
      return nil
    } catch {
      return error
    }
  }

  private static func error(for failure: XMLElements.Failure) -> ModelError {
    switch failure {
    case .tooDeep(let depth):
      .malformed(.deepNesting, "its elements nest deeper than \(depth) levels", offset: nil)
    case .malformed(let message): .malformed(.badXML, message, offset: nil)
    case .doctype: .malformed(.xmlDoctype, "it declares a document type", offset: nil)
    }
  }

  private static func judge(_ element: XMLElements.Element, _ seen: Seen) {
    switch element.name {
    case "net": seen.isNetwork = true
    case "layer":
      seen.layerType = element["type"] ?? ""
      let version = element["version"] ?? "opset1"
      if !version.utf8.starts(with: "opset".utf8), !version.utf8.elementsEqual("ie_internal_opset".utf8) {
        seen.scope.add(
          .customOperator, .review,
          "the layer '\(seen.layerType)' of '\(version)' comes from a library of somebody's own")
      }
    case "data" where seen.layerType.utf8.elementsEqual("Const".utf8): judgeConstant(element, seen)
    default: break
    }
    let libraries = ["library", "library_path", "plugin", "extension", "path"]
    if let attribute = element.attributes.first(where: { libraries.contains($0.name) }),
      !attribute.value.isEmpty
    {
      seen.scope.add(.externalPath, .unsafe, "it names the library '\(attribute.value)' to be loaded")
    }
  }

  /// Where the numbers of a constant lie in the other file.
  private static func judgeConstant(_ data: XMLElements.Element, _ seen: Seen) {
    guard let offset = data["offset"], let size = data["size"] else { return }
    guard let offset = Int64(offset), let size = Int64(size), offset >= 0, size >= 0,
      offset <= largestFile, size <= largestFile
    else {
      return seen.scope.add(.badOffset, .malformed, "a constant lies at \(offset) with \(size) bytes")
    }
    seen.end = max(seen.end, offset + size)
  }
}
