package dev.lathe.ast.dump;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.Stmt;
import dev.lathe.lexer.Comment;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree as a graph for Graphviz: a box a node with its name and literals, an edge a child labelled with its component.
 * Statements, expressions and patterns differ in colour. A flat spine is one node with its links below it.
 */
public final class DotDump {

  /** Longest text of a literal or comment that is shown, in UTF-16 units. */
  public static final int MAX_TEXT = 40;

  private DotDump() {}

  /** Writes the graph of {@code root} in the DOT language, lines ended by LF. */
  public static void write(Node root, Appendable out) throws IOException {
    out.append("digraph ast {\n  ordering=out;\n  node [shape=box, style=filled, fontname=\"monospace\"];\n");
    TreeEvents.tell(root, new Graph(out));
    out.append("}\n");
  }

  private static final class Graph implements TreeEvents.Sink {
    private final Appendable out;
    private final List<Integer> open = new ArrayList<>();
    private int count;

    Graph(Appendable out) {
      this.out = out;
    }

    @Override
    public void enterNode(TreeEvents.Label label, Node node) throws IOException {
      vertex(label(node), color(node));
      edge(
          switch (label) {
            case TreeEvents.Label.Field(Component component) -> component.name();
            case TreeEvents.Label.Element(Component component, int index) -> component.name() + "[" + index + "]";
            case TreeEvents.Label.Root _, TreeEvents.Label.Leaf _ -> "";
          });
    }

    @Override
    public void enterLink(Expr link) throws IOException {
      vertex(label(link), color(link));
      edge("");
    }

    @Override
    public void leaveNode(Node node) {
      open.removeLast();
    }

    @Override
    public void enterList(Component component, int size) {}

    @Override
    public void leaveList() {}

    @Override
    public void enterSpine(TreeEvents.Label label, int links) throws IOException {
      vertex("spine of " + links + " links", "white");
      edge(
          switch (label) {
            case TreeEvents.Label.Field(Component component) -> component.name();
            case TreeEvents.Label.Element(Component component, int index) -> component.name() + "[" + index + "]";
            case TreeEvents.Label.Root _, TreeEvents.Label.Leaf _ -> "";
          });
    }

    @Override
    public void leaveSpine() {
      open.removeLast();
    }

    private void vertex(String label, String color) throws IOException {
      out.append("  n").append(Integer.toString(count)).append(" [label=").append(quote(label));
      out.append(", fillcolor=").append(color).append("];\n");
    }

    /** An edge from the innermost open vertex to the newest one, which is opened. */
    private void edge(String label) throws IOException {
      if (!open.isEmpty()) {
        out.append("  n").append(open.getLast().toString()).append(" -> n").append(Integer.toString(count));
        if (!label.isEmpty()) {
          out.append(" [label=").append(quote(label)).append("]");
        }
        out.append(";\n");
      }
      open.add(count++);
    }

    private static String color(Node node) {
      if (node instanceof Stmt) {
        return "lightblue";
      }
      if (node instanceof Expr) {
        return "lightyellow";
      }
      return node instanceof Pattern ? "lightpink" : "white";
    }

    private static String label(Node node) {
      NodeSchema schema = NodeSchema.of(node);
      StringBuilder label = new StringBuilder(schema.name());
      for (Component component : schema.components()) {
        Object value = component.get((Record) node);
        switch (component.kind()) {
          case SPAN, TRIVIA, NODE, OPTIONAL_NODE, NODES -> {}
          case STRING, INT -> label.append('\n').append(component.name()).append(' ').append(scalar(value));
          case ENUM, ENUMS, LONG, DOUBLE, BOOLEAN, INTEGER, VALUES, INTS -> label.append('\n').append(value);
          case VALUE -> {
            if (component.type() != dev.lathe.ast.Semantics.class) {
              value(label, (Record) value);
            }
          }
        }
      }
      for (Comment comment : node.trivia().comments()) {
        label.append('\n').append(shorten(comment.text()));
      }
      return label.toString();
    }

    private static void value(StringBuilder label, Record value) {
      NodeSchema schema = NodeSchema.of(value.getClass());
      label.append('\n').append(schema.name());
      for (Component component : schema.components()) {
        label.append(' ').append(scalar(component.get(value)));
      }
    }

    private static String scalar(Object value) {
      return switch (value) {
        case String text -> Scalars.quote(shorten(text));
        case BigInteger integer -> shorten(Scalars.integer(integer));
        default -> value.toString();
      };
    }

    private static String shorten(String text) {
      if (text.length() <= MAX_TEXT) {
        return text;
      }
      int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
      return text.substring(0, end) + "...";
    }

    /** A quoted string of DOT. Lines of a label are left-justified; backslashes of the text are doubled. */
    private static String quote(String label) {
      StringBuilder out = new StringBuilder().append('"');
      boolean lines = label.indexOf('\n') >= 0;
      for (int i = 0; i < label.length(); i++) {
        char c = label.charAt(i);
        switch (c) {
          case '"' -> out.append("\\\"");
          case '\\' -> out.append("\\\\");
          case '\n' -> out.append("\\l");
          default -> {
            boolean pair = i + 1 < label.length() && Character.isSurrogatePair(c, label.charAt(i + 1));
            if (pair) {
              out.append(c).append(label.charAt(++i));
            } else if (c < ' ' || c == 0x7F || Character.isSurrogate(c)) {
              out.append('\uFFFD'); // Graphviz refuses control characters and what is not UTF-8
            } else {
              out.append(c);
            }
          }
        }
      }
      return out.append(lines ? "\\l\"" : "\"").toString();
    }
  }
}
