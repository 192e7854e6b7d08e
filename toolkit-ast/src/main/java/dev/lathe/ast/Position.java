package dev.lathe.ast;

import dev.lathe.ast.NodeSchema.Component;
import java.util.Map;

/**
 * Which expressions may stand in a component: for each expression-valued component of the nodes one of these, derived from
 * the parent's record, the component and the parent's own position.
 */
enum Position {
  /** Any value; no spread, slice or tuple without parentheses. */
  VALUE,
  /** Also a spread: elements of displays, arguments. */
  SPREAD,
  /** Also a tuple without parentheses. */
  BARE,
  /** The subscript of an index: also a spread, a slice, a tuple without parentheses. */
  SUBSCRIPT,
  /** An element of a tuple without parentheses in a subscript: also a spread or a slice. */
  SUBSCRIPT_ELEMENT,
  /** What an assignment may unpack into, also without parentheses. */
  BARE_TARGET,
  /** The same with parentheses only. */
  TARGET,
  /** An element of a target: also one that takes the rest. */
  TARGET_ELEMENT,
  /** A target that is read before it is written: a variable, attribute or index. */
  PLACE,
  /** What can be deleted. */
  DELETED,
  /** A variable. */
  VARIABLE,
  /** A variable, or attributes of one. */
  DOTTED,
  /** A literal number (with sign, or complex), a string without holes, or attributes of a variable. */
  PATTERN_VALUE,
  /** The same, nil or a truth value. */
  PATTERN_KEY,
  /** Nil or a truth value. */
  PATTERN_SINGLETON,
  /** Anything: the component holds no expression, or a fragment's root. */
  ANY;

  /** Positions that the component alone decides; {@link #VALUE} where there is no row. */
  private static final Map<Class<?>, Map<String, Position>> TABLE =
      Map.ofEntries(
          row(Expr.SetExpr.class, "elements", SPREAD),
          row(Expr.Call.class, "arguments", SPREAD),
          row(Expr.MethodCall.class, "arguments", SPREAD),
          row(Expr.Index.class, "index", SUBSCRIPT),
          row(Expr.AssignExpr.class, "target", VARIABLE),
          row(Expr.Yield.class, "value", BARE),
          row(FormatPiece.Replacement.class, "value", BARE),
          row(ComprehensionClause.For.class, "target", BARE_TARGET),
          row(WithItem.class, "target", TARGET),
          row(Stmt.ExprStmt.class, "value", BARE),
          row(Stmt.Return.class, "values", BARE),
          row(Stmt.Match.class, "subject", BARE),
          row(Stmt.Assign.class, "targets", BARE_TARGET, "value", BARE),
          row(Stmt.MultiAssign.class, "targets", PLACE),
          row(Stmt.AugAssign.class, "target", PLACE, "value", BARE),
          row(Stmt.AnnAssign.class, "target", PLACE, "value", BARE),
          row(Stmt.ClassDef.class, "arguments", SPREAD),
          row(Stmt.Delete.class, "targets", DELETED),
          row(Pattern.Value.class, "value", PATTERN_VALUE),
          row(Pattern.Singleton.class, "value", PATTERN_SINGLETON),
          row(Pattern.Item.class, "key", PATTERN_KEY),
          row(Pattern.ClassPattern.class, "type", DOTTED));

  private static Map.Entry<Class<?>, Map<String, Position>> row(Class<?> type, String component, Position position) {
    return Map.entry(type, Map.of(component, position));
  }

  private static Map.Entry<Class<?>, Map<String, Position>> row(
      Class<?> type, String first, Position firstPosition, String second, Position secondPosition) {
    return Map.entry(type, Map.of(first, firstPosition, second, secondPosition));
  }

  /** Whether what stands here is evaluated, and not bound, deleted or told apart from other variables. */
  boolean isValue() {
    return switch (this) {
      case VALUE, SPREAD, BARE, SUBSCRIPT, SUBSCRIPT_ELEMENT, PATTERN_VALUE, PATTERN_KEY -> true;
      case BARE_TARGET, TARGET, TARGET_ELEMENT, PLACE, DELETED, VARIABLE, DOTTED, PATTERN_SINGLETON, ANY -> false;
    };
  }

  /** The position of what {@code component} of {@code parent} holds, itself at {@code outer}. */
  static Position of(Node parent, Component component, Position outer, Semantics semantics) {
    boolean loop = parent instanceof Stmt.ForEach;
    boolean target = component.name().equals(loop ? "targets" : "target");
    return switch (parent) {
      case Expr.Paren _ -> inner(outer);
      case Expr.Tuple e -> element(outer, e.form());
      case Expr.ListExpr _ -> element(outer, Expr.TupleForm.PARENTHESIZED);
      case Expr.Starred _ -> outer == TARGET_ELEMENT ? TARGET : VALUE;
      case Parameter p when p.kind() == Parameter.Kind.VARIABLE && component.name().equals("annotation") -> SPREAD;
      case Stmt.FunctionDef s when target -> s.binding() == Stmt.Binding.LOCAL ? VARIABLE : DOTTED;
      case Stmt.ForEach _ when semantics.scoping() == Semantics.Scoping.BLOCK -> target ? VARIABLE : VALUE;
      case Stmt.ForEach _ -> target ? BARE_TARGET : BARE;
      case Node _ -> of(parent.getClass(), component);
    };
  }

  /** The position of what {@code component} of a node of class {@code parent} holds, where nothing else decides. */
  static Position of(Class<?> parent, Component component) {
    return TABLE.getOrDefault(parent, Map.of()).getOrDefault(component.name(), VALUE);
  }

  private static Position inner(Position outer) {
    return switch (outer) {
      case BARE_TARGET, TARGET, TARGET_ELEMENT -> TARGET;
      case PLACE, DELETED -> outer;
      case VALUE, SPREAD, BARE, SUBSCRIPT, SUBSCRIPT_ELEMENT, VARIABLE, DOTTED, PATTERN_VALUE, PATTERN_KEY,
          PATTERN_SINGLETON, ANY ->
          VALUE;
    };
  }

  private static Position element(Position outer, Expr.TupleForm form) {
    return switch (outer) {
      case BARE_TARGET, TARGET, TARGET_ELEMENT -> TARGET_ELEMENT;
      case DELETED -> DELETED;
      case SUBSCRIPT -> form == Expr.TupleForm.BARE ? SUBSCRIPT_ELEMENT : SPREAD;
      case VALUE, SPREAD, BARE, SUBSCRIPT_ELEMENT, PLACE, VARIABLE, DOTTED, PATTERN_VALUE, PATTERN_KEY,
          PATTERN_SINGLETON, ANY ->
          SPREAD;
    };
  }

  /** Whether {@code expr} may stand here; what it consists of is judged at its own positions. */
  boolean allows(Expr expr, Semantics semantics) {
    return switch (this) {
      case ANY -> true;
      case VALUE -> isValue(expr);
      case SPREAD -> isValue(expr) || expr instanceof Expr.Starred;
      case BARE -> isValue(expr) || isBareTuple(expr);
      case SUBSCRIPT_ELEMENT -> isValue(expr) || expr instanceof Expr.Starred || expr instanceof Expr.Slice;
      case SUBSCRIPT ->
          isValue(expr) || isBareTuple(expr) || expr instanceof Expr.Starred || expr instanceof Expr.Slice;
      case BARE_TARGET -> isTarget(expr, semantics) || isBareTuple(expr);
      case TARGET -> isTarget(expr, semantics);
      case TARGET_ELEMENT -> isTarget(expr, semantics) || expr instanceof Expr.Starred;
      case PLACE -> isPlace(expr, semantics);
      case DELETED -> isTarget(expr, semantics);
      case VARIABLE -> expr instanceof Expr.Name;
      case DOTTED -> isDotted(expr);
      case PATTERN_VALUE -> isPatternLiteral(expr) || expr instanceof Expr.Attribute && isDotted(expr);
      case PATTERN_KEY -> PATTERN_VALUE.allows(expr, semantics) || PATTERN_SINGLETON.allows(expr, semantics);
      case PATTERN_SINGLETON -> expr instanceof Expr.Nil || expr instanceof Expr.Bool;
    };
  }

  private static boolean isBareTuple(Expr expr) {
    return expr instanceof Expr.Tuple tuple && tuple.form() == Expr.TupleForm.BARE;
  }

  private static boolean isValue(Expr expr) {
    return !(expr instanceof Expr.Starred) && !(expr instanceof Expr.Slice) && !isBareTuple(expr);
  }

  private static boolean isPlace(Expr expr, Semantics semantics) {
    return expr instanceof Expr.Name
        || expr instanceof Expr.Attribute
        || expr instanceof Expr.Index
        || expr instanceof Expr.Paren && semantics.parentheses() == Semantics.Parentheses.GROUP;
  }

  private static boolean isTarget(Expr expr, Semantics semantics) {
    return isPlace(expr, semantics)
        || expr instanceof Expr.ListExpr
        || expr instanceof Expr.Tuple tuple && tuple.form() == Expr.TupleForm.PARENTHESIZED;
  }

  private static boolean isDotted(Expr expr) {
    Expr e = expr;
    while (e instanceof Expr.Attribute attribute) {
      e = attribute.object();
    }
    return e instanceof Expr.Name;
  }

  private static boolean isPatternLiteral(Expr expr) {
    if (expr instanceof Expr.StringLiteral string) {
      return string.parts().stream().allMatch(p -> p instanceof StringPart.Literal);
    }
    if (expr instanceof Expr.Binary complex) {
      return (complex.op() == BinaryOp.ADD || complex.op() == BinaryOp.SUBTRACT)
          && isSignedNumber(complex.left())
          && complex.right() instanceof Expr.NumberLiteral imaginary
          && imaginary.value() instanceof NumberValue.Imaginary;
    }
    return isSignedNumber(expr);
  }

  private static boolean isSignedNumber(Expr expr) {
    return expr instanceof Expr.Unary minus && minus.op() == UnaryOp.NEGATE
        ? minus.operand() instanceof Expr.NumberLiteral
        : expr instanceof Expr.NumberLiteral;
  }
}
