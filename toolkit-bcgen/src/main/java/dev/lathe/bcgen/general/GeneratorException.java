package dev.lathe.bcgen.general;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Span;

/** A program cannot be compiled: it passes a limit, or means something that the generator has no opcodes for. */
public final class GeneratorException extends RuntimeException {

  private final transient Diagnostic diagnostic;

  /** Something at {@code span} that cannot be compiled. */
  public GeneratorException(String message, Span span) {
    super(message, null, false, false);
    diagnostic = Diagnostic.error(message, span);
  }

  /** What is wrong, and where. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
