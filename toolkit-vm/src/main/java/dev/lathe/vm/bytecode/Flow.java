package dev.lathe.vm.bytecode;

/** Where an instruction goes on. */
public enum Flow {
  /** At the next one. */
  ON,
  /** At the one behind the next; but if its condition holds, at the target of the next one, which is a JMP. */
  SKIP,
  /** At its target. */
  GOTO,
  /** At the next one or at its target, as the entry of a loop. */
  FORK,
  /** At the next one or, as the back edge of a loop, at its target. Polls. */
  BACK,
  /** At a place out of a table, or at the next one. */
  SELECT,
  /** In another function, then at the next one. */
  INVOKE,
  /** In the caller. */
  LEAVE,
  /** In a handler. */
  THROW
}
