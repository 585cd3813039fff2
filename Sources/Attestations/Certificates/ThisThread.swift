import Synchronization

/// Runs asynchronous work that never waits for anything, to its end, on the calling thread.
///
/// The library checks chains in an `async` function, since policies may ask the network; ours do not. A thread that blocked
/// until a task of the shared pool had done it could wait for ever, where all threads of the pool wait so.
///
/// - Returns: nil if the work waited after all.
func onThisThread<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value? {
  let thread = ThisThread()
  let result = Box<Value>()
  Task(executorPreference: thread) {
    let value = await work()
    result.value.withLock { $0 = value }
  }
  thread.run()
  return result.value.withLock { $0 }
}

private final class Box<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}

/// An executor that keeps its jobs until somebody runs them.
private final class ThisThread: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  func run() {
    while let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
