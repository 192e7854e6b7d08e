package dev.lathe.ast.scope;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A name in a scope. Under block scoping, each declaration makes one, and a function has one for each variable around it
 * that it uses; under function scoping there is one for each name that a scope mentions.
 */
public final class Symbol {

  /** What the scope's own text does with the name. */
  public enum Flag {
    /** Declared to be the module's. */
    GLOBAL,
    /** Assigned or declared. */
    LOCAL,
    PARAMETER,
    /** Declared to be an enclosing function's. */
    NONLOCAL,
    /** Read. */
    USED,
    /** In a class: a function inside uses a variable of that name from around the class. */
    FREE_IN_CLASS,
    IMPORTED,
    ANNOTATED,
    /** Bound by a loop of a comprehension. */
    ITERATION,
    TYPE_PARAMETER,
    /** A variable of an inlined comprehension that a function inside it uses. */
    INLINED_CELL;

    int bit() {
      return 1 << ordinal();
    }
  }

  /** Where the value is. */
  public enum Binding {
    /** In the scope itself: in its function's frame, or under the name in a module or class. */
    LOCAL,
    /** In the scope itself, shared with functions inside that use it. */
    CELL,
    /** In a {@link #CELL} of a scope around the function: an upvalue. */
    FREE,
    /** In the module, because a declaration says so. */
    GLOBAL_EXPLICIT,
    /** In the module or built in, because nothing else binds the name. */
    GLOBAL_IMPLICIT
  }

  private final String name;
  private final Scope scope;
  private int flags;
  private Binding binding;
  private Optional<Symbol> origin = Optional.empty();
  private boolean inlined;

  Symbol(String name, Scope scope, Binding binding) {
    this.name = name;
    this.scope = scope;
    this.binding = binding;
  }

  /** The name, after mangling. */
  public String name() {
    return name;
  }

  /** The scope that has it. */
  public Scope scope() {
    return scope;
  }

  public Binding binding() {
    return binding;
  }

  /** Of a {@link Binding#FREE} symbol: the one in the next function out, itself free or the cell. */
  public Optional<Symbol> origin() {
    return origin;
  }

  public boolean has(Flag flag) {
    return (flags & flag.bit()) != 0;
  }

  public Set<Flag> flags() {
    Set<Flag> set = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (has(flag)) {
        set.add(flag);
      }
    }
    return set;
  }

  /** Whether the scope's text assigns, declares or imports it. */
  boolean isBound() {
    return (flags & (Flag.LOCAL.bit() | Flag.PARAMETER.bit() | Flag.IMPORTED.bit())) != 0;
  }

  boolean hasAny(int bits) {
    return (flags & bits) != 0;
  }

  int bits() {
    return flags;
  }

  void add(int bits) {
    flags |= bits;
  }

  void bind(Binding to) {
    binding = to;
  }

  void bind(Binding to, Symbol outer) {
    binding = to;
    origin = Optional.of(outer);
  }

  /** Whether an inlined comprehension has brought it into the scope. */
  public boolean isInlined() {
    return inlined;
  }

  void markInlined() {
    inlined = true;
  }

  @Override
  public String toString() {
    return name + " " + binding + " " + flags();
  }
}
