import Archives
import Diagnostics
import Expressions
import Images

/// A file and the folders above it, as far as the user of the container may change or replace them.
struct WritablePlaces {
  private let tree: FileTree
  private let uid: UInt32
  private let gid: UInt32?

  init(of user: RunUser, in tree: FileTree) throws(EvaluationError) {
    guard let uid = user.uid else {
      throw .undecided("nobody knows whom the container runs as: '\(user.name)' has no account")
    }
    (self.uid, gid, self.tree) = (uid, user.gid, tree)
  }

  func at(_ file: FileNumber) -> [String] {
    var place = file
    var places: [String] = []
    while true {
      if isWritable(place) {
        places.append(String(escapingInvalid: [UInt8(ascii: "/")] + tree.path(of: place)))
      }
      guard let parent = tree.parent(of: place) else { return places }
      place = parent
    }
  }

  /// Whether the user may replace this file or put another beside it.
  ///
  /// Root may write everything; a sticky folder keeps others from replacing what is not theirs.
  private func isWritable(_ file: FileNumber) -> Bool {
    if uid == 0 { return true }
    let mode = tree.mode(of: file)
    let entry = tree.inode(of: file)
    if (entry?.userID ?? 0) == uid { return true }
    if entry?.kind == .directory, mode & 0o1000 != 0 { return false }
    return gid != nil && entry?.groupID == gid ? mode & 0o020 != 0 : mode & 0o002 != 0
  }
}
