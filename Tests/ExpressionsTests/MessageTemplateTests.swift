import Diagnostics
import Testing

@testable import Expressions

@Suite struct MessageTemplateTests {
  @Test(
    arguments: [
      ("plain", "plain"), ("", ""),
      ("${file.path} is ${file.setuid ? 'setuid' : 'setgid'}", "/bin/su is setuid"),
      ("mode ${octal(file.mode)}.", "mode 4755."), ("${{'a': '}'}['a']}", "}"), ("${'}' + \"${\"}", "}${"),
      ("cost: $5 {x} $", "cost: $5 {x} $"), ("${[1, 2]} ${1.0} ${{'k': true}}", "[1, 2] 1 {k: true}"),
      ("é ${file.name}\n${file.?owner.orValue('?')}", "é su\n?"), ("${duration('90s')}", "90s"),
    ])
  func `holes are filled and the rest stays as it is`(text: String, rendered: String) throws {
    let bindings = Bindings(FactModel.file)
    bindings.bind("file", EvaluationTests.files.first)
    #expect(try MessageTemplate(text, in: FactModel.file).render(bindings) == rendered)
  }

  @Test(
    arguments: [
      ("é ${file.pth}", [9]), ("${file.a} ${file.b}", [7, 17]), ("${", [3]), ("${file.path", [1]),
      ("${1 +}", [6]),
      ("${}", [3]), ("${file.owner}", [7]), ("${file.?owner}", [1]), ("${file}", [1]), ("${'a}", [3]),
    ])
  func `an error points into the whole text`(text: String, columns: [Int]) throws {
    let errors = try #require(throws: ExpressionErrors.self) { try MessageTemplate(text, in: FactModel.file) }
    #expect(errors.all.map(\.position.column) == columns)
  }

  @Test func `a template names every fact that its holes read`() throws {
    let template = try MessageTemplate("${file.path} ${image.digest}", in: FactModel.file)
    #expect(
      template.reads == [
        .variable("file"), .variable("image"), .field(type: "File", name: "path"),
        .field(type: "Image", name: "digest"),
      ])
  }

  static let sample = "a ${file.path + '}'} b ${{'x': 1}['x']}"

  @Test(arguments: 0..<sample.utf8.count)
  func `a template cut anywhere is an error or a shorter template, and never a crash`(length: Int) {
    _ = try? MessageTemplate(String(Self.sample.prefix(length)), in: FactModel.file)
  }
}
