import Diagnostics
import Expressions
import Images
import Synchronization

/// The fields of all files as columns, since rules ask hundreds of thousands of files the same questions.
///
/// A column is made when the first rule asks for it. Each says what the field of the same name in
/// ``FactType/file`` says, row by row; a test holds them to it.
final class FileColumns: FactColumns {
  private let count: Int
  private let context: FileContext
  private let row: @Sendable (Int) -> FileRow
  private let headers = Mutex<Headers?>(nil)
  private let paths = Mutex<Paths?>(nil)

  init(count: Int, context: FileContext, row: @escaping @Sendable (Int) -> FileRow) {
    self.count = count
    self.context = context
    self.row = row
  }

  func column(_ name: String) -> Column? {
    switch name {
    case "path": return texts?.path
    case "name": return texts?.name
    case "directory": return texts?.folder
    case "type": return .words(all.kinds, of: FileRow.kinds.map(\.word))
    case "mode": return .numbers(all.modes.map(Int64.init))
    case "setuid": return flags(0o4000)
    case "setgid": return flags(0o2000)
    case "sticky": return flags(0o1000)
    case "worldWritable": return flags(0o002)
    case "groupWritable": return flags(0o020)
    case "executable": return flags(0o111)
    case "uid": return .numbers(all.userIDs.map(Int64.init))
    case "gid": return .numbers(all.groupIDs.map(Int64.init))
    case "size": return .numbers(all.sizes)
    case "owner": return presence(all.userIDs) { context.accounts.users[$0] != nil }
    case "group": return presence(all.groupIDs) { context.accounts.groups[$0] != nil }
    case "program": return .presence(.of(count) { row($0).report?.program != nil })
    case "package": return packages
    case "layerIndex": return .numbers(all.layers.map(Int64.init))
    case "capabilities": return .lengths(all.capabilityCounts)
    default: return nil
    }
  }

  /// Nil where the records of packages cannot be read: each row then says so.
  private var packages: Column? {
    guard case .success = context.integrity.value else { return nil }
    return .presence(.of(count) { ((try? row($0).package()) ?? nil) != nil })
  }

  private func flags(_ bits: UInt16) -> Column {
    all.modes.withUnsafeBufferPointer { modes in .flags(.of(count) { modes[$0] & bits != 0 }) }
  }

  /// An image has few owners, and mostly the same one many times in a row.
  private func presence(_ ids: [UInt32], _ isKnown: (UInt32) -> Bool) -> Column {
    var (last, isLastKnown) = (ids.first ?? 0, ids.first.map(isKnown) ?? false)
    return .presence(
      .of(count) { index in
        if ids[index] != last { (last, isLastKnown) = (ids[index], isKnown(ids[index])) }
        return isLastKnown
      })
  }

  private var all: Headers {
    headers.withLock { known in
      if let known { return known }
      let made = Headers(count, row)
      known = made
      return made
    }
  }

  private var texts: Paths? {
    paths.withLock { known in
      if let known { return known }
      known = Paths(count, row)
      return known
    }
  }
}

/// What tar headers say, file by file.
private struct Headers: Sendable {
  var kinds: [UInt8] = []
  var modes: [UInt16] = []
  var userIDs: [UInt32] = []
  var groupIDs: [UInt32] = []
  var sizes: [Int64] = []
  var layers: [Int32] = []
  var capabilityCounts: [Int64] = []

  init(_ count: Int, _ row: (Int) -> FileRow) {
    kinds.reserveCapacity(count)
    modes.reserveCapacity(count)
    userIDs.reserveCapacity(count)
    groupIDs.reserveCapacity(count)
    sizes.reserveCapacity(count)
    layers.reserveCapacity(count)
    capabilityCounts.reserveCapacity(count)
    for index in 0..<count {
      let row = row(index)
      let kind = row.kind
      kinds.append(UInt8(truncatingIfNeeded: FileRow.kinds.firstIndex { $0.kind == kind } ?? 0))
      modes.append(row.mode)
      userIDs.append(row.userID)
      groupIDs.append(row.groupID)
      sizes.append(row.size)
      layers.append(Int32(truncatingIfNeeded: row.layer ?? -1))
      capabilityCounts.append(Int64(row.capabilities.count))
    }
  }
}

/// All paths in one array, with a leading slash each; names and folders are parts of them.
private struct Paths: Sendable {
  let path: Column
  let name: Column
  let folder: Column

  /// Nil when the paths take more than 4 GiB.
  init?(_ count: Int, _ row: (Int) -> FileRow) {
    var bytes: [UInt8] = []
    var (paths, names, folders): ([TextColumn.Span], [TextColumn.Span], [TextColumn.Span]) = ([], [], [])
    // An array that grows by doubling would hold the paths of a large image twice.
    bytes.reserveCapacity((0..<count).reduce(0) { $0 + row($1).pathLength + 1 })
    paths.reserveCapacity(count)
    names.reserveCapacity(count)
    folders.reserveCapacity(count)
    for index in 0..<count {
      let start = bytes.count
      row(index).appendPath(to: &bytes)
      let slash = bytes[start...].lastIndex(of: UInt8(ascii: "/")) ?? start
      guard let path = TextColumn.Span(start..<bytes.count),
        let name = TextColumn.Span(slash + 1..<bytes.count),
        let folder = TextColumn.Span(start..<max(slash, start + 1))
      else { return nil }
      paths.append(path)
      names.append(name)
      folders.append(folder)
    }
    path = .texts(TextColumn(bytes, spans: paths))
    name = .texts(TextColumn(bytes, spans: names))
    folder = .texts(TextColumn(bytes, spans: folders))
  }
}
