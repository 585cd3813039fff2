/// The families of controls of NIST SP 800-53, revision 5.
enum ControlFamily {
  private static let names = [
    "AC": "Access control", "AT": "Awareness and training", "AU": "Audit and accountability",
    "CA": "Assessment, authorization and monitoring", "CM": "Configuration management",
    "CP": "Contingency planning", "IA": "Identification and authentication", "IR": "Incident response",
    "MA": "Maintenance", "MP": "Media protection", "PE": "Physical and environmental protection",
    "PL": "Planning", "PM": "Program management", "PS": "Personnel security",
    "PT": "Processing of personal information and transparency", "RA": "Risk assessment",
    "SA": "System and services acquisition", "SC": "System and communications protection",
    "SI": "System and information integrity", "SR": "Supply chain risk management",
  ]

  /// The family of a control such as `AC-6 (10)`; nil for what is no control.
  static func id(_ control: String) -> String? {
    ControlStatement(control).map { String($0.control.unicodeScalars.prefix(2)).uppercased() }
  }

  static func name(_ id: String) -> String { names[id] ?? "Another family" }
}
