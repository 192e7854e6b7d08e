package dev.lathe.lang.python;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.scope.ScopeConventions;
import dev.lathe.ast.scope.ScopeConventions.Annotations;
import dev.lathe.bcgen.general.GeneralConventions;
import dev.lathe.lexer.Diagnostics;
import java.util.Optional;
import java.util.Set;

/** What bytecode of Python depends on besides its meanings: CPython 3.12's spellings and choices. */
final class PythonBytecode implements GeneralConventions {

  /** Builtins that look at all variables of their caller. */
  private static final Set<String> READERS = Set.of("locals", "vars", "dir", "eval", "exec");

  private final Assertions assertions;

  /**
   * @param assertions dropped under {@code -O}, where {@code __debug__} is false as well
   */
  PythonBytecode(Assertions assertions) {
    this.assertions = assertions;
  }

  @Override
  public String word(Word word) {
    return switch (word) {
      case ENTER -> "__enter__";
      case EXIT -> "__exit__";
      case ASYNC_ENTER -> "__aenter__";
      case ASYNC_EXIT -> "__aexit__";
      case MODULE_NAME -> "__name__";
      case CLASS_MODULE -> "__module__";
      case CLASS_QUALIFIED_NAME -> "__qualname__";
      case CLASS_CELL_ENTRY -> "__classcell__";
      case CLASS_DICTIONARY_ENTRY -> "__classdictcell__";
      case DOCUMENT -> "__doc__";
      case ANNOTATIONS -> "__annotations__";
      case RESULT -> "return";
      case LOCALS -> "<locals>";
      case LAMBDA -> "<lambda>";
      case GENERATOR_EXPRESSION -> "<genexpr>";
      case MODULE -> "<module>";
      case TYPE_PARAMETERS_OF -> "<generic parameters of %s>";
      case SUPER -> "super";
      case RUNTIME_BUILD_CLASS -> "build_class";
      case RUNTIME_IMPORT -> "import";
      case RUNTIME_IMPORT_FROM -> "import_from";
      case RUNTIME_IMPORT_ALL -> "import_all";
      case RUNTIME_ASSERTION_ERROR -> "AssertionError";
      case RUNTIME_ASYNC_STOP -> "StopAsyncIteration";
      case RUNTIME_TYPE_VARIABLE -> "type_variable";
      case RUNTIME_TYPE_VARIABLE_BOUND -> "type_variable_with_bound";
      case RUNTIME_TYPE_VARIABLE_CONSTRAINTS -> "type_variable_with_constraints";
      case RUNTIME_TYPE_LIST -> "type_variable_tuple";
      case RUNTIME_TYPE_PARAMETERS -> "parameter_specification";
      case RUNTIME_TYPE_ALIAS -> "type_alias";
      case RUNTIME_GENERIC_BASE -> "generic_base";
    };
  }

  @Override
  public ScopeConventions scopes(Module module) {
    boolean isDeferred = FutureStatements.of(module, new Diagnostics()).deferAnnotations();
    return new PythonConventions(isDeferred ? Annotations.DEFERRED : Annotations.EVALUATED);
  }

  @Override
  public Assertions assertions() {
    return assertions;
  }

  @Override
  public Optional<Boolean> constant(String name) {
    return name.equals("__debug__") ? Optional.of(assertions == Assertions.KEPT) : Optional.empty();
  }

  @Override
  public boolean readsVariables(String name) {
    return READERS.contains(name);
  }

  @Override
  public String annotationText(Expr annotation) {
    return new ExpressionText().of(annotation);
  }
}
