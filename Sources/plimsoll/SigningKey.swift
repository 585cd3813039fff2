import ArgumentParser
import Attestations
import Diagnostics
import Fingerprints

/// Private keys that the user names, and what is signed with them.
enum SigningKey {
  private static let largest = 64 << 10

  /// A file that holds no usable key is wrong use.
  static func read(_ path: String) throws -> PrivateKey {
    let bytes = try InputFile.read(path, what: "the key", limit: largest)
    do throws(KeyError) {
      return try PrivateKey(pem: bytes)
    } catch {
      throw ValidationError("'\(path.escaped)' \(error)")
    }
  }

  static func certificates(_ path: String) throws -> CertificateList {
    let bytes = try InputFile.read(path, what: "the certificate", limit: largest)
    do throws(KeyError) {
      return try CertificateList(pem: bytes)
    } catch {
      throw ValidationError("'\(path.escaped)' \(error)")
    }
  }

  /// A manifest as a signed statement.
  static func sign(_ manifest: [UInt8], named name: String, with keys: [PrivateKey]) throws -> String {
    do throws(ListError) {
      return String(decoding: try ManifestStatement.signed(manifest, named: name, by: keys), as: UTF8.self)
    } catch {
      switch error {
      case .diagnostics(let diagnostics): Terminal.complain(diagnostics.rendered)
      case .malformed(let reason): Terminal.complain(Diagnostic(reason, source: name).rendered)
      }
      throw ExitCode(2)
    }
  }
}
