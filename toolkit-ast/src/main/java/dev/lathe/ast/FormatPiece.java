package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/** A piece of a {@link StringPart.Format} or of a format specification. */
public sealed interface FormatPiece extends Node {

  /**
   * Text.
   *
   * @param spelling as written, escapes and doubled braces included, LF for every line end
   */
  record Text(Span span, Trivia trivia, String spelling, StringValue value) implements FormatPiece {}

  /**
   * A replacement field.
   *
   * @param debugText for {@code {x = }} the text between the braces up to and including {@code =} and its spaces, else ""
   * @param conversion {@code r}, {@code s} or {@code a}; "" if none
   * @param specification pieces behind the colon; absent without a colon
   */
  record Replacement(
      Span span, Trivia trivia, Expr value, String debugText, String conversion, Optional<Specification> specification)
      implements FormatPiece {}

  /** A format specification, itself text with replacement fields. */
  record Specification(Span span, Trivia trivia, List<FormatPiece> pieces) implements FormatPiece {
    public Specification {
      pieces = List.copyOf(pieces);
    }
  }
}
