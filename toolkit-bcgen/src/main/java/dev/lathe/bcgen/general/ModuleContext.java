package dev.lathe.bcgen.general;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.scope.Resolution;
import dev.lathe.ast.scope.Resolver;
import dev.lathe.ast.scope.ScopeConventions;
import dev.lathe.lexer.Source;
import java.util.HashSet;
import java.util.Set;

/** What all functions of a module share: names and what they mean. */
final class ModuleContext {
  final GeneralConventions conventions;
  final ScopeConventions scopes;
  final Resolution resolution;
  final Source source;

  /** Names of variables that some statement unbinds. */
  private final Set<String> unbound = new HashSet<>();
  /** Names that expressions assign: a variable of this name may change while operands beside it are computed. */
  private final Set<String> assignedInside = new HashSet<>();

  ModuleContext(Module module, Source source, GeneralConventions conventions) {
    this.conventions = conventions;
    this.source = source;
    this.scopes = conventions.scopes(module);
    this.resolution = Resolver.resolve(module, scopes);
    AstWalker.preOrder(module, this::note);
  }

  private void note(Node node) {
    switch (node) {
      case Stmt.Delete delete -> delete.targets().forEach(this::noteUnbound);
      case ExceptHandler handler -> handler.name().flatMap(resolution::symbol).ifPresent(symbol -> unbound.add(symbol.name()));
      case Expr.AssignExpr assign -> resolution.symbol(assign.target()).ifPresent(symbol -> assignedInside.add(symbol.name()));
      default -> {} // all other nodes leave names alone
    }
  }

  private void noteUnbound(Expr target) {
    switch (target) {
      case Expr.Name name -> resolution.symbol(name).ifPresent(symbol -> unbound.add(symbol.name()));
      case Expr.Paren paren -> noteUnbound(paren.inner());
      case Expr.Tuple tuple -> tuple.elements().forEach(this::noteUnbound);
      case Expr.ListExpr list -> list.elements().forEach(this::noteUnbound);
      default -> {} // attributes and items are no variables
    }
  }

  /** Whether a statement somewhere unbinds a variable of this name. */
  boolean isUnboundSomewhere(String name) {
    return unbound.contains(name);
  }

  /** Whether an expression somewhere assigns to a variable of this name. */
  boolean isAssignedInside(String name) {
    return assignedInside.contains(name);
  }

  String word(GeneralConventions.Word word) {
    return conventions.word(word);
  }
}
