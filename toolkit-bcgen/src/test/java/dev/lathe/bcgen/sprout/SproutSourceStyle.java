package dev.lathe.bcgen.sprout;

import static dev.lathe.bcgen.source.Layout.bareValue;
import static dev.lathe.bcgen.source.Layout.block;
import static dev.lathe.bcgen.source.Layout.brackets;
import static dev.lathe.bcgen.source.Layout.child;
import static dev.lathe.bcgen.source.Layout.clause;
import static dev.lathe.bcgen.source.Layout.comparison;
import static dev.lathe.bcgen.source.Layout.each;
import static dev.lathe.bcgen.source.Layout.either;
import static dev.lathe.bcgen.source.Layout.flush;
import static dev.lathe.bcgen.source.Layout.group;
import static dev.lathe.bcgen.source.Layout.indented;
import static dev.lathe.bcgen.source.Layout.list;
import static dev.lathe.bcgen.source.Layout.name;
import static dev.lathe.bcgen.source.Layout.number;
import static dev.lathe.bcgen.source.Layout.optional;
import static dev.lathe.bcgen.source.Layout.refused;
import static dev.lathe.bcgen.source.Layout.self;
import static dev.lathe.bcgen.source.Layout.selfAs;
import static dev.lathe.bcgen.source.Layout.sequence;
import static dev.lathe.bcgen.source.Layout.space;
import static dev.lathe.bcgen.source.Layout.string;
import static dev.lathe.bcgen.source.Layout.text;
import static dev.lathe.bcgen.source.Layout.token;
import static dev.lathe.bcgen.source.Layout.value;
import static dev.lathe.bcgen.source.Layout.when;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.UnaryOp;
import dev.lathe.bcgen.source.Layout;
import dev.lathe.bcgen.source.ListLayout.Trailing;
import dev.lathe.bcgen.source.Position;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.bcgen.source.SourceStyle.Associativity;
import dev.lathe.bcgen.sprout.SproutOperator.Binding;
import java.util.List;
import java.util.Set;

/** How Sprout is written: four spaces, 60 columns, what does not fit is broken in brackets, one element a line. */
final class SproutSourceStyle {

  private static final Position EXPRESSION = Position.ANY;
  private static final Position PRIMARY = Position.atLeast(Binding.PRIMARY);

  private static final Set<String> RESERVED =
      Set.of(
          "and", "break", "elif", "else", "false", "fn", "if", "nil", "not", "or", "pass", "return", "true", "while");

  static final SourceStyle STYLE = style();

  private SproutSourceStyle() {}

  private static SourceStyle style() {
    SourceStyle.Builder style =
        SourceStyle.builder()
            .indentation("    ", 4)
            .width(60)
            .commentGap(2)
            .indentedBlocks("pass")
            .longValues(SourceStyle.LongValues.BRACKETED)
            .blankLines(
                new SourceStyle.BlankLines(
                    2, 1, 1, 1, statement -> statement instanceof Stmt.FunctionDef, statement -> statement instanceof Stmt.Local))
            .names(name -> !RESERVED.contains(name))
            .literals(SproutLiterals.INSTANCE)
            .firstLines(new SourceStyle.FirstLines(1, comment -> comment.startsWith("#!")))
            .markers(new SourceStyle.Markers(Set.of("# fmt: off"), Set.of("# fmt: on"), Set.of("# fmt: skip")));
    operators(style);
    expressions(style);
    simpleStatements(style);
    compoundStatements(style);
    return style.build();
  }

  private static void operators(SourceStyle.Builder style) {
    // A prefix operator may begin any operand: nothing else can be meant.
    Binding prefix = Binding.PREFIX;
    style
        .logical(LogicalOp.OR, "or", Binding.OR, Associativity.LEFT)
        .logical(LogicalOp.AND, "and", Binding.AND, Associativity.LEFT)
        .binary(BinaryOp.EQUAL, "==", Binding.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.NOT_EQUAL, "!=", Binding.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.LESS, "<", Binding.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.LESS_EQUAL, "<=", Binding.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.GREATER, ">", Binding.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.GREATER_EQUAL, ">=", Binding.COMPARISON, Associativity.NONE)
        .binary(BinaryOp.ADD, "+", Binding.SUM, Associativity.LEFT)
        .binary(BinaryOp.SUBTRACT, "-", Binding.SUM, Associativity.LEFT)
        .binary(BinaryOp.MULTIPLY, "*", Binding.PRODUCT, Associativity.LEFT)
        .binary(BinaryOp.DIVIDE, "/", Binding.PRODUCT, Associativity.LEFT)
        .binary(BinaryOp.POWER, "^", Binding.POWER, Associativity.RIGHT, prefix)
        .compact(BinaryOp.POWER, e -> e instanceof Expr.Name || e instanceof Expr.NumberLiteral)
        .unary(UnaryOp.NEGATE, "-", prefix, Position.atLeast(prefix))
        .unary(UnaryOp.NOT, "not", prefix, Position.atLeast(prefix));
  }

  private static void expressions(SourceStyle.Builder style) {
    style
        .expression(Expr.Nil.class, Binding.PRIMARY, token("nil"))
        .expression(Expr.Bool.class, Binding.PRIMARY, text(e -> e.value() ? "true" : "false"))
        .expression(Expr.NumberLiteral.class, SproutSourceStyle::level, number())
        .expression(
            Expr.StringLiteral.class,
            Binding.PRIMARY,
            either(e -> e.parts().size() == 1, each(Expr.StringLiteral::parts, self()), refused("several parts")))
        .layout(StringPart.Literal.class, string())
        .expression(Expr.Name.class, Binding.PRIMARY, name(Expr.Name::name))
        .layout(Identifier.class, name(Identifier::name))
        .expression(Expr.Paren.class, Binding.PRIMARY, brackets("(", ")", flush(child(Expr.Paren::inner, EXPRESSION))))
        .expression(
            Expr.ListExpr.class,
            Binding.PRIMARY,
            list(Expr.ListExpr::elements, EXPRESSION).in("[", "]").trailing(Trailing.LINES))
        .expression(Expr.Comparison.class, Binding.COMPARISON, comparison())
        .trailer(
            Expr.Attribute.class,
            Binding.PRIMARY,
            Expr.Attribute::object,
            PRIMARY,
            token("."),
            child(Expr.Attribute::name))
        .trailer(
            Expr.Index.class,
            Binding.PRIMARY,
            Expr.Index::object,
            PRIMARY,
            brackets("[", "]", flush(child(Expr.Index::index, EXPRESSION))))
        .trailer(
            Expr.Call.class,
            Binding.PRIMARY,
            Expr.Call::callee,
            PRIMARY,
            list(Expr.Call::arguments, EXPRESSION).in("(", ")").trailing(Trailing.LINES));
  }

  private static Enum<?> level(Expr.NumberLiteral number) {
    return number.spelling().isEmpty() ? SproutLiterals.INSTANCE.number(number.value()).level() : Binding.PRIMARY;
  }

  private static void simpleStatements(SourceStyle.Builder style) {
    style
        .layout(Stmt.ExprStmt.class, bareValue(Stmt.ExprStmt::value, EXPRESSION))
        .layout(
            Stmt.Assign.class,
            either(s -> s.targets().size() == 1, each(Stmt.Assign::targets, self(PRIMARY)), refused("several targets")),
            space(),
            token("="),
            value(Stmt.Assign::value, EXPRESSION))
        .layout(
            Stmt.Local.class,
            token("let"),
            space(),
            group(indented(list(Stmt.Local::names, EXPRESSION).escaped())),
            when(s -> !s.values().isEmpty(), space(), token("="), values(Stmt.Local::values)))
        .layout(
            Stmt.Return.class,
            token("return"),
            when(s -> !s.values().isEmpty(), values(Stmt.Return::values)))
        .layout(Stmt.Break.class, token("break"))
        .layout(Stmt.Pass.class, token("pass"));
  }

  /** A space and one value, which gets parentheses where it does not fit, or several, whose lines are joined. */
  private static <N> Layout<N> values(java.util.function.Function<N, List<Expr>> values) {
    return either(
        node -> values.apply(node).size() == 1,
        value(node -> values.apply(node).getFirst(), EXPRESSION),
        sequence(space(), group(indented(list(values, EXPRESSION).escaped()))));
  }

  private static void compoundStatements(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.If.class,
            each(Stmt.If::branches, selfAs(branch("if")), sequence(clause(), selfAs(branch("elif")))),
            optional(Stmt.If::orElse, clause(), token("else"), token(":"), block()))
        .layout(
            Stmt.While.class,
            token("while"),
            value(Stmt.While::test, EXPRESSION),
            token(":"),
            block(Stmt.While::body),
            when(s -> s.orElse().isPresent(), refused("a loop has no else")))
        .layout(
            Stmt.FunctionDef.class,
            when(s -> !s.decorators().isEmpty(), refused("a function has no decorators")),
            token("fn"),
            space(),
            either(
                s -> s.target() instanceof Expr.Name,
                child(Stmt.FunctionDef::target),
                refused("a function is defined by a name")),
            child(Stmt.FunctionDef::function))
        .layout(
            Function.class,
            when(f -> f.receiver() == Function.Receiver.IMPLICIT, refused("parameters are written down")),
            list(Function::parameters, EXPRESSION).inside("(", ")").trailing(Trailing.LINES),
            token(":"),
            block(Function::body))
        .layout(
            Parameter.class,
            either(
                p -> p.kind() == Parameter.Kind.POSITIONAL && p.defaultValue().isEmpty(),
                optional(Parameter::name, self()),
                refused("a parameter is a name")));
  }

  private static Layout<IfBranch> branch(String keyword) {
    return sequence(token(keyword), value(IfBranch::test, EXPRESSION), token(":"), block(IfBranch::body));
  }
}
