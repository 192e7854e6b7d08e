package dev.lathe.vm.object;

/** Where a string key comes from: tables with many computed ones are dictionaries. */
enum KeyOrigin {
  /** The program's text. */
  CONSTANT,
  /** Anywhere. */
  COMPUTED
}
