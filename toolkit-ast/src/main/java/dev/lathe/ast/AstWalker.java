package dev.lathe.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Visits all nodes of a tree of any depth, without recursion. */
public final class AstWalker {

  /** Is told when a node is entered and left. */
  public interface Visitor {

    /** Called before the node's children are visited. */
    Next enter(Node node);

    /** Called behind the node's children; also for nodes whose children were skipped. */
    default void leave(Node node) {}
  }

  /** How a walk goes on. */
  public enum Next {
    /** With the children. */
    CHILDREN,
    /** With what follows the node. */
    SIBLING,
    /** Not at all: nothing is entered or left any more. */
    STOP
  }

  private AstWalker() {}

  /** Visits {@code root} and what is below it, children in source order. */
  public static void walk(Node root, Visitor visitor) {
    List<Frame> frames = new ArrayList<>();
    Next next = visitor.enter(root);
    if (next == Next.STOP) {
      return;
    }
    frames.add(new Frame(root, next == Next.CHILDREN ? NodeSchema.children(root) : List.of()));
    while (!frames.isEmpty()) {
      Frame frame = frames.getLast();
      if (frame.next == frame.children.size()) {
        visitor.leave(frame.node);
        frames.removeLast();
        continue;
      }
      Node child = frame.children.get(frame.next++);
      switch (visitor.enter(child)) {
        case CHILDREN -> frames.add(new Frame(child, NodeSchema.children(child)));
        case SIBLING -> visitor.leave(child);
        case STOP -> {
          return;
        }
      }
    }
  }

  /** Gives every node of the tree to {@code action}, parents before children. */
  public static void preOrder(Node root, Consumer<? super Node> action) {
    walk(
        root,
        node -> {
          action.accept(node);
          return Next.CHILDREN;
        });
  }

  /** Gives every node of the tree to {@code action}, children before parents. */
  public static void postOrder(Node root, Consumer<? super Node> action) {
    walk(
        root,
        new Visitor() {
          @Override
          public Next enter(Node node) {
            return Next.CHILDREN;
          }

          @Override
          public void leave(Node node) {
            action.accept(node);
          }
        });
  }

  private static final class Frame {
    final Node node;
    final List<Node> children;
    int next;

    Frame(Node node, List<Node> children) {
      this.node = node;
      this.children = children;
    }
  }
}
