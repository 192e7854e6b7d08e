package dev.lathe.ast.scope;

import dev.lathe.ast.Module;

/**
 * Finds the variable that each name of a module means, by {@link dev.lathe.ast.Semantics#scoping()}.
 *
 * <p>Left spines are walked in loops; other nesting recurs, so trees that may be deep need a thread with a deep stack. The
 * tree must be one that {@link dev.lathe.ast.AstValidator} accepts, spans aside.
 */
public final class Resolver {

  private Resolver() {}

  /** Resolves all names of {@code module}. */
  public static Resolution resolve(Module module, ScopeConventions conventions) {
    return switch (module.semantics().scoping()) {
      case BLOCK -> BlockResolver.resolve(module, conventions);
      case FUNCTION -> FunctionResolver.resolve(module, conventions);
    };
  }
}
