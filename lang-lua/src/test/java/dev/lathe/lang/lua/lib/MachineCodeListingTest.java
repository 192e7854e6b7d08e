package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.testing.FileTests;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.runtime.JitMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler tells of itself. */
class MachineCodeListingTest {
  private static final String TOLD = "for _, name in ipairs {'dumphints', 'dump', 'trace'} do require('jit.' .. name).start(nil, 'masked') end ";
  private static final Pattern LINE = Pattern.compile("  +[0-9a-f]+  ([0-9a-f]{2} )+ +[a-z].*");

  @BeforeAll
  static void needsNativeCode() {
    Assumptions.assumeTrue(NativeCode.await() instanceof NativeSupport.Available);
  }

  @TestFactory
  Stream<DynamicTest> programs() {
    return FileTests.stage("machinecode")
        .inputs(".lua")
        .golden(
            ".dump",
            input -> {
              try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
                return machine.run(TOLD + input.text());
              }
            });
  }

  /** LuaJIT 1's example: with optimisations, the table's length and array are looked at between the two bytecodes. */
  @Test
  void theArrayPathIsInLine() {
    String foo = "local function foo(t, k) return t[k] end jit.compile(foo, {1, 2, 3}, 2)";
    Predicate<String> readsTheArray =
        Pattern.compile(
                "cmp \\w+,DWORD PTR \\[(\\w+)\\+0x%x].*mov (\\w+),QWORD PTR \\[\\1\\+0x%x].*mov \\w+,QWORD PTR \\[\\2\\+\\w+\\*8"
                    .formatted(TableObject.LENGTH, TableObject.ARRAY),
                Pattern.DOTALL)
            .asPredicate();
    assertTrue(readsTheArray.test(inLine("", foo)));
    for (String without : List.of("jit.opt.start(0)", "jit.opt.start('-array')")) {
      assertFalse(readsTheArray.test(inLine(without, foo)), without);
    }
  }

  /** The machine code of the first bytecode of a function of two. */
  private static String inLine(String before, String program) {
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      String dump = machine.run(before + " require('jit.dump').start(nil, 'masked') " + program);
      return dump.substring(dump.indexOf("\n0001 "), dump.indexOf("\n0002 "));
    }
  }

  @Test
  void addressesAndBytesAreShownWhereNothingIsMasked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("dump");
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      machine.run(
          "require('jit.dump').start('" + file + "') local function f(a, b) return a * b end jit.compile(f) "
              + "io.write(('%x %d'):format(require('jit.util').stats(f).mcaddr, 0)) require('jit.dump').off() jit.compile(function() end)");
    }
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.getFirst().matches("-- MACHINE CODE -- test:1, 2 bytecodes, \\d+ bytes at 0x[0-9a-f]+"), lines::getFirst);
    assertTrue(lines.stream().filter(line -> LINE.matcher(line).matches()).count() > 10, lines::toString);
    assertEquals(1, lines.stream().filter(line -> line.startsWith("-- ")).count());
    assertEquals(2, lines.stream().filter(line -> line.matches("000[12]    (MULVV|RET1) .*")).count());
  }
}
