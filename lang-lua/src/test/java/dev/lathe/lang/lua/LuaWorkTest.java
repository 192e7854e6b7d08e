package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lathe.vm.GuestException;
import dev.lathe.vm.GuestFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Single calls of library functions that have much to do: each counts as instructions while it works, at the places where it looks
 * at interrupts, so a limit ends it in the middle. No clock is asked.
 */
@Timeout(300)
class LuaWorkTest {
  /** Small beside the work of any of these calls, large beside what surrounds it. */
  private static final long INSTRUCTIONS = 5_000;

  private static final LuaMachine MACHINE = LuaMachine.complete(1L << 30);

  @AfterAll
  static void close() {
    MACHINE.close();
  }

  private static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of("concat", "local t = {} for i = 1, 2e5 do t[i] = 'x' end", "table.concat(t)"),
        Arguments.of("concat with separators", "local t = {} for i = 1, 2e5 do t[i] = i end", "table.concat(t, ', ')"),
        Arguments.of("insert in front", "local t = {} for i = 1, 2e5 do t[i] = i end", "table.insert(t, 1, 0)"),
        Arguments.of("insert in front of keys that are no items", "local t = {} for i = 1, 10 do t[i] = i end", "table.insert(t, -2e5, 0)"),
        Arguments.of("remove in front", "local t = {} for i = 1, 2e5 do t[i] = i end", "table.remove(t, 1)"),
        Arguments.of("maxn", "local t = {} for i = 1, 2e5 do t[i + 0.5] = i end", "table.maxn(t)"),
        Arguments.of("move", "local t = {} for i = 1, 2e5 do t[i] = i end", "table.move(t, 1, 2e5, 2)"),
        Arguments.of("move upwards", "local t = {} for i = 1, 2e5 do t[i] = i end", "table.move(t, 1, 2e5, 2e5)"),
        Arguments.of("sort of numbers", "local t = {} for i = 1, 2e5 do t[i] = i * 7919 % 100003 end", "table.sort(t)"),
        Arguments.of("sort of strings", "local t = {} for i = 1, 2e4 do t[i] = 'x' .. i * 7919 % 100003 end", "table.sort(t)"),
        Arguments.of("sort of a mixed array", "local t = {} for i = 1, 2e5 do t[i] = i * 7919 % 100003 end t[1] = 0/0", "table.sort(t)"),
        Arguments.of("sort of integers of 64 bits", "local t = {} for i = 1, 2e4 do t[i] = 0LL + i * 7919 % 100003 end", "table.sort(t)"),
        Arguments.of("rep", "", "('x'):rep(1e7)"),
        Arguments.of("rep of an odd length", "", "('xyz'):rep(1e7)"),
        Arguments.of("rep with a separator", "", "('x'):rep(1e7, ', ')"),
        Arguments.of("rep of one copy", "local s = ('x'):rep(1e7)", "s:rep(2)"),
        Arguments.of("sub", "local s = ('x'):rep(1e7)", "s:sub(2)"),
        Arguments.of("a rope", "local s = ('x'):rep(1e7) s = s .. s:sub(2)", "s:byte(1)"),
        Arguments.of("new array", "local new = require('table.new')", "new(1e6, 0)"),
        Arguments.of("number of a long text", "local s = ('1'):rep(1e7)", "tonumber(s)"),
        Arguments.of("number of many zeros", "local s = ('0'):rep(1e7) .. '1'", "tonumber(s)"),
        Arguments.of("number among blanks", "local s = (' '):rep(1e7) .. '1'", "tonumber(s)"),
        Arguments.of("arithmetic on a long text", "local s = ('1'):rep(1e7)", "s + 1"),
        Arguments.of("number in a base", "local s = ('1'):rep(1e7)", "tonumber(s, 7)"),
        Arguments.of("number in a base among blanks", "local s = (' '):rep(1e7) .. '1'", "tonumber(s, 7)"),
        Arguments.of("reverse", "local s = ('x'):rep(1e7)", "s:reverse()"),
        Arguments.of("upper", "local s = ('x'):rep(1e7)", "s:upper()"),
        Arguments.of("lower", "local s = ('X'):rep(1e7)", "s:lower()"),
        Arguments.of("format", "local s = ('x'):rep(1e7)", "('%q'):format(s)"),
        Arguments.of("plain find", "local s = ('x'):rep(1e7)", "s:find('y', 1, true)"),
        Arguments.of("plain find of much", "local s = ('x'):rep(2e5)", "s:find(('x'):rep(1e5) .. 'y', 1, true)"),
        Arguments.of("find", "local s = ('x'):rep(1e6)", "s:find('y+')"),
        Arguments.of("find of classes", "local s = ('x'):rep(1e6)", "s:find('%d')"),
        Arguments.of("match", "local s = ('x'):rep(1e6)", "s:match('.*y')"),
        Arguments.of("a pattern of 10^30 ways", "local s = ('a'):rep(100)", "s:find(('a-'):rep(60) .. 'b')"),
        Arguments.of("balance", "local s = ('('):rep(1e6)", "s:find('%b()x')"),
        Arguments.of("frontiers", "local s = ('a'):rep(1e6)", "s:find('%f[%d]')"),
        Arguments.of("back references", "local s = ('a'):rep(1e5)", "s:find('(a*)%1b')"),
        Arguments.of("gsub", "local s = ('x'):rep(1e6)", "s:gsub('x', 'yy')"),
        Arguments.of("gsub with a table", "local s = ('x'):rep(1e6)", "s:gsub('x', {x = 'y'})"),
        Arguments.of("gsub of nothing", "local s = ('x'):rep(1e6)", "s:gsub('', '-')"),
        Arguments.of("gsub of each with a long text", "local s = ('x'):rep(1e5)", "s:gsub('x', ('%0'):rep(50))"),
        Arguments.of("load", "local s = ('x = 1 '):rep(1e4)", "load(s)"),
        Arguments.of("load of a dump", "local s = string.dump(load(('x = 1 '):rep(5e4)))", "load(s)"),
        Arguments.of("encode", "local t = {} for i = 1, 2e4 do t[i] = {i} end", "buffer.encode(t)"),
        Arguments.of("encode of numbers", "local t = {} for i = 1, 2e5 do t[i] = i end", "buffer.encode(t)"),
        Arguments.of("encode of what is reached in 2^40 ways", "local t = {} for i = 1, 40 do t = {t, t} end", "buffer.encode(t)"),
        Arguments.of("decode", "local t = {} for i = 1, 2e4 do t[i] = {i} end local s = buffer.encode(t)", "buffer.decode(s)"),
        Arguments.of("decode of numbers", "local t = {} for i = 1, 2e5 do t[i] = i end local s = buffer.encode(t)", "buffer.decode(s)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aCallCounts(String name, String preparation, String call) {
    MACHINE.run("collectgarbage()");
    Object[] prepared = MACHINE.run("local buffer = require('string.buffer') " + preparation + " return function() return " + call + " end");
    MACHINE.vm().limitInstructions(INSTRUCTIONS);
    GuestException ended = assertThrows(GuestException.class, () -> ((GuestFunction) prepared[0]).call());
    MACHINE.vm().limitInstructions(-1);
    assertEquals("instruction limit reached", ended.getMessage());
    assertArrayEquals(new Object[] {3.0}, MACHINE.run("return 1 + 2"));
  }
}
