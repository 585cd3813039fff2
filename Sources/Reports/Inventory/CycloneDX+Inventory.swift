import Inventories

extension CycloneDX {
  /// - Parameter run: its time is that of the document.
  init(_ inventory: Inventory, run: RunInfo) {
    let root = Component(inventory.image)
    let rootReference = root.reference ?? ""
    var parts: [Component] = []
    if let system = (try? inventory.base.get())?.os { parts.append(Component(system)) }
    for package in (try? inventory.packages.get()) ?? [] { parts.append(Component(package)) }
    for model in (try? inventory.models.get()) ?? [] { parts.append(Component(model)) }
    for program in (try? inventory.programs.get()) ?? [] {
      if let component = Component(program) { parts.append(component) }
    }
    components = parts.withUniqueReferences(besides: rootReference)
    serialNumber = (inventory.image.digest ?? inventory.image.configDigest).map {
      "urn:uuid:" + NamedUUID.text(for: ["plimsoll", "cyclonedx", run.toolVersion, $0])
    }
    metadata = Metadata(
      timestamp: run.startedAt.timestamp,
      tools: Tools(components: [
        Component(type: .application, name: "plimsoll", version: run.toolVersion)
      ]),
      component: root,
      properties: inventory.isWhole ? nil : inventory.doubts)
    let references = components.compactMap(\.reference)
    dependencies =
      [Dependency(ref: rootReference, dependsOn: references)]
      + references.map { Dependency(ref: $0, dependsOn: nil) }
    compositions =
      inventory.isWhole ? nil : [Composition(aggregate: "incomplete", assemblies: [rootReference])]
  }
}

extension Inventory {
  /// Why the list is not the whole truth.
  fileprivate var doubts: [CycloneDX.Property] {
    gaps.map { CycloneDX.Property(name: "plimsoll:notRead", value: "\($0.part): \($0.reason)") }
      + problems.map { CycloneDX.Property(name: "plimsoll:problem", value: $0) }
  }
}

extension [CycloneDX.Component] {
  /// One package may be installed in two places: the second has the same package URL.
  fileprivate func withUniqueReferences(besides root: String) -> [CycloneDX.Component] {
    var taken: Set<String> = [root]
    var counts: [String: Int] = [:]
    return map { component in
      let wanted = component.reference ?? component.name
      var reference = wanted
      while !taken.insert(reference).inserted {
        counts[wanted, default: 1] += 1
        reference = "\(wanted)#\(counts[wanted, default: 1])"
      }
      var result = component
      result.reference = reference
      return result
    }
  }
}
