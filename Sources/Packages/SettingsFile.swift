/// Where one kind of settings file lies.
struct SettingsFile {
  let tool: PackageSetting.Tool
  let syntax: SettingsSyntax
  private let place: Place

  private enum Place {
    case file(String)
    /// Below `/root` and below every home.
    case home(String)
    /// The files directly in a folder whose name ends so.
    case folder(String, suffix: String)
    /// apt also takes names without an extension there.
    case folderOfConfiguration(String)
  }

  private init(_ tool: PackageSetting.Tool, _ syntax: SettingsSyntax, _ place: Place) {
    self.tool = tool
    self.syntax = syntax
    self.place = place
  }

  static let all = [
    Self(.apt, .aptConfiguration, .file("etc/apt/apt.conf")),
    Self(.apt, .aptConfiguration, .folderOfConfiguration("etc/apt/apt.conf.d/")),
    Self(.apt, .aptSources, .file("etc/apt/sources.list")),
    Self(.apt, .aptSources, .folder("etc/apt/sources.list.d/", suffix: ".list")),
    Self(.apt, .aptStanzas, .folder("etc/apt/sources.list.d/", suffix: ".sources")),
    Self(.dnf, .ini, .file("etc/yum.conf")),
    Self(.dnf, .ini, .file("etc/dnf/dnf.conf")),
    Self(.dnf, .ini, .folder("etc/yum.repos.d/", suffix: ".repo")),
    Self(.zypper, .ini, .file("etc/zypp/zypp.conf")),
    Self(.zypper, .ini, .folder("etc/zypp/repos.d/", suffix: ".repo")),
    Self(.apk, .apkRepositories, .file("etc/apk/repositories")),
    Self(.apk, .apkRepositories, .folder("etc/apk/repositories.d/", suffix: ".list")),
    Self(.pip, .pip, .file("etc/pip.conf")),
    Self(.pip, .pip, .home(".pip/pip.conf")),
    Self(.pip, .pip, .home(".config/pip/pip.conf")),
    Self(.npm, .npm, .home(".npmrc")),
    Self(.npm, .npm, .file("etc/npmrc")),
    Self(.npm, .npm, .file("usr/etc/npmrc")),
    Self(.npm, .npm, .file("usr/local/etc/npmrc")),
    Self(.gem, .yaml, .file("etc/gemrc")),
    Self(.gem, .yaml, .home(".gemrc")),
    Self(.conda, .yaml, .home(".condarc")),
    Self(.conda, .yaml, .file("etc/conda/.condarc")),
    Self(.conda, .yaml, .file("opt/conda/.condarc")),
  ]

  func matches(_ path: String) -> Bool {
    let path = Array(path.utf8)[...].drop { $0 == UInt8(ascii: "/") }
    switch place {
    case .file(let file): return path.elementsEqual(file.utf8)
    case .home(let file): return path.belowHome?.elementsEqual(file.utf8) == true
    case .folder(let folder, let suffix):
      return path.name(in: folder)?.reversed().starts(with: suffix.utf8.reversed()) == true
    case .folderOfConfiguration(let folder):
      guard let name = path.name(in: folder) else { return false }
      guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return true }
      return name[dot...].elementsEqual(".conf".utf8)
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func below(_ folder: String) -> ArraySlice<UInt8>? {
    starts(with: folder.utf8) ? dropFirst(folder.utf8.count) : nil
  }

  fileprivate var belowHome: ArraySlice<UInt8>? {
    below("root/") ?? below("home/")?.halves(at: "/")?.after
  }

  /// The name of a file directly in the folder, unless it is hidden.
  fileprivate func name(in folder: String) -> ArraySlice<UInt8>? {
    guard let name = below(folder), let first = name.first, first != UInt8(ascii: ".") else { return nil }
    return name.contains(UInt8(ascii: "/")) ? nil : name
  }
}
