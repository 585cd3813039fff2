import Checklists

extension Samples {
  /// Files of models with every word of trust, and lists of every standing.
  static let models = Assessment(
    target: target(), checklists: [checklist],
    results: [
      result(
        rule("EX-MOD-01", "Every model is on a list of fingerprints", .two), .fail,
        [
          Finding(
            message: "its SHA-256 is 3b3b3b3b3b3b…, and llm.fingerprints.json says 1a1a1a1a1a1a…",
            location: FindingLocation(path: "models/llm/model-2.gguf", layer: tools))
        ], elements: 7)
    ],
    problems: [],
    models: [
      file("models/llm/model-1.gguf", 7_365_960_704, .verified, signer: "release@acme.example"),
      file("models/llm/model-2.gguf", 7_365_960_704, .differs),
      file("models/llm/tokenizer.json", 9_085_657, .verified, role: "tokenizer", ("json", "JSON")),
      file("models/old/classifier.pkl", 48_213, .unknown, verdict: .fail, ("pickle", "pickle")),
      file("models/torn.safetensors", 1_024, nil, verdict: nil, ("safetensors", "safetensors")),
      file("models/vision/net.onnx", 102_400, .listed, verdict: .review, ("onnx", "ONNX")),
      file(
        "usr/lib/python3/dist-packages/sklearn/data/iris.pkl", 3_400, .consistent, ("pickle", "pickle")),
    ],
    evidence: [
      list(
        "llm.fingerprints.json", .init("plimsoll", "Plimsoll"), "verified", 3, 2,
        signer: "release@acme.example"),
      list("SHA256SUMS", .init("sha256sums", "SHA256SUMS"), "unsigned", 1, 1),
      list(
        "old.sig", .init("oms", "OpenSSF Model Signing"), "invalid", 1, 0,
        problem: "the signature does not fit what it signs"),
    ])

  private static func file(
    _ path: String, _ size: Int64, _ trust: ModelSummary.Trust?, signer: String? = nil,
    role: String = "model", verdict: ModelSummary.Verdict? = .pass,
    _ format: (name: String, title: String) = ("gguf", "GGUF")
  ) -> ModelSummary {
    ModelSummary(
      path: path, root: "models", role: role, format: format.name, title: format.title, size: size,
      digest: trust == nil ? nil : "sha256:" + String(repeating: "3b", count: 32), trust: trust,
      signer: signer, verdict: verdict, layer: 3)
  }

  private struct Form {
    let name: String
    let title: String

    init(_ name: String, _ title: String) { (self.name, self.title) = (name, title) }
  }

  private static func list(
    _ name: String, _ form: Form, _ standing: String, _ entries: Int, _ matching: Int,
    signer: String? = nil, problem: String? = nil
  ) -> EvidenceSummary {
    EvidenceSummary(
      name: name, form: form.name, title: form.title, standing: standing, signer: signer, problem: problem,
      entries: entries, matching: matching)
  }
}
