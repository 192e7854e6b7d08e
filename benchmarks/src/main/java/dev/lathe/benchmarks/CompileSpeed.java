package dev.lathe.benchmarks;

import dev.lathe.vm.Vm;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Status;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.JitMode;
import dev.lathe.vm.value.Value;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Speed of the compiler of functions: bytecodes a second over all functions of a corpus, cold and warm, and microseconds for
 * a function of 100 instructions. Loading is not counted.
 */
final class CompileSpeed {
  private static final long MEMORY = 1L << 30;
  private static final int ROUNDS = 12;
  private static final int SINGLE_ROUNDS = 20;
  private static final int COPIES = 1000;
  private static final int INSTRUCTIONS = 100;
  private static final double AIM = 2e6;

  private CompileSpeed() {}

  /** One pass over the corpus. */
  private record Round(long bytecodes, long bytes, int functions, int failures, long nanos) {
    double speed() {
      return bytecodes * 1e9 / nanos;
    }
  }

  public static void main(String[] arguments) {
    if (NativeCode.await() instanceof NativeSupport.Refused(String reason, _)) {
      System.out.println("no machine code is made here: " + reason);
      return;
    }
    Programs programs = Programs.of("lua", arguments.length > 0 ? arguments[0] : "debian");
    Round best = null;
    for (int i = 0; i < ROUNDS; i++) {
      Round round = round(programs);
      if (i == 0) {
        System.out.printf(
            "%d functions, %,d bytecodes, %,d bytes of machine code, %d not compiled%n", round.functions, round.bytecodes, round.bytes, round.failures);
        System.out.printf("first round   %,12.0f bytecodes/s%n", round.speed());
      }
      best = best == null || round.speed() > best.speed() ? round : best;
    }
    System.out.printf("best of %d    %,12.0f bytecodes/s, aim %,.0f%n", ROUNDS, best.speed(), AIM);
    System.out.printf("a function of %d instructions: %.1f µs%n", INSTRUCTIONS, single());
  }

  private static Round round(Programs programs) {
    long bytecodes = 0;
    long bytes = 0;
    int functions = 0;
    int failures = 0;
    long nanos = 0;
    for (Path file : programs.files()) {
      try (Vm vm = LuaMachines.create(MEMORY, JitMode.FUNCTIONS)) {
        vm.load(Programs.read(file), "@" + file, Optional.of("lua"));
        FunctionCompiler compiler = FunctionCompiler.of(vm.state()).orElseThrow();
        for (int i = 0; i < vm.state().functions().size(); i++) {
          FunctionInfo info = vm.state().functions().at(i);
          long start = System.nanoTime();
          Status status = compiler.compileAhead(info.address(), Value.NIL).status();
          nanos += System.nanoTime() - start;
          functions++;
          if (status == Status.OK) {
            bytecodes += info.prototype().length();
            bytes += compiler.code(info.address()).orElseThrow().codeBytes();
          } else {
            failures++;
          }
        }
      }
    }
    return new Round(bytecodes, bytes, functions, failures, nanos);
  }

  /** Microseconds: the mean of the best round. */
  private static double single() {
    StringBuilder body = new StringBuilder("return function(a, b, t) local s = 0 ");
    // Four instructions a line.
    body.repeat("s = s + a * b - t[1] ", (INSTRUCTIONS - 2) / 4).append("return s end");
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < SINGLE_ROUNDS; round++) {
      try (Vm vm = LuaMachines.create(MEMORY, JitMode.FUNCTIONS)) {
        FunctionCompiler compiler = FunctionCompiler.of(vm.state()).orElseThrow();
        for (int i = 0; i < COPIES; i++) {
          vm.load(body.toString());
        }
        long nanos = 0;
        long bytecodes = 0;
        for (int i = 0; i < vm.state().functions().size(); i++) {
          FunctionInfo info = vm.state().functions().at(i);
          if (info.prototype().length() >= INSTRUCTIONS / 2) {
            long start = System.nanoTime();
            compiler.compileAhead(info.address(), Value.NIL);
            nanos += System.nanoTime() - start;
            bytecodes += info.prototype().length();
          }
        }
        best = Math.min(best, nanos * 1e-3 * INSTRUCTIONS / bytecodes);
      }
    }
    return best;
  }
}
