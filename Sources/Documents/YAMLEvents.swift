import CYAML
import Diagnostics

/// One step of libyaml's parser.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case documentEnd
    case streamEnd
    case alias
    case scalar(text: String, style: Scalar.Style)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  let kind: Kind
  let position: Position
  let hasAnchor: Bool
  let hasTag: Bool
}

/// The events of a YAML text, pulled one at a time, so that a limit stops the parser where it is reached.
final class YAMLEvents {
  let source: SourceText
  // libyaml keeps pointers to both, so neither may move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let lineStarts: [Int]

  init(_ source: SourceText) throws(Diagnostics) {
    self.source = source
    lineStarts = Self.lineStarts(source.text)
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: source.text.utf8.count)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      input.deallocate()
      throw Diagnostics([Diagnostic("not enough memory", source: source.name)])
    }
    _ = input.initialize(from: source.text.utf8)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(Diagnostics) -> YAMLEvent {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
      defer { yaml_event_delete(&event) }
      if let event = translated(event) { return event }
    }
  }

  func failure(_ message: String, at position: Position) -> Diagnostics {
    Diagnostics([Diagnostic(message, in: source, at: position)])
  }

  /// Nil for the start of the stream, which says nothing.
  private func translated(_ event: yaml_event_t) -> YAMLEvent? {
    let position = position(ofScalar: event.start_mark.index)
    func make(_ kind: YAMLEvent.Kind, anchor: Bool = false, tag: Bool = false) -> YAMLEvent {
      YAMLEvent(kind: kind, position: position, hasAnchor: anchor, hasTag: tag)
    }
    let data = event.data
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return make(.documentStart)
    case YAML_DOCUMENT_END_EVENT: return make(.documentEnd)
    case YAML_ALIAS_EVENT: return make(.alias)
    case YAML_SCALAR_EVENT:
      let text = String(
        decoding: UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length), as: UTF8.self)
      return make(
        .scalar(text: text, style: Self.style(data.scalar.style)), anchor: data.scalar.anchor != nil,
        tag: data.scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      return make(
        .sequenceStart, anchor: data.sequence_start.anchor != nil, tag: data.sequence_start.tag != nil)
    case YAML_SEQUENCE_END_EVENT: return make(.sequenceEnd)
    case YAML_MAPPING_START_EVENT:
      return make(.mappingStart, anchor: data.mapping_start.anchor != nil, tag: data.mapping_start.tag != nil)
    case YAML_MAPPING_END_EVENT: return make(.mappingEnd)
    case YAML_STREAM_START_EVENT: return nil
    default: return make(.streamEnd)
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private func failure() -> Diagnostics {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "the text is not YAML"
    if state.error == YAML_READER_ERROR {
      return failure(problem, at: source.position(ofUTF8Offset: state.problem_offset))
    }
    let context = state.context.map { " " + String(cString: $0) } ?? ""
    // A text such as `!a && b` or `*.py` is read as a tag or an alias, and refused in words that do not say so.
    let isIndicator = ["an anchor", "an alias", "a tag"].contains { context.utf8.ends(with: $0.utf8) }
    let advice = isIndicator ? "; quote a text that starts with '!', '&' or '*'" : ""
    return failure(problem + context + advice, at: position(ofScalar: state.problem_mark.index))
  }

  /// libyaml also ends lines at `\r`, U+0085, U+2028 and U+2029, which no editor counts, so its line numbers are not used.
  private func position(ofScalar index: Int) -> Position {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return Position(line: low + 1, column: index - lineStarts[low] + 1)
  }

  private static func lineStarts(_ text: String) -> [Int] {
    var starts = [0]
    for (index, scalar) in text.unicodeScalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
    return starts
  }
}

extension Sequence<UInt8> {
  fileprivate func ends(with suffix: some BidirectionalCollection<UInt8>) -> Bool {
    reversed().starts(with: suffix.reversed())
  }
}
