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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    return FileTests.stage("machinecode").inputs(".lua").golden(".dump", input -> told(input.text()));
  }

  private static String told(String program) {
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      return machine.run(TOLD + program);
    }
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

  /** LuaJIT 2's modes: what they say of functions holds, what they say of traces is refused. */
  @ParameterizedTest
  @CsvSource({
    "b, false, true, false", "m, false, false, true", "bmT, false, true, true", "t, true, false, false", "+t, true, true, true",
    "-b, false, false, true", "-m, false, true, false", "-irs, false, true, true", "tbm, true, true, true"
  })
  void modesSayWhatIsShown(String mode, boolean attempts, boolean bytecode, boolean machineCode) {
    String dump = dumped("'" + mode + "', 'masked'");
    assertEquals(attempts, dump.contains("OK             test:1, 1 bytecodes"), dump);
    assertEquals(bytecode, dump.contains("0001    RET0"), dump);
    assertEquals(machineCode, dump.contains("prologue:") && dump.contains("jmp slow"), dump);
    assertEquals(bytecode || machineCode, dump.contains("-- MACHINE CODE -- test:1"), dump);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'i' | jit.dump: 'i' asks for parts of traces, functions have 't', 'b' and 'm' only", "'+rs' | jit.dump: 'r' asks for parts of traces, functions have 't', 'b' and 'm' only",
        "'bH' | jit.dump: 'H' asks for colours, there is plain text only", "nil, 'whole' | bad argument #2 to 'start' ('masked' expected)",
        "'nowhere/dump' | nowhere/dump: No such file or directory"
      })
  void whatCannotBeShownIsRefused(String arguments, String message) {
    assertEquals("error: test:1: " + message, dumped(arguments));
  }

  private static String dumped(String arguments) {
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      return machine.run("local dump = require('jit.dump') dump.start(" + arguments + ") jit.compile(function() end) dump.off() jit.compile(function() end)");
    }
  }

  @Test
  void attemptsAreToldOnStandardError() {
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      String program = "local v = require('jit.v') v.on() jit.compile(function() end) io.write('- ') v.start('-') jit.compile(function() end) v.off() jit.compile(function() end)";
      // Standard error is not buffered.
      String line = "OK             test:1, 1 bytecodes, \\d+ bytes\n";
      String told = machine.run(program);
      assertTrue(told.matches(line + "- " + line), told);
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
