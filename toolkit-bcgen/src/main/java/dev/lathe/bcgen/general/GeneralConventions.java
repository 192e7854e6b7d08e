package dev.lathe.bcgen.general;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.scope.ScopeConventions;
import java.util.Optional;

/**
 * What general bytecode of a language depends on besides the meanings of its nodes. A {@link dev.lathe.parser.Language} whose
 * programs are compiled to general rows has one among its parts. Immutable.
 */
public interface GeneralConventions {

  /** A name that no source text spells where it is needed. */
  enum Word {
    // Methods that statements call.
    ENTER,
    EXIT,
    ASYNC_ENTER,
    ASYNC_EXIT,
    // Names that bodies of modules and classes bind by themselves.
    MODULE_NAME,
    CLASS_MODULE,
    CLASS_QUALIFIED_NAME,
    CLASS_CELL_ENTRY,
    CLASS_DICTIONARY_ENTRY,
    DOCUMENT,
    ANNOTATIONS,
    /** The key of a result among annotations. */
    RESULT,
    // Parts of the names of functions.
    LOCALS,
    LAMBDA,
    GENERATOR_EXPRESSION,
    MODULE,
    TYPE_PARAMETERS_OF,
    // What a program calls to have attributes looked up behind a class.
    SUPER,
    // What the runtime calls its own functions and classes.
    RUNTIME_BUILD_CLASS,
    RUNTIME_IMPORT,
    RUNTIME_IMPORT_FROM,
    RUNTIME_IMPORT_ALL,
    RUNTIME_ASSERTION_ERROR,
    RUNTIME_ASYNC_STOP,
    RUNTIME_TYPE_VARIABLE,
    RUNTIME_TYPE_VARIABLE_BOUND,
    RUNTIME_TYPE_VARIABLE_CONSTRAINTS,
    RUNTIME_TYPE_LIST,
    RUNTIME_TYPE_PARAMETERS,
    RUNTIME_TYPE_ALIAS,
    RUNTIME_GENERIC_BASE
  }

  /** What becomes of statements that state what must hold. */
  enum Assertions {
    KEPT,
    DROPPED
  }

  /** The spelling of a word. */
  String word(Word word);

  /** How names and scopes work in {@code module}. */
  ScopeConventions scopes(Module module);

  /** What becomes of assertions. */
  Assertions assertions();

  /** The truth value that a name stands for wherever it is read; empty for all others. */
  Optional<Boolean> constant(String name);

  /** Whether what {@code name} is usually bound to looks at all variables of the function that calls it. */
  boolean readsVariables(String name);

  /** An annotation that is not evaluated, as text. */
  String annotationText(Expr annotation);
}
