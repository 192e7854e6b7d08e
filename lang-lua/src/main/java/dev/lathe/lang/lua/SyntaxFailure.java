package dev.lathe.lang.lua;

import dev.lathe.lexer.Diagnostic;

/** Carries the error of a statement to the place where the search goes on. */
final class SyntaxFailure extends RuntimeException {

  private final transient Diagnostic diagnostic;

  SyntaxFailure(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
