package dev.lathe.lang.python;

import dev.lathe.lexer.Diagnostic;

/** Ends a parse by {@link PegParser} at the error that CPython would raise. */
final class SyntaxFault extends RuntimeException {

  private final transient Diagnostic diagnostic;
  private final Origin origin;

  /** Who found the error. */
  enum Origin {
    TOKENS,
    GRAMMAR,
    /** The parser, whose stack is full: then nothing else is looked for. */
    LIMIT
  }

  SyntaxFault(Origin origin, Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.origin = origin;
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }

  Origin origin() {
    return origin;
  }
}
