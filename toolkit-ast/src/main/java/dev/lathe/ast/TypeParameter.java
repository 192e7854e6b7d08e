package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.Optional;

/** A type parameter of a function, class or type alias. */
public record TypeParameter(Span span, Trivia trivia, Kind kind, Identifier name, Optional<Expr> bound) implements Node {

  /** What it stands for. */
  public enum Kind {
    /** One type. */
    TYPE,
    /** Any number of types ({@code *Ts}). */
    TYPE_LIST,
    /** The parameters of a callable ({@code **P}). */
    PARAMETERS
  }
}
