package dev.lathe.bcgen.general;

import dev.lathe.ast.Argument;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Node;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.TypeParameter;
import dev.lathe.ast.scope.Scope;
import dev.lathe.ast.scope.ScopeConventions.Implicit;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Type parameters and type aliases. Type parameters are variables of a function around what has them, which is called at
 * once; bounds and the values of aliases are functions that are called when somebody asks.
 */
final class TypeGen {
  private final UnitGen gen;
  private final CodeBuilder code;

  TypeGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** The body of a function that only serves types. */
  private interface Body {
    /** Leaves the function's result in a register. */
    int generate(UnitGen inner);
  }

  private Prototype function(Scope scope, String name, Optional<String> mangling, Span span, Body body) {
    Unit unit = new Unit(gen.unit.module, Optional.of(gen.unit), Unit.Kind.FUNCTION, scope, name, mangling);
    UnitGen inner = new UnitGen(unit);
    unit.code.at(span);
    unit.begin(DefinitionGen.parameters(scope));
    int result = body.generate(inner);
    unit.code.at(span);
    unit.code.emit(Op.RET1, result, 2);
    unit.code.end();
    return unit.finish(General.Kind.FUNCTION, new General.Binding.Adjusted(), Optional.empty(), span.line(), span.endLine());
  }

  private Scope parametersScope(Stmt stmt) {
    return gen.unit.module.resolution.typeParameters(stmt).orElseThrow();
  }

  private String around(String name) {
    return gen.unit.module.word(Word.TYPE_PARAMETERS_OF).formatted(name);
  }

  // --- parameters -------------------------------------------------------------------------------------------------------

  /** Makes type parameters and binds them; a tuple of them in a register that is taken. */
  private int parameters(List<TypeParameter> parameters) {
    int tuple = code.reserve(1);
    List<Integer> made = new ArrayList<>();
    int high = parameters.size() > 16 ? code.reserveHigh(parameters.size()) : 0;
    for (TypeParameter parameter : parameters) {
      code.at(parameter);
      int value = parameter(parameter);
      gen.names.store(gen.names.symbol(parameter.name()), value);
      if (high > 0) {
        code.store(value, high + made.size());
        code.release(value);
      }
      made.add(value);
    }
    if (high == 0) {
      code.emit(Op.MKTUPLE, tuple, tuple + 1, parameters.size());
    } else {
      code.emit(Op.MKLIST, tuple, tuple, 0);
      for (int i = 0; i < parameters.size(); i++) {
        int value = code.reserve(1);
        code.load(value, high + i);
        code.emit(Op.LISTADD, tuple, value);
        code.release(value);
      }
      code.intrinsic(Intrinsic.LIST_TO_TUPLE, tuple, tuple);
    }
    code.release(tuple + 1);
    return tuple;
  }

  private int parameter(TypeParameter parameter) {
    Word maker =
        switch (parameter.kind()) {
          case TYPE -> variable(parameter.bound());
          case TYPE_LIST -> Word.RUNTIME_TYPE_LIST;
          case PARAMETERS -> Word.RUNTIME_TYPE_PARAMETERS;
        };
    int call = gen.calls.begin(maker);
    code.string(code.reserve(1), parameter.name().name());
    if (parameter.bound().isPresent()) {
      lazy(parameter, parameter.name().name(), parameter.bound().get());
    }
    gen.calls.end(call);
    return call;
  }

  private static Word variable(Optional<Expr> bound) {
    if (bound.isEmpty()) {
      return Word.RUNTIME_TYPE_VARIABLE;
    }
    return Literals.inner(bound.get()) instanceof Expr.Tuple ? Word.RUNTIME_TYPE_VARIABLE_CONSTRAINTS : Word.RUNTIME_TYPE_VARIABLE_BOUND;
  }

  /** A function that evaluates an expression, in the register that comes next. */
  private void lazy(Node node, String name, Expr value) {
    Scope scope = gen.unit.module.resolution.scope(node).orElseThrow();
    Prototype child = function(scope, name, gen.unit.mangling, value.span(), inner -> inner.values.value(value));
    gen.unit.noteChild();
    code.function(code.reserve(1), child);
  }

  // --- what has them ----------------------------------------------------------------------------------------------------

  /** A function with type parameters: its defaults are evaluated outside, its annotations inside. */
  void function(Stmt.FunctionDef stmt, String name, int to) {
    int mark = code.free();
    Function function = stmt.function();
    int call = code.reserve(2);
    Optional<Integer> defaults = gen.definitions.defaults(function.parameters());
    Scope scope = parametersScope(stmt);
    boolean hasNamed = DefinitionGen.parameters(scope).size() > 1;
    if (defaults.isEmpty()) {
      code.emit(Op.KPRI, code.reserve(1), 0);
    }
    Optional<Integer> named = gen.definitions.namedDefaults(function.parameters());
    assert named.isPresent() == hasNamed;
    code.at(stmt);
    Prototype child =
        function(scope, around(name), gen.unit.mangling, stmt.span(), inner -> inner.types.functionInside(stmt, name, defaults.isPresent(), hasNamed));
    gen.unit.noteChild();
    code.function(call, child);
    code.emit(Op.CALL, call, 2, hasNamed ? 3 : 2);
    code.move(to, call);
    code.release(mark);
  }

  private int functionInside(Stmt.FunctionDef stmt, String name, boolean hasDefaults, boolean hasNamed) {
    int function = code.reserve(1);
    int tuple = parameters(stmt.function().typeParameters());
    Optional<Integer> defaults = Optional.empty();
    Optional<Integer> named = Optional.empty();
    if (hasDefaults) {
      defaults = Optional.of(code.reserve(1));
      gen.names.loadImplicit(gen.unit.scope, Implicit.DEFAULTS, defaults.get());
    }
    if (hasNamed) {
      named = Optional.of(code.reserve(1));
      gen.names.loadImplicit(gen.unit.scope, Implicit.KEYWORD_DEFAULTS, named.get());
    }
    gen.definitions.make(stmt, name, defaults, named, function);
    assert tuple == function + 1;
    code.intrinsic(Intrinsic.SET_TYPE_PARAMETERS, function, function);
    return function;
  }

  void classDefinition(Stmt.ClassDef stmt, int to) {
    Optional<String> mangling = Optional.of(stmt.name().name());
    Prototype child = function(parametersScope(stmt), around(stmt.name().name()), mangling, stmt.span(), inner -> inner.types.classInside(stmt));
    call(child, to);
  }

  /** Calls a function without arguments that was made for the purpose. */
  private void call(Prototype child, int to) {
    int mark = code.free();
    int call = gen.values.isLast(to) ? to : code.reserve(1);
    code.reserve(1);
    gen.unit.noteChild();
    code.function(call, child);
    code.emit(Op.CALL, call, 2, 1);
    code.move(to, call);
    code.release(mark);
  }

  private int classInside(Stmt.ClassDef stmt) {
    int tuple = parameters(stmt.typeParameters());
    gen.names.store(gen.names.implicit(gen.unit.scope, Implicit.TYPE_PARAMETERS).orElseThrow(), tuple);
    int base = gen.calls.begin(Word.RUNTIME_GENERIC_BASE);
    code.move(code.reserve(1), tuple);
    gen.calls.end(base);
    Symbol symbol = gen.names.implicit(gen.unit.scope, Implicit.GENERIC_BASE).orElseThrow();
    gen.names.store(symbol, base);
    Expr.Name name = new Expr.Name(Span.NONE, Trivia.NONE, symbol.name());
    gen.unit.add(name, symbol);
    List<Argument> arguments = new ArrayList<>(stmt.arguments());
    arguments.add(name);
    gen.definitions.classValue(stmt, arguments, tuple);
    return tuple;
  }

  void alias(Stmt.TypeAlias stmt) {
    int value = code.reserve(1);
    if (stmt.typeParameters().isEmpty()) {
      aliasValue(stmt, Optional.empty(), value);
    } else {
      String name = around(stmt.name().name());
      Prototype child =
          function(
              parametersScope(stmt),
              name,
              gen.unit.mangling,
              stmt.span(),
              inner -> {
                int tuple = inner.types.parameters(stmt.typeParameters());
                inner.types.aliasValue(stmt, Optional.of(tuple), tuple);
                return tuple;
              });
      call(child, value);
    }
    code.at(stmt);
    gen.names.store(gen.names.symbol(stmt.name()), value);
  }

  /** The runtime's object for an alias of a name, a tuple of type parameters or nil, and a function that gives the value. */
  private void aliasValue(Stmt.TypeAlias stmt, Optional<Integer> tuple, int to) {
    int mark = code.free();
    int call = gen.calls.begin(Word.RUNTIME_TYPE_ALIAS);
    code.string(code.reserve(1), stmt.name().name());
    int parameters = code.reserve(1);
    if (tuple.isPresent()) {
      code.move(parameters, tuple.get());
    } else {
      code.emit(Op.KPRI, parameters, 0);
    }
    lazy(stmt, stmt.name().name(), stmt.value());
    gen.calls.end(call);
    code.move(to, call);
    code.release(mark);
  }
}
