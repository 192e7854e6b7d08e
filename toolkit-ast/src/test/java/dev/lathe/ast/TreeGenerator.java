package dev.lathe.ast;

import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.ast.NodeSchema.Kind;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineBreak;
import dev.lathe.lexer.Place;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Random trees that {@link AstValidator} accepts, of all nodes or some. What a node consists of comes from its
 * {@link NodeSchema}, which expression may stand where from {@link Position}; only nodes with rules of their own are written
 * out here.
 *
 * <pre>
 *   Module module = new TreeGenerator(new Random(seed), semantics).size(200).module("x");
 * </pre>
 */
public final class TreeGenerator {

  /** Literals, names and comments. Languages replace it by text that they read as the values that it has. */
  public interface Texts {
    String identifier(Random random);

    Expr.NumberLiteral number(Random random, Span span, Trivia trivia);

    /** A literal without holes, of bytes if asked. */
    StringPart.Literal string(Random random, Span span, Trivia trivia, Contents contents);

    /** Opening and closing quotes of a literal with holes. */
    Quotes quotes(Random random);

    /** Text of a literal with holes, not empty. */
    FormatPiece.Text piece(Random random, Span span, Trivia trivia);

    String comment(Random random, Comment.Form form);
  }

  /** Quotes with their prefix. */
  public record Quotes(String open, String close) {}

  /** What a string literal holds. */
  public enum Contents {
    TEXT,
    BYTES
  }

  /** Which nodes have spans. */
  public enum Spans {
    ALL,
    SOME,
    NONE
  }

  private static final int MAX_DEPTH = 24;

  private final Random random;
  private final Semantics semantics;
  private int budget = 100;
  private Predicate<Class<?>> allowed = type -> true;
  private Texts texts = new AnyTexts();
  private Spans spans = Spans.ALL;
  private boolean trivia = true;

  private int depth;
  private int offset;
  private final Map<Class<?>, List<NodeSchema>> choices = new HashMap<>();

  public TreeGenerator(Random random, Semantics semantics) {
    this.random = random;
    this.semantics = semantics;
  }

  /** About how many nodes a tree has; 100 unless told. */
  public TreeGenerator size(int nodes) {
    budget = nodes;
    return this;
  }

  /** Makes only nodes of record classes that {@code filter} lets pass. */
  public TreeGenerator only(Predicate<Class<?>> filter) {
    allowed = filter;
    return this;
  }

  /** Takes names and literals from {@code source}. */
  public TreeGenerator texts(Texts source) {
    texts = source;
    return this;
  }

  /** Which nodes get spans; all unless told. */
  public TreeGenerator spans(Spans which) {
    spans = which;
    return this;
  }

  /** Makes no trivia. */
  public TreeGenerator withoutTrivia() {
    trivia = false;
    return this;
  }

  /** A module. */
  public Module module(String language) {
    int start = begin();
    Block body = block(Math.max(1, budget / 12));
    return new Module(end(start), trivia(), language, semantics, body);
  }

  /** A left spine of {@code links} links of every kind. */
  public Expr spine(int links) {
    Expr expr = (Expr) node(Expr.class, Position.VALUE);
    List<NodeSchema> kinds =
        choices(Expr.class).stream().filter(s -> s.spineComponent().isPresent() && isAllowed(s.type())).toList();
    for (int i = 0; i < links; i++) {
      NodeSchema schema = kinds.get(random.nextInt(kinds.size()));
      Component below = schema.spineComponent().orElseThrow();
      Expr inner = expr;
      int start = inner.span().isPresent() ? inner.span().start() : offset;
      depth = MAX_DEPTH; // what hangs off the spine is small
      expr = (Expr) (schema.type() == Expr.Call.class || schema.type() == Expr.MethodCall.class
          ? call(start, schema, inner)
          : fill(schema, start, Position.VALUE, c -> c == below ? Optional.of(inner) : Optional.empty()));
      depth = 0;
    }
    return expr;
  }

  private Block block(int statements) {
    int start = begin();
    List<Stmt> list = new ArrayList<>();
    for (int i = 0; i < statements; i++) {
      list.add((Stmt) node(Stmt.class, Position.ANY));
    }
    return new Block(end(start), trivia(), list);
  }

  private boolean isSmall() {
    return depth >= MAX_DEPTH || budget <= 0;
  }

  private boolean isAllowed(Class<?> type) {
    return allowed.test(type);
  }

  private List<NodeSchema> choices(Class<?> type) {
    return choices.computeIfAbsent(type, t -> NodeSchema.under(t).stream().filter(s -> isAllowed(s.type())).toList());
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Object constant(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    return constants[random.nextInt(constants.length)];
  }

  // Spans: each node takes a number at its begin and at its end.

  private int begin() {
    return offset++;
  }

  private Span end(int start) {
    int end = ++offset;
    boolean absent = spans == Spans.NONE || spans == Spans.SOME && chance(30);
    return absent ? Span.NONE : span(start, end);
  }

  private static Span span(int start, int end) {
    return new Span(start, end, 1 + start / 40, 1 + start % 40, 1 + end / 40, 1 + end % 40);
  }

  private Trivia trivia() {
    if (!trivia || !chance(8)) {
      return Trivia.NONE;
    }
    List<Comment> comments = new ArrayList<>();
    List<LineBreak> breaks = new ArrayList<>();
    int slot = 0;
    int line = 1;
    for (int i = random.nextInt(4); i > 0; i--) {
      slot += random.nextInt(3);
      Place place = new Place(slot, random.nextInt(2), 0);
      Comment.Form form = (Comment.Form) constant(Comment.Form.class);
      Comment.Placement placement = (Comment.Placement) constant(Comment.Placement.class);
      Span at = spans == Spans.NONE ? Span.NONE : span(offset, offset + 2);
      comments.add(new Comment(place, placement, form, texts.comment(random, form), random.nextInt(3), at));
      slot++;
    }
    slot = 0;
    for (int i = random.nextInt(3); i > 0; i--) {
      slot += random.nextInt(3) + 1;
      line += random.nextInt(3) + 1;
      breaks.add(new LineBreak(new Place(slot, 0, random.nextInt(2)), line, random.nextInt(2)));
    }
    return new Trivia(random.nextInt(3), comments, breaks, chance(20) ? line : 0);
  }

  private Identifier identifier() {
    int start = begin();
    return new Identifier(end(start), trivia(), texts.identifier(random));
  }

  private Optional<Identifier> optionalIdentifier() {
    return chance(50) ? Optional.of(identifier()) : Optional.empty();
  }

  private Expr value() {
    return (Expr) node(Expr.class, Position.VALUE);
  }

  private Optional<Expr> optionalValue() {
    return chance(50) ? Optional.of(value()) : Optional.empty();
  }

  /** A node of {@code type} that may stand at {@code position}. */
  private Node node(Class<?> type, Position position) {
    budget--;
    depth++;
    try {
      if (position == Position.VALUE && type == Expr.class && !isSmall() && random.nextInt(400) == 0) {
        int links = 90 + random.nextInt(40);
        int before = depth;
        Expr spine = spine(links);
        depth = before;
        return spine;
      }
      if (isSmall()) {
        return small(type, position);
      }
      return switch (position) {
        case PATTERN_VALUE, PATTERN_KEY, PATTERN_SINGLETON -> literal(position);
        case DOTTED -> dotted(chance(60) ? 1 + random.nextInt(3) : 0);
        default -> {
          List<NodeSchema> fitting = choices(type).stream().filter(s -> fits(s.type(), position)).toList();
          yield fitting.isEmpty() ? small(type, position) : make(pick(fitting), position);
        }
      };
    } finally {
      depth--;
    }
  }

  /** Whether a node of this class can be made for {@code position}. */
  private boolean fits(Class<?> type, Position position) {
    if (!Expr.class.isAssignableFrom(type)) {
      return type != Pattern.Star.class && type != Pattern.Item.class && type != Pattern.Attribute.class;
    }
    boolean place =
        type == Expr.Name.class
            || type == Expr.Attribute.class
            || type == Expr.Index.class
            || type == Expr.Paren.class && semantics.parentheses() == Semantics.Parentheses.GROUP;
    boolean target = place || type == Expr.ListExpr.class || type == Expr.Tuple.class;
    boolean value = type != Expr.Starred.class && type != Expr.Slice.class;
    boolean known = type != Expr.Comparison.class || semantics.comparisons() == Semantics.Comparisons.CHAINED;
    return known
        && switch (position) {
          case VALUE, BARE, ANY -> value;
          case SPREAD -> value || type == Expr.Starred.class;
          case SUBSCRIPT, SUBSCRIPT_ELEMENT -> true;
          case BARE_TARGET, TARGET, DELETED -> target;
          case TARGET_ELEMENT -> target || type == Expr.Starred.class;
          case PLACE -> place;
          case VARIABLE -> type == Expr.Name.class;
          case DOTTED, PATTERN_VALUE, PATTERN_KEY, PATTERN_SINGLETON -> false;
        };
  }

  /** The least node of {@code type}. */
  private Node small(Class<?> type, Position position) {
    if (type == Stmt.class) {
      int start = begin();
      return isAllowed(Stmt.Pass.class) ? new Stmt.Pass(end(start), trivia()) : new Stmt.Break(end(start), trivia());
    }
    if (type == Pattern.class) {
      int start = begin();
      return new Pattern.Wildcard(end(start), trivia());
    }
    if (type == Block.class) {
      return block(isAllowed(Stmt.Pass.class) ? 1 : 0);
    }
    if (type.isAssignableFrom(Expr.Name.class)) {
      return switch (position) {
        case PATTERN_VALUE, PATTERN_KEY, PATTERN_SINGLETON -> literal(position);
        default -> dotted(0);
      };
    }
    return make(pick(choices(type)), position);
  }

  private Expr dotted(int attributes) {
    int start = begin();
    Expr expr = new Expr.Name(end(start), trivia(), texts.identifier(random));
    for (int i = 0; i < attributes; i++) {
      Identifier name = identifier();
      expr = new Expr.Attribute(end(start), trivia(), expr, name);
    }
    return expr;
  }

  private Expr literal(Position position) {
    int choice = position == Position.PATTERN_SINGLETON ? 5 + random.nextInt(2) : random.nextInt(position == Position.PATTERN_KEY ? 7 : 5);
    int start = begin();
    return switch (choice) {
      case 0 -> number(start);
      case 1 -> {
        Expr number = number(begin());
        yield new Expr.Unary(end(start), trivia(), UnaryOp.NEGATE, number);
      }
      case 2 -> strings(start, 0);
      case 3 -> dotted(1 + random.nextInt(2));
      case 4 -> {
        Expr real = number(begin());
        int imaginary = begin();
        Expr right = new Expr.NumberLiteral(end(imaginary), trivia(), "", new NumberValue.Imaginary(random.nextInt(100) / 4.0));
        yield new Expr.Binary(end(start), trivia(), chance(50) ? BinaryOp.ADD : BinaryOp.SUBTRACT, real, right);
      }
      case 5 -> new Expr.Nil(end(start), trivia());
      default -> new Expr.Bool(end(start), trivia(), chance(50));
    };
  }

  private Expr.NumberLiteral number(int start) {
    if (texts instanceof AnyTexts && semantics.integers() != Semantics.Integers.DOUBLE_ONLY && chance(30)) {
      NumberValue value = new NumberValue.Integer(new BigInteger(random.nextInt(200), random));
      return new Expr.NumberLiteral(end(start), trivia(), "", value);
    }
    return texts.number(random, end(start), trivia());
  }

  /** A string literal; {@code holes} is the chance of each part to have holes, in percent. */
  private Expr.StringLiteral strings(int start, int holes) {
    Contents contents = semantics.strings() == Semantics.Strings.BYTES || chance(20) ? Contents.BYTES : Contents.TEXT;
    List<StringPart> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int partStart = begin();
      boolean hole = contents == Contents.TEXT && chance(holes) && isAllowed(StringPart.Format.class);
      parts.add(hole ? format(partStart) : texts.string(random, end(partStart), trivia(), contents));
    }
    return new Expr.StringLiteral(end(start), trivia(), parts);
  }

  private StringPart format(int start) {
    Quotes quotes = texts.quotes(random);
    List<FormatPiece> pieces = pieces();
    return new StringPart.Format(end(start), trivia(), quotes.open(), pieces, quotes.close());
  }

  private List<FormatPiece> pieces() {
    List<FormatPiece> pieces = new ArrayList<>();
    for (int i = random.nextInt(isSmall() ? 2 : 4); i > 0; i--) {
      int start = begin();
      boolean after = !pieces.isEmpty() && pieces.getLast() instanceof FormatPiece.Text;
      if (isSmall() && !after || !after && chance(50)) {
        pieces.add(texts.piece(random, end(start), trivia()));
      } else {
        pieces.add(replacement(start));
      }
    }
    return pieces;
  }

  private FormatPiece replacement(int start) {
    depth++;
    Expr value = (Expr) node(Expr.class, Position.BARE);
    Optional<FormatPiece.Specification> specification = Optional.empty();
    if (chance(30)) {
      int specificationStart = begin();
      List<FormatPiece> pieces = pieces();
      specification = Optional.of(new FormatPiece.Specification(end(specificationStart), trivia(), pieces));
    }
    depth--;
    String conversion = List.of("", "r", "s", "a").get(random.nextInt(4));
    return new FormatPiece.Replacement(end(start), trivia(), value, chance(20) ? "x = " : "", conversion, specification);
  }

  /** A node of exactly this record: by its own rules if it has any, else by its schema. */
  private Node make(NodeSchema schema, Position position) {
    Class<?> type = schema.type();
    if (type == Stmt.FunctionDef.class || type == Stmt.ClassDef.class) {
      return definition(schema);
    }
    int start = begin();
    if (type == Expr.NumberLiteral.class) {
      return number(start);
    }
    if (type == Expr.StringLiteral.class) {
      return strings(start, 40);
    }
    if (type == Expr.Call.class || type == Expr.MethodCall.class) {
      return call(start, schema, value());
    }
    if (type == Expr.Comparison.class) {
      return comparison(start);
    }
    if (type == Expr.Slice.class) {
      int colons = 1 + random.nextInt(2);
      Optional<Expr> lower = optionalValue();
      Optional<Expr> upper = optionalValue();
      Optional<Expr> step = colons == 2 ? optionalValue() : Optional.empty();
      return new Expr.Slice(end(start), trivia(), lower, upper, step, colons);
    }
    if (type == Expr.Tuple.class) {
      return tuple(start, position);
    }
    if (type == Expr.Comprehension.class) {
      return comprehension(start);
    }
    if (type == Expr.FunctionExpr.class) {
      Function function = function(begin(), Function.Receiver.EXPLICIT, List.of());
      return new Expr.FunctionExpr(end(start), trivia(), function);
    }
    if (type == Expr.Lambda.class) {
      List<Parameter> parameters = parameters();
      Expr body = value();
      return new Expr.Lambda(end(start), trivia(), parameters, body);
    }
    if (type == Function.class) {
      return function(start, Function.Receiver.EXPLICIT, List.of());
    }
    if (type == Stmt.MultiAssign.class) {
      int targets = 1 + random.nextInt(3);
      List<Expr> left = exprs(targets, Position.PLACE);
      List<Expr> right = exprs(targets == 1 ? 2 : 1 + random.nextInt(3), Position.VALUE);
      return new Stmt.MultiAssign(end(start), trivia(), left, right);
    }
    if (type == Stmt.AugAssign.class) {
      BinaryOp op = BinaryOp.values()[random.nextInt(BinaryOp.EQUAL.ordinal())];
      Expr target = (Expr) node(Expr.class, Position.PLACE);
      Expr value = (Expr) node(Expr.class, Position.BARE);
      return new Stmt.AugAssign(end(start), trivia(), op, target, value);
    }
    if (type == Stmt.ForEach.class) {
      return forEach(start);
    }
    if (type == Stmt.Return.class) {
      int most = semantics.calls() == Semantics.Calls.KEYWORDS_CHECKED ? 1 : 3;
      List<Expr> values = exprs(random.nextInt(most + 1), Position.BARE);
      return new Stmt.Return(end(start), trivia(), values);
    }
    if (type == Stmt.ImportFrom.class || type == Stmt.ImportAll.class) {
      return imports(start, type);
    }
    if (type == Stmt.Raise.class) {
      Optional<Expr> value = optionalValue();
      Optional<Expr> cause = value.isPresent() ? optionalValue() : Optional.empty();
      return new Stmt.Raise(end(start), trivia(), value, cause);
    }
    if (type == Stmt.Try.class) {
      return tryStatement(start);
    }
    if (type == Pattern.Sequence.class) {
      return sequence(start);
    }
    if (type == Stmt.Match.class) {
      return match(start);
    }
    if (type == TypeParameter.class) {
      TypeParameter.Kind kind = (TypeParameter.Kind) constant(TypeParameter.Kind.class);
      Identifier name = identifier();
      Optional<Expr> bound = kind == TypeParameter.Kind.TYPE ? optionalValue() : Optional.empty();
      return new TypeParameter(end(start), trivia(), kind, name, bound);
    }
    return fill(schema, start, position, c -> Optional.empty());
  }

  /** A node of the schema, components random but for those that {@code given} has. */
  private Node fill(
      NodeSchema schema, int start, Position position, java.util.function.Function<Component, Optional<Object>> given) {
    Object[] values = new Object[schema.components().size()];
    Position parent = position == Position.ANY ? Position.VALUE : position;
    for (Component component : schema.components().subList(2, values.length)) {
      values[component.index()] = given.apply(component).orElseGet(() -> component(schema, component, parent));
    }
    values[0] = end(start);
    values[1] = trivia();
    return schema.constructNode(values);
  }

  private Object component(NodeSchema schema, Component component, Position parent) {
    return switch (component.kind()) {
      case NODE -> node(component.type(), inside(schema, component, parent));
      case OPTIONAL_NODE -> chance(50) ? Optional.of(node(component.type(), inside(schema, component, parent))) : Optional.empty();
      case NODES -> {
        List<Node> list = new ArrayList<>();
        int least = MAY_BE_EMPTY.contains(schema.name() + "." + component.name()) ? 0 : schema.name().equals("Pattern.Or") ? 2 : 1;
        for (int i = least + random.nextInt(isSmall() ? 1 : 3); i > 0; i--) {
          list.add(node(component.type(), inside(schema, component, parent)));
        }
        yield list;
      }
      case ENUM -> constant(component.type());
      case STRING -> texts.identifier(random);
      case BOOLEAN -> chance(50);
      case SPAN, TRIVIA, ENUMS, INT, LONG, DOUBLE, INTEGER, VALUE, VALUES, INTS ->
          throw new IllegalStateException(schema.name() + "." + component.name() + " needs a rule of its own");
    };
  }

  private static final java.util.Set<String> MAY_BE_EMPTY =
      java.util.Set.of(
          "Block.statements",
          "Table.items",
          "ListExpr.elements",
          "Dict.items",
          "Local.values",
          "ClassDef.decorators",
          "ClassDef.typeParameters",
          "ClassDef.arguments",
          "TypeAlias.typeParameters",
          "Pattern.Mapping.items",
          "Pattern.ClassPattern.positional",
          "Pattern.ClassPattern.attributes",
          "FormatPiece.Specification.pieces");

  private Position inside(NodeSchema schema, Component component, Position parent) {
    Expr.Name any = new Expr.Name(Span.NONE, Trivia.NONE, "any");
    Optional<Expr> passing = Optional.empty();
    if (schema.type() == Expr.Paren.class) {
      passing = Optional.of(new Expr.Paren(Span.NONE, Trivia.NONE, any));
    } else if (schema.type() == Expr.ListExpr.class) {
      passing = Optional.of(new Expr.ListExpr(Span.NONE, Trivia.NONE, List.of()));
    } else if (schema.type() == Expr.Starred.class) {
      passing = Optional.of(new Expr.Starred(Span.NONE, Trivia.NONE, any));
    }
    return passing.isPresent()
        ? Position.of(passing.get(), component, parent, semantics)
        : Position.of(schema.type(), component);
  }

  private List<Expr> exprs(int count, Position position) {
    List<Expr> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add((Expr) node(Expr.class, position));
    }
    return list;
  }

  private Expr call(int start, NodeSchema schema, Expr callee) {
    Optional<Identifier> method = schema.type() == Expr.MethodCall.class ? Optional.of(identifier()) : Optional.empty();
    List<Argument> arguments = new ArrayList<>();
    Expr.CallForm form = chance(10) ? Expr.CallForm.BARE : Expr.CallForm.PARENTHESES;
    if (form == Expr.CallForm.BARE) {
      boolean table = chance(50) && isAllowed(Expr.Table.class);
      int argument = begin();
      arguments.add(table ? new Expr.Table(end(argument), trivia(), List.of()) : strings(argument, 0));
    } else {
      for (int i = random.nextInt(isSmall() ? 2 : 4); i > 0; i--) {
        arguments.add((Argument) node(Argument.class, Position.SPREAD));
      }
    }
    return method.isPresent()
        ? new Expr.MethodCall(end(start), trivia(), callee, method.get(), form, arguments)
        : new Expr.Call(end(start), trivia(), callee, form, arguments);
  }

  private Expr comparison(int start) {
    int count = 2 + random.nextInt(2);
    List<BinaryOp> operators = new ArrayList<>();
    List<BinaryOp> all = List.of(BinaryOp.values()).subList(BinaryOp.EQUAL.ordinal(), BinaryOp.values().length);
    for (int i = 0; i < count; i++) {
      operators.add(pick(all));
    }
    List<Expr> operands = exprs(count + 1, Position.VALUE);
    return new Expr.Comparison(end(start), trivia(), operators, operands);
  }

  private Expr tuple(int start, Position position) {
    boolean bare =
        switch (position) {
          case BARE, BARE_TARGET, SUBSCRIPT -> chance(60);
          case VALUE, SPREAD, SUBSCRIPT_ELEMENT, TARGET, TARGET_ELEMENT, PLACE, DELETED, VARIABLE, DOTTED,
              PATTERN_VALUE, PATTERN_KEY, PATTERN_SINGLETON, ANY ->
              false;
        };
    Expr.TupleForm form = bare ? Expr.TupleForm.BARE : Expr.TupleForm.PARENTHESIZED;
    Component elements = NodeSchema.of(Expr.Tuple.class).component("elements").orElseThrow();
    Position inside =
        Position.of(new Expr.Tuple(Span.NONE, Trivia.NONE, form, List.of()), elements, position, semantics);
    List<Expr> list = exprs((bare ? 1 : 0) + random.nextInt(3), inside);
    return new Expr.Tuple(end(start), trivia(), form, list);
  }

  private Expr comprehension(int start) {
    Expr.ComprehensionKind kind = (Expr.ComprehensionKind) constant(Expr.ComprehensionKind.class);
    Expr element = value();
    Optional<Expr> value = kind == Expr.ComprehensionKind.DICT ? Optional.of(value()) : Optional.empty();
    List<ComprehensionClause> clauses = new ArrayList<>();
    clauses.add((ComprehensionClause) make(NodeSchema.of(ComprehensionClause.For.class), Position.VALUE));
    for (int i = random.nextInt(3); i > 0; i--) {
      clauses.add((ComprehensionClause) node(ComprehensionClause.class, Position.VALUE));
    }
    return new Expr.Comprehension(end(start), trivia(), kind, element, value, clauses);
  }

  private Stmt definition(NodeSchema schema) {
    List<Decorator> decorators = new ArrayList<>();
    for (int i = isAllowed(Decorator.class) ? random.nextInt(3) : 0; i > 0; i--) {
      decorators.add((Decorator) node(Decorator.class, Position.VALUE));
    }
    int start = begin();
    if (schema.type() == Stmt.ClassDef.class) {
      Component given = schema.component("decorators").orElseThrow();
      return (Stmt) fill(schema, start, Position.ANY, c -> c == given ? Optional.of(decorators) : Optional.empty());
    }
    Stmt.Binding binding = (Stmt.Binding) constant(Stmt.Binding.class);
    Expr target = dotted(binding == Stmt.Binding.LOCAL ? 0 : random.nextInt(3));
    boolean method = target instanceof Expr.Attribute && chance(50);
    int functionStart = begin();
    List<TypeParameter> types = new ArrayList<>();
    for (int i = isAllowed(TypeParameter.class) && chance(20) ? 1 + random.nextInt(2) : 0; i > 0; i--) {
      types.add((TypeParameter) make(NodeSchema.of(TypeParameter.class), Position.VALUE));
    }
    Function function = function(functionStart, method ? Function.Receiver.IMPLICIT : Function.Receiver.EXPLICIT, types);
    return new Stmt.FunctionDef(end(start), trivia(), decorators, binding, target, function);
  }

  private Function function(int start, Function.Receiver receiver, List<TypeParameter> types) {
    Execution execution = (Execution) constant(Execution.class);
    List<Parameter> parameters = parameters();
    Optional<Expr> returns = optionalValue();
    Block body = block(isSmall() ? 1 : 1 + random.nextInt(3));
    return new Function(end(start), trivia(), execution, receiver, types, parameters, returns, body);
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter.Kind kind : Parameter.Kind.values()) {
      boolean variable = kind == Parameter.Kind.VARIABLE || kind == Parameter.Kind.VARIABLE_KEYWORDS;
      for (int i = chance(40) ? variable ? 1 : 1 + random.nextInt(2) : 0; i > 0; i--) {
        int start = begin();
        Identifier name = identifier();
        Position position = kind == Parameter.Kind.VARIABLE ? Position.SPREAD : Position.VALUE;
        Optional<Expr> annotation = chance(30) ? Optional.of((Expr) node(Expr.class, position)) : Optional.empty();
        Optional<Expr> value = variable ? Optional.empty() : optionalValue();
        parameters.add(new Parameter(end(start), trivia(), kind, Optional.of(name), annotation, value));
      }
    }
    boolean open = parameters.stream().allMatch(p -> p.kind().compareTo(Parameter.Kind.VARIABLE) < 0);
    if (open && chance(20)) {
      int start = begin();
      parameters.add(
          new Parameter(
              end(start), trivia(), Parameter.Kind.VARIABLE, Optional.empty(), Optional.empty(), Optional.empty()));
    }
    return parameters;
  }

  private Stmt forEach(int start) {
    boolean one = semantics.iteration() == Semantics.Iteration.ITERATOR_OBJECT;
    boolean block = semantics.scoping() == Semantics.Scoping.BLOCK;
    Execution execution = (Execution) constant(Execution.class);
    List<Expr> targets = exprs(one ? 1 : 1 + random.nextInt(2), block ? Position.VARIABLE : Position.BARE_TARGET);
    List<Expr> sources = exprs(one ? 1 : 1 + random.nextInt(2), block ? Position.VALUE : Position.BARE);
    Block body = block(1);
    Optional<Block> orElse = chance(30) ? Optional.of(block(1)) : Optional.empty();
    return new Stmt.ForEach(end(start), trivia(), execution, targets, sources, body, orElse);
  }

  private Stmt imports(int start, Class<?> type) {
    int level = random.nextInt(3);
    List<Identifier> path = new ArrayList<>();
    for (int i = level > 0 ? random.nextInt(2) : 1; i > 0; i--) {
      path.add(identifier());
    }
    if (type == Stmt.ImportAll.class) {
      return new Stmt.ImportAll(end(start), trivia(), level, path);
    }
    List<ImportedName> names = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int nameStart = begin();
      Identifier name = identifier();
      Optional<Identifier> alias = optionalIdentifier();
      names.add(new ImportedName(end(nameStart), trivia(), List.of(name), alias));
    }
    return new Stmt.ImportFrom(end(start), trivia(), level, path, names);
  }

  private Stmt tryStatement(int start) {
    Stmt.HandlerKind kind = (Stmt.HandlerKind) constant(Stmt.HandlerKind.class);
    Block body = block(1);
    List<ExceptHandler> handlers = new ArrayList<>();
    for (int i = kind == Stmt.HandlerKind.GROUP ? 1 + random.nextInt(2) : random.nextInt(3); i > 0; i--) {
      int handler = begin();
      Optional<Expr> type = kind == Stmt.HandlerKind.GROUP ? Optional.of(value()) : optionalValue();
      Optional<Identifier> name = type.isPresent() ? optionalIdentifier() : Optional.empty();
      Block handled = block(1);
      handlers.add(new ExceptHandler(end(handler), trivia(), type, name, handled));
    }
    Optional<Block> orElse = !handlers.isEmpty() && chance(30) ? Optional.of(block(1)) : Optional.empty();
    Optional<Block> finalizer = handlers.isEmpty() || chance(30) ? Optional.of(block(1)) : Optional.empty();
    return new Stmt.Try(end(start), trivia(), body, kind, handlers, orElse, finalizer);
  }

  private Stmt match(int start) {
    Expr subject = (Expr) node(Expr.class, Position.BARE);
    List<MatchCase> cases = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int caseStart = begin();
      boolean bare = chance(20) && isAllowed(Pattern.Sequence.class);
      Pattern pattern = bare ? sequence(begin(), Pattern.SequenceForm.BARE) : (Pattern) node(Pattern.class, Position.ANY);
      Optional<Expr> guard = optionalValue();
      Block body = block(1);
      cases.add(new MatchCase(end(caseStart), trivia(), pattern, guard, body));
    }
    return new Stmt.Match(end(start), trivia(), subject, cases);
  }

  private Pattern sequence(int start) {
    return sequence(start, chance(50) ? Pattern.SequenceForm.BRACKETS : Pattern.SequenceForm.PARENTHESES);
  }

  private Pattern sequence(int start, Pattern.SequenceForm form) {
    List<Pattern> elements = new ArrayList<>();
    for (int i = (form == Pattern.SequenceForm.BARE ? 1 : 0) + random.nextInt(3); i > 0; i--) {
      boolean star = elements.stream().noneMatch(p -> p instanceof Pattern.Star) && chance(20);
      elements.add(
          star && isAllowed(Pattern.Star.class)
              ? (Pattern) make(NodeSchema.of(Pattern.Star.class), Position.ANY)
              : (Pattern) node(Pattern.class, Position.ANY));
    }
    return new Pattern.Sequence(end(start), trivia(), form, elements);
  }

  /** Texts that no language has to agree with. */
  private static final class AnyTexts implements Texts {
    private static final List<String> NAMES = List.of("a", "b", "x1", "_y", "value", "\u00e9t\u00e9", "\u540d\u524d", "z\udc80");

    @Override
    public String identifier(Random random) {
      return NAMES.get(random.nextInt(NAMES.size()));
    }

    @Override
    public Expr.NumberLiteral number(Random random, Span span, Trivia trivia) {
      boolean spelt = random.nextBoolean();
      NumberValue value =
          switch (random.nextInt(8)) {
            case 0 -> new NumberValue.Fixed(random.nextLong(), NumberValue.Signedness.SIGNED);
            case 1 -> new NumberValue.Fixed(random.nextLong(), NumberValue.Signedness.UNSIGNED);
            case 2 -> new NumberValue.Imaginary(random.nextDouble());
            case 3 -> new NumberValue.Real(Double.POSITIVE_INFINITY);
            case 4 -> new NumberValue.Real(Math.abs(Double.longBitsToDouble(random.nextLong() & 0x7FDFFFFFFFFFFFFFL)));
            default -> new NumberValue.Real(random.nextInt(1000));
          };
      return new Expr.NumberLiteral(span, trivia, spelt ? "1e+5_0.x" : "", value);
    }

    @Override
    public StringPart.Literal string(Random random, Span span, Trivia trivia, Contents contents) {
      String text = text(random, contents);
      StringValue value = contents == Contents.BYTES ? new StringValue.Bytes(text) : new StringValue.Text(text);
      if (contents == Contents.TEXT && random.nextInt(10) == 0) {
        value = StringValue.ofCodePoints(new int[] {'a', 0xD83D, 0xDE00, 0x1F600}, 4);
      }
      return new StringPart.Literal(span, trivia, random.nextBoolean() ? "" : "'" + text(random, contents) + "'", value);
    }

    private static String text(Random random, Contents contents) {
      int[] bounds = contents == Contents.BYTES ? new int[] {0x80, 0x100} : new int[] {0x80, 0x100, 0x10000, 0x110000};
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        text.appendCodePoint(random.nextInt(bounds[random.nextInt(bounds.length)]));
      }
      return text.toString();
    }

    @Override
    public Quotes quotes(Random random) {
      return new Quotes("f\"", "\"");
    }

    @Override
    public FormatPiece.Text piece(Random random, Span span, Trivia trivia) {
      return new FormatPiece.Text(span, trivia, "a{{\\n", new StringValue.Text("a{\n"));
    }

    @Override
    public String comment(Random random, Comment.Form form) {
      return form == Comment.Form.LINE ? "-- note \u00e9 " + random.nextInt(100) : "--[[ two\nlines ]]";
    }
  }
}
