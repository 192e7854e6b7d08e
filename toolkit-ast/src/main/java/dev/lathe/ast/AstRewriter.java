package dev.lathe.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Replaces nodes of a tree from the leaves up. The new tree shares what did not change with the old one. Trees of any depth
 * are walked without recursion.
 */
final class AstRewriter {

  private AstRewriter() {}

  /**
   * The tree below {@code root} with {@code rule} applied to every node whose children have been rewritten.
   *
   * @param rule gives the node itself where nothing is to change, else one that may stand in its place
   */
  static Node rewrite(Node root, UnaryOperator<Node> rule) {
    List<Frame> open = new ArrayList<>();
    open.add(new Frame(root));
    while (true) {
      Frame frame = open.getLast();
      if (frame.next < frame.children.size()) {
        open.add(new Frame(frame.children.get(frame.next)));
        continue;
      }
      Node result = rule.apply(frame.rebuilt());
      open.removeLast();
      if (open.isEmpty()) {
        return result;
      }
      open.getLast().take(result);
    }
  }

  /** A node whose children are being rewritten, in the order of its components. */
  private static final class Frame {
    private final Node node;
    private final NodeSchema schema;
    private final List<Node> children = new ArrayList<>();
    private boolean changed;
    private int next;

    Frame(Node node) {
      this.node = node;
      this.schema = NodeSchema.of(node);
      for (int i = 0; i < schema.childComponentCount(); i++) {
        schema.childComponent(i).addChildren(node, children);
      }
    }

    void take(Node result) {
      changed |= result != children.get(next);
      children.set(next++, result);
    }

    Node rebuilt() {
      if (!changed) {
        return node;
      }
      Object[] values = schema.values((Record) node);
      int from = 0;
      for (int i = 0; i < schema.childComponentCount(); i++) {
        NodeSchema.Component component = schema.childComponent(i);
        int count = component.childCount(node);
        Object old = values[component.index()];
        if (old instanceof List<?>) {
          values[component.index()] = List.copyOf(children.subList(from, from + count));
        } else if (count > 0) {
          values[component.index()] = old instanceof Optional<?> ? Optional.of(children.get(from)) : children.get(from);
        }
        from += count;
      }
      return schema.constructNode(values);
    }
  }
}
