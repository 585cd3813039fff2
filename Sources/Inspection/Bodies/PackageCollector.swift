import Packages

/// Keeps a file that tells of packages while it passes, and reads it at the end: of its bytes nothing stays.
struct PackageCollector {
  private let file: LanguagePackageFile
  private let path: [UInt8]
  private let size: Int64
  private var bytes: [UInt8] = []

  init(_ file: LanguagePackageFile, path: ArraySlice<UInt8>, size: Int64) {
    (self.file, self.path, self.size) = (file, Array(path), size)
  }

  private var isTooLarge: Bool { size > file.largestSize }

  mutating func update(_ chunk: UnsafeRawBufferPointer) {
    if !isTooLarge { bytes += chunk }
  }

  func finish() -> Result<[InstalledPackage], PackageFileError> {
    if isTooLarge {
      return .failure(PackageFileError(path[...], "it has \(size) bytes, which is over the limit"))
    }
    return Result { () throws(PackageFileError) in try file.packages(in: bytes, at: path[...]) }
  }
}
