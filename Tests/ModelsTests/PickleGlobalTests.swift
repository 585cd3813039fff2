import Testing

@testable import Models

/// What a pickle imports: the names that are known to be harmless, those that never are, and all others.
@Suite struct PickleGlobalTests {
  private func judged(_ module: String, _ name: String, proto: UInt8 = 2, file: String = "m.pkl") -> [String]
  {
    findings(in: [0x80, proto] + Array("c\(module)\n\(name)\n.".utf8), named: file)
  }

  @Test(
    arguments: [
      ("collections", "OrderedDict"), ("builtins", "set"), ("__builtin__", "set"), ("__builtin__", "unicode"),
      ("__builtin__", "long"), ("copy_reg", "_reconstructor"), ("_codecs", "encode"), ("numpy", "dtype"),
      ("numpy.core.multiarray", "_reconstruct"), ("numpy._core.multiarray", "scalar"),
      ("torch", "FloatStorage"),
      ("torch._utils", "_rebuild_tensor_v2"), ("torch", "bfloat16"), ("torch.nn.parameter", "Parameter"),
    ])
  func `names that only make data are no finding`(module: String, name: String) {
    #expect(judged(module, name) == [])
  }

  @Test(
    arguments: [
      ("os", "system"), ("posix", "system"), ("nt", "system"), ("subprocess", "Popen"), ("builtins", "eval"),
      ("__builtin__", "eval"), ("builtins", "getattr"), ("builtins", "__import__"), ("commands", "getoutput"),
      ("thread", "start_new_thread"), ("urllib", "urlopen"), ("urllib2", "urlopen"), ("cPickle", "loads"),
      ("pickle", "loads"), ("os.path", "join"), ("torch", "load"), ("torch.hub", "load"),
      ("numpy", "fromfile"),
      ("torch.utils._config_module", "load_config"),
      ("torch.utils.data.datapipes.utils.decoder", "basichandlers"),
      ("pathlib", "PosixPath.read_text"), ("operator", "attrgetter"), ("functools", "partial"),
      ("sys", "modules"),
      ("shutil", "rmtree"), ("runpy", "_run_code"), ("_private", "x"), ("collections", "__builtins__"),
      ("numpy", "load"), ("pandas", "read_pickle"), ("webbrowser", "open"), ("socket", "socket"),
    ])
  func `names that no model needs are unsafe, whether they are called or not`(module: String, name: String) {
    #expect(judged(module, name) == ["unsafe unsafe-global at 2: \(module).\(name)"])
  }

  @Test(
    arguments: [
      ("sklearn.linear_model._base", "LinearRegression"), ("mymodel", "Net"), ("collections", "deque"),
      ("numpy", "array"), ("torch", "add"), ("OS", "system"), ("pathlib", "PosixPath"), ("", "x"),
      ("oss", "system"),
    ])
  func `every other name is for a person to judge`(module: String, name: String) {
    #expect(judged(module, name) == ["review unknown-global at 2: \(module).\(name)"])
  }

  /// With a dot in the name, an unpickler walks from attribute to attribute.
  @Test(
    arguments: [
      ("collections", "OrderedDict.__init__.__globals__"), ("torch", "serialization.os.system"),
      ("numpy", "f2py.os"), ("mymodel", "x._y"), ("mymodel", "builtins.eval"), ("mymodel", "a.eval"),
      ("numpy", "ndarray.tofile"), ("pandas", "DataFrame.to_pickle"),
    ])
  func `a name that reaches through others is unsafe where it meets one that is denied`(
    module: String, name: String
  ) {
    let found = judged(module, name, proto: 4)
    #expect(
      found.count == 1 && found[0].hasPrefix("unsafe ") && found[0].hasSuffix("at 2: \(module).\(name)"),
      "\(found)")
  }

  @Test func `a harmless name that reaches through others is for a person to judge`() {
    #expect(judged("mymodel", "Net.Config", proto: 4) == ["review unknown-global at 2: mymodel.Net.Config"])
  }

  /// Protocols before 3 mean the names of Python 2.
  @Test func `an old name means what the unpickler turns it into`() {
    #expect(judged("__builtin__", "xrange") == [])
    #expect(judged("__builtin__", "reduce") == ["unsafe unsafe-global at 2: __builtin__.reduce"])
    #expect(judged("itertools", "imap") == ["unsafe unsafe-global at 2: itertools.imap"])
    #expect(judged("__builtin__", "set", proto: 3) == ["review unknown-global at 2: __builtin__.set"])
    #expect(judged("__builtin__", "eval", proto: 4) == ["unsafe unsafe-global at 2: __builtin__.eval"])
  }

  @Test func `a finding says what the name is good for`() {
    func message(_ module: String, _ name: String) -> String? {
      look(at: latin("\u{80}\u{2}c\(module)\n\(name)\n."), named: "m.pkl")?.findings.first?.message
    }
    #expect(message("os", "system") == "it imports os.system, which runs commands or code")
    #expect(message("shutil", "copy") == "it imports shutil.copy, which reads or writes files")
    #expect(message("requests", "get") == "it imports requests.get, which opens connections")
    #expect(message("pickle", "loads") == "it imports pickle.loads, which loads other objects or libraries")
    #expect(message("operator", "call") == "it imports operator.call, which reaches into objects by name")
    #expect(message("sys", "settrace") == "it imports sys.settrace, which changes the interpreter")
    #expect(message("mymodel", "Net") == "it imports mymodel.Net, which nobody here knows")
  }

  /// Only a TorchScript archive may use the names that TorchScript writes: its tests are elsewhere.
  @Test(arguments: ["__torch__.Net", "torch.jit._pickle"]) func `names of TorchScript belong there`(
    module: String
  ) {
    #expect(!judged(module, "build_intlist").isEmpty)
  }

  @Test func `a user vouches for names, but for none that runs code`() {
    let options = ModelOptions(allowedGlobals: ["mymodel.Net", "os.system"])
    #expect(findings(in: latin("cmymodel\nNet\n."), named: "m.pkl", options) == [])
    #expect(
      findings(in: latin("cmymodel\nOther\n."), named: "m.pkl", options) == [
        "review unknown-global at 0: mymodel.Other"
      ])
    #expect(
      findings(in: latin("cos\nsystem\n."), named: "m.pkl", options) == [
        "unsafe unsafe-global at 0: os.system"
      ])
  }

  @Test func `every name is told once, where it comes first`() {
    let pickle = "\u{80}\u{2}cos\nsystem\ncos\nsystem\ncposix\nsystem\n."
    #expect(
      findings(in: latin(pickle), named: "m.pkl") == [
        "unsafe unsafe-global at 2: os.system", "unsafe unsafe-global at 24: posix.system",
      ])
  }

  @Test func `a name that is not UTF-8 ends the reading`() {
    #expect(
      findings(in: latin("\u{80}\u{2}c\u{FF}\nsystem\n."), named: "m.pkl").first == "malformed bad-utf8 at 2")
  }
}
