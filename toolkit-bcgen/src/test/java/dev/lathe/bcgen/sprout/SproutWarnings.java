package dev.lathe.bcgen.sprout;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.Warnings;
import java.util.List;

/** Warns of comparisons of a variable with itself. */
final class SproutWarnings implements Warnings {

  static final String MESSAGE = "a variable is compared with itself";

  @Override
  public void report(Module module, Source source, Diagnostics diagnostics) {
    AstWalker.preOrder(
        module,
        node -> {
          if (node instanceof Expr.Comparison comparison && comparesWithItself(comparison)) {
            diagnostics.add(
                new Diagnostic(Diagnostic.Severity.WARNING, "SproutWarning", MESSAGE, comparison.span(), List.of()));
          }
        });
  }

  private static boolean comparesWithItself(Expr.Comparison comparison) {
    List<Expr> operands = comparison.operands();
    for (int i = 1; i < operands.size(); i++) {
      if (operands.get(i - 1) instanceof Expr.Name left
          && operands.get(i) instanceof Expr.Name right
          && left.name().equals(right.name())) {
        return true;
      }
    }
    return false;
  }
}
