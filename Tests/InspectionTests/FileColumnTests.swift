import Archives
import Checklists
import Expressions
import Images
import Testing

@testable import Inspection

/// A column and the field it stands for must never say different things.
struct FileColumnTests {
  @Test(arguments: FactType<FileRow>.file.object.fields.map(\.name))
  func `a column says what the field says`(name: String) throws {
    for table in ["files", "hiddenFiles"] {
      let list = try files(table)
      #expect(list.count > 0)
      let field = try #require(FactType<FileRow>.file.object.index(of: name))
      guard case .object(let object) = list[0], let source = object.source as? any ColumnSource else {
        Issue.record("no columns")
        return
      }
      guard let column = source.column(field: field) else { continue }
      for row in 0..<list.count {
        #expect(column.says(try source.value(field: field, row: row), at: row), "\(table) \(row)")
      }
    }
  }

  @Test func `every field that rules ask of all files has a column`() throws {
    let list = try files("files")
    guard case .object(let object) = list[0], let source = object.source as? any ColumnSource else { return }
    let without = FactType<FileRow>.file.object.fields.enumerated()
      .filter { source.column(field: $0.offset) == nil }.map(\.element.name)
    #expect(without == ["target", "digest", "hiddenBy", "xattrs"])
  }

  /// A tree of every kind of file: with and without owner, capabilities, UTF-8, and hidden ones.
  private func files(_ table: String) throws -> List {
    let base = try inventory([
      ("usr/bin/su", .regular, 0o4755, 0, 42), ("etc", .directory, 0o755, 0, 0),
      ("lib", .symbolicLink, 0o777, 7, 7),
      ("dev/null", .characterDevice, 0o666, 0, 0), ("tmp", .directory, 0o1777, 0, 0),
      ("caf\u{E9}/m\u{FC}sli", .regular, 0o644, 1000, 1000), ("old/\u{1}", .regular, 0o2755, 5, 5),
    ])
    var second = try inventory([("run/pipe", .fifo, 0o620, 3, 3), ("usr/bin/su", .regular, 0o4750, 0, 0)])
    try append([0x62, 0xFF, 0x2F, 0xC3], .regular, 0o600, 1, 1, to: &second)
    try append(Array("old/.wh.\u{1}".utf8), .regular, 0, 0, 0, to: &second)
    let image = Image(
      name: nil, format: .ociLayout, manifestDigest: nil, mediaType: "", annotations: [:],
      configurationDigest: nil, configuration: .failure(.unreadable("none")), layers: [],
      tree: .success(FileTree([base, second])), problems: [])
    guard case .list(let list) = try ImageFacts(image, now: 0).value(of: table) else { return List([]) }
    return list
  }

  private func inventory(_ files: [(String, TarEntry.Kind, UInt16, UInt32, UInt32)]) throws -> LayerInventory
  {
    var inventory = LayerInventory()
    for (path, kind, mode, uid, gid) in files {
      try append(Array(path.utf8), kind, mode, uid, gid, to: &inventory)
    }
    return inventory
  }

  private func append(
    _ path: [UInt8], _ kind: TarEntry.Kind, _ mode: UInt16, _ uid: UInt32, _ gid: UInt32,
    to inventory: inout LayerInventory
  ) throws {
    let attribute = ExtendedAttribute(name: Array("security.capability".utf8), value: [1, 2, 3])
    let entry = TarEntry(
      path: path, kind: kind, mode: mode, userID: uid, groupID: gid, size: kind == .regular ? 12 : 0,
      linkTarget: kind == .symbolicLink ? Array("usr/lib".utf8) : [],
      extendedAttributes: mode == 0o644 ? [attribute] : [])
    try inventory.append(entry, path: path, FileContent())
  }
}

extension Column {
  fileprivate func says(_ value: Value?, at row: Int) -> Bool {
    switch (self, value) {
    case (.flags(let rows), .bool(let flag)?): rows.contains(row) == flag
    case (.numbers(let numbers), .int(let number)?): numbers[row] == number
    case (.words(let codes, let words), .string(let text)?): words[Int(codes[row])] == text
    case (.texts(let texts), .string(let text)?): texts[row].utf8.elementsEqual(text.utf8)
    case (.presence(let rows), _): rows.contains(row) == (value != nil)
    case (.lengths(let lengths), .list(let list)?): lengths[row] == Int64(list.count)
    default: false
    }
  }
}
