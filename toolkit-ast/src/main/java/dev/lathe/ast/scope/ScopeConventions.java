package dev.lathe.ast.scope;

import java.util.Optional;

/** What scopes need to know of a language besides its semantics: spellings and choices. Immutable. */
public interface ScopeConventions {

  /** Nothing is added, nothing is spelt in a special way. */
  ScopeConventions PLAIN = new ScopeConventions() {};

  /** A variable that no source text declares. */
  enum Implicit {
    /** The receiver of a method whose first parameter is not written down. */
    RECEIVER,
    /** In methods, the class that they are defined in. */
    CLASS_CELL,
    /** In annotation scopes inside a class, the names of the class so far. */
    CLASS_DICTIONARY,
    /** In a comprehension, the iterator over its first iterable. */
    ITERATED,
    /** In the scope of a class's type parameters, the sequence of those. */
    TYPE_PARAMETERS,
    /** The same sequence inside the class. */
    CLASS_TYPE_PARAMETERS,
    /** In the scope of a class's type parameters, the base class that is made of them. */
    GENERIC_BASE,
    /** In the scope of a function's type parameters, the defaults of its parameters, if any. */
    DEFAULTS,
    /** The defaults of its keyword-only parameters, where there are some. */
    KEYWORD_DEFAULTS
  }

  /** When annotations are evaluated. */
  enum Annotations {
    /** Where they stand, so names in them are used there. */
    EVALUATED,
    /** Never or later, from their text: nothing in them is used. */
    DEFERRED
  }

  /** How comprehensions run. */
  enum Comprehensions {
    /** As functions. */
    NESTED,
    /** Lists, sets and dictionaries as part of the function around them, with variables of their own (PEP 709). */
    INLINED
  }

  /** The name of an implicit variable; empty if the language has none. Source text cannot spell most of them. */
  default Optional<String> implicit(Implicit which) {
    return Optional.empty();
  }

  /** The variable that {@code name} means inside class {@code className}. */
  default String mangle(String name, String className) {
    return name;
  }

  /** Whether reading {@code name} in a function also reads {@link Implicit#CLASS_CELL}. */
  default boolean readsClassCell(String name) {
    return false;
  }

  default Annotations annotations() {
    return Annotations.EVALUATED;
  }

  default Comprehensions comprehensions() {
    return Comprehensions.NESTED;
  }
}
