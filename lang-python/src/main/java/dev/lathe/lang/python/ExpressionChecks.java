package dev.lathe.lang.python;

import dev.lathe.ast.Argument;
import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.DictItem;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Spine;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.scope.Resolution;
import dev.lathe.ast.scope.Scope;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of {@link PlacementChecks} about expressions and targets, in the order in which CPython compiles them. */
final class ExpressionChecks {

  private static final String DEBUG = "__debug__";
  /** A star in a target may have fewer targets than this in front of it. */
  private static final int MAX_BEFORE_STAR = 256;

  private final Resolution resolution;
  private final Diagnostics diagnostics;
  private final Deque<CodeUnit> units = new ArrayDeque<>();

  ExpressionChecks(Resolution resolution, Diagnostics diagnostics) {
    this.resolution = resolution;
    this.diagnostics = diagnostics;
  }

  void error(Message message, Span span, Object... arguments) {
    diagnostics.add(message.at(span, arguments));
  }

  // Units and blocks

  CodeUnit unit() {
    return units.peek();
  }

  /** Compiles {@code body} as a unit of its own. */
  void inUnit(CodeUnit.Kind kind, Optional<Scope> scope, Runnable body) {
    units.push(new CodeUnit(kind, scope));
    body.run();
    units.pop();
  }

  /** Opens a block; {@code place} is where one too many is reported. */
  void open(CodeUnit.Open block, Span place) {
    if (unit().blocks.size() == CodeUnit.MAX_BLOCKS) {
      error(Message.TOO_MANY_BLOCKS, place);
    }
    unit().blocks.push(block);
  }

  void open(CodeUnit.Frame frame, Span place) {
    open(new CodeUnit.Open(frame, Optional.empty()), place);
  }

  void close() {
    unit().blocks.pop();
  }

  // Names

  /** A name that is assigned, {@code place} being where CPython reports that it must not be. */
  void store(String name, Span place) {
    if (name.equals(DEBUG)) {
      error(Message.ASSIGN_DEBUG, place);
    }
  }

  void store(Identifier name) {
    store(name.name(), name.span());
  }

  // Expressions

  void readAll(List<Expr> expressions) {
    for (int i = 0, n = expressions.size(); i < n; i++) {
      read(expressions.get(i));
    }
  }

  void read(Optional<Expr> expression) {
    if (expression.isPresent()) {
      read(expression.get());
    }
  }

  /** An expression whose value is used. */
  void read(Expr expression) {
    if (Spine.below(expression).isEmpty()) {
      leaf(expression);
      return;
    }
    List<Expr> spine = Spine.of(expression);
    for (int i = spine.size() - 1; i > 0; i--) {
      if (spine.get(i) instanceof Expr.Call call) {
        keywords(call.arguments());
      }
    }
    leaf(spine.getFirst());
    for (int i = 1, n = spine.size(); i < n; i++) {
      link(spine.get(i));
    }
  }

  /** What hangs off a spine. */
  private void link(Expr expression) {
    switch (expression) {
      case Expr.Attribute _ -> {}
      case Expr.Call e -> arguments(e.arguments());
      case Expr.Index e -> read(e.index());
      case Expr.Binary e -> read(e.right());
      case Expr.Logical e -> read(e.right());
      default -> {} // the rest of a spine has nothing
    }
  }

  private void leaf(Expr expression) {
    switch (expression) { // types are tried in turn: what programs have most of comes first
      case Expr.Name _, Expr.NumberLiteral _ -> {}
      case Expr.StringLiteral e -> {
        for (int i = 0, n = e.parts().size(); i < n; i++) {
          part(e.parts().get(i));
        }
      }
      case Expr.Paren e -> read(e.inner());
      case Expr.Unary e -> read(e.operand());
      case Expr.Comparison e -> readAll(e.operands());
      case Expr.Conditional e -> {
        read(e.test());
        read(e.whenTrue());
        read(e.whenFalse());
      }
      case Expr.Slice e -> {
        read(e.lower());
        read(e.upper());
        read(e.step());
      }
      case Expr.Lambda e -> lambda(e);
      case Expr.ListExpr e -> elements(e.elements());
      case Expr.Tuple e -> elements(e.elements());
      case Expr.SetExpr e -> elements(e.elements());
      case Expr.Dict e -> e.items().forEach(this::item);
      case Expr.Comprehension e -> comprehension(e);
      case Expr.Starred e -> {
        error(Message.STARRED_PLACE, e.span());
        read(e.value());
      }
      case Expr.AssignExpr e -> {
        read(e.value());
        write(e.target());
      }
      case Expr.Await e -> {
        await(e);
        read(e.value());
      }
      case Expr.Yield e -> {
        if (!unit().isFunctionLike()) {
          error(Message.YIELD_OUTSIDE, e.span());
        }
        read(e.value());
      }
      case Expr.YieldFrom e -> {
        yieldFrom(e);
        read(e.value());
      }
      case Expr.Nil _, Expr.Bool _, Expr.Ellipsis _, Expr.VarArgs _, Expr.Binary _, Expr.Logical _, Expr.Attribute _,
          Expr.Index _, Expr.Call _, Expr.MethodCall _, Expr.FunctionExpr _, Expr.Table _ -> {}
    }
  }

  /** The index of a target that is only annotated: CPython comes to the elements of a tuple one by one, so none is starred. */
  void annotatedIndex(Expr index) {
    switch (index) {
      case Expr.Paren e -> annotatedIndex(e.inner());
      case Expr.Tuple e -> e.elements().forEach(this::annotatedIndex);
      default -> read(index);
    }
  }

  private void elements(List<Expr> elements) {
    for (Expr element : elements) {
      read(element instanceof Expr.Starred starred ? starred.value() : element);
    }
  }

  private void item(DictItem item) {
    switch (item) {
      case DictItem.Entry entry -> {
        read(entry.key());
        read(entry.value());
      }
      case DictItem.Unpack unpack -> read(unpack.value());
    }
  }

  private void part(StringPart part) {
    if (part instanceof StringPart.Format format) {
      format.pieces().forEach(this::piece);
    }
  }

  private void piece(FormatPiece piece) {
    switch (piece) {
      case FormatPiece.Text _ -> {}
      case FormatPiece.Replacement field -> {
        read(field.value());
        field.specification().ifPresent(this::piece);
      }
      case FormatPiece.Specification specification -> specification.pieces().forEach(this::piece);
    }
  }

  private void await(Expr.Await e) {
    if (!unit().isFunctionLike()) {
      error(Message.AWAIT_OUTSIDE, e.span());
    } else if (unit().kind() != CodeUnit.Kind.ASYNC_FUNCTION && unit().kind() != CodeUnit.Kind.COMPREHENSION) {
      error(Message.AWAIT_OUTSIDE_ASYNC, e.span());
    }
  }

  private void yieldFrom(Expr.YieldFrom e) {
    if (!unit().isFunctionLike()) {
      error(Message.YIELD_OUTSIDE, e.span());
    } else if (unit().kind() == CodeUnit.Kind.ASYNC_FUNCTION) {
      error(Message.YIELD_FROM_IN_ASYNC, e.span());
    }
  }

  // Calls

  /** Keywords of a call: none twice, and none that cannot be assigned. */
  void keywords(List<Argument> arguments) {
    int keywords = 0;
    for (int i = 0, n = arguments.size(); i < n; i++) {
      keywords += arguments.get(i) instanceof Argument.Keyword ? 1 : 0;
    }
    if (keywords == 0) {
      return;
    }
    Map<String, Argument.Keyword> second = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (int i = 0, n = keywords == 1 ? 0 : arguments.size(); i < n; i++) {
      if (arguments.get(i) instanceof Argument.Keyword keyword && !names.add(keyword.name().name())) {
        second.putIfAbsent(keyword.name().name(), keyword);
      }
    }
    for (Argument argument : arguments) {
      if (argument instanceof Argument.Keyword keyword) {
        store(keyword.name().name(), keyword.span());
        Argument.Keyword repeated = second.remove(keyword.name().name());
        if (repeated != null) {
          error(Message.REPEATED_KEYWORD, repeated.span(), keyword.name().name());
        }
      }
    }
  }

  /** Arguments by position, then the others. */
  void arguments(List<Argument> arguments) {
    boolean named = false;
    for (int i = 0, n = arguments.size(); i < n; i++) {
      if (arguments.get(i) instanceof Expr e) {
        read(e instanceof Expr.Starred starred ? starred.value() : e);
      } else {
        named = true;
      }
    }
    for (int i = 0, n = named ? arguments.size() : 0; i < n; i++) {
      switch (arguments.get(i)) {
        case Argument.Keyword keyword -> read(keyword.value());
        case Argument.UnpackKeywords unpack -> read(unpack.value());
        case Expr _ -> {}
      }
    }
  }

  // Functions without a block

  private void lambda(Expr.Lambda lambda) {
    parameterNames(lambda.parameters());
    defaults(lambda.parameters());
    inUnit(CodeUnit.Kind.LAMBDA, resolution.scope(lambda), () -> read(lambda.body()));
  }

  void parameterNames(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      parameter.name().ifPresent(name -> store(name.name(), parameterPlace(parameter, name)));
    }
  }

  /** A parameter without its stars and its default. */
  private static Span parameterPlace(Parameter parameter, Identifier name) {
    return parameter.annotation().map(annotation -> name.span().to(annotation.span())).orElse(name.span());
  }

  /** Defaults of parameters by position, then of the others. */
  void defaults(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (parameter.kind() != Parameter.Kind.KEYWORD_ONLY) {
        read(parameter.defaultValue());
      }
    }
    for (Parameter parameter : parameters) {
      if (parameter.kind() == Parameter.Kind.KEYWORD_ONLY) {
        read(parameter.defaultValue());
      }
    }
  }

  // Comprehensions

  private void comprehension(Expr.Comprehension e) {
    ComprehensionClause.For outermost = (ComprehensionClause.For) e.clauses().getFirst();
    Optional<Scope> scope = resolution.scope(e);
    boolean awaits = scope.filter(s -> s.has(Scope.Trait.COROUTINE)).isPresent();
    CodeUnit.Kind around = unit().kind();
    boolean misplaced =
        awaits
            && e.kind() != Expr.ComprehensionKind.GENERATOR
            && around != CodeUnit.Kind.ASYNC_FUNCTION
            && around != CodeUnit.Kind.COMPREHENSION;
    if (e.kind() == Expr.ComprehensionKind.GENERATOR) {
      inUnit(CodeUnit.Kind.COMPREHENSION, scope, () -> clauses(e));
      read(outermost.iterable());
      return;
    }
    read(outermost.iterable());
    if (misplaced) {
      error(Message.ASYNC_COMPREHENSION_OUTSIDE, e.span());
      // what awaits inside is this same mistake
      inUnit(CodeUnit.Kind.COMPREHENSION, scope, () -> clauses(e));
    } else {
      clauses(e);
    }
  }

  /** The clauses, but for the outermost iterable, and the element. */
  private void clauses(Expr.Comprehension e) {
    int opened = 0;
    for (int i = 0; i < e.clauses().size(); i++) {
      switch (e.clauses().get(i)) {
        case ComprehensionClause.For loop -> {
          if (i > 0) {
            read(loop.iterable());
          }
          if (loop.execution() == Execution.ASYNCHRONOUS) {
            open(CodeUnit.Frame.OTHER, e.span());
            opened++;
          }
          write(loop.target());
        }
        case ComprehensionClause.If test -> read(test.test());
      }
    }
    read(e.element());
    read(e.value());
    for (; opened > 0; opened--) {
      close();
    }
  }

  // Targets

  /** An expression that is assigned to. */
  void write(Expr target) {
    switch (target) {
      case Expr.Paren e -> write(e.inner());
      case Expr.Name e -> store(e.name(), e.span());
      case Expr.Attribute e -> {
        read(e.object());
        store(e.name().name(), attributePlace(e));
      }
      case Expr.Tuple e -> unpack(e.elements(), e.span());
      case Expr.ListExpr e -> unpack(e.elements(), e.span());
      case Expr.Starred e -> error(Message.STARRED_TARGET, e.span());
      default -> read(target); // a subscript
    }
  }

  /** Of an attribute that spans lines CPython tells the name only. */
  private static Span attributePlace(Expr.Attribute e) {
    return e.span().line() == e.span().endLine() ? e.span() : e.name().span();
  }

  private void unpack(List<Expr> elements, Span place) {
    int stars = 0;
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Expr.Starred && stars++ == 0 && i >= MAX_BEFORE_STAR) {
        error(Message.LATE_STARRED, place);
      }
    }
    if (stars > 1) {
      error(Message.SEVERAL_STARRED, place);
    }
    for (Expr element : elements) {
      write(element instanceof Expr.Starred starred ? starred.value() : element);
    }
  }

  /** An expression that is deleted. */
  void delete(Expr target) {
    switch (target) {
      case Expr.Paren e -> delete(e.inner());
      case Expr.Name e -> {
        if (e.name().equals(DEBUG)) {
          error(Message.DELETE_DEBUG, e.span());
        }
      }
      case Expr.Tuple e -> e.elements().forEach(this::delete);
      case Expr.ListExpr e -> e.elements().forEach(this::delete);
      default -> read(target); // attributes may have any name here
    }
  }
}
