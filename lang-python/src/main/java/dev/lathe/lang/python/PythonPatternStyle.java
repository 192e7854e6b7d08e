package dev.lathe.lang.python;

import static dev.lathe.bcgen.source.Layout.brackets;
import static dev.lathe.bcgen.source.Layout.child;
import static dev.lathe.bcgen.source.Layout.each;
import static dev.lathe.bcgen.source.Layout.either;
import static dev.lathe.bcgen.source.Layout.group;
import static dev.lathe.bcgen.source.Layout.line;
import static dev.lathe.bcgen.source.Layout.list;
import static dev.lathe.bcgen.source.Layout.optional;
import static dev.lathe.bcgen.source.Layout.patternValue;
import static dev.lathe.bcgen.source.Layout.refused;
import static dev.lathe.bcgen.source.Layout.self;
import static dev.lathe.bcgen.source.Layout.sequence;
import static dev.lathe.bcgen.source.Layout.space;
import static dev.lathe.bcgen.source.Layout.token;
import static dev.lathe.bcgen.source.Layout.when;

import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Pattern;
import dev.lathe.bcgen.source.Layout;
import dev.lathe.bcgen.source.ListLayout.Trailing;
import dev.lathe.bcgen.source.Position;
import dev.lathe.bcgen.source.SourceStyle;

/** The part of {@link PythonSourceStyle} about the patterns of {@code match}. */
final class PythonPatternStyle {

  /** How patterns bind, the loosest first. */
  private enum Level {
    BARE,
    AS,
    OR,
    CLOSED
  }

  private static final Position PATTERN = Position.atLeast(Level.AS);
  private static final Position ALTERNATIVE = Position.atLeast(Level.CLOSED);

  private PythonPatternStyle() {}

  static void addTo(SourceStyle.Builder style) {
    style
        .pattern(Pattern.Value.class, Level.CLOSED, child(Pattern.Value::value))
        .pattern(Pattern.Singleton.class, Level.CLOSED, child(Pattern.Singleton::value))
        .pattern(Pattern.Capture.class, Level.CLOSED, child(Pattern.Capture::name))
        .pattern(Pattern.Wildcard.class, Level.CLOSED, token("_"))
        .pattern(
            Pattern.As.class,
            Level.AS,
            child(Pattern.As::pattern, Position.atLeast(Level.OR)),
            space(),
            token("as"),
            space(),
            child(Pattern.As::name))
        .pattern(
            Pattern.Or.class,
            Level.OR,
            group(
                each(
                    Pattern.Or::alternatives,
                    self(ALTERNATIVE),
                    sequence(line(), token("|"), space(), self(ALTERNATIVE)))))
        .pattern(
            Pattern.Star.class,
            Level.CLOSED,
            token("*"),
            either(p -> p.name().isPresent(), optional(Pattern.Star::name, self()), token("_")));
    sequences(style);
    collections(style);
  }

  private static void sequences(SourceStyle.Builder style) {
    style.pattern(
        Pattern.Sequence.class,
        p -> p.form() == Pattern.SequenceForm.BARE ? Level.BARE : Level.CLOSED,
        either(
            p -> p.form() == Pattern.SequenceForm.BRACKETS,
            PythonSourceStyle.display(list(Pattern.Sequence::elements, PATTERN).in("[", "]")),
            either(
                p -> p.form() == Pattern.SequenceForm.PARENTHESES,
                PythonSourceStyle.display(list(Pattern.Sequence::elements, PATTERN).in("(", ")"))
                    .trailing(Trailing.SINGLE),
                either(
                    p -> p.elements().isEmpty(),
                    refused("an empty sequence has brackets"),
                    list(Pattern.Sequence::elements, PATTERN).escaped().trailing(Trailing.SINGLE)))));
  }

  private static void collections(SourceStyle.Builder style) {
    style
        .pattern(
            Pattern.Mapping.class,
            Level.CLOSED,
            brackets(
                "{",
                "}",
                list(Pattern.Mapping::items, Position.ANY),
                when(p -> !p.items().isEmpty() && p.rest().isPresent(), token(","), line()),
                optional(Pattern.Mapping::rest, token("**"), self())))
        .pattern(
            Pattern.Item.class,
            Level.CLOSED,
            child(Pattern.Item::key),
            token(":"),
            space(),
            child(Pattern.Item::pattern, PATTERN))
        .pattern(
            Pattern.ClassPattern.class,
            Level.CLOSED,
            child(Pattern.ClassPattern::type, PythonSourceStyle.PRIMARY),
            brackets(
                "(",
                ")",
                list(Pattern.ClassPattern::positional, PATTERN),
                when(p -> !p.positional().isEmpty() && !p.attributes().isEmpty(), token(","), line()),
                list(Pattern.ClassPattern::attributes, Position.ANY)))
        .pattern(
            Pattern.Attribute.class,
            Level.CLOSED,
            child(Pattern.Attribute::name),
            token("="),
            child(Pattern.Attribute::pattern, PATTERN));
  }

  /** A space and the pattern of a case. */
  static Layout<MatchCase> ofCase() {
    return patternValue(MatchCase::pattern, Position.ANY);
  }
}
