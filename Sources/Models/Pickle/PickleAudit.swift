/// Judges what the pickles of one stream import, call and change.
final class PickleAudit {
  let limits: ModelLimits
  let policy: GlobalPolicy
  /// Whether whoever loads the stream knows what persistent ids stand for, as PyTorch does.
  let knowsPersistentIDs: Bool
  private let report: FindingScope
  private let depth: Int
  private(set) var globals: [PickleGlobal] = []
  private var numbers: [PickleGlobal: Int] = [:]
  private var judgements: [GlobalPolicy.Judgement] = []
  /// The storages that persistent ids name.
  private(set) var storages: [TorchStorage] = []

  private static let deepest = 3
  private static let shownNames = 10

  init(
    _ report: FindingScope, policy: GlobalPolicy, limits: ModelLimits, knowsPersistentIDs: Bool = false,
    depth: Int = 0
  ) {
    self.report = report
    self.policy = policy
    self.limits = limits
    self.knowsPersistentIDs = knowsPersistentIDs
    self.depth = depth
  }

  func note(_ kind: ModelFinding.Kind, _ concern: ModelFinding.Concern, _ message: String, at place: Int64) {
    report.add(kind, concern, message, at: place)
  }

  /// An audit of another stream that reports elsewhere.
  func nested(reportingTo scope: FindingScope) -> PickleAudit {
    PickleAudit(
      scope, policy: policy, limits: limits, knowsPersistentIDs: knowsPersistentIDs, depth: depth + 1)
  }

  func imported(_ global: PickleGlobal, proto: UInt8, at place: Int64) -> PickleValue {
    if let number = numbers[global] { return .global(number) }
    let judgement = policy.judge(global, proto: proto)
    numbers[global] = globals.count
    globals.append(global)
    judgements.append(judgement)
    switch judgement {
    case .allowed: break
    case .unknown:
      report.add(
        .unknownGlobal, .review, "it imports \(global.text), which nobody here knows", at: place,
        global: global.text)
    case .denied(let kind, let reason):
      report.add(
        kind, .unsafe, "it imports \(global.text), which \(reason.rawValue)", at: place, global: global.text)
    }
    return .global(globals.count - 1)
  }

  func computedImport(_ module: PickleValue, _ name: PickleValue, at place: Int64) {
    let text = [module, name].map { part in
      if case .text(let bytes) = part { String(decoding: bytes.prefix(100), as: UTF8.self) } else { "?" }
    }.joined(separator: ".")
    report.add(
      .computedGlobal, .unsafe, "it imports \(text), a name that is only known when it is loaded", at: place,
      global: text)
  }
}

extension PickleAudit {
  /// What calling something gives.
  func called(
    _ callee: PickleValue, with arguments: ArraySlice<PickleValue>, at place: Int64
  ) -> PickleValue {
    guard case .global(let number) = callee else {
      if case .computed = callee { return .computed }
      if case .object(let number) = callee, judgements[number] != .allowed { return .computed }
      note(.computedGlobal, .unsafe, "it calls what another call gave", at: place)
      return .computed
    }
    if globals[number] == Self.dataType, case .text(let text)? = arguments.first { return .dataType(text) }
    if case .denied(_, .loadsMore) = judgements[number] {
      for case .bytes(let bytes?) in arguments { lookInside(bytes, at: place, isLoaded: true) }
    }
    return .object(of: number)
  }

  /// `object.__setstate__(state)`, or the attributes of the object set one by one.
  func built(
    _ object: PickleValue, from state: PickleValue, by machine: PickleMachine, at place: Int64
  ) throws(ModelError) {
    switch object {
    case .global(let number):
      report.add(
        .buildOnGlobal, .unsafe, "it changes \(globals[number].text) itself", at: place,
        global: globals[number].text)
    case .object(let number) where globals[number] == JoblibArray.wrapper:
      try JoblibArray(state, at: place).pass(in: machine)
    default: break
    }
  }

  /// Whether items may be set in a value: in dictionaries, and in objects of classes that nobody knows.
  func mayBeDictionary(_ value: PickleValue) -> Bool {
    switch value {
    case .dictionary, .computed: return true
    case .object(let number):
      return judgements[number] != .allowed || Self.dictionaries.contains(globals[number])
    default: return false
    }
  }

  func persistent(_ identifier: PickleValue, at place: Int64) throws(ModelError) -> PickleValue {
    guard knowsPersistentIDs else {
      throw .malformed(
        .persistentID, "it asks for an object by a persistent id, which plain unpicklers refuse",
        offset: place)
    }
    if let storage = TorchStorage(identifier, globals: globals) { storages.append(storage) }
    return .persistent
  }

  /// A pickle in bytes is data until something loads it.
  func lookInside(_ bytes: [UInt8], at place: Int64, isLoaded: Bool = false) {
    guard depth < Self.deepest, isLoaded || PickleStream.beginsLikeOne(bytes[...]) else { return }
    let inner = FindingCollector(limit: limits.findings)
    let audit = nested(reportingTo: FindingScope(inner))
    let isWhole = PickleStream.runOne(bytes, audit)
    guard isWhole || !audit.globals.isEmpty else { return }
    let isUnsafe = inner.all.contains {
      $0.concern == .unsafe || ($0.kind == .nestedPickle && $0.concern == .review)
    }
    let names = audit.globals.prefix(Self.shownNames).map(\.text).joined(separator: ", ")
    let more = audit.globals.count - Self.shownNames
    note(
      .nestedPickle, isLoaded ? .unsafe : isUnsafe ? .review : .note,
      "bytes in it hold another pickle" + (names.isEmpty ? "" : ", which imports \(names)")
        + (more > 0 ? " and \(more) more" : ""), at: place)
  }

  private static let dataType = PickleGlobal("numpy", "dtype")
  private static let dictionaries: Set<PickleGlobal> = [
    PickleGlobal("collections", "OrderedDict"), PickleGlobal("collections", "Counter"),
    PickleGlobal("builtins", "dict"), PickleGlobal("__builtin__", "dict"),
  ]
}
