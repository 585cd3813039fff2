import Checklists
import Inspection

/// Compares judging 300,000 files by 60 rules with hand-written closures over the same columns, in turns.
let rules = try Rules.load()
let files = try Files(count: 300_000)
let prototype = try Prototype(files.image)
let clock = ContinuousClock()
var (judged, written): ([Duration], [Duration]) = ([], [])
var (found, expected): ([Int], [Int]) = ([], [])
for _ in 0..<5 {
  // New facts each time: their columns are made while the first rule is judged, and count.
  judged.append(
    clock.measure {
      found = Judge(ImageFacts(files.image, now: 0)).judge(rules).map(\.findings.count)
    })
  written.append(clock.measure { expected = prototype.hits() })
}
precondition(found == expected, "the two do not agree: \(found) and \(expected)")
func show(_ name: String, _ durations: [Duration]) -> Double {
  let best = (durations.min() ?? .zero) / .milliseconds(1)
  print(name, Int(best), "ms")
  return best
}
print(rules.count, "rules,", found.reduce(0, +), "findings")
let ratio = show("judge:", judged) / show("closures:", written)
print("ratio (goal: at most 2):", (ratio * 100).rounded() / 100)
