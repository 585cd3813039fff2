/// SavedModel, MetaGraph and GraphDef of TensorFlow (tensorflow/core/protobuf/{saved_model,meta_graph}.proto,
/// tensorflow/core/framework/graph.proto).
struct TensorFlowReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let bytes = try input.reader()
    let isMetaGraph = input.name.ends(with: ".meta")
    let first = try bytes.peek()
    let isGraph = !isMetaGraph && first == 0x0A
    let graphs = TensorFlowReader()
    let message = ProtobufMessage(bytes, size: input.source.size)
    if isGraph {
      try graphs.readGraph(message.fields)
    } else if isMetaGraph {
      try graphs.readMetaGraph(message.fields)
    } else {
      try message.fields { field throws(ModelError) in
        if field.number == 2 { try graphs.readMetaGraph(field.fields) }
      }
    }
    graphs.judge(in: input.scope)
    return ModelContents(isGraph || isMetaGraph ? .graphDef : .savedModel)
  }

  private typealias Body = (ProtobufMessage.Field) throws(ModelError) -> Void
  private typealias Fields = (Body) throws(ModelError) -> Void

  private let seen = Seen()

  /// What runs, and where it first stands; functions of the graph's own are no operations.
  private final class Seen {
    var operations: [(name: String, place: Int64)] = []
    var names: Set<String> = []
    var functions: Set<String> = []
  }

  private func readMetaGraph(_ fields: Fields) throws(ModelError) {
    try fields { field throws(ModelError) in
      if field.number == 2 { try readGraph(field.fields) }
    }
  }

  private func readGraph(_ fields: Fields) throws(ModelError) {
    try fields { field throws(ModelError) in
      switch field.number {
      case 1: try readNode(field)
      case 2: try field.fields { part throws(ModelError) in if part.number == 1 { try readFunction(part) } }
      default: break
      }
    }
  }

  /// `FunctionDef`: its name stands in its signature.
  private func readFunction(_ function: ProtobufMessage.Field) throws(ModelError) {
    try function.fields { field throws(ModelError) in
      switch field.number {
      case 1:
        try field.fields { part throws(ModelError) in
          if part.number == 1 { seen.functions.insert(try part.text()) }
        }
      case 3: try readNode(field)
      default: break
      }
    }
  }

  private func readNode(_ node: ProtobufMessage.Field) throws(ModelError) {
    try node.fields { field throws(ModelError) in
      guard field.number == 2 else { return }
      let name = try field.text(limit: 256)
      if seen.names.insert(name).inserted { seen.operations.append((name, node.place)) }
    }
  }

  private func judge(in scope: FindingScope) {
    for (name, place) in seen.operations where !seen.functions.contains(name) {
      TensorFlowOperations.judge(name, in: scope, at: place)
    }
  }
}
