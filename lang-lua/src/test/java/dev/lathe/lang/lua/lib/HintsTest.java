package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import dev.lathe.vm.runtime.JitMode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What machine code takes for granted is checked wherever somebody else could have changed it. */
class HintsTest {
  private static final String STATS = "local stats = require('jit.util').stats ";

  @BeforeAll
  static void needsNativeCode() {
    Assumptions.assumeTrue(NativeCode.await() instanceof NativeSupport.Available);
  }

  private static void prints(String expected, String program) {
    for (JitMode mode : new JitMode[] {JitMode.OFF, JitMode.FIRST}) {
      try (LuaMachine machine = new LuaMachine(mode)) {
        assertEquals(expected + "\n", machine.run(program), mode::toString);
      }
    }
  }

  /** Only with machine code. */
  private static void tells(String expected, String program) {
    try (LuaMachine machine = new LuaMachine(JitMode.FIRST)) {
      assertEquals(expected + "\n", machine.run(STATS + program));
    }
  }

  @Test
  void aDebuggerWritesAWaitingFrame() {
    prints(
        "450291",
        "local function poke(v) debug.setlocal(2, 2, v) end "
            + "local function f(n, v) local x = 1 for i = 1, n do local y = x + v "
            + "if i % 10 == 0 then poke(i % 100 == 0 and '3' or i) end x = y end return x end print(f(1000, 2))");
  }

  @Test
  void aDebuggerWritesAFrameThatTwoOthersWaitFor() {
    prints(
        "number\t15",
        "local function inner() debug.setlocal(3, 1, '7') return 1 end local function outer() local r = inner() return r end "
            + "local function f(x) local y = x * 2 local z = outer() x = x + 1 return x * 2 - z + y - y end "
            + "local r for i = 1, 20 do r = f(i) end print(type(r), r)");
  }

  @Test
  void aDebuggerWritesAFrameOfACoroutine() {
    prints(
        "13",
        "local function wait() coroutine.yield() return 0 end "
            + "local co = coroutine.create(function(a) local s = 0 for i = 1, 4 do s = s + i * a wait() end return s end) "
            + "coroutine.resume(co, 1) coroutine.resume(co) debug.setlocal(co, 2, 2, '6') coroutine.resume(co) "
            + "local _, r repeat _, r = coroutine.resume(co) until r print(r)");
  }

  @Test
  void aHookWritesTheRunningFrame() {
    prints(
        "true",
        "local function f(n) local s = 0 for i = 1, n do s = s + i end return s end f(100) "
            + "debug.sethook(function() if debug.getinfo(2, 'f').func == f then debug.setlocal(2, 2, '0') end end, '', 40) "
            + "local r = f(500) debug.sethook() print(type(r) == 'number' or r == '0')");
  }

  @Test
  void aClosureWritesACapturedVariable() {
    prints(
        "1002000",
        "local s = 0 local t = 0 local function f(n) local x = 1 local function set(v) x = v end "
            + "for i = 1, n do x = x + 1 set(i % 2 == 0 and tostring(i) or i) t = t + x * 2 end return t end "
            + "print(f(1000) + 1000)");
  }

  @Test
  void metamethodsGiveWhatTheyLike() {
    prints(
        "table\t6",
        "local V = {} V.__add = function(a, b) return setmetatable({v = (a.v or a) + (type(b) == 'table' and b.v or b)}, V) end "
            + "local function sum(a, b, c) return a + b + c end for i = 1, 50 do sum(1, 2, 3) end "
            + "local r for i = 1, 50 do r = sum(setmetatable({v = 1}, V), 2, 3) end print(type(r), r.v)");
  }

  @Test
  void aJumpIntoALoopLoadsWhatTheLoopKeeps() {
    prints(
        "385\t10",
        "local function f(n, x) local s, i = 0, 0 goto inside ::top:: s = s + x * i * i ::inside:: i = i + 1 "
            + "if i <= n then goto top end return s, i - 1 end for i = 1, 5 do f(3, 2) end print(f(10, 1))");
  }

  @Test
  void comparedStringsAreNoNumbers() {
    prints(
        "b\t3",
        "local function most(t) local m = t[1] for i = 2, #t do if m < t[i] then m = t[i] end end return m end "
            + "local n for i = 1, 30 do n = most({1, 3, 2}) end print(most({'a', 'b', 'a'}), n)");
  }

  @Test
  void otherTypesHaveAFunctionCompiledAgainAtMostThreeTimes() {
    tells(
        "2\ttrue\ttrue",
        "local function f(a, b) local s = 0 for i = 1, 3 do s = s + 1 end return a, b, a + b, s end f(1, 2) "
            + "for i = 1, 40 do f('1', '2') end local n = stats(f).pieces "
            + "for i = 1, 500 do f('1', 2) f(1, '2') f('1', '2') end print(n, stats(f).pieces <= 4, stats(f).hintmisses >= 16)");
  }

  @Test
  void examplesOfArgumentsAreHints() {
    tells(
        "2\t0",
        "local function f(t, k) return t[k] * 2 end local function g(t, k) return t[k] * 2 end "
            + "jit.compile(f, {1}, 1) jit.compile(g) print(stats(f).hints - stats(g).hints, stats(f).hintmisses)");
  }
}
