import Diagnostics
import Testing

@testable import Expressions

/// The CEL specification's own tests, tiers 1 (core) and 2 (extensions).
@Suite struct ConformanceTests {
  /// Tests that are not ours to pass, each with its reason.
  static let skipped: [String: String] = [:]

  @Test(arguments: ConformanceSuite.all)
  func `expressions have the values that the specification gives them`(suite: ConformanceSuite) throws {
    for test in suite.tests where Self.isOurs(test) && !test.isCheckOnly {
      let answer = try Self.answer(to: test)
      if let expected = test.expect.value {
        #expect(answer == expected.value.exact, "\(test.id): \(test.expression)")
      } else {
        #expect(answer.utf8.starts(with: "error".utf8), "\(test.id): \(test.expression)")
      }
    }
  }

  @Test(arguments: ConformanceSuite.all)
  func `expressions have the types that the reference checker deduces`(suite: ConformanceSuite) throws {
    for test in suite.tests where Self.isOurs(test) && test.hasReference {
      let environment = try test.environment(.specification)
      let wanted = test.expectedType ?? test.referenceCheck?.type
      let complaint = test.referenceCheck?.errors?.first
      do throws(ExpressionErrors) {
        let type = try Expression(test.expression, in: environment).type.description
        #expect(complaint == nil, "\(test.id): \(test.expression) has no type")
        #expect(wanted == nil || type == wanted, "\(test.id): \(test.expression)")
      } catch {
        #expect(complaint != nil, "\(test.id): \(test.expression): \(error.all)")
        if let complaint {
          #expect(error.all[0].isAbout(complaint), "\(test.id): \(test.expression): \(error.all)")
        }
      }
    }
  }

  private static func isOurs(_ test: ConformanceTest) -> Bool {
    test.tier > 0 && skipped[test.id] == nil
  }

  private static func answer(to test: ConformanceTest) throws -> String {
    let environment = try test.environment(test.isUnchecked ? .dynamic : .specification)
    let bindings = Bindings(environment)
    for (name, value) in test.bindings { bindings.bind(name, value.value) }
    do {
      return try Expression(test.expression, in: environment).evaluate(bindings).exact
    } catch {
      return "error: \(error)"
    }
  }
}

extension ExpressionError {
  /// Whether the error points where the reference does; of an unknown function we point at the name, not at its `(`.
  func isAbout(_ complaint: ConformanceTest.ReferenceCheck.Complaint) -> Bool {
    guard position.line == complaint.line else { return false }
    let isAboutFunction =
      message.contains("function") || message.contains("method") || message.contains("argument")
    let name = message.split(separator: "'", omittingEmptySubsequences: false).dropFirst().first ?? ""
    return position.column == complaint.column
      || isAboutFunction && position.column + name.unicodeScalars.count == complaint.column
  }
}

extension Value {
  /// The value with its types: CEL's own equality takes `1`, `1u` and `1.0` for the same.
  var exact: String {
    switch self {
    case .list(let list): "[" + (0..<list.count).map { list[$0].exact }.joined(separator: ", ") + "]"
    case .map(let map):
      "{" + zip(map.keys, map.values).map { "\($0.exact): \($1.exact)" }.sorted().joined(separator: ", ")
        + "}"
    case .string(let text): "string \(Array(text.utf8))"
    case .bytes(let bytes): "bytes \(bytes)"
    case .type(let type): "type \(type.name)"
    case .optional(let value): "optional \(value?.exact ?? "none")"
    default: "\(type) \(text)"
    }
  }
}
