/// Something that BuildKit refuses in one instruction.
struct InstructionError: Error {
  let message: String
  /// The text that the caret stands under; the start of the instruction when nil.
  let anchor: String?

  init(_ message: String, at anchor: String? = nil) {
    self.message = message
    self.anchor = anchor
  }
}
