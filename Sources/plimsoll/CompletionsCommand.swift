import ArgumentParser
import Checklists
import Glibc
import Inspection

/// `plimsoll completions`: what lets a shell complete our command lines.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what lets your shell complete command lines.",
    discussion: """
      Write it where the shell looks for it, and again after an update:
        bash  ~/.local/share/bash-completion/completions/plimsoll
        zsh   ~/.zfunc/_plimsoll, or another folder of fpath
        fish  ~/.config/fish/completions/plimsoll.fish

      Example:
        plimsoll completions fish > ~/.config/fish/completions/plimsoll.fish
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var generated: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell.")
  var shell: Shell

  func run() {
    Terminal.write(Plimsoll.completionScript(for: shell.generated) + "\n", to: STDOUT_FILENO)
  }
}

extension CompletionKind {
  /// The ids of the shipped rules, which are loaded when the user asks, not at every start.
  static var rules: CompletionKind {
    .custom { _, _, _ in
      let checklists = try? ChecklistLoader(FactModel.schema).load(ChecklistFile.shipped)
      return checklists?.flatMap(\.ownRules).map(\.id) ?? []
    }
  }
}
