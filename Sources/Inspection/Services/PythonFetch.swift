import Archives

/// A call in a Python script of the application that fetches a model, or trusts code that comes with one.
///
/// The text is not run: calls are known by their names, as ``PythonServerCall`` knows servers.
struct PythonFetch: Hashable, Sendable {
  /// With the dots, such as `AutoModel.from_pretrained`.
  let call: String
  let line: Int
  /// What is fetched, where it stands in the call.
  let source: String?
  /// Code that comes with the model is run.
  let trustsCode: Bool
  /// The commit is fixed.
  let isPinned: Bool

  private static let most = 100
  private static let markers = [
    "trust_remote_code", "hub", "from_pretrained", "snapshot_download", "urlretrieve", "gdown",
  ]
  .map { Array($0.utf8) }

  static func all(in text: [UInt8]) -> [PythonFetch] {
    guard markers.contains(where: { text[...].firstRange(of: $0[...]) != nil }) else { return [] }
    let source = PythonText(text)
    return source.calls.lazy.compactMap { PythonFetch($0, in: source) }.prefix(most).map { $0 }
  }

  private init?(_ call: PythonText.Call, in text: PythonText) {
    let arguments = text.arguments(of: call)
    let first =
      text.firstString(of: call) ?? arguments["repo_id"] ?? arguments["pretrained_model_name_or_path"]
    trustsCode = arguments["trust_remote_code"].map { $0.utf8.elementsEqual("True".utf8) } ?? false
    guard trustsCode || Self.fetches(call.name, first, arguments) else { return nil }
    self.call = call.name
    line = call.line
    source = first
    isPinned = arguments["revision"].map(Self.isCommit) ?? false
  }

  private static func fetches(_ name: String, _ source: String?, _ arguments: [String: String]) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
    let object = parts.dropLast().last ?? ""
    switch parts.last {
    case "snapshot_download", "hf_hub_download", "urlretrieve": return arguments["local_files_only"] != "True"
    case "load" where object == "hub": return arguments["source"] != "local"
    case "download" where object == "gdown": return true
    case "from_pretrained":
      return arguments["local_files_only"] != "True" && source.map(isHubName) ?? false
    default: return false
    }
  }

  /// `organisation/name`, and no path.
  private static func isHubName(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: ".") }
  }

  private static func isCommit(_ text: String) -> Bool {
    text.utf8.count == 40
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
      }
  }
}
