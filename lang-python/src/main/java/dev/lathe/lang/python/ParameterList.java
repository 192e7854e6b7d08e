package dev.lathe.lang.python;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Parameter;
import dev.lathe.lexer.Token;
import dev.lathe.parser.NodeOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the parameters of one function and refuses the parse where their order is wrong: positional ones first, without
 * defaults before with; at most one {@code /}, behind some of them; one {@code *}; {@code **} at the end.
 */
final class ParameterList {

  private final ExpressionBuilder build;
  private final List<Parameter> list = new ArrayList<>(4);
  private Parameter.Kind kind = Parameter.Kind.POSITIONAL;
  private boolean slashed;
  private boolean defaulted;
  /** Whether a {@code *} without a name still lacks the parameter behind it. */
  private boolean open;

  ParameterList(ExpressionBuilder build) {
    this.build = build;
  }

  /** A parameter with a name; {@code annotation} and {@code value} may be null. */
  void named(Token name, Expr annotation, Expr value, Token last) {
    if (kind == Parameter.Kind.VARIABLE_KEYWORDS || kind == Parameter.Kind.POSITIONAL && defaulted && value == null) {
      throw Refusal.at(name);
    }
    defaulted |= value != null;
    open = false;
    add(kind, name, name, annotation, value, last);
  }

  /** {@code *name}; {@code annotation} may be null. */
  void variable(Token star, Token name, Expr annotation, Token last) {
    bareStar(star);
    open = false;
    add(Parameter.Kind.VARIABLE, star, name, annotation, null, last);
  }

  /** A lone {@code *}. */
  void bareStar(Token star) {
    if (kind != Parameter.Kind.POSITIONAL) {
      throw Refusal.at(star);
    }
    kind = Parameter.Kind.KEYWORD_ONLY;
    open = true;
  }

  /** {@code **name}; {@code annotation} may be null. */
  void keywords(Token stars, Token name, Expr annotation, Token last) {
    if (kind == Parameter.Kind.VARIABLE_KEYWORDS || open) {
      throw Refusal.at(stars);
    }
    kind = Parameter.Kind.VARIABLE_KEYWORDS;
    add(kind, stars, name, annotation, null, last);
  }

  /** {@code /}: the parameters in front of it are positional only. */
  void slash(Token slash) {
    if (slashed || list.isEmpty() || kind != Parameter.Kind.POSITIONAL) {
      throw Refusal.at(slash);
    }
    slashed = true;
    list.replaceAll(
        p ->
            new Parameter(
                p.span(), p.trivia(), Parameter.Kind.POSITIONAL_ONLY, p.name(), p.annotation(), p.defaultValue()));
  }

  private void add(Parameter.Kind of, Token first, Token name, Expr annotation, Expr value, Token last) {
    NodeOrigins origins = build.origins();
    list.add(
        new Parameter(
            origins.span(first, last),
            origins.inside(first, last),
            of,
            Optional.of(build.identifier(name)),
            Optional.ofNullable(annotation),
            Optional.ofNullable(value)));
  }

  /** All of them; {@code next} stands behind the list. */
  List<Parameter> finish(Token next) {
    if (open) {
      throw Refusal.at(next);
    }
    return list;
  }
}
