package dev.lathe.vm.object;

/** Keys of a metatable that mean something to the machine or to libraries. The ordinal is the bit of a behaviour's set of absent ones. */
public enum Metamethod {
  INDEX("__index"),
  NEWINDEX("__newindex"),
  CALL("__call"),
  EQ("__eq"),
  LT("__lt"),
  LE("__le"),
  ADD("__add"),
  SUB("__sub"),
  MUL("__mul"),
  DIV("__div"),
  MOD("__mod"),
  POW("__pow"),
  UNM("__unm"),
  LEN("__len"),
  CONCAT("__concat"),
  GC("__gc"),
  MODE("__mode"),
  METATABLE("__metatable"),
  TOSTRING("__tostring");

  private final String key;

  Metamethod(String key) {
    this.key = key;
  }

  /** The key in the metatable. */
  public String key() {
    return key;
  }
}
