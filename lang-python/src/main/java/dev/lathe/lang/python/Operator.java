package dev.lathe.lang.python;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.UnaryOp;

/**
 * Operators and how tightly they bind.
 *
 * @see OperatorStack
 */
enum Operator {
  OR              (1, LogicalOp.OR),
  AND             (2, LogicalOp.AND),
  NOT             (3, UnaryOp.NOT),
  LESS            (4, BinaryOp.LESS),
  GREATER         (4, BinaryOp.GREATER),
  EQUAL           (4, BinaryOp.EQUAL),
  NOT_EQUAL       (4, BinaryOp.NOT_EQUAL),
  LESS_EQUAL      (4, BinaryOp.LESS_EQUAL),
  GREATER_EQUAL   (4, BinaryOp.GREATER_EQUAL),
  IN              (4, BinaryOp.IN),
  NOT_IN          (4, BinaryOp.NOT_IN),
  IS              (4, BinaryOp.IS),
  IS_NOT          (4, BinaryOp.IS_NOT),
  BIT_OR          (5, BinaryOp.BIT_OR),
  BIT_XOR         (6, BinaryOp.BIT_XOR),
  BIT_AND         (7, BinaryOp.BIT_AND),
  SHIFT_LEFT      (8, BinaryOp.SHIFT_LEFT),
  SHIFT_RIGHT     (8, BinaryOp.SHIFT_RIGHT),
  ADD             (9, BinaryOp.ADD),
  SUBTRACT        (9, BinaryOp.SUBTRACT),
  MULTIPLY        (10, BinaryOp.MULTIPLY),
  DIVIDE          (10, BinaryOp.DIVIDE),
  FLOOR_DIVIDE    (10, BinaryOp.FLOOR_DIVIDE),
  MODULO          (10, BinaryOp.MODULO),
  MATRIX_MULTIPLY (10, BinaryOp.MATRIX_MULTIPLY),
  NEGATE          (11, UnaryOp.NEGATE),
  PLUS            (11, UnaryOp.PLUS),
  INVERT          (11, UnaryOp.BIT_NOT),
  POWER           (12, BinaryOp.POWER);

  /** All comparisons, which chain. */
  static final int COMPARISON = 4;

  final int precedence;
  /** A {@link BinaryOp}, {@link LogicalOp} or {@link UnaryOp}. */
  final Enum<?> meaning;

  Operator(int precedence, Enum<?> meaning) {
    this.precedence = precedence;
    this.meaning = meaning;
  }

  /** The operator between two operands that a token is. */
  static Operator binary(int tokenType) {
    return switch (tokenType) {
      case PythonLexer.OR -> OR;
      case PythonLexer.AND -> AND;
      case PythonLexer.LESS -> LESS;
      case PythonLexer.GREATER -> GREATER;
      case PythonLexer.EQEQUAL -> EQUAL;
      case PythonLexer.NOTEQUAL -> NOT_EQUAL;
      case PythonLexer.LESSEQUAL -> LESS_EQUAL;
      case PythonLexer.GREATEREQUAL -> GREATER_EQUAL;
      case PythonLexer.IN -> IN;
      case PythonLexer.VBAR, PythonLexer.VBAREQUAL -> BIT_OR;
      case PythonLexer.CIRCUMFLEX, PythonLexer.CIRCUMFLEXEQUAL -> BIT_XOR;
      case PythonLexer.AMPER, PythonLexer.AMPEREQUAL -> BIT_AND;
      case PythonLexer.LEFTSHIFT, PythonLexer.LEFTSHIFTEQUAL -> SHIFT_LEFT;
      case PythonLexer.RIGHTSHIFT, PythonLexer.RIGHTSHIFTEQUAL -> SHIFT_RIGHT;
      case PythonLexer.PLUS, PythonLexer.PLUSEQUAL -> ADD;
      case PythonLexer.MINUS, PythonLexer.MINEQUAL -> SUBTRACT;
      case PythonLexer.STAR, PythonLexer.STAREQUAL -> MULTIPLY;
      case PythonLexer.SLASH, PythonLexer.SLASHEQUAL -> DIVIDE;
      case PythonLexer.DOUBLESLASH, PythonLexer.DOUBLESLASHEQUAL -> FLOOR_DIVIDE;
      case PythonLexer.PERCENT, PythonLexer.PERCENTEQUAL -> MODULO;
      case PythonLexer.AT, PythonLexer.ATEQUAL -> MATRIX_MULTIPLY;
      case PythonLexer.DOUBLESTAR, PythonLexer.DOUBLESTAREQUAL -> POWER;
      default -> throw new IllegalArgumentException("no operator: token type " + tokenType);
    };
  }

  /** The sign in front of an operand that a token is. */
  static Operator sign(int tokenType) {
    return switch (tokenType) {
      case PythonLexer.MINUS -> NEGATE;
      case PythonLexer.PLUS -> PLUS;
      case PythonLexer.TILDE -> INVERT;
      default -> throw new IllegalArgumentException("no sign: token type " + tokenType);
    };
  }

  boolean isPrefix() {
    return meaning instanceof UnaryOp;
  }
}
