import Digests
import TestSupport
import Testing

/// What cannot be inspected ends with 2 or 3 and one clear message.
struct InspectBadInputTests {
  @Test func `an image that is not there is incomplete`() throws {
    let command = try Command.bounded(["inspect", "nowhere/image.tar"])
    #expect(command.exitCode == 3)
    #expect(command.errors == "plimsoll: nowhere/image.tar: there is no such file or folder\n")
    #expect(command.output.isEmpty)
  }

  @Test(arguments: ["", "hello\n", "FROM scratch\n"])
  func `what is no image is incomplete`(text: String) throws {
    let folder = try TemporaryFolder()
    let command = try Command.bounded(["inspect", try folder.write(Array(text.utf8), to: "image.tar")])
    #expect(command.exitCode == 3 && command.output.isEmpty)
    #expect(command.errors.utf8.count { $0 == 0x0A } == 1, Comment(rawValue: command.errors))
  }

  @Test(arguments: [
    (["inspect"], "Missing expected argument"),
    (["inspect", "--format", "spdx", "x"], "'spdx' is invalid"),
    (["inspect", "--platform", "linux", "x"], "'linux' is no platform"),
  ])
  func `wrong use is told and ends with 2`(arguments: [String], message: String) throws {
    let command = try Command(arguments)
    #expect(command.exitCode == 2)
    #expect(command.errors.contains(message), Comment(rawValue: command.errors))
  }

  @Test func `of several images somebody has to choose one`() throws {
    let folder = try TemporaryFolder()
    let images = ["app:1", "app:2"].map { name in
      var image = ImageBuilder([[.file("etc/name", name)]])
      image.names = [name]
      return image
    }
    let layout = try folder.write(ImageBuilder.layout(of: images))
    let command = try Command.bounded(["inspect", layout])
    #expect(command.exitCode == 2)
    #expect(command.errors.contains("holds 2 images; choose one with --image: app:1, app:2"))
    #expect(try Command.bounded(["inspect", "--image", "app:2", layout]).exitCode == 0)
    #expect(try Command.bounded(["inspect", "--image", "app:3", layout]).exitCode == 3)
  }

  @Test(arguments: ["text", "json", "cyclonedx"])
  func `an image that is not what it says is never a whole inventory`(format: String) throws {
    let folder = try TemporaryFolder()
    var image = ImageBuilder([[.file("var/lib/dpkg/status", InspectedImage.status)]])
    image.layerDigest = .sha256(of: [1])
    let command = try Command.bounded(
      ["inspect", "--format", format, try folder.write(image.ociLayout)])
    #expect(command.exitCode == 3)
    let parts = "base, packages, programs, services, models, secrets"
    #expect(
      command.errors.hasPrefix("plimsoll: \(parts): not read: layer sha256:"),
      Comment(rawValue: command.errors))
    #expect(!command.output.contains("zlib1g"))
  }

  @Test(arguments: HostileArchives.allCases)
  func `a hostile layer ends cleanly`(attack: HostileArchives) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(ImageBuilder(tars: [attack.layer]).ociLayout)
    let command = try Command.bounded(["inspect", "--format", "cyclonedx", path])
    #expect(command.endedCleanly && [0, 3].contains(command.exitCode), Comment(rawValue: command.errors))
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "x"])
  func `no time of the environment is a crash`(epoch: String) throws {
    let command = try Command(
      ["inspect", "--format", "cyclonedx", Command.root + "/samples/good.tar"],
      environment: ["SOURCE_DATE_EPOCH=\(epoch)"])
    #expect(command.endedCleanly)
  }
}
