import Checklists

extension SARIF.Result {
  /// - Parameter finding: nil for a result that stands for its rule as a whole.
  init(
    _ result: NativeReport.Result, _ finding: NativeReport.Finding?, in report: TargetReport, ruleIndex: Int,
    hashes: inout Occurrences
  ) {
    let category = finding.map(result.effectiveCategory) ?? result.effectiveCategory
    let id = finding?.id.nonEmpty ?? result.fingerprint(in: report)
    let hash = String(id.unicodeScalars.prefix(16))
    ruleId = result.ruleId
    self.ruleIndex = ruleIndex
    kind = result.outcome.sarifKind
    level = result.outcome == .fail ? category.sarifLevel : .none
    message = SARIF.Message(text: result.message(finding, in: report))
    locations = [SARIF.Location(finding, in: report)]
    partialFingerprints = Fingerprints(
      primaryLocationLineHash: "\(hash):\(hashes.next(hash) + 1)", findingID: id)
    suppressions = finding?.waiver.map {
      [Suppression(justification: $0.sentence, properties: $0)]
    }
    let isCompared = report.whole.baseline.map { $0.refusal == nil } ?? false
    baselineState = isCompared && finding != nil ? (finding?.known == true ? "unchanged" : "new") : nil
    properties = Properties(
      status: result.status, category: "CAT \(category.numeral)", target: report.target.reference,
      platform: report.target.platform, subject: finding?.subject, filePath: finding?.path,
      layerIndex: finding?.layer?.index, layerDigest: finding?.layer?.diffID,
      createdBy: finding?.layer?.createdBy, lapsedWaivers: finding?.lapsedWaivers,
      unverifiedTarget: result.unverifiedTarget ? true : nil)
  }
}

extension NativeReport.Result {
  /// Title, finding and target, with one `: ` between the first two and no other.
  ///
  /// Heimdall takes what stands before it for the title, and drops what follows a second one.
  fileprivate func message(_ finding: NativeReport.Finding?, in report: TargetReport) -> String {
    let target = report.target.name + (report.target.tag.map { ":" + $0 } ?? "")
    let what = finding?.sentence ?? reason ?? "no finding"
    return "\(title.withoutColons): \(what.withoutColons) [\(target.withoutColons)]"
  }
}

extension SARIF.Location {
  fileprivate init(_ finding: NativeReport.Finding?, in report: TargetReport) {
    let place = SourceLocation(finding, in: report.target)
    physicalLocation = SARIF.PhysicalLocation(
      artifactLocation: SARIF.ArtifactLocation(
        uri: place.path.percentEncoded, uriBaseId: place.isInRepository ? SARIF.sourceRoot : nil),
      region: SARIF.Region(
        startLine: place.line, startColumn: place.column, endLine: place.endLine,
        endColumn: place.endColumn, snippet: place.snippet.map { SARIF.Message(text: $0) }))
    let isInImage = report.target.type != "dockerfile" && finding?.endLine == nil
    logicalLocations = (isInImage ? finding?.path ?? finding?.subject : nil).map { name in
      let layer = finding?.layer.map { "!/\($0.diffID)" } ?? ""
      let path = String(name.unicodeScalars.drop { $0 == "/" })
      return [
        SARIF.LogicalLocation(
          name: name, fullyQualifiedName: "\(report.target.reference)\(layer)!/\(path)", kind: "resource")
      ]
    }
  }
}

extension String {
  fileprivate var withoutColons: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == " ", result.last == ":" {
        result.removeLast()
        result.append(",")
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// The path as a relative reference (RFC 3986, section 4.2): a colon could be read as the end of a scheme.
  fileprivate var percentEncoded: String {
    utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        // From `-` to `9` are the hyphen, the dot, the slash and the digits.
        String(Unicode.Scalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
