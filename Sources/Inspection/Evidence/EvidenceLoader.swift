import Attestations
import Diagnostics
import Fingerprints

/// Reads what the user gave beside the target, and checks who signed it.
///
/// It opens no file itself: whoever calls it gives the bytes.
public struct EvidenceLoader {
  /// One document that the user named.
  public struct Document: Sendable {
    public let name: String
    public let content: Content
    /// The folder that its paths count from, without a leading slash; nil to find it by the names.
    public let root: [UInt8]?

    public enum Content: Sendable {
      case file([UInt8])
      /// A folder with copies of the files, or with pointers of Git LFS to them: already read.
      case folder(FingerprintList)
    }

    public init(name: String, content: Content, root: [UInt8]?) {
      self.name = name
      self.content = content
      self.root = root
    }
  }

  /// Why nothing can be judged by it: the file, and what is wrong with it.
  public struct Failure: Error, Sendable {
    public let name: String
    public let error: ListError
  }

  private let policy: TrustPolicy
  private let namesSigners: Bool
  private let time: Int64
  private let read: (_ file: String, _ besides: String) throws(UnreadableFile) -> [UInt8]

  /// - Parameters:
  ///   - time: when certificates must be valid, in seconds since 1970.
  ///   - read: gives the bytes of a file that a list names, relative to the list.
  public init(
    _ policy: TrustPolicy, at time: Int64,
    read: @escaping (_ file: String, _ besides: String) throws(UnreadableFile) -> [UInt8]
  ) {
    self.policy = policy
    namesSigners = !policy.everybody.keys.isEmpty || !policy.everybody.authorities.isEmpty
    self.time = time
    self.read = read
  }

  /// Everything that the documents say; what only a signer can have made wrong is part of the evidence, and no failure.
  public func load(_ documents: [Document]) throws(Failure) -> Evidence {
    var lists: [EvidenceList] = []
    for document in documents {
      switch document.content {
      case .folder(let list):
        lists.append(
          EvidenceList(name: document.name, list: list, root: document.root, standing: .unsigned, model: nil))
      case .file(let bytes): lists += try load(bytes, document.name, document.root, depth: 0)
      }
    }
    return Evidence(
      lists, pickle: policy.models.pickle, allowedGlobals: policy.models.allowedGlobals,
      namesSigners: namesSigners)
  }

  private func load(
    _ bytes: [UInt8], _ name: String, _ root: [UInt8]?, depth: Int, component: String? = nil
  ) throws(Failure) -> [EvidenceList] {
    let document: FingerprintDocument
    do throws(ListError) {
      document = try FingerprintDocument(parsing: bytes, named: name)
    } catch {
      // A signed document that is broken proves nothing; a list that the user wrote is the user's to mend.
      guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), case .malformed(let reason) = error else {
        throw Failure(name: name, error: error)
      }
      let empty = FingerprintList(.statement, [])
      return [EvidenceList(name: name, list: empty, root: root, standing: .invalid(reason), model: nil)]
    }
    let verified = verify(document)
    var list = document.list
    if let component { list = list.only(component) }
    let own = EvidenceList(
      name: name, list: list, root: root, standing: verified.standing, model: verified.model)
    guard depth == 0 else { return [own] }
    var lists = [own]
    for include in document.list.includes { lists += try load(include, of: name, root) }
    return lists
  }

  private func load(
    _ include: FingerprintList.Include, of name: String, _ root: [UInt8]?
  ) throws(Failure) -> [EvidenceList] {
    let bytes: [UInt8]
    do throws(UnreadableFile) {
      bytes = try read(include.file, name)
    } catch {
      throw Failure(name: name, error: .malformed("names '\(include.file)', which \(error.reason)"))
    }
    return try load(bytes, include.file, include.root, depth: 1, component: include.component)
  }

  private func verify(_ document: FingerprintDocument) -> (standing: Standing, model: VerifiedModelManifest?)
  {
    if case .none = document.signature { return (.unsigned, nil) }
    guard namesSigners else {
      return (.untrusted("it is signed, and nobody was named who may sign: --key or --trust"), nil)
    }
    switch document.signature {
    case .none: return (.unsigned, nil)
    case .envelope(let envelope):
      do throws(SignatureError) {
        let verified = try envelope.verified(by: policy.models.signers.keys.map(\.key))
        let signer = policy.models.signers.keys.first { verified.signers.contains($0.key) }
        return (signer.map { .verified(by: Signer.key($0).description) } ?? .invalid("nobody signed it"), nil)
      } catch {
        return (.invalid(error.description), nil)
      }
    case .model(let signature):
      do throws(SignatureError) {
        let manifest = try signature.verified(by: policy.models.signers, at: time)
        return (.verified(by: manifest.signer.description), manifest)
      } catch {
        return (.invalid(error.description), nil)
      }
    }
  }
}

extension FingerprintList {
  /// What one component of a bill of materials says.
  fileprivate func only(_ name: String) -> FingerprintList {
    guard let component = components.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      return FingerprintList(form, [])
    }
    return FingerprintList(
      form, fingerprints.filter { $0.digests == component.digests }, subject: subject, components: [component]
    )
  }
}
