import FoundationEssentials

/// Settings, their values and who decided them.
public struct SettingListing: Sendable {
  private let rows: [Row]
  private let style: TextStyle

  /// A setting as `plimsoll config show` tells it.
  public struct Row: Encodable, Sendable {
    public let name: String
    /// As YAML; nil when there is none.
    public let value: String?
    public let origin: String
    /// The variable of the environment that sets it.
    public let variable: String
    /// What a value must be.
    public let expectation: String
    public let documentation: String

    public init(
      name: String, value: String?, origin: String, variable: String, expectation: String,
      documentation: String
    ) {
      self.name = name
      self.value = value
      self.origin = origin
      self.variable = variable
      self.expectation = expectation
      self.documentation = documentation
    }
  }

  public init(_ rows: [Row], style: TextStyle) {
    self.rows = rows
    self.style = style
  }

  /// A line each: name, value and origin.
  public var text: String {
    var page = Page(style)
    let width = rows.map(\.name.columns).max() ?? 0
    for row in rows {
      let isDefault = row.origin.utf8.elementsEqual("default".utf8)
      let value = Run(row.value ?? "-", isDefault ? .faint : .plain)
      let origin = Run("(\(row.origin))", .faint, gap: 2, whole: true)
      page.write([value, origin], label: Run(row.name, .open), indent: width + 2)
    }
    return page.text
  }

  /// The same and what each setting is for, its keys sorted.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(rows), as: UTF8.self).escapingInvisible + "\n"
    }
  }
}
