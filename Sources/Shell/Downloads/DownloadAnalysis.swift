/// Follows what a script fetches: where it is stored, what checks it, and what runs it.
struct DownloadAnalysis {
  private(set) var downloads: [Download] = []
  private let steps: [Step]
  private var folders: [String]
  /// The steps that check something, computed once.
  private let checks: [Verification]

  init(_ steps: [Step]) {
    self.steps = steps
    folders = Self.folders(of: steps)
    checks = steps.indices.compactMap { Verification(steps, at: $0) }
    for index in steps.indices {
      for fetch in Fetch.all(in: steps[index]) { add(download(fetch, at: index)) }
    }
    // A sum that comes from where the file comes from proves nothing.
    downloads = downloads.map { $0.isVerified && isSelfAttested($0) ? $0.unverified : $0 }
  }

  /// The substitution in `sh -c "$(curl …)"` is met twice: in the word, and in the script that the word is.
  private mutating func add(_ download: Download) {
    let isKnown = downloads.contains { $0.text == download.text && $0.url.text == download.url.text }
    if !isKnown { downloads.append(download) }
  }

  private func download(_ fetch: Fetch, at index: Int) -> Download {
    var trail = Trail(fetch.file.map { path($0, at: index) })
    var runBy = fetch.runsItself ? fetch.tool : nil
    var runner: Int?
    if fetch.isOnOutput, runBy == nil {
      let end = follow(from: index, &trail)
      (runBy, runner) = (end?.name, end?.step)
    }
    let file = trail.file
    if runBy == nil {
      let use = firstRun(of: &trail, after: index, isFolder: fetch.tool == "git")
      (runBy, runner) = (use?.name, use?.step)
    }
    let isChecked =
      trail.file != nil
      && checks.contains { check in
        check.step > index && check.isOf(trail, path: { path($0, at: check.step) })
          && (runner.map { check.step <= $0 && steps[check.step].flow.guards(steps[$0].flow) }
            ?? steps[check.step].flow.endsScript)
      }
    let isPinned = fetch.isPinned || fetch.tool == "git" && checksOutCommit(after: index, before: runner)
    return Download(
      tool: fetch.tool, url: fetch.url, file: file, runBy: runBy, isVerified: isPinned || isChecked,
      text: steps[index].command.text, offset: steps[index].command.offset)
  }

  // A download on the standard output: through the pipe or the substitution to whoever takes it.
  private func follow(from index: Int, _ trail: inout Trail) -> (name: String, step: Int)? {
    for next in steps.indices
    where next > index && steps[next].pipeline == steps[index].pipeline
      && steps[next].place > steps[index].place
    {
      let step = steps[next]
      if Interpreters.readsInput(step) { return (step.command.name, next) }
      if step.command.wrappers.contains("xargs"), Interpreters.isInterpreter(step.command.name) {
        return (step.command.name, next)
      }
      if step.command.name == "tee",
        let file = step.command.arguments.first(where: { $0.text.utf8.first != UInt8(ascii: "-") })
      {
        trail.add(path(file.text, at: next))
      }
      if let file = Fetch.redirected(step) { trail.add(path(file, at: next)) }
      if Interpreters.unpackers.contains(step.command.name) {
        trail.isUnpacked = trail.isUnpacked || !Interpreters.filters.contains(step.command.name)
        trail.unpackFolder = unpackFolder(step, at: next)
        if trail.isUnpacked { return nil }
      }
      guard Interpreters.filters.contains(step.command.name) else { return nil }
    }
    guard let parent = steps[index].parent else { return nil }
    return consumer(of: parent)
  }

  /// Who runs the output of a substitution.
  private func consumer(of parent: Step.Parent) -> (name: String, step: Int)? {
    let step = steps[parent.step]
    switch parent.role {
    case .word where parent.isName: return ("the shell itself", parent.step)
    case .word:
      let isScript = Interpreters.isInterpreter(step.command.name) || step.command.name == "eval"
      if isScript { return (step.command.name, parent.step) }
      guard step.command.name == "echo" || step.command.name == "printf" else { return nil }
      let piped = steps.indices.first {
        $0 > parent.step && steps[$0].pipeline == step.pipeline && Interpreters.readsInput(steps[$0])
      }
      return piped.map { (steps[$0].command.name, $0) }
    case .file:
      let isScript =
        Interpreters.isInterpreter(step.command.name) || [".", "source"].contains(step.command.name)
      return isScript ? (step.command.name, parent.step) : nil
    case .variable(let name):
      for next in steps.indices where next > parent.step {
        let names = steps[next].command.arguments.contains { $0.mentions(name) }
        guard names else { continue }
        if Interpreters.isInterpreter(steps[next].command.name) || steps[next].command.name == "eval" {
          return (steps[next].command.name, next)
        }
        let piped = steps.indices.first {
          $0 > next && steps[$0].pipeline == steps[next].pipeline && Interpreters.readsInput(steps[$0])
        }
        if let piped { return (steps[piped].command.name, piped) }
      }
      return nil
    }
  }

  /// The first later command that runs a stored file, or something unpacked from it.
  private func firstRun(
    of trail: inout Trail, after index: Int, isFolder: Bool
  ) -> (name: String, step: Int)? {
    if isFolder { trail.unpackFolder = trail.file }
    trail.isUnpacked = trail.isUnpacked || isFolder
    guard trail.file != nil || trail.isUnpacked else { return nil }
    for next in steps.indices where next > index {
      let step = steps[next]
      let command = step.command
      let operands = command.arguments.filter { $0.text.utf8.first != UInt8(ascii: "-") }.map {
        path($0.text, at: next)
      }
      if let program = step.program,
        trail.holds(path(program.text, at: next)) || trail.isCommand(program.text)
      {
        return (command.name, next)
      }
      let isNamed = operands.contains(where: trail.holds)
      if isNamed {
        let isRun =
          Interpreters.isInterpreter(command.name) || [".", "source"].contains(command.name)
          || Interpreters.installs(step)
        if isRun { return (command.name, next) }
        if ["mv", "cp", "install", "ln", "rsync"].contains(command.name), let target = operands.last {
          trail.add(target, from: operands.first)
        }
        if Interpreters.unpackers.contains(command.name) {
          trail.isUnpacked = true
          trail.unpackFolder = unpackFolder(step, at: next)
        }
      }
      if trail.isUnpacked, next > index, runsUnpacked(step, at: next, trail) { return (command.name, next) }
    }
    return nil
  }

  private func runsUnpacked(_ step: Step, at index: Int, _ trail: Trail) -> Bool {
    guard let program = step.program else { return false }
    let folder = trail.unpackFolder ?? folders[index]
    if program.text.utf8.contains(UInt8(ascii: "/")) {
      return path(program.text, at: index).isInside(folder)
    }
    let here = folders[index]
    let operands = step.command.arguments.filter { $0.text.utf8.contains(UInt8(ascii: "/")) }
    let takesFolder = operands.contains { path($0.text, at: index).isInside(folder) }
    if Interpreters.isInterpreter(step.command.name) {
      return takesFolder || here.isInside(folder) && !step.command.arguments.isEmpty && here != folder
    }
    return Interpreters.builds(step)
      && (takesFolder || here.isInside(folder) && (trail.unpackFolder != nil || here != ""))
  }

  private func unpackFolder(_ step: Step, at index: Int) -> String {
    let words = step.command.arguments
    for (place, word) in words.enumerated() where place + 1 < words.count {
      if ["-C", "-d", "--directory"].contains(word.text) { return path(words[place + 1].text, at: index) }
    }
    if let word = words.first(where: {
      $0.text.utf8.starts(with: "--directory=".utf8) || $0.text.utf8.starts(with: "-C/".utf8)
    }) {
      let text = word.text.utf8
      let value = text.starts(with: "-C".utf8) ? text.dropFirst(2) : text.dropFirst("--directory=".utf8.count)
      return path(String(Substring(value)), at: index)
    }
    return folders[index]
  }

  private func checksOutCommit(after index: Int, before runner: Int?) -> Bool {
    steps.indices.contains { later in
      later > index && later < runner ?? steps.count && steps[later].command.name == "git"
        && steps[later].command.arguments.contains { ["checkout", "reset", "switch"].contains($0.text) }
        && steps[later].command.arguments.contains { $0.text.isCommit }
    }
  }

  /// Whether what is checked against was fetched from the same host, and nothing vouches for that.
  private func isSelfAttested(_ download: Download) -> Bool {
    guard let file = download.file, let host = download.url.text.host else { return false }
    let sums = checks.filter {
      !$0.isSignature && $0.isOf(Trail(file), path: { path($0, at: steps.count - 1) })
    }
    guard !sums.isEmpty, !checks.contains(where: \.isSignature) else { return false }
    return sums.allSatisfy { sum in
      guard let list = sum.list else { return sum.fetchesSum }
      return downloads.contains { other in
        guard let stored = other.file, other.url.text.host == host,
          other.text != download.text || stored != file
        else {
          return false
        }
        return stored.lastPart == list.lastPart && !other.isVerified
      }
    }
  }

  /// A path as it is meant at a step, with the folder of the last `cd` before it.
  private func path(_ text: String, at index: Int) -> String {
    var text = text
    while text.utf8.starts(with: "./".utf8) { text = String(Substring(text.utf8.dropFirst(2))) }
    let isAbsolute = ["/", "$", "~"].contains { text.utf8.starts(with: $0.utf8) }
    let folder = folders.indices.contains(index) ? folders[index] : ""
    return isAbsolute || folder.utf8.isEmpty ? text : "\(folder)/\(text)"
  }

  /// The folder of each step; empty for the one that the script starts in.
  private static func folders(of steps: [Step]) -> [String] {
    var folder = ""
    return steps.map { step in
      let before = folder
      guard step.command.name == "cd" || step.command.name == "pushd",
        let target = step.command.arguments.last?.text,
        target.utf8.first != UInt8(ascii: "-")
      else { return before }
      let isAbsolute = target.utf8.first.map { "/$~".utf8.contains($0) } ?? false
      folder = isAbsolute || folder.utf8.isEmpty ? target : "\(folder)/\(target)"
      return before
    }
  }
}

extension Download {
  fileprivate var unverified: Download {
    Download(tool: tool, url: url, file: file, runBy: runBy, isVerified: false, text: text, offset: offset)
  }
}

extension String {
  fileprivate var host: String? {
    guard let start = utf8.firstRange(of: "://".utf8)?.upperBound else { return nil }
    return String(Substring(utf8[start...].prefix { $0 != UInt8(ascii: "/") }))
  }

  var lastPart: String { utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? self }

  func isInside(_ folder: String) -> Bool {
    folder.utf8.isEmpty
      ? utf8.first != UInt8(ascii: "/")
      : utf8.elementsEqual(folder.utf8) || utf8.starts(with: Array(folder.utf8) + [UInt8(ascii: "/")])
  }
}

extension ShellWord {
  /// It holds the variable, not its value.
  fileprivate func mentions(_ name: String) -> Bool {
    text.utf8.firstRange(of: ("$" + name).utf8) != nil || text.utf8.firstRange(of: ("${" + name).utf8) != nil
  }
}
