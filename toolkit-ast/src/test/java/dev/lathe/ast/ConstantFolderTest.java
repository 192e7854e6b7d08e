package dev.lathe.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Folding against the arithmetic of BigInteger, BigDecimal and Java's doubles, and what is not to be folded. */
class ConstantFolderTest {

  private static final Expr NIL = new Expr.Nil(Span.NONE, Trivia.NONE);

  private static Expr real(double value) {
    return number(new NumberValue.Real(value));
  }

  private static Expr integer(BigInteger value) {
    return number(new NumberValue.Integer(value));
  }

  private static Expr integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  private static Expr number(NumberValue value) {
    return new Expr.NumberLiteral(Span.NONE, Trivia.NONE, "", value);
  }

  private static Expr text(String value) {
    return new Expr.StringLiteral(
        Span.NONE, Trivia.NONE, List.of(new StringPart.Literal(Span.NONE, Trivia.NONE, "", new StringValue.Text(value))));
  }

  private static Expr binary(BinaryOp op, Expr left, Expr right) {
    return new Expr.Binary(Span.NONE, Trivia.NONE, op, left, new Expr.Paren(Span.NONE, Trivia.NONE, right));
  }

  private static Expr unary(UnaryOp op, Expr operand) {
    return new Expr.Unary(Span.NONE, Trivia.NONE, op, operand);
  }

  private static Module module(Semantics semantics, Stmt statement) {
    Block body = new Block(Span.NONE, Trivia.NONE, List.of(statement));
    return new Module(Span.NONE, Trivia.NONE, "test", semantics, body);
  }

  private static Expr fold(Semantics semantics, Expr expr) {
    Module folded = ConstantFolder.fold(module(semantics, new Stmt.ExprStmt(Span.NONE, Trivia.NONE, expr)));
    return ((Stmt.ExprStmt) folded.body().statements().getFirst()).value();
  }

  /** What an expression folds to; empty if it is left alone. */
  private static Optional<Object> value(Semantics semantics, Expr expr) {
    Expr folded = fold(semantics, expr);
    return folded == expr ? Optional.empty() : Optional.of(
        switch (folded) {
          case Expr.NumberLiteral(_, _, _, NumberValue.Real(double number)) -> number;
          case Expr.NumberLiteral(_, _, _, NumberValue.Integer(BigInteger number)) -> number;
          case Expr.NumberLiteral(_, _, _, NumberValue value) -> value;
          case Expr.Bool bool -> bool.value();
          case Expr.StringLiteral string -> ((StringPart.Literal) string.parts().getFirst()).value();
          default -> throw new AssertionError(folded.getClass());
        });
  }

  private static Optional<Object> growing(Expr expr) {
    return value(TestSemantics.FUNCTIONS, expr);
  }

  private static Optional<Object> doubles(Expr expr) {
    return value(TestSemantics.BLOCKS, expr);
  }

  private static Optional<Object> growing(BinaryOp op, long x, long y) {
    return growing(binary(op, integer(x), integer(y)));
  }

  private static Optional<Object> wrapping(BinaryOp op, long x, long y) {
    return value(TestSemantics.WRAPPING, binary(op, integer(x), integer(y)));
  }

  private static Optional<Object> integerOf(long value) {
    return Optional.of(BigInteger.valueOf(value));
  }

  /** As Java's long does it. */
  @Property
  void wrappingIntegers(@ForAll long a, @ForAll long b, @ForAll @IntRange(max = 63) int shift) {
    assertEquals(integerOf(a + b), wrapping(BinaryOp.ADD, a, b));
    assertEquals(integerOf(a - b), wrapping(BinaryOp.SUBTRACT, a, b));
    assertEquals(integerOf(a * b), wrapping(BinaryOp.MULTIPLY, a, b));
    assertEquals(integerOf(a & b), wrapping(BinaryOp.BIT_AND, a, b));
    assertEquals(integerOf(a | b), wrapping(BinaryOp.BIT_OR, a, b));
    assertEquals(integerOf(a << shift), wrapping(BinaryOp.SHIFT_LEFT, a, shift));
    assertEquals(integerOf(a >> shift), wrapping(BinaryOp.SHIFT_RIGHT, a, shift));
    assertEquals(integerOf(-a), value(TestSemantics.WRAPPING, unary(UnaryOp.NEGATE, integer(a))));
    assertEquals(integerOf(~a), value(TestSemantics.WRAPPING, unary(UnaryOp.BIT_NOT, integer(a))));
    assertEquals(b == 0 ? Optional.empty() : integerOf(a / b), wrapping(BinaryOp.DIVIDE, a, b));
    assertEquals(b == 0 ? Optional.empty() : integerOf(a % b), wrapping(BinaryOp.MODULO, a, b));
    assertEquals(b == 0 ? Optional.empty() : integerOf(Math.floorDiv(a, b)), wrapping(BinaryOp.FLOOR_DIVIDE, a, b));
  }

  @Test
  void wrappingAtTheEnds() {
    long least = Long.MIN_VALUE;
    assertEquals(integerOf(least), wrapping(BinaryOp.DIVIDE, least, -1));
    assertEquals(integerOf(0), wrapping(BinaryOp.MODULO, least, -1));
    assertEquals(integerOf(least), wrapping(BinaryOp.FLOOR_DIVIDE, least, -1));
    assertEquals(integerOf(least), value(TestSemantics.WRAPPING, unary(UnaryOp.NEGATE, integer(least))));
    assertEquals(integerOf(0), wrapping(BinaryOp.POWER, 2, 64));
    assertEquals(Optional.empty(), wrapping(BinaryOp.SHIFT_LEFT, 1, 64));
    assertEquals(Optional.empty(), wrapping(BinaryOp.SHIFT_RIGHT, 1, 64));
    assertEquals(Optional.empty(), wrapping(BinaryOp.SHIFT_RIGHT, 1, -1));
    assertEquals(Optional.of(1.5), value(TestSemantics.WRAPPING, binary(BinaryOp.DIVIDE, real(3), integer(2))));
    assertEquals(Optional.of(false), value(TestSemantics.WRAPPING, unary(UnaryOp.NOT, integer(0))), "zero is true there");
    assertEquals(Optional.empty(), value(TestSemantics.WRAPPING, binary(BinaryOp.ADD, text("a"), text("b"))), "it adds numbers");
    assertEquals(Optional.empty(), value(TestSemantics.WRAPPING, index(text("abc"), 1)));
  }

  private static Expr imaginary(double value) {
    return number(new NumberValue.Imaginary(value));
  }

  /** Where a literal can hold the result. */
  @Test
  void imaginaryNumbers() {
    assertEquals(Optional.of(new NumberValue.Imaginary(3)), growing(binary(BinaryOp.ADD, imaginary(1), imaginary(2))));
    assertEquals(Optional.of(new NumberValue.Imaginary(6)), growing(binary(BinaryOp.MULTIPLY, imaginary(2), integer(3))));
    assertEquals(Optional.of(new NumberValue.Imaginary(1)), growing(binary(BinaryOp.DIVIDE, imaginary(2), integer(2))));
    assertEquals(Optional.of(new NumberValue.Imaginary(2)), growing(binary(BinaryOp.POWER, imaginary(2), integer(1))));
    assertEquals(Optional.empty(), growing(binary(BinaryOp.POWER, imaginary(2), integer(2))), "-4 and 0j");
    assertEquals(Optional.empty(), growing(binary(BinaryOp.SUBTRACT, imaginary(1), imaginary(2))), "a real part of 0 and -1j, not that of -(1j)");
    assertEquals(Optional.empty(), growing(binary(BinaryOp.ADD, integer(1), imaginary(2))));
    assertEquals(Optional.empty(), growing(binary(BinaryOp.DIVIDE, imaginary(2), integer(0))));
    assertEquals(Optional.empty(), growing(binary(BinaryOp.POWER, imaginary(1e200), integer(3))), "overflow");
    assertEquals(Optional.empty(), growing(binary(BinaryOp.FLOOR_DIVIDE, imaginary(1), integer(1))));
    assertEquals(Optional.empty(), growing(unary(UnaryOp.NEGATE, imaginary(1))));
    assertEquals(Optional.of(true), growing(unary(UnaryOp.NOT, imaginary(0))));
  }

  /** Left to run time: within a hair of the middle between two doubles. */
  @Test
  void powersInDoubt() {
    assertEquals(Optional.of(Math.sqrt(2)), doubles(binary(BinaryOp.POWER, real(2), real(0.5))));
    assertEquals(Optional.of(0.001), growing(BinaryOp.POWER, 10, -3));
    assertEquals(Optional.empty(), growing(binary(BinaryOp.POWER, real(0x1.8000004p0), integer(2))), "a tie");
    assertEquals(Optional.empty(), growing(binary(BinaryOp.POWER, real(10), integer(400))), "overflow");
    assertEquals(Optional.of(Double.POSITIVE_INFINITY), doubles(binary(BinaryOp.POWER, real(10), real(400))));
  }

  @Property
  void growingIntegers(@ForAll long a, @ForAll long b) {
    BigInteger x = BigInteger.valueOf(a);
    BigInteger y = BigInteger.valueOf(b);
    assertEquals(Optional.of(x.add(y)), growing(BinaryOp.ADD, a, b));
    assertEquals(Optional.of(x.subtract(y)), growing(BinaryOp.SUBTRACT, a, b));
    assertEquals(Optional.of(x.multiply(y)), growing(BinaryOp.MULTIPLY, a, b));
    assertEquals(Optional.of(x.xor(y)), growing(BinaryOp.BIT_XOR, a, b));
    assertEquals(Optional.of(x.negate()), growing(unary(UnaryOp.NEGATE, integer(a))));
    assertEquals(Optional.of(x.not()), growing(unary(UnaryOp.BIT_NOT, integer(a))));
    if (b == 0) {
      assertEquals(Optional.empty(), growing(BinaryOp.FLOOR_DIVIDE, a, b));
      assertEquals(Optional.empty(), growing(BinaryOp.MODULO, a, b));
      assertEquals(Optional.empty(), growing(BinaryOp.DIVIDE, a, b));
    } else {
      // floorDiv overflows where the quotient is 2^63
      BigInteger quotient = a == Long.MIN_VALUE && b == -1 ? x.negate() : BigInteger.valueOf(Math.floorDiv(a, b));
      assertEquals(Optional.of(quotient), growing(BinaryOp.FLOOR_DIVIDE, a, b));
      assertEquals(Optional.of(BigInteger.valueOf(Math.floorMod(a, b))), growing(BinaryOp.MODULO, a, b));
      double ratio = new BigDecimal(x).divide(new BigDecimal(y), new MathContext(200)).doubleValue();
      assertEquals(Optional.of(a == 0 && b < 0 ? -0.0 : ratio), growing(BinaryOp.DIVIDE, a, b));
    }
  }

  @Property
  void doublesOnly(@ForAll double x, @ForAll double y) {
    assertDouble(x + y, BinaryOp.ADD, x, y);
    assertDouble(x - y, BinaryOp.SUBTRACT, x, y);
    assertDouble(x * y, BinaryOp.MULTIPLY, x, y);
    assertDouble(x / y, BinaryOp.DIVIDE, x, y);
    assertDouble(x - Math.floor(x / y) * y, BinaryOp.MODULO, x, y);
  }

  private static void assertDouble(double result, BinaryOp op, double x, double y) {
    boolean kept = !Double.isNaN(result) && Double.doubleToRawLongBits(result) != Double.doubleToRawLongBits(-0.0);
    assertEquals(kept ? Optional.of(result) : Optional.empty(), doubles(binary(op, real(x), real(y))), x + " " + op + " " + y);
  }

  /** As the listing of a compiler with these rules shows. */
  @Test
  void noNanAndNoNegativeZeroWhereThereAreOnlyDoubles() {
    assertEquals(Optional.empty(), doubles(unary(UnaryOp.NEGATE, real(0))));
    assertEquals(Optional.empty(), doubles(binary(BinaryOp.MULTIPLY, real(0), real(-1))));
    assertEquals(Optional.empty(), doubles(binary(BinaryOp.DIVIDE, real(0), real(0))));
    assertEquals(Optional.empty(), doubles(binary(BinaryOp.MODULO, real(5), real(0))));
    assertEquals(Optional.empty(), doubles(binary(BinaryOp.MODULO, real(5), real(Double.POSITIVE_INFINITY))));
    assertEquals(Optional.of(0.0), doubles(binary(BinaryOp.SUBTRACT, real(1), real(1))));
    assertEquals(Optional.of(Double.POSITIVE_INFINITY), doubles(binary(BinaryOp.MULTIPLY, real(1e308), real(10))));
    assertEquals(Optional.of(-1.0), doubles(binary(BinaryOp.MODULO, real(3), real(-2))));
    assertEquals(Optional.of(0x1p53), doubles(binary(BinaryOp.POWER, real(2), real(53))));
    assertEquals(Optional.of(1e22), doubles(binary(BinaryOp.POWER, real(10), real(22))));
    assertEquals(Optional.empty(), doubles(unary(UnaryOp.NEGATE, NIL)));
    assertEquals(Optional.of(true), doubles(unary(UnaryOp.NOT, NIL)));
    assertEquals(Optional.of(false), doubles(unary(UnaryOp.NOT, text(""))));
    assertEquals(Optional.empty(), doubles(binary(BinaryOp.LESS, real(1), real(2))));
  }

  /** As the constants of a compiler with these rules show. */
  @Test
  void growthHasLimits() {
    BigInteger large = BigInteger.TEN.pow(50);
    assertEquals(Optional.of(BigInteger.TWO.pow(127)), growing(BinaryOp.SHIFT_LEFT, 1, 127));
    assertEquals(Optional.empty(), growing(BinaryOp.SHIFT_LEFT, 1, 128));
    assertEquals(Optional.of(BigInteger.ZERO), growing(BinaryOp.SHIFT_LEFT, 0, 1L << 40));
    assertEquals(Optional.empty(), growing(BinaryOp.SHIFT_LEFT, 0, -1));
    assertEquals(Optional.of(large), growing(binary(BinaryOp.SHIFT_LEFT, integer(large), integer(0))));
    assertEquals(Optional.of(BigInteger.ZERO), growing(BinaryOp.SHIFT_RIGHT, 3, 1L << 40));
    assertEquals(Optional.of(BigInteger.valueOf(-1)), growing(BinaryOp.SHIFT_RIGHT, -3, 1L << 40));
    assertEquals(Optional.of(BigInteger.TWO.pow(64)), growing(BinaryOp.POWER, 2, 64));
    assertEquals(Optional.empty(), growing(BinaryOp.POWER, 2, 65));
    assertEquals(Optional.empty(), growing(BinaryOp.POWER, 1, 200));
    assertEquals(Optional.of(0.5), growing(BinaryOp.POWER, 2, -1));
    assertEquals(Optional.empty(), growing(BinaryOp.POWER, 0, -1));
    assertEquals(Optional.empty(), growing(binary(BinaryOp.MULTIPLY, integer(large), integer(large))));
    assertEquals(Optional.of(new StringValue.Text("aaa")), growing(binary(BinaryOp.MULTIPLY, integer(3), text("a"))));
    assertEquals(
        Optional.of(new StringValue.Text("a".repeat(4096))), growing(binary(BinaryOp.MULTIPLY, text("a"), integer(4096))));
    assertEquals(Optional.empty(), growing(binary(BinaryOp.MULTIPLY, text("a"), integer(4097))));
    assertEquals(Optional.empty(), growing(binary(BinaryOp.MULTIPLY, text("a"), integer(-1))));
    assertEquals(Optional.of(-0.0), growing(binary(BinaryOp.MULTIPLY, real(0), integer(-1))));
    assertEquals(Optional.of(-0.5), growing(binary(BinaryOp.MODULO, real(5.5), integer(-2))));
  }

  private static Expr index(Expr object, long at) {
    return new Expr.Index(Span.NONE, Trivia.NONE, object, integer(at));
  }

  @Test
  void charactersOfStrings() {
    assertEquals(Optional.of(new StringValue.Text("c")), growing(index(text("abc"), -1)));
    assertEquals(Optional.of(new StringValue.Text("\uD83D\uDE00")), growing(index(text("a\uD83D\uDE00c"), 1)));
    assertEquals(Optional.empty(), growing(index(text("abc"), 3)));
    assertEquals(Optional.empty(), growing(index(text("abc"), -4)));
  }

  /** What is assigned to stays what it is; what is computed inside of it is folded. */
  @Test
  void targetsAreNoValues() {
    Stmt assign = new Stmt.Assign(Span.NONE, Trivia.NONE, List.of(index(text("abc"), 1)), index(text("abc"), 1));
    Module folded = ConstantFolder.fold(module(TestSemantics.FUNCTIONS, assign));
    Stmt.Assign result = (Stmt.Assign) folded.body().statements().getFirst();
    assertSame(((Stmt.Assign) assign).targets().getFirst(), result.targets().getFirst());
    assertInstanceOf(Expr.StringLiteral.class, result.value());
    assertEquals(List.of(), AstValidator.check(folded, LexicalRules.SHAPES));
  }

  @Test
  void whatHasNothingToFoldIsTheSame() {
    Module module = module(TestSemantics.FUNCTIONS, new Stmt.ExprStmt(Span.NONE, Trivia.NONE, unary(UnaryOp.NEGATE, NIL)));
    assertSame(module, ConstantFolder.fold(module));
  }
}
