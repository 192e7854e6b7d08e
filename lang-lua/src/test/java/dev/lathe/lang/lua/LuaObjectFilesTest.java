package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.bcgen.dump.ModuleSymbols;
import dev.lathe.bcgen.dump.ObjectFile;
import dev.lathe.bcgen.dump.ObjectFile.Architecture;
import dev.lathe.bcgen.dump.ObjectFile.OperatingSystem;
import dev.lathe.testing.Oracle;
import dev.lathe.vm.bytecode.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps in C and in object files are those of {@code luajit -b}, and a C program finds the module inside. */
class LuaObjectFilesTest {

  private static final String MODULE = "local name = ... return { answer = function(x) return x * 2, name end }\n";

  /** Writes every form for every machine and system that the reference knows into the current folder. */
  private static final String SAVE_ALL =
      """
      local save = require("jit.bcsave").start
      for arch in ("%s"):gmatch("%%w+") do
        for os in ("%s"):gmatch("%%w+") do
          if os ~= "windows" or ("x86 x64 arm arm64"):find("%%f[%%w]" .. arch .. "%%f[%%W]") then
            if os ~= "osx" or ("x86 x64 arm"):find("%%f[%%w]" .. arch .. "%%f[%%W]") then
              save("-n", "my_mod", "-t", "obj", "-a", arch, "-o", os, "module.lua", arch .. "-" .. os .. ".o")
            end
          end
        end
      end
      save("-n", "my_mod", "-t", "c", "module.lua", "module.c")
      save("-n", "my_mod", "-t", "h", "module.lua", "module.h")
      """;

  private static final String PROGRAM =
      """
      #include <lauxlib.h>
      #include <lualib.h>
      #include <stdio.h>
      int main(void) {
        lua_State *L = luaL_newstate();
        luaL_openlibs(L);
        if (luaL_dostring(L, "print(require('my_mod').answer(21))")) puts(lua_tostring(L, -1));
        return 0;
      }
      """;

  @TempDir private Path folder;

  private static byte[] dump() {
    Dump dump = Dump.of(ByteString.latin1("@module.lua"), LuaBytecode.of(MODULE.getBytes(StandardCharsets.UTF_8)));
    return DumpWriter.write(dump, DebugInformation.STRIPPED);
  }

  private static String symbol() {
    return new LuaLanguage().part(ModuleSymbols.class).orElseThrow().prefix() + "my_mod";
  }

  private static String words(Enum<?>[] values) {
    StringBuilder words = new StringBuilder();
    for (Enum<?> value : values) {
      words.append(value.name().toLowerCase(Locale.ROOT)).append(' ');
    }
    return words.toString();
  }

  @Test
  void filesAreThoseOfTheReference() throws IOException {
    Files.writeString(folder.resolve("module.lua"), MODULE);
    String script = SAVE_ALL.formatted(words(Architecture.values()), words(OperatingSystem.values()));
    Oracle.Result result = LuaJit.find().run(folder, new byte[0], "-e", script);
    assertEquals("", result.errText());
    byte[] dump = dump();
    assertEquals(Files.readString(folder.resolve("module.c")), new String(ObjectFile.cSource(dump, symbol()), StandardCharsets.US_ASCII));
    assertEquals(Files.readString(folder.resolve("module.h")), new String(ObjectFile.cHeader(dump, symbol()), StandardCharsets.US_ASCII));
    int compared = 0;
    for (Architecture architecture : Architecture.values()) {
      for (OperatingSystem system : OperatingSystem.values()) {
        String name = (architecture + "-" + system + ".o").toLowerCase(Locale.ROOT);
        var ours = ObjectFile.object(dump, symbol(), architecture, system);
        if (Files.exists(folder.resolve(name))) {
          assertArrayEquals(Files.readAllBytes(folder.resolve(name)), ours.orElseThrow(), name);
          compared++;
        } else {
          // The reference writes nothing a linker takes: only its 64-bit files for ARM differ, see MachObject.
          assertEquals(system == OperatingSystem.OSX && architecture == Architecture.ARM64, ours.isPresent(), name);
        }
      }
    }
    assertEquals(12 * 6 + 4 + 3, compared);
  }

  @Test
  void aProgramInCRequiresTheModule() throws IOException {
    Oracle compiler = Oracle.find("C compiler", "", new Oracle.Program("gcc", "--version"));
    Oracle.find("header of the reference's library", "LUAJIT_VERSION", new Oracle.Program("cat", "/usr/include/luajit-2.1/luajit.h"));
    Files.writeString(folder.resolve("main.c"), PROGRAM);
    byte[] object = ObjectFile.object(dump(), symbol(), Architecture.X64, OperatingSystem.LINUX).orElseThrow();
    Files.write(folder.resolve("my_mod.o"), object);
    Files.write(folder.resolve("my_mod_c.c"), ObjectFile.cSource(dump(), symbol()));
    for (String form : new String[] {"my_mod.o", "my_mod_c.c"}) {
      Oracle.Result built =
          compiler.run(folder, new byte[0], "-I/usr/include/luajit-2.1", "-rdynamic", "-o", "program", "main.c", form, "-lluajit-5.1", "-lm", "-ldl");
      assertTrue(built.succeeded(), built.errText());
      Oracle program = Oracle.find("the program", "42\tmy_mod", new Oracle.Program(folder.resolve("program").toString(), "run"));
      assertEquals("42\tmy_mod\n", program.run(folder, new byte[0]).outText());
    }
  }
}
