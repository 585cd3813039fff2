// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "plimsoll", path: "..")],
  targets: [
    .executableTarget(
      name: "judge-files", dependencies: [.product(name: "PlimsollEngine", package: "plimsoll")])
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
