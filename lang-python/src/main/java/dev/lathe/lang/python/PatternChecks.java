package dev.lathe.lang.python;

import dev.lathe.ast.Expr;
import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.StringPart;
import dev.lathe.lexer.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of {@link PlacementChecks} about patterns. */
final class PatternChecks {

  private static final int MAX_BEFORE_STAR = 256;

  private final ExpressionChecks expressions;
  /** Names that the pattern in progress has bound. */
  private Set<String> bound = new HashSet<>();

  PatternChecks(ExpressionChecks expressions) {
    this.expressions = expressions;
  }

  /** Whether a pattern that always matches may stand where it stands. */
  private enum Irrefutable {
    ALLOWED,
    FORBIDDEN
  }

  /** The pattern of a case; {@code isLast} of its statement. */
  void check(MatchCase matchCase, MatchCase last) {
    bound = new HashSet<>();
    boolean allowed = matchCase.guard().isPresent() || matchCase == last;
    pattern(matchCase.pattern(), allowed ? Irrefutable.ALLOWED : Irrefutable.FORBIDDEN);
  }

  private void pattern(Pattern pattern, Irrefutable irrefutable) {
    switch (pattern) {
      case Pattern.Value p -> value(p);
      case Pattern.Singleton _ -> {}
      case Pattern.Capture p -> {
        if (irrefutable == Irrefutable.FORBIDDEN) {
          expressions.error(Message.PATTERN_CAPTURES_ALL, p.span(), p.name().name());
        } else {
          bind(p.name().name(), p.span());
        }
      }
      case Pattern.Wildcard p -> {
        if (irrefutable == Irrefutable.FORBIDDEN) {
          expressions.error(Message.PATTERN_MATCHES_ALL, p.span());
        }
      }
      case Pattern.As p -> {
        pattern(p.pattern(), irrefutable);
        bind(p.name().name(), p.span());
      }
      case Pattern.Or p -> alternatives(p, irrefutable);
      case Pattern.Sequence p -> sequence(p);
      case Pattern.Star p -> p.name().ifPresent(name -> bind(name.name(), p.span()));
      case Pattern.Mapping p -> mapping(p);
      case Pattern.ClassPattern p -> classPattern(p);
      case Pattern.Item p -> part(p.pattern());
      case Pattern.Attribute p -> part(p.pattern());
    }
  }

  private void part(Pattern pattern) {
    pattern(pattern, Irrefutable.ALLOWED);
  }

  private void bind(String name, Span place) {
    expressions.store(name, place);
    if (!bound.add(name)) {
      expressions.error(Message.PATTERN_NAME_TWICE, place, name);
    }
  }

  private void value(Pattern.Value pattern) {
    if (isFormat(pattern.value())) {
      expressions.error(Message.PATTERN_BAD_VALUE, pattern.span());
    }
    expressions.read(pattern.value());
  }

  private static boolean isFormat(Expr value) {
    return value instanceof Expr.StringLiteral literal
        && literal.parts().stream().anyMatch(part -> part instanceof StringPart.Format);
  }

  private void alternatives(Pattern.Or pattern, Irrefutable irrefutable) {
    Set<String> before = bound;
    Optional<Set<String>> first = Optional.empty();
    boolean differ = false;
    for (Pattern alternative : pattern.alternatives()) {
      bound = new HashSet<>();
      boolean isLast = alternative == pattern.alternatives().getLast();
      pattern(alternative, isLast ? irrefutable : Irrefutable.FORBIDDEN);
      differ |= first.isPresent() && !first.get().equals(bound);
      first = first.or(() -> Optional.of(bound));
    }
    if (differ) {
      expressions.error(Message.PATTERN_NAMES_DIFFER, pattern.span());
    }
    bound = before;
    for (String name : first.orElseThrow().stream().sorted().toList()) {
      if (!bound.add(name)) {
        expressions.error(Message.PATTERN_NAME_TWICE, pattern.span(), name);
      }
    }
  }

  private void sequence(Pattern.Sequence pattern) {
    List<Pattern> elements = pattern.elements();
    int stars = 0;
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Pattern.Star star) {
        if (stars++ == 0 && i >= MAX_BEFORE_STAR && star.name().isPresent()) {
          expressions.error(Message.PATTERN_LATE_STAR, pattern.span());
        }
      }
    }
    if (stars > 1) {
      expressions.error(Message.PATTERN_SEVERAL_STARS, pattern.span());
    }
    elements.forEach(this::part);
  }

  private void mapping(Pattern.Mapping pattern) {
    Set<PatternKey> keys = new HashSet<>();
    for (Pattern.Item item : pattern.items()) {
      if (isFormat(item.key())) {
        expressions.error(Message.PATTERN_BAD_KEY, pattern.span());
      }
      PatternKey.of(item.key())
          .filter(key -> !keys.add(key))
          .ifPresent(key -> expressions.error(Message.PATTERN_KEY_TWICE, pattern.span(), key.text()));
      expressions.read(item.key());
    }
    pattern.items().forEach(this::part);
    pattern.rest().ifPresent(rest -> bind(rest.name(), pattern.span()));
  }

  private void classPattern(Pattern.ClassPattern pattern) {
    List<Pattern.Attribute> attributes = pattern.attributes();
    Set<String> names = new HashSet<>();
    for (Pattern.Attribute attribute : attributes) {
      String name = attribute.name().name();
      expressions.store(name, attribute.pattern().span());
      if (!names.add(name)) {
        expressions.error(Message.PATTERN_ATTRIBUTE_TWICE, attribute.pattern().span(), name);
      }
    }
    expressions.read(pattern.type());
    pattern.positional().forEach(this::part);
    attributes.forEach(this::part);
  }
}
