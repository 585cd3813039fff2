import Packages
import Testing

@Suite struct SettingsFileTests {
  @Test(
    arguments: [
      ("/etc/apt/apt.conf", .apt), ("etc/apt/apt.conf.d/99insecure", .apt),
      ("/etc/apt/apt.conf.d/a.conf", .apt),
      ("/etc/apt/sources.list", .apt), ("/etc/apt/sources.list.d/x.list", .apt),
      ("/etc/apt/sources.list.d/x.sources", .apt),
      ("/etc/yum.conf", .dnf), ("/etc/dnf/dnf.conf", .dnf), ("/etc/yum.repos.d/x.repo", .dnf),
      ("/etc/zypp/zypp.conf", .zypper), ("/etc/zypp/repos.d/x.repo", .zypper),
      ("/etc/apk/repositories", .apk),
      ("/etc/pip.conf", .pip), ("/root/.pip/pip.conf", .pip), ("/home/app/.config/pip/pip.conf", .pip),
      ("/root/.npmrc", .npm), ("/home/app/.npmrc", .npm), ("/usr/local/etc/npmrc", .npm),
      ("/usr/etc/npmrc", .npm),
      ("/etc/gemrc", .gem), ("/root/.gemrc", .gem), ("/root/.condarc", .conda),
      ("/opt/conda/.condarc", .conda),
    ] as [(String, PackageSetting.Tool)])
  func `a settings file is known by its path`(path: String, tool: PackageSetting.Tool) {
    #expect(PackageSettings.tool(readingFileAt: path) == tool)
  }

  @Test(arguments: [
    "/etc/apt/apt.conf.d/50x.bak", "/etc/apt/apt.conf.d/a/b.conf", "/etc/apt/apt.conf.d/.hidden",
    "/etc/apt/apt.conf.d/",
    "/etc/yum.repos.d/x.repo.rpmsave", "/home/.npmrc", "/home/a/b/.npmrc", "/srv/etc/pip.conf",
    "/etc/apt/apt.conf\u{301}",
    "", "/",
  ])
  func `a file that its tool passes over is none`(path: String) {
    #expect(PackageSettings.tool(readingFileAt: path) == nil)
    #expect(PackageSettings.parse(path: path, bytes: []).problems.count == 1)
  }
}
