package dev.lathe.bcgen.sprout;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.UnaryOp;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/** Operators and how they bind. */
enum SproutOperator {
  OR           (SproutLexer.OR,    Binding.OR,         LogicalOp.OR),
  AND          (SproutLexer.AND,   Binding.AND,        LogicalOp.AND),
  EQUAL        (SproutLexer.EQ,    Binding.COMPARISON, BinaryOp.EQUAL),
  NOT_EQUAL    (SproutLexer.NE,    Binding.COMPARISON, BinaryOp.NOT_EQUAL),
  LESS         (SproutLexer.LT,    Binding.COMPARISON, BinaryOp.LESS),
  LESS_EQUAL   (SproutLexer.LE,    Binding.COMPARISON, BinaryOp.LESS_EQUAL),
  GREATER      (SproutLexer.GT,    Binding.COMPARISON, BinaryOp.GREATER),
  GREATER_EQUAL(SproutLexer.GE,    Binding.COMPARISON, BinaryOp.GREATER_EQUAL),
  ADD          (SproutLexer.PLUS,  Binding.SUM,        BinaryOp.ADD),
  SUBTRACT     (SproutLexer.MINUS, Binding.SUM,        BinaryOp.SUBTRACT),
  MULTIPLY     (SproutLexer.STAR,  Binding.PRODUCT,    BinaryOp.MULTIPLY),
  DIVIDE       (SproutLexer.SLASH, Binding.PRODUCT,    BinaryOp.DIVIDE),
  NEGATE       (SproutLexer.MINUS, Binding.PREFIX,     UnaryOp.NEGATE),
  NOT          (SproutLexer.NOT,   Binding.PREFIX,     UnaryOp.NOT),
  POWER        (SproutLexer.CARET, Binding.POWER,      BinaryOp.POWER);

  /** How expressions bind, the loosest first. */
  enum Binding {
    OR,
    AND,
    COMPARISON,
    SUM,
    PRODUCT,
    PREFIX,
    /** The only one that groups to the right. */
    POWER,
    PRIMARY
  }

  private static final SproutOperator[] ALL = values();

  private final int tokenType;
  final Binding binding;
  private final Enum<?> meaning;

  SproutOperator(int tokenType, Binding binding, Enum<?> meaning) {
    this.tokenType = tokenType;
    this.binding = binding;
    this.meaning = meaning;
  }

  static SproutOperator binary(int tokenType) {
    for (SproutOperator operator : ALL) {
      if (operator.tokenType == tokenType && !operator.isPrefix()) {
        return operator;
      }
    }
    throw new IllegalArgumentException("no operator: " + SproutLexer.VOCABULARY.getDisplayName(tokenType));
  }

  static SproutOperator prefix(int tokenType) {
    return tokenType == SproutLexer.NOT ? NOT : NEGATE;
  }

  boolean isPrefix() {
    return binding == Binding.PREFIX;
  }

  /** Whether what is on its left waits for what is on its right: then a chain nests. */
  boolean nests() {
    return isPrefix() || binding == Binding.POWER;
  }

  BinaryOp comparison() {
    return (BinaryOp) meaning;
  }

  Expr apply(Span span, Trivia trivia, Expr operand) {
    return new Expr.Unary(span, trivia, (UnaryOp) meaning, operand);
  }

  Expr apply(Span span, Trivia trivia, Expr left, Expr right) {
    return meaning instanceof LogicalOp op
        ? new Expr.Logical(span, trivia, op, left, right)
        : new Expr.Binary(span, trivia, (BinaryOp) meaning, left, right);
  }
}
