import Diagnostics
import FoundationEssentials
import Testing

@testable import Expressions

/// Expressions that must not load.
@Suite struct LoadErrorTests {
  struct Malformed: Decodable, CustomTestStringConvertible {
    enum CodingKeys: String, CodingKey {
      case table = "for_each"
      case expression = "expr"
      case isAccepted = "accepted"
      case errors
    }

    let table: String?
    let expression: String
    let isAccepted: Bool
    let errors: [ConformanceTest.ReferenceCheck.Complaint]?

    var testDescription: String { expression }

    /// The expressions beside the conformance suites, when those are here.
    static let all: [Malformed] = {
      let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
      guard let data = FileManager.default.contents(atPath: "/\(root)/shared/rules/load_errors.json") else {
        return []
      }
      return (try? JSONDecoder().decode([Malformed].self, from: data)) ?? []
    }()
  }

  @Test(arguments: Malformed.all)
  func `an error points where the reference checker points`(malformed: Malformed) throws {
    let environment = malformed.table == "containers" ? FactModel.container : FactModel.file
    let error = try #require(throws: ExpressionErrors.self) {
      try Expression(malformed.expression, in: environment, expecting: .bool)
    }
    guard let complaints = malformed.errors else { return }
    #expect(error.all.allSatisfy { error in complaints.contains { error.isAbout($0) } }, "\(error.all)")
  }

  @Test(
    arguments: [
      ("file.setuit", "1:5 no field 'setuit' in File; did you mean 'setuid'?"),
      ("fil.path == ''", "1:4 unknown name 'fil'; did you mean 'file'?"),
      ("file.path.startswith('/')", "1:11 unknown method 'startswith'; did you mean 'startsWith'?"),
      ("file.mode == '0644'", "1:11 '==' does not take (int, string)"),
      ("file.path.under('/', '/')", "1:11 'under' takes 1 argument"),
      ("octal('x') == ''", "1:6 'octal' does not take (string)"),
      ("file.name in ['a', 1]", "1:20 elements of a list are of one type: string before, int here"),
      ("file.mode = 420", "1:11 unexpected '='; equality is '=='"),
      ("file.setuid\n  && file.setgit", "2:10 no field 'setgit' in File; did you mean 'setgid'?"),
      ("dyn(file.mode) == 1", "1:1 'dyn' hides a type, and rules know all of theirs"),
      ("file.mode", "1:1 the expression is int, not bool"),
      ("package.name == 'x'", "1:1 'package' is a reserved word and cannot be a name here"),
      ("has(file)", "1:5 has() needs a field, such as has(file.owner)"),
      ("", "1:1 expected an expression, found the end"),
    ])
  func `an error says what is wrong and where`(text: String, message: String) throws {
    #expect(try Self.errors(text) == [message])
  }

  @Test func `all errors are reported together in the order of the text`() throws {
    let positions = try Self.errors("file.a == 1 || nobody || file.path.b()").map { $0.prefix { $0 != " " } }
    #expect(positions == ["1:5", "1:16", "1:36"])
  }

  @Test(
    arguments: [
      "file.owner == 'root'", "config.runUser.uid != 0", "!has(file.owner) && file.owner == 'root'",
      "has(file.owner) || file.owner == 'root'", "has(file.owner) ? true : file.owner == ''",
      "files.exists(f, f.owner == 'root')", "has(file.owner) && files.exists(file, file.owner == 'x')",
      "has(container.securityContext.privileged)", "file.package.name == 'x'",
    ])
  func `an optional field is not read bare`(text: String) throws {
    let errors = try Self.errors(text)
    #expect(errors.count == 1)
    #expect(errors[0].contains("may be absent"))
  }

  @Test(
    arguments: [
      "has(file.owner) && file.owner == 'root'", "!has(file.owner) || file.owner == 'root'",
      "has(file.owner) ? file.owner == 'root' : false", "file.?owner.orValue('') == 'root'",
      "!(has(file.owner) && file.uid > 0) || file.owner == 'root'",
      "file.uid == 0 && has(file.package) && file.package.name == 'x'",
      "container.?securityContext.?privileged.orValue(false)", "files.filter(f, has(f.owner)).size() > 0",
      "files.map(f, has(f.owner), f.owner).size() > 0", "container.?securityContext.privileged.hasValue()",
      "has(container.securityContext) && has(container.securityContext.privileged) && container.securityContext.privileged",
    ])
  func `an optional field is read where it is known to be present`(text: String) throws {
    #expect(try Self.errors(text) == [])
  }

  @Test(
    arguments: [
      ("file.type == 'regulr'", "1:14 'regulr' is never a value here; did you mean 'regular'?"),
      ("'dir' != file.type", "1:1 'dir' is never a value here; it is one of regular, directory, symlink"),
      (
        "file.type in ['regular', 'pipe']",
        "1:26 'pipe' is never a value here; it is one of regular, directory, symlink"
      ),
      ("stage == 'biuld'", "1:10 'biuld' is never a value here; did you mean 'build'?"),
    ])
  func `a closed enum is compared with its own values`(text: String, message: String) throws {
    #expect(try Self.errors(text) == [message])
  }

  @Test(
    arguments: [
      ("file.path.matches('(')", "1:19"), ("file.path.glob('a[')", "1:16"),
      ("file.mode == mode('0888')", "1:19"),
      ("file.mode.exceeds('rw')", "1:19"), ("duration('1 hour') > duration('1s')", "1:10"),
      ("timestamp('2020-13-01T00:00:00Z') > timestamp('2020-01-01T00:00:00Z')", "1:11"),
    ])
  func `a constant that cannot be read is an error at load`(text: String, position: String) throws {
    let errors = try Self.errors(text)
    #expect(errors.count == 1)
    #expect(errors[0].hasPrefix(position + " "))
  }

  static func errors(_ text: String) throws -> [String] {
    let environment = FactModel.file.adding(Variable("container", .object("Container")))
    do throws(ExpressionErrors) {
      _ = try Expression(text, in: environment, expecting: .bool)
      return []
    } catch {
      return error.all.map { "\($0.position.line):\($0.position.column) \($0.message)" }
    }
  }
}
