// Writes every YAML file under a folder into one Swift file: embed-checklists FOLDER OUTPUT.swift
// One raw string literal a file: array literals of bytes take the compiler minutes.

import FoundationEssentials
import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  print("usage: embed-checklists FOLDER OUTPUT.swift")
  exit(2)
}

let (folder, output) = (arguments[1], arguments[2])
let paths = (try FileManager.default.subpathsOfDirectory(atPath: folder)).filter { $0.hasSuffix(".yaml") }
  .sorted()
var source =
  "/// The checklists of the folder `checklists`, by path.\nlet embeddedChecklistFiles: [(path: String, text: String)] = [\n"
for path in paths {
  let data = try Data(contentsOf: URL(filePath: folder + "/" + path))
  let text = String(decoding: data, as: UTF8.self)
  source += "  (#\"\(path)\"#, ####\"\"\"\n\(text)\n\"\"\"####),\n"
}
source += "]\n"
try Data(source.utf8).write(to: URL(filePath: output))
