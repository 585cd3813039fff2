import Glibc
import Images
import Reports
import Synchronization

/// Says on standard error how far the reading is: one line that changes on a terminal, or, where more was asked for, lines that stay.
final class Progress: Sendable {
  enum Kind {
    case none, line, log
  }

  /// `--verbose` over `--quiet`, which a configuration file may have set.
  static func kind(isQuiet: Bool, isVerbose: Bool = false) -> Kind {
    isVerbose ? .log : isQuiet || !Terminal.showsProgress ? .none : .line
  }

  private struct State {
    var part = ReadingStep.Part.layer
    var (count, ended) = (0, 0)
    var (bytes, read, shown): (Int64, Int64, Int64) = (0, 0, 0)
  }

  private let kind: Kind
  private let state = Mutex(State())
  private let start = ContinuousClock.now

  init(_ kind: Kind) {
    self.kind = kind
  }

  func take(_ step: ReadingStep) {
    guard kind != .none else { return }
    state.withLock { state in
      switch step {
      case .began(let part, let count, let bytes):
        state.part = part
        state.count += count
        let (total, isTooMuch) = state.bytes.addingReportingOverflow(bytes)
        state.bytes = isTooMuch ? .max : total
        log("\(count.phrase(part)) to read, \(bytes.byteCount)")
      case .read(let bytes):
        state.read += Int64(bytes)
        show(&state)
      case .ended:
        state.ended += 1
        log(
          "\(state.ended) of \(state.count.phrase(state.part)) read, \(state.read.byteCount) of \(state.bytes.byteCount)"
        )
      }
    }
  }

  /// Clears the line.
  func finish() {
    state.withLock { state in
      if state.shown > 0 { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
      state.shown = 0
    }
    log("read within \((ContinuousClock.now - start).formatted)")
  }

  private func log(_ text: String) {
    if kind == .log { Terminal.complain("plimsoll: \(text)") }
  }

  private func show(_ state: inout State) {
    guard kind == .line, state.read - state.shown > 16 << 20 else { return }
    state.shown = state.read
    let cells = 24
    let done = state.bytes > 0 ? min(cells, Int(state.read / max(1, state.bytes / Int64(cells)))) : 0
    let bar = String(repeating: "█", count: done) + String(repeating: "░", count: cells - done)
    let text =
      "\(bar) \(state.read.byteCount) of \(state.bytes.byteCount) · \(state.ended) of \(state.count.phrase(state.part))"
    Terminal.write("\r\(text)\u{1B}[K", to: STDERR_FILENO)
  }
}

extension Int {
  fileprivate func phrase(_ part: ReadingStep.Part) -> String {
    "\(self) \(part.rawValue)\(self == 1 ? "" : "s")"
  }
}

extension Duration {
  fileprivate var formatted: String {
    let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
    return "\(tenths / 10).\(tenths % 10) seconds"
  }
}
