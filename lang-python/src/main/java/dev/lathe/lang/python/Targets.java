package dev.lathe.lang.python;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Spine;
import dev.lathe.lexer.Token;

/**
 * What may be assigned to and deleted, as the rules of CPython's grammar have it. Its compiler refuses more: names that are
 * no variables, several stars in a target.
 */
final class Targets {

  private Targets() {}

  /** Refuses the parse at {@code next} unless {@code expr} may stand in front of {@code =}, or behind {@code for}. */
  static void checkAssignable(Expr expr, Token next) {
    Expr target = expr instanceof Expr.Starred starred ? starred.value() : expr;
    if (!isAssignable(target)) {
      throw Refusal.at(next);
    }
  }

  private static boolean isAssignable(Expr expr) {
    return switch (withoutParentheses(expr)) {
      case Expr.Name _, Expr.Attribute _, Expr.Index _ -> true;
      case Expr.Tuple tuple -> areAssignable(tuple.elements());
      case Expr.ListExpr list -> areAssignable(list.elements());
      default -> false;
    };
  }

  private static boolean areAssignable(Iterable<Expr> elements) {
    for (Expr element : elements) {
      if (!isAssignable(element instanceof Expr.Starred starred ? starred.value() : element)) {
        return false;
      }
    }
    return true;
  }

  /** The same for the one target of {@code +=} and of an annotation. */
  static void checkSingle(Expr expr, Token next) {
    if (!isSingle(expr)) {
      throw Refusal.at(next);
    }
  }

  private static boolean isSingle(Expr expr) {
    return switch (withoutParentheses(expr)) {
      case Expr.Name _, Expr.Attribute _, Expr.Index _ -> true;
      default -> false;
    };
  }

  /**
   * The same in front of an annotation: CPython's parser takes a bracket with a target inside for the whole target, and does
   * not try again, so that {@code (a).b: int} is refused.
   */
  static void checkAnnotated(Expr expr, Token next) {
    checkSingle(expr, next);
    if (expr instanceof Expr.Paren) {
      return;
    }
    Expr bottom = Spine.of(expr).getFirst();
    if (bottom instanceof Expr.Paren paren && isSingle(paren)) {
      throw Refusal.at(next);
    }
  }

  /** The same for what {@code del} takes. */
  static void checkDeletable(Expr expr, Token next) {
    if (!isDeletable(expr)) {
      throw Refusal.at(next);
    }
  }

  private static boolean isDeletable(Expr expr) {
    return switch (withoutParentheses(expr)) {
      case Expr.Name _, Expr.Attribute _, Expr.Index _ -> true;
      case Expr.Tuple tuple -> tuple.elements().stream().allMatch(Targets::isDeletable);
      case Expr.ListExpr list -> list.elements().stream().allMatch(Targets::isDeletable);
      default -> false;
    };
  }

  private static Expr withoutParentheses(Expr expr) {
    Expr inner = expr;
    while (inner instanceof Expr.Paren paren) {
      inner = paren.inner();
    }
    return inner;
  }
}
