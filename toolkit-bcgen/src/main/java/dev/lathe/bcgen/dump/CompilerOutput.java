package dev.lathe.bcgen.dump;

import dev.lathe.vm.jit.CompilationUnit;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Hints;
import dev.lathe.vm.jit.MachineCode;
import dev.lathe.vm.jit.Outcome;
import dev.lathe.vm.jit.Pass;
import dev.lathe.vm.jit.Status;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** A pass that tells what the compiler has done. Its priority is odd, so that it hears of failures too. */
public final class CompilerOutput implements Pass {
  /** What it tells. */
  public enum Kind {
    /** Bytecode beside machine code. */
    DUMP("dump", -97),
    /** A line for each attempt. */
    TRACE("trace", -99),
    /** A line for each attempt that has failed. */
    FAILURES("debug", -99),
    /** What the function was compiled with besides its bytecode: a line for each instruction of which something is taken for granted. */
    HINTS("dumphints", -95);

    private final String word;
    private final int priority;

    Kind(String word, int priority) {
      this.word = word;
      this.priority = priority;
    }

    /** What users write. */
    public String word() {
      return word;
    }
  }

  private static final int STATUS_WIDTH = 14;

  private final Kind kind;
  private final CompiledListing.Addresses addresses;
  private final Set<CompiledListing.Part> parts;
  private final Consumer<byte[]> output;

  /**
   * A pass to be attached.
   *
   * @param output gets whole lines
   */
  public CompilerOutput(Kind kind, CompiledListing.Addresses addresses, Consumer<byte[]> output) {
    this(kind, addresses, EnumSet.allOf(CompiledListing.Part.class), output);
  }

  /** The same, whose listings show some parts only. */
  public CompilerOutput(Kind kind, CompiledListing.Addresses addresses, Set<CompiledListing.Part> parts, Consumer<byte[]> output) {
    this.kind = kind;
    this.addresses = addresses;
    this.parts = Set.copyOf(parts);
    this.output = output;
  }

  @Override
  public String name() {
    return kind.word;
  }

  @Override
  public int priority() {
    return kind.priority;
  }

  @Override
  public void run(CompilationUnit unit) {
    String text = switch (kind) {
      case DUMP -> unit.code().map(code -> CompiledListing.of(unit.info(), code, addresses, parts)).orElse("");
      case TRACE -> line(unit);
      case FAILURES -> unit.outcome().status() == Status.OK ? "" : line(unit);
      case HINTS -> hints(unit);
    };
    if (!text.isEmpty()) {
      output.accept(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static String hints(CompilationUnit unit) {
    Hints hints = unit.hints();
    StringBuilder text = new StringBuilder("-- HINTS -- ").append(FunctionCompiler.name(unit.info())).append(", ");
    text.append(hints.length() == 0 ? "none" : hints.count() + " hints").append("\n");
    for (int i = 0; i < hints.length(); i++) {
      String line = hints.text(i);
      if (!line.isEmpty()) {
        text.append("%04d    ".formatted(i + 1)).append(line).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(CompilationUnit unit) {
    Outcome outcome = unit.outcome();
    StringBuilder line = new StringBuilder(outcome.status().name());
    line.repeat(' ', STATUS_WIDTH + 1 - line.length()).append(FunctionCompiler.name(unit.info()));
    line.append(", ").append(unit.info().prototype().length()).append(" bytecodes");
    unit.code().map(MachineCode::codeBytes).ifPresent(bytes -> line.append(", ").append(bytes).append(" bytes"));
    return line.append(outcome.text().isEmpty() ? "" : ": " + outcome.text()).append('\n').toString();
  }
}
