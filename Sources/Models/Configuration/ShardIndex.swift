import Documents

/// The list of which tensor lies in which shard (`model.safetensors.index.json`, `pytorch_model.bin.index.json`).
enum ShardIndex {
  static func read(_ map: Node, _ input: ModelInput) -> ModelContents {
    var contents = ModelContents(.safetensorsIndex)
    guard let members = map.mapping else {
      input.scope.add(.badHeader, .malformed, "weight_map is no mapping of tensors to files")
      return contents
    }
    var (order, tensors): ([[UInt8]], [[UInt8]: [[UInt8]]]) = ([], [:])
    for member in members {
      guard let file = member.value.string, isPlainName(file) else {
        input.scope.add(
          .externalPath, .unsafe,
          "tensor '\(member.key)' should lie in '\(member.value.string ?? "?")', which is no plain file name")
        continue
      }
      let name = Array(file.utf8)
      if tensors[name] == nil { order.append(name) }
      tensors[name, default: []].append(Array(member.key.utf8))
    }
    if let shard = order.first(where: { !FileName($0).ends(with: ".safetensors") }) {
      input.scope.add(
        .pickleShards, .review, "its shards are no safetensors: \(String(decoding: shard, as: UTF8.self))")
    }
    contents.companions = order.map {
      ModelReport.Companion(path: $0, range: nil, tensors: tensors[$0] ?? [])
    }
    return contents
  }

  private static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.elementsEqual("..".utf8)
      && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 < 0x20 }
  }
}
