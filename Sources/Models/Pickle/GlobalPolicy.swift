/// What an import in a pickle is good for.
///
/// Only names that are known to be harmless pass. A list of the bad ones alone is never long enough, so that whatever
/// stands on neither list is left to a person.
struct GlobalPolicy: Sendable {
  enum Judgement: Hashable {
    case allowed
    /// Nobody here knows what it does.
    case unknown
    case denied(ModelFinding.Kind, Reason)
  }

  /// What a denied name is good for.
  enum Reason: String, Hashable {
    case runsCode = "runs commands or code"
    case touchesFiles = "reads or writes files"
    case usesNetwork = "opens connections"
    case loadsMore = "loads other objects or libraries"
    case reachesInside = "reaches into objects by name"
    case changesInterpreter = "changes the interpreter"
  }

  /// Names that the user vouches for, as `module.name`.
  private let additionallyAllowed: Set<String>
  /// Whether names that only TorchScript writes are harmless here.
  private let isTorchScript: Bool

  init(allowing names: Set<String> = [], isTorchScript: Bool = false) {
    additionallyAllowed = names
    self.isTorchScript = isTorchScript
  }

  var forTorchScript: GlobalPolicy { GlobalPolicy(allowing: additionallyAllowed, isTorchScript: true) }

  /// - Parameter proto: the protocol of the pickle, which says whose names they are.
  func judge(_ written: PickleGlobal, proto: UInt8) -> Judgement {
    // Later protocols mean the names of Python 3, but one that was denied stays so under its old name.
    let old = judge(written.inPythonThree)
    if proto < 3 { return old }
    let judgement = judge(written)
    if case .denied = old, judgement == .unknown { return old }
    return judgement
  }

  private func judge(_ global: PickleGlobal) -> Judgement {
    let (module, name) = (
      String(decoding: global.module, as: UTF8.self), String(decoding: global.name, as: UTF8.self)
    )
    if Self.allowed[module]?.contains(name) == true { return .allowed }
    if isTorchScript, Self.isOfTorchScript(module, name) { return .allowed }
    // What a user vouches for by mistake must not be what runs code.
    let denied = denial(of: module, name)
    if denied == nil, additionallyAllowed.contains(module + "." + name) { return .allowed }
    return denied ?? .unknown
  }

  private func denial(of module: String, _ name: String) -> Judgement? {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    if parts.count > 1 {
      let isInner = parts.contains { $0.utf8.first == UInt8(ascii: "_") }
      let isDenied = { part in
        Self.deniedModules[part] != nil || Self.isDenied(part, in: "builtins")
          || Self.isDenied(part, in: module)
      }
      if isInner || parts.contains(where: isDenied) {
        return .denied(.dottedName, .reachesInside)
      }
      if let reason = Self.deniedMethods[module] { return .denied(.unsafeGlobal, reason) }
    } else if name.utf8.starts(with: "__".utf8) {
      return .denied(.unsafeGlobal, .reachesInside)
    }
    // Only the interpreter's own modules are called so.
    if module.utf8.first == UInt8(ascii: "_"), !module.utf8.starts(with: "__".utf8) {
      return .denied(.unsafeGlobal, .reachesInside)
    }
    if let reason = Self.reason(against: module, parts[0]) { return .denied(.unsafeGlobal, reason) }
    return nil
  }

  /// The module or one it lies in is denied, or the name in it.
  private static func reason(against module: String, _ name: String) -> Reason? {
    if let reason = deniedNames[module]?[name] { return reason }
    var rest = module.utf8[...]
    while true {
      if let reason = deniedModules[String(Substring(rest))] { return reason }
      guard let dot = rest.lastIndex(of: UInt8(ascii: ".")) else { return nil }
      rest = rest[..<dot]
    }
  }

  private static func isDenied(_ name: String, in module: String) -> Bool {
    deniedNames[module]?[name] != nil
  }

  private static func isOfTorchScript(_ module: String, _ name: String) -> Bool {
    let isOwn = module.utf8.elementsEqual("__torch__".utf8) || module.utf8.starts(with: "__torch__.".utf8)
    return isOwn || module.utf8.elementsEqual("torch.jit._pickle".utf8)
  }
}
