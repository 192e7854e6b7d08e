package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.run.Tier;
import dev.lathe.vm.GuestException;
import dev.lathe.vm.GuestFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The instruction limit ends a program at the same place, however its functions run: calls and ways back count, nothing else. */
@Timeout(120)
class LuaInstructionLimitTest {
  private static final long MEMORY = 64L << 20;
  private static final long LIMIT = 1_000;
  /** What any program is ended by. */
  private static final String REACHED = "instruction limit reached";

  /** Each gives a function that goes on for ever and adds 1 to {@code n} now and then. */
  private static Stream<Arguments> programs() {
    return Stream.of(
        Arguments.of("for", "return function() for i = 1, 1e9 do n = n + 1 end end"),
        Arguments.of("loops that end", "return function() while true do for i = 1, 3 do n = n + 1 end end end"),
        Arguments.of("while", "return function() while true do n = n + 1 end end"),
        Arguments.of("while with a test", "return function() local x = 0 while x < 1e9 do x = x + 1 n = n + 1 end end"),
        Arguments.of("repeat", "return function() repeat n = n + 1 until n < 0 end"),
        Arguments.of("repeat until and or", "return function() local a, b = 1 repeat n = n + 1 until a and b end"),
        Arguments.of("goto", "return function() ::again:: n = n + 1 goto again end"),
        Arguments.of("goto with upvalues", "return function() ::again:: local x = n f = function() return x end n = n + 1 goto again end"),
        Arguments.of("pairs", "local t = {1, 2, 3, x = 1} return function() while true do for k in pairs(t) do n = n + 1 end end end"),
        Arguments.of("next", "local t = {1, 2, 3, x = 1} return function() while true do for k in next, t do n = n + 1 end end end"),
        Arguments.of("ipairs", "local t = {1, 2, 3} return function() while true do for k in ipairs(t) do n = n + 1 end end end"),
        Arguments.of("an iterator", "local function f(s, i) return s end return function() for x in f, 1 do n = n + 1 end end"),
        Arguments.of("calls", "local function f() n = n + 1 end return function() while true do f() end end"),
        Arguments.of("calls with arguments", "local function f(a, b, ...) n = n + 1 return a, b end return function() while true do f(1) f(1, 2, 3) end end"),
        Arguments.of("recursion", "local function f(i) n = n + 1 if i > 0 then f(i - 1) end end return function() while true do f(5) end end"),
        Arguments.of("tail calls of itself", "local function f() n = n + 1 return f() end return f"),
        Arguments.of("tail calls to and fro", "local f, g function f() n = n + 1 return g() end function g() return f() end return f"),
        Arguments.of("tail calls of many", "local function f(...) n = n + 1 return f(...) end return function() return f(1, 2) end"),
        Arguments.of("Java functions", "return function() while true do n = n + math.floor(1.5) tostring(n) end end"),
        Arguments.of("tail calls of Java functions", "local function f(x) return tostring(x) end return function() while true do n = n + 1 f(n) end end"),
        Arguments.of("protected calls", "local function f() n = n + 1 error('x') end return function() while true do pcall(f) end end"),
        Arguments.of("metamethods", "local o = setmetatable({}, {__add = function(a, b) n = n + 1 return 1 end}) return function() while true do local x = o + 1 end end"),
        Arguments.of("indexing by functions", "local o = setmetatable({}, {__index = function(t, k) n = n + 1 return 1 end}) return function() while true do local x = o.x end end"),
        Arguments.of("comparing by functions", "local m = {__lt = function() n = n + 1 return true end} local o, p = setmetatable({}, m), setmetatable({}, m)"
            + " return function() while true do if o < p then m.x = 1 end end end"),
        Arguments.of("what leaves fast paths", "return function() local x = '1' while true do x = x + 1 x = x .. '' local t = {x, y = {}} t[x] = 1 n = n + #t end end"),
        Arguments.of("coroutines", "local f = coroutine.wrap(function() while true do n = n + 1 coroutine.yield() end end) return function() while true do f() end end"),
        Arguments.of("methods", "local o = {f = function(self) n = n + 1 end} return function() while true do o:f() end end"),
        Arguments.of("sorting", "local t = {5, 3, 4, 1, 2} return function() while true do table.sort(t, function(a, b) n = n + 1 return a > b end) end end"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void endsAtTheSamePlace(String name, String program) throws Exception {
    Tier.assumeMachineCode();
    double interpreted = counted(Tier.INTERPRETER, 0, program);
    assertTrue(interpreted > LIMIT / 20, "counted to " + interpreted);
    assertEquals(interpreted, counted(Tier.FIRST_CALL, 0, program), "FIRST_CALL");
    for (int seed = 0; seed < 3; seed++) {
      assertEquals(interpreted, counted(Tier.RANDOM_EXITS, seed, program), "RANDOM_EXITS " + seed);
    }
  }

  private static double counted(Tier tier, long seed, String program) throws Exception {
    try (LuaMachine machine = tier.begin(seed, () -> new LuaMachine(MEMORY))) {
      GuestFunction function = (GuestFunction) machine.run("n = 0 " + program)[0];
      machine.vm().limitInstructions(LIMIT);
      assertEquals(REACHED, assertThrows(GuestException.class, function::call).getMessage());
      machine.vm().limitInstructions(-1);
      return (double) machine.run("return n")[0];
    }
  }
}
