package dev.lathe.lang.python;

import static dev.lathe.bcgen.source.Layout.apartFrom;
import static dev.lathe.bcgen.source.Layout.brackets;
import static dev.lathe.bcgen.source.Layout.child;
import static dev.lathe.bcgen.source.Layout.comparison;
import static dev.lathe.bcgen.source.Layout.each;
import static dev.lathe.bcgen.source.Layout.either;
import static dev.lathe.bcgen.source.Layout.flush;
import static dev.lathe.bcgen.source.Layout.formatString;
import static dev.lathe.bcgen.source.Layout.formatText;
import static dev.lathe.bcgen.source.Layout.group;
import static dev.lathe.bcgen.source.Layout.keptLine;
import static dev.lathe.bcgen.source.Layout.line;
import static dev.lathe.bcgen.source.Layout.list;
import static dev.lathe.bcgen.source.Layout.name;
import static dev.lathe.bcgen.source.Layout.number;
import static dev.lathe.bcgen.source.Layout.optional;
import static dev.lathe.bcgen.source.Layout.refused;
import static dev.lathe.bcgen.source.Layout.rigid;
import static dev.lathe.bcgen.source.Layout.self;
import static dev.lathe.bcgen.source.Layout.sequence;
import static dev.lathe.bcgen.source.Layout.space;
import static dev.lathe.bcgen.source.Layout.string;
import static dev.lathe.bcgen.source.Layout.text;
import static dev.lathe.bcgen.source.Layout.token;
import static dev.lathe.bcgen.source.Layout.value;
import static dev.lathe.bcgen.source.Layout.verbatim;
import static dev.lathe.bcgen.source.Layout.when;

import dev.lathe.ast.Argument;
import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.DictItem;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.UnaryOp;
import dev.lathe.bcgen.source.Layout;
import dev.lathe.bcgen.source.ListLayout;
import dev.lathe.bcgen.source.ListLayout.Expansion;
import dev.lathe.bcgen.source.ListLayout.Steps;
import dev.lathe.bcgen.source.ListLayout.Trailing;
import dev.lathe.bcgen.source.Position;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.bcgen.source.SourceStyle.Associativity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How Python is written: operators and expressions here, statements in {@link PythonStatementStyle}, patterns in
 * {@link PythonPatternStyle}.
 *
 * <p>Habits are those of PEP 8 and, where that leaves a choice, of the formatter Black: what does not fit on a line is broken
 * in its brackets, first with all elements on one line of their own, then one a line with a comma behind the last; a comma
 * behind the last element and a line end behind that keep it so; a value without brackets gets parentheses. Unlike Black the
 * width is 100 columns, quotes and the spelling of numbers stay as written, and so do parentheses.
 */
final class PythonSourceStyle {

  /** How expressions and patterns bind, the loosest first (the grammar's order of rules). */
  enum Level {
    YIELD,
    STARRED,
    /** A tuple without parentheses. */
    TUPLE,
    NAMED,
    SLICE,
    LAMBDA,
    CONDITIONAL,
    OR,
    AND,
    NOT,
    COMPARISON,
    BIT_OR,
    BIT_XOR,
    BIT_AND,
    SHIFT,
    SUM,
    PRODUCT,
    UNARY,
    POWER,
    AWAIT,
    /** A number: a dot behind it could be its own. */
    NUMBER,
    PRIMARY
  }

  static final Position EXPRESSION = Position.atLeast(Level.LAMBDA);
  static final Position NAMED = EXPRESSION.and(Level.NAMED);
  /** What a statement takes as its value. */
  static final Position VALUE = EXPRESSION.and(Level.TUPLE, Level.STARRED);
  static final Position VALUE_OR_YIELD = VALUE.and(Level.YIELD);
  static final Position DISJUNCTION = Position.atLeast(Level.OR);
  static final Position PRIMARY = Position.atLeast(Level.PRIMARY);
  static final Position TARGET = PRIMARY.and(Level.TUPLE, Level.STARRED);
  static final Position ANNOTATION = EXPRESSION.and(Level.STARRED);
  private static final Position ELEMENT = NAMED.and(Level.STARRED);
  private static final Position BARE_ELEMENT = EXPRESSION.and(Level.STARRED, Level.SLICE);
  private static final Position SUBSCRIPT = NAMED.and(Level.STARRED, Level.SLICE, Level.TUPLE);
  private static final Position ARITHMETIC = Position.atLeast(Level.BIT_OR);

  /** Where the encoding of a file is read off (PEP 263). */
  private static final Pattern ENCODING = Pattern.compile("#.*?coding[:=][ \\t]*[-_.a-zA-Z0-9]+.*", Pattern.DOTALL);

  static final SourceStyle STYLE = style();

  private PythonSourceStyle() {}

  private static SourceStyle style() {
    SourceStyle.Builder style =
        SourceStyle.builder()
            .indentation("    ", 4)
            .commentGap(2)
            .indentedBlocks("pass")
            .longValues(SourceStyle.LongValues.BRACKETED)
            .blankLines(
                new SourceStyle.BlankLines(
                    2, 1, 2, 1, PythonStatementStyle::isDefinition, PythonStatementStyle::isImport))
            .names(PythonLiterals::isName)
            .literals(new PythonLiterals(Level.UNARY, Level.NUMBER))
            .firstLines(new SourceStyle.FirstLines(2, comment -> ENCODING.matcher(comment).matches()))
            .markers(
                new SourceStyle.Markers(
                    Set.of("# fmt: off", "# fmt:off", "# yapf: disable"),
                    Set.of("# fmt: on", "# fmt:on", "# yapf: enable"),
                    Set.of("# fmt: skip", "# fmt:skip")));
    operators(style);
    atoms(style);
    strings(style);
    trailers(style);
    displays(style);
    comprehensions(style);
    looseExpressions(style);
    parameters(style);
    PythonStatementStyle.addTo(style);
    PythonPatternStyle.addTo(style);
    return style.build();
  }

  private static void operators(SourceStyle.Builder style) {
    Position unary = Position.atLeast(Level.UNARY);
    style
        .logical(LogicalOp.OR, "or", Level.OR, Associativity.LEFT)
        .logical(LogicalOp.AND, "and", Level.AND, Associativity.LEFT)
        .unary(UnaryOp.NOT, "not", Level.NOT, Position.atLeast(Level.NOT))
        .unary(UnaryOp.NEGATE, "-", Level.UNARY, unary)
        .unary(UnaryOp.PLUS, "+", Level.UNARY, unary)
        .unary(UnaryOp.BIT_NOT, "~", Level.UNARY, unary)
        .binary(BinaryOp.EQUAL, "==", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.NOT_EQUAL, "!=", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.LESS, "<", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.LESS_EQUAL, "<=", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.GREATER, ">", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.GREATER_EQUAL, ">=", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.IN, "in", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.NOT_IN, "not in", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.IS, "is", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.IS_NOT, "is not", Level.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.BIT_OR, "|", Level.BIT_OR, Associativity.LEFT)
        .binary(BinaryOp.BIT_XOR, "^", Level.BIT_XOR, Associativity.LEFT)
        .binary(BinaryOp.BIT_AND, "&", Level.BIT_AND, Associativity.LEFT)
        .binary(BinaryOp.SHIFT_LEFT, "<<", Level.SHIFT, Associativity.LEFT)
        .binary(BinaryOp.SHIFT_RIGHT, ">>", Level.SHIFT, Associativity.LEFT)
        .binary(BinaryOp.ADD, "+", Level.SUM, Associativity.LEFT)
        .binary(BinaryOp.SUBTRACT, "-", Level.SUM, Associativity.LEFT)
        .binary(BinaryOp.MULTIPLY, "*", Level.PRODUCT, Associativity.LEFT)
        .binary(BinaryOp.MATRIX_MULTIPLY, "@", Level.PRODUCT, Associativity.LEFT)
        .binary(BinaryOp.DIVIDE, "/", Level.PRODUCT, Associativity.LEFT)
        .binary(BinaryOp.FLOOR_DIVIDE, "//", Level.PRODUCT, Associativity.LEFT)
        .binary(BinaryOp.MODULO, "%", Level.PRODUCT, Associativity.LEFT)
        .binary(BinaryOp.POWER, "**", Level.POWER, Associativity.RIGHT, Level.UNARY)
        .compact(BinaryOp.POWER, PythonSourceStyle::isSimple);
  }

  /** A name, a number, or an attribute of a name; maybe with a sign. */
  static boolean isSimple(Expr expr) {
    Expr node = expr;
    if (node instanceof Expr.Unary unary && unary.op() != UnaryOp.NOT) {
      node = unary.operand();
    }
    while (node instanceof Expr.Attribute attribute) {
      node = attribute.object();
    }
    return node instanceof Expr.Name || node instanceof Expr.NumberLiteral && node == expr || isSignedNumber(expr);
  }

  private static boolean isSignedNumber(Expr expr) {
    return expr instanceof Expr.Unary unary
        && unary.op() != UnaryOp.NOT
        && unary.operand() instanceof Expr.NumberLiteral;
  }

  private static void atoms(SourceStyle.Builder style) {
    style
        .expression(Expr.Nil.class, Level.PRIMARY, token("None"))
        .expression(Expr.Bool.class, Level.PRIMARY, text(e -> e.value() ? "True" : "False"))
        .expression(Expr.Ellipsis.class, Level.PRIMARY, token("..."))
        .expression(Expr.NumberLiteral.class, PythonSourceStyle::level, number())
        .expression(Expr.Name.class, Level.PRIMARY, name(Expr.Name::name))
        .layout(Identifier.class, name(Identifier::name))
        .expression(
            Expr.Paren.class,
            Level.PRIMARY,
            brackets("(", ")", flush(child(Expr.Paren::inner, NAMED.and(Level.YIELD)))));
  }

  private static Enum<?> level(Expr.NumberLiteral number) {
    return number.spelling().isEmpty() ? STYLE.literals().number(number.value()).level() : Level.NUMBER;
  }

  private static void strings(SourceStyle.Builder style) {
    // In a field a dict's brace must not touch the one in front of it, and a lambda's colon would end the expression.
    Layout<FormatPiece.Replacement> expression =
        sequence(
            apartFrom('{'),
            either(
                f -> endsInLambda(f.value()),
                child(FormatPiece.Replacement::value, PRIMARY),
                child(
                    FormatPiece.Replacement::value,
                    DISJUNCTION.and(Level.CONDITIONAL, Level.TUPLE, Level.STARRED, Level.YIELD))));
    style
        .expression(
            Expr.StringLiteral.class,
            Level.PRIMARY,
            either(
                e -> e.parts().size() == 1,
                each(Expr.StringLiteral::parts, self()),
                group(each(Expr.StringLiteral::parts, self(), sequence(keptLine(), self())))))
        .layout(StringPart.Literal.class, string())
        .layout(
            StringPart.Format.class,
            rigid(
                formatString(
                    StringPart.Format::open, each(StringPart.Format::pieces, self()), text(StringPart.Format::close))))
        .layout(FormatPiece.Text.class, formatText())
        .layout(
            FormatPiece.Replacement.class,
            token("{"),
            either(
                f -> f.debugText().isEmpty(),
                expression,
                verbatim(FormatPiece.Replacement::debugText, sequence(expression, token("=")))),
            when(f -> !f.conversion().isEmpty(), token("!"), text(FormatPiece.Replacement::conversion)),
            optional(FormatPiece.Replacement::specification, self()),
            token("}"))
        .layout(
            FormatPiece.Specification.class, token(":"), each(FormatPiece.Specification::pieces, self()));
  }

  /** Whether there is a lambda in {@code expr} that no brackets are around. */
  private static boolean endsInLambda(Expr expr) {
    Expr node = expr;
    while (true) {
      switch (node) {
        case Expr.Conditional e -> node = e.whenFalse();
        case Expr.Yield e when e.value().isPresent() -> node = e.value().get();
        case Expr.YieldFrom e -> node = e.value();
        case Expr.Tuple e when e.form() == Expr.TupleForm.BARE -> {
          return e.elements().stream().anyMatch(PythonSourceStyle::endsInLambda);
        }
        default -> {
          return node instanceof Expr.Lambda;
        }
      }
    }
  }

  // What follows an object

  private static void trailers(SourceStyle.Builder style) {
    style
        .trailer(
            Expr.Attribute.class, Level.PRIMARY, Expr.Attribute::object, PRIMARY, token("."), child(Expr.Attribute::name))
        .trailer(
            Expr.Index.class,
            Level.PRIMARY,
            Expr.Index::object,
            Position.atLeast(Level.NUMBER),
            brackets("[", "]", flush(either(PythonSourceStyle::isStarredIndex, starredIndex(), child(Expr.Index::index, SUBSCRIPT)))))
        .trailer(
            Expr.Call.class,
            Level.PRIMARY,
            Expr.Call::callee,
            Position.atLeast(Level.NUMBER),
            either(
                PythonSourceStyle::sharesBrackets,
                brackets("(", ")", each(Expr.Call::arguments, child(a -> (Expr.Comprehension) a, comprehension()))),
                broken(list(Expr.Call::arguments, argument()).in("(", ")"))))
        .expression(
            Expr.Slice.class,
            Level.SLICE,
            optional(Expr.Slice::lower, self(EXPRESSION)),
            when(e -> isSpaced(e) && e.lower().isPresent(), space()),
            token(":"),
            when(e -> isSpaced(e) && e.upper().isPresent(), space()),
            optional(Expr.Slice::upper, self(EXPRESSION)),
            when(
                e -> e.colons() == 2,
                when(e -> isSpaced(e) && e.upper().isPresent(), space()),
                token(":"),
                when(e -> isSpaced(e) && e.step().isPresent(), space()),
                optional(Expr.Slice::step, self(EXPRESSION))));
  }

  /** {@code a[*b]} is a tuple of one, and needs no comma. */
  private static boolean isStarredIndex(Expr.Index index) {
    return index.index() instanceof Expr.Tuple tuple
        && tuple.form() == Expr.TupleForm.BARE
        && tuple.elements().size() == 1
        && tuple.elements().getFirst() instanceof Expr.Starred;
  }

  private static Layout<Expr.Index> starredIndex() {
    return child(e -> (Expr.Tuple) e.index(), each(Expr.Tuple::elements, self(BARE_ELEMENT)));
  }

  /** Whether the colons of a slice have spaces around them: they bind loosest, so what is no plain operand demands them. */
  private static boolean isSpaced(Expr.Slice slice) {
    return !(isPlain(slice.lower()) && isPlain(slice.upper()) && isPlain(slice.step()));
  }

  private static boolean isPlain(Optional<Expr> operand) {
    return operand.isEmpty() || isSimple(operand.get());
  }

  /** Whether the only argument is a generator that shares the brackets of the call, as its span tells. */
  private static boolean sharesBrackets(Expr.Call call) {
    return call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Expr.Comprehension e
        && e.kind() == Expr.ComprehensionKind.GENERATOR
        && (!e.span().isPresent() || e.span().end() == call.span().end());
  }

  static Layout<Argument> argument() {
    Layout<Expr.Starred> starred = sequence(token("*"), child(Expr.Starred::value, EXPRESSION));
    return either(a -> a instanceof Expr.Starred, child(a -> (Expr.Starred) a, starred), self(NAMED));
  }

  /** How lists in brackets behind a name are broken. */
  static <N, X> ListLayout<N, X> broken(ListLayout<N, X> list) {
    return display(list).steps(Steps.TWO);
  }

  /** How lists in brackets of their own are broken. */
  static <N, X> ListLayout<N, X> display(ListLayout<N, X> list) {
    return list.expanded(Expansion.TRAILING_SEPARATOR).trailing(Trailing.LINES_OF_SEVERAL);
  }

  // Displays

  private static void displays(SourceStyle.Builder style) {
    style
        .layout(
            Argument.Keyword.class,
            child(Argument.Keyword::name),
            token("="),
            child(Argument.Keyword::value, EXPRESSION))
        .layout(Argument.UnpackKeywords.class, token("**"), child(Argument.UnpackKeywords::value, EXPRESSION))
        .expression(Expr.ListExpr.class, Level.PRIMARY, display(list(Expr.ListExpr::elements, ELEMENT).in("[", "]")))
        .expression(
            Expr.SetExpr.class,
            Level.PRIMARY,
            either(
                e -> e.elements().isEmpty(),
                refused("a set in braces has elements"),
                display(list(Expr.SetExpr::elements, ELEMENT).in("{", "}"))))
        .expression(Expr.Dict.class, Level.PRIMARY, display(list(Expr.Dict::items, Position.ANY).in("{", "}")))
        .layout(
            DictItem.Entry.class,
            child(DictItem.Entry::key, EXPRESSION),
            token(":"),
            value(child(DictItem.Entry::value, EXPRESSION)))
        .layout(DictItem.Unpack.class, token("**"), child(DictItem.Unpack::value, ARITHMETIC))
        .expression(
            Expr.Tuple.class,
            e -> e.form() == Expr.TupleForm.BARE ? Level.TUPLE : Level.PRIMARY,
            either(
                e -> e.form() == Expr.TupleForm.BARE,
                either(
                    e -> e.elements().isEmpty(),
                    refused("an empty tuple has parentheses"),
                    list(Expr.Tuple::elements, BARE_ELEMENT).escaped().trailing(Trailing.SINGLE)),
                display(list(Expr.Tuple::elements, ELEMENT).in("(", ")")).trailing(Trailing.SINGLE)));
  }

  // Comprehensions

  private static void comprehensions(SourceStyle.Builder style) {
    style
        .expression(
            Expr.Comprehension.class,
            Level.PRIMARY,
            either(
                e -> e.kind() == Expr.ComprehensionKind.LIST,
                brackets("[", "]", comprehension()),
                either(
                    e -> e.kind() == Expr.ComprehensionKind.GENERATOR,
                    brackets("(", ")", comprehension()),
                    brackets("{", "}", comprehension()))))
        .layout(
            ComprehensionClause.For.class,
            when(c -> c.execution() == Execution.ASYNCHRONOUS, token("async"), space()),
            token("for"),
            space(),
            rigid(child(ComprehensionClause.For::target, TARGET)),
            space(),
            token("in"),
            space(),
            child(ComprehensionClause.For::iterable, DISJUNCTION))
        .layout(
            ComprehensionClause.If.class, token("if"), space(), child(ComprehensionClause.If::test, DISJUNCTION));
  }

  /** What stands between the brackets of a comprehension. */
  private static Layout<Expr.Comprehension> comprehension() {
    return group(
        child(Expr.Comprehension::element, NAMED),
        optional(Expr.Comprehension::value, token(":"), space(), self(EXPRESSION)),
        each(Expr.Comprehension::clauses, sequence(line(), self())));
  }

  // What binds loosely, and prefixes that are words

  private static void looseExpressions(SourceStyle.Builder style) {
    style
        .expression(Expr.Comparison.class, Level.COMPARISON, comparison())
        .expression(
            Expr.Conditional.class,
            Level.CONDITIONAL,
            group(
                child(Expr.Conditional::whenTrue, DISJUNCTION),
                line(),
                token("if"),
                space(),
                child(Expr.Conditional::test, DISJUNCTION),
                line(),
                token("else"),
                space(),
                child(Expr.Conditional::whenFalse, EXPRESSION)))
        .expression(
            Expr.Lambda.class,
            Level.LAMBDA,
            token("lambda"),
            when(e -> !e.parameters().isEmpty(), space()),
            rigid(list(Expr.Lambda::parameters, Position.ANY).marks(PythonSourceStyle::marks)),
            token(":"),
            space(),
            child(Expr.Lambda::body, EXPRESSION))
        .expression(Expr.Starred.class, Level.STARRED, token("*"), child(Expr.Starred::value, ARITHMETIC))
        .expression(
            Expr.AssignExpr.class,
            Level.NAMED,
            child(Expr.AssignExpr::target, PRIMARY),
            space(),
            token(":="),
            space(),
            child(Expr.AssignExpr::value, EXPRESSION))
        .expression(Expr.Await.class, Level.AWAIT, token("await"), space(), child(Expr.Await::value, PRIMARY))
        .expression(
            Expr.Yield.class,
            Level.YIELD,
            token("yield"),
            when(
                e -> e.value().isPresent(), value(child(e -> e.value().orElseThrow(), VALUE))))
        .expression(
            Expr.YieldFrom.class,
            Level.YIELD,
            token("yield"),
            space(),
            token("from"),
            value(Expr.YieldFrom::value, EXPRESSION));
  }

  // Parameters

  private static void parameters(SourceStyle.Builder style) {
    style.layout(
        Parameter.class,
        when(p -> p.kind() == Parameter.Kind.VARIABLE, token("*")),
        when(p -> p.kind() == Parameter.Kind.VARIABLE_KEYWORDS, token("**")),
        either(
            p -> p.name().isPresent(),
            optional(Parameter::name, self()),
            refused("a parameter has a name")),
        optional(Parameter::annotation, token(":"), space(), self(ANNOTATION)),
        when(
            p -> p.defaultValue().isPresent(),
            either(
                p -> p.annotation().isPresent(),
                sequence(space(), token("="), space()),
                token("=")),
            optional(Parameter::defaultValue, self(EXPRESSION))));
  }

  /** The slash behind parameters that are positional only, the star in front of those that are only named. */
  static List<String> marks(Optional<Parameter> before, Optional<Parameter> after) {
    List<String> marks = new ArrayList<>(2);
    if (isKind(before, Parameter.Kind.POSITIONAL_ONLY) && !isKind(after, Parameter.Kind.POSITIONAL_ONLY)) {
      marks.add("/");
    }
    if (isKind(after, Parameter.Kind.KEYWORD_ONLY)
        && !isKind(before, Parameter.Kind.KEYWORD_ONLY)
        && !isKind(before, Parameter.Kind.VARIABLE)) {
      marks.add("*");
    }
    return marks;
  }

  private static boolean isKind(Optional<Parameter> parameter, Parameter.Kind kind) {
    return parameter.isPresent() && parameter.get().kind() == kind;
  }
}
