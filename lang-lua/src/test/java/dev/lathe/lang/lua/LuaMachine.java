package dev.lathe.lang.lua;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.lang.lua.lib.Library;
import dev.lathe.lang.lua.lib.LuaLibraries;
import dev.lathe.lang.lua.lib.StreamSource;
import dev.lathe.parser.Languages;
import dev.lathe.vm.Vm;
import dev.lathe.vm.runtime.ChunkLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A machine with the library that reaches nothing outside, whose standard streams are the test's. */
final class LuaMachine implements AutoCloseable {
  private static final ChunkCompiler COMPILER = new ChunkCompiler(Languages.load(), new LuaLanguage());

  private final Vm vm;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** One with empty standard input whose memory may take so many bytes. */
  LuaMachine(long limit) {
    this(limit, COMPILER);
  }

  LuaMachine(long limit, ChunkLoader loader) {
    this(limit, loader, Library.contained());
  }

  private LuaMachine(long limit, ChunkLoader loader, Set<Library> libraries) {
    vm = new Vm(limit, loader);
    LuaLibraries.install(vm.state(), libraries, new StreamSource.Given(new ByteArrayInputStream(new byte[0]), out, out));
  }

  /** One with the whole library. */
  static LuaMachine complete(long limit) {
    return new LuaMachine(limit, COMPILER, EnumSet.allOf(Library.class));
  }

  Vm vm() {
    return vm;
  }

  /** Runs a program, or a dump; each character of a text is a byte. */
  Object[] run(byte[] chunk, Object... arguments) {
    return vm.load(chunk, "=input", Optional.of(LuaLanguage.NAME)).call(arguments);
  }

  Object[] run(String program, Object... arguments) {
    return run(program.getBytes(StandardCharsets.ISO_8859_1), arguments);
  }

  /** What it has written. */
  String printed() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** A result that is a string: each character is a byte. */
  static String bytes(Object result) {
    byte[] bytes = result instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) result;
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    vm.close();
  }
}
