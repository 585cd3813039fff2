/// Bit operations of the `math` extension.
extension Function {
  static let bits: [Function] = [
    Function("math.bitAnd", pairs, .binary(bitwise({ $0 & $1 }))),
    Function("math.bitOr", pairs, .binary(bitwise({ $0 | $1 }))),
    Function("math.bitXor", pairs, .binary(bitwise({ $0 ^ $1 }))),
    Function(
      "math.bitNot", [.function(.int, gives: .int), .function(.uint, gives: .uint)],
      .unary { (value) in
        switch value {
        case .int(let number): .int(~number)
        case .uint(let number): .uint(~number)
        default: nil
        }
      }),
    Function("math.bitShiftLeft", shifts, .binary(shift { $0 << $1 })),
    // The sign is shifted like any other bit.
    Function("math.bitShiftRight", shifts, .binary(shift { $0 >> $1 })),
  ]

  private static let pairs: [Overload] = [
    .function(.int, .int, gives: .int), .function(.uint, .uint, gives: .uint),
  ]
  private static let shifts: [Overload] = [
    .function(.int, .int, gives: .int), .function(.uint, .int, gives: .uint),
  ]

  private static func bitwise(
    _ combine: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> @Sendable (Value, Value) -> Value? {
    { left, right in
      switch (left, right) {
      case (.int(let left), .int(let right)):
        .int(Int64(bitPattern: combine(UInt64(bitPattern: left), UInt64(bitPattern: right))))
      case (.uint(let left), .uint(let right)): .uint(combine(left, right))
      default: nil
      }
    }
  }

  private static func shift(
    _ shift: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> @Sendable (Value, Value) throws(EvaluationError) -> Value? {
    { (value, distance) throws(EvaluationError) in
      guard case .int(let distance) = distance else { return nil }
      guard distance >= 0 else { throw .invalidArgument("negative offset: \(distance)") }
      switch value {
      case .int(let number): return .int(Int64(bitPattern: shift(UInt64(bitPattern: number), distance)))
      case .uint(let number): return .uint(shift(number, distance))
      default: return nil
      }
    }
  }
}
