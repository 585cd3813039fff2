/// Words parted by white space that is not quoted or escaped; quotes and escapes stay in them.
enum QuotedWords {
  static func split(_ text: ArraySlice<UInt8>, escape: Unicode.Scalar) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var (isInWord, isBlankAllowed) = (false, false)
    var quote: Unicode.Scalar?
    var scalars = text.text.unicodeScalars[...]

    func endWord() {
      if isBlankAllowed || !word.isEmpty { words.append(String(word)) }
      (word, isInWord, isBlankAllowed) = (String.UnicodeScalarView(), false, false)
    }

    while let scalar = scalars.popFirst() {
      if quote == nil, scalar.properties.isWhitespace {
        if isInWord { endWord() }
        continue
      }
      isInWord = true
      if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"" {
        (quote, isBlankAllowed) = (scalar, true)
      }
      if scalar == escape, quote != "'" {
        // An escape at the very end is dropped.
        guard let next = scalars.popFirst() else { break }
        word.append(scalar)
        word.append(next)
        continue
      }
      word.append(scalar)
    }
    if isInWord { endWord() }
    return words
  }
}
