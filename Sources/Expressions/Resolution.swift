/// A fact that an expression names.
public enum FactRead: Hashable, Sendable {
  case variable(String)
  case field(type: String, name: String)
}

/// What checking finds out about a tree, by the ids of its nodes.
struct Resolution: Sendable {
  /// What a name stands for.
  enum Reference: Sendable {
    case variable(slot: Int)
    case local(Int)
    case type(ExpressionType)
    /// `dropsTarget` when what looked like a method's target was a namespace, as in `math.abs(x)`.
    case function(Function, dropsTarget: Bool)
  }

  var types: [ExpressionType]
  var references: [Reference?]
  var reads: Set<FactRead> = []
  /// Where the variables of a macro start, by the id of the node they are bound in.
  var firstLocals: [Int: Int] = [:]
  /// How many macro variables are alive at once, at most.
  var localCount = 0

  init(nodeCount: Int) {
    types = Array(repeating: .dyn, count: nodeCount)
    references = Array(repeating: nil, count: nodeCount)
  }
}
