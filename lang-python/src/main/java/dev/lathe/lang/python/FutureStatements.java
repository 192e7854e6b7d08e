package dev.lathe.lang.python;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.ImportedName;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import java.util.List;
import java.util.Set;

/** The {@code from __future__ import ...} statements of a module: which features they ask for, and where they stand too late. */
final class FutureStatements {

  private static final Set<String> FEATURES =
      Set.of(
          "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
          "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations");

  private final Diagnostics diagnostics;
  private boolean annotations;
  private Span last = Span.NONE;

  private FutureStatements(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reads those at the beginning of {@code module}; an unknown feature is reported. */
  static FutureStatements of(Module module, Diagnostics diagnostics) {
    FutureStatements futures = new FutureStatements(diagnostics);
    List<Stmt> body = module.body().statements();
    int first = !body.isEmpty() && isDocumentation(body.getFirst()) ? 1 : 0;
    for (int i = first; i < body.size() && isFuture(body.get(i)); i++) {
      futures.read(body.get(i));
    }
    return futures;
  }

  private static boolean isDocumentation(Stmt statement) {
    return statement instanceof Stmt.ExprStmt(_, _, Expr.StringLiteral text)
        && text.parts().stream()
            .allMatch(part -> part instanceof StringPart.Literal literal && !(literal.value() instanceof StringValue.Bytes));
  }

  /** Whether {@code statement} imports from the module of future features. */
  static boolean isFuture(Stmt statement) {
    return switch (statement) {
      case Stmt.ImportFrom s -> s.level() == 0 && isFuture(s.path());
      case Stmt.ImportAll s -> s.level() == 0 && isFuture(s.path());
      default -> false;
    };
  }

  private static boolean isFuture(List<Identifier> path) {
    return path.size() == 1 && path.getFirst().name().equals("__future__");
  }

  private void read(Stmt statement) {
    last = statement.span();
    switch (statement) {
      case Stmt.ImportFrom s -> {
        for (ImportedName name : s.names()) {
          feature(name.path().getFirst().name(), statement);
        }
      }
      case Stmt.ImportAll _ -> feature("*", statement);
      default -> throw new IllegalStateException("no import");
    }
  }

  private void feature(String name, Node place) {
    if (name.equals("braces")) {
      diagnostics.add(Message.FUTURE_BRACES.at(place.span()));
    } else if (!FEATURES.contains(name)) {
      diagnostics.add(Message.FUTURE_UNKNOWN.at(place.span(), name));
    }
    annotations |= name.equals("annotations");
  }

  /** Whether annotations are not evaluated. */
  boolean deferAnnotations() {
    return annotations;
  }

  /** Whether a future statement at {@code span} comes behind those at the beginning. */
  boolean isLate(Span span) {
    return span.line() > last.line() || span.line() == last.line() && span.column() > last.column();
  }
}
