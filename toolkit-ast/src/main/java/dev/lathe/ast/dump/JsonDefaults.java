package dev.lathe.ast.dump;

import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Place;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/** What components are where JSON leaves them out. */
final class JsonDefaults {

  private JsonDefaults() {}

  /** The value of {@code component} of a record of {@code schema} that has no field for it; empty if it must have one. */
  static Optional<Object> of(NodeSchema schema, Component component) {
    return switch (component.kind()) {
      case SPAN -> Optional.of(Span.NONE);
      case TRIVIA -> Optional.of(Trivia.NONE);
      case OPTIONAL_NODE -> Optional.of(Optional.empty());
      case NODES, VALUES -> Optional.of(List.of());
      case INT -> isPartOfTrivia(schema) && !component.name().equals("line") ? Optional.of(0) : Optional.empty();
      case ENUM -> placement(component);
      case VALUE -> component.type() == Place.class && isPartOfTrivia(schema) ? Optional.of(Place.FRONT) : Optional.empty();
      case NODE, ENUMS, STRING, LONG, DOUBLE, BOOLEAN, INTEGER, INTS -> Optional.empty();
    };
  }

  private static boolean isPartOfTrivia(NodeSchema schema) {
    return schema.type() == Trivia.class
        || schema.type() == Comment.class
        || schema.type() == dev.lathe.lexer.LineBreak.class;
  }

  /** A comment has its line for itself and ends with it. */
  private static Optional<Object> placement(Component component) {
    if (component.type() == Comment.Placement.class) {
      return Optional.of(Comment.Placement.OWN_LINE);
    }
    return component.type() == Comment.Form.class ? Optional.of(Comment.Form.LINE) : Optional.empty();
  }
}
