package dev.lathe.vm.nativecode;

/** Whether this process can make machine code. */
public sealed interface NativeSupport {
  /** It can. */
  record Available(CodeMemory memory) implements NativeSupport {}

  /**
   * It cannot, or must not: everything is interpreted.
   *
   * @param reason for users, one line without a full stop
   * @param cause whether they asked for it
   */
  record Refused(String reason, Cause cause) implements NativeSupport {}

  /** Who does not want machine code. */
  enum Cause {
    /** The user, by an option. Nobody needs to be told. */
    OPTION,
    /** The processor, the system, or the flags that Java was started with. */
    ENVIRONMENT
  }
}
