import Binaries
import Digests
import Expressions
import Images
import Inventories

extension Inventory.Program {
  init(_ row: ProgramRow) {
    var elf: ELFFile?
    var unread: String?
    do throws(EvaluationError) {
      elf = try row.elf()
    } catch {
      unread = error.reason
    }
    // Where packages could not be read, their own part of the inventory says so.
    self.init(
      role: row.step.role.rawValue, path: row.path, reason: row.step.reason, found: row.step.file != nil,
      layer: row.layer, package: try? row.package(), altered: try? row.isAltered(),
      digest: row.step.file.flatMap { row.context.tree.digest(of: $0) }?.description,
      hardening: elf.map(Inventory.Hardening.init), unread: unread)
  }
}

extension Inventory.Hardening {
  fileprivate init(_ elf: ELFFile) {
    self.init(
      kind: elf.kind.rawValue, relro: elf.relro.rawValue, canary: elf.canary.rawValue,
      fortify: elf.fortify.rawValue, executableStack: elf.hasExecutableStack,
      writableCode: elf.hasWritableCode, isStatic: elf.isStatic)
  }
}

extension EvaluationError {
  /// What went wrong, without the word that says that a fact is unavailable.
  var reason: String {
    if case .unavailable(let reason) = self { reason } else { description }
  }
}
