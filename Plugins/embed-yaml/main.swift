// Writes every YAML file under a folder into one Swift file: embed-yaml FOLDER NAME OUTPUT.swift
// One raw string literal a file: array literals of bytes take the compiler minutes.

import FoundationEssentials
import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  print("usage: embed-yaml FOLDER NAME OUTPUT.swift")
  exit(2)
}

let (folder, name, output) = (arguments[1], arguments[2], arguments[3])
let paths = (try FileManager.default.subpathsOfDirectory(atPath: folder)).filter { $0.hasSuffix(".yaml") }
  .sorted()
var source = "/// By path.\nlet \(name): [(path: String, text: String)] = [\n"
for path in paths {
  let data = try Data(contentsOf: URL(filePath: folder + "/" + path))
  let text = String(decoding: data, as: UTF8.self)
  source += "  (#\"\(path)\"#, ####\"\"\"\n\(text)\n\"\"\"####),\n"
}
source += "]\n"
try Data(source.utf8).write(to: URL(filePath: output))
