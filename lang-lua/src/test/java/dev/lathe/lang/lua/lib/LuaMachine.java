package dev.lathe.lang.lua.lib;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Languages;
import dev.lathe.vm.Vm;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.runtime.JitMode;
import dev.lathe.vm.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** A machine with all libraries whose streams a test gives and sees. */
final class LuaMachine implements AutoCloseable {
  private static final long MEMORY = 64L << 20;
  private static final ChunkCompiler COMPILER = compiler();

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Vm vm;

  LuaMachine(InputStream input) {
    this(input, COMPILER, JitMode.asked(JitMode.OFF));
  }

  LuaMachine(ChunkLoader loader) {
    this(new ByteArrayInputStream(new byte[0]), loader, JitMode.asked(JitMode.OFF));
  }

  LuaMachine(JitMode mode) {
    this(new ByteArrayInputStream(new byte[0]), COMPILER, mode);
  }

  private LuaMachine(InputStream input, ChunkLoader loader, JitMode mode) {
    vm = new Vm(MEMORY, loader, mode);
    LuaLibraries.install(vm.state(), EnumSet.allOf(Library.class), new StreamSource.Given(input, output, output));
  }

  LuaMachine() {
    this(new ByteArrayInputStream(new byte[0]));
  }

  /** Compiles Lua, and what has another extension as Lua too. */
  static ChunkLoader knowing(String extension) {
    return new ChunkLoader() {
      @Override
      public Result load(byte[] chunk, ByteString name, Optional<String> language, Forms forms, Watch watch) {
        return COMPILER.load(chunk, name, Optional.of("lua"), forms, watch);
      }

      @Override
      public List<String> otherExtensions() {
        return List.of(extension);
      }
    };
  }

  private static ChunkCompiler compiler() {
    Languages languages = Languages.load();
    return new ChunkCompiler(languages, languages.named("lua").orElseThrow());
  }

  Vm vm() {
    return vm;
  }

  /** Runs a program to its end; gives what it has written, and behind it the error, if it ends with one, or {@code interrupted}. */
  String run(String program) {
    String error = "";
    try {
      long function = vm.function(program.getBytes(StandardCharsets.ISO_8859_1), ByteString.latin1("=test"), Optional.empty());
      vm.state().nesting().execute(function);
    } catch (GuestError raised) {
      error = "error: " + vm.state().strings().toJava(Value.address(raised.value()));
    } catch (Interruption interruption) {
      error = "interrupted";
    }
    vm.state().nesting().execute(vm.function("io.flush()".getBytes(StandardCharsets.ISO_8859_1), ByteString.latin1("=flush"), Optional.empty()));
    return output.toString(StandardCharsets.ISO_8859_1) + error;
  }

  @Override
  public void close() {
    vm.close();
  }
}
