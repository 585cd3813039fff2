import FoundationEssentials

extension Int {
  /// Seconds since 1970 as RFC 3339 writes them.
  var timestamp: String { Date(timeIntervalSince1970: Double(self)).ISO8601Format() }
}

extension String {
  /// A timestamp in UTC as formats want it that know no zone.
  var withoutZone: String { String(unicodeScalars.prefix { $0 != "Z" }) }
}
