package dev.lathe.lang.python;

import static dev.lathe.bcgen.source.Layout.bareValue;
import static dev.lathe.bcgen.source.Layout.block;
import static dev.lathe.bcgen.source.Layout.child;
import static dev.lathe.bcgen.source.Layout.clause;
import static dev.lathe.bcgen.source.Layout.clauses;
import static dev.lathe.bcgen.source.Layout.each;
import static dev.lathe.bcgen.source.Layout.either;
import static dev.lathe.bcgen.source.Layout.group;
import static dev.lathe.bcgen.source.Layout.indented;
import static dev.lathe.bcgen.source.Layout.list;
import static dev.lathe.bcgen.source.Layout.newLine;
import static dev.lathe.bcgen.source.Layout.operator;
import static dev.lathe.bcgen.source.Layout.optional;
import static dev.lathe.bcgen.source.Layout.optionalBrackets;
import static dev.lathe.bcgen.source.Layout.refused;
import static dev.lathe.bcgen.source.Layout.rigid;
import static dev.lathe.bcgen.source.Layout.self;
import static dev.lathe.bcgen.source.Layout.selfAs;
import static dev.lathe.bcgen.source.Layout.sequence;
import static dev.lathe.bcgen.source.Layout.space;
import static dev.lathe.bcgen.source.Layout.text;
import static dev.lathe.bcgen.source.Layout.token;
import static dev.lathe.bcgen.source.Layout.value;
import static dev.lathe.bcgen.source.Layout.when;
import static dev.lathe.lang.python.PythonSourceStyle.EXPRESSION;
import static dev.lathe.lang.python.PythonSourceStyle.NAMED;
import static dev.lathe.lang.python.PythonSourceStyle.PRIMARY;
import static dev.lathe.lang.python.PythonSourceStyle.TARGET;
import static dev.lathe.lang.python.PythonSourceStyle.VALUE;
import static dev.lathe.lang.python.PythonSourceStyle.VALUE_OR_YIELD;
import static dev.lathe.lang.python.PythonSourceStyle.broken;

import dev.lathe.ast.Decorator;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.ImportedName;
import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Node;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.TypeParameter;
import dev.lathe.ast.WithItem;
import dev.lathe.bcgen.source.Layout;
import dev.lathe.bcgen.source.ListLayout.Expansion;
import dev.lathe.bcgen.source.ListLayout.Trailing;
import dev.lathe.bcgen.source.Position;
import dev.lathe.bcgen.source.SourceStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The part of {@link PythonSourceStyle} about statements. */
final class PythonStatementStyle {

  private PythonStatementStyle() {}

  static void addTo(SourceStyle.Builder style) {
    assignments(style);
    simpleStatements(style);
    imports(style);
    branches(style);
    loops(style);
    handlers(style);
    with(style);
    definitions(style);
  }

  static boolean isDefinition(Stmt statement) {
    return statement instanceof Stmt.FunctionDef || statement instanceof Stmt.ClassDef;
  }

  static boolean isImport(Stmt statement) {
    return statement instanceof Stmt.Import || statement instanceof Stmt.ImportFrom || statement instanceof Stmt.ImportAll;
  }

  /** A space and a value that gets parentheses where it does not fit, but for a yield: they would stand around its keyword. */
  static <N> Layout<N> values(Function<N, Expr> get) {
    return either(
        node -> standsAlone(get.apply(node)), sequence(space(), child(get, VALUE_OR_YIELD)), value(get, VALUE));
  }

  private static boolean standsAlone(Expr expr) {
    return expr instanceof Expr.Yield || expr instanceof Expr.YieldFrom;
  }

  private static <N> Layout<N> escapedLines(Layout<N> content) {
    return group(indented(content));
  }

  private static void assignments(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.ExprStmt.class,
            either(
                s -> standsAlone(s.value()),
                child(Stmt.ExprStmt::value, VALUE_OR_YIELD),
                bareValue(Stmt.ExprStmt::value, VALUE)))
        .layout(
            Stmt.Assign.class,
            each(
                Stmt.Assign::targets,
                sequence(rigidTuple(), space(), token("=")),
                sequence(space(), rigidTuple(), space(), token("="))),
            values(Stmt.Assign::value))
        .layout(
            Stmt.AugAssign.class,
            child(Stmt.AugAssign::target, PRIMARY),
            space(),
            operator(Stmt.AugAssign::op, "="),
            values(Stmt.AugAssign::value))
        .layout(
            Stmt.AnnAssign.class,
            child(Stmt.AnnAssign::target, PRIMARY),
            token(":"),
            space(),
            child(Stmt.AnnAssign::annotation, EXPRESSION),
            when(
                s -> s.value().isPresent(),
                space(),
                token("="),
                values(s -> s.value().orElseThrow())))
        .layout(
            Stmt.TypeAlias.class,
            token("type"),
            space(),
            child(Stmt.TypeAlias::name),
            typeParameters(Stmt.TypeAlias::typeParameters),
            space(),
            token("="),
            value(Stmt.TypeAlias::value, EXPRESSION));
  }

  /** A target: between the elements of a bare tuple no line ends. */
  private static Layout<Expr> rigidTuple() {
    return either(
        e -> e instanceof Expr.Tuple tuple && tuple.form() == Expr.TupleForm.BARE, rigid(self(TARGET)), self(TARGET));
  }

  private static void simpleStatements(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.Return.class,
            token("return"),
            either(
                s -> s.values().size() <= 1,
                when(s -> !s.values().isEmpty(), value(s -> s.values().getFirst(), VALUE)),
                refused("several results")))
        .layout(
            Stmt.Raise.class,
            token("raise"),
            when(s -> s.value().isPresent(), value(s -> s.value().orElseThrow(), EXPRESSION)),
            when(
                s -> s.cause().isPresent(), space(), token("from"), value(s -> s.cause().orElseThrow(), EXPRESSION)))
        .layout(
            Stmt.Assert.class,
            token("assert"),
            value(Stmt.Assert::test, EXPRESSION),
            when(
                s -> s.message().isPresent(), token(","), value(s -> s.message().orElseThrow(), EXPRESSION)))
        .layout(
            Stmt.Delete.class,
            token("del"),
            space(),
            escapedLines(list(Stmt.Delete::targets, PRIMARY).escaped()))
        .layout(Stmt.Pass.class, token("pass"))
        .layout(Stmt.Break.class, token("break"))
        .layout(Stmt.Continue.class, token("continue"))
        .layout(Stmt.Global.class, names("global", Stmt.Global::names))
        .layout(Stmt.Nonlocal.class, names("nonlocal", Stmt.Nonlocal::names));
  }

  private static <N extends Node> Layout<N> names(String keyword, Function<N, List<Identifier>> names) {
    return sequence(token(keyword), space(), escapedLines(list(names, Position.ANY).escaped()));
  }

  // Imports

  private static void imports(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.Import.class,
            token("import"),
            space(),
            escapedLines(list(Stmt.Import::names, Position.ANY).escaped()))
        .layout(
            Stmt.ImportFrom.class,
            from(Stmt.ImportFrom::level, Stmt.ImportFrom::path),
            optionalBrackets(
                "(",
                ")",
                list(Stmt.ImportFrom::names, Position.ANY)
                    .expanded(Expansion.TRAILING_SEPARATOR)
                    .trailing(Trailing.LINES)))
        .layout(Stmt.ImportAll.class, from(Stmt.ImportAll::level, Stmt.ImportAll::path), token("*"))
        .layout(
            ImportedName.class,
            dotted(ImportedName::path),
            optional(ImportedName::alias, space(), token("as"), space(), self()));
  }

  private static <N> Layout<N> from(Function<N, Integer> level, Function<N, List<Identifier>> path) {
    return sequence(
        token("from"),
        space(),
        each(node -> dots(level.apply(node)), text(dots -> dots)),
        dotted(path),
        space(),
        token("import"),
        space());
  }

  /** As the lexer reads them: three are one token. */
  private static List<String> dots(int level) {
    List<String> dots = new ArrayList<>();
    int left = level;
    for (; left >= 3; left -= 3) {
      dots.add("...");
    }
    for (; left > 0; left--) {
      dots.add(".");
    }
    return dots;
  }

  private static <N> Layout<N> dotted(Function<N, List<Identifier>> path) {
    return each(path, self(), sequence(token("."), self()));
  }

  // Compound statements

  private static void branches(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.If.class,
            each(Stmt.If::branches, selfAs(branch("if")), sequence(clause(), selfAs(branch("elif")))),
            optional(Stmt.If::orElse, orElse("else")))
        .layout(
            Stmt.Match.class,
            token("match"),
            value(Stmt.Match::subject, NAMED.and(PythonSourceStyle.Level.TUPLE)),
            clauses(":", Stmt.Match::cases))
        .layout(
            MatchCase.class,
            token("case"),
            PythonPatternStyle.ofCase(),
            when(
                c -> c.guard().isPresent(), space(), token("if"), value(c -> c.guard().orElseThrow(), NAMED)),
            token(":"),
            block(MatchCase::body));
  }

  private static Layout<IfBranch> branch(String keyword) {
    return sequence(token(keyword), value(IfBranch::test, NAMED), token(":"), block(IfBranch::body));
  }

  private static Layout<dev.lathe.ast.Block> orElse(String keyword) {
    return sequence(clause(), token(keyword), token(":"), block());
  }

  private static void loops(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.While.class,
            token("while"),
            value(Stmt.While::test, NAMED),
            token(":"),
            block(Stmt.While::body),
            optional(Stmt.While::orElse, orElse("else")))
        .layout(
            Stmt.ForEach.class,
            when(s -> s.targets().size() != 1 || s.sources().size() != 1, refused("several targets or sources")),
            async(Stmt.ForEach::execution),
            token("for"),
            space(),
            each(Stmt.ForEach::targets, rigidTuple()),
            space(),
            token("in"),
            value(s -> s.sources().getFirst(), VALUE),
            token(":"),
            block(Stmt.ForEach::body),
            optional(Stmt.ForEach::orElse, orElse("else")));
  }

  private static <N> Layout<N> async(Function<N, Execution> execution) {
    return when(node -> execution.apply(node) == Execution.ASYNCHRONOUS, token("async"), space());
  }

  private static void handlers(SourceStyle.Builder style) {
    style.layout(
        Stmt.Try.class,
        token("try"),
        token(":"),
        block(Stmt.Try::body),
        either(
            s -> s.kind() == Stmt.HandlerKind.GROUP,
            each(Stmt.Try::handlers, sequence(clause(), selfAs(handler(token("*"))))),
            each(Stmt.Try::handlers, sequence(clause(), selfAs(handler(sequence()))))),
        optional(Stmt.Try::orElse, orElse("else")),
        optional(Stmt.Try::finalizer, orElse("finally")));
  }

  private static Layout<ExceptHandler> handler(Layout<Object> star) {
    return sequence(
        token("except"),
        star,
        when(h -> h.type().isPresent(), value(h -> h.type().orElseThrow(), EXPRESSION)),
        optional(ExceptHandler::name, space(), token("as"), space(), self()),
        token(":"),
        block(ExceptHandler::body));
  }

  private static void with(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.With.class,
            async(Stmt.With::execution),
            token("with"),
            space(),
            either(
                PythonStatementStyle::isTupleAlone,
                sequence(token("("), each(Stmt.With::items, self()), token(")")),
                optionalBrackets(
                    "(",
                    ")",
                    list(Stmt.With::items, Position.ANY)
                        .expanded(Expansion.TRAILING_SEPARATOR)
                        .trailing(Trailing.LINES_OF_SEVERAL))),
            token(":"),
            block(Stmt.With::body))
        .layout(
            WithItem.class,
            child(WithItem::context, EXPRESSION),
            optional(WithItem::target, space(), token("as"), space(), self(TARGET)));
  }

  /** Whether the only item is a tuple: its parentheses would be taken for those around several items. */
  private static boolean isTupleAlone(Stmt.With with) {
    return with.items().size() == 1
        && with.items().getFirst().target().isEmpty()
        && with.items().getFirst().context() instanceof Expr.Tuple tuple
        && tuple.elements().stream().noneMatch(e -> e instanceof Expr.Starred || e instanceof Expr.AssignExpr);
  }

  // Definitions

  private static void definitions(SourceStyle.Builder style) {
    style
        .layout(
            Stmt.FunctionDef.class,
            decorators(Stmt.FunctionDef::decorators),
            async(s -> s.function().execution()),
            token("def"),
            space(),
            either(
                s -> s.target() instanceof Expr.Name,
                child(Stmt.FunctionDef::target),
                refused("a function is defined by a name")),
            child(Stmt.FunctionDef::function))
        .layout(
            dev.lathe.ast.Function.class,
            typeParameters(dev.lathe.ast.Function::typeParameters),
            broken(
                list(dev.lathe.ast.Function::parameters, Position.ANY)
                    .marks(PythonSourceStyle::marks)
                    .inside("(", ")"))
                .trailing(Trailing.LINES),
            either(f -> f.parameters().isEmpty(), returns(), rigid(returns())), // the parameters are broken first
            token(":"),
            block(dev.lathe.ast.Function::body))
        .layout(
            Stmt.ClassDef.class,
            decorators(Stmt.ClassDef::decorators),
            token("class"),
            space(),
            child(Stmt.ClassDef::name),
            typeParameters(Stmt.ClassDef::typeParameters),
            broken(
                list(Stmt.ClassDef::arguments, PythonSourceStyle.argument()).insideUnlessEmpty("(", ")")),
            token(":"),
            block(Stmt.ClassDef::body))
        .layout(Decorator.class, token("@"), child(Decorator::value, NAMED))
        .layout(
            TypeParameter.class,
            when(p -> p.kind() == TypeParameter.Kind.TYPE_LIST, token("*")),
            when(p -> p.kind() == TypeParameter.Kind.PARAMETERS, token("**")),
            child(TypeParameter::name),
            optional(TypeParameter::bound, token(":"), space(), self(EXPRESSION)));
  }

  private static Layout<dev.lathe.ast.Function> returns() {
    return optional(dev.lathe.ast.Function::returns, space(), token("->"), space(), self(EXPRESSION));
  }

  private static <N> Layout<N> decorators(Function<N, List<Decorator>> decorators) {
    return each(decorators, sequence(self(), newLine()));
  }

  private static <N> Layout<N> typeParameters(Function<N, List<TypeParameter>> parameters) {
    return when(
        node -> !parameters.apply(node).isEmpty(), broken(list(parameters, Position.ANY).inside("[", "]")));
  }
}
