package dev.lathe.ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Replaces nodes of a tree from the leaves up. The new tree shares what did not change with the old one. Trees of any depth
 * are walked without recursion.
 */
final class AstRewriter {

  private AstRewriter() {}

  /** What becomes of a node. */
  interface Rewriting {

    /**
     * The node itself where nothing is to change, else one that may stand in its place.
     *
     * @param node has been rewritten below
     */
    Node apply(Node node, Position position);
  }

  /** The tree below {@code root} with {@code rule} applied to every node whose children have been rewritten. */
  static Module rewrite(Module root, Rewriting rule) {
    List<Frame> open = new ArrayList<>();
    open.add(new Frame(root, Position.ANY, root.semantics()));
    while (true) {
      Frame frame = open.getLast();
      if (frame.next < frame.children.size()) {
        open.add(new Frame(frame.children.get(frame.next), frame.positions.get(frame.next), root.semantics()));
        continue;
      }
      Node result = rule.apply(frame.rebuilt(), frame.position);
      open.removeLast();
      if (open.isEmpty()) {
        return (Module) result;
      }
      open.getLast().take(result);
    }
  }

  /** A node whose children are being rewritten, in the order of its components. */
  private static final class Frame {
    private final Node node;
    private final Position position;
    private final NodeSchema schema;
    private final List<Node> children = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private boolean changed;
    private int next;

    Frame(Node node, Position position, Semantics semantics) {
      this.node = node;
      this.position = position;
      this.schema = NodeSchema.of(node);
      for (int i = 0; i < schema.childComponentCount(); i++) {
        NodeSchema.Component component = schema.childComponent(i);
        component.addChildren(node, children);
        Position ofChildren = Position.of(node, component, position, semantics);
        positions.addAll(Collections.nCopies(children.size() - positions.size(), ofChildren));
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
