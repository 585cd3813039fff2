import Checklists
import Expressions

extension FactModel {
  /// What has to be read for each fact; fields that are missing cost what their object costs.
  static let costs: [FactRead: FactCost] = [
    .variable("image"): .documents,
    .field(type: "Image", name: "os"): .smallFiles,
    .field(type: "Image", name: "scratch"): .smallFiles,
    .field(type: "Image", name: "carriesXattrs"): .headers,
    .variable("config"): .documents,
    .field(type: "Config", name: "runUser"): .smallFiles,
    .field(type: "Config", name: "program"): .headers,
    .field(type: "Healthcheck", name: "program"): .headers,
    .field(type: "Healthcheck", name: "constant"): .headers,
    .variable("history"): .documents,
    .variable("layers"): .documents,
    .field(type: "Layer", name: "fileCount"): .headers,
    .field(type: "Layer", name: "xattrCount"): .headers,
    .variable("files"): .headers,
    .variable("hiddenFiles"): .headers,
    .field(type: "File", name: "owner"): .smallFiles,
    .field(type: "File", name: "group"): .smallFiles,
    .field(type: "File", name: "digest"): .bodies,
    .variable("users"): .smallFiles,
    .variable("groups"): .smallFiles,
    .variable("packages"): .smallFiles,
    .field(type: "Package", name: "integrity"): .bodies,
    .field(type: "File", name: "program"): .bodies,
    .field(type: "File", name: "package"): .smallFiles,
    .variable("alteredFiles"): .bodies,
    .variable("pythonHooks"): .bodies,
    .variable("secrets"): .bodies,
    .variable("programs"): .bodies,
    .variable("services"): .bodies,
    .variable("preloads"): .smallFiles,
    .variable("packageSettings"): .smallFiles,
    .variable("sudoRules"): .smallFiles,
    .variable("dockerfile"): .dockerfile,
    .variable("now"): .documents,
  ]
}
