/// What a reader tells while it reads an image or a folder.
public enum ReadingStep: Sendable {
  /// What lies ahead: how many layers or files, and their bytes as they are stored.
  case began(Part, count: Int, bytes: Int64)
  case read(bytes: Int)
  /// A layer or file was read to its end, or given up.
  case ended

  /// What is read at a time: a layer of an image, or a file of a folder.
  public enum Part: String, Sendable {
    case layer, file
  }

  /// Sizes are what files claim: a sparse file may claim the most there is.
  static func began(_ part: Part, sizes: [Int64]) -> ReadingStep {
    let bytes = sizes.reduce(Int64(0)) { sum, size in
      let (total, isTooMuch) = sum.addingReportingOverflow(size)
      return isTooMuch ? .max : total
    }
    return .began(part, count: sizes.count, bytes: bytes)
  }
}

/// Called from several threads.
public typealias ReadingProgress = @Sendable (ReadingStep) -> Void
