import Images
import Packages

/// The files of an image beside what its packages' own records say of them.
///
/// The records lie in the image, too: that a file agrees says that the image is consistent in itself, and no more.
struct PackageIntegrity: Sendable {
  /// A file that is not what the record says.
  struct Deviation: Sendable {
    let package: InstalledPackage
    let record: RecordedFile
    let state: FileState
    /// Nil when it is missing.
    let file: FileNumber?
  }

  /// What all files of a package together are, in the order of the packages.
  private(set) var states: [FileState] = []
  private(set) var deviations: [Deviation] = []
  private var owners: [FileNumber: Int] = [:]
  /// What some record has with the digest that it has.
  private var consistent: Set<FileNumber> = []
  let packages: [InstalledPackage]

  init(of packages: [InstalledPackage], in tree: FileTree) {
    self.packages = packages
    var found: [[Deviation]] = []
    var comparedCounts: [Int] = []
    for (index, package) in packages.enumerated() {
      var deviations: [Deviation] = []
      var comparedCount = 0
      for record in package.files {
        let file = tree.find(record.path)
        if let file, owners[file] == nil { owners[file] = index }
        switch tree.state(of: record, at: file) {
        case .consistent:
          comparedCount += 1
          if let file { consistent.insert(file) }
        case .unknown: break
        case let state:
          deviations.append(Deviation(package: package, record: record, state: state, file: file))
        }
      }
      found.append(deviations)
      comparedCounts.append(comparedCount)
    }
    for (deviations, comparedCount) in zip(found, comparedCounts) {
      // A package that replaces a file of another one leaves the other's record as it is.
      let remaining = deviations.filter { deviation in deviation.file.map { !consistent.contains($0) } ?? true
      }
      self.deviations += remaining
      let open = remaining.filter { !$0.record.isConfiguration }.map(\.state)
      let worst: FileState = open.contains(.modified) ? .modified : open.isEmpty ? .consistent : .missing
      states.append(worst == .consistent && comparedCount == 0 ? .unknown : worst)
    }
  }

  /// The package whose record lists a file; nil when none does.
  func owner(of file: FileNumber) -> InstalledPackage? { owners[file].map { packages[$0] } }

  /// Whether a record has the file as it is; one that lists it without a digest does not.
  func vouches(for file: FileNumber) -> Bool { consistent.contains(file) }
}
