package dev.lathe.bcgen.sprout;

import dev.lathe.ast.Argument;
import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Block;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.Module;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.bcgen.sprout.SproutOperator.Binding;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.NestingException;
import dev.lathe.parser.NodeOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the common tree from the actions of {@code SproutParser.g4}. Arguments named {@code first} and {@code last} are the
 * first and last token of the node; a compound statement, and a branch of one, ends with the block that was built last.
 */
final class SproutAstBuilder {

  /** Most prefix operators and powers that wait for their operand; brackets and blocks have limits in the layout. */
  static final int MAX_NESTING = 500;

  private final NodeOrigins origins;
  private final TokenBuffer tokens;
  private final Diagnostics early;
  /** The last token of the block that was built last: that of its last statement, or a semicolon behind it. */
  private Token blockEnd;

  /** Operands with their first and last tokens, of all expressions that are being read, the outermost first. */
  private final List<Operand> operands = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  /** Number of pending operators when the innermost expression began. */
  private int base;
  private int nesting;

  private record Operand(Expr expr, Token first, Token last) {}

  /** An operator that waits for its right operand, and its token. */
  private record Pending(SproutOperator operator, Token token) {}

  /** @param early takes what is wrong with targets */
  SproutAstBuilder(NodeOrigins origins, Diagnostics early) {
    this.origins = origins;
    this.tokens = origins.tokens();
    this.early = early;
  }

  // Blocks

  Module module(List<Stmt> body, Token eof) {
    Source source = tokens.source();
    Trivia trivia = origins.block(0, eof.index());
    Span span = body.isEmpty() ? eof.span() : origins.span(tokens.token(0), lastBefore(eof));
    return new Module(
        source.span(0, source.length()),
        Trivia.NONE,
        SproutLanguage.NAME,
        SproutLanguage.SEMANTICS,
        new Block(span, trivia, body));
  }

  Block indented(List<Stmt> body, Token indent, Token dedent) {
    Trivia trivia = origins.block(indent.index(), dedent.index());
    blockEnd = lastBefore(dedent);
    return new Block(origins.span(tokens.token(indent.index() + 1), blockEnd), trivia, body);
  }

  /** Statements on the line of the colon. */
  Block inline(List<Stmt> body, Token first, Token newline) {
    Trivia trivia = origins.block(first.index(), newline.index());
    blockEnd = lastBefore(newline);
    return new Block(origins.span(first, blockEnd), trivia, body);
  }

  /** The last token in front of {@code layout} that is no layout itself. */
  private Token lastBefore(Token layout) {
    int i = layout.index() - 1;
    while (tokens.token(i).type() == SproutLexer.DEDENT || tokens.token(i).type() == SproutLexer.NEWLINE) {
      i--;
    }
    return tokens.token(i);
  }

  // Statements

  Stmt local(List<Identifier> names, List<Expr> values, Token first, Token last) {
    return new Stmt.Local(origins.span(first, last), origins.statement(first, last), names, values);
  }

  /** Reports what is no target; the parse goes on, so that later ones are reported too. */
  void checkTarget(Expr target) {
    if (!(target instanceof Expr.Name || target instanceof Expr.Attribute || target instanceof Expr.Index)) {
      early.add(SproutMessage.NO_TARGET.at(target.span()));
    }
  }

  Stmt assign(Expr target, Expr value, Token first, Token last) {
    return new Stmt.Assign(origins.span(first, last), origins.statement(first, last), List.of(target), value);
  }

  Stmt expression(Expr value, Token first, Token last) {
    return new Stmt.ExprStmt(origins.span(first, last), origins.statement(first, last), value);
  }

  Stmt returns(List<Expr> values, Token first, Token last) {
    return new Stmt.Return(origins.span(first, last), origins.statement(first, last), values);
  }

  Stmt breaks(Token token) {
    return new Stmt.Break(token.span(), origins.statement(token, token));
  }

  Stmt pass(Token token) {
    return new Stmt.Pass(token.span(), origins.statement(token, token));
  }

  IfBranch branch(Expr test, Block body, Token first) {
    return new IfBranch(origins.span(first, blockEnd), origins.inside(first, blockEnd), test, body);
  }

  /** {@code orElse} may be null. */
  Stmt ifs(List<IfBranch> branches, Block orElse, Token first) {
    return new Stmt.If(
        origins.span(first, blockEnd), origins.statement(first, blockEnd), branches, Optional.ofNullable(orElse));
  }

  Stmt whiles(Expr test, Block body, Token first) {
    return new Stmt.While(
        origins.span(first, blockEnd), origins.statement(first, blockEnd), test, body, Optional.empty());
  }

  Parameter parameter(Token name) {
    return new Parameter(
        name.span(),
        Trivia.NONE,
        Parameter.Kind.POSITIONAL,
        Optional.of(identifier(name)),
        Optional.empty(),
        Optional.empty());
  }

  Stmt function(Token name, List<Parameter> parameters, Block body, Token first, Token open) {
    Function function =
        new Function(
            origins.span(open, blockEnd),
            origins.inside(open, blockEnd),
            Execution.SYNCHRONOUS,
            Function.Receiver.EXPLICIT,
            List.of(),
            parameters,
            Optional.empty(),
            body);
    return new Stmt.FunctionDef(
        origins.span(first, blockEnd),
        origins.statement(first, blockEnd),
        List.of(),
        Stmt.Binding.LOCAL,
        name(name),
        function);
  }

  // Expressions with operators: Dijkstra's shunting yard

  /**
   * Begins an expression inside the one that is being read.
   *
   * @return what {@link #close} takes
   */
  int open() {
    int outer = base;
    base = pending.size();
    return outer;
  }

  Expr close(int outer) {
    reduce(Binding.OR);
    base = outer;
    return operands.removeLast().expr;
  }

  void operand(Expr expr, Token first, Token last) {
    operands.add(new Operand(expr, first, last));
  }

  void prefix(Token token) {
    push(SproutOperator.prefix(token.type()), token);
  }

  /** Comparisons of one chain stay pending until it ends: they make one node. */
  void binary(Token token) {
    SproutOperator operator = SproutOperator.binary(token.type());
    switch (operator.binding) {
      case COMPARISON -> reduce(Binding.SUM);
      case POWER -> {} // groups to the right, and nothing binds tighter
      case OR, AND, SUM, PRODUCT, PREFIX, PRIMARY -> reduce(operator.binding);
    }
    push(operator, token);
  }

  private void push(SproutOperator operator, Token token) {
    if (operator.nests() && ++nesting > MAX_NESTING) {
      throw new NestingException(token, SproutMessage.TOO_MANY_OPERATORS.text());
    }
    pending.add(new Pending(operator, token));
  }

  /** Makes nodes of the operators that bind at least as tightly as {@code binding}. */
  private void reduce(Binding binding) {
    while (pending.size() > base && pending.getLast().operator.binding.compareTo(binding) >= 0) {
      Pending top = pending.getLast();
      nesting -= top.operator.nests() ? 1 : 0;
      if (top.operator.isPrefix()) {
        pending.removeLast();
        Operand operand = operands.removeLast();
        Trivia trivia = origins.inside(top.token, operand.last);
        Span span = origins.span(top.token, operand.last);
        operand(top.operator.apply(span, trivia, operand.expr), top.token, operand.last);
      } else if (top.operator.binding == Binding.COMPARISON) {
        reduceComparisons();
      } else {
        pending.removeLast();
        reduceBinary(top.operator);
      }
    }
  }

  private void reduceBinary(SproutOperator operator) {
    Operand right = operands.removeLast();
    Operand left = operands.removeLast();
    Span span = origins.span(left.first, right.last);
    Trivia trivia = origins.inside(left.first, left.last, right.last);
    operand(operator.apply(span, trivia, left.expr, right.expr), left.first, right.last);
  }

  /** Makes one node of the comparisons on top. */
  private void reduceComparisons() {
    int from = pending.size();
    while (from > base && pending.get(from - 1).operator.binding == Binding.COMPARISON) {
      from--;
    }
    List<Pending> chain = pending.subList(from, pending.size());
    if (chain.size() == 1) {
      reduceBinary(pending.removeLast().operator);
      return;
    }
    List<BinaryOp> operators = new ArrayList<>(chain.size());
    for (Pending comparison : chain) {
      operators.add(comparison.operator.comparison());
    }
    List<Operand> compared = operands.subList(operands.size() - operators.size() - 1, operands.size());
    List<Expr> exprs = new ArrayList<>(compared.size());
    for (Operand operand : compared) {
      exprs.add(operand.expr);
    }
    Operand left = compared.getFirst();
    Operand right = compared.getLast();
    chain.clear();
    compared.clear();
    Span span = origins.span(left.first, right.last);
    Trivia trivia = origins.inside(left.first, left.last, right.last);
    operand(new Expr.Comparison(span, trivia, operators, exprs), left.first, right.last);
  }

  // Other expressions

  Expr attribute(Expr object, Token name, Token first) {
    return new Expr.Attribute(origins.span(first, name), origins.inside(first, name), object, identifier(name));
  }

  Expr call(Expr callee, List<Expr> arguments, Token first, Token last) {
    return new Expr.Call(
        origins.span(first, last),
        origins.inside(first, last),
        callee,
        Expr.CallForm.PARENTHESES,
        List.<Argument>copyOf(arguments));
  }

  Expr index(Expr object, Expr index, Token first, Token last) {
    return new Expr.Index(origins.span(first, last), origins.inside(first, last), object, index);
  }

  Identifier identifier(Token name) {
    return new Identifier(name.span(), Trivia.NONE, name.text());
  }

  Expr name(Token name) {
    return new Expr.Name(name.span(), Trivia.NONE, name.text());
  }

  /** A number, known to be well formed and in range. */
  Expr number(Token token) {
    String spelling = token.text();
    return new Expr.NumberLiteral(
        token.span(), Trivia.NONE, spelling, SproutLiterals.number(spelling).orElseThrow());
  }

  /** A string, known to be well formed. */
  Expr string(Token token) {
    String spelling = token.text();
    if (!(SproutText.of(spelling) instanceof SproutText.Value(var value))) {
      throw new IllegalStateException("an unchecked string: " + token);
    }
    StringPart part = new StringPart.Literal(token.span(), Trivia.NONE, spelling, value);
    return new Expr.StringLiteral(token.span(), Trivia.NONE, List.of(part));
  }

  Expr constant(Token token) {
    return token.type() == SproutLexer.NIL
        ? new Expr.Nil(token.span(), Trivia.NONE)
        : new Expr.Bool(token.span(), Trivia.NONE, token.type() == SproutLexer.TRUE);
  }

  Expr paren(Expr inner, Token first, Token last) {
    return new Expr.Paren(origins.span(first, last), origins.inside(first, last), inner);
  }

  Expr list(List<Expr> elements, Token first, Token last) {
    return new Expr.ListExpr(origins.span(first, last), origins.inside(first, last), elements);
  }
}
