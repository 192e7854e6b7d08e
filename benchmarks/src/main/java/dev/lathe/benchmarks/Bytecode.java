package dev.lathe.benchmarks;

import org.openjdk.jmh.runner.RunnerException;

/**
 * Prints the figures of the bytecode stage, lines a second, warm: generation from trees, the whole way from bytes to a dump, and
 * dumps read and verified; beside {@code luajit -b} and luajit's loading of its own dumps over the same files, and CPython's
 * {@code compile} over CPython's. Run from the root of the checkout:
 *
 * <pre>
 *   java -cp benchmarks/target/benchmarks.jar dev.lathe.benchmarks.Bytecode
 * </pre>
 */
public final class Bytecode {

  private Bytecode() {}

  /** Takes about two minutes on two idle cores. No arguments. */
  public static void main(String[] arguments) throws RunnerException {
    System.out.println("warm, lines a second (JMH, best peer round of " + Peer.SECONDS + " s)");
    Programs python = Programs.of("python", "cpython");
    Peer compile = Peer.cpythonCompile();
    compile
        .secondsFor(python.files())
        .ifPresent(seconds -> System.out.printf("  python%n    %-18s %,12.0f%n", compile.name(), python.lines() / seconds));
    Warm.run(BytecodeBenchmark.class, "lua", "debian", Peer.luajit(), Peer.luajitLoad());
  }
}
