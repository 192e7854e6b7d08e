package dev.lathe.lang.python;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.UnaryOp;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.NodeOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds patterns. Arguments named {@code first} and {@code last} are the first and last token of the node. */
final class PatternBuilder {

  private static final String WILDCARD = "_";

  private final NodeOrigins origins;
  private final ExpressionBuilder expressions;

  PatternBuilder(NodeOrigins origins, ExpressionBuilder expressions) {
    this.origins = origins;
    this.expressions = expressions;
  }

  // Literals

  Expr negative(Token minus, Token number) {
    return new Expr.Unary(
        origins.span(minus, number), origins.inside(minus, number), UnaryOp.NEGATE, expressions.number(number));
  }

  /** {@code real + imaginary}; {@code real} may have a sign. */
  Expr complex(Expr real, Token first, Token sign, Token number) {
    Expr imaginary = expressions.number(number);
    if (isImaginary(real instanceof Expr.Unary negated ? negated.operand() : real)) {
      throw Refusal.at(sign);
    }
    if (!isImaginary(imaginary)) {
      throw Refusal.at(number);
    }
    BinaryOp op = sign.type() == PythonLexer.PLUS ? BinaryOp.ADD : BinaryOp.SUBTRACT;
    return new Expr.Binary(origins.span(first, number), origins.inside(first, number), op, real, imaginary);
  }

  private static boolean isImaginary(Expr number) {
    return number instanceof Expr.NumberLiteral literal && literal.value() instanceof NumberValue.Imaginary;
  }

  Pattern value(Expr value, Token first, Token last) {
    return new Pattern.Value(origins.span(first, last), origins.inside(first, last), value);
  }

  Pattern singleton(Token token) {
    return new Pattern.Singleton(origins.span(token, token), Trivia.NONE, expressions.constant(token));
  }

  // Names

  /** A pattern that is a name, maybe dotted. */
  Pattern named(Expr path, Token first, Token last) {
    if (path instanceof Expr.Name name) {
      return name.name().equals(WILDCARD)
          ? new Pattern.Wildcard(name.span(), Trivia.NONE)
          : new Pattern.Capture(name.span(), Trivia.NONE, expressions.identifier(first));
    }
    return value(path, first, last);
  }

  Pattern as(Pattern pattern, Token first, Token name) {
    return new Pattern.As(origins.span(first, name), origins.inside(first, name), pattern, capture(name));
  }

  private Identifier capture(Token name) {
    if (name.is(WILDCARD)) {
      throw Refusal.at(name);
    }
    return expressions.identifier(name);
  }

  // Alternatives and sequences

  /** {@code list}, or at the first separator a new one that begins with {@code pattern}. */
  List<Pattern> listOf(List<Pattern> list, Pattern pattern) {
    if (list != null) {
      return list;
    }
    List<Pattern> fresh = new ArrayList<>(4);
    fresh.add(pattern);
    return fresh;
  }

  Pattern or(Pattern single, List<Pattern> alternatives, Token first, Token last) {
    return alternatives == null
        ? single
        : new Pattern.Or(origins.span(first, last), origins.inside(first, last), alternatives);
  }

  Pattern star(Token star, Token name) {
    Optional<Identifier> captured = name.is(WILDCARD) ? Optional.empty() : Optional.of(expressions.identifier(name));
    return new Pattern.Star(origins.span(star, name), origins.inside(star, name), captured);
  }

  /** A sequence without brackets; {@code single} if {@code list} is null as there was no comma. */
  Pattern open(Pattern single, List<Pattern> list, Token first, Token last) {
    return list == null
        ? group(single, origins.tokens().token(last.index() + 1))
        : sequence(Pattern.SequenceForm.BARE, list, first, last);
  }

  /** What a pair of round brackets is: {@code list} are the elements if there was a comma, else null. */
  Pattern round(Pattern single, List<Pattern> list, Token open, Token close) {
    return list == null ? group(single, close) : sequence(Pattern.SequenceForm.PARENTHESES, list, open, close);
  }

  /** A pattern that is no part of a sequence. */
  private static Pattern group(Pattern pattern, Token next) {
    if (pattern instanceof Pattern.Star) {
      throw Refusal.at(next);
    }
    return pattern;
  }

  Pattern sequence(Pattern.SequenceForm form, List<Pattern> elements, Token first, Token last) {
    return new Pattern.Sequence(origins.span(first, last), origins.inside(first, last), form, elements);
  }

  // Mappings

  Pattern.Item item(Expr key, Pattern pattern, Token first, Token last) {
    return new Pattern.Item(origins.span(first, last), origins.inside(first, last), key, pattern);
  }

  /** A mapping's {@code **rest} is its last item; {@code rest} is null if there was none yet. */
  void checkRest(Identifier rest, Token next) {
    if (rest != null && next.type() != PythonLexer.RBRACE) {
      throw Refusal.at(next);
    }
  }

  Identifier rest(Token name) {
    return capture(name);
  }

  Pattern mapping(List<Pattern.Item> items, Identifier rest, Token first, Token last) {
    return new Pattern.Mapping(origins.span(first, last), origins.inside(first, last), items, Optional.ofNullable(rest));
  }

  // Classes

  /** Positional patterns stand in front of attributes. */
  void checkPositional(List<Pattern.Attribute> attributes, Token next) {
    if (!attributes.isEmpty()) {
      throw Refusal.at(next);
    }
  }

  /**
   * Only a plain name stands in front of {@code =}. CPython's parser takes an underscore right behind positional patterns
   * for one more of them, and does not try again.
   */
  void checkAttribute(List<Pattern> positional, List<Pattern.Attribute> attributes, Token first, Token equal) {
    boolean wildcard = first.is(WILDCARD) && !positional.isEmpty() && attributes.isEmpty();
    if (first.type() != PythonLexer.NAME || equal.index() != first.index() + 1 || wildcard) {
      throw Refusal.at(equal);
    }
  }

  Pattern.Attribute attribute(Token name, Pattern pattern, Token last) {
    return new Pattern.Attribute(
        origins.span(name, last), origins.inside(name, last), expressions.identifier(name), pattern);
  }

  Pattern classPattern(
      Expr type, List<Pattern> positional, List<Pattern.Attribute> attributes, Token first, Token last) {
    return new Pattern.ClassPattern(
        origins.span(first, last), origins.inside(first, last), type, positional, attributes);
  }
}
