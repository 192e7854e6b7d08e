package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/**
 * What all forms of functions with a block share: from the type parameters or the opening bracket to the end of the body.
 *
 * @param receiver whether a first parameter that is not written down holds the receiver
 * @param returns annotation of the result
 */
public record Function(
    Span span,
    Trivia trivia,
    Execution execution,
    Receiver receiver,
    List<TypeParameter> typeParameters,
    List<Parameter> parameters,
    Optional<Expr> returns,
    Block body)
    implements Node {

  /** Where a method's receiver comes from. */
  public enum Receiver {
    /** All parameters are written down. */
    EXPLICIT,
    /** A first parameter named by the language's convention is added. */
    IMPLICIT
  }

  public Function {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
  }
}
