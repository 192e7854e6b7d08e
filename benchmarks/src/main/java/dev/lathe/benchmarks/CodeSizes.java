package dev.lathe.benchmarks;

import dev.lathe.bcgen.BytecodeGenerator;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Prints the sizes of the functions of CPython's library beside those of CPython's code objects (its registers are variables,
 * cells and the stack; its instructions are counted without caches; its constants are values and names), and lines a second
 * from bytes to functions beside CPython's {@code compile}. Run from the root of the checkout:
 *
 * <pre>
 *   java -cp benchmarks/target/benchmarks.jar dev.lathe.benchmarks.CodeSizes
 * </pre>
 */
public final class CodeSizes {
  private static final int ROUNDS = 5;

  private static final String SCRIPT =
      """
      import dis, sys, types, warnings
      warnings.simplefilter("ignore")
      totals = [0, 0, 0, 0]
      def add(code):
          totals[0] += 1
          totals[1] += code.co_nlocals + len(code.co_cellvars) + len(code.co_freevars) + code.co_stacksize
          totals[2] += sum(1 for i in dis.get_instructions(code))
          totals[3] += len(code.co_consts) + len(code.co_names)
          for const in code.co_consts:
              if isinstance(const, types.CodeType):
                  add(const)
      for path in sys.stdin:
          add(compile(open(path.rstrip("\\n"), "rb").read(), "program", "exec", dont_inherit=True))
      print(*totals)
      """;

  private CodeSizes() {}

  /** Takes about two minutes. No arguments. */
  public static void main(String[] arguments) {
    Programs programs = Programs.of("python", "cpython");
    System.out.printf("%,d files of CPython's library, %,d lines%n", programs.files().size(), programs.lines());
    System.out.printf("%-12s %12s %12s %14s %12s %14s%n", "", "functions", "registers", "instructions", "constants", "lines/s");
    long[] sizes = new long[4];
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.fill(sizes, 0);
      long start = System.nanoTime();
      for (Prototype main : compiled(programs)) {
        add(main, sizes);
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    show("lathe", sizes, programs.lines() / best);
    double reference = Peer.cpythonCompile().secondsFor(programs.files()).orElse(Double.NaN);
    reference(programs.files()).ifPresent(them -> show("CPython", them, programs.lines() / reference));
  }

  private static List<Prototype> compiled(Programs programs) {
    Language language = programs.language();
    List<Prototype> functions = new ArrayList<>();
    for (Path file : programs.files()) {
      DeepStack.call(
          () -> {
            Language.Reading reading = language.read(language.decode(file.toString(), Programs.read(file)).source(), new Diagnostics()).orElseThrow();
            return functions.add(BytecodeGenerator.generate(language, reading).orElseThrow());
          });
    }
    return functions;
  }

  private static void add(Prototype function, long... sizes) {
    sizes[0]++;
    sizes[1] += function.frameSize();
    sizes[2] += function.length();
    sizes[3] += function.constants().size() + function.numberCount();
    for (Constant constant : function.constants()) {
      if (constant instanceof Constant.Child(Prototype child)) {
        add(child, sizes);
      }
    }
  }

  private static void show(String name, long[] sizes, double speed) {
    System.out.printf("%-12s %,12d %,12d %,14d %,12d %,14.0f%n", name, sizes[0], sizes[1], sizes[2], sizes[3], speed);
  }

  /** The same numbers of CPython's; empty if it is not there. */
  private static Optional<long[]> reference(List<Path> files) {
    List<String> command = new ArrayList<>(Peer.cpythonCompile().command());
    command.set(command.size() - 1, SCRIPT);
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (Writer paths = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
        for (Path file : files) {
          paths.write(file + "\n");
        }
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return answer.isEmpty() ? Optional.empty() : Optional.of(Arrays.stream(answer.split(" ")).mapToLong(Long::parseLong).toArray());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
