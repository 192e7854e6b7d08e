package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.GuestException;
import dev.lathe.vm.runtime.Releasable;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Finalizers that do what they had better not, as the collector calls them now and then, at each poll, and at the end. */
class LuaFinalizersTest {
  private static final long MEMORY = 32L << 20;

  /** When the machine collects. */
  private enum Collections {
    AS_USUAL,
    ALWAYS,
    IN_SMALL_STEPS;

    LuaMachine machine() {
      LuaMachine machine = new LuaMachine(MEMORY);
      switch (this) {
        case AS_USUAL -> {}
        case ALWAYS -> machine.vm().state().collector().beginStress();
        case IN_SMALL_STEPS -> machine.vm().state().collector().beginStressOfSteps();
      }
      return machine;
    }
  }

  private static final String OBJECT =
      """
      local log = {}
      local function object(finalizer)
        local proxy = newproxy(true)
        getmetatable(proxy).__gc = finalizer
        return proxy
      end
      -- Registers above the running function keep what was there: this one clears some.
      local function sweep()
        for i = 1, 3 do
          local a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z
          collectgarbage()
        end
      end
      """;

  private static void check(Collections collections, String program, Object... expected) {
    try (LuaMachine machine = collections.machine()) {
      assertArrayEquals(expected, machine.run(OBJECT + program));
      assertArrayEquals(new Object[] {3.0}, machine.run("return 1 + 2"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachIsCalledOnce(Collections collections) {
    check(
        collections,
        "for i = 1, 300 do object(function() log[i] = (log[i] or 0) + 1 end) end sweep() local once = 0 for i = 1, 300 do if log[i] == 1 then once = once + 1 end end return once",
        300.0);
  }

  @ParameterizedTest
  @EnumSource
  void errorsAreThoseOfTheProgramThatRuns(Collections collections) {
    try (LuaMachine machine = collections.machine()) {
      machine.run("made, called = 0, 0");
      int errors = 0;
      int interrupted = 0;
      for (int i = 0; i < 400; i++) {
        String creation = "local proxy = newproxy(true) local meta = getmetatable(proxy) meta.__gc = function() called = called + 1 error('lost') end made = made + 1";
        try {
          machine.run(i < 100 ? creation : "collectgarbage()");
        } catch (GuestException e) {
          assertTrue(e.getMessage().endsWith("lost"), e::getMessage);
          errors++;
          interrupted += i < 100 ? 1 : 0;
        }
      }
      machine.vm().state().collector().endStress();
      assertEquals((double) errors, machine.run("return called")[0]);
      // The last one's object may still be in a register. What was interrupted may have made one that it has not counted.
      assertEquals(true, machine.run("return called >= made - 1 and called <= made + " + interrupted)[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneMayBringItsObjectBack(Collections collections) {
    check(
        collections,
        "local back do local p = object(function(p) back = p log[#log + 1] = type(p) end) end sweep() "
            + "local kind = type(back) back = nil sweep() return kind, #log, log[1]",
        "userdata", 1.0, "userdata");
  }

  @ParameterizedTest
  @EnumSource
  void oneMayMakeMuch(Collections collections) {
    check(
        collections,
        "for i = 1, 40 do object(function() local t = {} for j = 1, 200 do t[j] = {('x'):rep(j), object(function() log[#log + 1] = j end)} end end) end "
            + "for i = 1, 6 do collectgarbage() end return #log > 7900 and #log <= 8000", // a register may still hold one
        true);
  }

  @ParameterizedTest
  @EnumSource
  void oneMayYield(Collections collections) {
    check(
        collections,
        """
        local co = coroutine.create(function()
          object(function() log[#log + 1] = coroutine.yield("from a finalizer") end)
          for i = 1, 5 do collectgarbage() end
          return "end"
        end)
        local _, first = coroutine.resume(co)
        local _, second = coroutine.resume(co, "an answer")
        return first, second, coroutine.status(co), log[1]
        """,
        "from a finalizer", "end", "dead", "an answer");
  }

  @ParameterizedTest
  @EnumSource
  void oneMayRunCoroutinesAndCollect(Collections collections) {
    check(
        collections,
        "for i = 1, 20 do object(function() local co = coroutine.wrap(function() coroutine.yield(i) end) local value = co() log[#log + 1] = value collectgarbage() end) end "
            + "sweep() return #log",
        20.0);
  }

  @ParameterizedTest
  @EnumSource
  void aLimitEndsOne(Collections collections) {
    try (LuaMachine machine = collections.machine()) {
      machine.vm().limitInstructions(50_000);
      GuestException ended =
          assertThrows(GuestException.class, () -> machine.run(OBJECT + "object(function() while true do end end) while true do collectgarbage() end"));
      assertEquals("instruction limit reached", ended.getMessage());
      machine.vm().limitInstructions(-1);
      assertArrayEquals(new Object[] {3.0}, machine.run("collectgarbage() return 1 + 2"));
    }
  }

  /** Memory that is short makes instructions run again; finalizers in between must not show. */
  @ParameterizedTest
  @EnumSource
  void shortMemory(Collections collections) {
    check(
        collections,
        "local n = 0 for i = 1, 60 do object(function() n = n + 1 local s = ('y'):rep(1e5) log[i % 5 + 1] = s:upper() end) "
            + "local s = ('x'):rep(1e6) .. i local t = {s, s:reverse()} assert(#t[2] == #s) end sweep() return n",
        60.0);
  }

  /** What a Java object holds is given back when its userdata dies, or the machine is closed, once. */
  @ParameterizedTest
  @EnumSource
  void javaObjectsAreReleased(Collections collections) {
    int[] released = {0};
    try (LuaMachine machine = collections.machine()) {
      VmState vm = machine.vm().state();
      Releasable object = () -> released[0]++;
      vm.tables().setString(vm.globals(), vm.strings().atom("make"), Value.function(vm.hostFunction("make", call -> call.returns(Value.object(vm.userdata(object, 0))))));
      machine.run("for i = 1, 50 do make() end collectgarbage() collectgarbage()");
      assertEquals(50, released[0]);
      machine.run("kept = make()");
    }
  }
}
