// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict, plugins: plugins)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

// scripts/build sets this for release binaries: the C libraries then travel inside them.
let staticLibraries = Context.environment["PLIMSOLL_STATIC"] != nil

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let certificates: [Target.Dependency] = [
  crypto, .product(name: "CryptoExtras", package: "swift-crypto"),
  .product(name: "SwiftASN1", package: "swift-asn1"), .product(name: "X509", package: "swift-certificates"),
]

// Targets import downwards only: `swift build --explicit-target-dependency-import-check error` holds them to it.
let package = Package(
  name: "plimsoll",
  products: [
    .executable(name: "plimsoll", targets: ["plimsoll"]),
    // For Benchmarks.
    .library(name: "PlimsollEngine", targets: ["Archives", "Digests", "Images", "Checklists", "Inspection"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  ],
  targets: [
    // C libraries, from Debian's -dev packages.
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Not through pkg-config: re2.pc has the flag -pthread, which SwiftPM refuses with a warning.
    .target(name: "CRE2", linkerSettings: [.linkedLibrary(staticLibraries ? ":libre2.a" : "re2")]),
    .target(name: "CInflate"),

    // Leaves.
    library("Diagnostics"),
    library("Digests", [crypto]),
    library("Patterns", ["CRE2"]),
    library("Shell"),
    library("Binaries"),
    library("Inventories"),

    // What a target is made of.
    library("Documents", ["Diagnostics", "CYAML", "CExpat"]),
    library("Archives", ["Digests", "CArchive", "CInflate", "CZlib"]),
    library("Images", ["Archives", "Digests", "Documents", "Diagnostics"]),
    library("Models", ["Archives", "Diagnostics", "Documents"]),
    library("Packages", ["Archives", "Diagnostics", "Digests", "Documents", "CSQLite"]),
    library("Attestations", ["Digests", "Documents", "Diagnostics"] + certificates),
    library("Fingerprints", ["Attestations", "Digests", "Documents", "Diagnostics"]),
    library("Dockerfiles", ["Diagnostics", "Documents", "Shell"]),
    library(
      "Secrets", ["Patterns", "Documents", "Diagnostics"], exclude: ["Patterns"], plugins: ["EmbedYAML"]),

    // How it is judged.
    library("Expressions", ["Diagnostics", "Patterns"]),
    library(
      "Checklists", ["Expressions", "Documents", "Diagnostics", "Digests"], plugins: ["EmbedYAML"]),
    library(
      "Inspection",
      [
        "Images", "Archives", "Attestations", "Binaries", "Dockerfiles", "Fingerprints", "Models", "Shell",
        "Packages", "Secrets", "Patterns",
        "Checklists", "Inventories",
        "Expressions", "Documents", "Digests", "Diagnostics",
      ]),
    library("Reports", ["Checklists", "Inventories", "Expressions", "Diagnostics", "Digests", crypto]),
    .executableTarget(
      name: "plimsoll",
      dependencies: [
        "Inspection", "Inventories", "Reports", "Checklists", "Fingerprints", "Attestations", "Images",
        "Documents",
        "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // The shipped checklists and secret patterns travel inside the command.
    .executableTarget(name: "embed-yaml", path: "Plugins/embed-yaml", swiftSettings: strict),
    .plugin(name: "EmbedYAML", capability: .buildTool(), dependencies: ["embed-yaml"]),

    .target(
      name: "TestSupport", dependencies: ["Archives", "Attestations", "Digests", "Images", "CArchive"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "evaluate-expressions", dependencies: ["Expressions", "Inspection", "Checklists", "Diagnostics"],
      path: "Tests/evaluate-expressions", swiftSettings: strict),
    .executableTarget(
      name: "print-dockerfiles", dependencies: ["Dockerfiles", "Diagnostics"],
      path: "Tests/print-dockerfiles",
      swiftSettings: strict),
    .executableTarget(
      name: "parse-shell", dependencies: ["Shell"], path: "Tests/parse-shell", swiftSettings: strict),
    .executableTarget(
      name: "sign-models", dependencies: ["Attestations", "Digests", "TestSupport"],
      path: "Tests/sign-models",
      swiftSettings: strict),
    tests("Diagnostics"),
    tests("Digests"),
    tests("Patterns"),
    tests("Documents", ["Diagnostics"]),
    tests("Archives", ["Digests"]),
    tests("Images", ["Archives", "Digests", "Documents"]),
    tests("Attestations", ["Digests", "Documents", "Diagnostics"] + certificates),
    tests("Models", ["Archives", "Documents"]),
    tests("Packages", ["Digests", "CSQLite"]),
    tests("Shell"),
    tests("Binaries", ["Documents"]),
    tests("Dockerfiles", ["Diagnostics", "Shell"], exclude: ["Fixtures"]),
    tests("Secrets", ["Diagnostics"]),
    tests("Expressions", ["Diagnostics"], exclude: ["Fixtures"]),
    tests("Checklists", ["Expressions", "Diagnostics"]),
    tests(
      "Inspection",
      [
        "Archives", "Checklists", "Diagnostics", "Digests", "Dockerfiles", "Expressions", "Images",
        "Packages",
        "Reports", "Shell", "Documents",
      ]),
    tests("Reports", ["Checklists", "Diagnostics", "Inventories"]),
    .testTarget(
      name: "CommandTests", dependencies: ["Diagnostics", "Digests", "Documents", "TestSupport", crypto],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
