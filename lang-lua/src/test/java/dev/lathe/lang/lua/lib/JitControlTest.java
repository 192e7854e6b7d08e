package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.GuestException;
import dev.lathe.vm.GuestFunction;
import dev.lathe.vm.jit.CompilationUnit;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Pass;
import dev.lathe.vm.jit.Status;
import dev.lathe.vm.nativecode.CodeMemory;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import dev.lathe.vm.runtime.JitMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs and embedders can ask of the compiler of functions, and what they are told. */
class JitControlTest {
  /** Shows names of statuses. */
  private static final String NAMES =
      "local util = require('jit.util') local function name(n) return n == nil and 'compiled' or util.status[n] end "
          + "local function status(f) return util.status[util.stats(f).status] end ";

  @BeforeAll
  static void needsNativeCode() {
    Assumptions.assumeTrue(NativeCode.await() instanceof NativeSupport.Available);
  }

  private static String run(JitMode mode, String program) {
    try (LuaMachine machine = new LuaMachine(mode)) {
      return machine.run(NAMES + program);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Each status.
        "local function f() end print(status(f)) | NONE",
        "local function f() end print(name(jit.compile(f)), status(f)) | compiled\\tOK",
        "local function f() end jit.off(f) print(name(jit.compile(f)), status(f)) | OFF\\tOFF",
        "local function f() end jit.off() print(name(jit.compile(f)), status(f)) | ENGINE_OFF\\tNONE",
        "local function f() end local got jit.attach(function(st) got = got or name(jit.compile(f)) end, 3) print(name(jit.compile(function() end)), got, status(f)) | compiled\\tDELAYED\\tDELAYED",
        "local f = loadstring('local x ' .. ('x = 1 '):rep(20001)) print(name(jit.compile(f)), util.stats(f).reason) | TOOLARGE\\tmore than 20000 instructions",
        "local function f() end jit.attach(function() return util.status.COMPILER_ERROR end, 2) print(name(jit.compile(f)), (util.stats(f).reason:gsub(' %(.*', ''))) | COMPILER_ERROR\\tso says the handler",
        // Names and numbers.
        "for n = 0, 6 do io.write(n == util.status[util.status[n]] and util.status[n] or '?', ' ') end print(util.status[7]) | OK NONE OFF ENGINE_OFF DELAYED TOOLARGE COMPILER_ERROR nil",
        // Engine and functions.
        "print((jit.status())) jit.off() print((jit.status())) jit.on() print((jit.status())) | true\\nfalse\\ntrue",
        "local function f() return 1 end jit.compile(f) jit.off() local a = f() jit.on() print(a, f(), status(f)) | 1\\t1\\tOK",
        "local function f() return 1 end jit.compile(f) jit.off(f) print(f(), status(f)) jit.on(f) print(f(), status(f)) | 1\\tOFF\\n1\\tOK",
        "local function f() local function g() end return g end jit.off(f, true) print(status(f), status(f())) | OFF\\tOFF",
        "local function f() local function g() end return g end jit.off(f, false) print(status(f), status(f())) | NONE\\tOFF",
        "local f f = function() jit.off(true) return status(f) end print(f()) | OFF",
        "print(pcall(jit.off, print)) | false\\tbad argument #1 to '?' (function expected, got function)",
        "local function f() local function g() end return function() end, g end print(name(jit.compilesub(f)), status(f), status((f()))) | compiled\\tNONE\\tOK",
        // Optimisations.
        "jit.opt.start(0) print(select('#', jit.status())) | 1",
        "jit.opt.start('-array', '+hints', 'nocall') local s = table.concat({select(2, jit.status())}, ' ') print(s) | move arith compare upvalue cache allocate loop integers relations names sequences attributes ranges other hints",
        "jit.opt.start(0) jit.opt.start('fold', 'array', 'hotloop=2') print(jit.status()) | true\\tarray",
        "jit.opt.start(0) jit.opt.start(2) print(select('#', jit.status())) | 18",
        "print(pcall(jit.opt.start, 'nonsense')) | false\\tunknown or malformed optimization flag 'nonsense'",
        // What functions are made of.
        "local u = 5 local function f(a, b) return a + u end print(util.bytecode(f, 1)) print(util.bytecode(f, 2)) print(util.bytecode(f, 9)) print(util.upvalue(f, 0)) | UGET\\t2\\t0\\nADDVV\\t2\\t0\\t2\\n\\nu\\t5",
        "local a, b = 1, 2 local function f() return function() return a, b end end print(util.closurenup(f, 1), util.closurenup(f, 2)) | 2",
        "local function f() end jit.compile(f) local address, bytes = util.mcode(f) print(address == util.stats(f).mcaddr, #bytes == util.stats(f).mcsize, #bytes > 0) | true\\ttrue\\ttrue",
        "local function f() end print(select('#', util.mcode(f)), select('#', util.disassemble(f))) | 0\\t0",
        "local u, v = 1 local function f(a, b, ...) local t = {'x', 1.5} return u, v, function() end end local s = util.stats(f) "
            + "print(s.bytecodes, s.stackslots, s.params, s.consts, s.upvalues, s.subs, s.isvararg, s.env == _G, s.mcaddr, s.mcsize, s.reason) | 6\\t6\\t2\\t2\\t2\\t1\\ttrue\\ttrue\\tnil\\tnil\\tnil",
        "print(select('#', util.stats(print)), pcall(util.stats)) | 0\\tfalse\\tbad argument #1 to '?' (function expected, got no value)",
        "local function f() return 'x', 2.5, {} end print(util.const(f, -1), util.const(f, 0), select('#', util.const(f, 1)), select('#', util.const(f, -9))) | x\\t2.5\\t0\\t0",
        "local function f() local a = 1 return function() return a end end print((util.upvalue(f(), 0)), (util.upvalue(util.const(f, -1), 0)), select('#', util.upvalue(f, 0))) | a\\ta\\t0",
        "local function f() end jit.compile(f) print(util.disassemble(f, true):match('0001[^\\n]*'), util.disassemble(f):match('MACHINE CODE')) | 0001    RET0     0   1\\tMACHINE CODE",
      })
  void does(String program, String output) {
    assertEquals(output.translateEscapes() + "\n", run(JitMode.FUNCTIONS, program));
  }

  @Test
  void isOffUntilAProgramSwitchesItOn() {
    assertEquals(
        "false\tENGINE_OFF\ntrue\tcompiled\n",
        run(JitMode.OFF, "local function f() end print((jit.status()), name(jit.compile(f))) jit.on() print((jit.status()), name(jit.compile(f)))"));
  }

  @Test
  void loopsAreCountedWhereTheCompilerIsOn() {
    String loops = "local function f() local s = 0 for i = 1, 200 do s = s + i end return s end print(f(), status(f)) ";
    assertEquals("20100\tOK\n", run(JitMode.FUNCTIONS, loops));
    assertEquals("20100\tNONE\n", run(JitMode.FUNCTIONS, "jit.off() " + loops));
    assertEquals("20100\tOK\n", run(JitMode.OFF, "jit.on() " + loops));
    assertEquals("20100\tOFF\n", run(JitMode.FUNCTIONS, loops.replace("print", "jit.off(f) print")));
    assertEquals("20100\tNONE\n", run(JitMode.OFF, loops));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "-arith", "-compare", "-array", "-call", "-loop", "-move", "-cache", "-upvalue", "-other"})
  void levelsAgree(String flag) {
    String program =
        "local t = {1, 2, 3, x = 4} local function add(a, b) return a + b end local s = 0 "
            + "local function f(n) for i = 1, n do local v = t[i % 3 + 1] if v > 1 and not (v == 3) then s = add(s, t.x) else s = s + #t end end return s end "
            + "print(f(100), f(50), status(f))";
    assertEquals(run(JitMode.OFF, program).replace("NONE", "OK"), run(JitMode.FIRST, "jit.opt.start('" + flag + "') " + program));
  }

  // --- passes -----------------------------------------------------------------------------------------------------------

  @Test
  void passesRunInTheirOrderAndOddOnesAfterFailures() {
    String program =
        """
        local log = {}
        local function pass(priority, result)
          jit.attach(function(st) log[#log + 1] = priority .. util.status[st.status] .. (st.mcsize and '+' or '') return result end, priority)
        end
        pass(-1) pass(4) pass(-2) pass(3) pass(60)
        log = {}
        local function f() end
        jit.compile(f)
        print(table.concat(log, ' '))
        log = {}
        pass(50, util.status.OFF)
        jit.compile(function() end)
        print(table.concat(log, ' '))
        """;
    assertEquals("60NONE 4NONE 3NONE -1OK+ -2OK+\n60NONE 50NONE 3OFF -1OFF\n", run(JitMode.FUNCTIONS, program));
  }

  @Test
  void aHandlerMayTakeItselfOut() {
    String program =
        "local n = 0 local function handler(st) n = n + 1 jit.attach(handler) end local h handler = nil "
            + "h = function(st) n = n + 1 jit.attach(h) end jit.attach(h, 9) jit.compile(function() end) jit.compile(function() end) print(n)";
    assertEquals("1\n", run(JitMode.FUNCTIONS, program));
  }

  @Test
  void aHandlerThatThrowsIsDetachedWithOneWarning() {
    List<String> warnings = new ArrayList<>();
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      compiler(machine).setWarnings(warnings::add);
      String program =
          "local n = 0 jit.attach(function() n = n + 1 error('boom', 0) end, 9) jit.attach(function() coroutine.yield() end, 7) "
              + "local function f() end print(name(jit.compile(f)), name(jit.compile(function() end)), n)";
      assertEquals("compiled\tcompiled\t1\n", machine.run(NAMES + program));
    }
    assertEquals(
        List.of("jit: pass test:1 is detached: boom", "jit: pass test:1 is detached: test:1: attempt to yield across C-call boundary"), warnings);
  }

  @Test
  void handlersRunWhereAHotFunctionIsEntered() {
    // Arguments of the call that makes it hot, variable ones too, results on their way, and the place after it stay as they are.
    String program =
        """
        local seen = {}
        jit.attach(function(st) local a, b, c, d, e, f, g = 1, 2, 3, 4, 5, 6, 7 seen[st.func] = {a, b, c, d, e, f, g} collectgarbage() end, 5)
        local function sum(...) local s = 0 for i = 1, select('#', ...) do s = s + (select(i, ...)) end return s, ... end
        local function pair(a, b, c) return a + b, c end
        for i = 1, 5 do
          print(sum(1, 2, pair(i, 10)))
          print(coroutine.wrap(function(...) return sum(i, ...) end)(7, 8, 9))
        end
        print(seen[sum] ~= nil, seen[pair] ~= nil)
        """;
    String plain = run(JitMode.OFF, program).replace("false\tfalse", "true\ttrue");
    assertEquals(plain, run(JitMode.FUNCTIONS, program));
    assertEquals(plain, run(JitMode.FIRST, program));
  }

  @Test
  void functionsOfAHandlerAreCompiledToo() {
    String program =
        "local function helper(n) local s = 0 for i = 1, n do s = s + i end return s end local handler = function(st) helper(100) end jit.attach(handler, 5) "
            + "for i = 1, 5 do jit.compile(loadstring('return ' .. i)) end print(status(helper)) helper(100) helper(100) print(status(helper), status(handler))";
    String output = run(JitMode.FUNCTIONS, program);
    assertTrue(output.startsWith("DELAYED\nOK\t"), output);
  }

  @Test
  void handlersHearOfLoadedFunctions() {
    String program =
        """
        local function handler(p) local i = util.funcinfo(p) io.write(i.linedefined, '-', i.lastlinedefined, ' ') loadstring('return 1') end
        jit.attach(handler, 'bc')
        jit.attach(function() error('boom', 0) end, 'bc')
        jit.attach(function() error('never') end, 'trace')
        loadstring('local function f()\\n\\nend return f')()
        jit.attach(handler)
        loadstring('return 1')()
        """;
    for (JitMode mode : JitMode.values()) {
      // Standard error is not buffered.
      assertEquals("lathe: jit: handler of 'bc' is detached: boom\n1-3 0-3 ", run(mode, program), mode::word);
    }
  }

  @Test
  void anInterruptEndsAHandler() {
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      GuestFunction program = machine.vm().load("jit.attach(function() while true do end end, 5) jit.compile(function() end) print('no')");
      machine.vm().limitInstructions(1000);
      assertEquals("instruction limit reached", assertThrows(GuestException.class, program::call).getMessage());
      machine.vm().limitInstructions(-1);
      // The compiler is not busy for ever.
      compiler(machine).pipeline().passes().stream().filter(HandlerPass.class::isInstance).forEach(compiler(machine).pipeline()::detach);
      assertEquals("compiled\n", machine.run(NAMES + "print(name(jit.compile(function() end)))"));
    }
  }

  /** Level 0 says nothing, 1 tells of failures, 2 of all attempts. */
  @ParameterizedTest
  @CsvSource({"'', COMPILER_ERROR", "0, ''", "1, COMPILER_ERROR", "2, OK COMPILER_ERROR", "9, OK COMPILER_ERROR"})
  void debugLevels(String level, String told) {
    String program =
        "jit.debug(2) jit.debug(" + level + ") local function fail() return util.status.COMPILER_ERROR end jit.compile(function() end) "
            + "jit.attach(fail, 2) jit.compile(function() end) jit.attach(fail) jit.debug(0) jit.compile(function() end)";
    // Standard error is not buffered.
    String lines = run(JitMode.FUNCTIONS, program);
    assertEquals(told, lines.lines().map(line -> line.substring(0, line.indexOf(' '))).collect(Collectors.joining(" ")), lines);
  }

  private static FunctionCompiler compiler(LuaMachine machine) {
    return FunctionCompiler.of(machine.vm().state()).orElseThrow();
  }

  /** A pass in Java. */
  private record JavaPass(String name, int priority, Consumer<CompilationUnit> action) implements Pass {
    @Override
    public void run(CompilationUnit unit) {
      action.accept(unit);
    }
  }

  @Test
  void passesInJavaFailAtAPlace() {
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      compiler(machine).pipeline().attach(new JavaPass("picky", 10, unit -> unit.fail(Status.COMPILER_ERROR, "not this one", 1)));
      String program = "local function f(a)\nreturn\n-a end print(name(jit.compile(f)), util.stats(f).reason, f(-1))";
      assertEquals("COMPILER_ERROR\tnot this one (in pass picky at 0002, line 3)\t1\n", machine.run(NAMES + program));
    }
  }

  @Test
  void passesInJavaThatThrowAreDetached() {
    List<String> warnings = new ArrayList<>();
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      compiler(machine).setWarnings(warnings::add);
      Pass pass =
          new JavaPass(
              "broken",
              10,
              _ -> {
                throw new IllegalStateException("boom");
              });
      compiler(machine).pipeline().attach(pass);
      assertEquals("compiled\n", machine.run(NAMES + "print(name(jit.compile(function() end)))"));
      assertEquals(List.of("jit: pass broken is detached: boom"), warnings);
      assertEquals(List.of("hints", "backend"), compiler(machine).pipeline().passes().stream().map(Pass::name).toList());
    }
  }

  // --- room -------------------------------------------------------------------------------------------------------------

  @Test
  void withoutRoomItIsDelayedOnce() {
    CodeMemory memory = NativeCode.memory();
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      String setUp = NAMES + "function f() return 1 end function g() return 2 end jit.compile(g) function try() return name(jit.compile(f)), util.stats(f).reason end print(name, try) ";
      machine.run(setUp);
      List<int[]> pieces = new ArrayList<>();
      try {
        for (int size = 1 << 24; size >= CodeMemory.ALIGNMENT; size /= 2) {
          for (int at = memory.allocate(size); at != CodeMemory.NONE; at = memory.allocate(size)) {
            pieces.add(new int[] {at, size});
          }
        }
        String output = machine.run("print(try()) print(try()) print(f(), g())");
        assertTrue(
            output.endsWith("DELAYED\tno room for machine code (in pass backend, line 1)\nCOMPILER_ERROR\tno room for machine code (in pass backend, line 1)\n1\t2\n"),
            output);
      } finally {
        pieces.forEach(piece -> memory.release(piece[0], piece[1]));
      }
      assertTrue(machine.run("print(try())").endsWith("compiled\tnil\n"));
    }
  }

  @Test
  void aFullCollectionMakesRoom() {
    CodeMemory memory = NativeCode.memory();
    try (LuaMachine machine = new LuaMachine(JitMode.FUNCTIONS)) {
      // Dead functions have all the room that f needs.
      machine.run("function f() local s = 0 for i = 1, 300 do s = s + i end return s end for i = 1, 50 do jit.compile(loadstring('return ' .. i .. ' + ...')) end");
      List<int[]> pieces = new ArrayList<>();
      try {
        for (int size = 1 << 24; size >= CodeMemory.ALIGNMENT; size /= 2) {
          for (int at = memory.allocate(size); at != CodeMemory.NONE; at = memory.allocate(size)) {
            pieces.add(new int[] {at, size});
          }
        }
        String output = machine.run(NAMES + "print(f(), f(), f(), status(f))");
        assertTrue(output.endsWith("45150\t45150\t45150\tOK\n"), output);
      } finally {
        pieces.forEach(piece -> memory.release(piece[0], piece[1]));
      }
    }
  }
}
