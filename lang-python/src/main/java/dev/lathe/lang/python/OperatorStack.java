package dev.lathe.lang.python;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.UnaryOp;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.parser.NestingException;
import dev.lathe.parser.NodeOrigins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts a flat list of operands and operators by precedence: Dijkstra's shunting yard, one for all expressions that are
 * being read, each of which begins at its {@link #open}.
 *
 * <p>Differences from the textbook: comparisons of one chain stay on the stack until it ends, as they make one node; power
 * binds to the right and tighter than a sign in front of it, but not than one behind it.
 */
final class OperatorStack {

  /**
   * Most expressions that may be open at once, signs and powers included, brackets not: CPython's parser has 6,000 levels
   * (MAXSTACK) and uses two for each.
   */
  static final int MAX_NESTING = 2_990;

  private final NodeOrigins origins;

  /** Operands with their first and last tokens. */
  private Expr[] operands = new Expr[32];
  private Token[] firsts = new Token[32];
  private Token[] lasts = new Token[32];
  private int operandCount;

  private Operator[] operators = new Operator[32];
  /** Tokens of prefix operators. */
  private Token[] prefixes = new Token[32];
  private int operatorCount;

  /** Number of operators at the opening of the expression that is being read. */
  private int base;
  private int nesting;

  OperatorStack(NodeOrigins origins) {
    this.origins = origins;
  }

  /** Counts one more level of expressions, which begins with {@code first}. */
  void enter(Token first) {
    if (++nesting > MAX_NESTING) {
      throw new NestingException(Message.TOO_COMPLEX.at(first.span()));
    }
  }

  void leave() {
    nesting--;
  }

  /**
   * Begins an expression inside the one that is being read.
   *
   * @return what {@link #close} takes
   */
  int open() {
    int outer = base;
    base = operatorCount;
    return outer;
  }

  /** Ends the expression that is being read; {@code outer} is what {@link #open} gave. */
  Expr close(int outer) {
    reduce(0);
    base = outer;
    Expr result = operands[--operandCount];
    operands[operandCount] = null;
    return result;
  }

  void operand(Expr operand, Token first, Token last) {
    if (operandCount == operands.length) {
      operands = Arrays.copyOf(operands, operandCount * 2);
      firsts = Arrays.copyOf(firsts, operandCount * 2);
      lasts = Arrays.copyOf(lasts, operandCount * 2);
    }
    operands[operandCount] = operand;
    firsts[operandCount] = first;
    lasts[operandCount++] = last;
  }

  void sign(Token token) {
    prefix(Operator.sign(token.type()), token);
  }

  void prefix(Operator operator, Token token) {
    enter(token);
    push(operator, token);
  }

  void binary(Token token) {
    Operator operator = Operator.binary(token.type());
    if (operator == Operator.POWER) {
      enter(token);
      push(operator, token);
    } else {
      binary(operator);
    }
  }

  void binary(Operator operator) {
    reduce(operator.precedence == Operator.COMPARISON ? Operator.COMPARISON + 1 : operator.precedence);
    push(operator, null);
  }

  private void push(Operator operator, Token token) {
    if (operatorCount == operators.length) {
      operators = Arrays.copyOf(operators, operatorCount * 2);
      prefixes = Arrays.copyOf(prefixes, operatorCount * 2);
    }
    operators[operatorCount] = operator;
    prefixes[operatorCount++] = token;
  }

  /** Makes nodes of the operators that bind at least as tightly as {@code precedence}. */
  private void reduce(int precedence) {
    while (operatorCount > base && operators[operatorCount - 1].precedence >= precedence) {
      Operator operator = operators[operatorCount - 1];
      if (operator.precedence == Operator.COMPARISON) {
        reduceComparisons();
      } else if (operator.isPrefix()) {
        reducePrefix(operator);
      } else {
        reduceBinary(operator);
      }
    }
  }

  private void reducePrefix(Operator operator) {
    Token token = prefixes[--operatorCount];
    nesting--;
    int at = operandCount - 1;
    Token last = lasts[at];
    operands[at] =
        new Expr.Unary(
            origins.span(token, last), origins.inside(token, last), (UnaryOp) operator.meaning, operands[at]);
    firsts[at] = token;
  }

  private void reduceBinary(Operator operator) {
    operatorCount--;
    if (operator == Operator.POWER) {
      nesting--;
    }
    int right = --operandCount;
    int left = right - 1;
    Span span = operands[left].span().to(operands[right].span());
    var trivia = origins.inside(firsts[left], lasts[left], lasts[right]);
    operands[left] =
        operator.meaning instanceof LogicalOp op
            ? new Expr.Logical(span, trivia, op, operands[left], operands[right])
            : new Expr.Binary(span, trivia, (BinaryOp) operator.meaning, operands[left], operands[right]);
    lasts[left] = lasts[right];
    operands[right] = null;
  }

  /** Makes one node of the comparisons on top. */
  private void reduceComparisons() {
    int from = operatorCount - 1;
    while (from > base && operators[from - 1].precedence == Operator.COMPARISON) {
      from--;
    }
    if (from == operatorCount - 1) {
      reduceBinary(operators[from]);
      return;
    }
    List<BinaryOp> chain = new ArrayList<>(operatorCount - from);
    for (int i = from; i < operatorCount; i++) {
      chain.add((BinaryOp) operators[i].meaning);
    }
    int left = operandCount - 1 - chain.size();
    int right = operandCount - 1;
    List<Expr> compared = List.of(Arrays.copyOfRange(operands, left, operandCount));
    operands[left] =
        new Expr.Comparison(
            operands[left].span().to(operands[right].span()),
            origins.inside(firsts[left], lasts[left], lasts[right]),
            chain,
            compared);
    lasts[left] = lasts[right];
    Arrays.fill(operands, left + 1, operandCount, null);
    operandCount = left + 1;
    operatorCount = from;
  }
}
