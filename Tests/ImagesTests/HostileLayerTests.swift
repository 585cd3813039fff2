import TestSupport
import Testing

@testable import Images

/// What the layer of an attack becomes.
private enum Expected {
  case clean([String])
  case problem
  case unreadable
}

private let expectations: [(HostileArchives, Expected)] = [
  (.dotDot, .problem), (.absolute, .clean(["etc", "etc/passwd"])),
  (.symlinkOut, .clean(["etc", "etc/passwd", "out"])),
  (.symlinkLoop, .problem), (.hardLinkToNothing, .problem), (.hardLinkToItself, .problem),
  (.whiteoutOfRoot, .problem),
  (.whiteoutDotDot, .problem), (.duplicate, .problem), (.fileThenFolder, .problem),
  (.throughSymlink, .clean(["link", "real", "real/x"])), (.rootIsFile, .problem), (.longName, .unreadable),
  (.negativeSize, .unreadable), (.overflowingSize, .unreadable), (.hugeSize, .unreadable),
  (.sparse, .clean(["sparse"])),
  (.sparseOutOfBounds, .unreadable), (.trailingBytes, .problem), (.wrongChecksum, .unreadable),
  (.notTar, .unreadable),
]

@Test func `every attack has its documented outcome`() throws {
  #expect(Set(expectations.map(\.0)) == Set(HostileArchives.allCases))
  for (attack, expected) in expectations {
    let image = try #require(
      try read(archive: ImageBuilder.archive(ImageBuilder(tars: [attack.layer]).ociLayout)).first)
    let tree = try? image.tree.get()
    switch expected {
    case .clean(let paths): #expect(image.isClean && tree?.listing == paths, "\(attack): \(image.problems)")
    case .problem: #expect(tree != nil && image.kinds == [.tar], "\(attack): \(image.problems)")
    case .unreadable: #expect(tree == nil && image.kinds == [.tar], "\(attack): \(image.problems)")
    }
  }
}
