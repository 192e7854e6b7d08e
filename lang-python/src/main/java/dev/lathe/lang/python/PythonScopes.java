package dev.lathe.lang.python;

import dev.lathe.ast.ImportedName;
import dev.lathe.ast.Module;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.scope.ScopeConventions;
import java.util.List;
import java.util.Optional;

/**
 * Python's spellings and choices for name resolution.
 *
 * @param annotations deferred by {@code from __future__ import annotations}
 */
record PythonScopes(Annotations annotations) implements ScopeConventions {

  /** The conventions of {@code module}: what it imports from the future counts. */
  static PythonScopes of(Module module) {
    boolean deferred =
        module.body().statements().stream()
            .anyMatch(
                s ->
                    s instanceof Stmt.ImportFrom from
                        && from.level() == 0
                        && spells(from.path(), "__future__")
                        && from.names().stream().map(ImportedName::path).anyMatch(p -> spells(p, "annotations")));
    return new PythonScopes(deferred ? Annotations.DEFERRED : Annotations.EVALUATED);
  }

  private static boolean spells(List<dev.lathe.ast.Identifier> path, String name) {
    return path.size() == 1 && path.getFirst().name().equals(name);
  }

  @Override
  public Optional<String> implicit(Implicit which) {
    return switch (which) {
      case RECEIVER -> Optional.empty();
      case CLASS_CELL -> Optional.of("__class__");
      case CLASS_DICTIONARY -> Optional.of("__classdict__");
      case ITERATED -> Optional.of(".0");
      case TYPE_PARAMETERS -> Optional.of(".type_params");
      case CLASS_TYPE_PARAMETERS -> Optional.of("__type_params__");
      case GENERIC_BASE -> Optional.of(".generic_base");
      case DEFAULTS -> Optional.of(".defaults");
      case KEYWORD_DEFAULTS -> Optional.of(".kwdefaults");
    };
  }

  /** Names of two leading and at most one trailing underscore are private to their class. */
  @Override
  public String mangle(String name, String className) {
    if (!name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
      return name;
    }
    int underscores = 0;
    while (underscores < className.length() && className.charAt(underscores) == '_') {
      underscores++;
    }
    return underscores == className.length() ? name : "_" + className.substring(underscores) + name;
  }

  @Override
  public boolean readsClassCell(String name) {
    return name.equals("super");
  }

  @Override
  public Comprehensions comprehensions() {
    return Comprehensions.INLINED;
  }
}
