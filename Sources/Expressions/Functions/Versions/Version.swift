import Diagnostics

/// A version as one ecosystem writes and orders it.
protocol Version {
  /// Nil when the ecosystem does not take the text for a version.
  init?(parsing text: String)

  func order(comparedTo other: Self) -> Order
}

/// Whose rules say which of two versions is the newer one.
enum Ecosystem: String, CaseIterable, Sendable {
  case dpkg, apk, rpm, semver, pep440

  /// The ecosystem of that name; an error that names the others when there is none.
  init(named name: String) throws(EvaluationError) {
    guard let known = Ecosystem(rawValue: name) else {
      let suggestion = Suggestion.phrase(for: name, in: Self.names)
      let others = suggestion.isEmpty ? "; it is one of \(Self.names.joined(separator: ", "))" : suggestion
      throw .invalidArgument("unknown ecosystem '\(name)'\(others)")
    }
    self = known
  }

  func compare(_ left: String, _ right: String) throws(EvaluationError) -> Order {
    switch self {
    case .dpkg: try compare(left, right, as: DebianVersion.self)
    case .apk: try compare(left, right, as: AlpineVersion.self)
    case .rpm: try compare(left, right, as: RPMVersion.self)
    case .semver: try compare(left, right, as: SemanticVersion.self)
    case .pep440: try compare(left, right, as: PythonVersion.self)
    }
  }

  /// Throws when the text is no version of the ecosystem.
  func check(_ version: String) throws(EvaluationError) {
    _ = try compare(version, version)
  }

  private static let names = allCases.map(\.rawValue)

  private func compare<V: Version>(_ left: String, _ right: String, as type: V.Type) throws(EvaluationError)
    -> Order
  {
    let (left, right) = (try version(left, as: type), try version(right, as: type))
    return left.order(comparedTo: right)
  }

  private func version<V: Version>(_ text: String, as type: V.Type) throws(EvaluationError) -> V {
    guard let version = V(parsing: text) else { throw .invalidArgument("not a \(self) version: '\(text)'") }
    return version
  }
}

extension Order {
  /// The order of two sequences: that of the first elements that differ, else the shorter one is less.
  init<Element: Comparable>(_ left: [Element], _ right: [Element]) {
    let difference = zip(left, right).first { $0 != $1 }
    self = difference.map { Order($0, $1) } ?? Order(left.count, right.count)
  }

  /// This order, or that of what is compared next when it decides nothing.
  func then(_ next: @autoclosure () -> Order) -> Order {
    self == .equal ? next() : self
  }
}
