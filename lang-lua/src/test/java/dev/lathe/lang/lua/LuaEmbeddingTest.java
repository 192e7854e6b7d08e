package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.GuestException;
import dev.lathe.vm.GuestFunction;
import dev.lathe.vm.GuestObject;
import dev.lathe.vm.GuestTable;
import dev.lathe.vm.HostCallback;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A machine inside a Java program. */
class LuaEmbeddingTest {
  private static final long MEMORY = 32L << 20;

  private final LuaMachine machine = new LuaMachine(MEMORY);

  @AfterEach
  void close() {
    machine.close();
  }

  private Object one(String program, Object... arguments) {
    Object[] results = machine.run(program, arguments);
    assertEquals(1, results.length);
    return results[0];
  }

  @Test
  void valuesBothWays() {
    byte[] noText = {(byte) 0xFF, 0, 'x'};
    Object[] echo = machine.run("return ...", null, true, false, 1, 2.5f, 1L << 40, "text", "", "\u00E9\uD83D\uDE00", noText, Double.NaN, -0.0, null);
    assertEquals(13, echo.length);
    assertArrayEquals(new Object[] {null, true, false, 1.0, 2.5, 0x1p40, "text", "", "\u00E9\uD83D\uDE00"}, Arrays.copyOf(echo, 9));
    assertArrayEquals(noText, (byte[]) echo[9]);
    assertEquals(Double.NaN, echo[10]);
    assertEquals(-0.0, echo[11]);
    assertNull(echo[12]);
    assertEquals("number", one("return type(...)", Double.longBitsToDouble(-1)));
    assertInstanceOf(GuestObject.class, one("return coroutine.create(print)"));
    assertInstanceOf(GuestObject.class, one("return 1LL"));
    assertThrows(IllegalArgumentException.class, () -> one("return ...", new Object()));
  }

  @Test
  void tables() {
    GuestTable table = machine.vm().table();
    table.put("name", "value");
    table.put(1, 10);
    table.put(2, 20);
    table.put(true, table);
    assertEquals(2, table.length());
    assertEquals("value:30:true", one("local t = ... return t.name .. ':' .. t[1] + t[2] .. ':' .. tostring(t[true] == t)", table));
    assertEquals(table, table.get(true));
    table.put("name", null);
    assertNull(table.get("name"));
    assertThrows(IllegalArgumentException.class, () -> table.put(null, 1));
    assertThrows(IllegalArgumentException.class, () -> table.put(Double.NaN, 1));
    List<Object> keys = new ArrayList<>();
    table.forEach((key, value) -> keys.add(key));
    assertEquals(List.of(1.0, 2.0, true), keys);
    machine.vm().globals().put("answer", 42);
    assertEquals(42.0, one("return answer"));
    // Access is raw.
    assertNull(((GuestTable) one("return setmetatable({}, {__index = error})")).get("absent"));
  }

  @Test
  void errorsReachJava() {
    GuestException text = assertThrows(GuestException.class, () -> machine.run("error('bad')"));
    assertEquals("input:1: bad", text.getMessage());
    GuestException table = assertThrows(GuestException.class, () -> machine.run("error({code = 7})"));
    assertEquals(7.0, ((GuestTable) table.value()).get("code"));
    assertNull(assertThrows(GuestException.class, () -> machine.run("error()")).value());
    assertEquals("input:1: '=' expected near '<eof>'", assertThrows(GuestException.class, () -> machine.run("x")).getMessage());
    assertEquals(1.0, one("return 1"));
  }

  @Test
  void callbacks() {
    HostCallback add = arguments -> new Object[] {(Double) arguments[0] + (Double) arguments[1], "sum"};
    assertArrayEquals(new Object[] {5.0, "sum"}, machine.run("return (...)(2, 3)", add));
    assertArrayEquals(new Object[] {}, machine.run("return (...)()", (HostCallback) _ -> null));
    HostCallback raises = _ -> {
      throw new IOException("no file");
    };
    assertArrayEquals(new Object[] {false, "input:1: no file"}, machine.run("local f = ... return pcall(function() f() end)", raises));
    HostCallback hands = arguments -> {
      throw assertThrows(GuestException.class, () -> ((GuestFunction) arguments[0]).call());
    };
    Object[] handed = machine.run("local f, t = ..., {} local ok, e = pcall(f, function() error(t) end) return ok, e == t", hands);
    assertArrayEquals(new Object[] {false, true}, handed);
    assertThrows(GuestException.class, () -> machine.run("(...)()", raises));
    assertArrayEquals(new Object[] {false, "input:1: no guest form: java.lang.Object"}, machine.run("local f = ... return pcall(function() f() end)", (HostCallback) _ -> new Object[] {new Object()}));
  }

  @Test
  void callbacksCallBack() {
    HostCallback[] apply = new HostCallback[1];
    apply[0] = arguments -> ((GuestFunction) arguments[0]).call(arguments.length > 1 ? arguments[1] : null);
    machine.vm().globals().put("apply", machine.vm().function("apply", apply[0]));
    assertEquals(120.0, one("local function f(n) return n < 2 and 1 or n * apply(f, n - 1) end return apply(f, 5)"));
    // As deep as it can get, which is an error.
    assertEquals(false, one("local function f() return apply(f) end return (pcall(f))"));
    // No coroutine yields across Java.
    Object[] yielded = machine.run("return coroutine.resume(coroutine.create(function() apply(coroutine.yield) end))");
    assertEquals(false, yielded[0]);
    assertTrue(((String) yielded[1]).contains("attempt to yield across C-call boundary"), (String) yielded[1]);
    assertEquals("ok", one("return coroutine.wrap(function() return apply(function() return coroutine.wrap(function() coroutine.yield() return 'ok' end) end) end)()() or 'ok'"));
    assertEquals(6.0, one("local t = {} for i = 1, 3 do t[i] = apply(function(x) collectgarbage() return {x} end, i) end return t[1][1] + t[2][1] + t[3][1]"));
  }

  @Test
  void whatJavaHoldsStays() {
    List<GuestTable> held = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      held.add((GuestTable) one("return {n = ...}", i));
    }
    machine.run("for i = 1, 5 do collectgarbage() local t = {} for j = 1, 1e4 do t[j] = {} end end");
    for (int i = 0; i < held.size(); i++) {
      assertEquals((double) i, held.get(i).get("n"));
    }
    GuestFunction counter = (GuestFunction) one("local n = 0 return function() n = n + 1 return n end");
    counter.call();
    assertArrayEquals(new Object[] {2.0}, counter.call());
    assertNotEquals(held.get(0), held.get(1));
  }

  @Test
  void nothingWorksAfterClose() {
    GuestTable table = machine.vm().table();
    GuestFunction function = (GuestFunction) one("return print");
    try (LuaMachine other = new LuaMachine(MEMORY)) {
      assertThrows(IllegalArgumentException.class, () -> other.run("return ...", table));
    }
    machine.close();
    machine.close();
    machine.vm().interrupt();
    assertThrows(IllegalStateException.class, () -> table.get(1));
    assertThrows(IllegalStateException.class, () -> table.put(1, 1));
    assertThrows(IllegalStateException.class, table::length);
    assertThrows(IllegalStateException.class, () -> function.call());
    assertThrows(IllegalStateException.class, () -> machine.vm().load("return 1"));
    assertThrows(IllegalStateException.class, () -> machine.vm().globals());
    assertThrows(IllegalStateException.class, () -> machine.vm().limitInstructions(1));
  }

  @Test
  void closeGivesEverythingBack() {
    LuaMachine filled = new LuaMachine(MEMORY);
    filled.run("t = {} for i = 1, 1e5 do t[i] = {i, 'x' .. i, function() return i end} end s = ('x'):rep(5e6) co = coroutine.wrap(function() coroutine.yield() end) co()");
    assertTrue(filled.vm().state().heap().footprint() > 10 << 20);
    filled.close();
    assertEquals(0, filled.vm().state().heap().footprint());
    // Code of loaded functions lies in memory that all machines share: it would be full.
    String program = "x = 1 ".repeat(5_000);
    for (int i = 0; i < 100; i++) {
      try (LuaMachine next = new LuaMachine(MEMORY)) {
        next.vm().load(program);
      }
    }
  }

  @Test
  void anInstructionLimitEnds() {
    machine.vm().limitInstructions(10_000);
    GuestException error = assertThrows(GuestException.class, () -> machine.run("while true do pcall(function() while true do end end) end"));
    assertEquals("instruction limit reached", error.getMessage());
    machine.vm().limitInstructions(-1);
    assertEquals(5.0, one("local n = 0 for i = 1, 5 do n = n + 1 end return n"));
  }

  @Test
  void aLimitEndsWhatCallsBack() {
    HostCallback apply = arguments -> ((GuestFunction) arguments[0]).call();
    machine.vm().limitInstructions(10_000);
    GuestException error = assertThrows(GuestException.class, () -> machine.run("local apply = ... while true do pcall(apply, function() while true do end end) end", apply));
    assertEquals("instruction limit reached", error.getMessage());
  }

  @Test
  void aCallbackIsCalledOnceForLargeResults() {
    int[] calls = {0};
    byte[] large = new byte[3 << 20];
    HostCallback make = _ -> {
      calls[0]++;
      return new Object[] {large, large};
    };
    assertEquals(100.0, one("local make, n = ..., 0 for i = 1, 100 do local a, b = make() if #a + #b == 6 * 2^20 then n = n + 1 end end return n", make));
    assertEquals(100, calls[0]);
  }

  @Test
  void manyMachinesInParallel() throws InterruptedException, ExecutionException {
    String program =
        """
        local seed = ...
        local words, count = {}, 0
        for i = 1, 600 do
          local word = "w" .. (i * seed) % 97
          words[word] = (words[word] or 0) + 1
          local co = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) return a + b end)
          count = count + co(i) + co(seed)
        end
        local list = {}
        for word, n in pairs(words) do list[#list + 1] = word .. "=" .. n end
        table.sort(list)
        collectgarbage()
        return count, #list, table.concat(list, ","):gsub("%d", function(d) return d + seed % 2 end)
        """;
    List<List<Object>> alone = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      try (LuaMachine single = new LuaMachine(MEMORY)) {
        alone.add(List.of(single.run(program, seed + 1)));
      }
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<Object>>> results = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int seed = i % 5;
        results.add(
            threads.submit(
                () -> {
                  try (LuaMachine one = new LuaMachine(MEMORY)) {
                    return List.of(one.run(program, seed + 1));
                  }
                }));
      }
      for (int i = 0; i < 100; i++) {
        assertEquals(alone.get(i % 5), results.get(i).get());
      }
    }
    assertFalse(alone.get(0).equals(alone.get(1)));
  }
}
