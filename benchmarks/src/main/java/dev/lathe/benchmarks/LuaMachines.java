package dev.lathe.benchmarks;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.lang.lua.LuaLanguage;
import dev.lathe.lang.lua.lib.Library;
import dev.lathe.lang.lua.lib.LuaLibraries;
import dev.lathe.lang.lua.lib.StreamSource;
import dev.lathe.parser.Languages;
import dev.lathe.vm.Vm;
import dev.lathe.vm.runtime.JitMode;
import java.util.EnumSet;
import java.util.Set;

/** Machines with Lua's library inside this process. */
final class LuaMachines {
  private static final ChunkCompiler COMPILER = new ChunkCompiler(Languages.load(), new LuaLanguage());

  private LuaMachines() {}

  /** A machine with all libraries and the streams of this process. */
  static Vm create(long memoryLimit) {
    return create(memoryLimit, JitMode.asked(JitMode.OFF));
  }

  /** The same, whose functions are compiled as the mode says. */
  static Vm create(long memoryLimit, JitMode mode) {
    Vm vm = new Vm(memoryLimit, COMPILER, mode);
    LuaLibraries.install(vm.state(), EnumSet.allOf(Library.class), new StreamSource.Process(Set.of()));
    return vm;
  }
}
