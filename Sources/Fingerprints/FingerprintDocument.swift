import Attestations
import Diagnostics
import Documents

/// A document that lists files, with the signature that it may carry.
///
/// Who signed it is not believed here: the envelope or bundle is handed on to whoever knows whom to trust.
public struct FingerprintDocument: Sendable {
  /// What the document says; of a signed one, whatever stands inside.
  public let list: FingerprintList
  public let signature: Signature

  public enum Signature: Sendable {
    case none
    /// A DSSE envelope around the list.
    case envelope(Envelope)
    /// A bundle of OpenSSF Model Signing.
    case model(ModelSignature)
  }

  /// Reads a document whose form its content tells.
  ///
  /// - Parameter name: of the file, for messages.
  public init(parsing bytes: [UInt8], named name: String) throws(ListError) {
    guard let first = bytes.first(where: { $0 > 0x20 }) else { throw .malformed("is empty") }
    if first == UInt8(ascii: "{") {
      try self.init(json: bytes, named: name)
    } else if bytes.starts(with: "version https://git-lfs".utf8) {
      self.init(try GitLFSPointer.list(bytes, named: name))
    } else if ChecksumFile.looksLikeOne(bytes) {
      self.init(try ChecksumFile.list(bytes))
    } else {
      self.init(try ManifestReader.read(bytes, named: name).1)
    }
  }

  /// What a pointer of Git LFS says of the file in whose place it lies.
  public static func pointer(_ bytes: [UInt8], path: [UInt8]) throws(ListError) -> Fingerprint {
    try GitLFSPointer.fingerprint(bytes, path: path)
  }

  private init(_ list: FingerprintList, _ signature: Signature = .none) {
    (self.list, self.signature) = (list, signature)
  }

  private init(json bytes: [UInt8], named name: String) throws(ListError) {
    let document: Node
    do throws(Diagnostics) {
      let limits = DocumentLimits(maximumBytes: 256 << 20, maximumDepth: 100, maximumNodes: 8_000_000)
      document = try Node(parsingJSON: bytes, named: name, limits: limits)
    } catch {
      throw .diagnostics(error)
    }
    if document["payload"] != nil, document["signatures"] != nil {
      try self.init(envelope: bytes)
    } else if document["dsseEnvelope"] != nil || document["verificationMaterial"] != nil {
      try self.init(bundle: bytes)
    } else if document["_type"] != nil {
      self.init(
        try StatementList.list(Self.signed { () throws(SignatureError) in try Statement(parsing: bytes) }))
    } else if document["bomFormat"] != nil {
      self.init(try CycloneDXList.list(document))
    } else if document["spdxVersion"] != nil || document["@graph"] != nil {
      self.init(try SPDXList.list(document))
    } else if document["weight_map"] != nil {
      self.init(try ShardIndexList.list(document))
    } else {
      self.init(try ManifestReader.list(document, text: bytes, named: name))
    }
  }

  private init(envelope bytes: [UInt8]) throws(ListError) {
    let envelope = try Self.signed { () throws(SignatureError) in try Envelope(parsing: bytes) }
    let statement = try Self.signed { () throws(SignatureError) in try Statement(parsing: envelope.payload) }
    self.init(try StatementList.list(statement), .envelope(envelope))
  }

  private init(bundle bytes: [UInt8]) throws(ListError) {
    let signature = try Self.signed { () throws(SignatureError) in try ModelSignature(parsing: bytes) }
    self.init(FingerprintList(.modelSignature, []), .model(signature))
  }

  private static func signed<Value>(
    _ body: () throws(SignatureError) -> Value
  ) throws(ListError) -> Value {
    do throws(SignatureError) {
      return try body()
    } catch {
      throw .malformed(error.description)
    }
  }
}
