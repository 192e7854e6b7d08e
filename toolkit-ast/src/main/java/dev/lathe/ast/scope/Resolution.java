package dev.lathe.ast.scope;

import dev.lathe.ast.Node;
import dev.lathe.ast.Stmt;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link Resolver} finds out about a module. Nodes are looked up by identity. */
public final class Resolution {

  private final Scope root;
  private final Map<Node, Scope> scopes;
  private final Map<Node, Scope> typeParameters;
  private final Occurrences symbols;
  private final Map<Stmt.Goto, Stmt.Label> targets;
  private final List<ScopeViolation> violations;

  Resolution(
      Scope root,
      Map<Node, Scope> scopes,
      Map<Node, Scope> typeParameters,
      Occurrences symbols,
      Map<Stmt.Goto, Stmt.Label> targets,
      List<ScopeViolation> violations) {
    this.root = root;
    this.scopes = scopes;
    this.typeParameters = typeParameters;
    this.symbols = symbols;
    this.targets = targets;
    this.violations = List.copyOf(violations);
  }

  /** The module's scope. */
  public Scope root() {
    return root;
  }

  /**
   * The scope that {@code node} opens; see {@link Scope#node()}. That of type parameters is found by
   * {@link #typeParameters}.
   */
  public Optional<Scope> scope(Node node) {
    return Optional.ofNullable(scopes.get(node));
  }

  /** The scope of the type parameters of a function, class or type alias; empty if it has none. */
  public Optional<Scope> typeParameters(Stmt definition) {
    return Optional.ofNullable(typeParameters.get(definition));
  }

  /**
   * What a name means where it stands.
   *
   * @param occurrence an {@link dev.lathe.ast.Expr.Name}, or an {@link dev.lathe.ast.Identifier} that declares or binds
   * @return the symbol of the scope that it stands in, empty if it is no variable
   */
  public Optional<Symbol> symbol(Node occurrence) {
    return symbols.symbol(occurrence);
  }

  /** The label that a goto leads to; empty after an error. */
  public Optional<Stmt.Label> target(Stmt.Goto jump) {
    return Optional.ofNullable(targets.get(jump));
  }

  /** The rules that the module breaks, that first which a compiler would stop at. */
  public List<ScopeViolation> violations() {
    return violations;
  }

  /** Takes what resolvers find. */
  static final class Builder {
    final Map<Node, Scope> scopes = new IdentityHashMap<>();
    final Map<Node, Scope> typeParameters = new IdentityHashMap<>();
    final Occurrences symbols = new Occurrences();
    final Map<Stmt.Goto, Stmt.Label> targets = new IdentityHashMap<>();
    final List<ScopeViolation> violations = new ArrayList<>();

    Resolution build(Scope root) {
      return new Resolution(root, scopes, typeParameters, symbols, targets, violations);
    }
  }
}
