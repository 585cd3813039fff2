/// A class or function that a pickle imports by name.
struct PickleGlobal: Hashable {
  let module: [UInt8]
  let name: [UInt8]

  init(module: [UInt8], name: [UInt8]) {
    self.module = module
    self.name = name
  }

  init(_ module: String, _ name: String) {
    self.init(module: Array(module.utf8), name: Array(name.utf8))
  }

  /// As people write it: `module.name`.
  var text: String { String(decoding: module + [UInt8(ascii: ".")] + name, as: UTF8.self) }

  /// The name that protocols before 3 mean: unpicklers of Python 3 turn the module names of Python 2 into its own
  /// (CPython, Lib/_compat_pickle.py).
  var inPythonThree: PickleGlobal {
    if let other = PythonTwoNames.globals[self] { return other }
    guard let module = PythonTwoNames.modules[String(decoding: self.module, as: UTF8.self)] else {
      return self
    }
    return PickleGlobal(module: Array(module.utf8), name: name)
  }
}

/// How Python 3 calls what pickles of Python 2 import.
enum PythonTwoNames {
  static let modules: [String: String] = [
    "__builtin__": "builtins", "copy_reg": "copyreg", "Queue": "queue", "SocketServer": "socketserver",
    "ConfigParser": "configparser", "repr": "reprlib", "tkFileDialog": "tkinter.filedialog",
    "tkSimpleDialog": "tkinter.simpledialog", "tkColorChooser": "tkinter.colorchooser",
    "tkCommonDialog": "tkinter.commondialog", "Dialog": "tkinter.dialog", "Tkdnd": "tkinter.dnd",
    "tkFont": "tkinter.font", "tkMessageBox": "tkinter.messagebox", "ScrolledText": "tkinter.scrolledtext",
    "Tkconstants": "tkinter.constants", "Tix": "tkinter.tix", "ttk": "tkinter.ttk", "Tkinter": "tkinter",
    "markupbase": "_markupbase", "_winreg": "winreg", "thread": "_thread", "dummy_thread": "_dummy_thread",
    "dbhash": "dbm.bsd", "dumbdbm": "dbm.dumb", "dbm": "dbm.ndbm", "gdbm": "dbm.gnu",
    "xmlrpclib": "xmlrpc.client",
    "SimpleXMLRPCServer": "xmlrpc.server", "httplib": "http.client", "htmlentitydefs": "html.entities",
    "HTMLParser": "html.parser", "Cookie": "http.cookies", "cookielib": "http.cookiejar",
    "BaseHTTPServer": "http.server", "test.test_support": "test.support", "commands": "subprocess",
    "urlparse": "urllib.parse", "robotparser": "urllib.robotparser", "urllib2": "urllib.request",
    "anydbm": "dbm", "_abcoll": "collections.abc", "cPickle": "pickle",
    "_elementtree": "xml.etree.ElementTree",
    "FileDialog": "tkinter.filedialog", "SimpleDialog": "tkinter.simpledialog",
    "DocXMLRPCServer": "xmlrpc.server",
    "SimpleHTTPServer": "http.server", "CGIHTTPServer": "http.server", "UserDict": "collections",
    "UserList": "collections", "UserString": "collections", "whichdb": "dbm", "StringIO": "io",
    "cStringIO": "io",
  ]

  static let globals: [PickleGlobal: PickleGlobal] = {
    var table: [PickleGlobal: PickleGlobal] = [
      PickleGlobal("__builtin__", "xrange"): PickleGlobal("builtins", "range"),
      PickleGlobal("__builtin__", "reduce"): PickleGlobal("functools", "reduce"),
      PickleGlobal("__builtin__", "intern"): PickleGlobal("sys", "intern"),
      PickleGlobal("__builtin__", "unichr"): PickleGlobal("builtins", "chr"),
      PickleGlobal("__builtin__", "unicode"): PickleGlobal("builtins", "str"),
      PickleGlobal("__builtin__", "long"): PickleGlobal("builtins", "int"),
      PickleGlobal("itertools", "izip"): PickleGlobal("builtins", "zip"),
      PickleGlobal("itertools", "imap"): PickleGlobal("builtins", "map"),
      PickleGlobal("itertools", "ifilter"): PickleGlobal("builtins", "filter"),
      PickleGlobal("itertools", "ifilterfalse"): PickleGlobal("itertools", "filterfalse"),
      PickleGlobal("itertools", "izip_longest"): PickleGlobal("itertools", "zip_longest"),
      PickleGlobal("UserDict", "IterableUserDict"): PickleGlobal("collections", "UserDict"),
      PickleGlobal("UserList", "UserList"): PickleGlobal("collections", "UserList"),
      PickleGlobal("UserString", "UserString"): PickleGlobal("collections", "UserString"),
      PickleGlobal("whichdb", "whichdb"): PickleGlobal("dbm", "whichdb"),
      PickleGlobal("_socket", "fromfd"): PickleGlobal("socket", "fromfd"),
      PickleGlobal("_multiprocessing", "Connection"): PickleGlobal(
        "multiprocessing.connection", "Connection"),
      PickleGlobal("multiprocessing.process", "Process"): PickleGlobal("multiprocessing.context", "Process"),
      PickleGlobal("multiprocessing.forking", "Popen"): PickleGlobal("multiprocessing.popen_fork", "Popen"),
      PickleGlobal("urllib", "ContentTooShortError"): PickleGlobal("urllib.error", "ContentTooShortError"),
      PickleGlobal("urllib", "getproxies"): PickleGlobal("urllib.request", "getproxies"),
      PickleGlobal("urllib", "pathname2url"): PickleGlobal("urllib.request", "pathname2url"),
      PickleGlobal("urllib", "quote_plus"): PickleGlobal("urllib.parse", "quote_plus"),
      PickleGlobal("urllib", "quote"): PickleGlobal("urllib.parse", "quote"),
      PickleGlobal("urllib", "unquote_plus"): PickleGlobal("urllib.parse", "unquote_plus"),
      PickleGlobal("urllib", "unquote"): PickleGlobal("urllib.parse", "unquote"),
      PickleGlobal("urllib", "url2pathname"): PickleGlobal("urllib.request", "url2pathname"),
      PickleGlobal("urllib", "urlcleanup"): PickleGlobal("urllib.request", "urlcleanup"),
      PickleGlobal("urllib", "urlencode"): PickleGlobal("urllib.parse", "urlencode"),
      PickleGlobal("urllib", "urlopen"): PickleGlobal("urllib.request", "urlopen"),
      PickleGlobal("urllib", "urlretrieve"): PickleGlobal("urllib.request", "urlretrieve"),
      PickleGlobal("urllib2", "HTTPError"): PickleGlobal("urllib.error", "HTTPError"),
      PickleGlobal("urllib2", "URLError"): PickleGlobal("urllib.error", "URLError"),
    ]
    for name in pythonTwoExceptions {
      table[PickleGlobal("exceptions", name)] = PickleGlobal(
        "builtins", name == "StandardError" ? "Exception" : name)
    }
    return table
  }()

  private static let pythonTwoExceptions = [
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BufferError", "EOFError",
    "EnvironmentError", "Exception", "FloatingPointError", "IOError", "ImportError", "IndentationError",
    "IndexError", "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError", "NameError",
    "NotImplementedError", "OSError", "OverflowError", "ReferenceError", "RuntimeError", "StandardError",
    "StopIteration", "SyntaxError", "SystemError", "SystemExit", "TypeError", "UnicodeError", "ValueError",
    "Warning", "ZeroDivisionError",
  ]
}
