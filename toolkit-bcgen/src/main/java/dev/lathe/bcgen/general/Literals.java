package dev.lathe.bcgen.general;

import dev.lathe.ast.Expr;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Op;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Expressions whose value is known. */
final class Literals {
  private static final int NIL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;

  private final GeneralConventions conventions;

  Literals(GeneralConventions conventions) {
    this.conventions = conventions;
  }

  /** The value of an expression that is a constant; tuples of constants are. */
  Optional<Constant> constant(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> conventions.constant(name.name()).map(Literals::truth);
      case Expr.Paren paren -> constant(inner(paren));
      case Expr.Nil _ -> Optional.of(Constant.Single.NIL);
      case Expr.Bool bool -> Optional.of(truth(bool.value()));
      case Expr.Ellipsis _ -> Optional.of(Constant.Single.ELLIPSIS);
      case Expr.NumberLiteral number -> Optional.of(number(number.value()));
      case Expr.StringLiteral string -> string(string.parts());
      case Expr.Tuple tuple -> constants(tuple.elements()).map(Constant.Tuple::new);
      default -> Optional.empty(); // computed
    };
  }

  private static Constant truth(boolean value) {
    return value ? Constant.Single.TRUE : Constant.Single.FALSE;
  }

  static Expr inner(Expr expr) {
    Expr inner = expr;
    while (inner instanceof Expr.Paren paren) {
      inner = paren.inner();
    }
    return inner;
  }

  /** The values of expressions that are all constants. */
  Optional<List<Constant>> constants(List<Expr> expressions) {
    List<Constant> values = new ArrayList<>(expressions.size());
    for (Expr expr : expressions) {
      Optional<Constant> value = constant(expr);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Constant number(NumberValue value) {
    return switch (value) {
      case NumberValue.Real(double real) -> new Constant.Real(real);
      case NumberValue.Integer(BigInteger integer) -> new Constant.Int(integer);
      case NumberValue.Imaginary(double imaginary) -> new Constant.Complex(0, imaginary);
      case NumberValue.Fixed(long bits, NumberValue.Signedness signedness) ->
          signedness == NumberValue.Signedness.SIGNED ? new Constant.Int64(bits) : new Constant.UInt64(bits);
    };
  }

  private static Optional<Constant> string(List<StringPart> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean isText = true;
    for (StringPart part : parts) {
      if (!(part instanceof StringPart.Literal literal)) {
        return Optional.empty();
      }
      bytes.writeBytes(bytes(literal.value()));
      isText &= !(literal.value() instanceof StringValue.Bytes);
    }
    ByteString all = ByteString.of(bytes.toByteArray());
    return Optional.of(isText ? new Constant.Str(all) : new Constant.Bytes(all));
  }

  /** A text in UTF-8, or bytes. */
  static byte[] bytes(StringValue value) {
    return switch (value) {
      case StringValue.Text(String text) -> ObjectPool.utf8(text).toByteArray();
      case StringValue.Surrogates(List<Integer> codePoints) ->
          ObjectPool.ofCodePoints(codePoints.stream().mapToInt(Integer::intValue).toArray()).toByteArray();
      case StringValue.Bytes(String latin1) -> ByteString.latin1(latin1).toByteArray();
    };
  }

  /** What a test of an expression comes to, if that is known. */
  Optional<Boolean> truth(Expr expr) {
    return constant(expr).flatMap(Literals::truth);
  }

  private static Optional<Boolean> truth(Constant constant) {
    return switch (constant) {
      case Constant.Single single ->
          Optional.of(
              switch (single) {
                case NIL, FALSE -> false;
                case TRUE, ELLIPSIS -> true;
              });
      case Constant.Int(BigInteger value) -> Optional.of(value.signum() != 0);
      case Constant.Real(double value) -> Optional.of(value != 0);
      case Constant.Complex(double real, double imaginary) -> Optional.of(real != 0 || imaginary != 0);
      case Constant.Str(ByteString bytes) -> Optional.of(bytes.length() > 0);
      case Constant.Bytes(ByteString bytes) -> Optional.of(bytes.length() > 0);
      case Constant.Tuple(List<Constant> elements) -> Optional.of(!elements.isEmpty());
      case Constant.FrozenSet(List<Constant> elements) -> Optional.of(!elements.isEmpty());
      case Constant.Int64(long bits) -> Optional.of(bits != 0);
      case Constant.UInt64(long bits) -> Optional.of(bits != 0);
      case Constant.Child _, Constant.Template _, Constant.JumpTable _ -> Optional.empty();
    };
  }

  /** The number of a primitive that an expression names; empty if it is none. */
  OptionalInt primitive(Expr expr) {
    return constant(expr)
        .map(
            constant ->
                constant == Constant.Single.NIL
                    ? OptionalInt.of(NIL)
                    : constant == Constant.Single.FALSE ? OptionalInt.of(FALSE) : constant == Constant.Single.TRUE ? OptionalInt.of(TRUE) : OptionalInt.empty())
        .orElse(OptionalInt.empty());
  }

  /** A small integer as the operand of an instruction, 8 bits with sign; empty if the expression is none. */
  static OptionalInt small(Expr expr) {
    return inner(expr) instanceof Expr.NumberLiteral(_, _, _, NumberValue.Integer(BigInteger value)) && value.bitLength() < 8
        ? OptionalInt.of(value.intValue())
        : OptionalInt.empty();
  }

  /** Puts a constant into a register. */
  static void load(CodeBuilder code, Constant constant, int to) {
    switch (constant) {
      case Constant.Single single -> {
        switch (single) {
          case NIL -> code.emit(Op.KPRI, to, NIL);
          case FALSE -> code.emit(Op.KPRI, to, FALSE);
          case TRUE -> code.emit(Op.KPRI, to, TRUE);
          case ELLIPSIS -> code.constant(to, single);
        }
      }
      case Constant.Int(BigInteger value) -> {
        if (value.bitLength() < 16) {
          code.emit(Op.KINT, to, value.intValue() & 0xFFFF);
        } else {
          code.constant(to, constant);
        }
      }
      case Constant.Real(double value) -> code.real(to, value);
      case Constant.Str(ByteString bytes) -> code.string(to, bytes);
      case Constant.Complex _, Constant.Bytes _, Constant.Tuple _, Constant.FrozenSet _, Constant.Int64 _, Constant.UInt64 _ -> code.constant(to, constant);
      case Constant.Child _, Constant.Template _, Constant.JumpTable _ -> throw new IllegalArgumentException("no value of a literal");
    }
  }
}
