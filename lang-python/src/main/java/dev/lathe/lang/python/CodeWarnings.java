package dev.lathe.lang.python;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.AstWalker.Next;
import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.ConstantFolder;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.UnaryOp;
import dev.lathe.ast.WithItem;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of {@link PythonWarnings} about what CPython's compiler sees: identity of literals, calls and subscripts of what has
 * none, assertions of tuples. As there, constants are folded before, and {@code not a is b} is {@code a is not b};
 * annotations that are not evaluated are not looked at.
 */
final class CodeWarnings implements AstWalker.Visitor {

  private final boolean deferAnnotations;
  private final Diagnostics diagnostics;
  /** The functions and classes around the place of the walk, the innermost first. */
  private final Deque<Node> scopes = new ArrayDeque<>();
  /** Subscripts that are assigned or deleted. */
  private final Set<Node> targets = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> skipped = Collections.newSetFromMap(new IdentityHashMap<>());
  /** For comparisons below {@code not}: whether an odd number of them stands there. */
  private final Map<Node, Boolean> negated = new IdentityHashMap<>();

  private CodeWarnings(boolean deferAnnotations, Diagnostics diagnostics) {
    this.deferAnnotations = deferAnnotations;
    this.diagnostics = diagnostics;
  }

  static void report(Module module, Diagnostics diagnostics) {
    boolean defer = FutureStatements.of(module, new Diagnostics()).deferAnnotations();
    AstWalker.walk(ConstantFolder.fold(module), new CodeWarnings(defer, diagnostics));
  }

  private void warn(Span span, String format, Object... arguments) {
    diagnostics.add(PythonWarnings.at(span, format.formatted(arguments)));
  }

  @Override
  public Next enter(Node node) {
    if (skipped.remove(node)) {
      return Next.SIBLING;
    }
    switch (node) {
      case Stmt.FunctionDef _, Stmt.ClassDef _ -> scopes.push(node);
      case Stmt.Assign s -> s.targets().forEach(this::target);
      case Stmt.AugAssign s -> target(s.target());
      case Stmt.AnnAssign s -> annotated(s);
      case Stmt.ForEach s -> s.targets().forEach(this::target);
      case Stmt.Delete s -> s.targets().forEach(this::target);
      case Stmt.Assert s -> asserted(s);
      case WithItem item -> item.target().ifPresent(this::target);
      case ComprehensionClause.For clause -> target(clause.target());
      case Parameter parameter -> annotation(parameter.annotation());
      case Function function -> annotation(function.returns());
      case Expr.Unary unary -> negation(unary);
      case Expr.Binary binary -> identity(binary, List.of(binary.op()), List.of(binary.left(), binary.right()));
      case Expr.Comparison chain -> identity(chain, chain.operators(), chain.operands());
      case Expr.Call call -> called(call.callee());
      case Expr.Index index -> {
        if (!targets.remove(index)) {
          subscript(index);
        }
      }
      default -> {} // nothing to warn of
    }
    return Next.CHILDREN;
  }

  @Override
  public void leave(Node node) {
    if (node == scopes.peek()) {
      scopes.pop();
    }
  }

  // What is not compiled, and what is no value

  private void annotated(Stmt.AnnAssign s) {
    target(s.target());
    if (deferAnnotations || scopes.peek() instanceof Stmt.FunctionDef) {
      skipped.add(s.annotation());
    }
  }

  private void annotation(Optional<Expr> annotation) {
    if (deferAnnotations) {
      annotation.ifPresent(skipped::add);
    }
  }

  private void target(Expr target) {
    switch (target) {
      case Expr.Index e -> targets.add(e);
      case Expr.Paren e -> target(e.inner());
      case Expr.Starred e -> target(e.value());
      case Expr.Tuple e -> e.elements().forEach(this::target);
      case Expr.ListExpr e -> e.elements().forEach(this::target);
      default -> {} // has no subscript that is assigned
    }
  }

  // Warnings

  private void asserted(Stmt.Assert s) {
    if (inner(s.test()) instanceof Expr.Tuple tuple && !tuple.elements().isEmpty()) {
      warn(s.span(), "assertion is always true, perhaps remove parentheses?");
    }
  }

  private void negation(Expr.Unary unary) {
    boolean odd = false;
    Expr operand = unary;
    while (operand instanceof Expr.Unary not && not.op() == UnaryOp.NOT) {
      odd = !odd;
      operand = inner(not.operand());
    }
    negated.putIfAbsent(operand, odd);
  }

  private void identity(Expr comparison, List<BinaryOp> operators, List<Expr> operands) {
    boolean flipped = operators.size() == 1 && negated.getOrDefault(comparison, false);
    for (int i = 0; i < operators.size(); i++) {
      BinaryOp op = operators.get(i);
      if (op == BinaryOp.IS || op == BinaryOp.IS_NOT) {
        boolean left = isLiteral(operands.get(i));
        if (left || isLiteral(operands.get(i + 1))) {
          boolean is = (op == BinaryOp.IS) != flipped;
          warn(
              comparison.span(),
              is ? "\"is\" with '%s' literal. Did you mean \"==\"?" : "\"is not\" with '%s' literal. Did you mean \"!=\"?",
              type(operands.get(left ? i : i + 1)).orElseThrow());
          return;
        }
      }
    }
  }

  /** Whether a constant is told by its value, not its identity. */
  private static boolean isLiteral(Expr operand) {
    return switch (inner(operand)) {
      case Expr.NumberLiteral _ -> true;
      case Expr.StringLiteral e -> isPlain(e);
      case Expr.Tuple e -> e.elements().stream().allMatch(CodeWarnings::isConstant);
      default -> false;
    };
  }

  private static boolean isConstant(Expr element) {
    Expr e = inner(element);
    return e instanceof Expr.Nil || e instanceof Expr.Bool || e instanceof Expr.Ellipsis || isLiteral(e);
  }

  private static boolean isPlain(Expr.StringLiteral string) {
    return string.parts().stream().allMatch(part -> part instanceof StringPart.Literal);
  }

  private void called(Expr callee) {
    Expr e = inner(callee);
    if (!(e instanceof Expr.Lambda)) {
      type(e).ifPresent(type -> warn(e.span(), "'%s' object is not callable; perhaps you missed a comma?", type));
    }
  }

  private void subscript(Expr.Index index) {
    Expr object = inner(index.object());
    Optional<String> type = type(object);
    if (type.isEmpty()) {
      return;
    }
    switch (object) {
      case Expr.StringLiteral _, Expr.Tuple _, Expr.ListExpr _ -> subscript(object, type.get(), index.index());
      case Expr.Comprehension e when e.kind() == Expr.ComprehensionKind.LIST -> subscript(object, type.get(), index.index());
      case Expr.Comprehension e when e.kind() == Expr.ComprehensionKind.DICT -> {}
      case Expr.Dict _ -> {}
      default -> warn(object.span(), "'%s' object is not subscriptable; perhaps you missed a comma?", type.get());
    }
  }

  private void subscript(Expr sequence, String type, Expr index) {
    type(inner(index))
        .filter(kind -> !kind.equals("int") && !kind.equals("bool"))
        .ifPresent(
            kind -> warn(sequence.span(), "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, kind));
  }

  private static Expr inner(Expr expr) {
    Expr e = expr;
    while (e instanceof Expr.Paren paren) {
      e = paren.inner();
    }
    return e;
  }

  /** The class of an expression's value, where that shows. */
  private static Optional<String> type(Expr expr) {
    return Optional.ofNullable(
        switch (inner(expr)) {
          case Expr.Nil _ -> "NoneType";
          case Expr.Bool _ -> "bool";
          case Expr.Ellipsis _ -> "ellipsis";
          case Expr.NumberLiteral e ->
              switch (e.value()) {
                case NumberValue.Integer _, NumberValue.Fixed _ -> "int";
                case NumberValue.Real _ -> "float";
                case NumberValue.Imaginary _ -> "complex";
              };
          case Expr.StringLiteral e ->
              e.parts().getFirst() instanceof StringPart.Literal literal && literal.value() instanceof StringValue.Bytes ? "bytes" : "str";
          case Expr.Tuple _ -> "tuple";
          case Expr.ListExpr _ -> "list";
          case Expr.Dict _ -> "dict";
          case Expr.SetExpr _ -> "set";
          case Expr.Lambda _ -> "function";
          case Expr.Comprehension e ->
              switch (e.kind()) {
                case LIST -> "list";
                case SET -> "set";
                case DICT -> "dict";
                case GENERATOR -> "generator";
              };
          default -> null; // known at run time only
        });
  }
}
