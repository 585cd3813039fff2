import Checklists

/// `docs/checklist.schema.json`: what editors know of a `checklist.yaml`.
public enum ChecklistSchema {
  public static let text = document.rendered() + "\n"

  private static let document: JSONValue =
    ([
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A plimsoll checklist",
    ] as JSONValue)
    .adding(
      .mapping(
        properties.adding(tailoring),
        required: ["id", "title", "version", "date", "status", "facts", "source", "rules"]))

  private static let properties: JSONValue = [
    "id": .text("The name of the checklist."),
    "title": .text("What it is about."),
    "version": .text("Its version, in quotes."),
    "date": ["type": "string", "format": "date", "description": "The day of the version, in quotes."],
    "status": .text("How far it is, such as draft or accepted."),
    "on_request": .flag("It is judged only where it is named."),
    "facts": [
      "const": .int(Int(FactModel.version)), "description": "The version of the facts that the rules read.",
    ],
    "source": .mapping(
      ["document": .text("The document that the rules come from."), "version": .text("Its version.")],
      required: ["document", "version"]),
    "params": .map(of: parameter, "Values that are left to the user.")
      .adding(["propertyNames": ["pattern": "^[a-zA-Z_][a-zA-Z0-9_]*$"]]),
    "variables": .map(
      of: .expression("A named expression; it may read those before it"), "Expressions that rules share."
    )
    .adding(["propertyNames": ["pattern": "^[a-zA-Z_][a-zA-Z0-9_]*$"]]),
    "rules": .texts("The rules in order, each in a file of its name beside this one."),
    "includes": .map(
      of: .texts("Rules of that checklist."), "Rules of other checklists that belong to this one, too."),
  ]

  private static let parameter = JSONValue.mapping(
    [
      "type": .word(Parameter.Kind.allCases.map(\.rawValue), "What it is."),
      "default": ["description": "Its value where nobody sets another."],
      "description": .text("What it is for."),
      "min": ["type": "integer", "description": "The least value."],
      "max": ["type": "integer", "description": "The greatest value."],
      "choices": .texts("Every value that a string may have."),
    ], required: ["type", "default", "description"])

  /// What changes rules without touching their files: for the whole checklist, and by profile.
  private static let tailoring: JSONValue = [
    "extends": .mapping(
      [
        "checklist": .text("The checklist that this one builds upon."),
        "version": .text("Its version, or the beginning of it, in quotes."),
      ], required: ["checklist", "version"]),
    "disable": disable, "set": set, "severity": severity,
    "profiles": .list(
      .mapping(
        [
          "id": .text("The name of the profile."), "title": .text("What it is for."),
          "extends": .text("The profile that this one builds upon."),
          "select": .texts("Rules to judge; \"*\" is all of them."),
          "disable": disable, "set": set, "severity": severity,
        ], required: ["id", "title"]), "Ways to judge by this checklist."),
  ]

  private static let disable = JSONValue.texts("Rules to leave out.")

  private static let set: JSONValue = [
    "type": "object", "description": "Parameters that have another value here.",
  ]

  private static let severity = JSONValue.map(
    of: .mapping(
      [
        "category": .word(Category.allCases.map(\.numeral), "I is the worst."),
        "reason": .text("Why this category, and not the rule's own."),
      ], required: ["category", "reason"]), "Rules that have another category here.")
}
