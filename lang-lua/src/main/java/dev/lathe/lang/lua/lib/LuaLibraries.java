package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.VmState;
import java.util.Set;

/** Gives a machine Lua's library. */
public final class LuaLibraries {

  private LuaLibraries() {}

  /**
   * Installs some libraries into the globals.
   *
   * @param source where the standard streams come from; what waits in them is written when the machine is closed
   * @return what a command line needs of them
   */
  public static CommandSupport install(VmState vm, Set<Library> which, StreamSource source) {
    StandardStreams streams = new StandardStreams(vm, source);
    Scratch scratch = new Scratch(vm);
    if (which.contains(Library.BASE)) {
      BaseLibrary.install(vm, streams);
      LoadFunctions.install(vm);
    }
    if (which.contains(Library.TABLE)) {
      TableLibrary.install(vm, scratch);
    }
    if (which.contains(Library.MATH)) {
      MathLibrary.install(vm);
    }
    if (which.contains(Library.BIT)) {
      BitLibrary.install(vm);
    }
    if (which.contains(Library.JIT)) {
      JitLibrary.install(vm, streams);
    }
    if (which.contains(Library.STRING)) {
      StringLibrary.install(vm, scratch);
      BufferLibrary.install(vm, scratch);
    }
    if (which.contains(Library.COROUTINE)) {
      CoroutineLibrary.install(vm);
    }
    if (which.contains(Library.DEBUG)) {
      DebugLibrary.install(vm, streams);
    }
    if (which.contains(Library.PACKAGE)) {
      PackageLibrary.install(vm);
    }
    if (which.contains(Library.PACKAGE) || which.contains(Library.IO)) {
      ChunkFiles.install(vm, streams);
    }
    if (which.contains(Library.IO)) {
      IoLibrary.install(vm, streams);
      LfsLibrary.install(vm);
    }
    if (which.contains(Library.OS)) {
      OsLibrary.install(vm, streams);
      Terminals terminals = new Terminals(streams);
      SystemLibrary.install(vm, terminals);
      TermLibrary.install(vm, streams, terminals);
    }
    return new CommandSupport(vm, streams);
  }
}
