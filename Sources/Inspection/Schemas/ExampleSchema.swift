import Attestations
import Checklists
import Fingerprints
import Images

/// What editors know of an example: the small image or folder that `ExampleImage` builds, or a Dockerfile.
enum ExampleSchema {
  static let example = JSONValue.mapping(
    [
      "name": .text("What the example shows, in a few words."),
      "outcome": .word(Status.allCases.map(\.rawValue), "What the rule must say."),
      "findings": .texts(
        "Where the findings must be, in order: a path, a subject, or file:line of a Dockerfile."),
      "params": ["type": "object", "description": "Parameters that have another value here."],
      "image": .mapping(image, "The image."),
      "model": .mapping(["files": .list(file, "Its files.")], "The folder of a model."),
      "evidence": .list(list, "Lists of fingerprints that are given beside the image or folder."),
      "dockerfile": .text("The Dockerfile."),
      "build_args": .map(of: ["type": "string"], "The values of --build-arg."),
      "ignore": .anyText("The text of .dockerignore beside the Dockerfile."),
    ], required: ["name", "outcome"]
  ).adding([
    "oneOf": [["required": ["image"]], ["required": ["model"]], ["required": ["dockerfile"]]],
    "dependentRequired": ["build_args": ["dockerfile"], "ignore": ["dockerfile"]],
  ])

  private static let image: JSONValue = [
    "reference": .text("The name that the image is stored under."),
    "files": .list(file, "Files, in the order in which they are written."),
    "packages": .list(package, "Installed packages."),
    "passwd": .anyText("The text of /etc/passwd."),
    "shadow": .anyText("The text of /etc/shadow."),
    "group": .anyText("The text of /etc/group."),
    "os_release": .anyText("The text of /etc/os-release."),
    "layers": .number("How many layers there are, 1 if not said.", atLeast: 1),
    "config": .mapping(config, "The configuration, spelt as OCI and Docker spell it."),
    "history": .list(historyEntry, "The steps that made the image."),
    "os": .text("The operating system, linux if not said."),
    "architecture": .anyText("The architecture, amd64 if not said."),
    "created": .text("When the image was made, as RFC 3339 has it."),
    "author": .text("Who made it."),
    "annotations": .map(of: ["type": "string"], "The annotations of the manifest."),
    "media_type": .text("The media type of the manifest."),
    "layer_media_type": .anyText("The media type of every layer."),
    "broken": .map(of: ["type": "boolean"], "What does not match.")
      .adding(["propertyNames": .word(ImageProblem.Kind.allCases.map(\.rawValue), "The kind of problem.")]),
  ]

  private static let file = JSONValue.mapping(
    [
      "path": .text("Where it is."),
      "type": .word(ExampleFile.kinds.keys.sorted(), "What it is, regular if not said."),
      "mode": [
        "type": "string", "pattern": "^[0-7]{3,5}$",
        "description": "Octal digits in quotes, such as \"0644\".",
      ],
      "uid": .number("The number of the owner, 0 if not said."),
      "gid": .number("The number of the group, 0 if not said."),
      "content": .anyText("What is in it."),
      "model": .mapping(model, required: ["format"], "A small model, in the place of a content."),
      "elf": .mapping(elf, "An ELF file, in the place of a content."),
      "size": .number("Its size, where the content does not matter."),
      "target": .text("Where a link leads."),
      "capabilities": .text("A file capability, such as cap_net_raw=ep."),
      "layer": .number("The layer that writes it, counted from 0."),
      "deleted_in": .number("The layer that deletes it."),
    ], required: ["path"])

  private static let elf: JSONValue = [
    "architecture": .word(["amd64", "arm64"], "The processor, amd64 if not said."),
    "interpreter": .text("The program that loads it."),
    "needed": .texts("The libraries it is linked against."),
    "runpath": .text("Where it looks for libraries."),
    "symbols": .texts("Names that are looked up in libraries."),
    "pie": .flag("It may be loaded anywhere, which is so if not said."),
    "writable_code": .flag("Its code may be written."), "go": .flag("Go's linker made it."),
    "executable_stack": .flag("Its stack may be executed."),
    "relro": .word(["none", "partial", "full"], "What is read-only once it is loaded, full if not said."),
  ]

  private static let model: JSONValue = [
    "format": .word(ExampleModel.Format.allCases.map(\.rawValue), "What it is."),
    "globals": .texts("What a pickle imports, each as module.name."),
    "template": .anyText("The chat template of a GGUF file."),
    "broken": .flag("It is not what its format demands."),
  ]

  private static let list = JSONValue.mapping([
    "name": .text("What it was named, fingerprints.yaml if not said."),
    "form": .word(FingerprintList.Form.allCases.map(\.rawValue), "How it is written, plimsoll if not said."),
    "standing": .word(Standing.Word.allCases.map(\.rawValue), "Who made it, unsigned if not said."),
    "pickle": .word(
      TrustPolicy.PickleRule.allCases.map(\.rawValue),
      "What the trust policy says of pickles, review if not said."),
    "made_for": .word(["this", "another"], "The image that it says it was made for."),
    "complete": .texts("Folders of which it says all."),
    "scope": .texts("Folders in which no model may lie that is not listed; everywhere if not said."),
    "files": .list(listedFile, "What it lists, as the files are unless said."),
    "provenance": .list(
      .mapping(
        [
          "path": .text("The folder of the model."), "source": .text("Where it comes from."),
          "revision": .text("Which commit or digest."), "base": .text("The model it was made from."),
        ], required: ["path", "source", "revision"]), "Where models come from."),
    "components": .list(
      .mapping(
        [
          "name": .text("The name in a bill of materials."), "path": .text("The file whose digest it has."),
          "incomplete": .flag("It lacks a version, licence or supplier."),
        ], required: ["name", "path"]), "Models of a bill of materials."),
  ])

  private static let listedFile = JSONValue.mapping(
    [
      "path": .text("The file."),
      "role": .word(Fingerprint.Role.allCases.map(\.rawValue), "What the list says it is for."),
      "changed": .flag("The list has another digest."),
      "weak": .flag("The list has an MD5 alone."),
      "algorithm": .text("The list has a digest of this kind alone, which cannot be computed."),
      "mode": .text("The mode that the list says, in octal digits."),
    ], required: ["path"])

  private static let package = JSONValue.mapping(
    [
      "name": .text("Its name."), "version": .text("Its version, 1.0 if not said."),
      "type": .word(["dpkg", "apk"], "The package manager, dpkg if not said."),
    ], required: ["name"])

  private static let config: JSONValue = [
    "User": ["type": "string"], "Env": .texts("NAME=value."),
    "ExposedPorts": .map(of: ["type": "object"], "Ports such as 8443/tcp, each with {}."),
    "Entrypoint": .texts("What starts."), "Cmd": .texts("Its arguments."),
    "Labels": .map(of: ["type": "string"], "Labels."),
    "Volumes": .map(of: ["type": "object"], "Paths, each with {}."), "WorkingDir": ["type": "string"],
    "StopSignal": ["type": "string"], "Shell": .texts("The shell of RUN."), "OnBuild": .texts("Triggers."),
    "Healthcheck": .mapping([
      "Test": .texts("NONE, CMD or CMD-SHELL, and words."),
      "Interval": .number("Nanoseconds."), "Timeout": .number("Nanoseconds."),
      "StartPeriod": .number("Nanoseconds."), "Retries": .number("Failures until it is unhealthy."),
    ]),
  ]

  private static let historyEntry = JSONValue.mapping([
    "created_by": .anyText("What the builder wrote down."),
    "created": .text("When, as RFC 3339 has it."), "comment": ["type": "string"],
    "author": ["type": "string"],
    "empty_layer": .flag("The step made no layer."),
  ])
}
