import Testing

@testable import Expressions

/// Columns decide what they can, and never what only the predicate can.
@Suite struct RowFilterTests {
  @Test(
    arguments: [
      ("file.type == 'regular' && file.setuid", [0]),
      ("file.type != 'regular'", [1, 3]),
      ("'directory' == file.type || file.path.endsWith('sh')", [1, 2]),
      ("file.type in ['symlink', 'fifo']", [3]),
      ("file.uid > 0 && file.size <= limit", [1, 3]),
      ("1000 == file.uid", [3]),
      ("!has(file.owner)", [0, 3]),
      ("file.path.under('/usr') && !file.path.under('/usr/bin/')", [3]),
      ("folders.exists(folder, file.path.under(folder))", [2, 3]),
      ("!folders.exists(folder, file.path.under(folder))", [0, 1]),
      ("file.path.startsWith('/tmp') || file.path.contains('bin/s')", [0, 1]),
      ("file.path.glob('/usr/**/b*')", [2]),
      ("file.path.matches('^/[a-z]{3}$')", [1]),
      ("size(file.notes) > 0", [2]),
      ("file.path in folders", []),
      ("limit > 100 && file.note.startsWith('x')", []),
      ("file.setuid && files.exists(f, f.uid == 1000)", [0]),
      ("folders.exists(f, f.startsWith('/opt')) && file.setuid", []),
    ])
  func `what columns and operands decide needs no evaluation`(text: String, undecided: [Int]) throws {
    let world = World()
    let filter = try world.filter(text)
    #expect(filter.rows(of: world.table, exceptWhere: false, world.bindings).map(Array.init) == undecided)
  }

  @Test(
    arguments: [
      "file.note == 'x'", "file.setuid || file.note == 'x'", "file.note.startsWith(file.path)",
      "file.uid > file.size", "file.uid + 1 > 1", "unreadable > 1", "file.path == unreadableText",
      "file.path.matches(unreadableText)", "folders.exists(f, file.path == f && file.note == 'x')",
    ])
  func `what columns cannot decide is left to the predicate`(text: String) throws {
    let world = World()
    let filter = try world.filter(text)
    let undecided = try #require(filter.rows(of: world.table, exceptWhere: false, world.bindings))
    #expect(undecided.count >= 3)
  }

  @Test(arguments: 0..<40)
  func `a filter leaves out only rows on which the predicate has that answer`(seed: UInt64) throws {
    let world = World()
    var generator = PredicateGenerator(seed: seed)
    for _ in 0..<25 {
      let text = generator.predicate(depth: 4)
      let filter = try world.filter(text)
      let predicate = try Expression(text, in: world.environment, expecting: .bool)
      for answer in [true, false] {
        let undecided = try #require(filter.rows(of: world.table, exceptWhere: answer, world.bindings))
        for row in 0..<world.table.count where !undecided.contains(row) {
          world.bindings.set(world.slot, world.table[row])
          #expect(try predicate.evaluateBool(world.bindings) == answer, "\(text), row \(row)")
        }
      }
    }
  }

  @Test func `a macro that does not depend on the row is computed once`() throws {
    let world = World()
    let predicate = try Expression("file.uid >= 0 && files.all(f, f.size >= 0)", in: world.environment)
    for row in 0..<world.table.count {
      world.bindings.set(world.slot, world.table[row])
      #expect(try predicate.evaluateBool(world.bindings))
    }
    #expect(world.source.reads(of: "size") == world.table.count)
  }

  @Test func `all evaluations over one table share a budget`() throws {
    var limits = Limits()
    limits.tableCost = 40
    let world = World(limits: limits)
    let predicate = try Expression("folders.exists(f, file.note == f)", in: world.environment)
    let answers = (0..<100).map { _ in
      world.bindings.set(world.slot, world.table[0])
      return try? predicate.evaluateBool(world.bindings)
    }
    #expect(answers.first == false)
    #expect(answers.last == .some(nil))
    #expect(throws: EvaluationError.costExceeded(limit: 40)) { try predicate.evaluateBool(world.bindings) }
  }
}

/// Four files in columns, one field of which no column has and one row of which cannot be read.
private struct World {
  let environment: Environment
  let bindings: Bindings
  let source = FileSource()
  let slot: Int

  init(limits: Limits = Limits()) {
    environment = Environment(
      objects: [FileSource.type],
      variables: [
        Variable("files", .list(.object("File"))), Variable("folders", .list(.string)),
        Variable("limit", .int),
        Variable("unreadable", .int), Variable("unreadableText", .string),
      ], limits: limits
    ).adding(Variable("file", .object("File"), isElement: true))
    slot = environment.elementSlot ?? 0
    bindings = Bindings(environment)
    bindings.bind("files", .list(table))
    bindings.bind("folders", .list(List([.string("/usr/bin/"), .string("/usr/lib")])))
    bindings.bind("limit", .int(10))
    for name in ["unreadable", "unreadableText"] {
      bindings.bind(name) { () throws(EvaluationError) in throw .unavailable("damaged") }
    }
  }

  var table: List { List(type: FileSource.type, source: source, count: 4) }

  func filter(_ text: String) throws -> RowFilter {
    try #require(try Expression(text, in: environment, expecting: .bool).filter)
  }
}

private final class FileSource: ColumnSource, @unchecked Sendable {
  static let type = ObjectType(
    "File",
    fields: [
      Field("path", .string), Field("type", .string, allowed: kinds), Field("setuid", .bool),
      Field("uid", .int), Field("size", .int), Field("owner", .string, isOptional: true),
      Field("notes", .list(.string)), Field("note", .string),
    ])
  static let kinds = ["regular", "directory", "symlink", "fifo"]

  private static let paths = ["/bin/su", "/tmp", "/usr/bin/bash", "/usr/lib/x"]
  private var counts: [String: Int] = [:]

  func reads(of field: String) -> Int { counts[field] ?? 0 }

  func value(field: Int, row: Int) throws(EvaluationError) -> Value? {
    let name = Self.type.fields[field].name
    counts[name, default: 0] += 1
    switch name {
    case "path": return .string(Self.paths[row])
    case "type": return .string(["regular", "directory", "regular", "symlink"][row])
    case "setuid": return .bool(row == 0)
    case "uid": return .int([0, 1, 0, 1000][row])
    case "size": return .int([100, 0, 20, 0][row])
    case "owner": return [nil, .string("app"), .string("root"), nil][row]
    case "notes": return .list(List(row == 2 ? [.string("n")] : []))
    default:
      if row == 3 { throw .unavailable("damaged") }
      return .string("n")
    }
  }

  func column(field: Int) -> Column? {
    switch Self.type.fields[field].name {
    case "path":
      var (bytes, spans): ([UInt8], [TextColumn.Span]) = ([], [])
      for path in Self.paths {
        let start = bytes.count
        bytes += path.utf8
        spans += [TextColumn.Span(start..<bytes.count)].compactMap(\.self)
      }
      return .texts(TextColumn(bytes, spans: spans))
    case "type": return .words([0, 1, 0, 2], of: Self.kinds)
    case "setuid": return .flags(.of(4) { $0 == 0 })
    case "uid": return .numbers([0, 1, 0, 1000])
    case "size": return .numbers([100, 0, 20, 0])
    case "owner": return .presence(.of(4) { $0 == 1 || $0 == 2 })
    case "notes": return .lengths([0, 0, 1, 0])
    default: return nil
    }
  }
}

/// Predicates of every shape that a filter reads, mixed with those it does not, from a seed.
private struct PredicateGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  private static let atoms = [
    "file.setuid", "file.type == 'regular'", "file.type != 'symlink'", "has(file.owner)", "file.uid == 0",
    "file.size > limit", "limit <= file.uid", "file.path.under('/usr')", "file.path.endsWith('h')",
    "file.path in ['/tmp', '/x']", "folders.exists(f, file.path.under(f))", "size(file.notes) != 0",
    "file.note == 'n'", "file.note == 'x'", "unreadable > 0", "limit > 5", "limit > 50",
    "file.path.startsWith(unreadableText)", "1 / file.uid > 0", "files.exists(f, f.uid == file.uid + 1)",
    "file.path.glob('/*/*')", "file.path.matches('s[uh]$')", "file.path.contains('in')",
  ]

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func predicate(depth: Int) -> String {
    switch depth == 0 ? 0 : next(6) {
    case 1, 2: "(\(predicate(depth: depth - 1)) && \(predicate(depth: depth - 1)))"
    case 3: "(\(predicate(depth: depth - 1)) || \(predicate(depth: depth - 1)))"
    case 4: "!(\(predicate(depth: depth - 1)))"
    case 5:
      "(\(predicate(depth: depth - 1)) ? \(predicate(depth: depth - 1)) : \(predicate(depth: depth - 1)))"
    default: Self.atoms[next(Self.atoms.count)]
    }
  }
}
