import ArgumentParser
import Checklists
import Diagnostics
import FoundationEssentials
import Glibc
import Inspection

/// Which checklists a command works with, and how they are tailored.
struct ChecklistOptions: ParsableArguments {
  @Option(
    name: Settings.table.checklist.flag, help: Settings.table.checklist.help, completion: .directory)
  var names: [String] = []

  @Option(name: Settings.table.profile.flag, help: Settings.table.profile.help)
  var profiles: [String] = []

  @Option(name: Settings.table.set.flag, help: Settings.table.set.help)
  var parameters: [String] = []

  @OptionGroup var configuration: ConfigurationOptions

  /// The settings, given what the command's other flags decide.
  func settings(_ others: SettingLayer = SettingLayer()) throws -> Settings {
    var flags = others
    flags.set(\.checklist, flag: names)
    flags.set(\.profile, flag: profiles)
    flags.set(parameters: parameters)
    return try configuration.settings(flags)
  }

  func load() throws -> (all: [Checklist], chosen: [String]) {
    try load(settings())
  }

  /// Loads the shipped checklists and every folder that was named.
  func load(_ settings: Settings) throws -> (all: [Checklist], chosen: [String]) {
    var folders = ChecklistFile.shipped
    var chosen: [String] = []
    var own: [String] = []
    for name in settings.checklist {
      if name.utf8.contains(UInt8(ascii: "/")) || FileManager.default.fileExists(atPath: name) {
        folders.append(try Self.read(folder: name))
        own.append(name + "/checklist.yaml")
      } else {
        chosen.append(name)
      }
    }
    let all = try ChecklistLoader(FactModel.schema).load(folders)
    return (all, chosen + own.compactMap { path in all.first { $0.path == path }?.id })
  }

  /// One checklist by its id.
  func checklist(_ id: String) throws -> Checklist {
    let all = try load().all
    guard let checklist = all.first(where: { $0.id == id }) else {
      throw ValidationError("no checklist '\(id)'; there are: \(all.map(\.id).joined(separator: ", "))")
    }
    return checklist
  }

  /// The rules that the settings choose, tailored.
  func selection(_ settings: Settings) throws -> RuleSelection {
    let (all, chosen) = try load(settings)
    return try selection(settings, from: all, chosen, only: settings.rule, skipping: settings.skipRule)
  }

  func selection(
    _ settings: Settings, from all: [Checklist], _ chosen: [String], only: [String] = [],
    skipping: [String] = []
  ) throws -> RuleSelection {
    do throws(RuleSelection.Failure) {
      return try RuleSelection(
        from: all, checklists: chosen, profiles: settings.profile, setting: settings.parameters, only: only,
        skipping: skipping)
    } catch .badParameters(let problems) {
      throw Diagnostics(problems)
    } catch {
      let place = error.word.flatMap { settings.diagnostic(error.description, aboutWord: $0) }
      if let place { throw Diagnostics([place]) }
      throw ValidationError(error.description)
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
      return ChecklistFile(path: path, text: try TextFile.read(path).text)
    }
  }
}
