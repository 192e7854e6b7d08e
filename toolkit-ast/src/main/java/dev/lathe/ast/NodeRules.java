package dev.lathe.ast;

import static dev.lathe.ast.Rule.*;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What must hold of each node by itself: counts, orders, kinds and texts of its components. */
final class NodeRules {

  /** Takes rules that do not hold. */
  interface Report {
    void broken(Rule rule, String component);
  }

  private final Semantics semantics;
  private final LexicalRules lexical;
  private final Report report;

  private NodeRules(Semantics semantics, LexicalRules lexical, Report report) {
    this.semantics = semantics;
    this.lexical = lexical;
    this.report = report;
  }

  /** Checks {@code node}, of which no component is null, without its children. */
  static void check(Node node, Semantics semantics, LexicalRules lexical, Report report) {
    new NodeRules(semantics, lexical, report).check(node);
  }

  /** The rule that {@code pattern} breaks by standing in {@code component} of {@code parent}. */
  static Optional<Rule> checkPlace(Pattern pattern, Node parent, NodeSchema.Component component) {
    return switch (pattern) {
      case Pattern.Star _ -> parent instanceof Pattern.Sequence ? Optional.empty() : Optional.of(STAR_PATTERN);
      case Pattern.Item _, Pattern.Attribute _ ->
          component.type() == pattern.getClass() ? Optional.empty() : Optional.of(PATTERN_PART);
      case Pattern.Sequence p ->
          p.form() != Pattern.SequenceForm.BARE || parent instanceof MatchCase
              ? Optional.empty()
              : Optional.of(BARE_SEQUENCE);
      case Pattern.Value _, Pattern.Singleton _, Pattern.Capture _, Pattern.Wildcard _, Pattern.As _, Pattern.Or _,
          Pattern.Mapping _, Pattern.ClassPattern _ ->
          Optional.empty();
    };
  }

  private void require(boolean holds, Rule rule, String component) {
    if (!holds) {
      report.broken(rule, component);
    }
  }

  private void notEmpty(List<?> list, String component) {
    require(!list.isEmpty(), NOT_EMPTY, component);
  }

  private void check(Node node) {
    switch (node) {
      case Expr expr -> check(expr);
      case Stmt stmt -> check(stmt);
      case Pattern pattern -> check(pattern);
      case StringPart part -> check(part);
      case FormatPiece.Specification specification -> pieces(specification.pieces());
      case FormatPiece.Text text -> {
        value(text.value());
        require(!(text.value() instanceof StringValue.Bytes), STRING_PARTS, "value");
      }
      case FormatPiece.Replacement _ -> {} // judged with the whole literal
      case Identifier identifier -> require(lexical.isIdentifier(identifier.name()), IDENTIFIER, "name");
      case Function function -> parameters(function.parameters());
      case ImportedName name -> notEmpty(name.path(), "path");
      case ExceptHandler handler -> require(handler.name().isEmpty() || handler.type().isPresent(), HANDLER_TYPE, "name");
      case TypeParameter parameter ->
          require(parameter.bound().isEmpty() || parameter.kind() == TypeParameter.Kind.TYPE, TYPE_BOUND, "bound");
      case Module module -> require(!module.language().isEmpty(), NOT_EMPTY, "language");
      case Argument.Keyword _, Argument.UnpackKeywords _, TableItem.Named _, TableItem.Keyed _, DictItem.Entry _,
          DictItem.Unpack _, Block _, ComprehensionClause.For _, ComprehensionClause.If _, Decorator _, IfBranch _,
          MatchCase _, Parameter _, WithItem _ -> {}
    }
  }

  private void check(Expr expr) {
    switch (expr) {
      case Expr.NumberLiteral e -> number(e);
      case Expr.StringLiteral e -> {
        notEmpty(e.parts(), "parts");
        boolean bytes = e.parts().stream().anyMatch(NodeRules::isBytes);
        require(!bytes || e.parts().stream().allMatch(NodeRules::isBytes), STRING_PARTS, "parts");
      }
      case Expr.Name e -> require(lexical.isIdentifier(e.name()), IDENTIFIER, "name");
      case Expr.Comparison e -> {
        require(semantics.comparisons() == Semantics.Comparisons.CHAINED, CHAINED, "operators");
        boolean comparisons = e.operators().stream().allMatch(BinaryOp::isComparison);
        require(e.operators().size() >= 2 && comparisons, COMPARISON_OPERATORS, "operators");
        require(e.operands().size() == e.operators().size() + 1, COMPARISON_OPERANDS, "operands");
      }
      case Expr.Slice e ->
          require(e.colons() == 2 || e.colons() == 1 && e.step().isEmpty(), COLONS, "colons");
      case Expr.Call e -> call(e.form(), e.arguments());
      case Expr.MethodCall e -> call(e.form(), e.arguments());
      case Expr.FunctionExpr e ->
          require(
              e.function().receiver() == Function.Receiver.EXPLICIT && e.function().typeParameters().isEmpty(),
              ANONYMOUS,
              "function");
      case Expr.Lambda e -> parameters(e.parameters());
      case Expr.Tuple e ->
          require(e.form() == Expr.TupleForm.PARENTHESIZED || !e.elements().isEmpty(), BARE_TUPLE, "elements");
      case Expr.SetExpr e -> notEmpty(e.elements(), "elements");
      case Expr.Comprehension e -> {
        require(
            !e.clauses().isEmpty() && e.clauses().getFirst() instanceof ComprehensionClause.For, GENERATING, "clauses");
        require((e.kind() == Expr.ComprehensionKind.DICT) == e.value().isPresent(), DICT_VALUE, "value");
      }
      case Expr.Nil _, Expr.Bool _, Expr.Ellipsis _, Expr.VarArgs _, Expr.Paren _, Expr.Unary _, Expr.Binary _,
          Expr.Logical _, Expr.Conditional _, Expr.Attribute _, Expr.Index _, Expr.Table _, Expr.ListExpr _,
          Expr.Dict _, Expr.Starred _, Expr.AssignExpr _, Expr.Await _, Expr.Yield _, Expr.YieldFrom _ -> {}
    }
  }

  private void check(Stmt stmt) {
    switch (stmt) {
      case Stmt.Assign s -> notEmpty(s.targets(), "targets");
      case Stmt.MultiAssign s -> {
        notEmpty(s.targets(), "targets");
        notEmpty(s.values(), "values");
        require(s.targets().size() > 1 || s.values().size() > 1, SEVERAL, "targets");
      }
      case Stmt.AugAssign s -> require(!s.op().isComparison(), AUGMENTED_OPERATOR, "op");
      case Stmt.Local s -> notEmpty(s.names(), "names");
      case Stmt.FunctionDef s ->
          require(
              s.function().receiver() == Function.Receiver.EXPLICIT
                  || s.binding() == Stmt.Binding.ASSIGN && s.target() instanceof Expr.Attribute,
              RECEIVER,
              "target");
      case Stmt.If s -> notEmpty(s.branches(), "branches");
      case Stmt.ForEach s -> {
        notEmpty(s.targets(), "targets");
        notEmpty(s.sources(), "sources");
        boolean one = s.targets().size() <= 1 && s.sources().size() <= 1;
        require(semantics.iteration() != Semantics.Iteration.ITERATOR_OBJECT || one, ONE_SOURCE, "targets");
      }
      case Stmt.Return s ->
          require(
              semantics.calls() != Semantics.Calls.KEYWORDS_CHECKED || s.values().size() <= 1, ONE_RESULT, "values");
      case Stmt.Delete s -> notEmpty(s.targets(), "targets");
      case Stmt.Global s -> notEmpty(s.names(), "names");
      case Stmt.Nonlocal s -> notEmpty(s.names(), "names");
      case Stmt.Import s -> notEmpty(s.names(), "names");
      case Stmt.ImportFrom s -> {
        level(s.level(), s.path());
        notEmpty(s.names(), "names");
        require(s.names().stream().allMatch(n -> n.path().size() == 1), IMPORT_NAME, "names");
      }
      case Stmt.ImportAll s -> level(s.level(), s.path());
      case Stmt.Raise s -> require(s.value().isPresent() || s.cause().isEmpty(), CAUSE, "cause");
      case Stmt.Try s -> {
        boolean handled = !s.handlers().isEmpty();
        require(handled || s.finalizer().isPresent() && s.orElse().isEmpty(), HANDLERS, "handlers");
        boolean typed = s.handlers().stream().allMatch(h -> h.type() != null && h.type().isPresent());
        require(s.kind() == Stmt.HandlerKind.SINGLE || handled && typed, HANDLER_TYPE, "handlers");
      }
      case Stmt.With s -> notEmpty(s.items(), "items");
      case Stmt.Match s -> notEmpty(s.cases(), "cases");
      case Stmt.ExprStmt _, Stmt.AnnAssign _, Stmt.ClassDef _, Stmt.TypeAlias _, Stmt.Do _, Stmt.While _,
          Stmt.Repeat _, Stmt.NumericFor _, Stmt.Break _, Stmt.Continue _, Stmt.Goto _, Stmt.Label _, Stmt.Pass _,
          Stmt.Assert _ -> {}
    }
  }

  private void check(Pattern pattern) {
    switch (pattern) {
      case Pattern.Or p -> require(p.alternatives().size() >= 2, ALTERNATIVES, "alternatives");
      case Pattern.Sequence p ->
          require(p.form() != Pattern.SequenceForm.BARE || !p.elements().isEmpty(), BARE_SEQUENCE, "elements");
      case Pattern.Value _, Pattern.Singleton _, Pattern.Capture _, Pattern.Wildcard _, Pattern.As _, Pattern.Star _,
          Pattern.Mapping _, Pattern.Item _, Pattern.ClassPattern _, Pattern.Attribute _ -> {}
    }
  }

  private void check(StringPart part) {
    switch (part) {
      case StringPart.Literal p -> {
        value(p.value());
        require(p.spelling().isEmpty() || lexical.isString(p.spelling(), p.value()), STRING_SPELLING, "spelling");
      }
      case StringPart.Format p -> {
        pieces(p.pieces());
        require(lexical.isFormat(p), FORMAT, "pieces");
      }
    }
  }

  private void value(StringValue value) {
    switch (value) {
      case StringValue.Bytes(String latin1) -> require(latin1.chars().allMatch(c -> c <= 0xFF), BYTES, "value");
      case StringValue.Surrogates surrogates -> require(isCanonical(surrogates), CODE_POINTS, "value");
      case StringValue.Text _ -> {}
    }
  }

  private void pieces(List<FormatPiece> pieces) {
    require(pieces.stream().noneMatch(p -> p instanceof FormatPiece.Specification), FORMAT_PIECES, "pieces");
  }

  /** Whether the code points are such that they could not be {@link StringValue.Text}. */
  private static boolean isCanonical(StringValue.Surrogates surrogates) {
    int[] codePoints = new int[surrogates.codePoints().size()];
    for (int i = 0; i < codePoints.length; i++) {
      codePoints[i] = surrogates.codePoints().get(i);
      if (!Character.isValidCodePoint(codePoints[i])) {
        return false;
      }
    }
    return StringValue.ofCodePoints(codePoints, codePoints.length) instanceof StringValue.Surrogates;
  }

  private static boolean isBytes(StringPart part) {
    return part instanceof StringPart.Literal literal && literal.value() instanceof StringValue.Bytes;
  }

  private void number(Expr.NumberLiteral literal) {
    boolean kind = true;
    boolean range =
        switch (literal.value()) {
          case NumberValue.Real(double value) -> isUnsigned(value);
          case NumberValue.Imaginary(double value) -> isUnsigned(value);
          case NumberValue.Integer(BigInteger value) -> {
            kind = semantics.integers() != Semantics.Integers.DOUBLE_ONLY;
            yield value.signum() >= 0;
          }
          case NumberValue.Fixed _ -> true;
        };
    require(kind, NUMBER_KIND, "value");
    require(range, NUMBER_RANGE, "value");
    boolean spelt = literal.spelling().isEmpty() || lexical.isNumber(literal.spelling(), literal.value());
    require(spelt, NUMBER_SPELLING, "spelling");
  }

  /** Whether a literal can have this value: a sign is an operator, and there is no literal for what is not a number. */
  private static boolean isUnsigned(double value) {
    return !Double.isNaN(value) && Double.doubleToRawLongBits(value) >= 0;
  }

  private void call(Expr.CallForm form, List<Argument> arguments) {
    boolean single =
        arguments.size() == 1
            && (arguments.getFirst() instanceof Expr.StringLiteral || arguments.getFirst() instanceof Expr.Table);
    require(form == Expr.CallForm.PARENTHESES || single, BARE_CALL, "arguments");
  }

  private void parameters(List<Parameter> parameters) {
    Parameter.Kind last = Parameter.Kind.POSITIONAL_ONLY;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      Parameter.Kind kind = parameter.kind();
      if (kind == null || parameter.name() == null || parameter.defaultValue() == null) {
        return; // reported at the parameter
      }
      boolean variable = kind == Parameter.Kind.VARIABLE || kind == Parameter.Kind.VARIABLE_KEYWORDS;
      require(i == 0 || kind.compareTo(last) > 0 || kind == last && !variable, PARAMETER_ORDER, "parameters");
      boolean lastOne = i == parameters.size() - 1 && kind == Parameter.Kind.VARIABLE;
      require(parameter.name().isPresent() || lastOne, PARAMETER_NAME, "parameters");
      require(!variable || parameter.defaultValue().isEmpty(), PARAMETER_DEFAULT, "parameters");
      last = kind;
    }
  }

  private void level(int level, List<Identifier> path) {
    boolean inRange = level >= 0 && level <= AstValidator.MAX_LEVEL;
    require(inRange && (level > 0 || !path.isEmpty()), IMPORT_LEVEL, "level");
  }
}
