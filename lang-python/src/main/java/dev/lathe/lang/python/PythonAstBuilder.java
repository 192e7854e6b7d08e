package dev.lathe.lang.python;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.NodeOrigins;

/**
 * Builds the common tree: what the actions of the parser's grammar call, one builder for each family of nodes. Serves one
 * parse.
 *
 * <p>Spans are CPython's positions, but where the tree is of another shape: a parameter's span holds its stars and its
 * default value, a decorator's its marker; a function's or class's statement begins behind its decorators in both. What
 * CPython's parser refuses though the rules of the grammar take it is refused here, see {@link Refusal}.
 */
final class PythonAstBuilder {

  private final OperatorStack operators;
  private final ExpressionBuilder expressions;
  private final PatternBuilder patterns;
  private final StringLiteralBuilder strings;
  private final StatementBuilder statements;

  /**
   * @param origins of the token buffer that is parsed
   * @param early takes what is wrong with literals
   */
  PythonAstBuilder(NodeOrigins origins, Diagnostics early) {
    operators = new OperatorStack(origins);
    expressions = new ExpressionBuilder(origins, early);
    patterns = new PatternBuilder(origins, expressions);
    strings = new StringLiteralBuilder(origins, early);
    statements = new StatementBuilder(origins, expressions);
  }

  OperatorStack operators() {
    return operators;
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  PatternBuilder patterns() {
    return patterns;
  }

  StringLiteralBuilder strings() {
    return strings;
  }

  StatementBuilder statements() {
    return statements;
  }
}
