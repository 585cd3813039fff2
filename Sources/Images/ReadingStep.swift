/// What a reader tells while it reads an image or a folder.
public enum ReadingStep: Sendable {
  /// What lies ahead: the layers of an image, or the files of a folder, and their bytes as they are stored.
  case began(parts: Int, bytes: Int64)
  case read(bytes: Int)
  /// A layer or file was read to its end, or given up.
  case ended

  /// Sizes are what files claim: a sparse file may claim the most there is.
  static func began(_ sizes: [Int64]) -> ReadingStep {
    let bytes = sizes.reduce(Int64(0)) { sum, size in
      let (total, isTooMuch) = sum.addingReportingOverflow(size)
      return isTooMuch ? .max : total
    }
    return .began(parts: sizes.count, bytes: bytes)
  }
}

/// Called from several threads.
public typealias ReadingProgress = @Sendable (ReadingStep) -> Void
