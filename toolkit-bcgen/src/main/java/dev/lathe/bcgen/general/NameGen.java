package dev.lathe.bcgen.general;

import dev.lathe.ast.Node;
import dev.lathe.ast.scope.Scope;
import dev.lathe.ast.scope.ScopeConventions.Implicit;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.Optional;

/** Reading, binding and unbinding names, wherever a scope has them. */
final class NameGen {
  private static final int NONE = -1;
  /** What CHKDEF calls a variable that has no value. */
  private static final int OWN = 0;
  private static final int ENCLOSING = 1;
  private static final int NO_VARIABLE = 2;

  private final Unit unit;
  private final CodeBuilder code;

  NameGen(Unit unit) {
    this.unit = unit;
    this.code = unit.code;
  }

  /** Where a name's value is. */
  private sealed interface Place {
    record Own(Variable variable) implements Place {}

    record Enclosing(Symbol definition) implements Place {}

    record Global(String name) implements Place {}

    record Namespace(String name) implements Place {}
  }

  Symbol symbol(Node occurrence) {
    Symbol added = unit.added(occurrence);
    if (added != null) {
      return added;
    }
    return unit.module.resolution.symbol(occurrence).orElseThrow(() -> new IllegalArgumentException("no variable at " + occurrence.span()));
  }

  private Place place(Symbol symbol) {
    Scope scope = symbol.scope();
    return switch (symbol.binding()) {
      case LOCAL, CELL -> {
        Optional<Variable> variable = unit.variable(symbol);
        if (variable.isPresent()) {
          yield new Place.Own(variable.get());
        }
        if (scope != unit.scope && scope.kind() != Scope.Kind.CLASS && scope.kind() != Scope.Kind.MODULE) {
          yield new Place.Enclosing(symbol);
        }
        yield scope.kind() == Scope.Kind.CLASS ? new Place.Namespace(symbol.name()) : new Place.Global(symbol.name());
      }
      case FREE -> {
        Symbol definition = Unit.definition(symbol);
        Optional<Variable> variable = unit.variable(definition);
        yield variable.isPresent() ? new Place.Own(variable.get()) : new Place.Enclosing(definition);
      }
      case GLOBAL_EXPLICIT -> new Place.Global(symbol.name());
      case GLOBAL_IMPLICIT -> scope.kind() == Scope.Kind.CLASS ? new Place.Namespace(symbol.name()) : new Place.Global(symbol.name());
    };
  }

  // --- reading ----------------------------------------------------------------------------------------------------------

  /** The register of a variable that can be used in its place, bound for certain from here on; negative if there is none. */
  int register(Symbol symbol) {
    if (!(place(symbol) instanceof Place.Own(Variable variable))
        || variable.storage == Variable.Storage.CELL
        || variable.isHigh()
        || unit.module.isAssignedInside(symbol.name())) {
      return NONE;
    }
    check(variable, variable.register);
    return variable.register;
  }

  /** The register of a variable that can be written directly; negative if there is none. */
  int target(Symbol symbol) {
    return place(symbol) instanceof Place.Own(Variable variable) && variable.storage == Variable.Storage.VALUE && !variable.isHigh()
        ? variable.register
        : NONE;
  }

  private void check(Variable variable, int register) {
    // a function inside may have unbound what it shares
    boolean isDoubtful = variable.storage == Variable.Storage.CELL && unit.unbound().has(variable.number);
    if (isDoubtful || !code.bound().has(variable.number)) {
      variable.isChecked = true;
      code.emitName(Op.CHKDEF, register, OWN, variable.name);
      code.bound().add(variable.number);
    }
  }

  void load(Symbol symbol, int to) {
    Scope scope = symbol.scope();
    boolean implicitlyGlobal = symbol.binding() == Symbol.Binding.GLOBAL_IMPLICIT;
    boolean free = symbol.binding() == Symbol.Binding.FREE;
    if (scope.kind() == Scope.Kind.CLASS && free) {
      loadFirst(symbol, to, 0);
    } else if (scope.has(Scope.Trait.SEES_CLASS) && (implicitlyGlobal || free) && !isClassDictionary(symbol)) {
      int dictionary = code.reserve(1);
      loadImplicit(scope, Implicit.CLASS_DICTIONARY, dictionary);
      loadFirst(symbol, to, dictionary);
      code.release(dictionary);
    } else {
      load(place(symbol), to);
    }
  }

  private boolean isClassDictionary(Symbol symbol) {
    return unit.module.scopes.implicit(Implicit.CLASS_DICTIONARY).filter(symbol.name()::equals).isPresent()
        || unit.module.scopes.implicit(Implicit.CLASS_CELL).filter(symbol.name()::equals).isPresent();
  }

  /** A namespace's entry, or what the name means around it. */
  private void loadFirst(Symbol symbol, int to, int namespace) {
    Label found = new Label();
    int at = temporary(to);
    code.emitName(Op.NSGET, at, namespace, symbol.name());
    code.jumpIf(Op.ISDEF, 0, at, found);
    load(place(symbol), at);
    code.place(found);
    finish(to, at);
  }

  /** A register to compute a variable's new value in that must not be written before it is known. */
  private int temporary(int to) {
    return to < unit.firstTemporary() ? code.reserve(1) : to;
  }

  private void finish(int to, int at) {
    code.move(to, at);
    if (to != at) {
      code.release(at);
    }
  }

  private void load(Place place, int to) {
    switch (place) {
      case Place.Own(Variable variable) -> loadOwn(variable, to);
      case Place.Enclosing(Symbol definition) -> {
        int at = temporary(to);
        code.emit(Op.UGET, at, unit.upvalue(definition, code.place()));
        if (!isAlwaysBound(definition)) {
          code.emitName(Op.CHKDEF, at, ENCLOSING, definition.name());
        }
        finish(to, at);
      }
      case Place.Global(String name) -> code.emitName(Op.LDGLOB, to, name);
      case Place.Namespace(String name) -> {
        Label found = new Label();
        int at = temporary(to);
        code.emitName(Op.NSGET, at, 0, name);
        code.jumpIf(Op.ISDEF, 0, at, found);
        code.emitName(Op.LDGLOB, at, name);
        code.place(found);
        finish(to, at);
      }
    }
  }

  /** Whether a captured variable has a value whenever a function inside can run. */
  private boolean isAlwaysBound(Symbol definition) {
    return definition.has(Symbol.Flag.PARAMETER) && !unit.module.isUnboundSomewhere(definition.name());
  }

  private void loadOwn(Variable variable, int to) {
    if (variable.storage == Variable.Storage.VALUE && !variable.isHigh()) {
      check(variable, variable.register);
      code.move(to, variable.register);
      return;
    }
    int at = temporary(to);
    int holder = variable.register;
    if (variable.isHigh()) {
      code.load(at, variable.register);
      holder = at;
    }
    if (variable.storage == Variable.Storage.CELL) {
      code.emit(Op.CELLGET, at, holder);
    }
    check(variable, at);
    finish(to, at);
  }

  /** Puts the function's first argument, or what has become of it, into a register. */
  void loadFirstParameter(int to) {
    loadOwn(unit.firstParameter().orElseThrow(), to);
  }

  /** Puts the variable that the language adds to a scope into a register. */
  void loadImplicit(Scope scope, Implicit which, int to) {
    load(implicit(scope, which).orElseThrow(), to);
  }

  /** The symbol of such a variable. */
  Optional<Symbol> implicit(Scope scope, Implicit which) {
    return unit.module.scopes.implicit(which).flatMap(scope::symbol);
  }

  // --- binding ----------------------------------------------------------------------------------------------------------

  void store(Symbol symbol, int from) {
    switch (place(symbol)) {
      case Place.Own(Variable variable) -> {
        storeOwn(variable, from);
        code.bound().add(variable.number);
      }
      case Place.Enclosing(Symbol definition) -> code.emit(Op.USETV, unit.upvalue(definition, code.place()), from);
      case Place.Global(String name) -> code.emitName(Op.STGLOB, from, name);
      case Place.Namespace(String name) -> storeEntry(name, from);
    }
  }

  private void storeOwn(Variable variable, int from) {
    if (variable.storage == Variable.Storage.CELL) {
      if (variable.isHigh()) {
        int cell = code.reserve(1);
        code.load(cell, variable.register);
        code.emit(Op.CELLSET, cell, from);
        code.release(cell);
      } else {
        code.emit(Op.CELLSET, variable.register, from);
      }
    } else if (variable.isHigh()) {
      code.store(from, variable.register);
    } else {
      code.move(variable.register, from);
    }
  }

  /** An entry of the class's namespace. */
  void storeEntry(String name, int from) {
    int key = code.reserve(1);
    code.string(key, name);
    code.emit(Op.STITEM, from, 0, key);
    code.release(key);
  }

  // --- unbinding --------------------------------------------------------------------------------------------------------

  /** Unbinds a variable, which must be bound. */
  void delete(Symbol symbol) {
    int at = code.reserve(2);
    switch (place(symbol)) {
      case Place.Own(Variable variable) -> {
        if (variable.storage == Variable.Storage.VALUE && !variable.isHigh()) {
          check(variable, variable.register);
        } else {
          loadOwn(variable, at);
        }
        unbind(variable);
      }
      case Place.Enclosing(Symbol definition) -> {
        code.emit(Op.UGET, at, unit.upvalue(definition, code.place()));
        code.emitName(Op.CHKDEF, at, ENCLOSING, definition.name());
        code.emit(Op.KUNDEF, at, at);
        code.emit(Op.USETV, unit.upvalue(definition, code.place()), at);
      }
      case Place.Global(String name) -> {
        code.string(at, name);
        code.intrinsic(Intrinsic.DELETE_GLOBAL, at, at);
      }
      case Place.Namespace(String name) -> {
        code.emitName(Op.NSGET, at, 0, name);
        code.emitName(Op.CHKDEF, at, NO_VARIABLE, name);
        code.move(at, 0);
        code.string(at + 1, name);
        code.intrinsic(Intrinsic.DELETE_ITEM, at, at);
      }
    }
    code.release(at);
  }

  private void unbind(Variable variable) {
    variable.isChecked = true;
    if (variable.storage == Variable.Storage.VALUE && !variable.isHigh()) {
      code.emit(Op.KUNDEF, variable.register, variable.register);
    } else {
      int at = code.reserve(1);
      code.emit(Op.KUNDEF, at, at);
      storeOwn(variable, at);
      code.release(at);
    }
    code.bound().remove(variable.number);
  }

  /** Unbinds a variable that a statement has bound, whatever has become of it. */
  void clear(Symbol symbol) {
    Place place = place(symbol);
    if (place instanceof Place.Own(Variable variable)) {
      unbind(variable);
      return;
    }
    int at = code.reserve(1);
    if (place instanceof Place.Enclosing(Symbol definition)) {
      code.emit(Op.KUNDEF, at, at);
      code.emit(Op.USETV, unit.upvalue(definition, code.place()), at);
    } else {
      code.emit(Op.KPRI, at, 0);
      store(symbol, at);
      delete(symbol);
    }
    code.release(at);
  }
}
