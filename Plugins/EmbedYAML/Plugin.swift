import Foundation
import PackagePlugin

/// Turns YAML files into Swift source, so that the command carries its rules and its secret patterns with it.
@main
struct EmbedYAML: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let (folder, name) =
      target.name == "Checklists"
      ? (context.package.directoryURL.appending(path: "checklists"), "Checklist")
      : (context.package.directoryURL.appending(path: "Sources/\(target.name)/Patterns"), "Pattern")
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded\(name)Files.swift")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }
      .filter { $0.pathExtension == "yaml" }
    return [
      .buildCommand(
        displayName: "Embed \(folder.lastPathComponent)",
        executable: try context.tool(named: "embed-yaml").url,
        arguments: [folder.path, "embedded\(name)Files", output.path], inputFiles: files ?? [],
        outputFiles: [output])
    ]
  }
}
