import Glibc
import Synchronization

/// A thread of its own: stages that wait for each other must not share the small pool of Swift concurrency.
final class Thread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private var handle = pthread_t()
  private let isRunning: Bool

  init(_ body: @escaping @Sendable () -> Void) throws(ArchiveError) {
    let context = Unmanaged.passRetained(Body(body)).toOpaque()
    let result = pthread_create(
      &handle, nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, context)
    isRunning = result == 0
    guard isRunning else {
      Unmanaged<Body>.fromOpaque(context).release()
      throw .unreadable("cannot start a thread")
    }
  }

  func join() {
    pthread_join(handle, nil)
  }
}

/// Calls `body` for every index, in order of index, on at most one thread a core.
public func inParallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) throws(ArchiveError) {
  let workers = min(count, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
  let next = Atomic<Int>(0)
  let work = WorkQueue(next: next, count: count, body: body)
  var threads: [Thread] = []
  for _ in 0..<workers {
    do throws(ArchiveError) {
      threads.append(try Thread { work.run() })
    } catch {
      // One worker does all of the work, only later.
      if threads.isEmpty { throw error }
    }
  }
  for thread in threads { thread.join() }
}

private final class WorkQueue: Sendable {
  private let next: Atomic<Int>
  private let count: Int
  private let body: @Sendable (Int) -> Void

  init(next: consuming Atomic<Int>, count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.next = next
    self.count = count
    self.body = body
  }

  func run() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }
}
