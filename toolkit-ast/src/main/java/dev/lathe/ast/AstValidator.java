package dev.lathe.ast;

import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.ast.NodeSchema.Kind;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineBreak;
import dev.lathe.lexer.Place;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a tree makes sense: what every parser guarantees and every printer relies on. Trees from outside (JSON) must
 * pass before anything else is done with them.
 *
 * <p>Guaranteed of a tree without violations: no component is null; expressions stand only where {@link Position} lets
 * them; counts, orders and kinds are those that the records' comments ask for ({@link NodeRules}); names, spellings and
 * comments are the language's ({@link LexicalRules}); spans and trivia are in order and in range; nodes off the left spines
 * are nested at most {@link #MAX_DEPTH} deep. What a language further asks of its programs (break inside a loop, order of
 * arguments, declared labels) is its own business, as is which nodes it knows.
 *
 * <p>Linear; nothing recurs.
 */
public final class AstValidator {

  /** Deepest nesting of nodes, links of left spines not counted. The parsers' own limits keep their trees below it. */
  public static final int MAX_DEPTH = 10_000;

  /** Greatest line number: a bound on what keep-lines printing writes. */
  public static final int MAX_LINE = 100_000_000;

  /** Most leading dots of an import. */
  public static final int MAX_LEVEL = 1000;

  /** Most violations that are reported. */
  public static final int LIMIT = 100;

  /**
   * A rule that does not hold.
   *
   * @param path the way to the node or component: {@code module.body.statements[3].value.operands}
   * @param rule what does not hold there
   */
  public record Violation(String path, Rule rule) {
    /** Both in words. */
    public String message() {
      return path + ": " + rule.text();
    }

    @Override
    public String toString() {
      return message();
    }
  }

  private final Module module;
  private final LexicalRules lexical;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  /** No component that is null has been found. */
  private boolean complete = true;

  private AstValidator(Module module, LexicalRules lexical) {
    this.module = module;
    this.lexical = lexical;
  }

  /** The violations in {@code module}, in the order of a walk, at most {@link #LIMIT}; empty if it makes sense. */
  public static List<Violation> check(Module module, LexicalRules lexical) {
    AstValidator validator = new AstValidator(module, lexical);
    validator.run();
    return List.copyOf(validator.violations);
  }

  private void run() {
    if (module.semantics() == null) {
      violations.add(new Violation("module.semantics", Rule.PRESENT));
      return;
    }
    enter(module, Position.ANY, 0);
    while (!frames.isEmpty() && violations.size() < LIMIT) {
      Frame frame = frames.getLast();
      if (frame.component == frame.schema.childComponentCount()) {
        leave(frame.node);
        frames.removeLast();
        continue;
      }
      Component component = frame.schema.childComponent(frame.component);
      switch (component.get((Record) frame.node)) {
        case Node child -> {
          frame.component++;
          descend(frame.at(component, 0), child);
        }
        case Optional<?> optional -> {
          frame.component++;
          optional.ifPresent(child -> descend(frame.at(component, 0), (Node) child));
        }
        case List<?> list -> {
          if (frame.element < list.size()) {
            int index = frame.element++;
            descend(frame.at(component, index), (Node) list.get(index));
          } else {
            frame.component++;
            frame.element = 0;
          }
        }
        default -> throw new IllegalStateException(component.name());
      }
    }
  }

  private void descend(Frame parent, Node child) {
    Component component = parent.current;
    checkSpan(parent, child.span());
    Position position = Position.of(parent.node, component, parent.position, module.semantics());
    if (child instanceof Expr expr && !position.allows(expr, module.semantics())) {
      report(Rule.POSITION, pathToChild());
    }
    if (child instanceof Pattern pattern) {
      NodeRules.checkPlace(pattern, parent.node, component).ifPresent(rule -> report(rule, pathToChild()));
    }
    boolean spine = parent.schema.spineComponent().filter(c -> c == component).isPresent();
    int depth = spine ? parent.depth : parent.depth + 1;
    if (depth > MAX_DEPTH) {
      report(Rule.DEPTH, pathToChild());
      return;
    }
    enter(child, position, depth);
  }

  /** Makes the frame of a node whose components are all there, and checks span and trivia. */
  private void enter(Node node, Position position, int depth) {
    Frame frame = new Frame(node, NodeSchema.of(node), position, depth);
    frames.add(frame);
    for (Component component : frame.schema.components()) {
      if (!isComplete(component.get((Record) node))) {
        report(Rule.PRESENT, path().component(component.name()));
        complete = false;
      }
    }
    if (!complete) {
      frames.removeLast();
      return;
    }
    if (!isSpan(node.span())) {
      report(Rule.SPAN, path().component("span"));
    }
    checkTrivia(node.trivia());
  }

  /** Checks a node below which nothing is missing; once something is missing anywhere, nothing more is checked. */
  private void leave(Node node) {
    if (complete) {
      NodeRules.check(node, module.semantics(), lexical, (rule, name) -> report(rule, path().component(name)));
      if (!NodeSchema.of(node).isInSourceOrder()) {
        checkOrder(node);
      }
    }
  }

  /** Whether neither a value nor, unless it is a node, anything in it is null. */
  private static boolean isComplete(Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Record part && !(value instanceof Node)) {
      for (Component component : NodeSchema.of(part.getClass()).components()) {
        if (!isComplete(component.get(part))) {
          return false;
        }
      }
    }
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (!(element instanceof Node) && !isComplete(element)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isSpan(Span span) {
    return span.equals(Span.NONE)
        || span.start() >= 0
            && span.start() <= span.end()
            && span.line() >= 1
            && span.line() <= span.endLine()
            && span.endLine() <= MAX_LINE
            && span.column() >= 1
            && span.endColumn() >= (span.line() == span.endLine() ? span.column() : 1);
  }

  private void checkSpan(Frame parent, Span child) {
    Span outer = parent.node.span();
    if (child == null || !child.isPresent()) {
      return;
    }
    boolean inside = parent.current.isInFront() ? child.end() <= outer.start() : outer.contains(child);
    if (outer.isPresent() && !inside) {
      report(Rule.SPAN_INSIDE, pathToChild().component("span"));
    } else if (parent.schema.isInSourceOrder()) {
      if (child.start() < parent.lastEnd) {
        report(Rule.SPAN_ORDER, pathToChild().component("span"));
      }
      parent.lastEnd = child.end();
    }
  }

  /** For nodes whose order of components is not that of the source: children must not overlap. */
  private void checkOrder(Node node) {
    int end = 0;
    for (Node child : NodeSchema.children(node)) {
      if (!child.span().isPresent()) {
        return;
      }
      if (child.span().start() < end) {
        report(Rule.SPAN_ORDER, path());
      }
      end = child.span().end();
    }
  }

  private void checkTrivia(Trivia trivia) {
    if (trivia.isEmpty()) {
      return;
    }
    if (!isLine(trivia.blankLines()) || !isLine(trivia.separatorLine())) {
      report(Rule.TRIVIA_RANGE, path().component("trivia"));
    }
    Place last = Place.FRONT;
    for (int i = 0; i < trivia.comments().size(); i++) {
      Comment comment = trivia.comments().get(i);
      if (!isPlace(comment.place()) || !isLine(comment.blankLines())) {
        report(Rule.TRIVIA_RANGE, path().component("trivia").component("comments").index(i));
      } else if (comment.place().compareTo(last) < 0) {
        report(Rule.TRIVIA_ORDER, path().component("trivia").component("comments"));
      }
      if (!isSpan(comment.span())) {
        report(Rule.SPAN, path().component("trivia").component("comments").index(i).component("span"));
      }
      if (!lexical.isComment(comment.text(), comment.form())) {
        report(Rule.COMMENT, path().component("trivia").component("comments").index(i));
      }
      last = comment.place();
    }
    checkBreaks(trivia);
  }

  private void checkBreaks(Trivia trivia) {
    Place last = Place.FRONT;
    int line = 0;
    for (LineBreak lineBreak : trivia.breaks()) {
      if (!isPlace(lineBreak.place()) || !isLine(lineBreak.line()) || !isLine(lineBreak.blankLines())) {
        report(Rule.TRIVIA_RANGE, path().component("trivia").component("breaks"));
      } else if (lineBreak.place().compareTo(last) < 0 || lineBreak.line() < line) {
        report(Rule.TRIVIA_ORDER, path().component("trivia").component("breaks"));
      }
      last = lineBreak.place();
      line = lineBreak.line();
    }
  }

  private static boolean isLine(int count) {
    return count >= 0 && count <= MAX_LINE;
  }

  private static boolean isPlace(Place place) {
    return place.slot() >= 0 && place.brackets() >= 0 && place.separators() >= 0;
  }

  private void report(Rule rule, AstPath path) {
    if (violations.size() < LIMIT) {
      violations.add(new Violation(path.toString(), rule));
    }
  }

  /** The way to the node of the last frame. */
  private AstPath path() {
    return path(frames.size() - 1);
  }

  /** The way to the child that the last frame has come to. */
  private AstPath pathToChild() {
    return path(frames.size());
  }

  private AstPath path(int steps) {
    AstPath path = new AstPath(module);
    for (Frame frame : frames.subList(0, steps)) {
      path.component(frame.current.name());
      if (frame.current.kind() == Kind.NODES) {
        path.index(frame.currentIndex);
      }
    }
    return path;
  }

  /** A node and how far its children are checked. */
  private static final class Frame {
    final Node node;
    final NodeSchema schema;
    final Position position;
    final int depth;
    /** The next child. */
    int component;
    int element;
    /** The child at hand. */
    Component current;
    int currentIndex;
    /** Where the last child ends, a byte offset. */
    int lastEnd;

    Frame(Node node, NodeSchema schema, Position position, int depth) {
      this.node = node;
      this.schema = schema;
      this.position = position;
      this.depth = depth;
    }

    Frame at(Component component, int index) {
      current = component;
      currentIndex = index;
      return this;
    }
  }
}
