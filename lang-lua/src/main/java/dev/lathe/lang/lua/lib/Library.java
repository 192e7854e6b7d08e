package dev.lathe.lang.lua.lib;

import java.util.Set;

/** A part of Lua's library that a machine may have. Without IO, OS, PACKAGE and FFI there is no way out of the machine. */
public enum Library {
  /** Globals; with PACKAGE or IO also those that read files. */
  BASE,
  PACKAGE,
  STRING,
  TABLE,
  MATH,
  IO,
  OS,
  COROUTINE,
  DEBUG,
  BIT,
  JIT,
  FFI;

  /** Those that reach nothing outside the machine but its standard output. */
  public static Set<Library> contained() {
    return Set.of(BASE, STRING, TABLE, MATH, COROUTINE, DEBUG, BIT, JIT);
  }
}
