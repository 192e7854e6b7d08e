package dev.lathe.lang.lua;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.UnaryOp;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/**
 * Operators with LuaJIT's priorities. A binary operator takes over the operand in front of it from the pending operator
 * when its left priority is higher than the right one of that; a higher left than right priority makes it right-associative.
 */
enum LuaOperator {
  OR(LuaLexer.OR, 1, 1, LogicalOp.OR),
  AND(LuaLexer.AND, 2, 2, LogicalOp.AND),
  EQUAL(LuaLexer.EQ, 3, 3, BinaryOp.EQUAL),
  NOT_EQUAL(LuaLexer.NE, 3, 3, BinaryOp.NOT_EQUAL),
  LESS(LuaLexer.LT, 3, 3, BinaryOp.LESS),
  LESS_EQUAL(LuaLexer.LE, 3, 3, BinaryOp.LESS_EQUAL),
  GREATER(LuaLexer.GT, 3, 3, BinaryOp.GREATER),
  GREATER_EQUAL(LuaLexer.GE, 3, 3, BinaryOp.GREATER_EQUAL),
  CONCAT(LuaLexer.CONCAT, 5, 4, BinaryOp.CONCAT),
  ADD(LuaLexer.PLUS, 6, 6, BinaryOp.ADD),
  SUBTRACT(LuaLexer.MINUS, 6, 6, BinaryOp.SUBTRACT),
  MULTIPLY(LuaLexer.STAR, 7, 7, BinaryOp.MULTIPLY),
  DIVIDE(LuaLexer.SLASH, 7, 7, BinaryOp.DIVIDE),
  MODULO(LuaLexer.PERCENT, 7, 7, BinaryOp.MODULO),
  NEGATE(LuaLexer.MINUS, 8, UnaryOp.NEGATE),
  NOT(LuaLexer.NOT, 8, UnaryOp.NOT),
  LENGTH(LuaLexer.HASH, 8, UnaryOp.LENGTH),
  POWER(LuaLexer.CARET, 10, 9, BinaryOp.POWER);

  private static final LuaOperator[] BINARY = new LuaOperator[LuaLexer.VOCABULARY.getMaxTokenType() + 1];
  private static final LuaOperator[] UNARY = new LuaOperator[BINARY.length];

  static {
    for (LuaOperator operator : values()) {
      (operator.isUnary() ? UNARY : BINARY)[operator.tokenType] = operator;
    }
  }

  private final int tokenType;
  private final int left;
  private final int right;
  private final Maker maker;

  private interface Maker {}

  private interface BinaryMaker extends Maker {
    Expr make(Span span, Trivia trivia, Expr left, Expr right);
  }

  private interface UnaryMaker extends Maker {
    Expr make(Span span, Trivia trivia, Expr operand);
  }

  LuaOperator(int tokenType, int left, int right, BinaryOp op) {
    this(tokenType, left, right, (BinaryMaker) (span, trivia, a, b) -> new Expr.Binary(span, trivia, op, a, b));
  }

  LuaOperator(int tokenType, int left, int right, LogicalOp op) {
    this(tokenType, left, right, (BinaryMaker) (span, trivia, a, b) -> new Expr.Logical(span, trivia, op, a, b));
  }

  LuaOperator(int tokenType, int right, UnaryOp op) {
    this(tokenType, 0, right, (UnaryMaker) (span, trivia, a) -> new Expr.Unary(span, trivia, op, a));
  }

  LuaOperator(int tokenType, int left, int right, Maker maker) {
    this.tokenType = tokenType;
    this.left = left;
    this.right = right;
    this.maker = maker;
  }

  static boolean isBinary(int tokenType) {
    return tokenType > 0 && BINARY[tokenType] != null;
  }

  static boolean isUnary(int tokenType) {
    return tokenType > 0 && UNARY[tokenType] != null;
  }

  /** The binary operator of a token type that {@link #isBinary} one. */
  static LuaOperator binary(int tokenType) {
    return BINARY[tokenType];
  }

  /** The prefix operator of a token type that {@link #isUnary} one. */
  static LuaOperator unary(int tokenType) {
    return UNARY[tokenType];
  }

  int left() {
    return left;
  }

  int right() {
    return right;
  }

  boolean isUnary() {
    return maker instanceof UnaryMaker;
  }

  /** Whether this binary operator takes the operand in front of it from {@code pending}. */
  boolean bindsTighterThan(LuaOperator pending) {
    return left > pending.right;
  }

  Expr apply(Span span, Trivia trivia, Expr operand) {
    return ((UnaryMaker) maker).make(span, trivia, operand);
  }

  Expr apply(Span span, Trivia trivia, Expr leftOperand, Expr rightOperand) {
    return ((BinaryMaker) maker).make(span, trivia, leftOperand, rightOperand);
  }
}
