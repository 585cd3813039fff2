/// What the names of dynamic symbols tell of how a file was compiled.
struct HardeningSymbols {
  private(set) var isEmpty = true
  private(set) var hasCanary = false
  /// Calls of checked functions, such as `__memcpy_chk`.
  private(set) var checked = 0
  /// Calls of functions that have a checked form.
  private(set) var checkable = 0

  mutating func see(_ name: ArraySlice<UInt8>, isUndefined: Bool) {
    isEmpty = false
    if name.starts(with: "__".utf8) {
      if name.starts(with: "__stack_chk_fail".utf8) || name.elementsEqual("__stack_chk_guard".utf8) {
        hasCanary = true
      } else if isUndefined, name.suffix(4).elementsEqual("_chk".utf8) {
        checked += 1
      }
    } else if isUndefined, Self.fortifiable.contains(Array(name)) {
      checkable += 1
    }
  }

  /// Functions of the C library that `_FORTIFY_SOURCE` replaces (glibc's `debug/` and `include/bits/*2.h`).
  private static let fortifiable = Set(
    [
      "asprintf", "confstr", "dprintf", "explicit_bzero", "fdelt", "fgets", "fgets_unlocked", "fgetws",
      "fgetws_unlocked", "fprintf", "fread", "fread_unlocked", "fwprintf", "getcwd", "getdomainname",
      "getgroups",
      "gethostname", "getlogin_r", "gets", "getwd", "longjmp", "mbsnrtowcs", "mbsrtowcs", "mbstowcs",
      "memcpy", "memmove",
      "mempcpy", "memset", "obstack_printf", "obstack_vprintf", "poll", "ppoll", "pread", "pread64", "printf",
      "ptsname_r", "read", "readlink", "readlinkat", "realpath", "recv", "recvfrom", "snprintf", "sprintf",
      "stpcpy",
      "stpncpy", "strcat", "strcpy", "strlcat", "strlcpy", "strncat", "strncpy", "swprintf", "syslog",
      "ttyname_r",
      "vasprintf", "vdprintf", "vfprintf", "vfwprintf", "vprintf", "vsnprintf", "vsprintf", "vswprintf",
      "vsyslog",
      "vwprintf", "wcpcpy", "wcpncpy", "wcrtomb", "wcscat", "wcscpy", "wcsncat", "wcsncpy", "wcsnrtombs",
      "wcsrtombs",
      "wcstombs", "wctomb", "wmemcpy", "wmemmove", "wmempcpy", "wmemset", "wprintf",
    ].map { Array($0.utf8) })
}
