/// Names and digests of images, as objects with fields.
extension Function {
  static let references: [Function] = [
    Function(
      "ref", [.function(.string, gives: .object(ObjectType.reference.name))],
      .unary { (text) throws(EvaluationError) in
        guard case .string(let text) = text else { return nil }
        let name = try ImageReference(parsing: text)
        return .record(
          .reference,
          [
            .string(name.registry), .string(name.repository), name.tag.map { .string($0) },
            name.digest.map { .string($0) },
          ])
      }),
    Function(
      "digest", [.function(.string, gives: .object(ObjectType.digest.name))],
      .unary { (text) throws(EvaluationError) in
        guard case .string(let text) = text else { return nil }
        let digest = try DigestText(parsing: text)
        return .record(.digest, [.string(digest.algorithm), .string(digest.hex)])
      }),
  ]
}

extension ObjectType {
  /// What functions of the language give back, known to every environment.
  static let builtIn = [reference, digest]

  static let reference = ObjectType(
    "Reference",
    fields: [
      Field("registry", .string, documentation: "The host, with its port; docker.io where none is written."),
      Field("repository", .string, documentation: "The path, such as library/alpine."),
      Field("tag", .string, isOptional: true, documentation: "The tag, where one is written."),
      Field("digest", .string, isOptional: true, documentation: "The digest, where one is written."),
    ],
    documentation: "The name of an image, taken apart by ref().")

  static let digest = ObjectType(
    "Digest",
    fields: [
      Field(
        "algorithm", .string, allowed: DigestText.lengths.keys.sorted(), documentation: "Such as sha256."),
      Field("hex", .string, documentation: "The digits."),
    ],
    documentation: "A digest, taken apart by digest().")
}

extension Value {
  /// An object of its own, which no table holds.
  fileprivate static func record(_ type: ObjectType, _ fields: [Value?]) -> Value {
    .object(Object(type: type, source: Record(fields)))
  }
}
