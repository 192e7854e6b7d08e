package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.run.Tier;
import dev.lathe.vm.GuestFunction;
import dev.lathe.vm.jit.CompilationUnit;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Pass;
import dev.lathe.vm.runtime.JitMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is compiled, and when: only what runs, and a program that does the same again and again has its machine code soon. */
class CompilationCountsTest {
  private static final int ROUNDS = 2_000;

  /**
   * Gives a function that does one round of the same work: functions that are called in each round and in each 40th, closures, methods,
   * coroutines, errors, loops, and values of several types.
   */
  private static final String STEADY =
      """
      local often, seldom = {}, {}
      for i = 1, 120 do
        often[i] = loadstring("local x, t = ... local s = x for j = 1, #t do s = s + t[j] * " .. i .. " end return s")
        seldom[i] = loadstring("local x = ... return x .. ' " .. i .. "', function(y) return y + x end")
      end
      local point = {x = 1, y = 2}
      point.__index = point
      function point:sum(other) return self.x + other.y end
      local function walk(t, depth) return depth == 0 and #t or walk(t, depth - 1) + 1 end
      local function fail(x) if x % 7 == 0 then error("seven") end return x end
      return function(round)
        local t = {round, 2, 3, a = round}
        local s = 0
        for i = 1, #often do s = s + often[i](i, t) end
        local text, add = seldom[round % 40 * 3 + 1](round)
        s = s + add(#text)
        local p = setmetatable({x = round}, point)
        s = s + p:sum(p) + walk(t, 5)
        for k, v in pairs(t) do s = s + (type(k) == "string" and v or k) end
        local each = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
        s = s + each() + each()
        local ok, message = pcall(fail, round)
        return s, text, ok and message or #message
      end
      """;

  @BeforeAll
  static void needsNativeCode() {
    Tier.assumeMachineCode();
  }

  /** Sees each function that gets machine code. */
  private static final class Compiled implements Pass {
    private final List<String> functions = new ArrayList<>();

    @Override
    public String name() {
      return "compiled";
    }

    @Override
    public int priority() {
      return -10;
    }

    @Override
    public void run(CompilationUnit unit) {
      functions.add(FunctionCompiler.name(unit.info()));
    }

    static Compiled in(LuaMachine machine) {
      Compiled pass = new Compiled();
      FunctionCompiler.of(machine.vm().state()).orElseThrow().pipeline().attach(pass);
      return pass;
    }
  }

  /** The lines of the functions that were compiled are those of the functions that run. */
  @ParameterizedTest
  @EnumSource(names = {"FUNCTIONS", "FIRST"})
  void whatIsNotUsedIsNeverCompiled(JitMode mode) {
    String program =
        """
        local used, unused = {}, {}
        for i = 1, 50 do
          used[i] = load("return function(x) local function inner() return 'unused' end\\nreturn x + 1 end", "=used" .. i)()
          unused[i] = load("return function(x) return x + 1 end", "=unused" .. i)()
        end
        local function never() return 1 end
        for round = 1, 100 do
          for i = 1, 50 do used[i](round) end
          if round < 0 then never() end
        end
        """;
    try (LuaMachine machine = new LuaMachine(mode)) {
      Compiled compiled = Compiled.in(machine);
      machine.vm().load(program.getBytes(StandardCharsets.UTF_8), "=test", Optional.empty()).call();
      Set<String> expected = new TreeSet<>(Set.of("test:0"));
      for (int i = 1; i <= 50; i++) {
        // Line 0 is the chunk, called once: that is enough for the first call only.
        expected.add("used" + i + ":1");
        if (mode == JitMode.FIRST) {
          expected.addAll(List.of("used" + i + ":0", "unused" + i + ":0"));
        }
      }
      assertEquals(expected, new TreeSet<>(compiled.functions));
    }
  }

  @Test
  void aSteadyProgramIsCompiledAtItsBeginning() {
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      Compiled compiled = Compiled.in(machine);
      GuestFunction round = (GuestFunction) machine.vm().load(STEADY).call()[0];
      int early = 0;
      for (int i = 1; i <= ROUNDS; i++) {
        round.call((double) i);
        if (i == ROUNDS / 10) {
          early = compiled.functions.size();
        }
      }
      int late = compiled.functions.size() - early;
      System.out.println(early + " compilations in the first tenth of " + ROUNDS + " rounds, " + late + " later");
      assertTrue(early > 150, () -> "too few: " + compiled.functions);
      assertTrue(late * 100 < compiled.functions.size(), () -> compiled.functions.subList(compiled.functions.size() - late, compiled.functions.size()).toString());
    }
  }

  /** Frames wait in older machine code while newer is made and entered: in each depth of a recursion, and in loops and coroutines. */
  @Test
  void functionsAreCompiledAgainWhileTheyRun() throws Exception {
    String program =
        """
        local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
        local function walk(t) for i = 1, #t do if type(t[i]) == 'table' then walk(t[i]) else coroutine.yield(t[i]) end end end
        local s = 0
        for round = 1, 20 do
          for x in coroutine.wrap(function() walk({1, {2, {3, 4}, 5}, {{6}}}) end) do s = s + x end
        end
        print(fib(15), s)
        """;
    for (int seed = 0; seed < 5; seed++) {
      try (LuaMachine machine = Tier.RANDOM_EXITS.begin(seed, () -> new LuaMachine(JitMode.FIRST))) {
        Compiled compiled = Compiled.in(machine);
        assertEquals("610\t420\n", machine.run(program));
        List<String> functions = compiled.functions;
        for (int line = 1; line <= 2; line++) {
          String name = "test:" + line;
          long times = functions.stream().filter(name::equals).count();
          assertTrue(times > 1 && times <= 4, () -> name + " in " + functions);
        }
      }
    }
  }
}
