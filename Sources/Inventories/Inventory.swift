/// What an image ships, as far as it could be read.
///
/// It is data alone: no part of it tells good from bad.
public struct Inventory: Hashable, Sendable {
  /// A part of the inventory, or why it could not be read: never something empty in its place.
  public typealias Reading<Value> = Result<Value, Unread>

  public let image: Image
  public let layers: Reading<[Layer]>
  public let base: Reading<Base>
  public let start: Reading<Start>
  public let packages: Reading<[Package]>
  public let programs: Reading<[Program]>
  public let services: Reading<[Service]>
  public let models: Reading<[Model]>
  public let secrets: Reading<[Secret]>
  /// Where the image is not what its own documents say.
  public let problems: [String]

  public init(
    image: Image, layers: Reading<[Layer]>, base: Reading<Base>, start: Reading<Start>,
    packages: Reading<[Package]>, programs: Reading<[Program]>, services: Reading<[Service]>,
    models: Reading<[Model]>,
    secrets: Reading<[Secret]>, problems: [String]
  ) {
    self.image = image
    self.layers = layers
    self.base = base
    self.start = start
    self.packages = packages
    self.programs = programs
    self.services = services
    self.models = models
    self.secrets = secrets
    self.problems = problems
  }
}

/// Why a part of an inventory could not be read.
public struct Unread: Error, Hashable, Sendable {
  public let reason: String

  public init(_ reason: String) {
    self.reason = reason
  }
}

extension Inventory {
  /// A part that could not be read, by the name that reports give it.
  public struct Gap: Hashable, Sendable, Encodable {
    public let part: String
    public let reason: String
  }

  /// Everything that could not be read; the inventory is whole when there is nothing, and no problem.
  public var gaps: [Gap] {
    let parts: [(String, Unread?)] = [
      ("layers", layers.unread), ("base", base.unread), ("start", start.unread),
      ("packages", packages.unread), ("programs", programs.unread), ("services", services.unread),
      ("models", models.unread),
      ("secrets", secrets.unread),
    ]
    let damaged = ((try? programs.get()) ?? []).compactMap { program in
      program.unread.map { ("programs", Unread($0)) }
    }
    return parts.compactMap { part, unread in unread.map { Gap(part: part, reason: $0.reason) } }
      + damaged.map { Gap(part: $0, reason: $1.reason) }
  }

  /// Everything was read, and the image is what its documents say.
  public var isWhole: Bool { gaps.isEmpty && problems.isEmpty }
}

extension Result where Failure == Unread {
  /// Why it could not be read; nil when it was.
  public var unread: Unread? {
    guard case .failure(let unread) = self else { return nil }
    return unread
  }
}
