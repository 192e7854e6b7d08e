package dev.lathe.lang.lua.lib;

import dev.lathe.bcgen.dump.CompiledListing;
import dev.lathe.bcgen.dump.CompilerOutput;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Optimization;
import dev.lathe.vm.jit.Options;
import dev.lathe.vm.jit.Pass;
import dev.lathe.vm.jit.Status;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code jit} and {@code jit.opt}: LuaJIT 1's functions around a compiler of functions, and LuaJIT 2's where they mean something
 * without traces; what they ask of traces is checked and has no effect.
 */
final class JitLibrary {
  private static final String VERSION = "LuaJIT 2.1.0-beta3";
  private static final double VERSION_NUMBER = 20100;
  private static final Set<String> OPTIMIZATIONS = Set.of("fold", "cse", "dce", "fwd", "dse", "narrow", "loop", "abc", "sink", "fuse");
  private static final Set<String> PARAMETERS = Set.of(
      "maxtrace", "maxrecord", "maxirconst", "maxside", "maxsnap", "minstitch", "hotloop", "hotexit", "tryside", "instunroll",
      "loopunroll", "callunroll", "recunroll", "sizemcode", "maxmcode");

  /** Numbers of priorities. */
  private static final int MOST_PRIORITY = 1000;

  private final VmState vm;
  private final StandardStreams streams;
  private Optional<Pass> debugging = Optional.empty();
  private final LoadHandlers loadHandlers;

  private JitLibrary(VmState vm, StandardStreams streams) {
    this.vm = vm;
    this.streams = streams;
    this.loadHandlers = new LoadHandlers(vm, this::report);
  }

  static void install(VmState vm, StandardStreams streams) {
    JitLibrary library = new JitLibrary(vm, streams);
    FunctionCompiler.of(vm).ifPresent(compiler -> compiler.setWarnings(line -> library.report(("lathe: " + line + "\n").getBytes(StandardCharsets.UTF_8))));
    LibraryBuilder jit = LibraryBuilder.library(vm, "jit");
    jit.add("on", call -> library.mode(call, Switch.ON))
        .add("off", call -> library.mode(call, Switch.OFF))
        .add("flush", JitLibrary::flush)
        .add("status", library::status)
        .add("compile", library::compile)
        .add("compilesub", library::compileInner)
        .add("debug", library::debug)
        .add("security", JitLibrary::security)
        .add("attach", library::attach)
        .set("os", vm.string(system()))
        .set("arch", vm.string(architecture()))
        .set("version", vm.string(VERSION))
        .set("version_num", Value.of(VERSION_NUMBER));
    LibraryBuilder opt = LibraryBuilder.of(vm, vm.tables().create(0, 1), "jit.opt.").add("start", library::start);
    jit.set("opt", Value.table(opt.table()));
    LibraryBuilder.register(vm, "jit.opt", opt.table());
    JitUtilLibrary.install(vm);
    JitOutputLibrary.install(vm, streams);
    JitBytecodeLibrary.install(vm, streams, library.loadHandlers);
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "Windows" : name.startsWith("mac") ? "OSX" : name.contains("bsd") ? "BSD" : name.equals("linux") ? "Linux" : "POSIX";
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      case "x86", "i386", "i686" -> "x86";
      default -> System.getProperty("os.arch");
    };
  }

  // --- on and off -------------------------------------------------------------------------------------------------------

  private enum Switch {
    ON,
    OFF
  }

  /** The compiler; every machine that runs programs has one. */
  private FunctionCompiler compiler() {
    return FunctionCompiler.of(vm).orElseThrow();
  }

  /** For the machine, for a function, for it and those inside it, or for those alone. */
  private int mode(Call call, Switch wanted) {
    if (Arguments.isAbsent(call, 0)) {
      if (wanted == Switch.ON) {
        compiler().turnOn();
      } else {
        compiler().turnOff();
      }
      return 0;
    }
    FunctionInfo info = subject(call);
    long which = call.argument(1);
    if (which != Value.FALSE) {
      turn(wanted, info.address());
    }
    if (which == Value.TRUE || which == Value.FALSE) {
      GuestPrototypes.inner(info).forEach(inner -> turn(wanted, inner));
    }
    return 0;
  }

  private void turn(Switch wanted, long prototype) {
    if (wanted == Switch.ON) {
      compiler().turnOn(prototype);
    } else {
      compiler().turnOff(prototype);
    }
  }

  /** The function that the first argument is; of true the one that calls. */
  private static FunctionInfo subject(Call call) {
    if (call.argument(0) == Value.TRUE) {
      Frames caller = Frames.of(call.vm()).caller();
      if (caller.exists() && caller.isGuest()) {
        return caller.info();
      }
      throw Arguments.typeError(call, 0, "function");
    }
    return GuestPrototypes.argument(call, 0);
  }

  /** There is nothing to throw away that is not in use. */
  private static int flush(Call call) {
    if (!Arguments.isAbsent(call, 0) && !Arguments.isNumber(call.argument(0))) {
      subject(call);
    }
    return 0;
  }

  /** Whether functions are compiled, and what is done for speed. */
  private int status(Call call) {
    call.reserve(Optimization.values().length + 1);
    call.push(Value.of(compiler().isOn()));
    int count = 1;
    for (Optimization optimization : Optimization.values()) {
      if (compiler().options().has(optimization)) {
        call.push(vm.string(optimization.word()));
        count++;
      }
    }
    return count;
  }

  // --- compiling --------------------------------------------------------------------------------------------------------

  /** Nil, or the number of a status; arguments behind the function are examples of what it will be called with. */
  private int compile(Call call) {
    FunctionInfo info = GuestPrototypes.argument(call, 0);
    long function = Value.isFunction(call.argument(0)) ? call.argument(0) : Value.NIL;
    long[] examples = new long[Math.max(call.count() - 1, 0)];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = call.argument(i + 1);
    }
    return result(call, compiler().compileAhead(info.address(), function, examples).status());
  }

  /** Compiles the functions inside one, whatever happens to some; nil, or the status of the first that was not compiled. */
  private int compileInner(Call call) {
    Status first = Status.OK;
    for (long inner : GuestPrototypes.inner(GuestPrototypes.argument(call, 0))) {
      Status status = compiler().compileAhead(inner, Value.NIL).status();
      first = first == Status.OK ? status : first;
    }
    return result(call, first);
  }

  private static int result(Call call, Status status) {
    return call.returns(status == Status.OK ? Value.NIL : Value.of((double) status.number()));
  }

  /** On standard error, level 0 tells nothing, 1, as without an argument, of failures when they happen, 2 and above of each attempt. */
  private int debug(Call call) {
    int level = Arguments.integer(call, 0, 1);
    debugging.ifPresent(compiler().pipeline()::detach);
    debugging = Optional.empty();
    if (level > 0) {
      CompilerOutput.Kind kind = level == 1 ? CompilerOutput.Kind.FAILURES : CompilerOutput.Kind.TRACE;
      Pass pass = new CompilerOutput(kind, CompiledListing.Addresses.MASKED, this::report);
      compiler().pipeline().attach(pass);
      debugging = Optional.of(pass);
    }
    return 0;
  }

  private void report(byte[] line) {
    streams.error().write(line, line.length);
  }

  // --- passes -----------------------------------------------------------------------------------------------------------

  /**
   * With a priority, the function becomes a pass; with LuaJIT 2's event {@code bc} it hears of functions that are loaded; of its other
   * events nobody will hear any. Alone, it is detached.
   */
  private int attach(Call call) {
    long handler = Value.function(Arguments.function(call, 0));
    long second = call.argument(1);
    if (Arguments.isNumber(second)) {
      int priority = Arguments.integer(call, 1);
      if (priority == 0 || Math.abs((long) priority) > MOST_PRIORITY) {
        throw Arguments.error(call, 1, "priority from -" + MOST_PRIORITY + " to " + MOST_PRIORITY + " but 0 expected");
      }
      compiler().pipeline().attach(new HandlerPass(vm, handler, priority));
    } else if (!Arguments.isAbsent(call, 1)) {
      if (Arguments.text(call, 1).equals(LoadHandlers.EVENT)) {
        loadHandlers.attach(handler);
      }
    } else {
      loadHandlers.detach(handler);
      for (Pass pass : compiler().pipeline().passes()) {
        if (pass instanceof HandlerPass attached && attached.handler() == handler) {
          compiler().pipeline().detach(pass);
        }
      }
    }
    return 0;
  }

  /** How much is done against attackers who foresee what LuaJIT hides: nothing of it. */
  private static int security(Call call) {
    Arguments.option(call, 0, "prng", "strhash", "strid", "mcode");
    return call.returns(Value.of(0.0));
  }

  /** Nothing is changed if one of the flags is wrong. No argument, and one that is empty, asks for the highest level. */
  private int start(Call call) {
    Options options = call.count() == 0 ? Options.level(Options.HIGHEST) : compiler().options();
    for (int i = 0; i < call.count(); i++) {
      String flag = Arguments.text(call, i);
      Optional<Optimization> ours = Optimization.of(flagName(flag));
      if (isLevel(flag)) {
        options = Options.level(flag.charAt(0) - '0');
      } else if (ours.isPresent()) {
        options = flagName(flag).equals(flag) || flag.startsWith("+") ? options.with(ours.get()) : options.without(ours.get());
      } else if (!isOptimization(flag) && !isParameter(flag)) {
        throw call.vm().errors().atCaller("unknown or malformed optimization flag '" + flag + "'");
      }
    }
    compiler().setOptions(options);
    return 0;
  }

  private static boolean isLevel(String flag) {
    return flag.length() == 1 && flag.charAt(0) >= '0' && flag.charAt(0) <= '9';
  }

  private static boolean isOptimization(String flag) {
    return OPTIMIZATIONS.contains(flagName(flag));
  }

  /** A flag without the sign or word that switches it. */
  private static String flagName(String flag) {
    if (flag.startsWith("+") || flag.startsWith("-")) {
      return flag.substring(1);
    }
    return flag.startsWith("no") ? flag.substring(flag.startsWith("no-") ? 3 : 2) : flag;
  }

  private static boolean isParameter(String flag) {
    int equals = flag.indexOf('=');
    return equals > 0 && PARAMETERS.contains(flag.substring(0, equals)) && flag.substring(equals + 1).matches("[0-9]*");
  }
}
