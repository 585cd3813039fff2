import Foundation
import PackagePlugin

/// Turns the folder `checklists` into Swift source, so that the command carries its rules with it.
@main
struct EmbedChecklists: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "checklists")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedChecklists.swift")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }
      .filter { $0.pathExtension == "yaml" }
    return [
      .buildCommand(
        displayName: "Embed checklists", executable: try context.tool(named: "embed-checklists").url,
        arguments: [folder.path, output.path], inputFiles: files ?? [], outputFiles: [output])
    ]
  }
}
