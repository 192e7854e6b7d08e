package dev.lathe.ast;

import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Trivia;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares trees of any depth, in time linear in their size. Records' own {@code equals} recurs, so it must not be called
 * on nodes.
 */
public final class AstEquality {

  /** What may differ. */
  public enum Ignored {
    /** Spans of nodes and comments, and the line numbers in {@link Trivia}. */
    SPANS,
    /** Comments, blank lines and line ends. */
    TRIVIA,
    /**
     * {@link Expr.Paren}s where {@link Semantics.Parentheses#GROUP} holds, but around an annotated target, where they make
     * a difference; and the brackets of tuples and sequence patterns. A tree that is no {@link Module} is taken to group.
     */
    GROUPING
  }

  /**
   * Where two trees differ first, in the order of a walk.
   *
   * @param path the way from the root: {@code module.body.statements[3].value.left}
   * @param first what the first tree has there, shortened
   * @param second what the second tree has there, shortened
   */
  public record Difference(String path, String first, String second) {
    @Override
    public String toString() {
      return path + ": " + first + " is not " + second;
    }
  }

  /** Everything but meaning: what printing a tree and parsing it again must keep. */
  public static final Set<Ignored> LAYOUT = Set.of(Ignored.SPANS, Ignored.TRIVIA, Ignored.GROUPING);

  private static final int MAX_TEXT = 60;

  private final boolean spans;
  private final boolean trivia;
  private final boolean grouping;
  private final List<Frame> frames = new ArrayList<>();
  private int depth;

  private AstEquality(Set<Ignored> ignored, Node first, Node second) {
    spans = !ignored.contains(Ignored.SPANS);
    trivia = !ignored.contains(Ignored.TRIVIA);
    grouping = ignored.contains(Ignored.GROUPING) && groups(first) && groups(second);
  }

  private static boolean groups(Node root) {
    return !(root instanceof Module module) || module.semantics().parentheses() == Semantics.Parentheses.GROUP;
  }

  /** Whether the trees are equal apart from what is ignored. */
  public static boolean equal(Node first, Node second, Set<Ignored> ignored) {
    return firstDifference(first, second, ignored).isEmpty();
  }

  /** The first difference apart from what is ignored. */
  public static Optional<Difference> firstDifference(Node first, Node second, Set<Ignored> ignored) {
    return new AstEquality(ignored, first, second).compare(first, second);
  }

  private Optional<Difference> compare(Node firstRoot, Node secondRoot) {
    Optional<Mismatch> roots = enter(firstRoot, secondRoot, false);
    if (roots.isPresent()) {
      return Optional.of(roots.get().at(new AstPath(firstRoot)));
    }
    while (depth > 0) {
      Frame frame = frames.get(depth - 1);
      if (!frame.hasNext()) {
        depth--;
        continue;
      }
      Component component = frame.component();
      if (frame.firstList != null) {
        int i = frame.element++;
        Optional<Mismatch> mismatch = enter((Node) frame.firstList.get(i), (Node) frame.secondList.get(i), false);
        if (mismatch.isPresent()) {
          return Optional.of(mismatch.get().at(pathToParent().component(component.name()).index(i)));
        }
        continue;
      }
      frame.next++;
      Optional<Mismatch> mismatch = step(frame, component);
      if (mismatch.isPresent()) {
        return Optional.of(mismatch.get().at(pathToParent().component(component.name())));
      }
    }
    return Optional.empty();
  }

  /** Compares one component of the nodes of {@code frame}, or arranges for that. */
  private Optional<Mismatch> step(Frame frame, Component component) {
    Object a = component.get((Record) frame.first);
    Object b = component.get((Record) frame.second);
    return switch (component.kind()) {
      case SPAN -> spans ? values(a, b) : Optional.empty();
      case TRIVIA -> trivia ? trivia((Trivia) a, (Trivia) b) : Optional.empty();
      case NODE -> enter((Node) a, (Node) b, isAnnotatedTarget(frame.first, (Node) a));
      case OPTIONAL_NODE -> optional((Optional<?>) a, (Optional<?>) b);
      case NODES -> {
        List<?> firstList = (List<?>) a;
        List<?> secondList = (List<?>) b;
        if (firstList.size() != secondList.size()) {
          yield Mismatch.of(firstList.size() + " nodes", secondList.size() + " nodes");
        }
        if (!firstList.isEmpty()) {
          frame.next--;
          frame.firstList = firstList;
          frame.secondList = secondList;
          frame.element = 0;
        }
        yield Optional.empty();
      }
      case ENUM -> grouping && isBracketForm(component.type()) ? Optional.empty() : values(a, b);
      case ENUMS, STRING, INT, LONG, DOUBLE, BOOLEAN, INTEGER, VALUE, VALUES, INTS -> values(a, b);
    };
  }

  /** Whether the component says no more than whether a sequence has parentheses around it. */
  private static boolean isBracketForm(Class<?> type) {
    return type == Expr.TupleForm.class || type == Pattern.SequenceForm.class;
  }

  private static boolean isAnnotatedTarget(Node parent, Node child) {
    return parent instanceof Stmt.AnnAssign assign && assign.target() == child;
  }

  private Optional<Mismatch> optional(Optional<?> a, Optional<?> b) {
    if (a.isPresent() && b.isPresent()) {
      return enter((Node) a.get(), (Node) b.get(), false);
    }
    return a.isPresent() == b.isPresent() ? Optional.empty() : Mismatch.of(present(a), present(b));
  }

  private static Optional<Mismatch> values(Object a, Object b) {
    return a.equals(b) ? Optional.empty() : Mismatch.of(a, b);
  }

  private static String present(Optional<?> node) {
    return node.isPresent() ? describe((Node) node.get()) : "absent";
  }

  private Optional<Mismatch> trivia(Trivia a, Trivia b) {
    if (spans) {
      return values(a, b);
    }
    boolean same = a.blankLines() == b.blankLines() && a.comments().size() == b.comments().size();
    for (int i = 0; same && i < a.comments().size(); i++) {
      Comment c = a.comments().get(i);
      Comment d = b.comments().get(i);
      same =
          c.place().equals(d.place())
              && c.placement() == d.placement()
              && c.form() == d.form()
              && c.text().equals(d.text())
              && c.blankLines() == d.blankLines();
    }
    return same ? Optional.empty() : Mismatch.of(a, b);
  }

  /** Compares what can be compared at once, and puts a frame for the rest. */
  private Optional<Mismatch> enter(Node a, Node b, boolean parenthesesMatter) {
    if (grouping && !parenthesesMatter) {
      a = grouped(a);
      b = grouped(b);
    }
    if (a == b) {
      return Optional.empty();
    }
    if (a.getClass() != b.getClass()) {
      return Mismatch.of(describe(a), describe(b));
    }
    if (depth == frames.size()) {
      frames.add(new Frame());
    }
    frames.get(depth++).start(a, b);
    return Optional.empty();
  }

  private static Node grouped(Node node) {
    while (node instanceof Expr.Paren paren) {
      node = paren.inner();
    }
    return node;
  }

  /** A node's name and, if it is short, what it says. */
  private static String describe(Node node) {
    String name = NodeSchema.of(node).name();
    if (node instanceof Expr.Name n) {
      return name + " " + n.name();
    }
    return node instanceof Identifier n ? name + " " + n.name() : name;
  }

  /** The way to the node whose component differs: a mismatch is found before a frame for the differing node is put. */
  private AstPath pathToParent() {
    AstPath path = new AstPath(frames.getFirst().first);
    for (int i = 0; i < depth - 1; i++) {
      Frame frame = frames.get(i);
      if (frame.firstList != null) {
        path.component(frame.component().name()).index(frame.element - 1);
      } else {
        path.component(frame.schema.components().get(frame.next - 1).name());
      }
    }
    return path;
  }

  private record Mismatch(String first, String second) {
    static Optional<Mismatch> of(Object first, Object second) {
      return Optional.of(new Mismatch(shorten(first.toString()), shorten(second.toString())));
    }

    Difference at(AstPath path) {
      return new Difference(path.toString(), first, second);
    }

    private static String shorten(String text) {
      return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }
  }

  /** Two nodes of one class, and how far their components are compared. */
  private static final class Frame {
    Node first;
    Node second;
    NodeSchema schema;
    int next;
    List<?> firstList;
    List<?> secondList;
    int element;

    void start(Node a, Node b) {
      first = a;
      second = b;
      schema = NodeSchema.of(a);
      next = 0;
      firstList = null;
      secondList = null;
    }

    Component component() {
      return schema.components().get(next);
    }

    boolean hasNext() {
      if (firstList != null && element == firstList.size()) {
        firstList = null;
        secondList = null;
        next++;
      }
      return next < schema.components().size();
    }
  }
}
