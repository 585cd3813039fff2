import Checklists
import Reports
import Testing

private let run = RunInfo(startedAt: 1_795_456_800, finishedAt: 1_795_456_807, toolVersion: "0.1.0")

/// A scan in a format.
func render(
  _ format: ReportFormat, _ assessments: [Assessment], style: TextStyle = TextStyle(),
  exemptions: ExemptionReview = ExemptionReview()
) throws -> String {
  var conversion = ReportConversion(assessments, gate: Samples.gate, run: run, exemptions: exemptions)
  return try conversion.render(format, style: style)
}

@Test(arguments: Sample.all, [TextStyle(width: 80), TextStyle(width: 120)])
func `a text report matches its golden file and keeps its width`(sample: Sample, style: TextStyle)
  throws
{
  let text = try render(.text, sample.assessments, style: style)
  #expect(widest(text) <= style.width)
  try expectGolden(text, "\(sample.name)-\(style.width).txt")
}

@Test(arguments: Sample.all)
func `a JSON report matches its golden file`(sample: Sample) throws {
  let text = try render(.json, sample.assessments)
  try expectGolden(text, "\(sample.name).json")
}

@Test(arguments: [ReportFormat.text, .json])
func `two renders are equal to the byte`(format: ReportFormat) throws {
  let first = try render(format, [Samples.hostile, Samples.ordinary])
  let second = try render(format, [Samples.hostile, Samples.ordinary])
  #expect(Array(first.utf8) == Array(second.utf8))
}

/// Counts columns on its own, for the scalars that the samples hold.
func widest(_ text: String) -> Int {
  text.unicodeScalars.split(separator: "\n").map { line in
    line.reduce(0) { columns, scalar in
      switch scalar.value {
      case 0x301: columns
      case 0x6F22, 0x5B57, 0xFF21...0xFF3A: columns + 2
      default: columns + 1
      }
    }
  }.max() ?? 0
}
