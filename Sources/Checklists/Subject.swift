/// A kind of target that rules judge.
public enum Subject: String, CaseIterable, Sendable {
  case image
  case dockerfile

  /// One of them, as sentences say it.
  public var one: String {
    switch self {
    case .image: "an image"
    case .dockerfile: "a Dockerfile"
    }
  }
}
