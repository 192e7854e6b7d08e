package dev.lathe.vm.bytecode;

/** What an instruction may do besides writing registers. Without any, it can be moved, repeated and left out. */
public enum Effect {
  /** Reads objects that others may write. */
  READS,
  /** Writes objects that others may read. */
  WRITES,
  /** Makes objects. */
  ALLOCATES,
  /** May raise an error, without running code of the guest. */
  RAISES,
  /** May run any code of the guest, with all that follows from it. */
  CALLS
}
