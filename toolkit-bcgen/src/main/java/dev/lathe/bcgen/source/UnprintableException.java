package dev.lathe.bcgen.source;

import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;

/** A tree holds something that the language has no way to write. Trees made by tools can; parsed ones cannot. */
public final class UnprintableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Node node;

  UnprintableException(Node node, String reason) {
    super(NodeSchema.of(node).name() + (node.span().isPresent() ? " at " + node.span() : "") + ": " + reason);
    this.node = node;
  }

  /** The node that cannot be written. */
  public Node node() {
    return node;
  }
}
