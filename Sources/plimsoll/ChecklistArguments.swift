import ArgumentParser
import Checklists
import Diagnostics
import FoundationEssentials
import Inspection

/// The checklists that a command tries, and how it says what it found.
struct ChecklistArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Shipped checklists by their ids, or folders of your own; all shipped ones if none.",
      valueName: "id|folder"),
    completion: .directory)
  var names: [String] = []

  @Option(help: "How to write what was found.")
  var format: ListingFormat = .text

  /// The named checklists; shipped ones are loaded beside them, so that they can be built upon.
  func load() throws -> [Checklist] {
    var (folders, heads) = (ChecklistFile.shipped, [String]())
    for name in names where Self.isFolder(name) {
      let folder = Self.trimmed(name)
      folders.append(try ChecklistOptions.read(folder: folder))
      heads.append(folder + "/checklist.yaml")
    }
    let all = try ChecklistLoader(FactModel.schema).load(folders)
    guard !names.isEmpty else { return all }
    let ids = names.filter { !Self.isFolder($0) }
    do throws(RuleSelection.Failure) {
      let shipped = ids.isEmpty ? [] : try RuleSelection(from: all, checklists: ids).checklists
      return shipped + all.filter { heads.contains($0.path) }
    } catch {
      throw ValidationError(error.description)
    }
  }

  private static func isFolder(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "/")) || FileManager.default.fileExists(atPath: name)
  }

  private static func trimmed(_ name: String) -> String {
    var bytes = name.utf8[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
