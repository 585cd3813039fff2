extension PickleMachine {
  /// The instructions that import, call, and change objects.
  func call(_ opcode: PickleOpcode, at place: Int64) throws(ModelError) {
    switch opcode {
    case .global: try stack.push(audit.imported(lines(at: place), proto: proto, at: place))
    case .stackGlobal: try stack.push(importFromStack(at: place))
    case .instance:
      let callee = audit.imported(try lines(at: place), proto: proto, at: place)
      try stack.push(audit.called(callee, with: stack.popMark(), at: place))
    case .object:
      let parts = try stack.popMark()
      guard let callee = parts.first else {
        throw .malformed(.stackUnderflow, "an object has no class", offset: place)
      }
      try stack.push(audit.called(callee, with: parts.dropFirst(), at: place))
    case .newObjectWithKeywords:
      _ = try stack.pop()
      try callTop(at: place)
    case .newObject, .reduce: try callTop(at: place)
    case .build: try build(at: place)
    case .extension1: try useExtension(Int64(reader.byte()), at: place)
    case .extension2: try useExtension(Int64(reader.integer(UInt16.self)), at: place)
    case .extension4: try useExtension(Int64(reader.integer(Int32.self)), at: place)
    case .persistentID: try stack.push(audit.persistent(.text(line(at: place)), at: place))
    default: try stack.push(audit.persistent(stack.pop(), at: place))
    }
  }

  private func lines(at place: Int64) throws(ModelError) -> PickleGlobal {
    let (module, name) = (try line(at: place), try line(at: place))
    guard String(validating: module, as: UTF8.self) != nil, String(validating: name, as: UTF8.self) != nil
    else {
      throw .malformed(.badUTF8, "the name of an import is not UTF-8", offset: place)
    }
    return PickleGlobal(module: module, name: name)
  }

  private func importFromStack(at place: Int64) throws(ModelError) -> PickleValue {
    let (name, module) = (try stack.pop(), try stack.pop())
    if case .text(let module) = module, case .text(let name) = name {
      return audit.imported(PickleGlobal(module: module, name: name), proto: proto, at: place)
    }
    audit.computedImport(module, name, at: place)
    return .computed
  }

  private func callTop(at place: Int64) throws(ModelError) {
    let (arguments, callee) = (try stack.pop(), try stack.pop())
    var elements: [PickleValue] = []
    if case .tuple(let tuple) = arguments { elements = tuple.elements }
    try stack.push(audit.called(callee, with: elements[...], at: place))
  }

  private func build(at place: Int64) throws(ModelError) {
    let (state, object) = (try stack.pop(), try stack.top)
    try audit.built(object, from: state, by: self, at: place)
  }

  private func useExtension(_ code: Int64, at place: Int64) throws(ModelError) {
    audit.note(
      .extensionRegistry, .unsafe,
      "extension \(code) stands for whatever the loading program registered under it", at: place)
    try stack.push(.computed)
  }
}
