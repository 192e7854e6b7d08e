package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;

/** One of the adjacent literals of a {@link Expr.StringLiteral}. */
public sealed interface StringPart extends Node {

  /**
   * A literal without holes.
   *
   * @param spelling as written, with prefix and quotes and LF for every line end; "" where the language's quoting rules
   *     are to choose
   */
  record Literal(Span span, Trivia trivia, String spelling, StringValue value) implements StringPart {}

  /**
   * A literal with expressions inside.
   *
   * @param open prefix and opening quote as written
   * @param close closing quote
   */
  record Format(Span span, Trivia trivia, String open, List<FormatPiece> pieces, String close) implements StringPart {
    public Format {
      pieces = List.copyOf(pieces);
    }
  }
}
