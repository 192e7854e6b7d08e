package dev.lathe.ast;

import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Left spines: the chain from an expression through its leftmost operands, callees and objects. A program may make one of
 * any length ({@code a + a + ...}, {@code a.b.c...}, {@code a()()...}); every other nesting is bounded by a front end. Who
 * walks a tree therefore handles a spine in a loop, from its innermost end, and recurs only into what hangs off it.
 */
public final class Spine {

  private Spine() {}

  /** The next expression down the spine, if {@code expr} has one. */
  public static Optional<Expr> below(Expr expr) {
    return Optional.ofNullable(belowOrNull(expr));
  }

  /** The innermost expression of the spine; those above it, from {@code expr} down, are added at the end of {@code above}. */
  public static Expr descend(Expr expr, Deque<? super Expr> above) {
    Expr innermost = expr;
    for (Expr below = belowOrNull(innermost); below != null; below = belowOrNull(innermost)) {
      above.addLast(innermost);
      innermost = below;
    }
    return innermost;
  }

  /** The innermost expression of the spine. */
  public static Expr innermost(Expr expr) {
    Expr innermost = expr;
    for (Expr below = belowOrNull(innermost); below != null; below = belowOrNull(innermost)) {
      innermost = below;
    }
    return innermost;
  }

  private static Expr belowOrNull(Expr expr) {
    return switch (expr) { // types are tried in turn: what programs have most of comes first
      case Expr.Name _ -> null;
      case Expr.Attribute e -> e.object();
      case Expr.Call e -> e.callee();
      case Expr.StringLiteral _, Expr.NumberLiteral _ -> null;
      case Expr.Index e -> e.object();
      case Expr.Binary e -> e.left();
      case Expr.MethodCall e -> e.receiver();
      case Expr.Logical e -> e.left();
      case Expr.Nil _, Expr.Bool _, Expr.Ellipsis _, Expr.VarArgs _, Expr.Paren _, Expr.Unary _, Expr.Comparison _, Expr.Conditional _, Expr.Slice _,
          Expr.FunctionExpr _, Expr.Lambda _, Expr.Table _, Expr.ListExpr _, Expr.Tuple _, Expr.SetExpr _,
          Expr.Dict _, Expr.Comprehension _, Expr.Starred _, Expr.AssignExpr _, Expr.Await _, Expr.Yield _,
          Expr.YieldFrom _ ->
          null;
    };
  }

  /** The expressions of the spine of {@code expr}: the innermost first, {@code expr} itself last. */
  public static List<Expr> of(Expr expr) {
    int size = 0;
    for (Expr e = expr; e != null; e = belowOrNull(e)) {
      size++;
    }
    Expr[] spine = new Expr[size];
    for (Expr e = expr; e != null; e = belowOrNull(e)) {
      spine[--size] = e;
    }
    return Arrays.asList(spine);
  }
}
