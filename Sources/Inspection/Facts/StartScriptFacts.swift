import Archives
import Checklists
import Diagnostics
import Images
import Secrets

/// The commands and downloads of the scripts that start a container.
struct StartScripts {
  let commands: [CommandRow]
  let downloads: [DownloadRow]

  init(of container: ContainerConfig, _ context: FileContext, scanner: SecretScanner) {
    let rows = container.chain(in: context.tree).scripts.enumerated().map { index, script in
      let place = ScriptPlace(keyword: "ENTRYPOINT", index: index) {
        Self.location(of: $0, in: script, context)
      }
      return ScriptRows(script.script, at: place, scanner: scanner)
    }
    commands = rows.flatMap(\.commands)
    downloads = rows.flatMap(\.downloads)
  }

  private static func location(of offset: Int, in script: StartScript, _ context: FileContext)
    -> FindingLocation
  {
    guard let file = script.file else { return FindingLocation(subject: "command line") }
    return FindingLocation(
      path: String(escapingInvalid: [UInt8(ascii: "/")] + context.tree.path(of: file)),
      line: script.line(at: offset),
      layer: context.tree.layer(of: file).flatMap { context.layers[$0] })
  }
}
