package dev.lathe.bcgen.source;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.UnaryOp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * How a language is written: a table with a {@link Layout} for each class of nodes that the language has, its operators with
 * their binding, and the habits of its writers. {@link SourceGenerator} prints any tree by it.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SourceStyle {

  /** What bounds blocks. */
  public enum Blocks {
    /** Tokens of the layouts in front of and behind them. */
    DELIMITED,
    /** Their indentation; lines inside a statement end only in brackets or escaped, statements share lines by separators. */
    INDENTED
  }

  /** What becomes of a value that does not fit behind the tokens in front of it. */
  public enum LongValues {
    /** It goes on in indented lines. */
    INDENTED,
    /** It gets parentheses. */
    BRACKETED
  }

  /** How a binary operator groups with itself. */
  public enum Associativity {
    LEFT,
    RIGHT,
    /** Both operands bind tighter. */
    NONE
  }

  /**
   * How many blank lines are kept, and how many there must be around some statements: on the level of the file, and inside
   * other blocks.
   *
   * @param setOff statements that keep together, with at least one blank line between a row of them and what follows
   */
  public record BlankLines(
      int outerKept,
      int innerKept,
      int outerAround,
      int innerAround,
      Predicate<Stmt> around,
      Predicate<Stmt> setOff) {

    /** At most {@code most} blank lines are kept, and none are demanded. */
    public static BlankLines kept(int most) {
      return new BlankLines(most, most, 0, 0, statement -> false, statement -> false);
    }
  }

  /** Comments, as written, that switch formatting off and on, and off for the statement in front. */
  public record Markers(Set<String> off, Set<String> on, Set<String> skip) {}

  /**
   * Comments that mean something on the first lines only: one that stands further down is not moved up there.
   *
   * @param lines number of lines
   */
  public record FirstLines(int lines, Predicate<String> meaningful) {}

  /** How values are written whose spelling is open. */
  public interface Literals {

    /** A number as an expression: a sign or a division may be needed. */
    Spelling number(NumberValue value);

    /** A string with its quotes. */
    String string(StringValue value);

    /** A string with its quotes. */
    default String string(String text) {
      return string(new StringValue.Text(text));
    }

    /** Text inside a string with holes that begins with {@code open}; empty if such a string cannot hold it. */
    default Optional<String> formatText(StringValue value, String open) {
      return Optional.empty();
    }

    /** What is written for a value, and how it binds. */
    record Spelling(String text, Enum<?> level) {}
  }

  /** A row of the table: how a class of nodes is written. */
  static final class Row {
    final Layout<Node> layout;
    /** The ordinal of the node's level, unless its operator has it. */
    final ToIntFunction<Node> level;
    final Link link;
    /** The operand, callee or object in front. */
    final Optional<Function<Node, Expr>> left;
    final Position leftPosition;

    private Row(
        Layout<Node> layout,
        ToIntFunction<Node> level,
        Link link,
        Optional<Function<Node, Expr>> left,
        Position leftPosition) {
      this.layout = layout;
      this.level = level;
      this.link = link;
      this.left = left;
      this.leftPosition = leftPosition;
    }
  }

  /** Whether nodes are links of a left spine. */
  enum Link {
    NONE,
    OPERATOR,
    /** Something behind an object or callee; the layout is that of the part behind. */
    TRAILER,
    /** Not a link; a prefix operator and its operand. */
    PREFIX
  }

  /** A binary operator. */
  static final class Operator {
    final String[] words;
    final String text;
    final int level;
    final Position left;
    final Position right;
    final boolean compact;

    private Operator(String text, int level, Position left, Position right, boolean compact) {
      this.words = text.split(" ");
      this.text = text;
      this.level = level;
      this.left = left;
      this.right = right;
      this.compact = compact;
    }
  }

  /** A prefix operator. */
  static final class Prefix {
    final String text;
    final int level;
    final Position operand;
    final boolean spaced;

    private Prefix(String text, int level, Position operand) {
      this.text = text;
      this.level = level;
      this.operand = operand;
      this.spaced = Character.isLetter(text.charAt(text.length() - 1));
    }
  }

  /** The level of what is no expression: no position refuses it. */
  private static final int TIGHTEST = 63;

  private static final Layout<Node> EMPTY = Layout.sequence();
  private static final ToIntFunction<Node> UNUSED = node -> TIGHTEST;

  final String indentation;
  final int indentColumns;
  final int width;
  final String commentGap;
  final Blocks blocks;
  final String emptyBody;
  final LongValues longValues;
  final BlankLines blankLines;
  final char guardedStart;
  final Literals literals;
  final Markers markers;
  final FirstLines firstLines;
  final Predicate<Expr> simpleOperand;
  private final Map<Class<?>, Row> rows;
  private final Operator[] binary;
  private final Operator[] logical;
  private final Prefix[] unary;
  private final Set<Class<?>> hugged;
  private final Predicate<String> names;
  private final boolean[] apart;

  private SourceStyle(Builder builder) {
    indentation = builder.indentation;
    indentColumns = builder.indentColumns;
    width = builder.width;
    commentGap = " ".repeat(builder.commentGap);
    blocks = builder.blocks;
    emptyBody = builder.emptyBody;
    longValues = builder.longValues;
    blankLines = builder.blankLines;
    guardedStart = builder.guardedStart;
    literals = builder.literals.orElseThrow(() -> new IllegalStateException("no literals"));
    markers = builder.markers;
    firstLines = builder.firstLines;
    simpleOperand = builder.simpleOperand;
    rows = Map.copyOf(builder.rows);
    binary = builder.binary.clone();
    logical = builder.logical.clone();
    unary = builder.unary.clone();
    hugged = Set.copyOf(builder.hugged);
    names = builder.names;
    apart = builder.apart.clone();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The width that lines are kept to where that is possible, in columns. */
  public int width() {
    return width;
  }

  /** How values are written whose spelling is open. */
  public Literals literals() {
    return literals;
  }

  /** The classes of nodes that can be written. */
  public Set<Class<?>> printable() {
    return rows.keySet();
  }

  Row row(Node node) {
    Row row = rows.get(node.getClass());
    if (row == null) {
      throw new UnprintableException(node, "the language has nothing of the kind");
    }
    return row;
  }

  /** How {@code node}, whose row is {@code row}, binds. */
  int level(Row row, Node node) {
    return switch (row.link) {
      case OPERATOR -> operator(node).level;
      case PREFIX -> prefix((Expr.Unary) node).level;
      case NONE, TRAILER -> row.level.applyAsInt(node);
    };
  }

  Operator operator(Node node) {
    Operator operator =
        switch (node) {
          case Expr.Binary e -> binary[e.op().ordinal()];
          case Expr.Logical e -> logical[e.op().ordinal()];
          default -> throw new IllegalArgumentException(NodeSchema.of(node).name());
        };
    if (operator == null) {
      throw new UnprintableException(node, "the language lacks the operator");
    }
    return operator;
  }

  Operator operator(Node node, BinaryOp op) {
    Operator operator = binary[op.ordinal()];
    if (operator == null) {
      throw new UnprintableException(node, "the language lacks the operator " + op);
    }
    return operator;
  }

  String binaryText(BinaryOp op) {
    return binary[op.ordinal()].text;
  }

  Prefix prefix(Expr.Unary node) {
    Prefix prefix = unary[node.op().ordinal()];
    if (prefix == null) {
      throw new UnprintableException(node, "the language lacks the operator " + node.op());
    }
    return prefix;
  }

  /** Whether the brackets of {@code element} may be broken while those around it are not. */
  boolean hugs(Object element) {
    return !hugged.isEmpty() && hugged.contains(element.getClass());
  }

  boolean isName(String text) {
    return names.test(text);
  }

  /** Whether two characters would become one token, or another one. */
  boolean glues(char left, char right) {
    return isNamePart(left) ? isNamePart(right) : left < 128 && right < 128 && apart[left << 7 | right];
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 128;
  }

  /** Collects the rows of a table. */
  @SuppressWarnings("varargs") // arrays of layouts are only read
  public static final class Builder {
    private String indentation = "  ";
    private int indentColumns = 2;
    private int width = 100;
    private int commentGap = 1;
    private Blocks blocks = Blocks.DELIMITED;
    private String emptyBody = "";
    private LongValues longValues = LongValues.INDENTED;
    private BlankLines blankLines = BlankLines.kept(1);
    private char guardedStart;
    private Optional<Literals> literals = Optional.empty();
    private Markers markers = new Markers(Set.of(), Set.of(), Set.of());
    private FirstLines firstLines = new FirstLines(0, text -> false);
    private Predicate<Expr> simpleOperand = expr -> false;
    private final Map<Class<?>, Row> rows = new HashMap<>();
    private final Operator[] binary = new Operator[BinaryOp.values().length];
    private final Operator[] logical = new Operator[LogicalOp.values().length];
    private final Prefix[] unary = new Prefix[UnaryOp.values().length];
    private final Set<Class<?>> hugged = new HashSet<>();
    private Predicate<String> names = text -> true;
    private final boolean[] apart = new boolean[128 * 128];

    private Builder() {}

    /** What one level of indentation is, and how many columns it takes. */
    public Builder indentation(String unit, int columns) {
      indentation = unit;
      indentColumns = columns;
      return this;
    }

    /** Number of columns that lines are kept to; 100 unless said. */
    public Builder width(int columns) {
      width = columns;
      return this;
    }

    /** Number of spaces in front of a comment at the end of a line. */
    public Builder commentGap(int spaces) {
      commentGap = spaces;
      return this;
    }

    /** Blocks are told by their indentation; {@code filler} is the statement that an empty one gets. */
    public Builder indentedBlocks(String filler) {
      blocks = Blocks.INDENTED;
      emptyBody = filler;
      return this;
    }

    public Builder longValues(LongValues become) {
      longValues = become;
      return this;
    }

    public Builder blankLines(BlankLines policy) {
      blankLines = policy;
      return this;
    }

    /** A statement that begins with {@code first} must be separated from the one before, which it might continue. */
    public Builder guardedStart(char first) {
      guardedStart = first;
      return this;
    }

    /** Pairs of characters that need a space between them, since together they are, or begin, another token. */
    public Builder apart(String... pairs) {
      for (String pair : pairs) {
        apart[pair.charAt(0) << 7 | pair.charAt(1)] = true;
      }
      return this;
    }

    /** In lists these may be broken inside while the list stays on its line, and so may operands behind an operator. */
    public Builder hugged(List<Class<? extends Node>> classes) {
      hugged.addAll(classes);
      return this;
    }

    public Builder literals(Literals spellings) {
      literals = Optional.of(spellings);
      return this;
    }

    public Builder markers(Markers comments) {
      markers = comments;
      return this;
    }

    public Builder firstLines(FirstLines comments) {
      firstLines = comments;
      return this;
    }

    /** What may be a name: letters and digits that are no reserved word. */
    public Builder names(Predicate<String> valid) {
      names = valid;
      return this;
    }

    /** A part or a statement. */
    @SafeVarargs
    public final <N extends Node> Builder layout(Class<N> type, Layout<? super N>... parts) {
      return row(type, Layout.all(parts.clone()), node -> TIGHTEST, Link.NONE, Optional.empty(), Position.ANY);
    }

    /** An expression that binds like {@code level}. */
    @SafeVarargs
    public final <N extends Expr> Builder expression(Class<N> type, Enum<?> level, Layout<? super N>... parts) {
      return row(type, Layout.all(parts.clone()), node -> level.ordinal(), Link.NONE, Optional.empty(), Position.ANY);
    }

    /** An expression whose form decides how it binds. */
    @SafeVarargs
    public final <N extends Expr> Builder expression(
        Class<N> type, Function<N, Enum<?>> level, Layout<? super N>... parts) {
      return row(type, Layout.all(parts.clone()), node -> level.apply(node).ordinal(), Link.NONE, Optional.empty(), Position.ANY);
    }

    /** A pattern that binds like {@code level}. */
    @SafeVarargs
    public final <N extends Pattern> Builder pattern(Class<N> type, Enum<?> level, Layout<? super N>... parts) {
      return row(type, Layout.all(parts.clone()), node -> level.ordinal(), Link.NONE, Optional.empty(), Position.ANY);
    }

    /** A pattern whose form decides how it binds. */
    @SafeVarargs
    public final <N extends Pattern> Builder pattern(
        Class<N> type, Function<N, Enum<?>> level, Layout<? super N>... parts) {
      return row(type, Layout.all(parts.clone()), node -> level.apply(node).ordinal(), Link.NONE, Optional.empty(), Position.ANY);
    }

    /** An expression that goes on behind {@code left}, which stands at {@code position}, with {@code parts}. */
    @SafeVarargs
    public final <N extends Expr> Builder trailer(
        Class<N> type, Enum<?> level, Function<N, Expr> left, Position position, Layout<? super N>... parts) {
      return row(type, Layout.all(parts.clone()), node -> level.ordinal(), Link.TRAILER, Optional.of(left), position);
    }

    @SuppressWarnings("unchecked")
    private <N extends Node> Builder row(
        Class<N> type,
        Layout<N> layout,
        ToIntFunction<N> level,
        Link link,
        Optional<Function<N, Expr>> left,
        Position position) {
      Row row =
          new Row(
              (Layout<Node>) layout,
              (ToIntFunction<Node>) level,
              link,
              left.map(get -> (Function<Node, Expr>) (Function<?, Expr>) get),
              position);
      if (rows.put(type, row) != null) {
        throw new IllegalStateException("two rows for " + type.getSimpleName());
      }
      return this;
    }

    /**
     * A binary operator, of one word or several.
     *
     * @param alsoRight levels that the right operand may have besides those that follow from the associativity
     */
    public Builder binary(
        BinaryOp op, String text, Enum<?> level, Associativity associativity, Enum<?>... alsoRight) {
      binary[op.ordinal()] = operator(text, level, associativity, alsoRight);
      rows.putIfAbsent(Expr.Binary.class, new Row(EMPTY, UNUSED, Link.OPERATOR, Optional.of(n -> ((Expr.Binary) n).left()), Position.ANY));
      return this;
    }

    /** A short-circuit operator. */
    public Builder logical(
        LogicalOp op, String text, Enum<?> level, Associativity associativity, Enum<?>... alsoRight) {
      logical[op.ordinal()] = operator(text, level, associativity, alsoRight);
      rows.putIfAbsent(Expr.Logical.class, new Row(EMPTY, UNUSED, Link.OPERATOR, Optional.of(n -> ((Expr.Logical) n).left()), Position.ANY));
      return this;
    }

    private static Operator operator(String text, Enum<?> level, Associativity associativity, Enum<?>[] alsoRight) {
      Position same = Position.atLeast(level);
      Position tighter = Position.above(level);
      return new Operator(
          text,
          level.ordinal(),
          associativity == Associativity.LEFT ? same : tighter,
          (associativity == Associativity.RIGHT ? same : tighter).and(alsoRight),
          false);
    }

    /** Operators without spaces around them where both operands are {@code simple}. */
    public Builder compact(BinaryOp op, Predicate<Expr> simple) {
      Operator spaced = binary[op.ordinal()];
      binary[op.ordinal()] = new Operator(spaced.text, spaced.level, spaced.left, spaced.right, true);
      simpleOperand = simple;
      return this;
    }

    /** A prefix operator. */
    public Builder unary(UnaryOp op, String text, Enum<?> level, Position operand) {
      unary[op.ordinal()] = new Prefix(text, level.ordinal(), operand);
      rows.putIfAbsent(Expr.Unary.class, new Row(EMPTY, UNUSED, Link.PREFIX, Optional.empty(), Position.ANY));
      return this;
    }

    public SourceStyle build() {
      return new SourceStyle(this);
    }
  }
}
