package dev.lathe.lang.lua;

import dev.lathe.ast.Argument;
import dev.lathe.ast.Block;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.Module;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.TableItem;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.NodeOrigins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Makes the common tree from the actions of {@code LuaParser.g4}. Each method is called when the last token of what it makes
 * is the one before the parser's next.
 *
 * <p>Refuses, by ending the parse, what the grammar lets through: nesting past {@link #MAX_LEVELS}, more local variables
 * than a function may have, a call's parenthesis on a line of its own, {@code ...} and {@code break} out of place, targets
 * that are none. {@link LuaSyntaxDiagnoser} then
 * finds the words. Labels and gotos are left to it altogether: see {@link #usesLabels}.
 */
final class LuaAstBuilder {

  /** LuaJIT's LJ_MAX_XLEVEL: nested blocks, expressions, operands of pending operators and targets, together. */
  static final int MAX_LEVELS = 200;

  private final NodeOrigins origins;
  private final TokenBuffer tokens;
  private final Source source;

  /** Operands of the expressions in progress, outermost first, each with its first and last token. */
  private Expr[] operands = new Expr[64];
  private int[] firstTokens = new int[64];
  private int[] lastTokens = new int[64];
  private int operandCount;

  /** Operators that wait for their right operand, each with its token. */
  private LuaOperator[] pending = new LuaOperator[64];
  private int[] pendingTokens = new int[64];
  private int pendingCount;

  private int level;
  private boolean usesLabels;

  /** Index of the token behind which the reference has looked ahead, so that it misses a line end there. */
  private int readAhead = -1;

  private FunctionState function = new FunctionState(null, true);

  /** What the function in progress allows: the main function has variable arguments. */
  private static final class FunctionState {
    final FunctionState outer;
    boolean variableArguments;
    int loops;
    /** Number of active local variables. */
    int active;

    FunctionState(FunctionState outer, boolean variableArguments) {
      this.outer = outer;
      this.variableArguments = variableArguments;
    }
  }

  LuaAstBuilder(NodeOrigins origins) {
    this.origins = origins;
    this.tokens = origins.tokens();
    this.source = tokens.source();
  }

  /** Whether there are labels or gotos, which this class does not check. */
  boolean usesLabels() {
    return usesLabels;
  }

  private ParseCancellationException refusal() {
    return new ParseCancellationException("refused at token " + tokens.index());
  }

  private void enterLevel() {
    if (++level >= MAX_LEVELS) {
      throw refusal();
    }
  }

  private Token last() {
    return tokens.LT(-1);
  }

  private Span span(Token first) {
    return origins.span(first, last());
  }

  private Trivia inside(Token first) {
    return origins.inside(first, last());
  }

  private Trivia statement(Token first) {
    return origins.statement(first, last());
  }

  // Blocks and functions

  Module module(Block body) {
    return new Module(source.span(0, source.length()), Trivia.NONE, LuaLanguage.NAME, LuaLanguage.SEMANTICS, body);
  }

  /** Begins a block; the result goes to {@link #endBlock}. */
  int beginBlock() {
    enterLevel();
    return function.active;
  }

  /**
   * @param start the token that was the next one at {@link #beginBlock}
   */
  Block endBlock(int activeOutside, org.antlr.v4.runtime.Token start, List<Stmt> statements) {
    level--;
    function.active = activeOutside;
    int from = start.getTokenIndex();
    int to = tokens.index();
    Trivia trivia = origins.block(from, to);
    return new Block(from == to ? emptySpan(from) : span((Token) start), trivia, statements);
  }

  /** The place behind the token in front of {@code index}. */
  private Span emptySpan(int index) {
    if (index == 0) {
      return source.span(0, 0);
    }
    Token before = tokens.token(index - 1);
    int line = before.endLine();
    return source.span(before.end(), before.end(), line, line);
  }

  void beginLoop() {
    function.loops++;
  }

  void endLoop() {
    function.loops--;
  }

  /** Begins the body of a for loop with {@code variables} variables of its own. */
  void beginFor(int variables) {
    beginLoop();
    declare(ReferenceScopes.HIDDEN_LOOP_VARIABLES + variables);
  }

  void endFor(int variables) {
    endLoop();
    function.active -= ReferenceScopes.HIDDEN_LOOP_VARIABLES + variables;
  }

  /** Adds {@code count} active variables. */
  private void declare(int count) {
    function.active += count;
    if (function.active > ReferenceScopes.MAX_VARIABLES) {
      throw refusal();
    }
  }

  void beginFunction(Function.Receiver receiver) {
    function = new FunctionState(function, false);
    declare(receiver == Function.Receiver.IMPLICIT ? 1 : 0);
  }

  void endFunction() {
    function = function.outer;
  }

  Function body(org.antlr.v4.runtime.Token start, Function.Receiver receiver, List<Parameter> parameters, Block block) {
    Token first = (Token) start;
    return new Function(
        span(first), inside(first), Execution.SYNCHRONOUS, receiver, List.of(), parameters, Optional.empty(), block);
  }

  Parameter parameter(Identifier name) {
    declare(1);
    return new Parameter(
        name.span(), Trivia.NONE, Parameter.Kind.POSITIONAL, Optional.of(name), Optional.empty(), Optional.empty());
  }

  /** {@code ...}, which must be the last parameter. */
  Parameter variableParameter(org.antlr.v4.runtime.Token dots) {
    if (tokens.LA(1) != LuaLexer.RPAREN) {
      throw refusal();
    }
    function.variableArguments = true;
    Span span = ((Token) dots).span();
    return new Parameter(
        span, Trivia.NONE, Parameter.Kind.VARIABLE, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Identifier identifier(org.antlr.v4.runtime.Token name) {
    Token token = (Token) name;
    return new Identifier(token.span(), Trivia.NONE, token.text());
  }

  // Statements

  Stmt whileLoop(org.antlr.v4.runtime.Token start, Expr test, Block body) {
    Token first = (Token) start;
    return new Stmt.While(span(first), statement(first), test, body, Optional.empty());
  }

  Stmt doBlock(org.antlr.v4.runtime.Token start, Block body) {
    Token first = (Token) start;
    return new Stmt.Do(span(first), statement(first), body);
  }

  Stmt repeatLoop(org.antlr.v4.runtime.Token start, Block body, Expr test) {
    Token first = (Token) start;
    return new Stmt.Repeat(span(first), statement(first), body, test);
  }

  Stmt numericFor(
      org.antlr.v4.runtime.Token start, Identifier variable, Expr begin, Expr limit, Optional<Expr> step, Block body) {
    Token first = (Token) start;
    return new Stmt.NumericFor(span(first), statement(first), variable, begin, limit, step, body);
  }

  Stmt genericFor(org.antlr.v4.runtime.Token start, List<Identifier> variables, List<Expr> sources, Block body) {
    List<Expr> targets = new ArrayList<>(variables.size());
    for (Identifier variable : variables) {
      targets.add(variable(variable));
    }
    Token first = (Token) start;
    return new Stmt.ForEach(
        span(first), statement(first), Execution.SYNCHRONOUS, targets, sources, body, Optional.empty());
  }

  /** A branch of an if; {@code start} is its {@code if} or {@code elseif}. */
  IfBranch branch(org.antlr.v4.runtime.Token start, Expr test, Block body) {
    Token first = (Token) start;
    return new IfBranch(span(first), inside(first), test, body);
  }

  Stmt ifStatement(org.antlr.v4.runtime.Token start, List<IfBranch> branches, Optional<Block> orElse) {
    Token first = (Token) start;
    return new Stmt.If(span(first), statement(first), branches, orElse);
  }

  Stmt functionStatement(org.antlr.v4.runtime.Token start, Expr name, Function body) {
    Token first = (Token) start;
    return new Stmt.FunctionDef(span(first), statement(first), List.of(), Stmt.Binding.ASSIGN, name, body);
  }

  Stmt localFunction(org.antlr.v4.runtime.Token start, Identifier name, Function body) {
    declare(1);
    Token first = (Token) start;
    return new Stmt.FunctionDef(span(first), statement(first), List.of(), Stmt.Binding.LOCAL, variable(name), body);
  }

  Stmt localVariables(org.antlr.v4.runtime.Token start, List<Identifier> names, List<Expr> values) {
    declare(names.size());
    Token first = (Token) start;
    return new Stmt.Local(span(first), statement(first), names, values);
  }

  Stmt label(org.antlr.v4.runtime.Token start, Identifier name) {
    usesLabels = true;
    Token first = (Token) start;
    return new Stmt.Label(span(first), statement(first), name);
  }

  Stmt gotoStatement(org.antlr.v4.runtime.Token start, org.antlr.v4.runtime.Token target) {
    usesLabels = true;
    Token first = (Token) start;
    return new Stmt.Goto(span(first), statement(first), identifier(target));
  }

  Stmt returnStatement(org.antlr.v4.runtime.Token start, List<Expr> values) {
    Token first = (Token) start;
    return new Stmt.Return(span(first), statement(first), values);
  }

  Stmt breakStatement(org.antlr.v4.runtime.Token start) {
    if (function.loops == 0) {
      throw refusal();
    }
    Token first = (Token) start;
    return new Stmt.Break(span(first), statement(first));
  }

  Stmt assign(org.antlr.v4.runtime.Token start, Expr target, List<Expr> values) {
    Token first = (Token) start;
    checkTarget(target);
    List<Expr> targets = List.of(target);
    return values.size() == 1
        ? new Stmt.Assign(span(first), statement(first), targets, values.getFirst())
        : new Stmt.MultiAssign(span(first), statement(first), targets, values);
  }

  Stmt multiAssign(org.antlr.v4.runtime.Token start, List<Expr> targets, List<Expr> values) {
    Token first = (Token) start;
    return new Stmt.MultiAssign(span(first), statement(first), targets, values);
  }

  /** The targets of an assignment, of which {@code first} is known. */
  List<Expr> targets(Expr first) {
    checkTarget(first);
    List<Expr> targets = new ArrayList<>();
    targets.add(first);
    return targets;
  }

  /** Adds a target. The reference recurs for each, within the limit of levels. */
  void target(List<Expr> targets, Expr next) {
    checkTarget(next);
    if (level + targets.size() >= MAX_LEVELS) {
      throw refusal();
    }
    targets.add(next);
  }

  private void checkTarget(Expr target) {
    if (!(target instanceof Expr.Name || target instanceof Expr.Attribute || target instanceof Expr.Index)) {
      throw refusal();
    }
  }

  Stmt callStatement(org.antlr.v4.runtime.Token start, Expr call) {
    if (!(call instanceof Expr.Call || call instanceof Expr.MethodCall)) {
      throw refusal();
    }
    Token first = (Token) start;
    return new Stmt.ExprStmt(span(first), statement(first), call);
  }

  // Expressions with operators

  /** Begins an expression; the result goes to {@link #endExpression}. */
  int beginExpression() {
    enterLevel();
    return pendingCount;
  }

  void unary(org.antlr.v4.runtime.Token operator) {
    push(LuaOperator.unary(operator.getType()), operator);
  }

  void binary(org.antlr.v4.runtime.Token token, int base) {
    LuaOperator operator = LuaOperator.binary(token.getType());
    while (pendingCount > base && !operator.bindsTighterThan(pending[pendingCount - 1])) {
      reduce();
    }
    push(operator, token);
  }

  private void push(LuaOperator operator, org.antlr.v4.runtime.Token token) {
    enterLevel();
    if (pendingCount == pending.length) {
      pending = Arrays.copyOf(pending, pendingCount * 2);
      pendingTokens = Arrays.copyOf(pendingTokens, pendingCount * 2);
    }
    pending[pendingCount] = operator;
    pendingTokens[pendingCount++] = token.getTokenIndex();
  }

  /** An operand, which begins with token {@code start} and ends with the last one. */
  void operand(org.antlr.v4.runtime.Token start, Expr operand) {
    if (operandCount == operands.length) {
      operands = Arrays.copyOf(operands, operandCount * 2);
      firstTokens = Arrays.copyOf(firstTokens, operandCount * 2);
      lastTokens = Arrays.copyOf(lastTokens, operandCount * 2);
    }
    operands[operandCount] = operand;
    firstTokens[operandCount] = start.getTokenIndex();
    lastTokens[operandCount++] = tokens.index() - 1;
  }

  Expr endExpression(int base) {
    while (pendingCount > base) {
      reduce();
    }
    level--;
    return operands[--operandCount];
  }

  /** Applies the operator on top. */
  private void reduce() {
    LuaOperator operator = pending[--pendingCount];
    level--;
    int right = operandCount - 1;
    Token last = tokens.token(lastTokens[right]);
    if (operator.isUnary()) {
      int start = pendingTokens[pendingCount];
      Token first = tokens.token(start);
      operands[right] = operator.apply(origins.span(first, last), origins.inside(first, last), operands[right]);
      firstTokens[right] = start;
    } else {
      int left = --operandCount - 1;
      Token first = tokens.token(firstTokens[left]);
      operands[left] =
          operator.apply(origins.span(first, last), origins.inside(first, last), operands[left], operands[right]);
      lastTokens[left] = lastTokens[right];
    }
  }

  // Operands

  Expr nil(org.antlr.v4.runtime.Token token) {
    return new Expr.Nil(((Token) token).span(), Trivia.NONE);
  }

  Expr yes(org.antlr.v4.runtime.Token token) {
    return new Expr.Bool(((Token) token).span(), Trivia.NONE, true);
  }

  Expr no(org.antlr.v4.runtime.Token token) {
    return new Expr.Bool(((Token) token).span(), Trivia.NONE, false);
  }

  /** A number, known to be well formed. */
  Expr number(org.antlr.v4.runtime.Token start) {
    Token token = (Token) start;
    String spelling = token.text();
    NumberValue value = LuaNumbers.parse(spelling).orElseThrow();
    return new Expr.NumberLiteral(token.span(), Trivia.NONE, spelling, value);
  }

  /** A string, known to be well formed. */
  Expr.StringLiteral string(org.antlr.v4.runtime.Token start) {
    Token token = (Token) start;
    Span span = token.span();
    StringValue value = new StringValue.Bytes(LuaStrings.value(token));
    StringPart part = new StringPart.Literal(span, Trivia.NONE, LuaStrings.spelling(token), value);
    return new Expr.StringLiteral(span, Trivia.NONE, List.of(part));
  }

  Expr varArgs(org.antlr.v4.runtime.Token dots) {
    if (!function.variableArguments) {
      throw refusal();
    }
    return new Expr.VarArgs(((Token) dots).span(), Trivia.NONE);
  }

  Expr function(org.antlr.v4.runtime.Token start, Function function) {
    Token first = (Token) start;
    return new Expr.FunctionExpr(span(first), inside(first), function);
  }

  Expr name(org.antlr.v4.runtime.Token start) {
    Token token = (Token) start;
    return new Expr.Name(token.span(), Trivia.NONE, token.text());
  }

  Expr variable(Identifier name) {
    return new Expr.Name(name.span(), name.trivia(), name.name());
  }

  Expr paren(org.antlr.v4.runtime.Token start, Expr inner) {
    Token first = (Token) start;
    return new Expr.Paren(span(first), inside(first), inner);
  }

  boolean isSuffix(int type) {
    return switch (type) {
      case LuaLexer.DOT, LuaLexer.LBRACK, LuaLexer.COLON, LuaLexer.LPAREN, LuaLexer.LBRACE, LuaLexer.STRING -> true;
      default -> false;
    };
  }

  Expr attribute(org.antlr.v4.runtime.Token start, Expr object, Identifier name) {
    Token first = (Token) start;
    return new Expr.Attribute(span(first), inside(first), object, name);
  }

  Expr index(org.antlr.v4.runtime.Token start, Expr object, Expr index) {
    Token first = (Token) start;
    return new Expr.Index(span(first), inside(first), object, index);
  }

  Expr call(
      org.antlr.v4.runtime.Token start, Expr callee, Expr.CallForm form, List<? extends Argument> arguments) {
    Token first = (Token) start;
    return new Expr.Call(span(first), inside(first), callee, form, List.copyOf(arguments));
  }

  Expr methodCall(
      org.antlr.v4.runtime.Token start,
      Expr receiver,
      Identifier name,
      Expr.CallForm form,
      List<? extends Argument> arguments) {
    Token first = (Token) start;
    return new Expr.MethodCall(span(first), inside(first), receiver, name, form, List.copyOf(arguments));
  }

  /** The parenthesis of a call must stand on the line on which the callee ends. */
  void callParenthesis(org.antlr.v4.runtime.Token parenthesis) {
    int before = parenthesis.getTokenIndex() - 1;
    if (parenthesis.getLine() != tokens.token(before).endLine() && before != readAhead) {
      throw refusal();
    }
  }

  /** The reference looks at the token behind {@code token} before it takes {@code token} for the beginning of a value. */
  void readAhead(org.antlr.v4.runtime.Token token) {
    readAhead = token.getTokenIndex();
  }

  // Tables

  Expr table(org.antlr.v4.runtime.Token start, List<TableItem> items) {
    Token first = (Token) start;
    return new Expr.Table(span(first), inside(first), items);
  }

  /** There must be a field between two separators. */
  void fieldSeparator(org.antlr.v4.runtime.Token separator) {
    int before = tokens.token(separator.getTokenIndex() - 1).type();
    if (before == LuaLexer.COMMA || before == LuaLexer.SEMICOLON) {
      throw refusal();
    }
  }

  TableItem keyedItem(org.antlr.v4.runtime.Token start, Expr key, Expr value) {
    Token first = (Token) start;
    return new TableItem.Keyed(span(first), inside(first), key, value);
  }

  /** {@code name = value}; {@code key} has been read as an expression. */
  TableItem namedItem(org.antlr.v4.runtime.Token start, Expr key, Expr value) {
    if (!(key instanceof Expr.Name name)) {
      throw refusal();
    }
    Token first = (Token) start;
    Identifier identifier = new Identifier(name.span(), name.trivia(), name.name());
    return new TableItem.Named(span(first), inside(first), identifier, value);
  }
}
