package dev.lathe.lang.python;

import dev.lathe.ast.Module;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.parser.Warnings;
import java.util.List;

/** The SyntaxWarnings of CPython 3.12's {@code compile}, on its lines and in its words. */
final class PythonWarnings implements Warnings {

  private static final String CATEGORY = "SyntaxWarning";

  @Override
  public void report(Module module, Source source, Diagnostics diagnostics) {
    LiteralWarnings.report(module, source, diagnostics);
    CodeWarnings.report(module, diagnostics);
  }

  static Diagnostic at(Span span, String message) {
    return new Diagnostic(Diagnostic.Severity.WARNING, CATEGORY, message, span, List.of());
  }
}
