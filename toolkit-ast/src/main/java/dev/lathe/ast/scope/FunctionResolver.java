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
import dev.lathe.ast.scope.ScopeConventions.Annotations;
import dev.lathe.ast.scope.ScopeConventions.Implicit;
import dev.lathe.ast.scope.ScopeViolation.Rule;
import dev.lathe.ast.scope.Symbol.Binding;
import dev.lathe.ast.scope.Symbol.Flag;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Function scoping, first pass: collects what each scope does with each name. {@link FunctionAnalysis} then decides where
 * the names are bound.
 *
 * <p>Scopes, flags and rules are those of CPython 3.12's symtable.c, and so is the order of the walk, since it decides which
 * error comes first: defaults before decorators, positional arguments before keywords, keys before values,
 * the else of a try before its handlers.
 */
final class FunctionResolver {

  /** What is done to a name. */
  private enum Access {
    READ,
    WRITE
  }

  private static final int DECLARED = Flag.GLOBAL.bit() | Flag.NONLOCAL.bit();
  private static final int TOUCHED = Flag.PARAMETER.bit() | Flag.LOCAL.bit() | Flag.USED.bit() | Flag.ANNOTATED.bit();

  /** What a scope needs while it is open. */
  private static final class Open {
    final Scope scope;
    /** Names are those of a comprehension's loop. */
    boolean iterationTarget;
    /** Number of comprehensions whose iterable the walk is in. */
    int iterables;

    Open(Scope scope, int iterables) {
      this.scope = scope;
      this.iterables = iterables;
    }
  }

  private final ScopeConventions conventions;
  private final Resolution.Builder result = new Resolution.Builder();
  private final List<Open> stack = new ArrayList<>();
  /** Global and nonlocal declarations of a scope, by mangled name: the first of each. */
  private final Map<Scope, Map<String, Node>> declarations = new IdentityHashMap<>();
  private final Scope module;
  /** The class whose private names are mangled. */
  private Optional<String> mangling = Optional.empty();
  private Open current;

  private FunctionResolver(Module module, ScopeConventions conventions) {
    this.conventions = conventions;
    this.module = new Scope(Scope.Kind.MODULE, "", module, Optional.empty());
    this.current = new Open(this.module, 0);
    stack.add(current);
    result.scopes.put(module, this.module);
  }

  static Resolution resolve(Module module, ScopeConventions conventions) {
    FunctionResolver resolver = new FunctionResolver(module, conventions);
    resolver.block(module.body());
    new FunctionAnalysis(conventions, resolver.declarations, resolver.result.violations).analyze(resolver.module);
    return resolver.result.build(resolver.module);
  }

  // Scopes

  private Scope beginScope(Scope.Kind kind, String name, Node node) {
    Scope outer = current.scope;
    Scope scope = new Scope(kind, name, node, Optional.of(outer));
    if (outer.has(Scope.Trait.NESTED) || outer.kind().isFunctionLike()) {
      scope.set(Scope.Trait.NESTED);
    }
    if (kind == Scope.Kind.TYPE_PARAMETERS) {
      result.typeParameters.put(node, scope);
    } else if (kind != Scope.Kind.ANNOTATION) {
      result.scopes.put(node, scope);
    }
    if (kind != Scope.Kind.ANNOTATION) {
      outer.add(scope);
    }
    current = new Open(scope, current.iterables);
    stack.add(current);
    return scope;
  }

  private void endScope() {
    stack.removeLast();
    current = stack.getLast();
  }

  private void violation(Rule rule, Node node, String name) {
    result.violations.add(new ScopeViolation(rule, current.scope, node, name));
  }

  // Names

  private String mangle(String name) {
    return mangling.isPresent() ? conventions.mangle(name, mangling.get()) : name;
  }

  private Symbol define(String name, int flags, Node node) {
    return define(current, name, flags, node);
  }

  /** Notes what the text at {@code node} does with {@code name} in a scope. */
  private Symbol define(Open open, String name, int flags, Node node) {
    Scope scope = open.scope;
    String mangled = mangle(name);
    Symbol symbol = scope.symbol(mangled).orElseGet(() -> scope.add(mangled, Binding.GLOBAL_IMPLICIT));
    if ((flags & Flag.PARAMETER.bit()) != 0 && symbol.has(Flag.PARAMETER)) {
      violation(Rule.DUPLICATE_PARAMETER, node, name);
    } else if ((flags & Flag.TYPE_PARAMETER.bit()) != 0 && symbol.has(Flag.TYPE_PARAMETER)) {
      violation(Rule.DUPLICATE_TYPE_PARAMETER, node, name);
    }
    symbol.add(flags);
    if (open.iterationTarget) {
      if (symbol.hasAny(DECLARED)) {
        violation(Rule.ITERATION_OF_ASSIGNED, node, name);
      }
      symbol.add(Flag.ITERATION.bit());
    }
    if ((flags & Flag.GLOBAL.bit()) != 0) {
      module.symbol(mangled).orElseGet(() -> module.add(mangled, Binding.GLOBAL_IMPLICIT)).add(Flag.GLOBAL.bit());
    }
    return symbol;
  }

  private void implicit(Implicit which, Flag flag) {
    conventions.implicit(which).ifPresent(name -> define(name, flag.bit(), current.scope.node()));
  }

  private void bind(Identifier name, Flag flag) {
    result.symbols.put(name, define(name.name(), flag.bit(), name));
  }

  /** Notes that the current scope declares {@code name}; the first declaration is where errors are shown. */
  private void declare(String name, Node node) {
    declarations.computeIfAbsent(current.scope, s -> new java.util.HashMap<>()).putIfAbsent(mangle(name), node);
  }

  private void name(Expr.Name name, Access access) {
    Flag flag = access == Access.READ ? Flag.USED : Flag.LOCAL;
    result.symbols.put(name, define(name.name(), flag.bit(), name));
    if (access == Access.READ && current.scope.kind().isFunctionLike() && conventions.readsClassCell(name.name())) {
      implicit(Implicit.CLASS_CELL, Flag.USED);
    }
  }

  // Statements

  private void block(Block block) {
    List<Stmt> statements = block.statements();
    for (int i = 0, n = statements.size(); i < n; i++) {
      statement(statements.get(i));
    }
  }

  private void block(Optional<Block> block) {
    if (block.isPresent()) {
      block(block.get());
    }
  }

  private void statement(Stmt stmt) {
    switch (stmt) {
      case Stmt.ExprStmt s -> read(s.value());
      case Stmt.Assign s -> {
        writeAll(s.targets());
        read(s.value());
      }
      case Stmt.MultiAssign s -> {
        writeAll(s.targets());
        readAll(s.values());
      }
      case Stmt.AugAssign s -> {
        write(s.target());
        read(s.value());
      }
      case Stmt.AnnAssign s -> annotatedAssignment(s);
      case Stmt.Local s -> {
        readAll(s.values());
        s.names().forEach(n -> bind(n, Flag.LOCAL));
      }
      case Stmt.FunctionDef s -> functionDefinition(s);
      case Stmt.ClassDef s -> classDefinition(s);
      case Stmt.TypeAlias s -> typeAlias(s);
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
        block(s.body());
        block(s.orElse());
      }
      case Stmt.Repeat s -> {
        block(s.body());
        read(s.test());
      }
      case Stmt.NumericFor s -> {
        read(s.start());
        read(s.limit());
        read(s.step());
        bind(s.variable(), Flag.LOCAL);
        block(s.body());
      }
      case Stmt.ForEach s -> {
        writeAll(s.targets());
        readAll(s.sources());
        block(s.body());
        block(s.orElse());
      }
      case Stmt.Return s -> {
        readAll(s.values());
        if (!s.values().isEmpty()) {
          current.scope.set(Scope.Trait.RETURNS_VALUE);
        }
      }
      case Stmt.Delete s -> writeAll(s.targets());
      case Stmt.Global s -> s.names().forEach(n -> declaration(s, n, Flag.GLOBAL));
      case Stmt.Nonlocal s -> s.names().forEach(n -> declaration(s, n, Flag.NONLOCAL));
      case Stmt.Import s -> s.names().forEach(this::imported);
      case Stmt.ImportFrom s -> s.names().forEach(this::imported);
      case Stmt.ImportAll s -> {
        if (current.scope != module) {
          violation(Rule.IMPORT_ALL_IN_SCOPE, s, "");
        }
      }
      case Stmt.Raise s -> {
        read(s.value());
        read(s.cause());
      }
      case Stmt.Try s -> {
        block(s.body());
        block(s.orElse());
        for (ExceptHandler handler : s.handlers()) {
          read(handler.type());
          handler.name().ifPresent(n -> bind(n, Flag.LOCAL));
          block(handler.body());
        }
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
        for (MatchCase matchCase : s.cases()) {
          pattern(matchCase.pattern());
          read(matchCase.guard());
          block(matchCase.body());
        }
      }
      case Stmt.Break _, Stmt.Continue _, Stmt.Goto _, Stmt.Label _, Stmt.Pass _ -> {}
    }
  }

  private void annotatedAssignment(Stmt.AnnAssign s) {
    Expr target = s.target();
    boolean simple = target instanceof Expr.Name;
    while (target instanceof Expr.Paren paren) {
      target = paren.inner();
    }
    if (target instanceof Expr.Name name) {
      Optional<Symbol> known = current.scope.symbol(mangle(name.name()));
      if (simple && current.scope != module && known.filter(k -> k.hasAny(DECLARED)).isPresent()) {
        violation(known.get().has(Flag.GLOBAL) ? Rule.ANNOTATED_GLOBAL : Rule.ANNOTATED_NONLOCAL, s, name.name());
      }
      if (simple) {
        result.symbols.put(name, define(name.name(), Flag.ANNOTATED.bit() | Flag.LOCAL.bit(), name));
      } else if (s.value().isPresent()) {
        result.symbols.put(name, define(name.name(), Flag.LOCAL.bit(), name));
      }
    } else {
      write(target);
    }
    annotation(s.annotation());
    read(s.value());
  }

  private void declaration(Stmt s, Identifier name, Flag flag) {
    boolean global = flag == Flag.GLOBAL;
    Optional<Symbol> known = current.scope.symbol(mangle(name.name()));
    if (known.filter(k -> k.hasAny(TOUCHED)).isPresent()) {
      Symbol symbol = known.get();
      Rule rule;
      if (symbol.has(Flag.PARAMETER)) {
        rule = global ? Rule.GLOBAL_IS_PARAMETER : Rule.NONLOCAL_IS_PARAMETER;
      } else if (symbol.has(Flag.USED)) {
        rule = global ? Rule.GLOBAL_USED : Rule.NONLOCAL_USED;
      } else if (symbol.has(Flag.ANNOTATED)) {
        rule = global ? Rule.GLOBAL_ANNOTATED : Rule.NONLOCAL_ANNOTATED;
      } else {
        rule = global ? Rule.GLOBAL_ASSIGNED : Rule.NONLOCAL_ASSIGNED;
      }
      violation(rule, s, name.name());
      return;
    }
    result.symbols.put(name, define(name.name(), flag.bit(), s));
    declare(name.name(), s);
  }

  private void imported(ImportedName name) {
    bind(name.alias().orElseGet(() -> name.path().getFirst()), Flag.IMPORTED);
  }

  // Definitions

  private void functionDefinition(Stmt.FunctionDef s) {
    String name = "";
    if (s.target() instanceof Expr.Name target) {
      name = target.name();
      result.symbols.put(target, define(name, Flag.LOCAL.bit(), s));
    } else {
      write(s.target());
    }
    defaults(s.function().parameters());
    decorators(s.decorators());
    function(s.function(), name, s);
  }

  private void decorators(List<Decorator> decorators) {
    for (Decorator decorator : decorators) {
      read(decorator.value());
    }
  }

  /** Default values are evaluated where the function is defined. */
  private void defaults(List<Parameter> parameters) {
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

  private void function(Function function, String name, Node definition) {
    List<Parameter> parameters = function.parameters();
    boolean generic = !function.typeParameters().isEmpty();
    if (generic) {
      beginTypeParameters(name, definition);
      boolean keyword =
          parameters.stream().anyMatch(p -> p.kind() == Parameter.Kind.KEYWORD_ONLY && p.defaultValue().isPresent());
      implicit(Implicit.DEFAULTS, Flag.PARAMETER);
      if (keyword) {
        implicit(Implicit.KEYWORD_DEFAULTS, Flag.PARAMETER);
      }
      typeParameters(function.typeParameters());
    }
    annotations(function);
    Scope scope = beginScope(Scope.Kind.FUNCTION, name, function);
    if (function.execution() == Execution.ASYNCHRONOUS) {
      scope.set(Scope.Trait.COROUTINE);
    }
    if (function.receiver() == Function.Receiver.IMPLICIT) {
      implicit(Implicit.RECEIVER, Flag.PARAMETER);
    }
    parameters(parameters);
    block(function.body());
    endScope();
    if (generic) {
      endScope();
    }
  }

  private void annotations(Function function) {
    boolean deferred = conventions.annotations() == Annotations.DEFERRED;
    if (deferred) {
      beginScope(Scope.Kind.ANNOTATION, "", function);
    }
    for (Parameter.Kind kind : ANNOTATION_ORDER) {
      for (Parameter parameter : function.parameters()) {
        if (parameter.kind() == kind) {
          read(parameter.annotation());
        }
      }
    }
    if (deferred) {
      endScope();
    }
    function.returns().ifPresent(this::annotation);
  }

  private static final List<Parameter.Kind> ANNOTATION_ORDER =
      List.of(
          Parameter.Kind.POSITIONAL_ONLY,
          Parameter.Kind.POSITIONAL,
          Parameter.Kind.VARIABLE,
          Parameter.Kind.VARIABLE_KEYWORDS,
          Parameter.Kind.KEYWORD_ONLY);

  private static final List<Parameter.Kind> DEFINITION_ORDER =
      List.of(
          Parameter.Kind.POSITIONAL_ONLY,
          Parameter.Kind.POSITIONAL,
          Parameter.Kind.KEYWORD_ONLY,
          Parameter.Kind.VARIABLE,
          Parameter.Kind.VARIABLE_KEYWORDS);

  private void annotation(Expr annotation) {
    if (conventions.annotations() == Annotations.DEFERRED) {
      beginScope(Scope.Kind.ANNOTATION, "", annotation);
      read(annotation);
      endScope();
    } else {
      read(annotation);
    }
  }

  private void parameters(List<Parameter> parameters) {
    for (Parameter.Kind kind : DEFINITION_ORDER) {
      for (Parameter parameter : parameters) {
        if (parameter.kind() == kind) {
          parameter(parameter);
        }
      }
    }
  }

  private void parameter(Parameter parameter) {
    if (parameter.name().isPresent()) {
      Identifier name = parameter.name().get();
      result.symbols.put(name, define(name.name(), Flag.PARAMETER.bit(), parameter));
    }
    if (parameter.kind() == Parameter.Kind.VARIABLE) {
      current.scope.set(Scope.Trait.VARIABLE_ARGUMENTS);
    } else if (parameter.kind() == Parameter.Kind.VARIABLE_KEYWORDS) {
      current.scope.set(Scope.Trait.VARIABLE_KEYWORDS);
    }
  }

  private void classDefinition(Stmt.ClassDef s) {
    String name = s.name().name();
    result.symbols.put(s.name(), define(name, Flag.LOCAL.bit(), s));
    decorators(s.decorators());
    boolean generic = !s.typeParameters().isEmpty();
    Optional<String> outerMangling = mangling;
    if (generic) {
      beginTypeParameters(name, s);
      implicit(Implicit.TYPE_PARAMETERS, Flag.LOCAL);
      implicit(Implicit.TYPE_PARAMETERS, Flag.USED);
      mangling = Optional.of(name);
      implicit(Implicit.GENERIC_BASE, Flag.LOCAL);
      implicit(Implicit.GENERIC_BASE, Flag.USED);
      typeParameters(s.typeParameters());
    }
    arguments(s.arguments());
    beginScope(Scope.Kind.CLASS, name, s);
    mangling = Optional.of(name);
    if (generic) {
      implicit(Implicit.CLASS_TYPE_PARAMETERS, Flag.LOCAL);
      implicit(Implicit.TYPE_PARAMETERS, Flag.USED);
    }
    block(s.body());
    mangling = outerMangling;
    endScope();
    if (generic) {
      endScope();
    }
  }

  private void typeAlias(Stmt.TypeAlias s) {
    name(s.name(), Access.WRITE);
    boolean inClass = current.scope.kind() == Scope.Kind.CLASS;
    boolean generic = !s.typeParameters().isEmpty();
    if (generic) {
      beginTypeParameters(s.name().name(), s);
      typeParameters(s.typeParameters());
    }
    Scope scope = beginScope(Scope.Kind.TYPE_ALIAS, s.name().name(), s);
    seeClass(scope, inClass);
    read(s.value());
    endScope();
    if (generic) {
      endScope();
    }
  }

  private void beginTypeParameters(String name, Node definition) {
    boolean inClass = current.scope.kind() == Scope.Kind.CLASS;
    seeClass(beginScope(Scope.Kind.TYPE_PARAMETERS, name, definition), inClass);
  }

  private void seeClass(Scope scope, boolean inClass) {
    if (inClass) {
      scope.set(Scope.Trait.SEES_CLASS);
      implicit(Implicit.CLASS_DICTIONARY, Flag.USED);
    }
  }

  private void typeParameters(List<TypeParameter> parameters) {
    for (TypeParameter parameter : parameters) {
      Identifier name = parameter.name();
      int flags = Flag.TYPE_PARAMETER.bit() | Flag.LOCAL.bit();
      result.symbols.put(name, define(name.name(), flags, parameter));
      if (parameter.bound().isPresent()) {
        boolean inClass = current.scope.has(Scope.Trait.SEES_CLASS);
        seeClass(beginScope(Scope.Kind.TYPE_BOUND, name.name(), parameter), inClass);
        read(parameter.bound());
        endScope();
      }
    }
  }

  // Patterns

  private void pattern(Pattern pattern) {
    switch (pattern) {
      case Pattern.Value p -> read(p.value());
      case Pattern.Singleton _, Pattern.Wildcard _ -> {}
      case Pattern.Capture p -> bind(p.name(), Flag.LOCAL);
      case Pattern.As p -> {
        pattern(p.pattern());
        bind(p.name(), Flag.LOCAL);
      }
      case Pattern.Or p -> p.alternatives().forEach(this::pattern);
      case Pattern.Sequence p -> p.elements().forEach(this::pattern);
      case Pattern.Star p -> p.name().ifPresent(n -> bind(n, Flag.LOCAL));
      case Pattern.Mapping p -> {
        p.items().forEach(i -> read(i.key()));
        p.items().forEach(i -> pattern(i.pattern()));
        p.rest().ifPresent(n -> bind(n, Flag.LOCAL));
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

  // Expressions

  private void readAll(List<Expr> list) {
    for (int i = 0, n = list.size(); i < n; i++) {
      read(list.get(i));
    }
  }

  private void writeAll(List<Expr> list) {
    for (int i = 0, n = list.size(); i < n; i++) {
      write(list.get(i));
    }
  }

  private void read(Optional<Expr> expr) {
    if (expr.isPresent()) {
      read(expr.get());
    }
  }

  private void write(Expr expr) {
    expression(expr, Access.WRITE);
  }

  /** Walks a spine from its innermost end. */
  private void read(Expr expr) {
    if (Spine.below(expr).isEmpty()) {
      expression(expr, Access.READ);
      return;
    }
    List<Expr> spine = Spine.of(expr);
    expression(spine.getFirst(), Access.READ);
    for (int i = 1, n = spine.size(); i < n; i++) {
      link(spine.get(i));
    }
  }

  /** What hangs off a link of a spine. */
  private void link(Expr expr) {
    switch (expr) { // types are tried in turn: what programs have most of comes first
      case Expr.Attribute _ -> {}
      case Expr.Call e -> arguments(e.arguments());
      case Expr.Index e -> read(e.index());
      case Expr.Binary e -> read(e.right());
      case Expr.Logical e -> read(e.right());
      case Expr.MethodCall e -> arguments(e.arguments());
      case Expr _ -> throw new IllegalArgumentException("no link of a spine");
    }
  }

  private void expression(Expr expr, Access access) {
    switch (expr) {
      case Expr.Name e -> name(e, access);
      case Expr.StringLiteral e -> {
        for (int i = 0, n = e.parts().size(); i < n; i++) {
          part(e.parts().get(i));
        }
      }
      case Expr.NumberLiteral _ -> {}
      case Expr.Paren e -> {
        if (access == Access.READ) {
          read(e.inner());
        } else {
          write(e.inner());
        }
      }
      case Expr.Starred e -> {
        if (access == Access.READ) {
          read(e.value());
        } else {
          write(e.value());
        }
      }
      case Expr.ListExpr e -> elements(e.elements(), access);
      case Expr.Tuple e -> elements(e.elements(), access);
      case Expr.Binary _, Expr.Logical _, Expr.Attribute _, Expr.Index _, Expr.Call _, Expr.MethodCall _ -> read(expr);
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
      case Expr.FunctionExpr e -> {
        defaults(e.function().parameters());
        function(e.function(), "", e);
      }
      case Expr.Lambda e -> lambda(e);
      case Expr.Table e -> e.items().forEach(this::item);
      case Expr.SetExpr e -> readAll(e.elements());
      case Expr.Dict e -> dict(e);
      case Expr.Comprehension e -> comprehension(e);
      case Expr.AssignExpr e -> assignment(e);
      case Expr.Await e -> {
        if (isOutsideAnnotation(Rule.AWAIT_IN_ANNOTATION, e)) {
          read(e.value());
          current.scope.set(Scope.Trait.COROUTINE);
        }
      }
      case Expr.Yield e -> yielded(e, e.value());
      case Expr.YieldFrom e -> yielded(e, Optional.of(e.value()));
      case Expr.Nil _, Expr.Bool _, Expr.Ellipsis _, Expr.VarArgs _ -> {}
    }
  }

  private void elements(List<Expr> elements, Access access) {
    if (access == Access.READ) {
      readAll(elements);
    } else {
      writeAll(elements);
    }
  }

  /** Arguments by position come before the others, wherever they stand. */
  private void arguments(List<Argument> arguments) {
    boolean named = false;
    for (int i = 0, n = arguments.size(); i < n; i++) {
      if (arguments.get(i) instanceof Expr positional) {
        read(positional);
      } else {
        named = true;
      }
    }
    for (int i = 0, n = named ? arguments.size() : 0; i < n; i++) {
      switch (arguments.get(i)) {
        case Argument.Keyword argument -> read(argument.value());
        case Argument.UnpackKeywords argument -> read(argument.value());
        case Expr _ -> {}
      }
    }
  }

  private void item(TableItem item) {
    switch (item) {
      case TableItem.Named i -> read(i.value());
      case TableItem.Keyed i -> {
        read(i.key());
        read(i.value());
      }
      case Expr e -> read(e);
    }
  }

  /** All keys come before the values. */
  private void dict(Expr.Dict dict) {
    for (DictItem item : dict.items()) {
      if (item instanceof DictItem.Entry entry) {
        read(entry.key());
      }
    }
    for (DictItem item : dict.items()) {
      switch (item) {
        case DictItem.Entry entry -> read(entry.value());
        case DictItem.Unpack unpack -> read(unpack.value());
      }
    }
  }

  private void part(StringPart part) {
    switch (part) {
      case StringPart.Literal _ -> {}
      case StringPart.Format format -> format.pieces().forEach(this::piece);
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

  private void lambda(Expr.Lambda lambda) {
    if (current.scope.has(Scope.Trait.SEES_CLASS)) {
      violation(Rule.LAMBDA_IN_CLASS_ANNOTATION, lambda, "");
    }
    defaults(lambda.parameters());
    beginScope(Scope.Kind.FUNCTION, "", lambda);
    parameters(lambda.parameters());
    read(lambda.body());
    endScope();
  }

  private void yielded(Expr expr, Optional<Expr> value) {
    if (!isOutsideAnnotation(Rule.YIELD_IN_ANNOTATION, expr)) {
      return;
    }
    read(value);
    current.scope.set(Scope.Trait.GENERATOR);
    if (current.scope.kind() == Scope.Kind.COMPREHENSION) {
      violation(Rule.YIELD_IN_COMPREHENSION, expr, "");
    }
  }

  private boolean isOutsideAnnotation(Rule rule, Expr expr) {
    boolean inside = current.scope.kind().isAnnotation();
    if (inside) {
      violation(rule, expr, "");
    }
    return !inside;
  }

  private void comprehension(Expr.Comprehension e) {
    if (current.scope.has(Scope.Trait.SEES_CLASS)) {
      violation(Rule.COMPREHENSION_IN_CLASS_ANNOTATION, e, "");
    }
    ComprehensionClause.For outermost = (ComprehensionClause.For) e.clauses().getFirst();
    iterable(outermost);
    Scope scope = beginScope(Scope.Kind.COMPREHENSION, "", e);
    if (outermost.execution() == Execution.ASYNCHRONOUS) {
      scope.set(Scope.Trait.COROUTINE);
    }
    implicit(Implicit.ITERATED, Flag.PARAMETER);
    target(outermost);
    for (ComprehensionClause clause : e.clauses().subList(1, e.clauses().size())) {
      switch (clause) {
        case ComprehensionClause.For loop -> {
          target(loop);
          iterable(loop);
          if (loop.execution() == Execution.ASYNCHRONOUS) {
            scope.set(Scope.Trait.COROUTINE);
          }
        }
        case ComprehensionClause.If test -> read(test.test());
      }
    }
    read(e.value());
    read(e.element());
    boolean generator = e.kind() == Expr.ComprehensionKind.GENERATOR;
    if (generator) {
      scope.set(Scope.Trait.GENERATOR);
    } else {
      scope.clear(Scope.Trait.GENERATOR);
    }
    boolean asynchronous = scope.has(Scope.Trait.COROUTINE) && !generator;
    endScope();
    if (asynchronous) {
      current.scope.set(Scope.Trait.COROUTINE);
    }
  }

  private void iterable(ComprehensionClause.For loop) {
    Open open = current;
    open.iterables++;
    read(loop.iterable());
    open.iterables--;
  }

  private void target(ComprehensionClause.For loop) {
    Open open = current;
    open.iterationTarget = true;
    write(loop.target());
    open.iterationTarget = false;
  }

  private void assignment(Expr.AssignExpr e) {
    if (!isOutsideAnnotation(Rule.ASSIGNMENT_IN_ANNOTATION, e)) {
      return;
    }
    if (current.iterables > 0) {
      violation(Rule.ASSIGNMENT_IN_ITERABLE, e, "");
    }
    if (current.scope.kind() == Scope.Kind.COMPREHENSION && e.target() instanceof Expr.Name target) {
      bindOutside(target);
    }
    read(e.value());
    write(e.target());
  }

  /** An assignment expression in a comprehension binds in the function or module around all comprehensions. */
  private void bindOutside(Expr.Name target) {
    String name = target.name();
    for (Open open : stack.reversed()) {
      Scope scope = open.scope;
      Optional<Symbol> known = scope.symbol(name);
      switch (scope.kind()) {
        case COMPREHENSION -> {
          if (known.filter(k -> k.has(Flag.ITERATION) && k.has(Flag.LOCAL)).isPresent()) {
            violation(Rule.ASSIGNMENT_TO_ITERATION_VARIABLE, target, name);
            return;
          }
        }
        case FUNCTION -> {
          Flag flag = known.filter(k -> k.has(Flag.GLOBAL)).isPresent() ? Flag.GLOBAL : Flag.NONLOCAL;
          define(name, flag.bit(), target);
          declare(name, target);
          define(open, name, Flag.LOCAL.bit(), target);
          return;
        }
        case MODULE -> {
          define(name, Flag.GLOBAL.bit(), target);
          declare(name, target);
          define(open, name, Flag.GLOBAL.bit(), target);
          return;
        }
        case CLASS, TYPE_PARAMETERS, TYPE_ALIAS, TYPE_BOUND -> {
          result.violations.add(new ScopeViolation(Rule.ASSIGNMENT_IN_COMPREHENSION, scope, target, name));
          return;
        }
        case ANNOTATION, BLOCK -> {}
      }
    }
  }
}
