import Glibc

enum Entropy {
  /// Shannon entropy of the bytes, in bits a byte: 0 for `xxxx`, near 6 for random base64.
  static func bits(of bytes: some Collection<UInt8>) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let total = Double(bytes.count)
    return counts.lazy.filter { $0 > 0 }.reduce(0) { sum, count in
      let share = Double(count) / total
      return sum - share * log2(share)
    }
  }
}
