import Checklists

/// `docs/rule.schema.json`: what editors know of a rule's file.
///
/// The loader is the judge; the schema tells what it can earlier, while somebody types.
public enum RuleSchema {
  public static let text = document.rendered() + "\n"

  private static let document: JSONValue =
    ([
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A rule of a plimsoll checklist",
    ] as JSONValue)
    .adding(
      .mapping(
        properties.adding(judgement),
        required: ["id", "title", "severity", "source", "subject", "decides", "why", "fix", "examples"])
    )
    .adding(conditions)

  private static let properties: JSONValue = [
    "id": .text("The name of the rule and of its file; never used again for another."),
    "title": .text("What the rule asks, as a statement that is true of a good image."),
    "severity": .severity,
    "source": .mapping(
      [
        "document": .text("The document that the rule comes from."), "version": .text("Its version."),
        "section": .text("The section in it."),
      ], required: ["document", "version", "section"], "Where the rule comes from."),
    "references": .list(
      [
        "type": "object", "required": ["provenance"], "additionalProperties": ["type": ["string", "number"]],
      ], "Identifiers in other catalogues, each with `provenance`: how it is known."),
    "aliases": .texts("Other names that users may give for the rule."),
    "subject": .word(Subject.allCases.map(\.rawValue), "What the rule looks at."),
    "gate": .flag("An open integrity gate casts doubt on every other result."),
    "why": .text("What goes wrong without the rule."),
    "fix": .text("The line that mends an image."),
    "dockerfile": JSONValue.mapping(
      judgement, required: ["decides"], "What the Dockerfile that builds an image says by itself."
    ).adding(partConditions),
    "examples": [
      "type": "array", "minItems": 1, "items": ExampleSchema.example,
      "description": "Small images and Dockerfiles, and what the rule says of them.",
    ],
  ]

  /// The keys that say how one kind of target is judged.
  private static let judgement: JSONValue = [
    "decides": .word(Rule.Decides.allCases.map(\.rawValue), "What a clean look proves."),
    "review": .text("What would settle the rule where a clean look does not."),
    "when": .expression("Where this is false the rule does not apply"),
    "otherwise": .text("Why the rule does not apply where `when` is false."),
    "check": ["oneOf": [part, ["type": "array", "minItems": 1, "items": part]]],
    "conclusive": .expression("A clean look passes only where this is true"),
  ]

  private static let part = JSONValue.mapping(
    [
      "for_each": .word(
        FactModel.schema.tables.map(\.path), "The table to walk; without it the check asks once."),
      "forbid": .expression("What must not be"),
      "expect": .expression("What must be"),
      "message": .text("What is said of a finding, with ${expressions}."),
      "at": .text("Where a finding is, when no element tells."),
      "level": .word(["review"], "What is found is a question for a person."),
    ], required: ["message"]
  ).adding(["oneOf": [["required": ["forbid"]], ["required": ["expect"]]]])

  private static let partConditions: JSONValue = [
    "dependentRequired": ["when": ["otherwise"], "otherwise": ["when"], "conclusive": ["review"]],
    "if": ["properties": ["decides": ["const": "manual"]]],
    "then": ["required": ["review"], "not": ["required": ["check"]]],
    "else": ["required": ["check"]],
  ]

  /// What one key demands of others.
  private static let conditions: JSONValue = [
    "dependentRequired": ["when": ["otherwise"], "otherwise": ["when"], "conclusive": ["review"]],
    "if": ["properties": ["decides": ["const": "manual"]]],
    "then": ["required": ["review"], "not": ["required": ["check"]]],
    "else": [
      "required": ["check"],
      "properties": [
        "examples": [
          "allOf": [
            ["contains": ["properties": ["outcome": ["enum": ["pass", "not_reviewed", "not_applicable"]]]]],
            [
              "contains": [
                "anyOf": [
                  ["properties": ["outcome": ["const": "fail"]]],
                  ["required": ["findings"], "properties": ["findings": ["minItems": 1]]],
                ]
              ]
            ],
          ]
        ]
      ],
    ],
  ]
}
