import Digests

/// One image of a source, before anything of it but its place was read.
public struct ImageCandidate: Sendable {
  public let name: ImageName?
  public let platform: Platform?
  let root: Root
  /// An export of one platform may name the others in its index without having them.
  let isPresent: Bool

  enum Root: Sendable {
    case manifest(Descriptor)
    case docker(DockerArchive.Item)
  }

  init(name: ImageName?, platform: Platform?, manifest: Descriptor, isPresent: Bool) {
    self.name = name
    self.platform = platform
    root = .manifest(manifest)
    self.isPresent = isPresent
  }

  private init(_ item: DockerArchive.Item, name: ImageName?) {
    self.name = name
    platform = nil
    root = .docker(item)
    isPresent = true
  }

  /// One candidate for each name that an item has.
  static func all(of item: DockerArchive.Item) -> [ImageCandidate] {
    if item.repositoryTags.isEmpty { return [ImageCandidate(item, name: nil)] }
    return item.repositoryTags.map { ImageCandidate(item, name: ImageName(parsing: $0)) }
  }

  /// Picks the images that were asked for; one per name.
  static func choose(
    from all: [ImageCandidate], named wanted: String?, platform: Platform?
  ) throws(ImageError) -> [ImageCandidate] {
    guard !all.isEmpty else {
      throw .notFound("there is no image inside, only attestations or other artifacts")
    }
    var groups: [(name: ImageName?, members: [ImageCandidate])] = []
    for candidate in all {
      if candidate.isManifest, let index = groups.firstIndex(where: { $0.name == candidate.name }) {
        groups[index].members.append(candidate)
      } else {
        groups.append((candidate.name, [candidate]))
      }
    }
    if let wanted {
      groups = groups.compactMap { group in
        if let name = group.name, name.description == wanted || name.tag == wanted { return group }
        let members = group.members.filter { $0.digestText == wanted }
        return members.isEmpty ? nil : (group.name, Array(members.prefix(1)))
      }
      guard !groups.isEmpty else {
        throw .notFound(
          "there is no image '\(wanted)'; there are: \(list(all.map(\.designation)))"
        )
      }
    }
    var chosen: [ImageCandidate] = []
    for group in groups { chosen.append(try choose(from: group.members, platform: platform)) }
    return unique(chosen)
  }

  private static func choose(
    from all: [ImageCandidate], platform: Platform?
  ) throws(ImageError) -> ImageCandidate {
    let present = all.filter(\.isPresent)
    let members = platform == nil && !present.isEmpty ? present : all
    // One image needs no choice, unless the user made one; its own configuration then says what it is for.
    if members.count == 1, platform == nil || members[0].platform == nil { return members[0] }
    let wanted = platform ?? .host
    if let match = members.first(where: { $0.platform?.serves(wanted) ?? false }) { return match }
    let platforms = list(all.map { $0.platform?.description ?? "unknown" })
    throw .notFound("there is no image for \(wanted); there are: \(platforms). Choose one with --platform")
  }

  /// Two names for one manifest are one image.
  private static func unique(_ candidates: [ImageCandidate]) -> [ImageCandidate] {
    var seen: Set<[String]> = []
    return candidates.filter { seen.insert($0.identity).inserted }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", and \(names.count - 20) more" : "")
  }

  /// An archive of `docker save` has no platforms to choose from: each of its images is one of its own.
  private var isManifest: Bool {
    if case .manifest = root { true } else { false }
  }

  private var identity: [String] {
    switch root {
    case .manifest(let descriptor): [descriptor.digest.description]
    case .docker(let item): [item.configuration] + item.layers
    }
  }

  /// What tells it from the other images of its source: its name, or its digest where it has none.
  public var designation: String { name?.description ?? digestText }

  private var digestText: String {
    switch root {
    case .manifest(let descriptor): descriptor.digest.description
    case .docker(let item): item.configuration
    }
  }
}
