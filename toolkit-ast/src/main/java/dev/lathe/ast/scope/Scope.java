package dev.lathe.ast.scope;

import dev.lathe.ast.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stretch of a program with names of its own. */
public final class Scope {

  /** What opens it. */
  public enum Kind {
    MODULE,
    /** A function with a block, or one whose body is an expression. */
    FUNCTION,
    CLASS,
    COMPREHENSION,
    /** Type parameters of a function, class or type alias, and what can see them. */
    TYPE_PARAMETERS,
    /** The value of a type alias. */
    TYPE_ALIAS,
    /** The bound of a type parameter. */
    TYPE_BOUND,
    /** An annotation that is not evaluated where it stands. It is not among its parent's children. */
    ANNOTATION,
    /** A block of a function, under block scoping. */
    BLOCK;

    /** Whether its variables can be seen by functions inside. */
    boolean isFunctionLike() {
      return switch (this) {
        case FUNCTION, COMPREHENSION, TYPE_PARAMETERS, TYPE_ALIAS, TYPE_BOUND -> true;
        case MODULE, CLASS, ANNOTATION, BLOCK -> false;
      };
    }

    /** Whether it only serves types. */
    boolean isAnnotation() {
      return switch (this) {
        case TYPE_PARAMETERS, TYPE_ALIAS, TYPE_BOUND, ANNOTATION -> true;
        case MODULE, FUNCTION, CLASS, COMPREHENSION, BLOCK -> false;
      };
    }
  }

  /** What a scope does or needs besides its names. */
  public enum Trait {
    /** Inside a function. */
    NESTED,
    /** Yields. */
    GENERATOR,
    /** Awaits, or is declared asynchronous. */
    COROUTINE,
    /** Has a parameter for the positional arguments that are left. */
    VARIABLE_ARGUMENTS,
    /** Has a parameter for the keyword arguments that are left. */
    VARIABLE_KEYWORDS,
    /** Returns a value somewhere. */
    RETURNS_VALUE,
    /** A class whose functions use {@link ScopeConventions.Implicit#CLASS_CELL}. */
    NEEDS_CLASS_CELL,
    /** A class whose annotation scopes use {@link ScopeConventions.Implicit#CLASS_DICTIONARY}. */
    NEEDS_CLASS_DICTIONARY,
    /** An annotation scope right inside a class: names of the class come before those around it. */
    SEES_CLASS,
    /** A comprehension that runs in the function around it: its symbols are among those of its parent too. */
    INLINED;

    int bit() {
      return 1 << ordinal();
    }
  }

  private final Kind kind;
  private final String name;
  private final Node node;
  private final Optional<Scope> parent;
  private final List<Scope> children = new ArrayList<>(2);
  private final List<Symbol> symbols = new ArrayList<>();
  private final Map<String, Symbol> byName = new HashMap<>();
  private final List<Symbol> classCells = new ArrayList<>(0);
  private int traits;

  Scope(Kind kind, String name, Node node, Optional<Scope> parent) {
    this.kind = kind;
    this.name = name;
    this.node = node;
    this.parent = parent;
  }

  public Kind kind() {
    return kind;
  }

  /** The name of the function, class, type alias or type parameter; "" if it has none. */
  public String name() {
    return name;
  }

  /**
   * The node that opens it: a module, {@link dev.lathe.ast.Function}, lambda, class, comprehension, type alias, type
   * parameter (its bound) or {@link dev.lathe.ast.Block}; of type parameters the statement that has them. Variables of a
   * loop or handler are those of its block, and a function's block has no scope of its own.
   */
  public Node node() {
    return node;
  }

  /** The scope around it; none of the module. */
  public Optional<Scope> parent() {
    return parent;
  }

  /** The scopes inside, in source order. */
  public List<Scope> children() {
    return Collections.unmodifiableList(children);
  }

  /** The symbols in the order in which the names turn up. */
  public List<Symbol> symbols() {
    return Collections.unmodifiableList(symbols);
  }

  /** The symbol of this name, the last one of several. */
  public Optional<Symbol> symbol(String symbolName) {
    return Optional.ofNullable(byName.get(symbolName));
  }

  public boolean has(Trait trait) {
    return (traits & trait.bit()) != 0;
  }

  /** Of a class: the cells that hold the class itself or its names for the functions inside that use them. */
  public List<Symbol> classCells() {
    return Collections.unmodifiableList(classCells);
  }

  /** The innermost scope, this one or around it, that is no {@link Kind#BLOCK}. */
  public Scope function() {
    Scope scope = this;
    while (scope.kind == Kind.BLOCK) {
      scope = scope.parent.orElseThrow();
    }
    return scope;
  }

  void set(Trait trait) {
    traits |= trait.bit();
  }

  void clear(Trait trait) {
    traits &= ~trait.bit();
  }

  void add(Scope child) {
    children.add(child);
  }

  /** Adds a symbol; it hides another of its name. */
  Symbol add(String symbolName, Symbol.Binding binding) {
    Symbol symbol = new Symbol(symbolName, this, binding);
    symbols.add(symbol);
    byName.put(symbolName, symbol);
    return symbol;
  }

  /** The class cell of this name. */
  Symbol classCell(String cellName) {
    for (Symbol cell : classCells) {
      if (cell.name().equals(cellName)) {
        return cell;
      }
    }
    Symbol cell = new Symbol(cellName, this, Symbol.Binding.CELL);
    classCells.add(cell);
    return cell;
  }

  @Override
  public String toString() {
    return name.isEmpty() ? kind.name() : kind + " " + name;
  }
}
