package dev.lathe.lang.python;

import dev.lathe.ast.Argument;
import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Block;
import dev.lathe.ast.Decorator;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.ImportedName;
import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Module;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.TypeParameter;
import dev.lathe.ast.WithItem;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.NodeOrigins;
import java.util.List;
import java.util.Optional;

/**
 * Builds statements. Arguments named {@code first} and {@code last} are the first and last token of the node; a compound
 * statement, and a clause of one, ends with the block that was built last.
 */
final class StatementBuilder {

  private final NodeOrigins origins;
  private final TokenBuffer tokens;
  private final ExpressionBuilder expressions;
  /** The last token of the block that was built last: that of its last statement, or a semicolon behind it. */
  private Token blockEnd;

  StatementBuilder(NodeOrigins origins, ExpressionBuilder expressions) {
    this.origins = origins;
    this.tokens = origins.tokens();
    this.expressions = expressions;
  }

  // Blocks

  Module module(List<Stmt> body, Token eof) {
    Source source = tokens.source();
    Trivia trivia = origins.block(0, eof.index());
    Span span = body.isEmpty() ? eof.span() : origins.span(tokens.token(0), lastBefore(eof));
    Block block = new Block(span, trivia, body);
    return new Module(
        source.span(0, source.length()), Trivia.NONE, PythonLanguage.NAME, PythonLanguage.SEMANTICS, block);
  }

  /** Statements between an indent and a dedent. */
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
    while (tokens.token(i).type() == PythonLexer.DEDENT || tokens.token(i).type() == PythonLexer.NEWLINE) {
      i--;
    }
    return tokens.token(i);
  }

  // Simple statements

  Stmt expression(Expr value, Token first, Token last) {
    return new Stmt.ExprStmt(origins.span(first, last), origins.statement(first, last), value);
  }

  /** {@code expr} as a target in front of {@code equal}. */
  Expr target(Expr expr, Token equal) {
    return expressions.target(expr, equal);
  }

  Stmt assign(List<Expr> targets, Expr value, Token first, Token last) {
    return new Stmt.Assign(origins.span(first, last), origins.statement(first, last), targets, value);
  }

  void checkSingleTarget(Expr expr, Token operator) {
    Targets.checkSingle(expr, operator);
  }

  void checkAnnotated(Expr target, Token colon) {
    Targets.checkAnnotated(target, colon);
  }

  /** {@code value} may be null. */
  Stmt annotated(Expr target, Expr annotation, Expr value, Token first, Token last) {
    return new Stmt.AnnAssign(
        origins.span(first, last), origins.statement(first, last), target, annotation, Optional.ofNullable(value));
  }

  Stmt augmented(int operatorType, Expr target, Expr value, Token first, Token last) {
    BinaryOp op = (BinaryOp) Operator.binary(operatorType).meaning;
    return new Stmt.AugAssign(origins.span(first, last), origins.statement(first, last), op, target, value);
  }

  /** {@code value} may be null. */
  Stmt returns(Expr value, Token first, Token last) {
    List<Expr> values = value == null ? List.of() : List.of(value);
    return new Stmt.Return(origins.span(first, last), origins.statement(first, last), values);
  }

  /** {@code value} and {@code cause} may be null. */
  Stmt raise(Expr value, Expr cause, Token first, Token last) {
    return new Stmt.Raise(
        origins.span(first, last),
        origins.statement(first, last),
        Optional.ofNullable(value),
        Optional.ofNullable(cause));
  }

  /** {@code message} may be null. */
  Stmt assertion(Expr test, Expr message, Token first, Token last) {
    return new Stmt.Assert(
        origins.span(first, last), origins.statement(first, last), test, Optional.ofNullable(message));
  }

  /** {@code expr} in a {@code del}; {@code next} is the token behind it. */
  Expr deleted(Expr expr, Token next) {
    Targets.checkDeletable(expr, next);
    return expr;
  }

  Stmt delete(List<Expr> targets, Token first, Token last) {
    return new Stmt.Delete(origins.span(first, last), origins.statement(first, last), targets);
  }

  /** {@code pass}, {@code break} or {@code continue}. */
  Stmt keyword(Token token) {
    Span span = origins.span(token, token);
    Trivia trivia = origins.statement(token, token);
    return switch (token.type()) {
      case PythonLexer.PASS -> new Stmt.Pass(span, trivia);
      case PythonLexer.BREAK -> new Stmt.Break(span, trivia);
      case PythonLexer.CONTINUE -> new Stmt.Continue(span, trivia);
      default -> throw new IllegalArgumentException("no statement: " + token);
    };
  }

  Stmt global(List<Identifier> names, Token first, Token last) {
    return new Stmt.Global(origins.span(first, last), origins.statement(first, last), names);
  }

  Stmt nonlocal(List<Identifier> names, Token first, Token last) {
    return new Stmt.Nonlocal(origins.span(first, last), origins.statement(first, last), names);
  }

  Stmt typeAlias(Token name, List<TypeParameter> types, Expr value, Token first, Token last) {
    return new Stmt.TypeAlias(
        origins.span(first, last), origins.statement(first, last), expressions.name(name), types, value);
  }

  // Imports

  /** {@code alias} may be null. */
  ImportedName imported(List<Identifier> path, Identifier alias, Token first, Token last) {
    return new ImportedName(
        origins.span(first, last), origins.inside(first, last), path, Optional.ofNullable(alias));
  }

  Stmt imports(List<ImportedName> names, Token first, Token last) {
    return new Stmt.Import(origins.span(first, last), origins.statement(first, last), names);
  }

  /** A module's name may only lack behind dots. */
  void checkRelative(int level, Token next) {
    if (level == 0) {
      throw Refusal.at(next);
    }
  }

  Stmt importFrom(int level, List<Identifier> path, List<ImportedName> names, Token first, Token last) {
    return new Stmt.ImportFrom(origins.span(first, last), origins.statement(first, last), level, path, names);
  }

  Stmt importAll(int level, List<Identifier> path, Token first, Token last) {
    return new Stmt.ImportAll(origins.span(first, last), origins.statement(first, last), level, path);
  }

  // Compound statements

  private Span toBlockEnd(Token first) {
    return origins.span(first, blockEnd);
  }

  private Trivia statement(Token first) {
    return origins.statement(first, blockEnd);
  }

  private Trivia inside(Token first) {
    return origins.inside(first, blockEnd);
  }

  IfBranch branch(Expr test, Block body, Token first) {
    return new IfBranch(toBlockEnd(first), inside(first), test, body);
  }

  /** {@code otherwise} may be null, here and below. */
  Stmt ifs(List<IfBranch> branches, Block otherwise, Token first) {
    return new Stmt.If(toBlockEnd(first), statement(first), branches, Optional.ofNullable(otherwise));
  }

  Stmt whiles(Expr test, Block body, Block otherwise, Token first) {
    return new Stmt.While(toBlockEnd(first), statement(first), test, body, Optional.ofNullable(otherwise));
  }

  Stmt fors(Execution execution, Expr target, Expr iterable, Block body, Block otherwise, Token first) {
    return new Stmt.ForEach(
        toBlockEnd(first),
        statement(first),
        execution,
        List.of(target),
        List.of(iterable),
        body,
        Optional.ofNullable(otherwise));
  }

  /** {@code type} and {@code name} may be null. */
  ExceptHandler handler(Expr type, Identifier name, Block body, Token first) {
    return new ExceptHandler(
        toBlockEnd(first), inside(first), Optional.ofNullable(type), Optional.ofNullable(name), body);
  }

  Stmt tries(Block body, TryParts parts, Token first) {
    return new Stmt.Try(
        toBlockEnd(first), statement(first), body, parts.kind(), parts.handlers(), parts.otherwise(), parts.finalizer());
  }

  Stmt with(Execution execution, List<WithItem> items, Block body, Token first) {
    return new Stmt.With(toBlockEnd(first), statement(first), execution, items, body);
  }

  /** {@code guard} may be null. */
  MatchCase matchCase(Pattern pattern, Expr guard, Block body, Token first) {
    return new MatchCase(toBlockEnd(first), inside(first), pattern, Optional.ofNullable(guard), body);
  }

  /** Comments that are indented like the cases, behind the last of them, are the statement's. */
  Stmt match(Expr subject, List<MatchCase> cases, Token first, Token dedent) {
    return new Stmt.Match(toBlockEnd(first), origins.statement(first, blockEnd, dedent), subject, cases);
  }

  // Functions and classes

  Decorator decorator(Token first, Expr value, Token last) {
    return new Decorator(origins.span(first, last), origins.inside(first, last), value);
  }

  /** {@code bound} may be null. */
  TypeParameter typeParameter(Token first, Token name, Expr bound, Token last) {
    TypeParameter.Kind kind =
        switch (first.type()) {
          case PythonLexer.STAR -> TypeParameter.Kind.TYPE_LIST;
          case PythonLexer.DOUBLESTAR -> TypeParameter.Kind.PARAMETERS;
          default -> TypeParameter.Kind.TYPE;
        };
    return new TypeParameter(
        origins.span(first, last),
        origins.inside(first, last),
        kind,
        expressions.identifier(name),
        Optional.ofNullable(bound));
  }

  /**
   * @param first the first token, maybe a decorator's
   * @param start the first token behind the decorators
   * @param result annotation of the result, may be null
   */
  Stmt function(
      Token first,
      Token start,
      List<Decorator> decorators,
      Execution execution,
      Token name,
      List<TypeParameter> types,
      ParameterList parameters,
      Expr result,
      Block body) {
    Token open = tokens.token(name.index() + 1);
    Function function =
        new Function(
            toBlockEnd(open),
            inside(open),
            execution,
            Function.Receiver.EXPLICIT,
            types,
            parameters.finish(open),
            Optional.ofNullable(result),
            body);
    return new Stmt.FunctionDef(
        toBlockEnd(start), statement(first), decorators, Stmt.Binding.ASSIGN, expressions.name(name), function);
  }

  /**
   * The arguments of a class are those of a call, but a generator needs brackets of its own.
   *
   * @param open the bracket in front of them
   */
  List<Argument> superclasses(List<Argument> arguments, Token open, Token close) {
    if (arguments.size() == 1
        && arguments.getFirst() instanceof Expr.Comprehension generator
        && generator.kind() == Expr.ComprehensionKind.GENERATOR
        && generator.span().start() == origins.span(open, open).start()) {
      throw Refusal.at(close);
    }
    return arguments;
  }

  /** {@code first} and {@code start} as for a function. */
  Stmt classDefinition(
      Token first,
      Token start,
      List<Decorator> decorators,
      Token name,
      List<TypeParameter> types,
      List<Argument> superclasses,
      Block body) {
    return new Stmt.ClassDef(
        toBlockEnd(start), statement(first), decorators, expressions.identifier(name), types, superclasses, body);
  }
}
