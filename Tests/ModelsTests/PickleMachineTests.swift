import Testing

@testable import Models

/// The stack, the marks and the memo of the unpickler, and what is called with what.
@Suite struct PickleMachineTests {
  private func found(_ pickle: String) -> [String] { findings(in: latin(pickle), named: "m.pkl") }

  /// In each, `os.system` is what a loader would import; other names are decoys.
  @Test(
    arguments: [
      ("popped decoys", "\u{8C}\u{4}math\u{8C}\u{3}sin00\u{8C}\u{2}os\u{8C}\u{6}system\u{93}."),
      ("a decoy below", "\u{8C}\u{4}math\u{8C}\u{2}os\u{8C}\u{6}system\u{93}."),
      ("an overwritten memo", "\u{8C}\u{4}mathq\u{1}0\u{8C}\u{2}osq\u{1}0h\u{1}\u{8C}\u{6}system\u{93}."),
      ("MEMOIZE counts what PUT kept", "\u{8C}\u{2}osq\u{0}0\u{8C}\u{6}system\u{94}0h\u{0}h\u{1}\u{93}."),
      ("POP_MARK takes a decoy", "(\u{8C}\u{4}math1\u{8C}\u{2}os\u{8C}\u{6}system\u{93}."),
      ("POP takes a mark", "(0\u{8C}\u{2}os\u{8C}\u{6}system\u{93}."),
      ("DUP", "\u{8C}\u{2}os20\u{8C}\u{6}system\u{93}."),
      ("PUT in protocol 0", "S'os'\np7\n0S'system'\np8\n0g7\ng8\n\u{93}."),
      (
        "a large memo",
        "\u{8C}\u{2}osr\u{FF}\u{FF}\0\00\u{8C}\u{6}systemr\0\0\u{1}\00j\u{FF}\u{FF}\0\0j\0\0\u{1}\0\u{93}."
      ),
      ("GLOBAL", "cos\nsystem\n."), ("INST", "(S'id'\nios\nsystem\n."), ("OBJ", "(cos\nsystem\nS'id'\no."),
      ("a protocol declared in the middle", "\u{80}\u{4}\u{8C}\u{2}os\u{8C}\u{6}system\u{80}\u{2}\u{93}."),
      ("never called", "cos\nsystem\n0N."), ("in a list", "](cos\nsystem\ne."),
      ("as a key", "}cos\nsystem\nNs."),
      ("REDUCE", "cos\nsystem\n(S'id'\ntR."), ("NEWOBJ", "\u{80}\u{2}cos\nsystem\n)\u{81}."),
      ("NEWOBJ_EX", "\u{80}\u{4}cos\nsystem\n)}\u{92}."),
      ("what follows is broken", "cos\nsystem\n(S'id'\ntR\0"),
      ("nothing follows", "cos\nsystem\n"), ("BUILD on what it gave", "cos\nsystem\n)R}b."),
    ])
  func `an import is found by what really stands on the stack`(what: String, pickle: String) {
    let unsafe = found(pickle).filter { $0.hasPrefix("unsafe") }
    #expect(unsafe.count == 1 && unsafe[0].hasSuffix(": os.system"), "\(what): \(unsafe)")
    #expect(!found(pickle).contains { $0.contains("math") }, "\(what)")
  }

  @Test(
    arguments: [
      ("N\u{8C}\u{6}system\u{93}.", "?.system"), ("\u{8C}\u{2}osN\u{93}.", "os.?"),
      ("K\u{1}K\u{2}\u{93}.", "?.?"),
      ("C\u{2}os\u{8C}\u{6}system\u{93}.", "?.system"),
      ("cbuiltins\nstr\n(\u{8C}\u{2}ostR\u{8C}\u{6}system\u{93}.", "?.system"),
    ])
  func `a name that only loading computes is unsafe`(pickle: String, name: String) {
    #expect(found(pickle).last?.hasSuffix("computed-global at \(latin(pickle).count - 2): \(name)") == true)
  }

  @Test func `a call of what another call gave is unsafe`() {
    let curried = "cbuiltins\nset\n)R)R."
    #expect(found(curried) == ["unsafe computed-global at 17"])
    #expect(found("cbuiltins\nset\n)R0N)R.").last == "unsafe computed-global at 19")
    // What an unknown name gives was told with the name.
    #expect(found("cmymodel\nf\n)R)R.") == ["review unknown-global at 0: mymodel.f"])
  }

  @Test(arguments: ["\u{82}\u{1}", "\u{83}\u{1}\0", "\u{84}\u{1}\0\0\0"])
  func `an extension stands for anything`(code: String) {
    #expect(found("\u{80}\u{2}\(code).") == ["unsafe extension-registry at 2"])
    #expect(found("\u{80}\u{2}\(code))R.") == ["unsafe extension-registry at 2"])
  }

  @Test func `a pickle that changes a class is unsafe, and one that sets an object's state is not`() {
    #expect(
      found("ccollections\nOrderedDict\n}b.") == ["unsafe build-on-global at 26: collections.OrderedDict"])
    #expect(found("ccollections\nOrderedDict\n)R}b.") == [])
  }

  @Test func `items are set in dictionaries, and in what nobody knows`() {
    #expect(found("}K\u{1}K\u{2}s.") == [])
    #expect(found("ccollections\nOrderedDict\n)RK\u{1}K\u{2}s.") == [])
    #expect(found("cmymodel\nMap\n)R(K\u{1}K\u{2}u.") == ["review unknown-global at 0: mymodel.Map"])
    #expect(found("]K\u{1}K\u{2}s.") == ["unsafe setitem-on-non-dict at 5"])
    #expect(found("cnumpy\nndarray\n)R(K\u{1}K\u{2}u.") == ["unsafe setitem-on-non-dict at 22"])
    // No item is none.
    #expect(found("](u.") == [])
  }

  @Test(
    arguments: [
      (".", "stack-underflow"), ("0.", "stack-underflow"), ("N00.", "stack-underflow"),
      ("Nt.", "stack-underflow"),
      ("(.", "stack-underflow"), ("N(\u{85}.", "stack-underflow"), ("N1.", "stack-underflow"),
      ("NR.", "stack-underflow"),
      ("2.", "stack-underflow"), ("q\0.", "stack-underflow"), ("Nb.", "stack-underflow"),
      ("}Ns.", "stack-underflow"),
      ("}(Nu.", "stack-underflow at 3"), ("(Nd.", "stack-underflow at 2"), ("(o.", "stack-underflow at 1"),
      ("\u{98}.", "stack-underflow"), ("a.", "stack-underflow"), ("(e.", "stack-underflow"),
      ("h\u{5}.", "missing-memo"),
      ("g5\n.", "missing-memo"), ("j\u{5}\0\0\0.", "missing-memo"),
    ])
  func `a pickle takes no more than it put there`(pickle: String, kind: String) {
    #expect(found(pickle).first?.hasPrefix("malformed \(kind)") == true, "\(found(pickle))")
  }

  @Test func `a frame holds whole instructions, and lies in the file`() {
    let frame = { (length: UInt64, body: String) in
      findings(in: latin("\u{80}\u{4}\u{95}") + little(length) + latin(body), named: "m.pkl")
    }
    #expect(frame(2, "N.") == [])
    #expect(frame(1, "N.") == [])
    #expect(frame(2, "M\u{1}\u{1}.") == ["malformed frame at 11", "malformed not-a-pickle"])
    for length in [3, 1 << 62, 1 << 63, .max] as [UInt64] {
      #expect(frame(length, "N.") == ["malformed frame at 2"], "\(length)")
    }
    #expect(frame(11, "\u{95}\u{1}\0\0\0\0\0\0\0N.") == ["malformed frame at 11"])
  }

  @Test func `what stands outside of the file is told`() {
    #expect(found("\u{80}\u{5}\u{97}.") == ["review out-of-band-buffer at 2"])
    #expect(found("Pid\n.").first == "malformed persistent-id at 0")
    #expect(found("NQ.").first == "malformed persistent-id at 1")
    // PyTorch knows what persistent ids are.
    #expect(findings(in: latin("\u{80}\u{2}NQ."), named: "m.pt") == [])
  }

  @Test func `a number of the memo beyond all sense takes gigabytes`() {
    #expect(found("Nr\u{80}\u{96}\u{98}\0.") == [])
    #expect(found("Nr\u{81}\u{96}\u{98}\0.") == ["review memo-index at 1"])
    #expect(found("Np10000001\n.") == ["review memo-index at 1"])
  }
}
