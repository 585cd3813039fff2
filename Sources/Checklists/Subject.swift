/// A kind of target that rules judge.
public enum Subject: String, CaseIterable, Sendable {
  case image
  case dockerfile
  /// Of an image, or in a folder of its own.
  case model

  /// One of them, as sentences say it.
  public var one: String {
    switch self {
    case .image: "an image"
    case .dockerfile: "a Dockerfile"
    case .model: "models"
    }
  }

  /// The one that a scan is about.
  public var definite: String {
    switch self {
    case .image: "the image"
    case .dockerfile: "the Dockerfile"
    case .model: "the models"
    }
  }

  /// How to give one to a scan that has none.
  public var advice: String {
    switch self {
    case .image: "scan that, too"
    case .dockerfile: "name it with --dockerfile FILE"
    case .model: "scan the image or folder that holds them"
    }
  }

  /// The kinds of target whose facts such a target has: an image has those of the models in it.
  public var included: Set<Subject> { self == .image ? [.image, .model] : [self] }
}
