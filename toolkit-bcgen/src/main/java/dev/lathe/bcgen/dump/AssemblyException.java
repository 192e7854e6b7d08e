package dev.lathe.bcgen.dump;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Span;

/** A line of assembly has an error, and the rest of it is not read. */
final class AssemblyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  AssemblyException(String message, Span span) {
    super(message, null, false, false);
    diagnostic = Diagnostic.error(message, span);
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
