import ArgumentParser

/// How a command writes a list: for a person, or for a program.
enum ListingFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
