package dev.lathe.ast.scope;

import dev.lathe.ast.Node;
import dev.lathe.ast.scope.ScopeConventions.Comprehensions;
import dev.lathe.ast.scope.ScopeConventions.Implicit;
import dev.lathe.ast.scope.ScopeViolation.Rule;
import dev.lathe.ast.scope.Symbol.Binding;
import dev.lathe.ast.scope.Symbol.Flag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Function scoping, second pass: decides where each name of each scope is bound, outermost scopes first, and on the way
 * back which variables are shared with functions inside. After CPython 3.12's symtable.c; where that copies sets of names
 * into each scope, this one looks names up through the scopes around.
 */
final class FunctionAnalysis {

  private static final int DECLARED = Flag.GLOBAL.bit() | Flag.NONLOCAL.bit();

  private final ScopeConventions conventions;
  private final Map<Scope, Map<String, Node>> declarations;
  private final List<ScopeViolation> violations;
  private final Optional<String> classCell;
  private final Optional<String> classDictionary;

  FunctionAnalysis(
      ScopeConventions conventions, Map<Scope, Map<String, Node>> declarations, List<ScopeViolation> violations) {
    this.conventions = conventions;
    this.declarations = declarations;
    this.violations = violations;
    this.classCell = conventions.implicit(Implicit.CLASS_CELL);
    this.classDictionary = conventions.implicit(Implicit.CLASS_DICTIONARY);
  }

  void analyze(Scope module) {
    free(module, Optional.empty());
    link(module);
  }

  /**
   * Binds the names of {@code scope} and of those inside.
   *
   * @param seen the class whose names come first, for an annotation scope inside one
   * @return the names that the scope takes from around it
   */
  private Set<String> free(Scope scope, Optional<Scope> seen) {
    for (Symbol symbol : scope.symbols()) {
      bind(symbol, seen);
    }
    Set<String> free = new LinkedHashSet<>();
    Set<String> inlinedCells = new LinkedHashSet<>();
    for (Scope child : scope.children()) {
      Optional<Scope> childSees = Optional.empty();
      if (child.has(Scope.Trait.SEES_CLASS)) {
        childSees = scope.kind() == Scope.Kind.CLASS ? Optional.of(scope) : seen;
      }
      Set<String> childFree = free(child, childSees);
      if (isInlined(child)) {
        inline(child, scope, childFree, inlinedCells);
      }
      free.addAll(childFree);
    }
    if (scope.kind().isFunctionLike()) {
      makeCells(scope, free, inlinedCells);
    } else if (scope.kind() == Scope.Kind.CLASS) {
      dropClassCells(scope, free);
    }
    passOn(scope, free, inlinedCells);
    for (Symbol symbol : scope.symbols()) {
      if (symbol.binding() == Binding.FREE) {
        free.add(symbol.name());
      }
    }
    return free;
  }

  // Outside in: where a name is bound

  private void bind(Symbol symbol, Optional<Scope> seen) {
    Scope scope = symbol.scope();
    String name = symbol.name();
    if (symbol.has(Flag.GLOBAL)) {
      if (symbol.has(Flag.NONLOCAL)) {
        violation(Rule.NONLOCAL_AND_GLOBAL, scope, name);
      }
      symbol.bind(Binding.GLOBAL_EXPLICIT);
    } else if (symbol.has(Flag.NONLOCAL)) {
      nonlocal(symbol);
    } else if (symbol.isBound()) {
      symbol.bind(Binding.LOCAL);
    } else if (!boundByClass(symbol, seen)) {
      Optional<Symbol> outer = enclosing(scope, name);
      if (outer.isPresent()) {
        symbol.bind(Binding.FREE, outer.get());
      } else {
        symbol.bind(Binding.GLOBAL_IMPLICIT);
      }
    }
  }

  private void nonlocal(Symbol symbol) {
    Scope scope = symbol.scope();
    Optional<Symbol> outer = enclosing(scope, symbol.name());
    if (scope.kind() == Scope.Kind.MODULE) {
      violation(Rule.NONLOCAL_IN_MODULE, scope, symbol.name());
    } else if (outer.isEmpty()) {
      violation(Rule.NONLOCAL_UNBOUND, scope, symbol.name());
    } else if (isTypeParameter(scope, symbol.name())) {
      violation(Rule.NONLOCAL_TYPE_PARAMETER, scope, symbol.name());
    }
    if (outer.isPresent()) {
      symbol.bind(Binding.FREE, outer.get());
    } else {
      symbol.bind(Binding.GLOBAL_IMPLICIT);
    }
  }

  /** A name of the class that the scope sees is looked up there, then in the module, not in functions around. */
  private static boolean boundByClass(Symbol symbol, Optional<Scope> seen) {
    Optional<Symbol> ofClass = seen.flatMap(c -> c.symbol(symbol.name()));
    if (ofClass.isEmpty()) {
      return false;
    }
    if (ofClass.get().has(Flag.GLOBAL)) {
      symbol.bind(Binding.GLOBAL_EXPLICIT);
      return true;
    }
    if (ofClass.get().isBound() && !ofClass.get().has(Flag.NONLOCAL)) {
      symbol.bind(Binding.GLOBAL_IMPLICIT);
      return true;
    }
    return false;
  }

  /** The symbol that a function around {@code scope} binds to {@code name}, or takes from further out. */
  private Optional<Symbol> enclosing(Scope scope, String name) {
    for (Optional<Scope> at = scope.parent(); at.isPresent(); at = at.get().parent()) {
      Scope outer = at.get();
      if (outer.kind() == Scope.Kind.CLASS && isClassCell(name)) {
        return Optional.of(outer.classCell(name));
      }
      if (!outer.kind().isFunctionLike()) {
        continue;
      }
      Optional<Symbol> symbol = outer.symbol(name).filter(s -> !s.isInlined());
      if (symbol.isEmpty()) {
        continue;
      }
      switch (symbol.get().binding()) {
        case LOCAL, CELL, FREE -> {
          return symbol;
        }
        case GLOBAL_EXPLICIT -> {
          return Optional.empty();
        }
        case GLOBAL_IMPLICIT -> {}
      }
    }
    return Optional.empty();
  }

  private boolean isClassCell(String name) {
    return classCell.filter(name::equals).isPresent() || classDictionary.filter(name::equals).isPresent();
  }

  /** Whether the variable that a nonlocal declaration in {@code scope} would reach is a type parameter. */
  private static boolean isTypeParameter(Scope scope, String name) {
    for (Optional<Scope> at = scope.parent(); at.isPresent(); at = at.get().parent()) {
      Optional<Symbol> symbol = at.get().symbol(name).filter(s -> !s.isInlined());
      if (symbol.isPresent() && symbol.get().isBound() && !symbol.get().hasAny(DECLARED)) {
        return symbol.get().has(Flag.TYPE_PARAMETER);
      }
    }
    return false;
  }

  private void violation(Rule rule, Scope scope, String name) {
    violations.add(new ScopeViolation(rule, scope, declarations.get(scope).get(name), name));
  }

  // Inside out: what is shared with scopes inside

  private boolean isInlined(Scope scope) {
    return scope.kind() == Scope.Kind.COMPREHENSION
        && !scope.has(Scope.Trait.GENERATOR)
        && conventions.comprehensions() == Comprehensions.INLINED;
  }

  /**
   * Gives the variables of an inlined comprehension to the scope around it.
   *
   * @param comprehensionFree the names that the comprehension takes from around it; those that are the outer scope's own
   *     variables are taken out, unless functions inside use them
   * @param inlinedCells receives the comprehension's variables that functions inside use
   */
  private static void inline(
      Scope comprehension, Scope outer, Set<String> comprehensionFree, Set<String> inlinedCells) {
    comprehension.set(Scope.Trait.INLINED);
    for (Symbol symbol : comprehension.symbols()) {
      String name = symbol.name();
      if (symbol.has(Flag.PARAMETER)) {
        continue; // the iterator
      }
      if (symbol.binding() == Binding.CELL || symbol.has(Flag.INLINED_CELL)) {
        inlinedCells.add(name);
      }
      Optional<Symbol> existing = outer.symbol(name);
      if (existing.isEmpty()) {
        Symbol copy = outer.add(name, symbol.binding());
        copy.add(symbol.bits());
        copy.markInlined();
      } else if (existing.get().isBound()
          && outer.kind() != Scope.Kind.CLASS
          && !isFreeInAnyChild(comprehension, name)) {
        comprehensionFree.remove(name);
      }
    }
  }

  private static boolean isFreeInAnyChild(Scope scope, String name) {
    for (Scope child : scope.children()) {
      boolean free =
          child.has(Scope.Trait.INLINED)
              ? isFreeInAnyChild(child, name)
              : child.symbol(name).filter(s -> s.binding() == Binding.FREE).isPresent();
      if (free) {
        return true;
      }
    }
    return false;
  }

  private static void makeCells(Scope scope, Set<String> free, Set<String> inlinedCells) {
    for (Symbol symbol : scope.symbols()) {
      String name = symbol.name();
      if (symbol.binding() == Binding.LOCAL && (free.contains(name) || inlinedCells.contains(name))) {
        symbol.bind(Binding.CELL);
        free.remove(name);
      }
    }
  }

  private void dropClassCells(Scope scope, Set<String> free) {
    if (classCell.filter(free::remove).isPresent()) {
      scope.set(Scope.Trait.NEEDS_CLASS_CELL);
    }
    if (classDictionary.filter(free::remove).isPresent()) {
      scope.set(Scope.Trait.NEEDS_CLASS_DICTIONARY);
    }
  }

  /** Names that scopes inside take from around {@code scope} go through it. */
  private void passOn(Scope scope, Set<String> free, Set<String> inlinedCells) {
    for (String name : inlinedCells) {
      scope.symbol(name).ifPresent(s -> s.add(Flag.INLINED_CELL.bit()));
    }
    boolean ofClass = scope.kind() == Scope.Kind.CLASS || scope.has(Scope.Trait.SEES_CLASS);
    for (String name : free) {
      Optional<Symbol> symbol = scope.symbol(name);
      if (symbol.isPresent()) {
        if (ofClass) {
          symbol.get().add(Flag.FREE_IN_CLASS.bit());
        }
      } else if (enclosing(scope, name).isPresent()) {
        scope.add(name, Binding.FREE);
      }
    }
  }

  /** Leads each free symbol to that of the next scope out, now that all are there. */
  private void link(Scope scope) {
    for (Symbol symbol : scope.symbols()) {
      if (symbol.binding() == Binding.FREE) {
        enclosing(scope, symbol.name()).ifPresent(outer -> symbol.bind(Binding.FREE, outer));
      }
    }
    scope.children().forEach(this::link);
  }
}
