import Checklists
import Inspection

/// Sixty rules over files: twelve questions that checklists ask, each with five answers.
enum Rules {
  static let texts: [String] = (0..<5).flatMap { number -> [String] in
    [
      "file.type == 'regular' && (file.setuid || file.setgid) && file.size != \(number)",
      "file.worldWritable && (file.type == 'regular' || (file.type == 'directory' && !file.sticky)) && file.size > \(number)",
      "file.type == 'regular' && file.executable && file.name in ['sshd\(number)', 'dropbear', 'tinysshd']",
      "file.type == 'regular' && file.size > 0 && ['/id_rsa', '/.netrc', '/.env\(number)', '.kdbx'].exists(e, file.path.endsWith(e))",
      "file.type == 'regular' && file.size > \(number) && ['/var/lib/apt/lists', '/var/cache/apt', '/root/.cache'].exists(d, file.path.under(d))",
      "file.uid != 0 && file.uid != \(number) && file.path.under('/usr')",
      "file.type in ['char', 'block'] && file.mode.exceeds('0644') && file.size >= \(number)",
      "file.type == 'regular' && file.name.startsWith('Dockerfile') && file.size > \(number)",
      "file.executable && file.type == 'regular' && file.directory == '/etc/init.d/\(number)'",
      "file.groupWritable && file.gid == 0 && file.type != 'symlink' && file.size > \(number)",
      "file.type == 'symlink' && file.path.under('/etc/cron.\(number)')",
      "file.size > 990 + \(number) && file.path.under('/usr/share/doc') && file.name.endsWith('.gz')",
    ]
  }

  static func load() throws -> [Rule] {
    let ids = texts.indices.map { "RULE-\($0)" }
    let head = """
      id: benchmark
      title: Sixty rules
      version: "1.0.0"
      date: "2026-01-01"
      status: draft
      facts: 1
      source: {document: none, version: "1"}
      rules: [\(ids.joined(separator: ", "))]

      """
    let files = zip(ids, texts).map { id, text in
      ChecklistFile(
        path: "benchmark/\(id).yaml",
        text: """
          id: \(id)
          title: One of sixty
          severity: {category: II, basis: assigned}
          source: {document: none, version: "1", section: "1"}
          subject: image
          decides: both
          why: To be measured.
          check:
            for_each: files
            forbid: >-
              \(text)
            message: "${file.path}"
          fix: None.
          examples:
            - {name: none, outcome: pass, image: {}}
            - {name: some, outcome: fail, image: {}}

          """)
    }
    let checklists = try ChecklistLoader(FactModel.schema).load([
      [ChecklistFile(path: "benchmark/checklist.yaml", text: head)] + files
    ])
    return checklists.flatMap(\.rules)
  }
}
