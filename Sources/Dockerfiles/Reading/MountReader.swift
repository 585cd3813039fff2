import Diagnostics

/// `RUN --mount=type=…,target=…`.
///
/// See <https://docs.docker.com/reference/dockerfile/#run---mount>.
extension InstructionReader {
  private static let keys = [
    "type", "from", "source", "target", "readonly", "id", "sharing", "required", "size", "mode", "uid", "gid",
    "src",
    "dst", "destination", "ro", "rw", "readwrite", "env",
  ]
  private static let types = ["bind", "cache", "tmpfs", "secret", "ssh"]

  mutating func mount(_ text: String) throws(InstructionError) -> Mount {
    var fields: [String: String] = [:]
    for field in Self.fields(text) {
      let parts = field.divided(at: "=")
      let key = (parts?.before ?? field).lowercasedASCII
      guard Self.keys.contains(key) else {
        let advice = Suggestion.phrase(for: key, in: Self.keys)
        throw InstructionError("unexpected key '\(key)' in '\(field)'\(advice)", at: field)
      }
      guard let parts else {
        guard ["readonly", "ro", "readwrite", "rw", "required"].contains(key) else {
          throw InstructionError("invalid field '\(field)' must be a key=value pair", at: field)
        }
        fields[key] = "true"
        continue
      }
      if key.isIdentical(to: "from"), parts.after.utf8.dropLast().contains(UInt8(ascii: "$")) {
        throw InstructionError(
          "'from' doesn't support variable expansion, define alias stage instead", at: field)
      }
      fields[key] = try expand(parts.after)
    }
    let mount = try mount(fields)
    try check(mount, fields)
    return mount
  }

  private func mount(_ fields: [String: String]) throws(InstructionError) -> Mount {
    let type = fields["type"]?.lowercasedASCII ?? "bind"
    guard Self.types.contains(type) else {
      let advice = Suggestion.phrase(for: type, in: Self.types)
      throw InstructionError("unsupported mount type '\(type)'\(advice)", at: type)
    }
    let isReadOnly = try flag("readonly", "ro", fields)
    let isReadWrite = try flag("readwrite", "rw", fields)
    return Mount(
      type: type, target: fields["target"] ?? fields["dst"] ?? fields["destination"],
      source: fields["source"] ?? fields["src"], from: fields["from"].flatMap(origin), id: fields["id"],
      env: fields["env"], isRequired: try flag("required", "required", fields) ?? false,
      isReadOnly: isReadOnly ?? isReadWrite.map { !$0 } ?? !["cache", "tmpfs"].contains(type))
  }

  private func flag(
    _ key: String, _ short: String, _ fields: [String: String]
  ) throws(InstructionError) -> Bool? {
    guard let text = fields[key] ?? fields[short] else { return nil }
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": return true
    case "0", "f", "F", "false", "FALSE", "False": return false
    default:
      guard !unresolved.isEmpty else { throw InstructionError("invalid value for \(key): \(text)", at: text) }
      return nil
    }
  }

  /// A mount takes a name or an image; an index is no name here.
  private func origin(_ name: String) -> Stage.Base? {
    if name.utf8.isEmpty { return nil }
    if let index = stages[name] { return .stage(index) }
    return name.isIdentical(to: "scratch") ? .scratch : .image(BaseImage(reference: name, unresolved: []))
  }

  private func check(_ mount: Mount, _ fields: [String: String]) throws(InstructionError) {
    let type = mount.type
    let isSecret = type.isIdentical(to: "secret")
    func refuse(_ key: String, unless isAllowed: Bool, _ message: String) throws(InstructionError) {
      if fields[key] != nil, !isAllowed { throw InstructionError(message, at: key) }
    }
    try refuse(
      "required", unless: isSecret || type.isIdentical(to: "ssh"),
      "unexpected key 'required' for mount type '\(type)'")
    try refuse(
      "size", unless: type.isIdentical(to: "tmpfs"), "unexpected key 'size' for mount type '\(type)'")
    try refuse(
      "sharing", unless: type.isIdentical(to: "cache"), "invalid cache sharing set for \(type) mount")
    for key in ["mode", "uid", "gid"] {
      try refuse(
        key, unless: ["secret", "ssh", "cache"].contains(type), "\(key) not allowed for '\(type)' type mounts"
      )
    }
    guard isSecret else { return }
    try refuse("from", unless: false, "secret mount should not have a from")
    if mount.source == nil, mount.target == nil, mount.id == nil {
      throw InstructionError("invalid secret mount: one of id, source, target is required", at: "type=secret")
    }
    if mount.source != nil, mount.id != nil {
      throw InstructionError("both source and id can't be set", at: "id=")
    }
  }

  /// Fields of one line of CSV.
  private static func fields(_ text: String) -> [String] {
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(String(field))
        field = String.UnicodeScalarView()
      default: field.append(scalar)
      }
    }
    return fields + [String(field)]
  }
}
