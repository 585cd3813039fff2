import Inventories

/// A bill of materials in the shape of CycloneDX 1.6 (ECMA-424).
struct CycloneDX: Encodable {
  let bomFormat = "CycloneDX"
  let specVersion = "1.6"
  let serialNumber: String?
  let version = 1
  let metadata: Metadata
  let components: [Component]
  let dependencies: [Dependency]
  let compositions: [Composition]?

  struct Metadata: Encodable {
    let timestamp: String
    let tools: Tools
    let component: Component
    let properties: [Property]?
  }

  struct Tools: Encodable {
    let components: [Component]
  }

  struct Component: Encodable {
    let type: Kind
    var reference: String?
    let name: String
    var version: String?
    var hashes: [Hash]?
    var licenses: [License]?
    var purl: String?
    var evidence: Evidence?
    var properties: [Property]?

    private enum CodingKeys: String, CodingKey {
      case type, name, version, hashes, licenses, purl, evidence, properties
      case reference = "bom-ref"
    }
  }

  enum Kind: String, Encodable {
    case application, container, file, library
    case operatingSystem = "operating-system"
    case model = "machine-learning-model"
  }

  struct Hash: Encodable {
    let alg: String
    let content: String
  }

  /// Where a component was found.
  struct Evidence: Encodable {
    let occurrences: [Occurrence]

    struct Occurrence: Encodable {
      let location: String
    }
  }

  struct Property: Encodable {
    let name: String
    let value: String
  }

  struct Dependency: Encodable {
    let ref: String
    let dependsOn: [String]?
  }

  struct Composition: Encodable {
    let aggregate: String
    let assemblies: [String]
  }
}
