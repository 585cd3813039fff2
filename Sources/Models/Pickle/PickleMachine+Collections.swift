extension PickleMachine {
  /// The instructions that make lists, dictionaries, tuples and sets, and fill them.
  func collect(_ opcode: PickleOpcode, at place: Int64) throws(ModelError) {
    switch opcode {
    case .emptyList: try stack.push(.list)
    case .emptyDictionary: try stack.push(.dictionary(PickleDictionary()))
    case .emptySet: try stack.push(.set)
    case .emptyTuple: try push(tuple: [])
    case .list:
      _ = try stack.popMark()
      try stack.push(.list)
    case .frozenSet:
      _ = try stack.popMark()
      try stack.push(.set)
    case .dictionary:
      let dictionary = PickleDictionary()
      try set(stack.popMark(), in: dictionary, at: place)
      try stack.push(.dictionary(dictionary))
    case .tuple: try push(tuple: stack.popMark())
    case .tuple1: try push(tuple: pop(1))
    case .tuple2: try push(tuple: pop(2))
    case .tuple3: try push(tuple: pop(3))
    case .append:
      _ = try stack.pop()
      _ = try stack.top
    case .appends, .addItems:
      _ = try stack.popMark()
      _ = try stack.top
    case .setItem: try setItems(pop(2), at: place)
    default: try setItems(stack.popMark(), at: place)
    }
  }

  private func pop(_ count: Int) throws(ModelError) -> ArraySlice<PickleValue> {
    var values: [PickleValue] = []
    for _ in 0..<count { values.append(try stack.pop()) }
    return ArraySlice(values.reversed())
  }

  private func push(tuple elements: ArraySlice<PickleValue>) throws(ModelError) {
    try stack.push(PickleTuple(elements).map { .tuple($0) } ?? .opaque)
  }

  /// `object[key] = value`, whatever the object is: only picklers of dictionaries write it.
  private func setItems(_ items: ArraySlice<PickleValue>, at place: Int64) throws(ModelError) {
    let target = try stack.top
    if case .dictionary(let dictionary) = target { return try set(items, in: dictionary, at: place) }
    guard !items.isEmpty, !audit.mayBeDictionary(target) else { return }
    audit.note(.setItemOnOther, .unsafe, "items are set in what is no dictionary", at: place)
  }

  private func set(
    _ items: ArraySlice<PickleValue>, in dictionary: PickleDictionary, at place: Int64
  ) throws(ModelError) {
    guard items.count.isMultiple(of: 2) else {
      throw .malformed(.stackUnderflow, "a dictionary has a key without a value", offset: place)
    }
    for index in stride(from: items.startIndex, to: items.endIndex, by: 2) {
      dictionary.set(items[index], items[index + 1])
    }
  }
}
