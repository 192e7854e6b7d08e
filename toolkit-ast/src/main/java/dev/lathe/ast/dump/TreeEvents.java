package dev.lathe.ast.dump;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.ast.Spine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks a tree for a dump, without recursion. A left spine of more than {@link #LONGEST_NESTED_SPINE} links is told as a
 * flat list: its innermost expression, then its links, each without the component that goes down the spine.
 */
final class TreeEvents {

  /** Most links of a spine that is told as the nesting that it is. */
  static final int LONGEST_NESTED_SPINE = 100;

  /** Where a node stands in its parent. */
  sealed interface Label {
    /** The node has no parent. */
    record Root() implements Label {}

    /** The only node of a component. */
    record Field(Component component) implements Label {}

    /** A node in the list of a component. */
    record Element(Component component, int index) implements Label {}

    /** The innermost expression of a flat spine. */
    record Leaf() implements Label {}
  }

  /** Receives the events of a walk. */
  interface Sink {
    /** A node begins; all its components that hold no nodes can be read off it. */
    void enterNode(Label label, Node node) throws IOException;

    /** A link of a flat spine begins; {@link #leaveNode} ends it too. */
    void enterLink(Expr link) throws IOException;

    /** A node or link ends. */
    void leaveNode(Node node) throws IOException;

    /** A component that is a list begins, empty or not. */
    void enterList(Component component, int size) throws IOException;

    /** The list ends. */
    void leaveList() throws IOException;

    /** A flat spine begins: a node with {@link Label.Leaf}, then {@code links} links. */
    void enterSpine(Label label, int links) throws IOException;

    /** The spine ends. */
    void leaveSpine() throws IOException;
  }

  private sealed interface Frame {}

  /** A node whose children are being told. */
  private static final class NodeFrame implements Frame {
    final Node node;
    final NodeSchema schema;
    int next;
    List<?> list = List.of();
    int element;
    boolean inList;

    NodeFrame(Node node, NodeSchema schema, int next) {
      this.node = node;
      this.schema = schema;
      this.next = next;
    }
  }

  /** A flat spine whose links are being told. */
  private static final class SpineFrame implements Frame {
    final List<Expr> spine;
    int next;

    SpineFrame(List<Expr> spine) {
      this.spine = spine;
    }
  }

  private final Sink sink;
  private final List<Frame> frames = new ArrayList<>();

  private TreeEvents(Sink sink) {
    this.sink = sink;
  }

  /** Tells {@code sink} about {@code root} and what is below it. */
  static void tell(Node root, Sink sink) throws IOException {
    TreeEvents events = new TreeEvents(sink);
    events.enter(new Label.Root(), root);
    while (!events.frames.isEmpty()) {
      switch (events.frames.getLast()) {
        case NodeFrame frame -> events.advance(frame);
        case SpineFrame frame -> events.advance(frame);
      }
    }
  }

  private void advance(SpineFrame frame) throws IOException {
    if (frame.next == frame.spine.size()) {
      sink.leaveSpine();
      frames.removeLast();
      return;
    }
    Expr expr = frame.spine.get(frame.next);
    if (frame.next++ == 0) {
      put(new Label.Leaf(), expr);
    } else {
      sink.enterLink(expr);
      frames.add(new NodeFrame(expr, NodeSchema.of(expr), 1));
    }
  }

  private void advance(NodeFrame frame) throws IOException {
    if (frame.inList) {
      if (frame.element < frame.list.size()) {
        Component component = frame.schema.childComponent(frame.next);
        int index = frame.element++;
        enter(new Label.Element(component, index), (Node) frame.list.get(index));
        return;
      }
      sink.leaveList();
      frame.inList = false;
      frame.next++;
    }
    if (frame.next == frame.schema.childComponentCount()) {
      sink.leaveNode(frame.node);
      frames.removeLast();
      return;
    }
    Component component = frame.schema.childComponent(frame.next);
    switch (component.get((Record) frame.node)) {
      case Node child -> {
        frame.next++;
        if (frame.schema.spineComponent().filter(c -> c == component).isPresent()) {
          put(new Label.Field(component), child); // its spine was measured at its top
        } else {
          enter(new Label.Field(component), child);
        }
      }
      case Optional<?> optional -> {
        frame.next++;
        if (optional.isPresent()) {
          enter(new Label.Field(component), (Node) optional.get());
        }
      }
      case List<?> list -> {
        sink.enterList(component, list.size());
        frame.list = list;
        frame.element = 0;
        frame.inList = true;
      }
      default -> throw new IllegalStateException(component.name());
    }
  }

  /** Enters a node that does not go on down a spine that is being told. */
  private void enter(Label label, Node node) throws IOException {
    if (node instanceof Expr expr && isLong(expr)) {
      List<Expr> spine = Spine.of(expr);
      sink.enterSpine(label, spine.size() - 1);
      frames.add(new SpineFrame(spine));
    } else {
      put(label, node);
    }
  }

  private void put(Label label, Node node) throws IOException {
    sink.enterNode(label, node);
    frames.add(new NodeFrame(node, NodeSchema.of(node), 0));
  }

  private static boolean isLong(Expr expr) {
    Optional<Expr> below = Spine.below(expr);
    for (int links = 1; below.isPresent(); links++) {
      if (links > LONGEST_NESTED_SPINE) {
        return true;
      }
      below = Spine.below(below.get());
    }
    return false;
  }
}
