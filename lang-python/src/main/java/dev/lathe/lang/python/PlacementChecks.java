package dev.lathe.lang.python;

import dev.lathe.ast.Block;
import dev.lathe.ast.Decorator;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.ImportedName;
import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Module;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.TypeParameter;
import dev.lathe.ast.WithItem;
import dev.lathe.ast.scope.Resolution;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules about what may stand where that CPython's compiler checks while it makes code: {@code return}, {@code break},
 * {@code await} and their like, targets, keywords, patterns, {@code __debug__}, blocks inside blocks.
 *
 * <p>Walks the tree in the order in which CPython 3.12's compile.c does, so that the first error is CPython's: a comprehension
 * behind its first iterable, annotations behind defaults, a {@code finally} block where the first jump leaves its
 * {@code try}.
 */
final class PlacementChecks {

  private final FutureStatements futures;
  private final ExpressionChecks expressions;
  private final PatternChecks patterns;
  private final Resolution resolution;
  /** The finally blocks that have been walked: CPython compiles them once for each way that leads there. */
  private final Set<Block> walked = Collections.newSetFromMap(new IdentityHashMap<>());

  private PlacementChecks(Resolution resolution, FutureStatements futures, Diagnostics diagnostics) {
    this.resolution = resolution;
    this.futures = futures;
    this.expressions = new ExpressionChecks(resolution, diagnostics);
    this.patterns = new PatternChecks(expressions);
  }

  /** Reports what is misplaced in {@code module}. */
  static void check(Module module, Resolution resolution, FutureStatements futures, Diagnostics diagnostics) {
    PlacementChecks checks = new PlacementChecks(resolution, futures, diagnostics);
    checks.expressions.inUnit(CodeUnit.Kind.MODULE, Optional.empty(), () -> checks.block(module.body()));
  }

  private void block(Block block) {
    block.statements().forEach(this::statement);
  }

  private void block(Optional<Block> block) {
    block.ifPresent(this::block);
  }

  private void statement(Stmt statement) {
    switch (statement) {
      case Stmt.ExprStmt s -> expressions.read(s.value());
      case Stmt.Assign s -> {
        expressions.read(s.value());
        s.targets().forEach(expressions::write);
      }
      case Stmt.AugAssign s -> augmented(s);
      case Stmt.AnnAssign s -> annotated(s);
      case Stmt.FunctionDef s -> function(s);
      case Stmt.ClassDef s -> classDefinition(s);
      case Stmt.TypeAlias s -> typeAlias(s);
      case Stmt.If s -> {
        for (IfBranch branch : s.branches()) {
          expressions.read(branch.test());
          block(branch.body());
        }
        block(s.orElse());
      }
      case Stmt.While s -> {
        expressions.open(CodeUnit.Frame.LOOP, s.span());
        expressions.read(s.test());
        block(s.body());
        expressions.close();
        block(s.orElse());
      }
      case Stmt.ForEach s -> forEach(s);
      case Stmt.Break s -> jump(s.span(), Message.BREAK_OUTSIDE);
      case Stmt.Continue s -> jump(s.span(), Message.CONTINUE_OUTSIDE);
      case Stmt.Return s -> returned(s);
      case Stmt.Delete s -> s.targets().forEach(expressions::delete);
      case Stmt.Import s -> imported(s.names(), s.span());
      case Stmt.ImportFrom s -> {
        future(s);
        imported(s.names(), s.span());
      }
      case Stmt.ImportAll s -> future(s);
      case Stmt.Raise s -> {
        expressions.read(s.value());
        expressions.read(s.cause());
      }
      case Stmt.Try s -> tried(s);
      case Stmt.With s -> with(s);
      case Stmt.Assert s -> {
        expressions.read(s.test());
        expressions.read(s.message());
      }
      case Stmt.Match s -> match(s);
      case Stmt.Pass _, Stmt.Global _, Stmt.Nonlocal _ -> {}
      case Stmt.MultiAssign _, Stmt.Local _, Stmt.Do _, Stmt.Repeat _, Stmt.NumericFor _, Stmt.Goto _, Stmt.Label _ ->
          throw new IllegalStateException("not of this language: " + statement.getClass());
    }
  }

  // Assignments and imports

  private void augmented(Stmt.AugAssign s) {
    switch (s.target()) {
      case Expr.Name target -> {
        expressions.read(s.value());
        expressions.store(target.name(), target.span());
      }
      case Expr target -> {
        expressions.read(target);
        expressions.read(s.value());
      }
    }
  }

  /** Annotations of plain names count in modules and classes only, those of other targets likewise, behind the target. */
  private void annotated(Stmt.AnnAssign s) {
    if (s.value().isPresent()) {
      expressions.read(s.value());
      expressions.write(s.target());
    }
    Expr target = s.target();
    while (target instanceof Expr.Paren paren) {
      target = paren.inner();
    }
    switch (target) {
      case Expr.Name name -> expressions.store(name.name(), s.span());
      case Expr.Attribute attribute -> {
        expressions.store(attribute.name().name(), s.span());
        if (s.value().isEmpty()) {
          expressions.read(attribute.object());
        }
      }
      case Expr.Index index -> {
        if (s.value().isEmpty()) {
          expressions.read(index.object());
          expressions.annotatedIndex(index.index());
        }
      }
      default -> {
        if (s.value().isEmpty()) {
          expressions.read(target);
        }
      }
    }
    if (!futures.deferAnnotations() && expressions.unit().evaluatesAnnotations()) {
      expressions.read(s.annotation());
    }
  }

  private void imported(List<ImportedName> names, Span place) {
    for (ImportedName name : names) {
      expressions.store(name.alias().orElse(name.path().getFirst()).name(), place);
    }
  }

  private void future(Stmt statement) {
    if (FutureStatements.isFuture(statement) && futures.isLate(statement.span())) {
      expressions.error(Message.FUTURE_LATE, statement.span());
    }
  }

  // Definitions

  private void function(Stmt.FunctionDef s) {
    Function function = s.function();
    expressions.parameterNames(function.parameters());
    decorators(s.decorators());
    expressions.defaults(function.parameters());
    Runnable rest =
        () -> {
          annotations(function);
          boolean isAsync = function.execution() == Execution.ASYNCHRONOUS;
          expressions.inUnit(
              isAsync ? CodeUnit.Kind.ASYNC_FUNCTION : CodeUnit.Kind.FUNCTION,
              resolution.scope(function),
              () -> block(function.body()));
        };
    withTypeParameters(function.typeParameters(), rest);
    expressions.store(((Expr.Name) s.target()).name(), s.span());
  }

  private void decorators(List<Decorator> decorators) {
    decorators.forEach(decorator -> expressions.read(decorator.value()));
  }

  /** Runs {@code rest} in the unit of the type parameters, if there are some. */
  private void withTypeParameters(List<TypeParameter> parameters, Runnable rest) {
    if (parameters.isEmpty()) {
      rest.run();
      return;
    }
    expressions.inUnit(
        CodeUnit.Kind.TYPES,
        Optional.empty(),
        () -> {
          for (TypeParameter parameter : parameters) {
            expressions.inUnit(CodeUnit.Kind.TYPES, Optional.empty(), () -> expressions.read(parameter.bound()));
            expressions.store(parameter.name().name(), parameter.span());
          }
          rest.run();
        });
  }

  /** CPython comes to positional-only parameters behind the other positional ones. */
  private void annotations(Function function) {
    if (futures.deferAnnotations()) {
      return;
    }
    for (Parameter.Kind kind :
        new Parameter.Kind[] {
          Parameter.Kind.POSITIONAL,
          Parameter.Kind.POSITIONAL_ONLY,
          Parameter.Kind.VARIABLE,
          Parameter.Kind.KEYWORD_ONLY,
          Parameter.Kind.VARIABLE_KEYWORDS
        }) {
      for (Parameter parameter : function.parameters()) {
        if (parameter.kind() == kind) {
          parameter
              .annotation()
              .ifPresent(a -> expressions.read(a instanceof Expr.Starred starred ? starred.value() : a));
        }
      }
    }
    expressions.read(function.returns());
  }

  private void classDefinition(Stmt.ClassDef s) {
    decorators(s.decorators());
    withTypeParameters(
        s.typeParameters(),
        () -> {
          expressions.inUnit(CodeUnit.Kind.CLASS, Optional.empty(), () -> block(s.body()));
          expressions.keywords(s.arguments());
          expressions.arguments(s.arguments());
        });
    expressions.store(s.name().name(), s.span());
  }

  private void typeAlias(Stmt.TypeAlias s) {
    withTypeParameters(
        s.typeParameters(),
        () -> expressions.inUnit(CodeUnit.Kind.FUNCTION, Optional.empty(), () -> expressions.read(s.value())));
    expressions.store(s.name().name(), s.span());
  }

  // Loops and jumps

  private void forEach(Stmt.ForEach s) {
    if (s.execution() == Execution.ASYNCHRONOUS) {
      if (expressions.unit().kind() != CodeUnit.Kind.ASYNC_FUNCTION) {
        expressions.error(Message.ASYNC_FOR_OUTSIDE, s.span());
      }
      expressions.readAll(s.sources());
      expressions.open(CodeUnit.Frame.LOOP, s.span());
    } else {
      expressions.open(CodeUnit.Frame.LOOP, s.span());
      expressions.readAll(s.sources());
    }
    s.targets().forEach(expressions::write);
    block(s.body());
    expressions.close();
    block(s.orElse());
  }

  private void jump(Span place, Message outsideLoop) {
    if (leave(place, CodeUnit.Frame.LOOP)) {
      expressions.error(outsideLoop, place);
    }
  }

  private void returned(Stmt.Return s) {
    if (!expressions.unit().isFunctionLike()) {
      expressions.error(Message.RETURN_OUTSIDE, s.span());
      return;
    }
    if (!s.values().isEmpty() && expressions.unit().isAsyncGenerator()) {
      expressions.error(Message.RETURN_IN_ASYNC_GENERATOR, s.span());
    }
    expressions.readAll(s.values());
    boolean constant = !s.values().isEmpty() && isConstant(s.values().getFirst());
    leave(constant ? s.values().getFirst().span() : s.span(), CodeUnit.Frame.GROUP_HANDLER);
  }

  private static boolean isConstant(Expr value) {
    return switch (value) {
      case Expr.Nil _, Expr.Bool _, Expr.Ellipsis _, Expr.NumberLiteral _ -> true;
      case Expr.StringLiteral e -> e.parts().stream().allMatch(part -> part instanceof StringPart.Literal);
      case Expr.Paren e -> isConstant(e.inner());
      default -> false;
    };
  }

  /**
   * Leaves blocks from the innermost one up to the first of {@code frame}, and walks the finally blocks on the way.
   *
   * @return whether all were left and none forbade it
   */
  private boolean leave(Span place, CodeUnit.Frame frame) {
    CodeUnit unit = expressions.unit();
    if (unit.blocks.isEmpty()) {
      return true;
    }
    CodeUnit.Open top = unit.blocks.peek();
    if (top.frame() == CodeUnit.Frame.GROUP_HANDLER) {
      expressions.error(Message.JUMP_OUT_OF_GROUP_HANDLER, place);
      return false;
    }
    if (top.frame() == frame) {
      return false;
    }
    unit.blocks.pop();
    top.cleanup().ifPresent(this::finalizer);
    boolean left = leave(place, frame);
    unit.blocks.push(top);
    return left;
  }

  private void finalizer(Block block) {
    if (walked.add(block)) {
      block(block);
    }
  }

  // Handlers and context managers

  private void tried(Stmt.Try s) {
    s.finalizer().ifPresent(cleanup -> expressions.open(new CodeUnit.Open(CodeUnit.Frame.FINALLY, Optional.of(cleanup)), s.span()));
    if (s.handlers().isEmpty()) {
      block(s.body());
    } else {
      handled(s);
    }
    if (s.finalizer().isPresent()) {
      expressions.close();
      finalizer(s.finalizer().get());
    }
  }

  private void handled(Stmt.Try s) {
    expressions.open(CodeUnit.Frame.OTHER, s.span());
    block(s.body());
    expressions.close();
    boolean group = s.kind() == Stmt.HandlerKind.GROUP;
    if (!group) {
      block(s.orElse());
    }
    expressions.open(group ? CodeUnit.Frame.GROUP_HANDLER : CodeUnit.Frame.OTHER, s.span());
    for (ExceptHandler handler : s.handlers()) {
      if (handler.type().isEmpty() && handler != s.handlers().getLast()) {
        expressions.error(Message.BARE_EXCEPT_NOT_LAST, handler.span());
      }
      expressions.read(handler.type());
      handler.name().ifPresent(name -> expressions.store(name.name(), handler.span()));
      expressions.open(CodeUnit.Frame.OTHER, handler.span());
      block(handler.body());
      expressions.close();
    }
    expressions.close();
    if (group) {
      block(s.orElse());
    }
  }

  private void with(Stmt.With s) {
    if (s.execution() == Execution.ASYNCHRONOUS && expressions.unit().kind() != CodeUnit.Kind.ASYNC_FUNCTION) {
      expressions.error(Message.ASYNC_WITH_OUTSIDE, s.span());
    }
    for (WithItem each : s.items()) {
      expressions.read(each.context());
      expressions.open(CodeUnit.Frame.OTHER, s.span());
      each.target().ifPresent(expressions::write);
    }
    block(s.body());
    for (int i = 0; i < s.items().size(); i++) {
      expressions.close();
    }
  }

  private void match(Stmt.Match s) {
    expressions.read(s.subject());
    List<MatchCase> cases = s.cases();
    for (MatchCase matchCase : cases) {
      patterns.check(matchCase, cases.getLast());
      expressions.read(matchCase.guard());
      block(matchCase.body());
    }
  }
}
