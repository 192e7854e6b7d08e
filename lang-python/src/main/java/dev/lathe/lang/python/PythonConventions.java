package dev.lathe.lang.python;

import dev.lathe.ast.scope.ScopeConventions;
import java.util.Optional;

/** How names and scopes work in CPython 3.12. */
final class PythonConventions implements ScopeConventions {

  private final Annotations annotations;

  /**
   * @param annotations deferred in a module with {@code from __future__ import annotations}
   */
  PythonConventions(Annotations annotations) {
    this.annotations = annotations;
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

  /** Names that begin with two underscores, and do not end with two nor hold a dot, belong to their class. */
  @Override
  public String mangle(String name, String className) {
    if (!name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
      return name;
    }
    int first = 0;
    while (first < className.length() && className.charAt(first) == '_') {
      first++;
    }
    return first == className.length() ? name : "_" + className.substring(first) + name;
  }

  @Override
  public boolean readsClassCell(String name) {
    return name.equals("super");
  }

  @Override
  public Annotations annotations() {
    return annotations;
  }

  @Override
  public Comprehensions comprehensions() {
    return Comprehensions.INLINED;
  }
}
