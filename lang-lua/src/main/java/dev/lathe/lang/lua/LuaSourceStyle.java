package dev.lathe.lang.lua;

import static dev.lathe.bcgen.source.Layout.block;
import static dev.lathe.bcgen.source.Layout.brackets;
import static dev.lathe.bcgen.source.Layout.child;
import static dev.lathe.bcgen.source.Layout.clause;
import static dev.lathe.bcgen.source.Layout.each;
import static dev.lathe.bcgen.source.Layout.either;
import static dev.lathe.bcgen.source.Layout.flush;
import static dev.lathe.bcgen.source.Layout.group;
import static dev.lathe.bcgen.source.Layout.indented;
import static dev.lathe.bcgen.source.Layout.line;
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
import static dev.lathe.bcgen.source.Layout.stringOf;
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
import dev.lathe.ast.Node;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.TableItem;
import dev.lathe.ast.UnaryOp;
import dev.lathe.bcgen.source.Layout;
import dev.lathe.bcgen.source.ListLayout.Expansion;
import dev.lathe.bcgen.source.ListLayout.Trailing;
import dev.lathe.bcgen.source.Position;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.bcgen.source.SourceStyle.Associativity;
import java.util.List;
import java.util.Set;

/**
 * How Lua is written.
 *
 * <p>Habits, where Lua's writers disagree: two spaces of indentation (as in <i>Programming in Lua</i> and the larger part of
 * published code; StyLua's tabs and LuaFormatter's four spaces are the alternatives); blank lines are kept, at most one in a
 * row; a table stays on several lines if there is a line end behind its brace (StyLua's rule), one item a line, but for plain
 * numbers, which fill lines; functions and tables among the arguments of a call keep their brackets on the call's line;
 * operators go to the front of the next line. Quotes, parentheses and the form of a call with one literal stay as written.
 */
final class LuaSourceStyle {

  /** How expressions bind, the loosest first (LuaJIT's priorities, lj_parse.c). */
  private enum Level {
    OR,
    AND,
    COMPARISON,
    CONCAT,
    SUM,
    PRODUCT,
    UNARY,
    POWER,
    /** A value that nothing can be appended to: literals, functions, tables. */
    SIMPLE,
    /** What can be called and indexed. */
    PREFIX
  }

  private static final Position EXPRESSION = Position.ANY;
  private static final Position PREFIX = Position.atLeast(Level.PREFIX);

  static final SourceStyle STYLE = style();

  private LuaSourceStyle() {}

  private static SourceStyle style() {
    SourceStyle.Builder style =
        SourceStyle.builder()
            .indentation("  ", 2)
            .commentGap(1)
            .blankLines(SourceStyle.BlankLines.kept(1))
            .guardedStart('(')
            .apart("--", "[[", "[=", "..")
            .hugged(List.of(Expr.Table.class, Expr.FunctionExpr.class))
            .names(LuaLiterals::isName)
            .literals(new LuaLiterals(Level.UNARY, Level.SIMPLE))
            .markers(
                new SourceStyle.Markers(
                    Set.of("-- fmt: off", "--fmt: off", "-- stylua: ignore start"),
                    Set.of("-- fmt: on", "--fmt: on", "-- stylua: ignore end"),
                    Set.of("-- fmt: skip", "--fmt: skip")));
    operators(style);
    expressions(style);
    functions(style);
    simpleStatements(style);
    compoundStatements(style);
    return style.build();
  }

  private static void operators(SourceStyle.Builder style) {
    // A prefix operator may begin a right operand whatever its level: nothing else can be meant.
    Level prefix = Level.UNARY;
    style
        .logical(LogicalOp.OR, "or", Level.OR, Associativity.LEFT, prefix)
        .logical(LogicalOp.AND, "and", Level.AND, Associativity.LEFT, prefix)
        .binary(BinaryOp.EQUAL, "==", Level.COMPARISON, Associativity.LEFT, prefix)
        .binary(BinaryOp.NOT_EQUAL, "~=", Level.COMPARISON, Associativity.LEFT, prefix)
        .binary(BinaryOp.LESS, "<", Level.COMPARISON, Associativity.LEFT, prefix)
        .binary(BinaryOp.LESS_EQUAL, "<=", Level.COMPARISON, Associativity.LEFT, prefix)
        .binary(BinaryOp.GREATER, ">", Level.COMPARISON, Associativity.LEFT, prefix)
        .binary(BinaryOp.GREATER_EQUAL, ">=", Level.COMPARISON, Associativity.LEFT, prefix)
        .binary(BinaryOp.CONCAT, "..", Level.CONCAT, Associativity.RIGHT, prefix)
        .binary(BinaryOp.ADD, "+", Level.SUM, Associativity.LEFT, prefix)
        .binary(BinaryOp.SUBTRACT, "-", Level.SUM, Associativity.LEFT, prefix)
        .binary(BinaryOp.MULTIPLY, "*", Level.PRODUCT, Associativity.LEFT, prefix)
        .binary(BinaryOp.DIVIDE, "/", Level.PRODUCT, Associativity.LEFT, prefix)
        .binary(BinaryOp.MODULO, "%", Level.PRODUCT, Associativity.LEFT, prefix)
        .binary(BinaryOp.POWER, "^", Level.POWER, Associativity.RIGHT, prefix)
        .unary(UnaryOp.NEGATE, "-", Level.UNARY, Position.atLeast(Level.UNARY))
        .unary(UnaryOp.NOT, "not", Level.UNARY, Position.atLeast(Level.UNARY))
        .unary(UnaryOp.LENGTH, "#", Level.UNARY, Position.atLeast(Level.UNARY));
  }

  private static void expressions(SourceStyle.Builder style) {
    style
        .expression(Expr.Nil.class, Level.SIMPLE, token("nil"))
        .expression(Expr.Bool.class, Level.SIMPLE, text(e -> e.value() ? "true" : "false"))
        .expression(Expr.VarArgs.class, Level.SIMPLE, token("..."))
        .expression(Expr.NumberLiteral.class, LuaSourceStyle::level, number())
        .expression(
            Expr.StringLiteral.class,
            Level.SIMPLE,
            either(e -> e.parts().size() == 1, each(Expr.StringLiteral::parts, self()), refused("several parts")))
        .layout(StringPart.Literal.class, string())
        .expression(Expr.Name.class, Level.PREFIX, name(Expr.Name::name))
        .expression(Expr.Paren.class, Level.PREFIX, brackets("(", ")", flush(child(Expr.Paren::inner, EXPRESSION))))
        .expression(
            Expr.Table.class,
            Level.SIMPLE,
            list(Expr.Table::items, EXPRESSION)
                .in("{", "}")
                .spaced()
                .expandedByBlocks()
                .expanded(Expansion.BREAK_INSIDE)
                .trailing(Trailing.LINES)
                .filled(LuaSourceStyle::isNumber))
        .layout(
            TableItem.Named.class,
            either(
                item -> LuaLiterals.isName(item.name().name()),
                child(TableItem.Named::name),
                sequence(token("["), stringOf(item -> item.name().name()), token("]"))),
            space(),
            token("="),
            value(TableItem.Named::value, EXPRESSION))
        .layout(
            TableItem.Keyed.class,
            token("["),
            child(TableItem.Keyed::key, EXPRESSION),
            token("]"),
            space(),
            token("="),
            value(TableItem.Keyed::value, EXPRESSION))
        .trailer(
            Expr.Attribute.class,
            Level.PREFIX,
            Expr.Attribute::object,
            PREFIX,
            either(
                e -> LuaLiterals.isName(e.name().name()),
                sequence(token("."), child(Expr.Attribute::name)),
                brackets("[", "]", stringOf(e -> e.name().name()))))
        .trailer(
            Expr.Index.class,
            Level.PREFIX,
            Expr.Index::object,
            PREFIX,
            brackets("[", "]", flush(child(Expr.Index::index, EXPRESSION))))
        .trailer(
            Expr.Call.class,
            Level.PREFIX,
            Expr.Call::callee,
            PREFIX,
            either(
                e -> e.form() == Expr.CallForm.BARE,
                sequence(space(), each(Expr.Call::arguments, self(EXPRESSION))),
                list(Expr.Call::arguments, EXPRESSION).in("(", ")")))
        .trailer(
            Expr.MethodCall.class,
            Level.PREFIX,
            Expr.MethodCall::receiver,
            PREFIX,
            token(":"),
            child(Expr.MethodCall::name),
            either(
                e -> e.form() == Expr.CallForm.BARE,
                sequence(space(), each(Expr.MethodCall::arguments, self(EXPRESSION))),
                list(Expr.MethodCall::arguments, EXPRESSION).in("(", ")")));
  }

  private static Enum<?> level(Expr.NumberLiteral number) {
    return number.spelling().isEmpty() ? STYLE.literals().number(number.value()).level() : Level.SIMPLE;
  }

  private static boolean isNumber(TableItem item) {
    return item instanceof Expr.NumberLiteral
        || item instanceof Expr.Unary unary
            && unary.op() == UnaryOp.NEGATE
            && unary.operand() instanceof Expr.NumberLiteral;
  }

  private static void functions(SourceStyle.Builder style) {
    style
        .expression(Expr.FunctionExpr.class, Level.SIMPLE, token("function"), child(Expr.FunctionExpr::function))
        .layout(
            Function.class,
            list(Function::parameters, EXPRESSION).inside("(", ")"),
            block(Function::body),
            token("end"))
        .layout(
            Parameter.class,
            either(
                parameter -> parameter.name().isPresent(),
                optional(Parameter::name, self()),
                token("...")))
        .layout(Identifier.class, name(Identifier::name))
        .layout(
            Stmt.FunctionDef.class,
            when(f -> f.binding() == Stmt.Binding.LOCAL, token("local"), space()),
            token("function"),
            space(),
            either(
                f -> f.function().receiver() == Function.Receiver.IMPLICIT && f.target() instanceof Expr.Attribute,
                child(
                    f -> (Expr.Attribute) f.target(),
                    sequence(child(Expr.Attribute::object, PREFIX), token(":"), child(Expr.Attribute::name))),
                child(Stmt.FunctionDef::target, PREFIX)),
            child(Stmt.FunctionDef::function));
  }

  private static void simpleStatements(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.ExprStmt.class,
            either(
                s -> s.value() instanceof Expr.Call || s.value() instanceof Expr.MethodCall,
                child(Stmt.ExprStmt::value, EXPRESSION),
                refused("a statement must be a call")))
        .layout(
            Stmt.Assign.class,
            either(
                s -> s.targets().size() == 1,
                each(Stmt.Assign::targets, self(PREFIX)),
                refused("several targets")),
            space(),
            token("="),
            value(Stmt.Assign::value, EXPRESSION))
        .layout(
            Stmt.MultiAssign.class,
            list(Stmt.MultiAssign::targets, PREFIX),
            space(),
            token("="),
            value(expressions(Stmt.MultiAssign::values)))
        .layout(
            Stmt.Local.class,
            token("local"),
            space(),
            list(Stmt.Local::names, EXPRESSION),
            when(s -> !s.values().isEmpty(), space(), token("="), value(expressions(Stmt.Local::values))))
        .layout(
            Stmt.Return.class,
            token("return"),
            when(s -> !s.values().isEmpty(), value(expressions(Stmt.Return::values))))
        .layout(Stmt.Break.class, token("break"))
        .layout(Stmt.Goto.class, token("goto"), space(), child(Stmt.Goto::label))
        .layout(Stmt.Label.class, token("::"), child(Stmt.Label::name), token("::"));
  }

  /** Values in a row: each on a line of its own if they do not fit on one. */
  private static <N> Layout<N> expressions(java.util.function.Function<N, List<Expr>> values) {
    return either(
        node -> values.apply(node).size() == 1,
        each(values, self(EXPRESSION)),
        group(indented(list(values, EXPRESSION))));
  }

  private static void compoundStatements(SourceStyle.Builder style) {
    style
        .layout(Stmt.Do.class, token("do"), block(Stmt.Do::body), token("end"))
        .layout(
            Stmt.If.class,
            each(Stmt.If::branches, selfAs(branch("if")), sequence(clause(), selfAs(branch("elseif")))),
            optional(Stmt.If::orElse, clause(), token("else"), block()),
            token("end"))
        .layout(
            Stmt.While.class,
            condition("while", child(Stmt.While::test, EXPRESSION), "do"),
            block(Stmt.While::body),
            noElse(s -> s.orElse().isPresent()),
            token("end"))
        .layout(
            Stmt.Repeat.class,
            token("repeat"),
            block(Stmt.Repeat::body),
            group(token("until"), indented(line(), flush(child(Stmt.Repeat::test, EXPRESSION)))))
        .layout(
            Stmt.NumericFor.class,
            token("for"),
            space(),
            child(Stmt.NumericFor::variable),
            space(),
            token("="),
            space(),
            child(Stmt.NumericFor::start, EXPRESSION),
            token(","),
            space(),
            child(Stmt.NumericFor::limit, EXPRESSION),
            optional(Stmt.NumericFor::step, token(","), space(), self(EXPRESSION)),
            space(),
            token("do"),
            block(Stmt.NumericFor::body),
            token("end"))
        .layout(
            Stmt.ForEach.class,
            token("for"),
            space(),
            list(Stmt.ForEach::targets, PREFIX),
            space(),
            token("in"),
            value(expressions(Stmt.ForEach::sources)),
            space(),
            token("do"),
            block(Stmt.ForEach::body),
            noElse(s -> s.orElse().isPresent()),
            token("end"));
  }

  private static Layout<IfBranch> branch(String keyword) {
    return sequence(condition(keyword, child(IfBranch::test, EXPRESSION), "then"), block(IfBranch::body));
  }

  /** A condition between keywords; on lines of its own if it does not fit between them. */
  private static <N> Layout<N> condition(String before, Layout<N> test, String behind) {
    return group(token(before), indented(line(), flush(test)), line(), token(behind));
  }

  private static <N extends Node> Layout<N> noElse(java.util.function.Predicate<N> hasElse) {
    return when(hasElse, refused("a loop has no else"));
  }
}
