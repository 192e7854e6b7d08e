package dev.lathe.lang.python;

import dev.lathe.ast.Argument;
import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Block;
import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.Decorator;
import dev.lathe.ast.DictItem;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.ImportedName;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Module;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.TypeParameter;
import dev.lathe.ast.UnaryOp;
import dev.lathe.ast.WithItem;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.parser.DeepStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A common tree as CPython 3.12's {@code ast.dump} prints the tree that its own parser makes, without or with positions;
 * every character beyond ASCII as an escape sequence. Statements and most expressions are here, strings and patterns in
 * classes of their own.
 */
final class PythonAstDump {

  /** Whether positions are printed. */
  enum Attributes {
    LEFT_OUT,
    INCLUDED
  }

  /** What an expression is used for. */
  enum Context {
    LOAD("Load()"),
    STORE("Store()"),
    DELETE("Del()");

    private final String text;

    Context(String text) {
      this.text = text;
    }
  }

  private final DumpWriter out;
  private final FormatStringDump strings;
  private final PatternDump patterns;

  private PythonAstDump(Source source, Attributes attributes) {
    out = new DumpWriter(source, attributes);
    strings = new FormatStringDump(out, this);
    patterns = new PatternDump(out, this);
  }

  /** The dump of {@code module}, which was made of {@code source}. */
  static String dump(Module module, Source source, Attributes attributes) {
    return DeepStack.call(() -> new PythonAstDump(source, attributes).module(module));
  }

  private String module(Module module) {
    out.open("Module").field("body");
    block(module.body());
    out.field("type_ignores").text("[]").close();
    return out.toString();
  }

  // Statements

  private void block(Block block) {
    out.list(block.statements(), this::statement);
  }

  private void block(Optional<Block> block) {
    out.list(block.map(Block::statements).orElse(List.of()), this::statement);
  }

  private void statement(Stmt statement) {
    switch (statement) {
      case Stmt.ExprStmt s -> {
        out.open("Expr").field("value");
        load(s.value());
        out.close(s.span());
      }
      case Stmt.Assign s -> {
        out.open("Assign").field("targets").list(s.targets(), target -> expression(target, Context.STORE));
        out.field("value");
        load(s.value());
        out.close(s.span());
      }
      case Stmt.AugAssign s -> {
        out.open("AugAssign").field("target");
        expression(s.target(), Context.STORE);
        out.field("op").text(operator(s.op())).field("value");
        load(s.value());
        out.close(s.span());
      }
      case Stmt.AnnAssign s -> {
        out.open("AnnAssign").field("target");
        expression(s.target(), Context.STORE);
        out.field("annotation");
        load(s.annotation());
        optional("value", s.value());
        out.field("simple").text(s.target() instanceof Expr.Name ? "1" : "0").close(s.span());
      }
      case Stmt.FunctionDef s -> function(s);
      case Stmt.ClassDef s -> {
        out.open("ClassDef").field("name").identifier(s.name());
        arguments("bases", s.arguments());
        out.field("body");
        block(s.body());
        decorators(s.decorators());
        typeParameters(s.typeParameters());
        out.close(s.span());
      }
      case Stmt.TypeAlias s -> {
        out.open("TypeAlias").field("name");
        expression(s.name(), Context.STORE);
        typeParameters(s.typeParameters());
        out.field("value");
        load(s.value());
        out.close(s.span());
      }
      case Stmt.If s -> branches(s);
      case Stmt.While s -> {
        out.open("While").field("test");
        load(s.test());
        bodyAndElse(s.body(), s.orElse());
        out.close(s.span());
      }
      case Stmt.ForEach s -> {
        out.open(s.execution() == Execution.ASYNCHRONOUS ? "AsyncFor" : "For").field("target");
        expression(s.targets().getFirst(), Context.STORE);
        out.field("iter");
        load(s.sources().getFirst());
        bodyAndElse(s.body(), s.orElse());
        out.close(s.span());
      }
      case Stmt.Break s -> out.open("Break").close(s.span());
      case Stmt.Continue s -> out.open("Continue").close(s.span());
      case Stmt.Pass s -> out.open("Pass").close(s.span());
      case Stmt.Return s -> {
        out.open("Return");
        optional("value", s.values().stream().findFirst());
        out.close(s.span());
      }
      case Stmt.Delete s -> {
        out.open("Delete").field("targets").list(s.targets(), target -> expression(target, Context.DELETE));
        out.close(s.span());
      }
      case Stmt.Global s -> out.open("Global").field("names").list(s.names(), out::identifier).close(s.span());
      case Stmt.Nonlocal s -> out.open("Nonlocal").field("names").list(s.names(), out::identifier).close(s.span());
      case Stmt.Import s -> out.open("Import").field("names").list(s.names(), this::imported).close(s.span());
      case Stmt.ImportFrom s -> {
        out.open("ImportFrom");
        module(s.path());
        out.field("names").list(s.names(), this::imported);
        out.field("level").text(Integer.toString(s.level())).close(s.span());
      }
      case Stmt.ImportAll s -> {
        out.open("ImportFrom");
        module(s.path());
        out.field("names").text("[").open("alias").field("name").text("'*'").close(out.last(s.span())).text("]");
        out.field("level").text(Integer.toString(s.level())).close(s.span());
      }
      case Stmt.Raise s -> {
        out.open("Raise");
        optional("exc", s.value());
        optional("cause", s.cause());
        out.close(s.span());
      }
      case Stmt.Try s -> {
        out.open(s.kind() == Stmt.HandlerKind.GROUP ? "TryStar" : "Try").field("body");
        block(s.body());
        out.field("handlers").list(s.handlers(), this::handler);
        out.field("orelse");
        block(s.orElse());
        out.field("finalbody");
        block(s.finalizer());
        out.close(s.span());
      }
      case Stmt.With s -> {
        out.open(s.execution() == Execution.ASYNCHRONOUS ? "AsyncWith" : "With");
        out.field("items").list(s.items(), this::withItem).field("body");
        block(s.body());
        out.close(s.span());
      }
      case Stmt.Assert s -> {
        out.open("Assert").field("test");
        load(s.test());
        optional("msg", s.message());
        out.close(s.span());
      }
      case Stmt.Match s -> {
        out.open("Match").field("subject");
        load(s.subject());
        out.field("cases").list(s.cases(), this::matchCase).close(s.span());
      }
      case Stmt.MultiAssign _, Stmt.Local _, Stmt.Do _, Stmt.Repeat _, Stmt.NumericFor _, Stmt.Goto _, Stmt.Label _ ->
          throw new IllegalArgumentException(statement.getClass().getName());
    }
  }

  private void bodyAndElse(Block body, Optional<Block> orElse) {
    out.field("body");
    block(body);
    out.field("orelse");
    block(orElse);
  }

  /** An else-if is a statement in the else block of the one before it; all end where the whole ends. */
  private void branches(Stmt.If s) {
    List<Span> spans = new ArrayList<>();
    for (IfBranch branch : s.branches()) {
      out.text(spans.isEmpty() ? "" : "[").open("If").field("test");
      load(branch.test());
      out.field("body");
      block(branch.body());
      out.field("orelse");
      spans.add(branch.span().to(s.span()));
    }
    block(s.orElse());
    for (Span span : spans.reversed()) {
      out.close(span).text(span == spans.getFirst() ? "" : "]");
    }
  }

  private void function(Stmt.FunctionDef s) {
    Function function = s.function();
    out.open(function.execution() == Execution.ASYNCHRONOUS ? "AsyncFunctionDef" : "FunctionDef");
    out.field("name").string(((Expr.Name) s.target()).name()).field("args");
    parameters(function.parameters());
    out.field("body");
    block(function.body());
    decorators(s.decorators());
    optional("returns", function.returns());
    typeParameters(function.typeParameters());
    out.close(s.span());
  }

  private void decorators(List<Decorator> decorators) {
    out.field("decorator_list").list(decorators, decorator -> load(decorator.value()));
  }

  private void typeParameters(List<TypeParameter> parameters) {
    out.field("type_params").list(parameters, this::typeParameter);
  }

  private void typeParameter(TypeParameter parameter) {
    out.open(
        switch (parameter.kind()) {
          case TYPE -> "TypeVar";
          case TYPE_LIST -> "TypeVarTuple";
          case PARAMETERS -> "ParamSpec";
        });
    out.field("name").identifier(parameter.name());
    optional("bound", parameter.bound());
    out.close(parameter.span());
  }

  private void parameters(List<Parameter> parameters) {
    List<Expr> defaults = new ArrayList<>();
    List<Optional<Expr>> keywordDefaults = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.kind() == Parameter.Kind.KEYWORD_ONLY) {
        keywordDefaults.add(parameter.defaultValue());
      } else {
        parameter.defaultValue().ifPresent(defaults::add);
      }
    }
    out.open("arguments");
    out.field("posonlyargs").list(of(parameters, Parameter.Kind.POSITIONAL_ONLY), this::parameter);
    out.field("args").list(of(parameters, Parameter.Kind.POSITIONAL), this::parameter);
    single("vararg", of(parameters, Parameter.Kind.VARIABLE));
    out.field("kwonlyargs").list(of(parameters, Parameter.Kind.KEYWORD_ONLY), this::parameter);
    out.field("kw_defaults").list(keywordDefaults, this::orNone);
    single("kwarg", of(parameters, Parameter.Kind.VARIABLE_KEYWORDS));
    out.field("defaults").list(defaults, this::load).close();
  }

  private static List<Parameter> of(List<Parameter> parameters, Parameter.Kind kind) {
    return parameters.stream().filter(parameter -> parameter.kind() == kind).toList();
  }

  private void single(String field, List<Parameter> atMostOne) {
    for (Parameter parameter : atMostOne) {
      out.field(field);
      parameter(parameter);
    }
  }

  /** Position from the name to the annotation. */
  private void parameter(Parameter parameter) {
    Identifier name = parameter.name().orElseThrow();
    out.open("arg").field("arg").identifier(name);
    optional("annotation", parameter.annotation());
    out.close(name.span().to(parameter.annotation().map(Expr::span).orElse(name.span())));
  }

  private void orNone(Optional<Expr> e) {
    e.ifPresentOrElse(this::load, () -> out.text("None"));
  }

  private void handler(ExceptHandler handler) {
    out.open("ExceptHandler");
    optional("type", handler.type());
    handler.name().ifPresent(name -> out.field("name").identifier(name));
    out.field("body");
    block(handler.body());
    out.close(handler.span());
  }

  private void withItem(WithItem item) {
    out.open("withitem").field("context_expr");
    load(item.context());
    item.target()
        .ifPresent(
            target -> {
              out.field("optional_vars");
              expression(target, Context.STORE);
            });
    out.close();
  }

  private void matchCase(MatchCase matchCase) {
    out.open("match_case").field("pattern");
    patterns.pattern(matchCase.pattern());
    optional("guard", matchCase.guard());
    out.field("body");
    block(matchCase.body());
    out.close();
  }

  private void imported(ImportedName name) {
    out.open("alias").field("name").string(dotted(name.path()));
    name.alias().ifPresent(alias -> out.field("asname").identifier(alias));
    out.close(name.span());
  }

  private void module(List<Identifier> path) {
    if (!path.isEmpty()) {
      out.field("module").string(dotted(path));
    }
  }

  private static String dotted(List<Identifier> path) {
    return String.join(".", path.stream().map(Identifier::name).toList());
  }

  // Expressions

  private void optional(String field, Optional<Expr> e) {
    if (e.isPresent()) {
      out.field(field);
      load(e.get());
    }
  }

  void load(Expr e) {
    expression(e, Context.LOAD);
  }

  private void expression(Expr expr, Context context) {
    switch (expr) {
      case Expr.Paren e -> expression(e.inner(), context);
      case Expr.Nil e -> constant("None", e.span());
      case Expr.Bool e -> constant(e.value() ? "True" : "False", e.span());
      case Expr.Ellipsis e -> constant("Ellipsis", e.span());
      case Expr.NumberLiteral e -> out.open("Constant").field("value").number(e.value()).close(e.span());
      case Expr.StringLiteral e -> strings.string(e);
      case Expr.Name e -> {
        out.open("Name").field("id").string(e.name());
        contextual(e, context);
      }
      case Expr.Unary e -> {
        out.open("UnaryOp").field("op").text(operator(e.op())).field("operand");
        load(e.operand());
        out.close(e.span());
      }
      case Expr.Binary _, Expr.Attribute _, Expr.Index _, Expr.Call _ -> spine(expr, context);
      case Expr.Logical e -> {
        out.open("BoolOp").field("op").text(e.op() == LogicalOp.AND ? "And()" : "Or()");
        out.field("values").list(operands(e), this::load).close(e.span());
      }
      case Expr.Comparison e -> {
        out.open("Compare").field("left");
        load(e.operands().getFirst());
        out.field("ops").list(e.operators(), op -> out.text(operator(op)));
        out.field("comparators").list(e.operands().subList(1, e.operands().size()), this::load).close(e.span());
      }
      case Expr.Conditional e -> {
        out.open("IfExp").field("test");
        load(e.test());
        out.field("body");
        load(e.whenTrue());
        out.field("orelse");
        load(e.whenFalse());
        out.close(e.span());
      }
      case Expr.Slice e -> {
        out.open("Slice");
        optional("lower", e.lower());
        optional("upper", e.upper());
        optional("step", e.step());
        out.close(e.span());
      }
      case Expr.Lambda e -> {
        out.open("Lambda").field("args");
        parameters(e.parameters());
        out.field("body");
        load(e.body());
        out.close(e.span());
      }
      case Expr.ListExpr e -> {
        out.open("List").field("elts").list(e.elements(), element -> expression(element, context));
        contextual(e, context);
      }
      case Expr.Tuple e -> {
        out.open("Tuple").field("elts").list(e.elements(), element -> expression(element, context));
        contextual(e, context);
      }
      case Expr.SetExpr e -> out.open("Set").field("elts").list(e.elements(), this::load).close(e.span());
      case Expr.Dict e -> dict(e);
      case Expr.Comprehension e -> comprehension(e);
      case Expr.Starred e -> {
        out.open("Starred").field("value");
        expression(e.value(), context);
        contextual(e, context);
      }
      case Expr.AssignExpr e -> {
        out.open("NamedExpr").field("target");
        expression(e.target(), Context.STORE);
        out.field("value");
        load(e.value());
        out.close(e.span());
      }
      case Expr.Await e -> {
        out.open("Await").field("value");
        load(e.value());
        out.close(e.span());
      }
      case Expr.Yield e -> {
        out.open("Yield");
        optional("value", e.value());
        out.close(e.span());
      }
      case Expr.YieldFrom e -> {
        out.open("YieldFrom").field("value");
        load(e.value());
        out.close(e.span());
      }
      case Expr.VarArgs _, Expr.MethodCall _, Expr.FunctionExpr _, Expr.Table _ ->
          throw new IllegalArgumentException(expr.getClass().getName());
    }
  }

  private void constant(String value, Span span) {
    out.open("Constant").field("value").text(value).close(span);
  }

  private void contextual(Expr e, Context context) {
    out.field("ctx").text(context.text).close(e.span());
  }

  /** A left spine of any length: what stands in front of the innermost expression, it, and what is behind. */
  private void spine(Expr top, Context context) {
    List<Expr> spine = new ArrayList<>();
    Expr e = top;
    while (true) {
      while (e instanceof Expr.Paren paren) {
        e = paren.inner();
      }
      Expr below =
          switch (e) {
            case Expr.Binary binary when !binary.op().isComparison() -> begin("BinOp", "left", binary.left());
            case Expr.Binary compare -> begin("Compare", "left", compare.left());
            case Expr.Attribute attribute -> begin("Attribute", "value", attribute.object());
            case Expr.Index index -> begin("Subscript", "value", index.object());
            case Expr.Call call -> begin("Call", "func", call.callee());
            default -> null;
          };
      if (below == null) {
        break;
      }
      spine.add(e);
      e = below;
    }
    load(e);
    for (Expr link : spine.reversed()) {
      finish(link, link == spine.getFirst() ? context : Context.LOAD);
    }
  }

  private Expr begin(String name, String field, Expr below) {
    out.open(name).field(field);
    return below;
  }

  private void finish(Expr link, Context context) {
    switch (link) {
      case Expr.Binary e when !e.op().isComparison() -> {
        out.field("op").text(operator(e.op())).field("right");
        load(e.right());
        out.close(e.span());
      }
      case Expr.Binary e -> {
        out.field("ops").text("[" + operator(e.op()) + "]").field("comparators").list(List.of(e.right()), this::load);
        out.close(e.span());
      }
      case Expr.Attribute e -> {
        out.field("attr").identifier(e.name());
        contextual(e, context);
      }
      case Expr.Index e -> {
        out.field("slice");
        load(e.index());
        contextual(e, context);
      }
      case Expr.Call e -> {
        arguments("args", e.arguments());
        out.close(e.span());
      }
      default -> throw new IllegalArgumentException(link.getClass().getName());
    }
  }

  /** Operands of one operator without parentheses between. */
  private static List<Expr> operands(Expr.Logical top) {
    List<Expr> reversed = new ArrayList<>();
    Expr e = top;
    while (e instanceof Expr.Logical logical && logical.op() == top.op()) {
      reversed.add(logical.right());
      e = logical.left();
    }
    reversed.add(e);
    return reversed.reversed();
  }

  private void arguments(String positionalField, List<Argument> arguments) {
    List<Expr> positional = new ArrayList<>();
    List<Argument> keywords = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument instanceof Expr e) {
        positional.add(e);
      } else {
        keywords.add(argument);
      }
    }
    out.field(positionalField).list(positional, this::load).field("keywords").list(keywords, this::keyword);
  }

  private void keyword(Argument argument) {
    out.open("keyword");
    switch (argument) {
      case Argument.Keyword keyword -> {
        out.field("arg").identifier(keyword.name()).field("value");
        load(keyword.value());
      }
      case Argument.UnpackKeywords unpack -> {
        out.field("value");
        load(unpack.value());
      }
      case Expr e -> throw new IllegalArgumentException(e.getClass().getName());
    }
    out.close(argument.span());
  }

  private void dict(Expr.Dict dict) {
    List<Optional<Expr>> keys = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (DictItem item : dict.items()) {
      switch (item) {
        case DictItem.Entry entry -> {
          keys.add(Optional.of(entry.key()));
          values.add(entry.value());
        }
        case DictItem.Unpack unpack -> {
          keys.add(Optional.empty());
          values.add(unpack.value());
        }
      }
    }
    out.open("Dict").field("keys").list(keys, this::orNone).field("values").list(values, this::load);
    out.close(dict.span());
  }

  private void comprehension(Expr.Comprehension e) {
    switch (e.kind()) {
      case LIST -> out.open("ListComp").field("elt");
      case SET -> out.open("SetComp").field("elt");
      case GENERATOR -> out.open("GeneratorExp").field("elt");
      case DICT -> out.open("DictComp").field("key");
    }
    load(e.element());
    optional("value", e.value());
    out.field("generators").list(generators(e.clauses()), this::generator).close(e.span());
  }

  /** A loop of a comprehension and the conditions behind it. */
  private record Generator(ComprehensionClause.For loop, List<Expr> conditions) {}

  private static List<Generator> generators(List<ComprehensionClause> clauses) {
    List<Generator> generators = new ArrayList<>();
    for (ComprehensionClause clause : clauses) {
      switch (clause) {
        case ComprehensionClause.For loop -> generators.add(new Generator(loop, new ArrayList<>()));
        case ComprehensionClause.If condition -> generators.getLast().conditions.add(condition.test());
      }
    }
    return generators;
  }

  private void generator(Generator generator) {
    out.open("comprehension").field("target");
    expression(generator.loop.target(), Context.STORE);
    out.field("iter");
    load(generator.loop.iterable());
    out.field("ifs").list(generator.conditions, this::load);
    out.field("is_async").text(generator.loop.execution() == Execution.ASYNCHRONOUS ? "1" : "0").close();
  }

  private static String operator(UnaryOp op) {
    return switch (op) {
      case NEGATE -> "USub()";
      case PLUS -> "UAdd()";
      case NOT -> "Not()";
      case BIT_NOT -> "Invert()";
      case LENGTH -> throw new IllegalArgumentException(op.name());
    };
  }

  private static String operator(BinaryOp op) {
    return switch (op) {
      case ADD -> "Add()";
      case SUBTRACT -> "Sub()";
      case MULTIPLY -> "Mult()";
      case DIVIDE -> "Div()";
      case FLOOR_DIVIDE -> "FloorDiv()";
      case MODULO -> "Mod()";
      case POWER -> "Pow()";
      case MATRIX_MULTIPLY -> "MatMult()";
      case SHIFT_LEFT -> "LShift()";
      case SHIFT_RIGHT -> "RShift()";
      case BIT_AND -> "BitAnd()";
      case BIT_OR -> "BitOr()";
      case BIT_XOR -> "BitXor()";
      case EQUAL -> "Eq()";
      case NOT_EQUAL -> "NotEq()";
      case LESS -> "Lt()";
      case LESS_EQUAL -> "LtE()";
      case GREATER -> "Gt()";
      case GREATER_EQUAL -> "GtE()";
      case IN -> "In()";
      case NOT_IN -> "NotIn()";
      case IS -> "Is()";
      case IS_NOT -> "IsNot()";
      case CONCAT -> throw new IllegalArgumentException(op.name());
    };
  }
}
