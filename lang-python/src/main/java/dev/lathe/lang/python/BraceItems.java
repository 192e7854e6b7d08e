package dev.lathe.lang.python;

import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.DictItem;
import dev.lathe.ast.Expr;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.NodeOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what stands in one pair of braces: a dict or a set, as the first item decides, or a comprehension of either. */
final class BraceItems {

  private final NodeOrigins origins;
  private final List<DictItem> items = new ArrayList<>(4);
  private final List<Expr> elements = new ArrayList<>(0);
  private List<ComprehensionClause> clauses;

  BraceItems(NodeOrigins origins) {
    this.origins = origins;
  }

  void entry(Expr key, Expr value, Token first, Token last) {
    int next = origins.tokens().token(last.index() + 1).type();
    boolean comprehension = next == PythonLexer.FOR || next == PythonLexer.ASYNC; // which claims the trivia itself
    Trivia trivia = comprehension ? Trivia.NONE : origins.inside(first, last);
    dictItem(new DictItem.Entry(origins.span(first, last), trivia, key, value), first);
  }

  void unpack(Expr value, Token first, Token last) {
    dictItem(new DictItem.Unpack(origins.span(first, last), origins.inside(first, last), value), first);
  }

  private void dictItem(DictItem item, Token first) {
    if (!elements.isEmpty()) {
      throw Refusal.at(first);
    }
    items.add(item);
  }

  void element(Expr element, Token first) {
    if (!items.isEmpty()) {
      throw Refusal.at(first);
    }
    elements.add(element);
  }

  /** Clauses behind the item that was added last, which must be the only one and not unpack anything. */
  void clauses(List<ComprehensionClause> read, Token next) {
    boolean single = items.size() + elements.size() == 1 && next.type() == PythonLexer.RBRACE;
    boolean unpacks = elements.isEmpty() ? items.getFirst() instanceof DictItem.Unpack : elements.getFirst() instanceof Expr.Starred;
    if (!single || unpacks) {
      throw Refusal.at(next);
    }
    clauses = read;
  }

  Expr finish(Token open, Token close) {
    var span = origins.span(open, close);
    if (clauses == null) {
      var trivia = origins.inside(open, close);
      return elements.isEmpty() ? new Expr.Dict(span, trivia, items) : new Expr.SetExpr(span, trivia, elements);
    }
    Expr element = elements.isEmpty() ? ((DictItem.Entry) items.getFirst()).key() : elements.getFirst();
    Optional<Expr> value = elements.isEmpty() ? Optional.of(((DictItem.Entry) items.getFirst()).value()) : Optional.empty();
    Expr.ComprehensionKind kind = elements.isEmpty() ? Expr.ComprehensionKind.DICT : Expr.ComprehensionKind.SET;
    return new Expr.Comprehension(span, origins.inside(open, close), kind, element, value, clauses);
  }
}
