import ArgumentParser
import Checklists
import Diagnostics
import FoundationEssentials
import Glibc
import Inspection

/// Which checklists a command works with.
struct ChecklistOptions: ParsableArguments {
  @Option(
    name: .customLong("checklist"),
    help: ArgumentHelp(
      "A shipped checklist by its id, or the folder of one of your own. Repeat for several; all shipped ones if none.",
      valueName: "id|folder"))
  var names: [String] = []

  /// Loads the shipped checklists and every folder that was named.
  func load() throws -> (all: [Checklist], chosen: [String]) {
    var folders = ChecklistFile.shipped
    var chosen: [String] = []
    var own: [String] = []
    for name in names {
      if name.utf8.contains(UInt8(ascii: "/")) || FileManager.default.fileExists(atPath: name) {
        folders.append(try Self.read(folder: name))
        own.append(name + "/checklist.yaml")
      } else {
        chosen.append(name)
      }
    }
    do throws(Diagnostics) {
      let all = try ChecklistLoader(FactModel.schema).load(folders)
      return (all, chosen + own.compactMap { path in all.first { $0.path == path }?.id })
    } catch {
      Terminal.complain(error.rendered)
      throw ExitCode(2)
    }
  }

  static func read(folder: String) throws -> [ChecklistFile] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw ValidationError("cannot read the checklist folder '\(folder)'")
    }
    return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      let path = folder + "/" + name
      let data: Data
      do {
        data = try Data(contentsOf: URL(filePath: path))
      } catch {
        throw ValidationError("cannot read '\(path)'")
      }
      guard let text = String(validating: data, as: UTF8.self) else {
        throw ValidationError("'\(path)' is not UTF-8")
      }
      return ChecklistFile(path: path, text: text)
    }
  }
}
