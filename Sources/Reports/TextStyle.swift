/// How a text is laid out; the caller knows the terminal, reports do not.
public struct TextStyle: Hashable, Sendable {
  public let color: Bool
  /// Columns a line may take, at least 40.
  public let width: Int
  /// Every finding, every rule and every word, in place of what fits a screen.
  public let showsAll: Bool

  public init(color: Bool = false, width: Int = 80, showsAll: Bool = false) {
    self.color = color
    self.width = max(width, 40)
    self.showsAll = showsAll
  }
}

extension TextStyle {
  /// Columns of one message shown unless everything is asked for.
  private static let longestMessage = 400

  /// A message as long as a reader wants it: an attacker's may fill a thousand lines.
  func shortened(_ text: String) -> String {
    showsAll ? text : text.clipped(toColumns: Self.longestMessage)
  }

  /// How many of a list are shown.
  func shown(of count: Int) -> Int {
    showsAll ? count : min(count, 10)
  }
}

/// What a piece of text is, for terminals that show it in colour.
enum Ink: String {
  case plain = ""
  case strong = "1"
  case faint = "2"
  case severe = "1;31"
  case serious = "31"
  case slight = "33"
  case broken = "1;35"
  case open = "36"
  case good = "32"
  case passed = "1;32"
  case alarm = "1;97;41"

  func paint(_ text: String) -> String {
    self == .plain ? text : "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
  }
}
