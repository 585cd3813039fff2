/// The value of `security.capability`, as Linux stores it (linux/capability.h, `vfs_cap_data`).
public struct FileCapabilities: Hashable, Sendable {
  public let permitted: UInt64
  public let inheritable: UInt64
  public let isEffective: Bool
  /// The user namespace's root that the capabilities belong to (revision 3).
  public let rootID: UInt32?

  /// Nil when the value is of no known revision or too short.
  public init?(_ bytes: [UInt8]) {
    func word(_ index: Int) -> UInt32? {
      guard bytes.count >= index * 4 + 4 else { return nil }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[index * 4 + $1]) << UInt32($1 * 8) }
    }
    guard let magic = word(0), let permittedLow = word(1), let inheritableLow = word(2) else { return nil }
    let revision = magic >> 24
    isEffective = magic & 1 != 0
    switch revision {
    case 1:
      (permitted, inheritable, rootID) = (UInt64(permittedLow), UInt64(inheritableLow), nil)
    case 2, 3:
      guard let permittedHigh = word(3), let inheritableHigh = word(4) else { return nil }
      permitted = UInt64(permittedHigh) << 32 | UInt64(permittedLow)
      inheritable = UInt64(inheritableHigh) << 32 | UInt64(inheritableLow)
      if revision == 3 {
        guard let root = word(5) else { return nil }
        rootID = root
      } else {
        rootID = nil
      }
    default: return nil
    }
  }

  /// One text a capability, such as `cap_net_raw=ep`, in the notation of cap_to_text(3).
  public var names: [String] {
    (0..<64).compactMap { bit in
      let mask = UInt64(1) << UInt64(bit)
      guard (permitted | inheritable) & mask != 0 else { return nil }
      let name = bit < Self.known.count ? "cap_" + Self.known[bit] : "cap_\(bit)"
      let flags =
        (isEffective ? "e" : "") + (inheritable & mask != 0 ? "i" : "") + (permitted & mask != 0 ? "p" : "")
      return "\(name)=\(flags)"
    }
  }

  /// The number of a capability by its name, such as `cap_net_raw`.
  public static func number(of name: String) -> Int? {
    known.firstIndex { name.utf8.elementsEqual("cap_\($0)".utf8) }
  }

  /// In the order of their numbers in linux/capability.h.
  private static let known = [
    "chown", "dac_override", "dac_read_search", "fowner", "fsetid", "kill", "setgid", "setuid", "setpcap",
    "linux_immutable", "net_bind_service", "net_broadcast", "net_admin", "net_raw", "ipc_lock", "ipc_owner",
    "sys_module", "sys_rawio", "sys_chroot", "sys_ptrace", "sys_pacct", "sys_admin", "sys_boot", "sys_nice",
    "sys_resource", "sys_time", "sys_tty_config", "mknod", "lease", "audit_write", "audit_control", "setfcap",
    "mac_override", "mac_admin", "syslog", "wake_alarm", "block_suspend", "audit_read", "perfmon", "bpf",
    "checkpoint_restore",
  ]
}
