package dev.lathe.lang.python;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.Node;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.scope.Resolution;
import dev.lathe.ast.scope.Scope;
import dev.lathe.ast.scope.ScopeViolation;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;

/** CPython's words for the rules of scoping that a module breaks. */
final class PythonScopeErrors {

  private PythonScopeErrors() {}

  /** Reports the violations in their order. */
  static void report(Resolution resolution, Diagnostics diagnostics) {
    for (ScopeViolation violation : resolution.violations()) {
      diagnostics.add(diagnostic(violation));
    }
  }

  private static Diagnostic diagnostic(ScopeViolation violation) {
    return switch (violation.rule()) {
      case DUPLICATE_PARAMETER -> Message.DUPLICATE_PARAMETER.at(nameOfParameter(violation.node()), violation.name());
      case DUPLICATE_TYPE_PARAMETER -> named(Message.DUPLICATE_TYPE_PARAMETER, violation);
      case GLOBAL_IS_PARAMETER -> named(Message.PARAMETER_AND_GLOBAL, violation);
      case GLOBAL_USED -> named(Message.USED_BEFORE_GLOBAL, violation);
      case GLOBAL_ANNOTATED, ANNOTATED_GLOBAL -> named(Message.ANNOTATED_GLOBAL, violation);
      case GLOBAL_ASSIGNED -> named(Message.ASSIGNED_BEFORE_GLOBAL, violation);
      case NONLOCAL_IS_PARAMETER -> named(Message.PARAMETER_AND_NONLOCAL, violation);
      case NONLOCAL_USED -> named(Message.USED_BEFORE_NONLOCAL, violation);
      case NONLOCAL_ANNOTATED, ANNOTATED_NONLOCAL -> named(Message.ANNOTATED_NONLOCAL, violation);
      case NONLOCAL_ASSIGNED -> named(Message.ASSIGNED_BEFORE_NONLOCAL, violation);
      case ASSIGNMENT_IN_ITERABLE -> at(Message.NAMED_IN_ITERABLE, violation);
      case ASSIGNMENT_TO_ITERATION_VARIABLE -> named(Message.NAMED_REBINDS_ITERATION, violation);
      case ITERATION_OF_ASSIGNED -> named(Message.ITERATION_REBINDS_NAMED, violation);
      case ASSIGNMENT_IN_COMPREHENSION -> at(Message.NAMED_IN_COMPREHENSION, violation, takesNoVariable(violation.scope()));
      case ASSIGNMENT_IN_ANNOTATION -> inAnnotation("named expression", violation);
      case YIELD_IN_ANNOTATION -> inAnnotation("yield expression", violation);
      case AWAIT_IN_ANNOTATION -> inAnnotation("await expression", violation);
      case YIELD_IN_COMPREHENSION -> at(Message.YIELD_IN_COMPREHENSION, violation, comprehension(violation.scope()));
      case LAMBDA_IN_CLASS_ANNOTATION -> at(Message.LAMBDA_IN_CLASS_ANNOTATION, violation);
      case COMPREHENSION_IN_CLASS_ANNOTATION -> at(Message.COMPREHENSION_IN_CLASS_ANNOTATION, violation);
      case IMPORT_ALL_IN_SCOPE -> Message.IMPORT_ALL_IN_SCOPE.at(lastCharacter(violation.node().span()));
      case NONLOCAL_AND_GLOBAL -> named(Message.NONLOCAL_AND_GLOBAL, violation);
      case NONLOCAL_IN_MODULE -> at(Message.NONLOCAL_IN_MODULE, violation);
      case NONLOCAL_UNBOUND -> named(Message.NONLOCAL_UNBOUND, violation);
      case NONLOCAL_TYPE_PARAMETER -> named(Message.NONLOCAL_TYPE_PARAMETER, violation);
      case UNDEFINED_LABEL, DUPLICATE_LABEL, JUMP_INTO_SCOPE, BREAK_OUTSIDE_LOOP, CONTINUE_OUTSIDE_LOOP,
          VARARGS_OUTSIDE_FUNCTION ->
          throw new IllegalStateException("a rule of block scoping: " + violation.rule());
    };
  }

  /** The place of a parameter without its stars. */
  private static Span nameOfParameter(Node node) {
    return node instanceof Parameter parameter ? parameter.name().map(Identifier::span).orElse(node.span()) : node.span();
  }

  /** The star at the end of an import. */
  private static Span lastCharacter(Span span) {
    return new Span(span.end() - 1, span.end(), span.endLine(), span.endColumn() - 1, span.endLine(), span.endColumn());
  }

  private static Diagnostic at(Message message, ScopeViolation violation, Object... arguments) {
    return message.at(violation.node().span(), arguments);
  }

  private static Diagnostic named(Message message, ScopeViolation violation) {
    return at(message, violation, violation.name());
  }

  private static Diagnostic inAnnotation(String what, ScopeViolation violation) {
    return at(Message.NOT_IN_ANNOTATION, violation, what, annotation(violation.scope()));
  }

  private static String annotation(Scope scope) {
    return switch (scope.kind()) {
      case TYPE_PARAMETERS -> "the definition of a generic";
      case TYPE_ALIAS -> "a type alias";
      case TYPE_BOUND -> "a TypeVar bound";
      case ANNOTATION -> "an annotation";
      case MODULE, FUNCTION, CLASS, COMPREHENSION, BLOCK -> throw new IllegalStateException("no annotation: " + scope);
    };
  }

  private static String takesNoVariable(Scope scope) {
    return switch (scope.kind()) {
      case CLASS -> "in a class body";
      case TYPE_PARAMETERS -> "within the definition of a generic";
      case TYPE_ALIAS -> "in a type alias";
      case TYPE_BOUND -> "in a TypeVar bound";
      case MODULE, FUNCTION, COMPREHENSION, ANNOTATION, BLOCK -> throw new IllegalStateException("takes it: " + scope);
    };
  }

  private static String comprehension(Scope scope) {
    return switch (((Expr.Comprehension) scope.node()).kind()) {
      case LIST -> "list comprehension";
      case SET -> "set comprehension";
      case DICT -> "dict comprehension";
      case GENERATOR -> "generator expression";
    };
  }
}
