package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.VmState;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Gives a machine Lua's library. */
public final class LuaLibraries {

  private LuaLibraries() {}

  /**
   * What a program sees of the world around the machine.
   *
   * @param input standard input
   * @param output standard output, which the embedder buffers and flushes
   * @param error standard error output
   */
  public record World(InputStream input, OutputStream output, OutputStream error) {

    /** The process's own streams. */
    public static World ofProcess() {
      return new World(System.in, System.out, System.err);
    }
  }

  /** Installs some libraries into the globals. */
  public static void install(VmState vm, Set<Library> which, World world) {
    StandardStreams streams = StandardStreams.of(world.input(), world.output(), world.error());
    Scratch scratch = new Scratch(vm);
    if (which.contains(Library.BASE)) {
      BaseLibrary.install(vm, streams);
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
    if (which.contains(Library.STRING)) {
      StringLibrary.install(vm, scratch);
    }
  }
}
