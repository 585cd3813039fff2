import Checklists

/// What listings say about one parameter: its value, what it may be, and what it is for.
struct ParameterBlock {
  private let value: ParameterValue

  init(_ value: ParameterValue) {
    self.value = value
  }

  func write(to page: inout Page) {
    let parameter = value.parameter
    page.write(
      [Run(parameter.name, .open), Run("=", .faint), Run(page.style.shortened(value.text))], indent: 2)
    var notes = [parameter.expectation]
    if let origin = value.origin { notes.append("set by \(origin); the default is \(parameter.defaultText)") }
    page.write([Run(parameter.documentation + ".")], indent: 4)
    page.write([Run(notes.joined(separator: "; "), .faint)], indent: 4)
  }
}
