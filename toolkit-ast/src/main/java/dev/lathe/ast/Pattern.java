package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/** A pattern of a {@link MatchCase}. Grouping parentheses follow from the precedence of alternatives and captures. */
public sealed interface Pattern extends Node {

  /** Matches what equals the value: a literal (with sign, or a complex number) or a dotted name. */
  record Value(Span span, Trivia trivia, Expr value) implements Pattern {}

  /** Matches the one object that the literal names: nil or a truth value. */
  record Singleton(Span span, Trivia trivia, Expr value) implements Pattern {}

  /** Matches anything and binds it. */
  record Capture(Span span, Trivia trivia, Identifier name) implements Pattern {}

  /** Matches anything, binds nothing. */
  record Wildcard(Span span, Trivia trivia) implements Pattern {}

  /** {@code pattern as name}. */
  record As(Span span, Trivia trivia, Pattern pattern, Identifier name) implements Pattern {}

  /** Tries alternatives in order, at least two. */
  record Or(Span span, Trivia trivia, List<Pattern> alternatives) implements Pattern {
    public Or {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** Matches a sequence by position. */
  record Sequence(Span span, Trivia trivia, SequenceForm form, List<Pattern> elements) implements Pattern {
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /** How a sequence pattern is written. */
  enum SequenceForm {
    BRACKETS,
    PARENTHESES,
    BARE
  }

  /** The rest of a sequence; binds nothing without a name. */
  record Star(Span span, Trivia trivia, Optional<Identifier> name) implements Pattern {}

  /** Matches a mapping that has the keys. */
  record Mapping(Span span, Trivia trivia, List<Item> items, Optional<Identifier> rest) implements Pattern {
    public Mapping {
      items = List.copyOf(items);
    }
  }

  /** A key and the pattern of its value. */
  record Item(Span span, Trivia trivia, Expr key, Pattern pattern) implements Pattern {}

  /** Matches an instance of a class by attributes. */
  record ClassPattern(Span span, Trivia trivia, Expr type, List<Pattern> positional, List<Attribute> attributes)
      implements Pattern {
    public ClassPattern {
      positional = List.copyOf(positional);
      attributes = List.copyOf(attributes);
    }
  }

  /** {@code name=pattern} inside a class pattern. */
  record Attribute(Span span, Trivia trivia, Identifier name, Pattern pattern) implements Pattern {}
}
