/// The values of an environment's variables, by slot.
///
/// One evaluation at a time: bindings are not shared between threads.
public final class Bindings {
  private enum Slot {
    case empty
    case value(Value)
    case lazy(() throws(EvaluationError) -> Value)
    case failed(EvaluationError)
  }

  private let environment: Environment
  private let costLimit: Int
  private let totalLimit: Int
  // No access to these outlasts one statement, so that checking for overlaps would only cost time.
  @exclusivity(unchecked) private var slots: [Slot]
  /// The rows that slots hold, once more: reading a field must not copy a whole `Value`.
  @exclusivity(unchecked) private var rows: [(source: any ObjectSource, row: Int)?]
  // Macro variables of the running evaluation start at `base`: a lazy variable may evaluate within another.
  @exclusivity(unchecked) private var locals: [Value] = []
  @exclusivity(unchecked) private var base = 0
  @exclusivity(unchecked) private var remaining = 0
  @exclusivity(unchecked) private var totalRemaining: Int
  /// What was computed once for a whole table.
  private var hoisted: [ObjectIdentifier: Result<Value, EvaluationError>] = [:]

  /// - Parameter isForWholeTarget: one evaluation may then cost as much as otherwise all those over a table together.
  public init(_ environment: Environment, isForWholeTarget: Bool = false) {
    self.environment = environment
    totalLimit = environment.limits.tableCost
    costLimit = isForWholeTarget ? totalLimit : environment.limits.cost
    totalRemaining = totalLimit
    slots = Array(repeating: .empty, count: environment.variables.count)
    rows = Array(repeating: nil, count: environment.variables.count)
  }

  public func slot(of name: String) -> Int? {
    environment.slot(of: name)
  }

  public func set(_ slot: Int, _ value: Value) {
    slots[slot] = .value(value)
    if case .object(let object) = value {
      rows[slot] = (object.source, object.row)
    } else {
      rows[slot] = nil
    }
  }

  /// Supplies a variable by name; a name that is not declared is ignored.
  public func bind(_ name: String, _ value: Value) {
    if let slot = slot(of: name) { set(slot, value) }
  }

  /// Supplies a variable that is computed when it is first read, and at most once, even when that fails.
  public func bind(_ name: String, lazily value: @escaping () throws(EvaluationError) -> Value) {
    guard let slot = slot(of: name) else { return }
    slots[slot] = .lazy(value)
    rows[slot] = nil
  }
}

extension Bindings {
  func value(at slot: Int) throws(EvaluationError) -> Value {
    if case .value(let value) = slots[slot] { return value }
    return try computed(slot)
  }

  /// A field of the object in a slot, without copying the object out.
  func value(field: Int, ofSlot slot: Int) throws(EvaluationError) -> Value? {
    if let place = rows[slot] { return try place.source.value(field: field, row: place.row) }
    guard case .object(let object) = try value(at: slot) else {
      throw .noSuchOverload("a field of '\(environment.variables[slot].name)'")
    }
    return try object.source.value(field: field, row: object.row)
  }

  private func computed(_ slot: Int) throws(EvaluationError) -> Value {
    switch slots[slot] {
    case .value(let value): return value
    case .failed(let error): throw error
    case .empty: throw .unboundVariable(environment.variables[slot].name)
    case .lazy(let compute):
      let name = environment.variables[slot].name
      slots[slot] = .failed(.invalidArgument("the variable '\(name)' is defined by itself"))
      do throws(EvaluationError) {
        let value = try compute()
        set(slot, value)
        return value
      } catch {
        slots[slot] = .failed(error)
        throw error
      }
    }
  }

  func local(_ index: Int) -> Value {
    locals[base + index]
  }

  func setLocal(_ index: Int, _ value: Value) {
    locals[base + index] = value
  }

  func charge(_ units: Int) throws(EvaluationError) {
    remaining -= units
    if remaining < 0 { throw .costExceeded(limit: totalRemaining < costLimit ? totalLimit : costLimit) }
  }

  /// The value of what does not depend on the row: computed when first asked for, on the budget of the table.
  func once(_ key: HoistedValue, _ code: Code<Value>) throws(EvaluationError) -> Value {
    if let known = hoisted[ObjectIdentifier(key)] { return try known.get() }
    let outer = remaining
    remaining = totalRemaining
    let result = Result { () throws(EvaluationError) in try code(self) }
    totalRemaining = max(0, remaining)
    remaining = min(outer, totalRemaining)
    hoisted[ObjectIdentifier(key)] = result
    return try result.get()
  }

  /// What an evaluation takes over from the one around it, and gives back.
  struct Outer {
    fileprivate let base: Int
    fileprivate let remaining: Int
    fileprivate let budget: Int
  }

  /// Starts an evaluation with its own macro variables and its own budget.
  func enter(locals count: Int) -> Outer {
    let budget = min(costLimit, totalRemaining)
    let outer = Outer(base: base, remaining: remaining, budget: budget)
    remaining = budget
    if count > 0 {
      base = locals.count
      locals.append(contentsOf: repeatElement(.null, count: count))
    }
    return outer
  }

  func leave(to outer: Outer, locals count: Int) {
    if count > 0 { locals.removeLast(count) }
    base = outer.base
    totalRemaining = max(0, totalRemaining - (outer.budget - remaining))
    remaining = outer.remaining
  }
}
