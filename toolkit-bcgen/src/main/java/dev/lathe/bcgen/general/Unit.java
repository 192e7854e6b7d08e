package dev.lathe.bcgen.general;

import dev.lathe.ast.Node;
import dev.lathe.ast.scope.Scope;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.Upvalue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function in the making: its scope, where its variables are, and its code.
 *
 * <pre>
 *   R0…          parameters, then variables of the scope (a class body: the namespace, then its cells)
 *   first…       temporaries
 *   R256…        variables beyond the first ones, where there are many; temporaries that had to make room
 * </pre>
 */
final class Unit {

  /** What it was made of. */
  enum Kind {
    MODULE,
    CLASS,
    /** All others: bodies of functions, lazy comprehensions, type parameters and what is evaluated lazily for types. */
    FUNCTION
  }

  /** Most variables that all have low registers; if there are more, so many of them have. */
  private static final int MOST_VARIABLES = 100;
  private static final int LOW_VARIABLES = 60;
  private static final int MOST_PARAMETERS = 250;
  private static final int MOST_UPVALUES = 255;

  final ModuleContext module;
  final Optional<Unit> outer;
  final Kind kind;
  final Scope scope;
  final CodeBuilder code;
  final String name;
  final String qualifiedName;
  /** The class whose private names are mangled. */
  final Optional<String> mangling;

  private final Map<Symbol, Variable> variables = new IdentityHashMap<>();
  private final List<Variable> ordered = new ArrayList<>();
  private final List<Symbol> upvalues = new ArrayList<>();
  private final Map<Symbol, Integer> upvalueNumbers = new IdentityHashMap<>();
  /** Variables that something may unbind. */
  private final VariableSet unbound = new VariableSet();

  private final Map<Node, Symbol> added = new IdentityHashMap<>(0);

  private boolean showsVariables;
  private boolean hasChildren;
  private int variableCount;
  private int firstTemporary;
  private int parameters;
  private Optional<Variable> firstParameter = Optional.empty();

  Unit(ModuleContext module, Optional<Unit> outer, Kind kind, Scope scope, String name, Optional<String> mangling) {
    this.module = module;
    this.outer = outer;
    this.kind = kind;
    this.scope = scope;
    this.code = new CodeBuilder(module.source);
    this.name = name;
    this.mangling = mangling;
    this.qualifiedName = qualify();
  }

  private String qualify() {
    if (kind == Kind.MODULE) {
      return name;
    }
    Optional<Unit> around = outer;
    if (around.isPresent() && around.get().scope.kind() == Scope.Kind.TYPE_PARAMETERS) {
      around = around.get().outer;
    }
    if (around.isEmpty() || around.get().kind == Kind.MODULE) {
      return name;
    }
    Unit unit = around.get();
    boolean isDefinition = scope.kind() == Scope.Kind.FUNCTION || scope.kind() == Scope.Kind.CLASS;
    if (isDefinition && unit.scope.symbol(mangle(name)).filter(s -> s.binding() == Symbol.Binding.GLOBAL_EXPLICIT).isPresent()) {
      return name;
    }
    return unit.qualifiedName + (unit.kind == Kind.CLASS ? "." : "." + module.word(Word.LOCALS) + ".") + name;
  }

  /** The variable's or attribute's name that {@code text} means here. */
  String mangle(String text) {
    return mangling.isPresent() ? module.scopes.mangle(text, mangling.get()) : text;
  }

  // --- variables --------------------------------------------------------------------------------------------------------

  /** Gives parameters and other variables of a function their places, and makes cells. */
  void begin(List<Symbol> parameterSymbols) {
    List<Symbol> own = new ArrayList<>(parameterSymbols);
    parameters = own.size();
    if (parameters > MOST_PARAMETERS) {
      throw new GeneratorException("more than " + MOST_PARAMETERS + " parameters", scope.node().span());
    }
    for (Symbol symbol : scope.symbols()) {
      boolean isOwn = symbol.binding() == Symbol.Binding.LOCAL || symbol.binding() == Symbol.Binding.CELL;
      if (isOwn && !symbol.isInlined() && !symbol.has(Symbol.Flag.PARAMETER)) {
        own.add(symbol);
      }
    }
    int low = own.size() > MOST_VARIABLES ? LOW_VARIABLES : own.size();
    int high = own.size() > low ? code.reserveHigh(own.size() - low) : 0;
    code.reserve(Math.max(low, parameters));
    for (int i = 0; i < own.size(); i++) {
      Variable variable = declare(own.get(i), i < low ? i : high + i - low);
      if (i < parameters) {
        code.bound().add(variable.number);
      }
    }
    if (parameters > 0) {
      firstParameter = Optional.of(ordered.getFirst());
    }
    for (int i = 0; i < own.size(); i++) {
      place(ordered.get(i), i);
    }
    code.release(low);
    firstTemporary = low;
  }

  /** Brings a variable to where it is to be; a parameter is in the register of its index. */
  private void place(Variable variable, int index) {
    boolean isParameter = index < parameters;
    if (variable.storage == Variable.Storage.CELL) {
      int at = isParameter ? index : variable.isHigh() ? code.reserve(1) : variable.register;
      if (!isParameter) {
        code.emit(Op.KUNDEF, at, at);
      }
      code.emit(Op.CELL, at, at);
      if (variable.isHigh()) {
        code.store(at, variable.register);
        if (!isParameter) {
          code.release(at);
        }
      }
    } else if (variable.isHigh() && isParameter) {
      code.store(index, variable.register);
    }
  }

  /** The same for a class body: the namespace is the argument, and the class's cells are variables. */
  void beginClass() {
    parameters = 1;
    int first = code.reserve(1 + scope.classCells().size());
    firstTemporary = code.free();
    for (Symbol cell : scope.classCells()) {
      Variable variable = declare(cell, ++first);
      code.emit(Op.KUNDEF, variable.register, variable.register);
      code.emit(Op.CELL, variable.register, variable.register);
    }
  }

  /** A variable in a register that the caller has reserved. */
  Variable declare(Symbol symbol, int register) {
    Variable.Storage storage = symbol.binding() == Symbol.Binding.CELL ? Variable.Storage.CELL : Variable.Storage.VALUE;
    Variable variable = new Variable(symbol.name(), storage, register, variableCount++);
    variables.put(symbol, variable);
    if (symbol.scope() == scope) {
      ordered.add(variable);
    }
    if (module.isUnboundSomewhere(symbol.name())) {
      unbound.add(variable.number);
    }
    return variable;
  }

  /** Makes a node that the generator has made mean a variable. */
  void add(Node occurrence, Symbol symbol) {
    added.put(occurrence, symbol);
  }

  /** What such a node means; null of all others. */
  Symbol added(Node occurrence) {
    return added.get(occurrence);
  }

  Optional<Variable> variable(Symbol symbol) {
    return Optional.ofNullable(variables.get(symbol));
  }

  /** The first one, which methods have their object in. */
  Optional<Variable> firstParameter() {
    return firstParameter;
  }

  VariableSet unbound() {
    return unbound;
  }

  /** Registers from here on are no variables', but those of comprehensions. */
  int firstTemporary() {
    return firstTemporary;
  }

  /** The program looks at all variables, so each must be known to be unbound while it is. */
  void showVariables() {
    showsVariables = true;
  }

  // --- upvalues ---------------------------------------------------------------------------------------------------------

  /** The variable that a name leads to in the end. */
  static Symbol definition(Symbol symbol) {
    Symbol at = symbol;
    while (at.binding() == Symbol.Binding.FREE && at.origin().isPresent()) {
      at = at.origin().get();
    }
    return at;
  }

  /** The number of the upvalue for a variable of a function around this one. */
  int upvalue(Symbol definition, Span place) {
    Integer known = upvalueNumbers.get(definition);
    if (known != null) {
      return known;
    }
    if (upvalues.size() == MOST_UPVALUES) {
      throw new GeneratorException("more than " + MOST_UPVALUES + " variables of functions around", place);
    }
    upvalueNumbers.put(definition, upvalues.size());
    upvalues.add(definition);
    return upvalues.size() - 1;
  }

  /** Where the functions around have what this one captures; asks them for upvalues of theirs. */
  private List<Upvalue> origins() {
    List<Upvalue> origins = new ArrayList<>();
    for (Symbol symbol : upvalues) {
      Unit around = outer.orElseThrow();
      Optional<Variable> own = around.variable(symbol);
      origins.add(
          own.isPresent()
              ? new Upvalue(Upvalue.Origin.CELL, Upvalue.Mutability.MUTABLE, own.get().register)
              : new Upvalue(Upvalue.Origin.UPVALUE, Upvalue.Mutability.MUTABLE, around.upvalue(symbol, scope.node().span())));
    }
    return origins;
  }

  /** A function inside is made. */
  void noteChild() {
    hasChildren = true;
  }

  // --- the end ----------------------------------------------------------------------------------------------------------

  /** The registers that have to be known as unbound. */
  private List<CodeBuilder.Run> runs() {
    List<CodeBuilder.Run> runs = new ArrayList<>();
    for (int i = kind == Kind.FUNCTION ? parameters : 0; i < ordered.size(); i++) {
      Variable variable = ordered.get(i);
      if (variable.storage == Variable.Storage.CELL || !variable.isChecked && !showsVariables) {
        continue;
      }
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).last() == variable.register - 1) {
        runs.set(last, new CodeBuilder.Run(runs.get(last).first(), variable.register));
      } else {
        runs.add(new CodeBuilder.Run(variable.register, variable.register));
      }
    }
    return runs;
  }

  Prototype finish(General.Kind result, General.Binding binding, Optional<String> document, int firstLine, int lastLine) {
    List<Upvalue> origins = origins();
    Prototype.Builder builder = code.finish(runs());
    List<ByteString> upvalueNames = upvalues.stream().map(symbol -> ObjectPool.utf8(symbol.name())).toList();
    List<Prototype.Variable> shown = new ArrayList<>();
    int length = code.length();
    for (Variable variable : ordered) {
      if (!variable.isHigh() && kind == Kind.FUNCTION) {
        shown.add(new Prototype.Variable(new Prototype.VariableName.Named(ObjectPool.utf8(variable.name)), 0, length + 1));
      }
    }
    if (hasChildren) {
      builder.flag(Prototype.Flag.CHILDREN);
    }
    return builder
        .parameters(parameters)
        .upvalues(origins)
        .debug(new Prototype.Debug(firstLine, Math.max(lastLine - firstLine, 0), code.lines(), upvalueNames, shown))
        .general(
            new General(
                result, binding, code.handlers(), code.wideHalves(), ObjectPool.utf8(qualifiedName), document.map(ObjectPool::utf8), code.positions()))
        .build();
  }
}
