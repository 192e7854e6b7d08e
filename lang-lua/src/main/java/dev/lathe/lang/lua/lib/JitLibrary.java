package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Locale;
import java.util.Set;

/**
 * {@code jit} and {@code jit.opt}. There is no compiler in the machine: {@code jit.status} says so, and what is asked of the
 * compiler is checked and has no effect.
 */
final class JitLibrary {
  private static final String VERSION = "LuaJIT 2.1.0-beta3";
  private static final double VERSION_NUMBER = 20100;
  private static final Set<String> OPTIMIZATIONS = Set.of("fold", "cse", "dce", "fwd", "dse", "narrow", "loop", "abc", "sink", "fuse");
  private static final Set<String> PARAMETERS = Set.of(
      "maxtrace", "maxrecord", "maxirconst", "maxside", "maxsnap", "minstitch", "hotloop", "hotexit", "tryside", "instunroll",
      "loopunroll", "callunroll", "recunroll", "sizemcode", "maxmcode");

  private JitLibrary() {}

  static void install(VmState vm, StandardStreams streams) {
    LibraryBuilder jit = LibraryBuilder.library(vm, "jit");
    jit.add("on", JitLibrary::mode)
        .add("off", JitLibrary::mode)
        .add("flush", JitLibrary::flush)
        .add("status", call -> call.returns(Value.FALSE))
        .add("security", JitLibrary::security)
        .add("attach", JitLibrary::attach)
        .set("os", vm.string(system()))
        .set("arch", vm.string(architecture()))
        .set("version", vm.string(VERSION))
        .set("version_num", Value.of(VERSION_NUMBER));
    LibraryBuilder opt = LibraryBuilder.of(vm, vm.tables().create(0, 1), "jit.opt.").add("start", JitLibrary::start);
    jit.set("opt", Value.table(opt.table()));
    LibraryBuilder.register(vm, "jit.opt", opt.table());
    JitUtilLibrary.install(vm);
    JitBytecodeLibrary.install(vm, streams);
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

  /** On, off and flush for the machine, for a function, or for it and those inside it. */
  private static int mode(Call call) {
    long what = call.argument(0);
    if (what != Value.NIL && what != Value.TRUE && GuestPrototypes.of(call, what).isEmpty()) {
      throw Arguments.typeError(call, 0, "function");
    }
    return 0;
  }

  private static int flush(Call call) {
    return Arguments.isNumber(call.argument(0)) ? 0 : mode(call);
  }

  /** Events come from the compiler: nobody will hear of any. */
  private static int attach(Call call) {
    Arguments.function(call, 0);
    if (!Arguments.isAbsent(call, 1)) {
      Arguments.string(call, 1);
    }
    return 0;
  }

  /** How much is done against attackers who foresee what LuaJIT hides: nothing of it. */
  private static int security(Call call) {
    Arguments.option(call, 0, "prng", "strhash", "strid", "mcode");
    return call.returns(Value.of(0.0));
  }

  private static int start(Call call) {
    for (int i = 0; i < call.count(); i++) {
      String flag = Arguments.text(call, i);
      if (!isLevel(flag) && !isOptimization(flag) && !isParameter(flag)) {
        throw call.vm().errors().atCaller("unknown or malformed optimization flag '" + flag + "'");
      }
    }
    return 0;
  }

  private static boolean isLevel(String flag) {
    return flag.length() == 1 && flag.charAt(0) >= '0' && flag.charAt(0) <= '9';
  }

  private static boolean isOptimization(String flag) {
    String name = flag;
    if (flag.startsWith("+") || flag.startsWith("-")) {
      name = flag.substring(1);
    } else if (flag.startsWith("no")) {
      name = flag.substring(flag.startsWith("no-") ? 3 : 2);
    }
    return OPTIMIZATIONS.contains(name);
  }

  private static boolean isParameter(String flag) {
    int equals = flag.indexOf('=');
    return equals > 0 && PARAMETERS.contains(flag.substring(0, equals)) && flag.substring(equals + 1).matches("[0-9]*");
  }
}
