package dev.lathe.lang.python;

import dev.lathe.ast.Identifier;
import dev.lathe.ast.Pattern;
import java.util.Optional;

/** Patterns as {@code ast.dump} prints them. */
final class PatternDump {

  private final DumpWriter out;
  private final PythonAstDump expressions;

  PatternDump(DumpWriter out, PythonAstDump expressions) {
    this.out = out;
    this.expressions = expressions;
  }

  void pattern(Pattern pattern) {
    switch (pattern) {
      case Pattern.Value p -> {
        out.open("MatchValue").field("value");
        expressions.load(p.value());
      }
      case Pattern.Singleton p ->
          out.open("MatchSingleton")
              .field("value")
              .text(
                  switch (p.value()) {
                    case dev.lathe.ast.Expr.Bool bool -> bool.value() ? "True" : "False";
                    default -> "None";
                  });
      case Pattern.Capture p -> out.open("MatchAs").field("name").identifier(p.name());
      case Pattern.Wildcard _ -> out.open("MatchAs");
      case Pattern.As p -> {
        out.open("MatchAs").field("pattern");
        pattern(p.pattern());
        out.field("name").identifier(p.name());
      }
      case Pattern.Or p -> out.open("MatchOr").field("patterns").list(p.alternatives(), this::pattern);
      case Pattern.Sequence p -> out.open("MatchSequence").field("patterns").list(p.elements(), this::pattern);
      case Pattern.Star p -> {
        out.open("MatchStar");
        name("name", p.name());
      }
      case Pattern.Mapping p -> {
        out.open("MatchMapping").field("keys").list(p.items(), item -> expressions.load(item.key()));
        out.field("patterns").list(p.items(), item -> pattern(item.pattern()));
        name("rest", p.rest());
      }
      case Pattern.ClassPattern p -> {
        out.open("MatchClass").field("cls");
        expressions.load(p.type());
        out.field("patterns").list(p.positional(), this::pattern);
        out.field("kwd_attrs").list(p.attributes(), attribute -> out.identifier(attribute.name()));
        out.field("kwd_patterns").list(p.attributes(), attribute -> pattern(attribute.pattern()));
      }
      case Pattern.Item _, Pattern.Attribute _ -> throw new IllegalArgumentException(pattern.getClass().getName());
    }
    out.close(pattern.span());
  }

  private void name(String field, Optional<Identifier> name) {
    name.ifPresent(identifier -> out.field(field).identifier(identifier));
  }
}
