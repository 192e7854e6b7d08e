package dev.lathe.ast.scope;

import dev.lathe.ast.Argument;
import dev.lathe.ast.Block;
import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.Decorator;
import dev.lathe.ast.DictItem;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.Function;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.ImportedName;
import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.Spine;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.TableItem;
import dev.lathe.ast.TypeParameter;
import dev.lathe.ast.WithItem;
import dev.lathe.ast.scope.ScopeConventions.Implicit;
import dev.lathe.ast.scope.ScopeViolation.Rule;
import dev.lathe.ast.scope.Symbol.Binding;
import dev.lathe.ast.scope.Symbol.Flag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Block scoping: a declaration is visible from behind its statement to the end of its block, names that are not declared are
 * the module's, and a function reaches the variables around it through upvalues, in the order of their first use.
 *
 * <p>One walk in evaluation order. The visible variables are kept by name, so that a look-up does not search; an upvalue is
 * made once in each function between use and declaration.
 */
final class BlockResolver {

  /** A function that is open. */
  private static final class OpenFunction {
    final Scope scope;
    /** By the variable that each stands for. */
    final Map<Symbol, Symbol> upvalues = new IdentityHashMap<>();
    final List<OpenBlock> blocks = new ArrayList<>();
    /** Number of loops around the place where the walk is. */
    int loops;

    OpenFunction(Scope scope) {
      this.scope = scope;
    }
  }

  /** A block that is open; a function's outermost one is the function itself. */
  private static final class OpenBlock {
    final Scope scope;
    final Labels labels;
    final List<Labels.Declared> declared = new ArrayList<>();

    OpenBlock(Scope scope, Labels labels) {
      this.scope = scope;
      this.labels = labels;
    }
  }

  /**
   * A variable that can be seen, or will be seen again when a later one of its name ends.
   *
   * @param depth index of its function in {@link #functions}
   */
  private record Visible(Symbol symbol, int depth) {}

  private final ScopeConventions conventions;
  private final Resolution.Builder result = new Resolution.Builder();
  private final Scope module;
  private final List<OpenFunction> functions = new ArrayList<>();
  private final Map<String, List<Visible>> visible = new HashMap<>();
  private OpenFunction function;
  private OpenBlock block;

  private BlockResolver(Module module, ScopeConventions conventions) {
    this.conventions = conventions;
    this.module = new Scope(Scope.Kind.MODULE, "", module, Optional.empty());
    this.module.set(Scope.Trait.VARIABLE_ARGUMENTS);
    result.scopes.put(module, this.module);
  }

  static Resolution resolve(Module module, ScopeConventions conventions) {
    BlockResolver resolver = new BlockResolver(module, conventions);
    resolver.beginFunction(resolver.module);
    resolver.block(module.body());
    resolver.endFunction();
    return resolver.result.build(resolver.module);
  }

  // Scopes

  private void beginFunction(Scope scope) {
    function = new OpenFunction(scope);
    functions.add(function);
    begin(scope);
  }

  private Scope newFunction(String name, Node node) {
    Scope scope = new Scope(Scope.Kind.FUNCTION, name, node, Optional.of(block.scope));
    scope.set(Scope.Trait.NESTED);
    block.scope.add(scope);
    result.scopes.put(node, scope);
    return scope;
  }

  private void endFunction() {
    block.labels.end();
    hide(block);
    functions.removeLast();
    if (!functions.isEmpty()) {
      function = functions.getLast();
      block = function.blocks.getLast();
    }
  }

  private void beginScope(Node node) {
    Scope scope = new Scope(Scope.Kind.BLOCK, "", node, Optional.of(block.scope));
    if (block.scope.has(Scope.Trait.NESTED)) {
      scope.set(Scope.Trait.NESTED);
    }
    block.scope.add(scope);
    result.scopes.put(node, scope);
    begin(scope);
  }

  private void begin(Scope scope) {
    block = new OpenBlock(scope, new Labels(scope, result));
    function.blocks.add(block);
  }

  private void endScope() {
    OpenBlock ended = block;
    hide(ended);
    function.blocks.removeLast();
    block = function.blocks.getLast();
    ended.labels.handTo(block.labels, block.declared.size());
  }

  private void hide(OpenBlock ended) {
    for (Labels.Declared declared : ended.declared) {
      visible.get(declared.symbol().name()).removeLast();
    }
  }

  private void violation(Rule rule, Node node) {
    result.violations.add(new ScopeViolation(rule, block.scope, node, ""));
  }

  // Names

  private Symbol declare(String name, Flag flag, Node node) {
    Symbol symbol = block.scope.add(name, Binding.LOCAL);
    symbol.add(flag.bit());
    block.declared.add(new Labels.Declared(symbol, node));
    visible.computeIfAbsent(name, n -> new ArrayList<>(2)).add(new Visible(symbol, functions.size() - 1));
    return symbol;
  }

  private void declare(Identifier name, Flag flag) {
    result.symbols.put(name, declare(name.name(), flag, name));
  }

  private void use(String name, Flag flag, Node node) {
    Symbol symbol = find(name);
    symbol.add(flag.bit());
    result.symbols.put(node, symbol);
  }

  private Symbol find(String name) {
    List<Visible> candidates = visible.get(name);
    if (candidates == null || candidates.isEmpty()) {
      return module.symbol(name).orElseGet(() -> module.add(name, Binding.GLOBAL_IMPLICIT));
    }
    Visible found = candidates.getLast();
    if (found.depth == functions.size() - 1) {
      return found.symbol;
    }
    Symbol known = function.upvalues.get(found.symbol);
    return known == null ? upvalue(found) : known;
  }

  /** Makes the upvalue in each function that lacks it, from the outermost one inwards. */
  private Symbol upvalue(Visible variable) {
    Symbol outer = variable.symbol;
    outer.bind(Binding.CELL);
    for (OpenFunction inner : functions.subList(variable.depth + 1, functions.size())) {
      Symbol upvalue = inner.upvalues.get(variable.symbol);
      if (upvalue == null) {
        upvalue = inner.scope.add(outer.name(), Binding.FREE);
        upvalue.bind(Binding.FREE, outer);
        inner.upvalues.put(variable.symbol, upvalue);
      }
      outer = upvalue;
    }
    return outer;
  }

  // Statements

  /** A block with a scope of its own. */
  private void block(Block node) {
    beginScope(node);
    statements(node, Labels.Trailing.OUTSIDE);
    endScope();
  }

  private void block(Optional<Block> node) {
    node.ifPresent(this::block);
  }

  private void loop(Runnable body) {
    function.loops++;
    body.run();
    function.loops--;
  }

  private void statements(Block node, Labels.Trailing trailing) {
    List<Stmt> list = node.statements();
    int end = list.size();
    while (trailing == Labels.Trailing.OUTSIDE && end > 0 && list.get(end - 1) instanceof Stmt.Label) {
      end--;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Stmt.Label label) {
        block.labels.place(label, i < end ? block.declared.size() : 0, block.declared);
      } else {
        statement(list.get(i));
      }
    }
  }

  private void statement(Stmt stmt) {
    switch (stmt) {
      case Stmt.ExprStmt s -> read(s.value());
      case Stmt.Assign s -> {
        s.targets().forEach(this::write);
        read(s.value());
      }
      case Stmt.MultiAssign s -> {
        s.targets().forEach(this::write);
        readAll(s.values());
      }
      case Stmt.AugAssign s -> {
        write(s.target());
        read(s.value());
      }
      case Stmt.AnnAssign s -> {
        write(s.target());
        read(s.annotation());
        read(s.value());
      }
      case Stmt.Local s -> {
        readAll(s.values());
        s.names().forEach(n -> declare(n, Flag.LOCAL));
      }
      case Stmt.FunctionDef s -> functionDefinition(s);
      case Stmt.ClassDef s -> classDefinition(s);
      case Stmt.TypeAlias s -> {
        write(s.name());
        beginScope(s);
        typeParameters(s.typeParameters());
        read(s.value());
        endScope();
      }
      case Stmt.Do s -> block(s.body());
      case Stmt.If s -> {
        for (IfBranch branch : s.branches()) {
          read(branch.test());
          block(branch.body());
        }
        block(s.orElse());
      }
      case Stmt.While s -> {
        read(s.test());
        loop(() -> block(s.body()));
        block(s.orElse());
      }
      case Stmt.Repeat s -> loop(() -> repeat(s));
      case Stmt.NumericFor s -> {
        read(s.start());
        read(s.limit());
        read(s.step());
        loop(
            () -> {
              beginScope(s.body());
              declare(s.variable(), Flag.LOCAL);
              statements(s.body(), Labels.Trailing.OUTSIDE);
              endScope();
            });
      }
      case Stmt.ForEach s -> {
        readAll(s.sources());
        loop(
            () -> {
              beginScope(s.body());
              s.targets().forEach(this::declareTarget);
              statements(s.body(), Labels.Trailing.OUTSIDE);
              endScope();
            });
        block(s.orElse());
      }
      case Stmt.Break s -> {
        if (function.loops == 0) {
          violation(Rule.BREAK_OUTSIDE_LOOP, s);
        }
      }
      case Stmt.Continue s -> {
        if (function.loops == 0) {
          violation(Rule.CONTINUE_OUTSIDE_LOOP, s);
        }
      }
      case Stmt.Return s -> {
        readAll(s.values());
        if (!s.values().isEmpty()) {
          function.scope.set(Scope.Trait.RETURNS_VALUE);
        }
      }
      case Stmt.Goto s -> block.labels.jump(s, block.declared.size());
      case Stmt.Label s -> throw new IllegalStateException("a label is met in its block");
      case Stmt.Pass _ -> {}
      case Stmt.Delete s -> s.targets().forEach(this::write);
      case Stmt.Global s -> s.names().forEach(this::global);
      case Stmt.Nonlocal s -> s.names().forEach(n -> use(n.name(), Flag.NONLOCAL, n));
      case Stmt.Import s -> s.names().forEach(this::imported);
      case Stmt.ImportFrom s -> s.names().forEach(this::imported);
      case Stmt.ImportAll _ -> {}
      case Stmt.Raise s -> {
        read(s.value());
        read(s.cause());
      }
      case Stmt.Try s -> {
        block(s.body());
        s.handlers().forEach(this::handler);
        block(s.orElse());
        block(s.finalizer());
      }
      case Stmt.With s -> {
        for (WithItem item : s.items()) {
          read(item.context());
          item.target().ifPresent(this::write);
        }
        block(s.body());
      }
      case Stmt.Assert s -> {
        read(s.test());
        read(s.message());
      }
      case Stmt.Match s -> {
        read(s.subject());
        s.cases().forEach(this::matchCase);
      }
    }
  }

  /** The test sees the variables of the body. */
  private void repeat(Stmt.Repeat s) {
    beginScope(s.body());
    statements(s.body(), Labels.Trailing.INSIDE);
    read(s.test());
    endScope();
  }

  private void global(Identifier name) {
    Symbol symbol =
        module.symbol(name.name()).orElseGet(() -> module.add(name.name(), Binding.GLOBAL_IMPLICIT));
    symbol.add(Flag.GLOBAL.bit());
    result.symbols.put(name, symbol);
  }

  private void imported(ImportedName name) {
    Identifier bound = name.alias().orElseGet(() -> name.path().getFirst());
    use(bound.name(), Flag.IMPORTED, bound);
  }

  private void handler(ExceptHandler handler) {
    read(handler.type());
    beginScope(handler.body());
    handler.name().ifPresent(n -> declare(n, Flag.LOCAL));
    statements(handler.body(), Labels.Trailing.OUTSIDE);
    endScope();
  }

  private void matchCase(MatchCase matchCase) {
    beginScope(matchCase.body());
    pattern(matchCase.pattern());
    read(matchCase.guard());
    statements(matchCase.body(), Labels.Trailing.OUTSIDE);
    endScope();
  }

  private void pattern(Pattern pattern) {
    switch (pattern) {
      case Pattern.Value p -> read(p.value());
      case Pattern.Singleton _, Pattern.Wildcard _ -> {}
      case Pattern.Capture p -> declare(p.name(), Flag.LOCAL);
      case Pattern.As p -> {
        pattern(p.pattern());
        declare(p.name(), Flag.LOCAL);
      }
      case Pattern.Or p -> p.alternatives().forEach(this::pattern);
      case Pattern.Sequence p -> p.elements().forEach(this::pattern);
      case Pattern.Star p -> p.name().ifPresent(n -> declare(n, Flag.LOCAL));
      case Pattern.Mapping p -> {
        p.items().forEach(this::pattern);
        p.rest().ifPresent(n -> declare(n, Flag.LOCAL));
      }
      case Pattern.Item p -> {
        read(p.key());
        pattern(p.pattern());
      }
      case Pattern.ClassPattern p -> {
        read(p.type());
        p.positional().forEach(this::pattern);
        p.attributes().forEach(this::pattern);
      }
      case Pattern.Attribute p -> pattern(p.pattern());
    }
  }

  // Definitions

  private void functionDefinition(Stmt.FunctionDef s) {
    for (Decorator decorator : s.decorators()) {
      read(decorator.value());
    }
    String name = "";
    if (s.target() instanceof Expr.Name target) {
      name = target.name();
      if (s.binding() == Stmt.Binding.LOCAL) {
        result.symbols.put(target, declare(name, Flag.LOCAL, target));
      } else {
        write(target);
      }
    } else {
      write(s.target());
    }
    function(s.function(), name);
  }

  private void function(Function node, String name) {
    parametersOutside(node.parameters());
    read(node.returns());
    Scope scope = newFunction(name, node);
    if (node.execution() == Execution.ASYNCHRONOUS) {
      scope.set(Scope.Trait.COROUTINE);
    }
    beginFunction(scope);
    typeParameters(node.typeParameters());
    if (node.receiver() == Function.Receiver.IMPLICIT) {
      conventions.implicit(Implicit.RECEIVER).ifPresent(n -> declare(n, Flag.PARAMETER, node));
    }
    parameters(node.parameters());
    statements(node.body(), Labels.Trailing.OUTSIDE);
    endFunction();
  }

  /** Defaults and annotations belong to the scope around. */
  private void parametersOutside(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      read(parameter.annotation());
      read(parameter.defaultValue());
    }
  }

  private void parameters(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      parameter.name().ifPresent(n -> declare(n, Flag.PARAMETER));
      if (parameter.kind() == Parameter.Kind.VARIABLE) {
        function.scope.set(Scope.Trait.VARIABLE_ARGUMENTS);
      } else if (parameter.kind() == Parameter.Kind.VARIABLE_KEYWORDS) {
        function.scope.set(Scope.Trait.VARIABLE_KEYWORDS);
      }
    }
  }

  private void typeParameters(List<TypeParameter> parameters) {
    for (TypeParameter parameter : parameters) {
      read(parameter.bound());
      declare(parameter.name(), Flag.TYPE_PARAMETER);
    }
  }

  private void classDefinition(Stmt.ClassDef s) {
    for (Decorator decorator : s.decorators()) {
      read(decorator.value());
    }
    arguments(s.arguments());
    use(s.name().name(), Flag.LOCAL, s.name());
    beginScope(s.body());
    typeParameters(s.typeParameters());
    statements(s.body(), Labels.Trailing.OUTSIDE);
    endScope();
  }

  // Expressions

  private void readAll(List<Expr> list) {
    for (int i = 0, n = list.size(); i < n; i++) {
      read(list.get(i));
    }
  }

  private void read(Optional<Expr> expr) {
    if (expr.isPresent()) {
      read(expr.get());
    }
  }

  private void write(Expr expr) {
    switch (expr) {
      case Expr.Name e -> use(e.name(), Flag.LOCAL, e);
      case Expr.Paren e -> write(e.inner());
      case Expr.Starred e -> write(e.value());
      case Expr.ListExpr e -> e.elements().forEach(this::write);
      case Expr.Tuple e -> e.elements().forEach(this::write);
      case Expr _ -> read(expr);
    }
  }

  private void declareTarget(Expr expr) {
    switch (expr) {
      case Expr.Name e -> result.symbols.put(e, declare(e.name(), Flag.LOCAL, e));
      case Expr.Paren e -> declareTarget(e.inner());
      case Expr.Starred e -> declareTarget(e.value());
      case Expr.ListExpr e -> e.elements().forEach(this::declareTarget);
      case Expr.Tuple e -> e.elements().forEach(this::declareTarget);
      case Expr _ -> read(expr);
    }
  }

  /** Walks a spine from its innermost end. */
  private void read(Expr expr) {
    if (Spine.below(expr).isEmpty()) {
      leaf(expr);
      return;
    }
    List<Expr> spine = Spine.of(expr);
    leaf(spine.getFirst());
    for (int i = 1, n = spine.size(); i < n; i++) {
      link(spine.get(i));
    }
  }

  /** What hangs off a link of a spine. */
  private void link(Expr expr) {
    switch (expr) {
      case Expr.Binary e -> read(e.right());
      case Expr.Logical e -> read(e.right());
      case Expr.Attribute _ -> {}
      case Expr.Index e -> read(e.index());
      case Expr.Call e -> arguments(e.arguments());
      case Expr.MethodCall e -> arguments(e.arguments());
      case Expr _ -> throw new IllegalArgumentException("no link of a spine");
    }
  }

  private void leaf(Expr expr) {
    switch (expr) {
      case Expr.Name e -> use(e.name(), Flag.USED, e);
      case Expr.VarArgs e -> {
        if (!function.scope.has(Scope.Trait.VARIABLE_ARGUMENTS)) {
          violation(Rule.VARARGS_OUTSIDE_FUNCTION, e);
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
      case Expr.StringLiteral e -> e.parts().forEach(this::part);
      case Expr.FunctionExpr e -> function(e.function(), "");
      case Expr.Lambda e -> {
        parametersOutside(e.parameters());
        beginFunction(newFunction("", e));
        parameters(e.parameters());
        read(e.body());
        endFunction();
      }
      case Expr.Table e -> e.items().forEach(this::item);
      case Expr.ListExpr e -> readAll(e.elements());
      case Expr.Tuple e -> readAll(e.elements());
      case Expr.SetExpr e -> readAll(e.elements());
      case Expr.Dict e -> e.items().forEach(this::item);
      case Expr.Comprehension e -> comprehension(e);
      case Expr.Starred e -> read(e.value());
      case Expr.AssignExpr e -> {
        read(e.value());
        write(e.target());
      }
      case Expr.Await e -> {
        read(e.value());
        function.scope.set(Scope.Trait.COROUTINE);
      }
      case Expr.Yield e -> {
        read(e.value());
        function.scope.set(Scope.Trait.GENERATOR);
      }
      case Expr.YieldFrom e -> {
        read(e.value());
        function.scope.set(Scope.Trait.GENERATOR);
      }
      case Expr.Nil _, Expr.Bool _, Expr.Ellipsis _, Expr.NumberLiteral _ -> {}
      case Expr.Binary _, Expr.Logical _, Expr.Attribute _, Expr.Index _, Expr.Call _, Expr.MethodCall _ ->
          throw new IllegalArgumentException("a link of a spine");
    }
  }

  private void arguments(List<Argument> arguments) {
    for (int i = 0, n = arguments.size(); i < n; i++) {
      switch (arguments.get(i)) {
        case Expr argument -> read(argument);
        case Argument.Keyword argument -> read(argument.value());
        case Argument.UnpackKeywords argument -> read(argument.value());
      }
    }
  }

  private void item(TableItem item) {
    switch (item) {
      case Expr i -> read(i);
      case TableItem.Named i -> read(i.value());
      case TableItem.Keyed i -> {
        read(i.key());
        read(i.value());
      }
    }
  }

  private void item(DictItem item) {
    switch (item) {
      case DictItem.Entry i -> {
        read(i.key());
        read(i.value());
      }
      case DictItem.Unpack i -> read(i.value());
    }
  }

  private void part(StringPart part) {
    switch (part) {
      case StringPart.Literal _ -> {}
      case StringPart.Format p -> p.pieces().forEach(this::piece);
    }
  }

  private void piece(FormatPiece piece) {
    switch (piece) {
      case FormatPiece.Text _ -> {}
      case FormatPiece.Replacement p -> {
        read(p.value());
        p.specification().ifPresent(this::piece);
      }
      case FormatPiece.Specification p -> p.pieces().forEach(this::piece);
    }
  }

  /** Each loop's variables are visible behind its iterable. */
  private void comprehension(Expr.Comprehension e) {
    beginScope(e);
    for (ComprehensionClause clause : e.clauses()) {
      switch (clause) {
        case ComprehensionClause.For loop -> {
          read(loop.iterable());
          declareTarget(loop.target());
        }
        case ComprehensionClause.If test -> read(test.test());
      }
    }
    read(e.element());
    read(e.value());
    endScope();
  }
}
