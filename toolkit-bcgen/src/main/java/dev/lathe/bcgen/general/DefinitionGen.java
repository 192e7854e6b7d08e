package dev.lathe.bcgen.general;

import dev.lathe.ast.Argument;
import dev.lathe.ast.Decorator;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Node;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.scope.Scope;
import dev.lathe.ast.scope.ScopeConventions.Implicit;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions and classes. */
final class DefinitionGen {
  /** Most decorators that wait in registers. */
  private static final int MOST_DECORATORS = 16;
  /** Registers of a decorator in front of what it gets. */
  private static final int CALL_REGISTERS = 2;

  private final UnitGen gen;
  private final CodeBuilder code;

  DefinitionGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** Computes what is decorated. */
  interface Value {
    void into(int register);
  }

  // --- decorators -------------------------------------------------------------------------------------------------------

  void function(Stmt.FunctionDef stmt) {
    if (!(stmt.target() instanceof Expr.Name name)) {
      throw ValueGen.unsupported(stmt);
    }
    Function function = stmt.function();
    int value =
        decorated(
            stmt.decorators(),
            to -> {
              code.at(stmt);
              if (function.typeParameters().isEmpty()) {
                definition(stmt, name.name(), to);
              } else {
                gen.types.function(stmt, name.name(), to);
              }
            });
    code.at(stmt);
    gen.names.store(gen.names.symbol(name), value);
  }

  void classDefinition(Stmt.ClassDef stmt) {
    int value =
        decorated(
            stmt.decorators(),
            to -> {
              code.at(stmt);
              if (stmt.typeParameters().isEmpty()) {
                classValue(stmt, stmt.arguments(), to);
              } else {
                gen.types.classDefinition(stmt, to);
              }
            });
    code.at(stmt);
    gen.names.store(gen.names.symbol(stmt.name()), value);
  }

  /** The register of a value that went through decorators: these are evaluated first, downwards, and called upwards. */
  private int decorated(List<Decorator> decorators, Value value) {
    int first = code.free();
    boolean areHigh = decorators.size() > Math.min(MOST_DECORATORS, code.room() / 8);
    int high = areHigh ? code.reserveHigh(decorators.size()) : 0;
    for (int i = 0; i < decorators.size(); i++) {
      int function = gen.values.copy(decorators.get(i).value());
      if (areHigh) {
        code.store(function, high + i);
        code.release(function);
      } else {
        code.reserve(1);
      }
    }
    if (areHigh) {
      code.reserve(CALL_REGISTERS);
    }
    int at = code.reserve(1);
    value.into(at);
    for (int i = decorators.size() - 1; i >= 0; i--) {
      int base = at - CALL_REGISTERS;
      code.at(decorators.get(i).value());
      if (areHigh) {
        code.load(base, high + i);
        code.emit(Op.CALL, base, 2, 2);
        code.move(at, base);
      } else {
        code.emit(Op.CALL, base, 2, 2);
        at = base;
        code.release(at + 1);
      }
    }
    assert areHigh || at == first;
    return at;
  }

  // --- functions --------------------------------------------------------------------------------------------------------

  /** The parameters of a scope, in the order of their registers. */
  static List<Symbol> parameters(Scope scope) {
    return scope.symbols().stream().filter(symbol -> symbol.has(Symbol.Flag.PARAMETER)).toList();
  }

  static List<ByteString> names(List<Symbol> parameters) {
    return parameters.stream().map(symbol -> ObjectPool.utf8(symbol.name())).toList();
  }

  private void definition(Stmt.FunctionDef stmt, String name, int to) {
    Function function = stmt.function();
    int function0 = code.free();
    Optional<Integer> defaults = defaults(function.parameters());
    Optional<Integer> named = namedDefaults(function.parameters());
    code.release(function0);
    make(stmt, name, defaults, named, to);
  }

  /**
   * Makes a function whose defaults have been computed.
   *
   * @param defaults register of the tuple of defaults by position
   * @param named register of the dictionary of defaults by name
   */
  void make(Stmt.FunctionDef stmt, String name, Optional<Integer> defaults, Optional<Integer> named, int to) {
    int mark = code.free();
    int last = Math.max(mark - 1, Math.max(defaults.orElse(0), named.orElse(0)));
    code.release(last + 1);
    List<DisplayGen.Entry> annotations = annotations(stmt.function());
    Optional<Integer> annotated = Optional.empty();
    if (!annotations.isEmpty()) {
      annotated = Optional.of(code.reserve(1));
      gen.displays.entries(annotations, annotated.get());
    }
    code.at(stmt);
    Prototype child = body(stmt, name);
    finish(child, defaults, named, annotated, to);
    code.release(mark);
  }

  private void finish(Prototype child, Optional<Integer> defaults, Optional<Integer> named, Optional<Integer> annotated, int to) {
    gen.unit.noteChild();
    if (defaults.isEmpty() && named.isEmpty() && annotated.isEmpty()) {
      code.function(to, child);
      return;
    }
    int function = code.reserve(2);
    code.function(function, child);
    set(Intrinsic.SET_DEFAULTS, function, defaults);
    set(Intrinsic.SET_KEYWORD_DEFAULTS, function, named);
    set(Intrinsic.SET_ANNOTATIONS, function, annotated);
    code.move(to, function);
    code.release(function);
  }

  private void set(Intrinsic property, int function, Optional<Integer> value) {
    if (value.isPresent()) {
      code.move(function + 1, value.get());
      code.intrinsic(property, function, function);
    }
  }

  /** The tuple of defaults by position, in a register that is taken; empty if there are none. */
  Optional<Integer> defaults(List<Parameter> parameters) {
    List<Expr> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.kind() == Parameter.Kind.POSITIONAL_ONLY || parameter.kind() == Parameter.Kind.POSITIONAL) {
        parameter.defaultValue().ifPresent(values::add);
      }
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    int to = code.reserve(1);
    gen.displays.tuple(values, to);
    return Optional.of(to);
  }

  /** The same by name. */
  Optional<Integer> namedDefaults(List<Parameter> parameters) {
    List<DisplayGen.Entry> entries = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.kind() == Parameter.Kind.KEYWORD_ONLY && parameter.defaultValue().isPresent()) {
        Expr value = parameter.defaultValue().get();
        entries.add(new DisplayGen.Entry(gen.unit.mangle(parameter.name().orElseThrow().name()), to -> gen.values.into(value, to)));
      }
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    int to = code.reserve(1);
    gen.displays.entries(entries, to);
    return Optional.of(to);
  }

  private List<DisplayGen.Entry> annotations(Function function) {
    List<DisplayGen.Entry> entries = new ArrayList<>();
    for (Parameter.Kind kind : ANNOTATION_ORDER) {
      for (Parameter parameter : function.parameters()) {
        if (parameter.kind() == kind && parameter.annotation().isPresent()) {
          Expr annotation = parameter.annotation().get();
          entries.add(new DisplayGen.Entry(gen.unit.mangle(parameter.name().orElseThrow().name()), to -> gen.annotations.value(annotation, to)));
        }
      }
    }
    function
        .returns()
        .ifPresent(annotation -> entries.add(new DisplayGen.Entry(gen.unit.module.word(Word.RESULT), to -> gen.annotations.value(annotation, to))));
    return entries;
  }

  private static final List<Parameter.Kind> ANNOTATION_ORDER =
      List.of(
          Parameter.Kind.POSITIONAL,
          Parameter.Kind.POSITIONAL_ONLY,
          Parameter.Kind.VARIABLE,
          Parameter.Kind.KEYWORD_ONLY,
          Parameter.Kind.VARIABLE_KEYWORDS);

  private Unit unit(Unit.Kind kind, Node node, String name, Optional<String> mangling) {
    return new Unit(gen.unit.module, Optional.of(gen.unit), kind, gen.unit.module.resolution.scope(node).orElseThrow(), name, mangling);
  }

  private Prototype body(Stmt.FunctionDef stmt, String name) {
    Function function = stmt.function();
    Unit unit = unit(Unit.Kind.FUNCTION, function, name, gen.unit.mangling);
    UnitGen inner = new UnitGen(unit);
    unit.code.at(stmt);
    List<Symbol> parameters = parameters(unit.scope);
    unit.begin(parameters);
    List<Stmt> statements = function.body().statements();
    Optional<String> document = document(statements);
    inner.statements.statements(document.isPresent() ? statements.subList(1, statements.size()) : statements);
    inner.statements.implicitReturn();
    int firstLine = stmt.decorators().isEmpty() ? stmt.span().line() : stmt.decorators().getFirst().span().line();
    return unit.finish(kind(unit.scope), binding(function.parameters(), parameters), document, firstLine, stmt.span().endLine());
  }

  private static General.Kind kind(Scope scope) {
    if (scope.has(Scope.Trait.GENERATOR)) {
      return scope.has(Scope.Trait.COROUTINE) ? General.Kind.ASYNC_GENERATOR : General.Kind.GENERATOR;
    }
    return scope.has(Scope.Trait.COROUTINE) ? General.Kind.COROUTINE : General.Kind.FUNCTION;
  }

  private static Binding binding(List<Parameter> parameters, List<Symbol> symbols) {
    int[] counts = new int[Parameter.Kind.values().length];
    for (Parameter parameter : parameters) {
      if (parameter.name().isPresent()) {
        counts[parameter.kind().ordinal()]++;
      }
    }
    int positionalOnly = counts[Parameter.Kind.POSITIONAL_ONLY.ordinal()];
    return new Binding.Checked(
        positionalOnly,
        positionalOnly + counts[Parameter.Kind.POSITIONAL.ordinal()],
        counts[Parameter.Kind.KEYWORD_ONLY.ordinal()],
        counts[Parameter.Kind.VARIABLE.ordinal()] > 0 ? Binding.Rest.COLLECTED : Binding.Rest.REFUSED,
        counts[Parameter.Kind.VARIABLE_KEYWORDS.ordinal()] > 0 ? Binding.Rest.COLLECTED : Binding.Rest.REFUSED,
        names(symbols));
  }

  /** The string that a body begins with, as it is written there. */
  static Optional<String> document(List<Stmt> statements) {
    if (statements.isEmpty() || !(statements.getFirst() instanceof Stmt.ExprStmt(_, _, Expr value))) {
      return Optional.empty();
    }
    if (!(Literals.inner(value) instanceof Expr.StringLiteral string)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (StringPart part : string.parts()) {
      // what folding has made has no spelling
      if (!(part instanceof StringPart.Literal literal) || literal.spelling().isEmpty() || literal.value() instanceof StringValue.Bytes) {
        return Optional.empty();
      }
      switch (literal.value()) {
        case StringValue.Text(String chars) -> text.append(chars);
        case StringValue.Surrogates(List<Integer> codePoints) -> codePoints.forEach(text::appendCodePoint);
        case StringValue.Bytes _ -> throw new IllegalStateException("looked at before");
      }
    }
    return Optional.of(text.toString());
  }

  void lambda(Expr.Lambda lambda, int to) {
    int mark = code.free();
    Optional<Integer> defaults = defaults(lambda.parameters());
    Optional<Integer> named = namedDefaults(lambda.parameters());
    Unit unit = unit(Unit.Kind.FUNCTION, lambda, gen.unit.module.word(Word.LAMBDA), gen.unit.mangling);
    UnitGen inner = new UnitGen(unit);
    unit.code.at(lambda);
    List<Symbol> parameters = parameters(unit.scope);
    unit.begin(parameters);
    int value = inner.values.value(lambda.body());
    unit.code.at(lambda.body());
    unit.code.emit(Op.RET1, value, 2);
    unit.code.end();
    Span span = lambda.span();
    Prototype child = unit.finish(kind(unit.scope), binding(lambda.parameters(), parameters), Optional.empty(), span.line(), span.endLine());
    code.at(lambda);
    finish(child, defaults, named, Optional.empty(), to);
    code.release(mark);
  }

  // --- classes ----------------------------------------------------------------------------------------------------------

  /** The class that the runtime makes of a body and arguments. */
  void classValue(Stmt.ClassDef stmt, List<Argument> arguments, int to) {
    int mark = code.free();
    int base = gen.calls.begin(Word.RUNTIME_BUILD_CLASS);
    gen.unit.noteChild();
    code.function(code.reserve(1), classBody(stmt));
    code.string(code.reserve(1), stmt.name().name());
    code.at(stmt);
    gen.calls.pass(base, arguments, 2);
    code.move(to, base);
    code.release(mark);
  }

  private Prototype classBody(Stmt.ClassDef stmt) {
    Unit unit = unit(Unit.Kind.CLASS, stmt, stmt.name().name(), Optional.of(stmt.name().name()));
    UnitGen inner = new UnitGen(unit);
    unit.code.at(stmt);
    unit.beginClass();
    inner.definitions.classStatements(stmt);
    int firstLine = stmt.decorators().isEmpty() ? stmt.span().line() : stmt.decorators().getFirst().span().line();
    return unit.finish(General.Kind.FUNCTION, new Binding.Adjusted(), Optional.empty(), firstLine, stmt.span().endLine());
  }

  private void classStatements(Stmt.ClassDef stmt) {
    ModuleContext module = gen.unit.module;
    int value = code.reserve(1);
    code.emitName(Op.LDGLOB, value, module.word(Word.MODULE_NAME));
    gen.names.storeEntry(module.word(Word.CLASS_MODULE), value);
    code.string(value, gen.unit.qualifiedName);
    gen.names.storeEntry(module.word(Word.CLASS_QUALIFIED_NAME), value);
    if (!stmt.typeParameters().isEmpty()) {
      gen.names.loadImplicit(gen.unit.scope, Implicit.TYPE_PARAMETERS, value);
      gen.names.storeEntry(module.scopes.implicit(Implicit.CLASS_TYPE_PARAMETERS).orElseThrow(), value);
    }
    Optional<Variable> dictionary = cell(Implicit.CLASS_DICTIONARY);
    dictionary.ifPresent(cell -> code.emit(Op.CELLSET, cell.register, 0));
    code.release(value);
    List<Stmt> statements = stmt.body().statements();
    gen.annotations.begin(statements);
    Optional<String> document = document(statements);
    if (document.isPresent()) {
      code.at(statements.getFirst());
      code.string(code.reserve(1), document.get());
      gen.names.storeEntry(module.word(Word.DOCUMENT), value);
      code.release(value);
      statements = statements.subList(1, statements.size());
    }
    gen.statements.statements(statements);
    if (!code.isReachable()) {
      return;
    }
    code.at(stmt);
    dictionary.ifPresent(cell -> gen.names.storeEntry(module.word(Word.CLASS_DICTIONARY_ENTRY), cell.register));
    Optional<Variable> cell = cell(Implicit.CLASS_CELL);
    if (cell.isPresent()) {
      gen.names.storeEntry(module.word(Word.CLASS_CELL_ENTRY), cell.get().register);
      code.emit(Op.RET1, cell.get().register, 2);
      code.end();
    } else {
      gen.statements.implicitReturn();
    }
  }

  /** The class's own cell of an implicit variable, if something uses it. */
  private Optional<Variable> cell(Implicit which) {
    String name = gen.unit.module.scopes.implicit(which).orElse("");
    for (Symbol symbol : gen.unit.scope.classCells()) {
      if (symbol.name().equals(name)) {
        return gen.unit.variable(symbol);
      }
    }
    return Optional.empty();
  }
}
