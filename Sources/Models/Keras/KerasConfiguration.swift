import Documents

/// The configuration of a Keras model: loading it makes an object of every class that it names
/// (keras/src/saving/serialization_lib.py; CVE-2024-3660, 2025-1550, 2025-8747, 2025-49655).
struct KerasConfiguration {
  private let scope: FindingScope

  private static let deepest = 128

  init(_ scope: FindingScope) {
    self.scope = scope
  }

  /// Looks at every object, wherever it stands.
  func judge(_ document: Node) { judge(document, depth: 0) }

  private func judge(_ node: Node, depth: Int) {
    guard depth < Self.deepest else {
      return scope.add(.deepNesting, .malformed, "its objects nest deeper than \(Self.deepest) levels")
    }
    for element in node.sequence ?? [] { judge(element, depth: depth + 1) }
    guard let members = node.mapping else { return }
    if let name = node["class_name"]?.string { judge(name, node) }
    for member in members { judge(member.value, depth: depth + 1) }
  }

  private func judge(_ name: String, _ object: Node) {
    let module = object["module"]?.string
    if Self.lambdas.contains(name) {
      return scope.add(.lambdaLayer, .unsafe, "a \(name) carries code, which runs when the model does")
    }
    if let message = Self.loaders[name] {
      return scope.add(
        name == "TorchModuleWrapper" ? .nestedPickle : .externalPath, .unsafe, "a \(name) \(message)")
    }
    if let module, !Self.isOfKeras(module) {
      return judge(name, of: module)
    }
    if let registered = object["registered_name"]?.string, registered.utf8.contains(UInt8(ascii: ">")) {
      scope.add(
        .customObject, .review,
        "it makes an object of '\(registered)', a class that somebody's code registers")
    } else if !KerasClasses.all.contains(name) {
      let isFunction = name.utf8.first.map { $0 == UInt8(ascii: "_") || $0 >= UInt8(ascii: "a") } ?? true
      // Loading calls it: CVE-2025-8747 fetched a file with keras.utils.get_file.
      if isFunction, module != nil, !name.utf8.elementsEqual("function".utf8) {
        scope.add(.foreignModule, .unsafe, "it calls \(module ?? "").\(name), which makes no part of a model")
      } else {
        scope.add(.customObject, .review, "it makes an object of '\(name)', which is no class of Keras")
      }
    }
    if Self.vocabularies.contains(name), let path = object["config"]?["vocabulary"]?.string, !path.isEmpty {
      scope.add(.externalPath, .unsafe, "a \(name) reads its vocabulary from '\(path)' when it is loaded")
    }
  }

  private func judge(_ name: String, of module: String) {
    let isBuiltin = module.utf8.elementsEqual("builtins".utf8) && !name.utf8.elementsEqual("function".utf8)
    if isBuiltin || GlobalPolicy.deniedModules[Self.top(of: module)] != nil {
      scope.add(
        .foreignModule, .unsafe, "it makes an object of \(module).\(name), which is no part of a model")
    } else {
      scope.add(.customObject, .review, "it makes an object of \(module).\(name), which nobody here knows")
    }
  }

  private static func isOfKeras(_ module: String) -> Bool {
    ["keras", "keras_nlp", "keras_hub", "keras_cv"].contains(top(of: module))
      || ["tensorflow.keras", "tf_keras"].contains { module.utf8.starts(with: $0.utf8) }
  }

  private static func top(of module: String) -> String {
    String(Substring(module.utf8.prefix { $0 != UInt8(ascii: ".") }))
  }

  private static let lambdas: Set<String> = ["Lambda", "__lambda__"]
  private static let loaders = [
    "TFSMLayer": "loads a SavedModel from a path", "TorchModuleWrapper": "unpickles a module of PyTorch",
    "JaxLayer": "runs a function of JAX", "FlaxLayer": "runs a module of Flax",
  ]
  private static let vocabularies: Set<String> = [
    "StringLookup", "IntegerLookup", "TextVectorization", "IndexLookup",
  ]
}
