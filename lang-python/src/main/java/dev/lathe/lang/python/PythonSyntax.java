package dev.lathe.lang.python;

import dev.lathe.lang.python.Peg.Draft;
import dev.lathe.lang.python.Peg.Grammar;
import dev.lathe.lang.python.Peg.Pass;
import dev.lathe.lang.python.Peg.Rule;
import java.util.Optional;

/**
 * Python's grammar as a {@link Peg}, for {@link PegParser}. The order of rules and alternatives is that of CPython 3.12's
 * own grammar (the language reference's chapter 10 shows it without the rules for errors), because the order decides which
 * error a program is said to have. Binary operators and trailers are loops here where CPython has left recursion, which
 * looks at the same tokens in the same order.
 *
 * <p>Alternatives made by {@link #wrong} are tried only in the second pass, over a file that the first has refused. Their
 * rules, named {@code bad_...}, match what people write by mistake.
 */
final class PythonSyntax {

  private PythonSyntax() {}

  /** The rule for a statement, simple or compound, with its line end. */
  static Rule statement() {
    return Holder.STATEMENT;
  }

  /** Made when the first error is to be worded. */
  private static final class Holder {
    static final Rule STATEMENT = make();

    private static Rule make() {
      Grammar grammar = new Grammar(PythonLexer.VOCABULARY);
      StatementSyntax.addTo(grammar);
      PatternSyntax.addTo(grammar);
      ExpressionSyntax.addTo(grammar);
      DisplaySyntax.addTo(grammar);
      ArgumentSyntax.addTo(grammar);
      ParameterSyntax.addTo(grammar);
      return grammar.finish("statement");
    }
  }

  /** An alternative for both passes. */
  static Draft is(String items) {
    return new Draft(Pass.FIRST, items, Optional.empty(), Optional.empty());
  }

  /** An alternative for the second pass. */
  static Draft wrong(String items) {
    return new Draft(Pass.SECOND, items, Optional.empty(), Optional.empty());
  }
}
