package dev.lathe.ast.dump;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.ast.NodeSchema.Kind;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineBreak;
import dev.lathe.lexer.Place;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;

/**
 * A tree for people to read: a line a node, children indented below it.
 *
 * <pre>
 * Module "x"
 *   body: Block
 *     statements[0]: ExprStmt
 *       ~ comment 1.1.0 trailing "-- note"
 *       value: Call PARENTHESES
 *         callee: Name "f"
 *         arguments[0]: NumberLiteral "1" Real 1.0
 * </pre>
 *
 * <p>Absent nodes and empty lists are left out. The comment stands at place (slot 1, bracket 1, separator 0) of its
 * statement. Beyond {@link #MAX_INDENT} levels the level stands in front of the line instead: {@code (43) left: ...}.
 */
public final class TextDump {

  /** What is shown besides nodes, literals and comments. */
  public enum Detail {
    /** Line and column of start and end of each node and comment. */
    SPANS,
    /** Line ends inside nodes and lines of separators. */
    BREAKS,
    /** What the nodes of a module mean. */
    SEMANTICS
  }

  /** Most levels that indent a line. */
  public static final int MAX_INDENT = 40;

  private TextDump() {}

  /** Writes the dump of {@code root}, each line ended by LF. */
  public static void write(Node root, Set<Detail> details, Appendable out) throws IOException {
    TreeEvents.tell(root, new Lines(details, out));
  }

  /** The dump of {@code root}. */
  public static String text(Node root, Set<Detail> details) {
    StringBuilder out = new StringBuilder();
    try {
      write(root, details, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static final class Lines implements TreeEvents.Sink {
    private final Set<Detail> details;
    private final Appendable out;
    private int level;

    Lines(Set<Detail> details, Appendable out) {
      this.details = details;
      this.out = out;
    }

    @Override
    public void enterNode(TreeEvents.Label label, Node node) throws IOException {
      begin(label);
      node(node);
    }

    @Override
    public void enterLink(Expr link) throws IOException {
      indent();
      node(link);
    }

    @Override
    public void leaveNode(Node node) {
      level--;
    }

    @Override
    public void enterList(Component component, int size) {}

    @Override
    public void leaveList() {}

    @Override
    public void enterSpine(TreeEvents.Label label, int links) throws IOException {
      begin(label);
      out.append("spine of ").append(Integer.toString(links)).append(" links\n");
      level++;
    }

    @Override
    public void leaveSpine() {
      level--;
    }

    private void begin(TreeEvents.Label label) throws IOException {
      indent();
      switch (label) {
        case TreeEvents.Label.Field(Component component) -> out.append(component.name()).append(": ");
        case TreeEvents.Label.Element(Component component, int index) ->
            out.append(component.name()).append('[').append(Integer.toString(index)).append("]: ");
        case TreeEvents.Label.Root _, TreeEvents.Label.Leaf _ -> {}
      }
    }

    private void indent() throws IOException {
      for (int i = Math.min(level, MAX_INDENT); i > 0; i--) {
        out.append("  ");
      }
      if (level > MAX_INDENT) {
        out.append('(').append(Integer.toString(level)).append(") ");
      }
    }

    private void node(Node node) throws IOException {
      NodeSchema schema = NodeSchema.of(node);
      out.append(schema.name());
      for (Component component : schema.components()) {
        scalar(schema, component, node);
      }
      if (details.contains(Detail.SPANS)) {
        out.append(' ').append(node.span().toString());
      }
      out.append('\n');
      level++;
      trivia(node.trivia());
      if (details.contains(Detail.SEMANTICS) && node instanceof dev.lathe.ast.Module module) {
        semantics(module.semantics());
      }
    }

    private void scalar(NodeSchema schema, Component component, Node node) throws IOException {
      Object value = component.get((Record) node);
      switch (component.kind()) {
        case SPAN, TRIVIA, NODE, OPTIONAL_NODE, NODES -> {}
        case STRING -> {
          out.append(' ');
          if (strings(schema) > 1) {
            out.append(component.name()).append('=');
          }
          out.append(Scalars.quote((String) value));
        }
        case INT -> out.append(' ').append(component.name()).append('=').append(value.toString());
        case ENUM, ENUMS, LONG, DOUBLE, BOOLEAN, INTEGER, VALUES, INTS -> out.append(' ').append(value.toString());
        case VALUE -> {
          if (component.type() != dev.lathe.ast.Semantics.class) {
            value((Record) value);
          }
        }
      }
    }

    private static int strings(NodeSchema schema) {
      int strings = 0;
      for (Component component : schema.components()) {
        strings += component.kind() == Kind.STRING ? 1 : 0;
      }
      return strings;
    }

    private void value(Record value) throws IOException {
      NodeSchema schema = NodeSchema.of(value.getClass());
      out.append(' ').append(schema.name());
      for (Component component : schema.components()) {
        Object part = component.get(value);
        out.append(' ');
        switch (part) {
          case String text -> out.append(Scalars.quote(text));
          case BigInteger integer -> out.append(Scalars.integer(integer));
          default -> out.append(part.toString());
        }
      }
    }

    private void trivia(Trivia trivia) throws IOException {
      if (trivia.blankLines() > 0) {
        mark("blank").append(Integer.toString(trivia.blankLines())).append('\n');
      }
      for (Comment comment : trivia.comments()) {
        mark("comment").append(place(comment.place())).append(' ').append(lower(comment.placement()));
        if (comment.form() == Comment.Form.BLOCK) {
          out.append(" block");
        }
        if (comment.blankLines() > 0) {
          out.append(" blank ").append(Integer.toString(comment.blankLines()));
        }
        out.append(' ').append(Scalars.quote(comment.text()));
        if (details.contains(Detail.SPANS) && comment.span() != Span.NONE) {
          out.append(' ').append(comment.span().toString());
        }
        out.append('\n');
      }
      if (details.contains(Detail.BREAKS)) {
        breaks(trivia);
      }
    }

    private void breaks(Trivia trivia) throws IOException {
      for (LineBreak lineBreak : trivia.breaks()) {
        mark("break").append(place(lineBreak.place())).append(" line ").append(Integer.toString(lineBreak.line()));
        if (lineBreak.blankLines() > 0) {
          out.append(" blank ").append(Integer.toString(lineBreak.blankLines()));
        }
        out.append('\n');
      }
      if (trivia.separatorLine() > 0) {
        mark("separator").append("line ").append(Integer.toString(trivia.separatorLine())).append('\n');
      }
    }

    private void semantics(dev.lathe.ast.Semantics semantics) throws IOException {
      for (Component component : NodeSchema.of(dev.lathe.ast.Semantics.class).components()) {
        mark(component.name()).append(component.get(semantics).toString()).append('\n');
      }
    }

    /** Begins a line that is not a node. */
    private Appendable mark(String what) throws IOException {
      indent();
      return out.append("~ ").append(what).append(' ');
    }

    private static String place(Place place) {
      return place.slot() + "." + place.brackets() + "." + place.separators();
    }

    private static String lower(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
