extension GlobalPolicy {
  /// Modules of which no model needs anything, with all that lies in them.
  static let deniedModules: [String: Reason] = table([
    .runsCode: """
    os posix nt subprocess popen2 commands pipes pty platform pdb bdb code codeop runpy timeit profile cProfile trace
    doctest unittest test idlelib lib2to3 pydoc pydoc_data imp py_compile compileall webbrowser pexpect ptyprocess
    multiprocessing _multiprocessing _posixsubprocess concurrent threading _thread thread dummy_threading asyncio
    atexit sched signal _signal pip setuptools distutils ensurepip venv virtualenv easy_install pkg_resources
    cgitb rlcompleter modulefinder tkinter _tkinter turtle wsgiref bdist_wheel wheel nose pytest _pytest
    IPython ipykernel jupyter_client sh plumbum fabric invoke ansible salt
    _osx_support _aix_support _pyrepl _xxsubinterpreters _interpreters interpreters mlflow
    numpy.f2py numpy.testing numpy.distutils scipy.weave
    torch._dynamo torch._inductor torch.fx torch.jit torch.hub torch.package torch.distributed torch.multiprocessing
    torch.utils.cpp_extension torch.utils.collect_env torch.utils.bottleneck torch.utils._config_module
    torch.utils.data.datapipes torch.testing torch.onnx torch.utils.benchmark torch.utils.hipify
    torch.utils.model_dump torch._functorch torch._export torch.export torch._higher_order_ops
    tensorflow.python.ops.script_ops tensorflow.raw_ops tensorflow.compat
    transformers.models.auto.auto_factory transformers.dynamic_module_utils transformers.utils.import_utils
    """,
    .touchesFiles: """
    shutil tempfile fileinput io _io _pyio zipfile tarfile gzip bz2 lzma shelve dbm sqlite3 _sqlite3 mmap
    fcntl nis mailbox pandas.io fsspec
    """,
    .usesNetwork: """
    socket _socket ssl _ssl socketserver http httplib urllib urllib2 urllib3 ftplib smtplib smtpd poplib imaplib nntplib
    telnetlib xmlrpc requests aiohttp httpx websocket websockets paramiko asyncore asynchat pycurl
    boto3 botocore google.cloud azure.storage smart_open
    """,
    .loadsMore: """
    pickle _pickle pickletools cloudpickle dill jsonpickle joblib marshal ctypes _ctypes cffi _cffi_backend importlib
    _frozen_importlib _frozen_importlib_external zipimport pkgutil numpy.ctypeslib yaml ruamel klepto hickle
    """,
    .reachesInside: "operator _operator functools _functools",
    .changesInterpreter: "sys site sitecustomize usercustomize _testcapi _testinternalcapi",
    // Windows.
    .runsCode: "_winapi winreg _winreg msvcrt win32com pywin32 win32api pythoncom",
  ])

  /// Names that no model needs, in modules of which it may need others.
  static let deniedNames: [String: [String: Reason]] = {
    func names(_ reason: Reason, _ text: String) -> [String: Reason] {
      Dictionary(words(text).map { ($0, reason) }) { first, _ in first }
    }
    func merged(_ tables: [String: Reason]...) -> [String: Reason] {
      tables.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }
    var table: [String: [String: Reason]] = [
      "builtins": merged(
        names(
          .runsCode, "eval exec execfile compile breakpoint apply map filter exit quit help input raw_input"),
        names(.touchesFiles, "open file"), names(.loadsMore, "__import__ reload"),
        names(.reachesInside, "getattr setattr delattr globals locals vars dir")),
      "copyreg": names(
        .changesInterpreter, "add_extension remove_extension clear_extension_cache pickle constructor"),
      "types": names(.runsCode, "CodeType FunctionType LambdaType MethodType BuiltinFunctionType new_class"),
      "codecs": names(.touchesFiles, "open EncodedFile StreamReaderWriter"),
      "weakref": names(.runsCode, "finalize"),
      "itertools": names(.runsCode, "starmap"),
      "uuid": names(.runsCode, "_get_command_stdout _popen"),
      "logging": names(.touchesFiles, "FileHandler basicConfig"),
      "numpy": names(
        .touchesFiles,
        "load save savez savez_compressed loadtxt savetxt genfromtxt fromfile tofile memmap fromregex DataSource"
      ),
      "numpy.lib.npyio": names(
        .touchesFiles, "load save savez savez_compressed loadtxt savetxt genfromtxt DataSource"),
      "numpy.core.records": names(.touchesFiles, "fromfile"),
      "numpy._core.records": names(.touchesFiles, "fromfile"),
      "pandas": merged(
        names(.runsCode, "eval"),
        names(
          .touchesFiles,
          """
          read_pickle read_csv read_table read_json read_html read_xml read_excel read_hdf read_parquet read_feather
          read_orc read_sas read_spss read_sql read_sql_query read_sql_table read_stata read_fwf read_clipboard
          to_pickle HDFStore ExcelFile ExcelWriter
          """)),
      "pandas.core.computation.eval": names(.runsCode, "eval"),
      "torch": names(.loadsMore, "load save compile classes ops hub jit"),
      "torch.serialization": names(.loadsMore, "load save _load _legacy_load"),
      "torch.storage": names(.loadsMore, "_load_from_bytes"),
      "keras.models": names(
        .loadsMore, "load_model model_from_json model_from_yaml model_from_config save_model"),
      "keras.saving": names(.loadsMore, "load_model deserialize_keras_object"),
      "keras.layers": names(.runsCode, "Lambda TFSMLayer"),
      "keras.utils": names(.usesNetwork, "get_file"),
      "tensorflow": merged(
        names(.runsCode, "py_function numpy_function py_func function"),
        names(.loadsMore, "load_op_library load_library import_graph_def")),
      "jax.experimental": names(.runsCode, "io_callback host_callback pure_callback"),
      "jax": names(.runsCode, "pure_callback debug"),
      "sklearn.datasets": names(.usesNetwork, "fetch_openml"),
      "xml.sax": names(.touchesFiles, "parse"),
      "xml.etree.ElementTree": names(.touchesFiles, "parse"),
      "mailcap": names(.runsCode, "findmatch"),
    ]
    for module in ["tensorflow.keras", "tf_keras", "keras.src"] {
      table[module + ".models"] = table["keras.models"]
    }
    return table
  }()

  /// Modules whose classes are harmless, but not what their methods do.
  static let deniedMethods: [String: Reason] = ["pathlib": .touchesFiles]

  private static func table(_ groups: KeyValuePairs<Reason, String>) -> [String: Reason] {
    groups.reduce(into: submodules) { table, group in
      for module in words(group.value) { table[module] = group.key }
    }
  }

  /// Of these modules only parts are denied.
  private static let submodules: [String: Reason] = [
    "logging.config": .runsCode, "logging.handlers": .usesNetwork, "tensorflow.io": .touchesFiles,
    "tensorflow.saved_model": .loadsMore, "jax.experimental.io_callback": .runsCode,
  ]

  private static func words(_ text: String) -> [String] {
    text.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(Substring($0)) }
  }
}
