/// What a manifest or configuration says it runs on: `os/architecture[/variant]`.
public struct Platform: Hashable, Sendable, CustomStringConvertible {
  public let os: String
  public let architecture: String
  /// Empty when there is none.
  public let variant: String

  public init(os: String, architecture: String, variant: String = "") {
    self.os = os
    self.architecture = architecture
    self.variant = variant
  }

  /// Reads `linux/arm64` or `linux/arm/v7`; nil for anything else.
  public init?(parsing text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(os: parts[0], architecture: parts[1], variant: parts.count == 3 ? parts[2] : "")
  }

  /// Linux on the processor this was built for.
  public static var host: Platform {
    #if arch(arm64)
      Platform(os: "linux", architecture: "arm64")
    #else
      Platform(os: "linux", architecture: "amd64")
    #endif
  }

  /// BuildKit stores attestations as manifests for `unknown/unknown`; they are evidence, not images.
  public var isUnknown: Bool { os == "unknown" && architecture == "unknown" }

  /// Whether an image for this platform serves one who asked for `wanted`.
  ///
  /// Plain arm64 means arm64/v8.
  public func serves(_ wanted: Platform) -> Bool {
    os == wanted.os && architecture == wanted.architecture
      && (wanted.variant.isEmpty || variant == wanted.variant
        || (architecture == "arm64" && [variant, wanted.variant].allSatisfy { ["", "v8"].contains($0) }))
  }

  public var description: String {
    variant.isEmpty ? "\(os)/\(architecture)" : "\(os)/\(architecture)/\(variant)"
  }
}
