package dev.lathe.ast;

import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/**
 * Replaces operators on literals by their results, as the compiler of a language with these {@link Semantics} does: what is
 * folded, and what is not, shows in its bytecode. Where there are only doubles, the rules are LuaJIT's (no result that is NaN
 * or -0); where integers grow, CPython's optimiser of trees (results of bounded size, no operation that fails).
 *
 * <p>A folded literal has no spelling; its span is the operator's, whose comments it keeps. Names are never folded, nor is what is
 * assigned to or deleted. Results that no literal node can hold are left to run time: complex numbers with a real part, and
 * tuples, which are their elements' business until code is made of them. So are powers that C libraries may round differently,
 * see {@link Power}.
 */
public final class ConstantFolder {

  private final Constants constants;

  private ConstantFolder(Constants constants) {
    this.constants = constants;
  }

  /** {@code module} with folded constants; the same object if there are none to fold. */
  public static Module fold(Module module) {
    Semantics semantics = module.semantics();
    Constants constants =
        switch (semantics.integers()) {
          case DOUBLE_ONLY -> new DoubleConstants();
          case GROWING -> new GrowingConstants(semantics);
          case WRAPPING -> new WrappingConstants(semantics);
        };
    return AstRewriter.rewrite(module, new ConstantFolder(constants)::fold);
  }

  private Node fold(Node node, Position position) {
    return position.isValue() ? folded(node) : node;
  }

  private Node folded(Node node) {
    return switch (node) {
      case Expr.Unary unary ->
          Constant.of(unary.operand())
              .flatMap(operand -> constants.unary(unary.op(), operand))
              .<Node>map(value -> literal(unary, value))
              .orElse(unary);
      case Expr.Binary binary ->
          Constant.of(binary.left())
              .flatMap(left -> Constant.of(binary.right()).flatMap(right -> constants.binary(binary.op(), left, right)))
              .<Node>map(value -> literal(binary, value))
              .orElse(binary);
      case Expr.Index index ->
          Constant.of(index.object())
              .flatMap(object -> Constant.of(index.index()).flatMap(at -> constants.index(object, at)))
              .<Node>map(value -> literal(index, value))
              .orElse(index);
      default -> node; // only these three kinds of nodes compute from literals
    };
  }

  private static Expr literal(Expr folded, Constant value) {
    return switch (value) {
      case Constant.Nil _ -> new Expr.Nil(folded.span(), folded.trivia());
      case Constant.Bool(boolean truth) -> new Expr.Bool(folded.span(), folded.trivia(), truth);
      case Constant.Number(NumberValue number) -> new Expr.NumberLiteral(folded.span(), folded.trivia(), "", number);
      case Constant.Text(StringValue text) ->
          new Expr.StringLiteral(
              folded.span(), folded.trivia(), List.of(new StringPart.Literal(folded.span(), Trivia.NONE, "", text)));
    };
  }

  /** The value of a literal, seen through parentheses. */
  sealed interface Constant {
    record Nil() implements Constant {}

    record Bool(boolean value) implements Constant {}

    record Number(NumberValue value) implements Constant {}

    record Text(StringValue value) implements Constant {}

    static Optional<Constant> of(Expr expr) {
      Expr inner = expr;
      while (inner instanceof Expr.Paren paren) {
        inner = paren.inner();
      }
      if (inner instanceof Expr.Nil) {
        return Optional.of(new Nil());
      }
      if (inner instanceof Expr.Bool bool) {
        return Optional.of(new Bool(bool.value()));
      }
      if (inner instanceof Expr.NumberLiteral number) {
        return Optional.of(new Number(number.value()));
      }
      return inner instanceof Expr.StringLiteral string ? ofParts(string.parts()) : Optional.empty();
    }

    /** Adjacent literals of one kind without holes. */
    private static Optional<Constant> ofParts(List<StringPart> parts) {
      StringBuilder text = new StringBuilder();
      StringBuilder bytes = new StringBuilder();
      for (StringPart part : parts) {
        if (!(part instanceof StringPart.Literal literal)) {
          return Optional.empty();
        }
        switch (literal.value()) {
          case StringValue.Text value -> text.append(value.text());
          case StringValue.Bytes value -> bytes.append(value.latin1());
          case StringValue.Surrogates _ -> {
            return Optional.empty();
          }
        }
      }
      boolean isBytes = ((StringPart.Literal) parts.getFirst()).value() instanceof StringValue.Bytes;
      return Optional.of(
          new Text(isBytes ? new StringValue.Bytes(bytes.toString()) : new StringValue.Text(text.toString())));
    }
  }

  /** What operators give on constants; empty where the operation is left to run time. */
  interface Constants {
    Optional<Constant> unary(UnaryOp op, Constant operand);

    Optional<Constant> binary(BinaryOp op, Constant left, Constant right);

    Optional<Constant> index(Constant object, Constant index);
  }
}
