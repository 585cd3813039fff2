import Archives
import Glibc

/// A call in a Python script that starts a server.
///
/// The text is not run and not parsed as Python: comments and long strings are taken out, and calls are known by the
/// modules that the file imports. What is called inside of a function may never run.
struct PythonServerCall: Hashable, Sendable {
  /// The name of a ``ServerKind``.
  let kind: String
  let line: Int
  /// The keyword arguments, their values as written without quotes.
  let arguments: [String: String]
  /// It stands where it runs with the script: at the top, or below `if __name__ == "__main__":`.
  let isCertain: Bool

  /// More would say nothing new.
  private static let most = 100
  private static let largest: Int64 = 256 << 10

  /// Whether a file is a Python script of the application, and not a library's.
  static func isApplication(_ path: ArraySlice<UInt8>, size: Int64) -> Bool {
    guard size <= largest, path.suffix(3).elementsEqual(".py".utf8) else { return false }
    return !path.split(separator: UInt8(ascii: "/")).dropLast().contains { folder in
      folder.elementsEqual("site-packages".utf8) || folder.elementsEqual("dist-packages".utf8)
        || folder.starts(with: "python3".utf8)
    }
  }

  static func all(in text: [UInt8]) -> [PythonServerCall] {
    // Most files of an application start nothing.
    guard text.withUnsafeBytes(holdsMarker) else { return [] }
    let source = PythonText(text)
    let imports = source.imports
    return source.calls.lazy.compactMap { call in
      server(called: call.name, imports).map { kind in
        PythonServerCall(
          kind: kind, line: call.line, arguments: source.arguments(of: call), isCertain: call.runsAtStart)
      }
    }.prefix(most).map { $0 }
  }

  private static let markers = [".run(", ".launch(", "serve(", "HTTPServer(", "run_simple(", "make_server("]
    .map {
      Array($0.utf8)
    }

  /// Asked of every Python file of an application: the library looks for the parenthesis that ends every marker.
  private static func holdsMarker(_ text: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while start < text.count, let base = text.baseAddress,
      let found = memchr(base + start, Int32(UInt8(ascii: "(")), text.count - start)
    {
      let end = UnsafeRawPointer(found) - base + 1
      if markers.contains(where: { text[..<end].suffix($0.count).elementsEqual($0) }) { return true }
      start = end
    }
    return false
  }

  private static func server(called name: String, _ imports: Set<String>) -> String? {
    let parts = name.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
    guard let function = parts.last else { return nil }
    let object = parts.count > 1 ? parts[parts.count - 2] : ""
    switch function {
    case "run" where object == "uvicorn": return "uvicorn"
    case "run" where !object.isEmpty && !standing.contains(object):
      return ["flask", "dash", "bottle", "quart"].contains(where: imports.contains) ? "flask" : nil
    case "launch": return imports.contains("gradio") ? "gradio" : nil
    case "serve": return imports.contains("waitress") ? "waitress" : nil
    case "HTTPServer", "ThreadingHTTPServer": return imports.contains("http") ? "http.server" : nil
    case "run_simple": return imports.contains("werkzeug") ? "werkzeug" : nil
    case "make_server": return imports.contains("wsgiref") ? "wsgiref" : nil
    default: return nil
    }
  }

  /// Modules with a `run` of another meaning.
  private static let standing: Set<String> = [
    "asyncio", "subprocess", "uvicorn", "anyio", "trio", "pytest", "mcp",
  ]
}
