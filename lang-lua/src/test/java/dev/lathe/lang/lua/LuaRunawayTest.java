package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lathe.bcgen.run.Tier;
import dev.lathe.parser.DeepStack;
import dev.lathe.vm.GuestException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs that would take all time, memory or stack there is: an interrupt and the memory limit end each of them, and the machine
 * goes on, interpreted and as machine code. Time is that of the thread's processor, since other programs may keep the machine busy.
 */
@Timeout(300)
class LuaRunawayTest {
  private static final long MEMORY = 64L << 20;

  /** What is meant to pass at most between an interrupt and the program's end: attempts end with the first that keeps it. */
  private static final long MOST_MILLIS = 50;
  /** What fails: a busy machine is slow, but a loop without a poll takes for ever. */
  private static final long FAILING_MILLIS = 2_000;

  private static final long BEFORE_MILLIS = 50;
  private static final int ATTEMPTS = 4;
  private static final List<Tier> TIERS = List.of(Tier.INTERPRETER, Tier.FIRST_CALL);

  /** Each program in each tier. */
  private static Stream<Arguments> inTiers(Stream<Arguments> programs) {
    return programs.flatMap(program -> TIERS.stream().map(tier -> Arguments.of(tier, program.get()[0], program.get()[1])));
  }

  private static LuaMachine machine(Tier tier, long memory) throws Exception {
    if (tier != Tier.INTERPRETER) {
      Tier.assumeMachineCode();
    }
    return tier.begin(0, () -> new LuaMachine(memory));
  }

  private static Stream<Arguments> endless() {
    return inTiers(Stream.of(
        Arguments.of("while", "while true do end"),
        Arguments.of("repeat", "repeat until false"),
        Arguments.of("captured variables", "while true do local x = 1 local function f() return x end if x == 2 then break end end"),
        Arguments.of("captured variables and goto", "do ::again:: local x = 1 local function f() return x end goto again end"),
        Arguments.of("goto", "::again:: goto again"),
        Arguments.of("for", "for i = 1, math.huge do end"),
        Arguments.of("for without an end", "for i = 2^53, 2^53 + 2 do end"),
        Arguments.of("iterator", "for i in function() return 1 end do end"),
        Arguments.of("coroutine as iterator", "for i in coroutine.wrap(function() while true do coroutine.yield(1) end end) do end"),
        Arguments.of("pairs again and again", "local t = {1, 2, a = 3} while true do for k in pairs(t) do end end"),
        Arguments.of("tail calls", "local function f() return f() end f()"),
        Arguments.of("recursion in pcall", "local function f() return pcall(f) end while true do f() end"),
        Arguments.of("pcall", "while true do pcall(error, 'x') end"),
        Arguments.of("pcall around a loop", "while true do pcall(function() while true do end end) end"),
        Arguments.of("xpcall with a handler that loops", "xpcall(error, function() while true do end end)"),
        Arguments.of("metamethods", "local t = setmetatable({}, {__index = function(t, k) while true do end end}) return t.x"),
        Arguments.of("concatenation", "local s = '' while true do s = (s .. 'x'):sub(-100) end"),
        Arguments.of("coroutines", "while true do coroutine.wrap(function() coroutine.yield() end)() end"),
        Arguments.of("a coroutine", "coroutine.wrap(function() while true do pcall(coroutine.yield) end end)() local co = coroutine.wrap(function() while true do end end) co()"),
        Arguments.of("sort with a comparator that never ends", "table.sort({3, 2, 1}, function() while true do end end)"),
        Arguments.of("sort of much", "local t = {} for i = 1, 2e5 do t[i] = i * 7919 % 100003 end while true do table.sort(t, function(a, b) return a < b end) table.sort(t, function(a, b) return a > b end) end"),
        Arguments.of("sort with metamethods", "local m = {__lt = function(a, b) return a.x < b.x end} local t = {} for i = 1, 1e4 do t[i] = setmetatable({x = i % 77}, m) end while true do table.sort(t) end"),
        Arguments.of("pattern", "return ('a'):rep(1000):find(('a-'):rep(60) .. 'b')"),
        Arguments.of("pattern with captures", "return ('a'):rep(1000):find(('(a*)'):rep(30) .. 'b')"),
        Arguments.of("pattern with a huge set", "return ('a'):rep(1e6):find('[' .. ('b'):rep(1e6) .. ']*c')"),
        Arguments.of("pattern with a long back reference", "return ('a'):rep(4e5):find('(a*)%1%1b')"),
        Arguments.of("balance", "return ('('):rep(1e6):find('%b()%b()x')"),
        Arguments.of("frontier", "return ('a'):rep(1e6):gsub('%f[' .. ('%w'):rep(1e5) .. ']b', 'c')"),
        Arguments.of("gsub", "while true do ('abc'):rep(1000):gsub('.', string.upper) end"),
        Arguments.of("gsub with a table", "while true do ('abc'):rep(1000):gsub('.', {a = 'b'}) end"),
        Arguments.of("gmatch", "while true do for w in ('a b '):rep(100):gmatch('%a') do end end"),
        Arguments.of("plain find", "return (('a'):rep(2e6) .. 'c'):find(('a'):rep(1e6) .. 'b', 1, true)"),
        Arguments.of("rep", "while true do ('x'):rep(1e6) end"),
        Arguments.of("reverse", "local s = ('x'):rep(1e6) while true do s:reverse():upper() end"),
        Arguments.of("format", "while true do ('%99.99f%-99s'):format(1e300, 'x') end"),
        Arguments.of("format of long texts", "local s = ('\\\\\\n'):rep(5e5) while true do ('%q'):format(s) end"),
        Arguments.of("concat", "local t = {} for i = 1, 1e5 do t[i] = 'x' end while true do table.concat(t, ', ') end"),
        Arguments.of("insert in front", "local t = {} for i = 1, 1e5 do t[i] = i end while true do table.insert(t, 1, 0) table.remove(t, 1) end"),
        Arguments.of("unpack", "local t = {} for i = 1, 7000 do t[i] = i end while true do select('#', unpack(t)) end"),
        Arguments.of("next", "local t = {} for i = 1, 1000 do t['k' .. i] = i end while true do local k = next(t) while k do k = next(t, k) end end"),
        Arguments.of("load", "while true do loadstring('return 1') end"),
        Arguments.of("load of pieces without an end", "load(function() return 'x = 1 ' end)"),
        Arguments.of("a deep text", "while true do loadstring(('('):rep(190) .. '1' .. (')'):rep(190)) end"),
        Arguments.of("collectgarbage", "while true do collectgarbage() end"),
        Arguments.of("collectgarbage of much", "local t = {} for i = 1, 2e5 do t[i] = {i} end while true do collectgarbage() end"),
        Arguments.of("string.dump", "local f = loadstring(('x = 1 '):rep(1e4)) while true do string.dump(f) end"),
        Arguments.of("tostring", "while true do tostring(math.random()) end"),
        Arguments.of("tonumber of a long text", "local s = ('1'):rep(1e6) while true do tonumber(s) end"),
        Arguments.of("equal strings", "local a, b = ('x'):rep(1e6) .. 'a', ('x'):rep(1e6) .. 'b' while true do local c = a < b end"),
        Arguments.of("garbage", "while true do local t = {{}, {}, 'x' .. math.random()} end"),
        Arguments.of("finalizers", "local done while true do local p = newproxy(true) getmetatable(p).__gc = function() if not done then done = true while true do end end end end"),
        Arguments.of("hook", "debug.sethook(function() debug.sethook() while true do end end, '', 1) while true do end"),
        Arguments.of("count hook", "local n = 0 debug.sethook(function() n = n + 1 end, '', 1) while true do end"),
        Arguments.of("large strings", "while true do ('x'):rep(1e8) end"),
        Arguments.of("large copies", "local s = ('x'):rep(1e8) while true do s:sub(2) end"),
        Arguments.of("large ropes", "local s = ('x'):rep(6e7) while true do (s .. s):byte(1) end"),
        Arguments.of("numbers of large strings", "local s = ('1'):rep(1e8) while true do tonumber(s) end"),
        Arguments.of("zeros of large strings", "local s = '.' .. ('0'):rep(1e8) while true do tonumber(s) end"),
        Arguments.of("digits in a base of large strings", "local s = ('1'):rep(1e8) while true do tonumber(s, 3) end"),
        Arguments.of("handlers that loop again and again", "while true do xpcall(error, function() pcall(error) end) end"),
        Arguments.of("coroutines in coroutines", "local function f() coroutine.wrap(f)() end while true do pcall(f) end"),
        Arguments.of("a loop in a coroutine in a coroutine", "coroutine.wrap(function() coroutine.wrap(function() while true do end end)() end)()"),
        Arguments.of("names that loop", "local t = setmetatable({}, {__tostring = function() while true do end end}) return tostring(t)"),
        Arguments.of("gsub with a function that loops", "('x'):gsub('x', function() while true do end end)"),
        Arguments.of("random", "while true do math.random() math.randomseed(1) end")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("endless")
  void anInterruptEnds(Tier tier, String name, String program) throws Exception {
    DeepStack.call(
        () -> {
          // Code that Java has not compiled yet is slow, so the first run is not the last word.
          long millis = Long.MAX_VALUE;
          for (int i = 0; i < ATTEMPTS && millis > MOST_MILLIS; i++) {
            try (LuaMachine machine = machine(tier, 4 * MEMORY)) {
              millis = interrupt(machine, name, program);
              assertArrayEquals(new Object[] {3.0}, machine.run("return 1 + 2"));
            }
          }
          assertTrue(millis <= FAILING_MILLIS, name + ": " + millis + " ms from the interrupt to the end");
          return name;
        });
  }

  /** Gives how many milliseconds passed between the interrupt and the end. */
  private static long interrupt(LuaMachine machine, String name, String program) throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long running = Thread.currentThread().threadId();
    AtomicLong interrupted = new AtomicLong();
    AtomicBoolean done = new AtomicBoolean();
    Thread watch =
        Thread.ofPlatform()
            .start(
                () -> {
                  long from = threads.getThreadCpuTime(running);
                  long until = System.nanoTime() + 20_000_000_000L;
                  while (!done.get() && threads.getThreadCpuTime(running) - from < BEFORE_MILLIS * 1_000_000 && System.nanoTime() < until) {
                    sleep();
                  }
                  interrupted.set(threads.getThreadCpuTime(running));
                  machine.vm().interrupt();
                });
    try {
      machine.run(program);
      fail(name + ": has an end");
    } catch (GuestException e) {
      done.set(true);
      watch.join();
      assertTrue(e.getMessage().contains("interrupted"), e::getMessage);
    }
    return (threads.getThreadCpuTime(running) - interrupted.get()) / 1_000_000;
  }

  private static void sleep() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Stream<Arguments> greedy() {
    return inTiers(Stream.of(
        Arguments.of("rep", "return ('x'):rep(1e9)"),
        Arguments.of("rep beyond all", "return ('x'):rep(2^31 - 1)"),
        Arguments.of("rep of much", "return ('x'):rep(1e6):rep(1e6)"),
        Arguments.of("rep with separators", "return ('x'):rep(1e6, ('y'):rep(1000))"),
        Arguments.of("doubling", "local s = 'x' while true do s = s .. s end"),
        Arguments.of("appending", "local s = '' while true do s = s .. ('x'):rep(1000) end"),
        Arguments.of("long ropes", "local t, s = {}, 'x' while true do s = s .. s:sub(1, 100) t[#t + 1] = s .. #t end"),
        Arguments.of("array", "local t = {} while true do t[#t + 1] = 1 end"),
        Arguments.of("array of arrays", "local t = {} while true do t = {t, {}} end"),
        Arguments.of("fields", "local t = {} for i = 1, math.huge do t['k' .. i] = i end"),
        Arguments.of("sparse", "local t = {} for i = 1, math.huge do t[i * 1000003] = i end"),
        Arguments.of("closures", "local f = print while true do local g = f f = function() return g end end"),
        Arguments.of("coroutines", "local t = {} while true do t[#t + 1] = coroutine.wrap(function() coroutine.yield() end) t[#t]() end"),
        Arguments.of("concat", "local t = {} for i = 1, 1e5 do t[i] = ('x'):rep(1000) .. i % 7 end return table.concat(t)"),
        Arguments.of("concat of one text", "local t, s = {}, ('x'):rep(1e5) for i = 1, 1e4 do t[i] = s end return table.concat(t, s)"),
        Arguments.of("gsub", "return ('x'):rep(1e6):gsub('.', ('y'):rep(1e4))"),
        Arguments.of("gsub with a function", "local s = ('y'):rep(1e4) return ('x'):rep(1e6):gsub('.', function() return s end)"),
        Arguments.of("format", "return ('%s'):rep(1000):format(unpack((function() local t, s = {}, ('x'):rep(1e6) for i = 1, 1000 do t[i] = s end return t end)()))"),
        Arguments.of("format quoted", "return ('%q'):format(('\\0'):rep(3e7))"),
        Arguments.of("upper", "local t = {} local s = ('x'):rep(1e6) while true do t[#t + 1] = s:upper() end"),
        Arguments.of("long strings of Java", "local t = {} while true do t[#t + 1] = string.char(65, #t % 256):rep(1e5):reverse():lower() end"),
        Arguments.of("load", "local t = {} while true do t[#t + 1] = loadstring(('x = 1 '):rep(1000)) end"),
        Arguments.of("load of pieces", "local s = ('x = 1 '):rep(1e4) assert(load(function() return s end))"),
        Arguments.of("dumps", "local t = {} local f = loadstring(('x = 1 '):rep(1e4)) while true do t[#t + 1] = string.dump(f) .. #t end"),
        Arguments.of("userdata", "local t = {} while true do t[#t + 1] = newproxy(true) end"),
        Arguments.of("new array", "return {n = table.new and 1, unpack({}, 1, 1e8)}"),
        Arguments.of("captures", "local t = {} for s in ('x'):rep(1e6):gmatch('()') do t[#t + 1] = s .. 'key' t[t[#t]] = true end local more = {} while true do more[#more + 1] = {t} end"),
        Arguments.of("metatables", "local t = {} while true do t[#t + 1] = setmetatable({}, {__index = t[#t]}) end"),
        Arguments.of("weak keys", "local t = setmetatable({}, {__mode = 'k'}) local k = {} while true do k[#k + 1] = {} t[k[#k]] = {} end"),
        Arguments.of("environments", "local t = {} while true do t[#t + 1] = setfenv(function() end, {t}) end")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("greedy")
  void theMemoryLimitHolds(Tier tier, String name, String program) throws Exception {
    try (LuaMachine machine = machine(tier, MEMORY)) {
      String message = error(machine, name, program);
      assertTrue(message.contains("not enough memory") || message.contains("too long") || message.contains("overflow") || message.contains("too many results"), message);
      // What it held is garbage: there is room again.
      machine.run("collectgarbage() local t = {} for i = 1, 1e5 do t[i] = i end return #t");
      assertTrue(machine.vm().state().heap().used() < MEMORY, () -> machine.vm().state().heap().used() + " bytes");
    }
  }

  @Test
  void garbageOfTenTimesTheLimit() {
    try (LuaMachine machine = new LuaMachine(20 << 20)) {
      Object[] made =
          machine.run(
              """
              local bytes, kept = 0, {}
              while bytes < 200 * 2^20 do
                local t = {}
                for i = 1, 100 do t[i] = {i, tostring(i), x = i} end
                kept[bytes % 64 + 1] = ("x"):rep(20000) .. bytes
                bytes = bytes + 20000 + 100 * 64
              end
              return bytes
              """);
      assertTrue((Double) made[0] >= 200 << 20);
    }
  }

  private static Stream<Arguments> deep() {
    return inTiers(Stream.of(
        Arguments.of("function", "local function f() return 1 + f() end f()"),
        Arguments.of("function with many registers", "local function f(...) local t = {f(1, 2, 3, ...)} return t end f()"),
        Arguments.of("pcall", "local function f() local ok, e = pcall(f) if not ok then error(e, 0) end return 1 end f()"),
        Arguments.of("xpcall", "local function f() local ok, e = xpcall(f, function(m) return m end) if not ok then error(e, 0) end end f()"),
        Arguments.of("handlers", "local function h(m) error(m) end local function f() return 1 + f() end assert(xpcall(f, h))"),
        Arguments.of("index", "local t = {} setmetatable(t, {__index = function(t, k) return t[k + 1] .. '' end}) return t[1]"),
        Arguments.of("newindex", "local t = {} setmetatable(t, {__newindex = function(t, k, v) t[k + 1] = v return 1 end}) t[1] = 1"),
        Arguments.of("loop of index tables", "local t = {} setmetatable(t, {__index = t}) t.x = nil local u = setmetatable({}, {}) getmetatable(u).__index = u return u.x"),
        Arguments.of("arithmetic", "local m = {} m.__add = function(a, b) return (a + b) + 1 end local t = setmetatable({}, m) return t + t"),
        Arguments.of("concatenation", "local m = {} m.__concat = function(a, b) return (a .. b) .. 'x' end local t = setmetatable({}, m) return t .. t"),
        Arguments.of("comparison", "local m = {} m.__lt = function(a, b) return not (a < b) end local t = setmetatable({}, m) return t < t"),
        Arguments.of("equality", "local m = {} m.__eq = function(a, b) return not (a == b) end local t, u = setmetatable({}, m), setmetatable({}, m) return t == u"),
        Arguments.of("unary minus", "local m = {} m.__unm = function(a) return -(-a) end return -setmetatable({}, m)"),
        Arguments.of("call", "local m = {} m.__call = function(t) return (t()) end return setmetatable({}, m)()"),
        Arguments.of("tostring", "local m = {} m.__tostring = function(t) return tostring(t) .. '' end return tostring(setmetatable({}, m))"),
        Arguments.of("print", "local m = {} m.__tostring = function(t) print(t) return '' end print(setmetatable({}, m))"),
        Arguments.of("sort", "local function f(a, b) table.sort({1, 2, 3}, f) return a < b end table.sort({3, 2, 1}, f)"),
        Arguments.of("gsub", "local function f(s) return (s:gsub('.', f)) end f('abc')"),
        Arguments.of("gmatch", "local function f() for s in ('x'):gmatch('.') do f() end end f()"),
        Arguments.of("load", "local g = loadstring('return (...)() + 1') local function f() return g(f) + 1 end f()"),
        Arguments.of("coroutines in coroutines", "local function f() local ok, e = coroutine.resume(coroutine.create(f)) if not ok then error(e, 0) end end f()"),
        Arguments.of("wraps in wraps", "local function f() return coroutine.wrap(f)() end f()"),
        Arguments.of("foreach", "local function f() table.foreach({1}, f) end f()"),
        Arguments.of("iterator", "local function f() for _ in f do end return nil end f()"),
        Arguments.of("finalizer", "local function f() local p = newproxy(true) getmetatable(p).__gc = f return 1 + f() end f()"),
        Arguments.of("hook", "local function f() return 1 + f() end debug.sethook(function() debug.sethook() f() end, '', 1) local x = 1 x = 2"),
        Arguments.of("index and newindex in turn", "local m = {} local t = setmetatable({}, m) m.__index = function(t, k) t[k] = 1 return k end m.__newindex = function(t, k) return t[k] .. '' end return t.x"),
        Arguments.of("arithmetic and comparison in turn", "local m = {} local t = setmetatable({}, m) m.__add = function(a, b) return a < b and 1 or 2 end m.__lt = function(a, b) return (a + b) == 1 end return t + t"),
        Arguments.of("call and index in turn", "local m = {} local t = setmetatable({}, m) m.__call = function(t) return t.x .. '' end m.__index = function(t) return t() .. '' end return t()"),
        Arguments.of("concatenation and tostring in turn", "local m = {} local t = setmetatable({}, m) m.__concat = function(a, b) return tostring(a) .. '' end m.__tostring = function(t) return t .. 'x' end return t .. 'x'"),
        Arguments.of("less or equal by less", "local m = {} local t = setmetatable({}, m) m.__lt = function(a, b) return not (a <= b) end return t <= t"),
        Arguments.of("chain of index functions", "local t = {} for i = 1, 1e4 do local below = t t = setmetatable({}, {__index = function(_, k) return below[k] or nil end}) end return t.x.y"),
        Arguments.of("ring of index tables", "local a, b = {}, {} setmetatable(a, {__index = b}) setmetatable(b, {__index = a}) return a.x"),
        Arguments.of("ring of newindex tables", "local a, b = {}, {} setmetatable(a, {__newindex = b}) setmetatable(b, {__newindex = a}) a.x = 1"),
        Arguments.of("chain of call metamethods", "local f = function() end for i = 1, 1e4 do f = setmetatable({}, {__call = f}) end return f().x"),
        Arguments.of("format with a function", "local m = {} m.__tostring = function(t) return ('%s'):format(t) .. '' end return ('%s'):format(setmetatable({}, m))"),
        Arguments.of("format of numbers by functions", "local function f() return ('%d'):format(('x'):gsub('x', f)) end f()"),
        Arguments.of("rep of what is computed", "local function f(n) return ('x'):rep(#f(n + 1)) end f(1)"),
        Arguments.of("gsub with itself", "local function f(s) return (('abc'):gsub('%w+', f)) end f('x')"),
        Arguments.of("gsub with a table that asks", "local t t = setmetatable({}, {__index = function(_, k) return (k:gsub('.', t)) end}) return (('x'):gsub('.', t))"),
        Arguments.of("sort of metamethods", "local m = {} m.__lt = function(a, b) table.sort({a, b}) return true end local a, b = setmetatable({}, m), setmetatable({}, m) table.sort({a, b})"),
        Arguments.of("sort in sort in sort", "local function less(a, b) table.sort({2, 1}, less) return a < b end local f = less less = function(a, b) table.sort({2, 1}, f) return f(a, b) end table.sort({2, 1}, less) error('done')"),
        Arguments.of("concat of metamethods", "local m = {} m.__index = function(t, i) return table.concat(t, '', 1, 2) .. t[i + 1] end local t = setmetatable({}, m) return t[1]"),
        Arguments.of("handlers that recurse", "local function h(m) return h(m) .. '' end local ok, m = xpcall(error, h, 'x') error(tostring(m))"),
        Arguments.of("handlers in handlers", "local function h() return select(2, xpcall(error, h)) .. '' end local ok, m = xpcall(error, h) error(tostring(m))"),
        Arguments.of("pcalls in pcalls", "local function f(n) return pcall(pcall, f, n + 1) and error('deep') end local ok, m = pcall(f, 1) error(tostring(m))"),
        Arguments.of("pcall of pcall", "local f = pcall for i = 1, 1e5 do local g = f f = function(...) return g(...) end end error(tostring(select(2, f(error, 'x'))))"),
        Arguments.of("coroutine that resumes its maker's maker", "local co co = coroutine.create(function() return coroutine.wrap(function() return coroutine.resume(co) end)() end) error(tostring(select(2, select(2, coroutine.resume(co)))))"),
        Arguments.of("coroutines in pcall in coroutines", "local function f() return select(2, pcall(coroutine.wrap(f))) .. '' end error(f(), 0)"),
        Arguments.of("errors in finalizers", "local n = 0 for i = 1, 100 do getmetatable(newproxy(true)).__gc = function() n = n + 1 error('x') end end while n < 100 do pcall(collectgarbage) end local function f() return 1 + f() end f()"),
        Arguments.of("finalizers that recurse", "local function f() return 1 + f() end getmetatable(newproxy(true)).__gc = f collectgarbage() f()"),
        Arguments.of("finalizers that make finalizers", "local function f() getmetatable(newproxy(true)).__gc = f end f() for i = 1, 10 do collectgarbage() end error('done')"),
        Arguments.of("tostring in tostring of errors", "local ok, e = pcall(tostring, setmetatable({}, {__tostring = function(t) error(t) end})) error(type(e))"),
        Arguments.of("environments that ask", "local e e = setmetatable({}, {__index = function(_, k) return getfenv(2)[k] end}) setfenv(1, e) return x.y"),
        Arguments.of("load in load", "local function f() return load(function() return f() and nil end) end error(tostring(select(2, f())))"),
        Arguments.of("length", "local m = {} m.__index = function(t, k) return #t[k] end return setmetatable({}, m).x"),
        Arguments.of("require of itself", "local function f() return 1 + select('#', f(), f()) end f()"),
        Arguments.of("results", "local function f(...) return f(1, 2, 3, 4, 5, 6, 7, ...) end f()"),
        Arguments.of("unpack", "return unpack({}, 1, 1e6)"),
        Arguments.of("arguments", "return string.char(unpack({}, 1, 300000))"),
        Arguments.of("pattern", "return ('x'):rep(3e5):match(('x?'):rep(3e5))"),
        Arguments.of("nested text", "assert(loadstring(('('):rep(1e5) .. '1' .. (')'):rep(1e5)))"),
        Arguments.of("nested tables in text", "assert(loadstring('return ' .. ('{'):rep(1e5) .. ('}'):rep(1e5)))"),
        Arguments.of("nested functions in text", "assert(loadstring(('return function() '):rep(1e4) .. ('end '):rep(1e4)))"),
        Arguments.of("chain of metatables", "local t = {} for i = 1, 1e5 do t = setmetatable({}, {__index = t}) end return t.x.y"),
        Arguments.of("deep data freed", "local t = {} for i = 1, 3e5 do t = {t} end t = nil collectgarbage() error('done')")));
  }

  /** The message of the error with which a program ends. */
  private static String error(LuaMachine machine, String name, String program) {
    Object[] caught = machine.run("local ok, message = pcall(...) return ok, message", machine.vm().load(program));
    assertTrue(caught[0].equals(false), () -> name + ": has not failed");
    return assertInstanceOf(String.class, caught[1], name);
  }

  /** The Java stack is an ordinary one here: nothing of the guest's depth may be on it. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("deep")
  void depthIsAnErrorOfTheProgram(Tier tier, String name, String program) throws Exception {
    try (LuaMachine machine = machine(tier, MEMORY)) {
      error(machine, name, program);
      assertArrayEquals(new Object[] {3.0}, machine.run("debug.sethook() return 1 + 2"));
    } catch (GuestException e) {
      fail(name + ": not caught", e);
    }
  }
}
