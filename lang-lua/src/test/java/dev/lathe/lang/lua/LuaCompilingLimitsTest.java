package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.lexer.Checkpoint;
import dev.lathe.parser.Languages;
import dev.lathe.vm.GuestException;
import dev.lathe.vm.Vm;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.runtime.ChunkLoader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiling heeds an interrupt in each of its stages, counts as instructions, and what it holds in Java counts as memory. */
class LuaCompilingLimitsTest {
  private static final ChunkLoader COMPILER = new ChunkCompiler(Languages.load(), new LuaLanguage());
  private static final ByteString NAME = ByteString.latin1("=text");
  private static final int COUNT = 8_000;
  private static final int LONG = 1 << 20;

  /** Texts, and at least how many times each must visit the checkpoint. */
  private static Stream<Arguments> texts() {
    int tokens = COUNT / Checkpoint.INTERVAL;
    return Stream.of(
        Arguments.of("statements", "x = 1 ".repeat(COUNT), 6 * tokens),
        Arguments.of("a table", "x = {" + "a, ".repeat(COUNT) + "}", 4 * tokens),
        Arguments.of("a table of constants", "x = {" + "1, ".repeat(COUNT) + "}", 4 * tokens),
        Arguments.of("an expression", "x = a" + " + a".repeat(COUNT), 4 * tokens),
        Arguments.of("a chain of calls", "x = a" + "()".repeat(COUNT), 4 * tokens),
        Arguments.of("functions", "function f() end ".repeat(COUNT), 10 * tokens),
        Arguments.of("labels", "do ::a:: goto a end ".repeat(COUNT), 14 * tokens),
        Arguments.of("comments", "--\n".repeat(COUNT), tokens - 1),
        Arguments.of("errors", "x = ".repeat(COUNT), 2 * tokens),
        Arguments.of("an error at the end", "x = 1 ".repeat(COUNT) + "x", 7 * tokens),
        Arguments.of("a string", "x = '" + "a".repeat(LONG) + "'", LONG / Checkpoint.CHARACTERS),
        Arguments.of("an unfinished string", "x = '" + "a".repeat(LONG), LONG / Checkpoint.CHARACTERS),
        Arguments.of("a long string", "x = [[" + "\n".repeat(LONG) + "]]", LONG / Checkpoint.CHARACTERS),
        Arguments.of("a comment", "--" + "a".repeat(LONG), LONG / Checkpoint.CHARACTERS),
        Arguments.of("a number", "x = " + "1".repeat(LONG), LONG / Checkpoint.CHARACTERS),
        Arguments.of("a name", "a".repeat(LONG) + " = 1", LONG / Checkpoint.CHARACTERS),
        Arguments.of("spaces", " ".repeat(LONG), LONG / Checkpoint.CHARACTERS));
  }

  /** Counts visits, and ends the work at one of them. */
  private static final class Visits implements ChunkLoader.Watch {
    private static final class End extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    private final int last;
    private int count;

    Visits(int last) {
      this.last = last;
    }

    @Override
    public void pass(int steps) {
      assertTrue(steps > 0 && steps <= Checkpoint.INTERVAL, () -> steps + " steps");
      if (++count == last) {
        throw new End();
      }
    }
  }

  private static ChunkLoader.Result load(byte[] chunk, ChunkLoader.Watch watch) {
    return COMPILER.load(chunk, NAME, Optional.empty(), ChunkLoader.Forms.BOTH, watch);
  }

  /** The work may be ended at any visit, be it the first, the last, or one of another stage. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void everyStageVisitsTheCheckpoint(String name, String text, int least) {
    everyVisitCanBeTheLast(text.getBytes(StandardCharsets.US_ASCII), least);
  }

  private static void everyVisitCanBeTheLast(byte[] chunk, int least) {
    Visits all = new Visits(0);
    ChunkLoader.Result result = load(chunk, all);
    assertTrue(!(result instanceof ChunkLoader.Result.Fault), result::toString);
    assertTrue(all.count >= least, all.count + " visits, not " + least);
    for (int last = 1; last <= all.count; last += Math.max(1, all.count / 4)) {
      int at = last;
      assertThrows(Visits.End.class, () -> load(chunk, new Visits(at)));
    }
  }

  @Test
  void readingAndVerifyingADumpVisitsTheCheckpoint() {
    String functions = "local a function f(x) return a, x end ".repeat(100);
    for (String text : new String[] {"x = 1 ".repeat(COUNT), functions, "local a local function f() return a end " + "x = a ".repeat(COUNT)}) {
      byte[] dump = DumpWriter.write(Dump.of(NAME, LuaBytecode.of(text.getBytes(StandardCharsets.US_ASCII))), DebugInformation.KEPT);
      everyVisitCanBeTheLast(dump, text == functions ? 101 : 2 * COUNT / Checkpoint.INTERVAL / 4);
    }
  }

  /** A loader that does something when a compilation is half done. */
  private record Disturbed(Runnable action) implements ChunkLoader {
    @Override
    public Result load(byte[] chunk, ByteString name, Optional<String> language, Forms forms, Watch watch) {
      int[] visits = {0};
      return COMPILER.load(
          chunk,
          name,
          language,
          forms,
          steps -> {
            if (++visits[0] == 8) {
              action.run();
            }
            watch.pass(steps);
          });
    }
  }

  @Test
  void anInterruptEndsACompilation() {
    Vm[] interrupted = new Vm[1];
    try (LuaMachine machine = new LuaMachine(64 << 20, new Disturbed(() -> interrupted[0].interrupt()))) {
      interrupted[0] = machine.vm();
      for (String program : new String[] {
        "return load(...)", "pcall(load, ...)", "local text = ... local done return load(function() if not done then done = true return text end end)",
        "return coroutine.wrap(load)(...)"
      }) {
        GuestException error = assertThrows(GuestException.class, () -> machine.run(program, "x = 1 ".repeat(COUNT)));
        assertEquals("interrupted!", error.getMessage(), program);
        assertArrayEquals(new Object[] {3.0}, machine.run("return assert(load('return 1 + 2'))()"));
      }
      GuestException error = assertThrows(GuestException.class, () -> machine.vm().load("x = 1 ".repeat(COUNT)));
      assertEquals("interrupted!", error.getMessage());
    }
  }

  @Test
  void compilingCountsAsInstructions() {
    try (LuaMachine machine = new LuaMachine(64 << 20)) {
      machine.vm().limitInstructions(2 * COUNT);
      assertArrayEquals(new Object[] {true}, machine.run("return load(...) ~= nil", "x = 1 ".repeat(COUNT / 40)));
      GuestException error = assertThrows(GuestException.class, () -> machine.run("return load(...)", "x = 1 ".repeat(COUNT)));
      assertEquals("instruction limit reached", error.getMessage());
      machine.vm().limitInstructions(-1);
      assertArrayEquals(new Object[] {true}, machine.run("return load(...) ~= nil", "x = 1 ".repeat(COUNT)));
    }
  }

  /** 3,000,000 tokens take hundreds of megabytes of Java's memory while they are compiled. */
  @Test
  void compilingCountsAsMemory() {
    try (LuaMachine machine = new LuaMachine(64 << 20)) {
      long before = machine.vm().state().heap().used();
      Object[] caught = machine.run("return pcall(load, ('x = 1 '):rep(1e6))");
      assertArrayEquals(new Object[] {false, "not enough memory"}, caught);
      GuestException error = assertThrows(GuestException.class, () -> machine.vm().load("x = 1 ".repeat(1_000_000)));
      assertEquals("not enough memory", error.getMessage());
      assertArrayEquals(new Object[] {true}, machine.run("collectgarbage() return load(...) ~= nil", "x = 1 ".repeat(COUNT)));
      machine.run("collectgarbage() collectgarbage()");
      long after = machine.vm().state().heap().used();
      assertTrue(after < before + (4 << 20), () -> before + " bytes before, " + after + " after");
    }
  }

  /** What a machine holds of functions counts, and goes with them. */
  @Test
  void functionsCountAsMemory() {
    try (LuaMachine machine = new LuaMachine(16 << 20)) {
      Object[] caught = machine.run("local t = {} return pcall(function() while true do t[#t + 1] = load('return ' .. ('function() end, '):rep(50) .. '1') end end)");
      assertArrayEquals(new Object[] {false, "not enough memory"}, caught);
      machine.run("for i = 1, 3000 do load('return ' .. ('function() end, '):rep(50) .. '1') end");
    }
  }

  @Test
  void faultsAreNoErrorsOfTheProgram() {
    IllegalStateException fault = new IllegalStateException("broken");
    ChunkLoader.Result result = load("x = 1 ".repeat(COUNT).getBytes(StandardCharsets.US_ASCII), _ -> { throw fault; });
    assertInstanceOf(ChunkLoader.Result.Fault.class, result);
    RuntimeException other = new RuntimeException("wanted");
    assertSame(other, assertThrows(RuntimeException.class, () -> load("x = 1 ".repeat(COUNT).getBytes(StandardCharsets.US_ASCII), _ -> { throw other; })));
  }
}
