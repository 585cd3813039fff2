/// One setting of a package manager, such as may decide whether it checks where packages come from.
public struct PackageSetting: Hashable, Sendable {
  public enum Tool: String, CaseIterable, Sendable {
    case apt, dnf, zypper, apk, pip, npm, gem, conda
  }

  public let tool: Tool
  /// The section of an INI file or the URI of a repository; empty where there is none.
  public let section: String
  public let key: String
  public let value: String
  /// False in a repository that is switched off.
  public let isEnabled: Bool
  public let path: String
  public let line: Int

  public init(
    tool: Tool, section: String = "", key: String, value: String, isEnabled: Bool = true, path: String,
    line: Int
  ) {
    self.tool = tool
    self.section = section
    self.key = key
    self.value = value
    self.isEnabled = isEnabled
    self.path = path
    self.line = line
  }
}
