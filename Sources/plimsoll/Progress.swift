import Glibc
import Synchronization

/// One line on a terminal's standard error that says how far the reading is.
final class Progress: Sendable {
  private let isShown: Bool
  private let bytes = Atomic<Int>(0)
  private let lastShown = Atomic<Int>(0)

  init(isShown: Bool) {
    self.isShown = isShown
  }

  func add(_ count: Int) {
    guard isShown else { return }
    let total = bytes.add(count, ordering: .relaxed).newValue
    let last = lastShown.load(ordering: .relaxed)
    guard total - last > 16 << 20,
      lastShown.compareExchange(expected: last, desired: total, ordering: .relaxed).exchanged
    else { return }
    Terminal.write("\rreading layers: \(total >> 20) MiB", to: STDERR_FILENO)
  }

  /// Clears the line.
  func finish() {
    if lastShown.load(ordering: .relaxed) > 0 { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }
}
