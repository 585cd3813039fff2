import Testing

@testable import Expressions

/// What the documentation of functions says is complete and true.
struct FunctionReferenceTests {
  private static let descriptions = FunctionGroup.all.flatMap(\.functions)

  @Test(arguments: Function.named.keys.sorted().filter { $0 != "dyn" })
  func `every function is documented`(name: String) {
    #expect(Self.descriptions.count { $0.name == name } == 1)
  }

  @Test(arguments: descriptions)
  func `every example is true`(description: FunctionDescription) throws {
    let example = try Expression(description.example, in: Environment(), expecting: .bool)
    #expect(try example.evaluateBool(Bindings(Environment())), Comment(rawValue: description.example))
  }
}

extension FunctionDescription: CustomTestStringConvertible {
  public var testDescription: String { name }
}
