import FoundationEssentials
import Testing

@testable import Expressions

/// One file of the CEL specification's tests.
struct ConformanceSuite: Decodable, CustomTestStringConvertible {
  private enum CodingKeys: String, CodingKey {
    case file, tests
  }

  let file: String
  /// The tests of our tiers; the others speak of types that we do not have.
  let tests: [ConformanceTest]

  var testDescription: String { file }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    file = try container.decode(String.self, forKey: .file)
    var list = try container.nestedUnkeyedContainer(forKey: .tests)
    var tests: [ConformanceTest] = []
    while !list.isAtEnd {
      let element = try list.superDecoder()
      if try Tier(from: element).tier > 0 { tests.append(try ConformanceTest(from: element)) }
    }
    self.tests = tests
  }

  private struct Tier: Decodable {
    let tier: Int
  }

  /// The shared suites when they are beside the package, else the few that travel with it.
  static let all: [ConformanceSuite] = {
    let tests = #filePath.split(separator: "/").dropLast()
    let fixtures = "/" + tests.joined(separator: "/") + "/Fixtures"
    let shared = suites(in: "/" + tests.dropLast(3).joined(separator: "/") + "/shared/conformance/cel")
    if shared.isEmpty {
      print("The shared conformance suites are not here: running the small fixture alone.")
    }
    return shared + suites(in: fixtures)
  }()

  private static func suites(in folder: String) -> [ConformanceSuite] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
      do {
        return try JSONDecoder().decode(ConformanceSuite.self, from: data)
      } catch {
        Issue.record("\(name) cannot be read: \(error)")
        return nil
      }
    }
  }
}

struct ConformanceTest: Decodable {
  struct Declaration: Decodable {
    let name: String
    let type: String
  }

  struct Expectation: Decodable {
    let value: TaggedValue?
    let error: [String]?
  }

  struct ReferenceCheck: Decodable {
    struct Complaint: Decodable {
      let line: Int
      let column: Int
      let message: String
    }

    let ok: Bool
    let type: String?
    let errors: [Complaint]?
  }

  enum CodingKeys: String, CodingKey {
    case id, tier, expect, bindings
    case expression = "expr"
    case isUnchecked = "disable_check"
    case isCheckOnly = "check_only"
    case declarations = "type_env"
    case expectedType = "expect_type"
    case referenceCheck = "reference_check"
  }

  let id: String
  let tier: Int
  let expression: String
  let isUnchecked: Bool
  let isCheckOnly: Bool
  let declarations: [Declaration]
  let bindings: [String: TaggedValue]
  let expect: Expectation
  let expectedType: String?
  let referenceCheck: ReferenceCheck?

  var hasReference: Bool { referenceCheck != nil || expectedType != nil }

  func environment(_ strictness: Environment.Strictness) throws -> Environment {
    let declared = try declarations.map { Variable($0.name, try ExpressionType(parsing: $0.type)) }
    // The reference gives names that are bound but not declared the type dyn.
    let others = bindings.keys.filter { name in !declared.contains { $0.name == name } }
    return Environment(variables: declared + others.map { Variable($0, .dyn) }, strictness: strictness)
  }
}

/// A value as the suites write it: `{"int": "-1"}`.
struct TaggedValue: Decodable {
  let value: Value

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Tag.self)
    guard let tag = container.allKeys.first else { throw Unreadable(text: "no tag") }
    func text() throws -> String { try container.decode(String.self, forKey: tag) }
    switch tag {
    case .null: value = .null
    case .bool: value = .bool(try container.decode(Bool.self, forKey: tag))
    case .int: value = .int(try unwrap(Int64(text())))
    case .uint: value = .uint(try unwrap(UInt64(text())))
    case .double: value = .double(try unwrap(Double(text())))
    case .string: value = .string(try text())
    case .bytes: value = .bytes(Array(try unwrap(Data(base64Encoded: text()))))
    case .type: value = .type(try ExpressionType(parsing: text()))
    case .list: value = .list(List(try container.decode([TaggedValue].self, forKey: tag).map(\.value)))
    case .map:
      let entries = try container.decode([[TaggedValue]].self, forKey: tag)
      value = .map(try Map(entries.map { (key: $0[0].value, value: $0[1].value) }))
    }
  }

  private enum Tag: String, CodingKey {
    case null, bool, int, uint, double, string, bytes, type, list, map
  }
}

struct Unreadable: Error {
  let text: String
}

private func unwrap<T>(_ value: T?) throws -> T {
  guard let value else { throw Unreadable(text: "not a \(T.self)") }
  return value
}

extension ExpressionType {
  /// Reads `map(string, list(int))`.
  init(parsing text: String) throws {
    let parts = text.split(separator: "(", maxSplits: 1).map(String.init)
    let inner = parts.count == 2 ? String(parts[1].dropLast()) : ""
    switch parts[0] {
    case "list" where !inner.isEmpty: self = .list(try ExpressionType(parsing: inner))
    case "optional_type" where !inner.isEmpty: self = .optional(try ExpressionType(parsing: inner))
    case "map" where !inner.isEmpty:
      let types = inner.split(separator: ",", maxSplits: 1).map { String($0.drop { $0 == " " }) }
      self = .map(try ExpressionType(parsing: types[0]), try ExpressionType(parsing: types[1]))
    case let name:
      guard let type = ExpressionType.named[name] else { throw Unreadable(text: text) }
      self = type
    }
  }
}
