package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.GuestException;
import dev.lathe.vm.value.Value;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an interrupt leaves behind in the middle of something: a machine that is as it was. */
@Timeout(300)
class LuaAbandonedTest {
  private static final long MEMORY = 256L << 20;

  /** How deep a function can call itself, what a handler of errors in handlers gives, and how deep one can be that handles errors. */
  private static final String PROBE =
      """
      local depth = 0
      local function down() depth = depth + 1 return 1 + down() end
      local ok, overflow = pcall(down)
      local _, twice = xpcall(error, function() error("again") end)
      local inHandler = 0
      local function further() inHandler = inHandler + 1 return 1 + further() end
      local first = depth
      local _, deepest = xpcall(down, function() further() end)
      local _, handled = xpcall(down, function() return "handled" end)
      return first, depth, ok, overflow, twice, inHandler, deepest, handled
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while true do end",
        "xpcall(error, function() while true do end end)",
        "xpcall(error, function() xpcall(error, function() while true do end end) end)",
        "local function f() return 1 + f() end xpcall(f, function() while true do end end)",
        "coroutine.wrap(function() xpcall(error, function() while true do end end) end)()",
        "local co = coroutine.wrap(function() xpcall(error, function() coroutine.yield() end) end) co() while true do end",
        "local co = coroutine.wrap(function() xpcall(error, function() coroutine.yield() while true do end end) end) co() co()",
        "xpcall(error, function() coroutine.wrap(function() while true do end end)() end)",
        "xpcall(error, function() table.sort({3, 2, 1}, function() while true do end end) end)",
        "debug.sethook(function() while true do end end, '', 1) local x = 1",
        "debug.sethook(function() xpcall(error, function() while true do end end) end, 'l') local x = 1\nx = 2",
        "setmetatable({}, {__index = function() while true do end end}).x = nil local y = setmetatable({}, {__index = function() while true do end end}).x",
        "local p = newproxy(true) getmetatable(p).__gc = function() while true do end end p = nil collectgarbage() while true do end",
        "for _ in pairs(setmetatable({1}, {__index = error})) do pcall(function() while true do end end) end",
        "pcall(pcall, xpcall, error, function() while true do end end)",
        "(''):gsub('', function() while true do end end)",
        "print(setmetatable({}, {__tostring = function() while true do end end}))",
        "load(function() while true do end end)",
        "setmetatable({}, {__tostring = function(s) return tostring(s) end}) local t = setmetatable({}, {__tostring = function(s) return tostring(s) end}) tostring(t)",
      })
  void theMachineIsAsItWas(String program) {
    try (LuaMachine machine = new LuaMachine(MEMORY)) {
      Object[] before = machine.run(PROBE);
      machine.vm().limitInstructions(20_000);
      GuestException ended = assertThrows(GuestException.class, () -> machine.run(program));
      assertEquals("instruction limit reached", ended.getMessage());
      machine.vm().limitInstructions(-1);
      // The hook is the program's still.
      machine.vm().state().hooks().set(Value.NIL, Set.of(), 0);
      Object[] after = machine.run(PROBE);
      assertArrayEquals(before, after);
      assertTrue((Double) before[0] > 10_000, () -> "a depth of " + before[0]);
    }
  }

  /** Coroutines that wait for each other are as many as memory allows, up to a limit that is an error of the program. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "local function f() return coroutine.wrap(f)() end return pcall(f)",
        "local function f() local ok, e = coroutine.resume(coroutine.create(f)) if not ok then error(e, 0) end end return pcall(f)",
      })
  void nestedCoroutines(String program) {
    try (LuaMachine machine = new LuaMachine(MEMORY)) {
      Object[] caught = machine.run(program);
      assertEquals(false, caught[0]);
      assertTrue(String.valueOf(caught[1]).endsWith("C stack overflow"), () -> String.valueOf(caught[1]).substring(0, 60));
      assertArrayEquals(new Object[] {3.0}, machine.run("return coroutine.wrap(function() return 1 + 2 end)()"));
    }
  }

  /** How deep functions that give texts can load others, and what ends it. */
  private static final String READERS =
      """
      local depth, text = 0, nil
      local function reader()
        depth = depth + 1
        local ok, e = pcall(load, reader)
        text = text or not ok and e
        return nil
      end
      load(reader)
      return depth, text
      """;

  @Test
  void readersThatLoadEndInAnError() {
    try (LuaMachine machine = new LuaMachine(MEMORY)) {
      Object[] result = machine.run(READERS);
      assertEquals(200.0, result[0]);
      assertTrue(String.valueOf(result[1]).endsWith("C stack overflow"), () -> String.valueOf(result[1]));
      // None of them waits any more, be it that they returned, failed, were left in a coroutine, or ended by a limit.
      machine.vm().limitInstructions(20_000);
      String reader = "load(function() load(function() while true do end end) end)";
      assertThrows(GuestException.class, () -> machine.run(reader));
      machine.vm().limitInstructions(-1);
      machine.run("for i = 1, 300 do load(error) coroutine.wrap(function() load(coroutine.yield) end)() end");
      assertArrayEquals(result, machine.run(READERS));
    }
  }
}
