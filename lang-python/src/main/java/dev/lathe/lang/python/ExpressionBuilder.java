package dev.lathe.lang.python;

import dev.lathe.ast.Argument;
import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.WithItem;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.NodeOrigins;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds expressions but for operators and strings. Arguments named {@code first} and {@code last} are the first and last
 * token of the node.
 */
final class ExpressionBuilder {

  private final NodeOrigins origins;
  private final Diagnostics early;

  /** The bracket around all items of the with statement whose items are being read, else null. */
  private Token withBracket;
  /** Items in that bracket as far as they are known: those in front of the last one with a variable, and it. */
  private List<WithItem> bracketed = List.of();
  /** Items of a bracket that has been read; null if it was an expression. */
  private List<WithItem> readItems;

  ExpressionBuilder(NodeOrigins origins, Diagnostics early) {
    this.origins = origins;
    this.early = early;
  }

  NodeOrigins origins() {
    return origins;
  }

  ParameterList parameters() {
    return new ParameterList(this);
  }

  BraceItems braceItems() {
    return new BraceItems(origins);
  }

  // Names and literals

  Expr.Name name(Token token) {
    return new Expr.Name(origins.span(token, token), Trivia.NONE, text(token));
  }

  Identifier identifier(Token token) {
    return new Identifier(origins.span(token, token), Trivia.NONE, text(token));
  }

  /** The name as CPython compares it: in normal form NFKC. */
  private static String text(Token token) {
    String text = token.text();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }

  Expr number(Token token) {
    String spelling = token.text();
    Span span = origins.span(token, token);
    return switch (PythonNumbers.read(spelling)) {
      case PythonNumbers.Result.Value(var value) -> new Expr.NumberLiteral(span, Trivia.NONE, spelling, value);
      case PythonNumbers.Result.Refused(var message) -> {
        early.add(Diagnostic.error(PythonLanguage.SYNTAX_ERROR, message, span));
        yield new Expr.NumberLiteral(span, Trivia.NONE, spelling, PythonNumbers.ZERO);
      }
    };
  }

  /** None, a truth value, or an ellipsis. */
  Expr constant(Token token) {
    Span span = origins.span(token, token);
    return switch (token.type()) {
      case PythonLexer.TRUE -> new Expr.Bool(span, Trivia.NONE, true);
      case PythonLexer.FALSE -> new Expr.Bool(span, Trivia.NONE, false);
      case PythonLexer.NONE -> new Expr.Nil(span, Trivia.NONE);
      case PythonLexer.ELLIPSIS -> new Expr.Ellipsis(span, Trivia.NONE);
      default -> throw new IllegalArgumentException("no constant: " + token);
    };
  }

  // What follows an atom. The node begins with its object, which ends in front of the second token argument.

  Expr attribute(Expr object, Token first, Token name) {
    return new Expr.Attribute(
        object.span().to(origins.span(name, name)), behind(first, before(before(name)), name), object, identifier(name));
  }

  Expr index(Expr object, Expr index, Token first, Token open, Token close) {
    return new Expr.Index(origins.span(first, close), behind(first, before(open), close), object, index);
  }

  Expr call(Expr callee, List<Argument> arguments, Token first, Token open, Token close) {
    return new Expr.Call(
        origins.span(first, close), behind(first, before(open), close), callee, Expr.CallForm.PARENTHESES, arguments);
  }

  private Trivia behind(Token first, Token child, Token last) {
    return origins.inside(first, child, last);
  }

  private Token before(Token token) {
    return origins.tokens().token(token.index() - 1);
  }

  Expr slice(Expr lower, Expr upper, Expr step, int colons, Token first, Token last) {
    return new Expr.Slice(
        origins.span(first, last),
        origins.inside(first, last),
        Optional.ofNullable(lower),
        Optional.ofNullable(upper),
        Optional.ofNullable(step),
        colons);
  }

  // Arguments

  /** Only a plain name may stand in front of {@code =} in a call and of {@code :=}. */
  void checkName(Expr left, Token operator) {
    if (!(left instanceof Expr.Name)) {
      throw Refusal.at(operator);
    }
  }

  Argument keyword(Expr name, Expr value, Token first, Token last) {
    return new Argument.Keyword(origins.span(first, last), origins.inside(first, last), identifier(first), value);
  }

  Argument unpackKeywords(Expr value, Token first, Token last) {
    return new Argument.UnpackKeywords(origins.span(first, last), origins.inside(first, last), value);
  }

  /**
   * A generator that is a call's only argument: it shares the call's brackets, which its span includes, as in CPython. What
   * lies between them and it is the call's.
   *
   * @param before arguments in front of it; there must be none, nor any behind
   */
  Expr soleGenerator(List<Argument> before, Expr element, List<ComprehensionClause> clauses, Token first, Token last, Token close) {
    if (!before.isEmpty() || close.type() != PythonLexer.RPAR) {
      throw Refusal.at(close);
    }
    return new Expr.Comprehension(
        origins.span(before(first), close),
        origins.inside(first, last),
        Expr.ComprehensionKind.GENERATOR,
        element,
        Optional.empty(),
        clauses);
  }

  // Operators that are no business of the operator stack

  Expr starred(Token star, Expr value, Token last) {
    return new Expr.Starred(origins.span(star, last), origins.inside(star, last), value);
  }

  Expr await(Expr value, Token first, Token last) {
    return new Expr.Await(origins.span(first, last), origins.inside(first, last), value);
  }

  Expr assigned(Expr target, Expr value, Token first, Token last) {
    return new Expr.AssignExpr(origins.span(first, last), origins.inside(first, last), target, value);
  }

  Expr conditional(Expr whenTrue, Expr test, Expr whenFalse, Token first, Token last) {
    return new Expr.Conditional(origins.span(first, last), origins.inside(first, last), test, whenTrue, whenFalse);
  }

  Expr lambda(ParameterList parameters, Expr body, Token first, Token last) {
    List<Parameter> list = parameters.finish(last);
    return new Expr.Lambda(origins.span(first, last), origins.inside(first, last), list, body);
  }

  /** {@code value} may be null. */
  Expr yields(Expr value, Token first, Token last) {
    return new Expr.Yield(origins.span(first, last), origins.inside(first, last), Optional.ofNullable(value));
  }

  Expr yieldFrom(Expr value, Token first, Token last) {
    return new Expr.YieldFrom(origins.span(first, last), origins.inside(first, last), value);
  }

  // Displays

  /** {@code list}, or at the first comma a new one that begins with {@code e}. */
  List<Expr> listOf(List<Expr> list, Expr e) {
    if (list != null) {
      return list;
    }
    List<Expr> fresh = new ArrayList<>(4);
    fresh.add(e);
    return fresh;
  }

  /** A tuple without brackets of {@code list}; {@code single} if that is null as there was no comma. */
  Expr bareTuple(Expr single, List<Expr> list, Token first, Token last) {
    return list == null
        ? single
        : new Expr.Tuple(origins.span(first, last), origins.inside(first, last), Expr.TupleForm.BARE, list);
  }

  /** The same where a lone starred expression is none. */
  Expr subject(Expr single, List<Expr> list, Token first, Token last) {
    if (list == null && single instanceof Expr.Starred) {
      throw Refusal.at(origins.tokens().token(last.index() + 1));
    }
    return bareTuple(single, list, first, last);
  }

  Expr emptyTuple(Token open, Token close) {
    return tuple(List.of(), open, close);
  }

  private Expr tuple(List<Expr> elements, Token open, Token close) {
    return new Expr.Tuple(origins.span(open, close), origins.inside(open, close), Expr.TupleForm.PARENTHESIZED, elements);
  }

  Expr paren(Expr inner, Token open, Token close) {
    return new Expr.Paren(origins.span(open, close), origins.inside(open, close), inner);
  }

  Expr list(List<Expr> elements, Token open, Token close) {
    return new Expr.ListExpr(origins.span(open, close), origins.inside(open, close), elements);
  }

  // Comprehensions

  /** What a comprehension collects is no starred expression, and nothing follows it. */
  void checkElement(Expr element, Token next, int closing) {
    if (element instanceof Expr.Starred || next.type() != closing) {
      throw Refusal.at(next);
    }
  }

  Expr comprehension(
      Expr.ComprehensionKind kind, Expr element, List<ComprehensionClause> clauses, Token open, Token close) {
    return new Expr.Comprehension(
        origins.span(open, close), origins.inside(open, close), kind, element, Optional.empty(), clauses);
  }

  ComprehensionClause loop(Execution execution, Expr target, Expr iterable, Token first, Token last) {
    return new ComprehensionClause.For(
        origins.span(first, last), origins.inside(first, last), execution, target, iterable);
  }

  ComprehensionClause condition(Expr test, Token first, Token last) {
    return new ComprehensionClause.If(origins.span(first, last), origins.inside(first, last), test);
  }

  // Targets

  /** {@code expr} as the target of a loop or with item; {@code next} is the token behind it. */
  Expr target(Expr expr, Token next) {
    Targets.checkAssignable(expr, next);
    return expr;
  }

  // Round brackets

  /**
   * Begins the items of a with statement, whose first token is {@code first}. If that is a bracket whose partner stands in
   * front of the colon, then it is around all items, unless one of them is no item: CPython tries that first.
   */
  void beginWith(Token first) {
    withBracket = first.type() == PythonLexer.LPAR && isBeforeColon(first) ? first : null;
    bracketed = List.of();
    readItems = null;
  }

  private boolean isBeforeColon(Token bracket) {
    TokenBuffer tokens = origins.tokens();
    int depth = 0;
    for (int i = bracket.index(); ; i++) {
      switch (tokens.token(i).type()) {
        case PythonLexer.LPAR, PythonLexer.LSQB, PythonLexer.LBRACE -> depth++;
        case PythonLexer.RPAR, PythonLexer.RSQB, PythonLexer.RBRACE -> {
          if (--depth == 0) {
            return tokens.token(i + 1).type() == PythonLexer.COLON;
          }
        }
        case PythonLexer.EOF -> {
          return false;
        }
        default -> {}
      }
    }
  }

  /** Only an item of a with statement may have {@code as}. */
  void checkWith(Token open, Token as) {
    if (open != withBracket) {
      throw Refusal.at(as);
    }
  }

  /** Item number {@code index} in the bracket of a with statement has a variable. */
  void withItem(int index, List<Expr> list, Expr context, Expr variable, Token first, Token last) {
    if (bracketed.isEmpty()) {
      bracketed = new ArrayList<>();
    }
    addPlainItems(list, index);
    bracketed.add(withItem(context, variable, first, last));
  }

  private void addPlainItems(List<Expr> list, int end) {
    while (bracketed.size() < end) {
      Expr context = list.get(bracketed.size());
      bracketed.add(new WithItem(context.span(), Trivia.NONE, context, Optional.empty()));
    }
  }

  private WithItem withItem(Expr context, Expr variable, Token first, Token last) {
    return new WithItem(origins.span(first, last), origins.inside(first, last), context, Optional.ofNullable(variable));
  }

  /** Adds an item to {@code out}, or all those in the bracket that was read; {@code variable} may be null. */
  void withItems(Expr context, Expr variable, Token first, Token last, List<WithItem> out) {
    if (readItems == null) {
      out.add(withItem(context, variable, first, last));
    } else {
      out.addAll(readItems);
      readItems = null;
    }
    withBracket = null;
  }

  /** What a pair of round brackets is: {@code list} are the elements if there was a comma, else null. */
  Expr round(Expr single, List<Expr> list, Token open, Token close) {
    if (open == withBracket && (list != null || !bracketed.isEmpty())) {
      List<Expr> contexts = list == null ? List.of(single) : list;
      if (contexts.stream().noneMatch(e -> e instanceof Expr.Starred || e instanceof Expr.AssignExpr)) {
        if (bracketed.isEmpty()) {
          bracketed = new ArrayList<>();
        }
        addPlainItems(contexts, contexts.size());
        readItems = bracketed;
        return single;
      }
      if (!bracketed.isEmpty()) {
        throw Refusal.at(close);
      }
    }
    if (list != null) {
      return tuple(list, open, close);
    }
    if (single instanceof Expr.Starred) {
      throw Refusal.at(close);
    }
    return paren(single, open, close);
  }
}
