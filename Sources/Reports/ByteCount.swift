extension Int64 {
  /// A number of bytes for people, in powers of a thousand: `12.3 MB`.
  public var byteCount: String {
    let units = ["kB", "MB", "GB", "TB", "PB", "EB"]
    guard self >= 1000 else { return "\(self) \(self == 1 ? "byte" : "bytes")" }
    var (value, unit) = (Swift.max(self, 0) / 100, 0)
    while value >= 10_000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return "\(value / 10).\(value % 10) \(units[unit])"
  }
}
