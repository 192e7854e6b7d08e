package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.VmState;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Gives a machine Lua's library. */
public final class LuaLibraries {

  private LuaLibraries() {}

  /**
   * What a program sees of the world around the machine.
   *
   * @param input standard input
   * @param output standard output, which the embedder buffers and flushes
   * @param error standard error output
   * @param variables environment variables
   */
  public record World(InputStream input, OutputStream output, OutputStream error, Function<String, Optional<String>> variables) {

    /** With the environment variables of the process. */
    public World(InputStream input, OutputStream output, OutputStream error) {
      this(input, output, error, name -> Optional.ofNullable(System.getenv(name)));
    }

    /** An environment variable. */
    Optional<String> variable(String name) {
      return variables.apply(name);
    }
  }

  /** Installs some libraries into the globals. */
  public static void install(VmState vm, Set<Library> which, World world) {
    StandardStreams streams = StandardStreams.of(world.input(), world.output(), world.error());
    Scratch scratch = new Scratch(vm);
    Loading loading = new Loading(vm, streams.input(), scratch);
    if (which.contains(Library.BASE)) {
      BaseLibrary.install(vm, streams);
      LoadFunctions.install(vm, loading);
      if (which.contains(Library.PACKAGE) || which.contains(Library.IO)) {
        LoadFunctions.installFiles(vm, loading);
      }
    }
    if (which.contains(Library.STRING)) {
      StringLibrary.install(vm, scratch);
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
    if (which.contains(Library.OS)) {
      OsLibrary.install(vm, world);
    }
    if (which.contains(Library.IO)) {
      IoLibrary.install(vm, streams, scratch);
    }
    if (which.contains(Library.PACKAGE)) {
      PackageLibrary.install(vm, loading, world);
    }
    if (which.contains(Library.DEBUG)) {
      DebugLibrary.install(vm, streams, loading, scratch);
    }
    if (which.contains(Library.COROUTINE)) {
      CoroutineLibrary.install(vm);
    }
  }
}
