import Diagnostics
import Digests
import Documents
import Expressions

/// Reads one entry of a waiver's `targets`.
struct WaiverTargetReader {
  let file: WaiverReader

  func target(_ node: Node) -> WaiverTarget? {
    guard
      var entry = EntryReader(node, what: "the target", in: file.source, collector: file.collector)
    else { return nil }
    let image = entry.optionalNode("image").flatMap(self.image)
    let digest = entry.optionalNode("digest").flatMap(self.digest)
    let files = entry.optionalList("files") { name($0, in: "each of files") }
    let paths = entry.optionalList("paths") { name($0, in: "each of paths") }
    let fingerprints = entry.optionalList("fingerprints", fingerprint)
    entry.finish()
    if node.mapping?.isEmpty == true {
      file.error("the target names nothing: it needs image, digest, files, paths or fingerprints", node)
      return nil
    }
    return WaiverTarget(
      image: image, digest: digest, files: files, paths: paths, fingerprints: fingerprints)
  }

  private func image(_ node: Node) -> NamePattern? {
    guard let pattern = name(node, in: "image") else { return nil }
    let last = pattern.text.utf8.split(separator: UInt8(ascii: "/")).last ?? [][...]
    guard !last.contains(where: { ":@".utf8.contains($0) }) else {
      file.error("'image' is a repository, without tag or digest; a digest has its own key", node)
      return nil
    }
    return pattern
  }

  private func name(_ node: Node, in key: String) -> NamePattern? {
    guard let text = node.string else {
      file.error("'\(key)' must be a string, but is \(node.description)", node)
      return nil
    }
    guard !NamePattern.namesNothing(text) else {
      file.error("'\(text)' is nothing but wildcards; name what is waived", node)
      return nil
    }
    do throws(EvaluationError) {
      return try NamePattern(text)
    } catch {
      file.error(error.description, node)
      return nil
    }
  }

  private func digest(_ node: Node) -> Digest? {
    do throws(DigestError) {
      return try Digest(parsing: node.string ?? "")
    } catch {
      file.error("\(error.description); 'digest' is sha256: and 64 lowercase hex digits", node)
      return nil
    }
  }

  private func fingerprint(_ node: Node) -> String? {
    guard let text = node.string, (try? Digest(hex: text)) != nil else {
      file.error("a fingerprint is the id of a finding in the JSON report: 64 lowercase hex digits", node)
      return nil
    }
    return text
  }
}
