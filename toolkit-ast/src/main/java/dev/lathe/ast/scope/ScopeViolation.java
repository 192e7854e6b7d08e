package dev.lathe.ast.scope;

import dev.lathe.ast.Node;
import java.util.Optional;

/**
 * A rule of scoping that a program breaks. Languages make messages of it.
 *
 * @param rule what is broken
 * @param scope where; the scope whose kind the rule is about
 * @param node what breaks it
 * @param name the name that it is about, as written unless the rule says otherwise; "" if none
 * @param other a second node that belongs to it
 */
public record ScopeViolation(Rule rule, Scope scope, Node node, String name, Optional<Node> other) {

  /** The rules. {@code node} and {@code other} are given for each. */
  public enum Rule {
    // Block scoping.
    /** A goto has no label in the blocks around it. Node: the goto. */
    UNDEFINED_LABEL,
    /** A block has two labels of a name. Node: the second label, other: the first. */
    DUPLICATE_LABEL,
    /** A goto leads past a declaration to where its variable is visible. Node: the goto, name: the variable, other: its declaration. */
    JUMP_INTO_SCOPE,
    /** Node: a break outside of loops. */
    BREAK_OUTSIDE_LOOP,
    /** Node: a continue outside of loops. */
    CONTINUE_OUTSIDE_LOOP,
    /** Node: variable arguments in a function that takes none. */
    VARARGS_OUTSIDE_FUNCTION,

    // Function scoping: found where they stand.
    /** Node: the second parameter of a name. */
    DUPLICATE_PARAMETER,
    /** Node: the second type parameter of a name. */
    DUPLICATE_TYPE_PARAMETER,
    /** Node: the declaration; likewise down to {@link #NONLOCAL_ASSIGNED}. */
    GLOBAL_IS_PARAMETER,
    GLOBAL_USED,
    GLOBAL_ANNOTATED,
    GLOBAL_ASSIGNED,
    NONLOCAL_IS_PARAMETER,
    NONLOCAL_USED,
    NONLOCAL_ANNOTATED,
    NONLOCAL_ASSIGNED,
    /** A name that is declared global is annotated. Node: the annotated assignment. */
    ANNOTATED_GLOBAL,
    /** A name that is declared nonlocal is annotated. Node: the annotated assignment. */
    ANNOTATED_NONLOCAL,
    /** Node: an assignment expression in the iterable of a comprehension. */
    ASSIGNMENT_IN_ITERABLE,
    /** An assignment expression assigns to a variable of a comprehension around it. Node: its target. */
    ASSIGNMENT_TO_ITERATION_VARIABLE,
    /** A comprehension's variable has been assigned by an assignment expression. Node: the variable. */
    ITERATION_OF_ASSIGNED,
    /** An assignment expression in a comprehension right inside a scope that cannot take its variable. Node: its target. */
    ASSIGNMENT_IN_COMPREHENSION,
    /** Node: an assignment expression in an annotation scope. */
    ASSIGNMENT_IN_ANNOTATION,
    /** Node: a yield in an annotation scope. */
    YIELD_IN_ANNOTATION,
    /** Node: an await in an annotation scope. */
    AWAIT_IN_ANNOTATION,
    /** Node: a yield in a comprehension. */
    YIELD_IN_COMPREHENSION,
    /** Node: a lambda in an annotation scope right inside a class. */
    LAMBDA_IN_CLASS_ANNOTATION,
    /** Node: a comprehension in an annotation scope right inside a class. */
    COMPREHENSION_IN_CLASS_ANNOTATION,
    /** Node: an import of all names in a function or class. */
    IMPORT_ALL_IN_SCOPE,

    // Function scoping: found when all names are known. Node: the first declaration of the (mangled) name.
    NONLOCAL_AND_GLOBAL,
    NONLOCAL_IN_MODULE,
    NONLOCAL_UNBOUND,
    NONLOCAL_TYPE_PARAMETER
  }

  ScopeViolation(Rule rule, Scope scope, Node node, String name) {
    this(rule, scope, node, name, Optional.empty());
  }
}
