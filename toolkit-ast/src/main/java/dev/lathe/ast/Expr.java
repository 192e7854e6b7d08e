package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/** An expression. */
public sealed interface Expr extends Argument, TableItem {

  /** The one value that means nothing. */
  record Nil(Span span, Trivia trivia) implements Expr {}

  /** A truth value. */
  record Bool(Span span, Trivia trivia, boolean value) implements Expr {}

  /** {@code ...} as a value of its own. */
  record Ellipsis(Span span, Trivia trivia) implements Expr {}

  /** {@code ...} as the variable arguments of the function, all of them or adjusted to one like a call's results. */
  record VarArgs(Span span, Trivia trivia) implements Expr {}

  /**
   * A number.
   *
   * @param spelling as written; "" where the value decides
   */
  record NumberLiteral(Span span, Trivia trivia, String spelling, NumberValue value) implements Expr {}

  /** One string made of adjacent literals, at least one. */
  record StringLiteral(Span span, Trivia trivia, List<StringPart> parts) implements Expr {
    public StringLiteral {
      parts = List.copyOf(parts);
    }
  }

  /** A variable, read or as a target. */
  record Name(Span span, Trivia trivia, String name) implements Expr {}

  /**
   * Parentheses that the source has around one expression. They group and, where {@link Semantics#parentheses()} says
   * so, adjust several results to one.
   */
  record Paren(Span span, Trivia trivia, Expr inner) implements Expr {}

  /** A prefix operator. */
  record Unary(Span span, Trivia trivia, UnaryOp op, Expr operand) implements Expr {}

  /** An operator that evaluates both operands, left first. */
  record Binary(Span span, Trivia trivia, BinaryOp op, Expr left, Expr right) implements Expr {}

  /** A short-circuit operator. */
  record Logical(Span span, Trivia trivia, LogicalOp op, Expr left, Expr right) implements Expr {}

  /**
   * A chained comparison {@code a < b <= c}: each operand is evaluated once, up to the first comparison that fails.
   *
   * @param operators at least two; a single comparison is a {@link Binary}
   * @param operands one more than operators
   */
  record Comparison(Span span, Trivia trivia, List<BinaryOp> operators, List<Expr> operands) implements Expr {
    public Comparison {
      operators = List.copyOf(operators);
      operands = List.copyOf(operands);
    }
  }

  /** {@code whenTrue if test else whenFalse} in the language's own spelling. */
  record Conditional(Span span, Trivia trivia, Expr test, Expr whenTrue, Expr whenFalse) implements Expr {}

  /** {@code object.name}. */
  record Attribute(Span span, Trivia trivia, Expr object, Identifier name) implements Expr {}

  /** {@code object[index]}; several subscripts are a bare {@link Tuple}. */
  record Index(Span span, Trivia trivia, Expr object, Expr index) implements Expr {}

  /** {@code lower:upper:step} inside an index; {@code colons} is 1 or 2. */
  record Slice(Span span, Trivia trivia, Optional<Expr> lower, Optional<Expr> upper, Optional<Expr> step, int colons)
      implements Expr {}

  /** A call. */
  record Call(Span span, Trivia trivia, Expr callee, CallForm form, List<Argument> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** A call of a method that passes the receiver without naming it: {@code receiver:name(arguments)}. */
  record MethodCall(Span span, Trivia trivia, Expr receiver, Identifier name, CallForm form, List<Argument> arguments)
      implements Expr {
    public MethodCall {
      arguments = List.copyOf(arguments);
    }
  }

  /** How a call's arguments are written. */
  enum CallForm {
    PARENTHESES,
    /** A single literal argument without parentheses. */
    BARE
  }

  /** An anonymous function with a block. */
  record FunctionExpr(Span span, Trivia trivia, Function function) implements Expr {}

  /** An anonymous function whose body is an expression. */
  record Lambda(Span span, Trivia trivia, List<Parameter> parameters, Expr body) implements Expr {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /** A constructor of a table: positional, named and keyed items. */
  record Table(Span span, Trivia trivia, List<TableItem> items) implements Expr {
    public Table {
      items = List.copyOf(items);
    }
  }

  /** {@code [a, b]}, also a target. */
  record ListExpr(Span span, Trivia trivia, List<Expr> elements) implements Expr {
    public ListExpr {
      elements = List.copyOf(elements);
    }
  }

  /** {@code a, b}, also a target. */
  record Tuple(Span span, Trivia trivia, TupleForm form, List<Expr> elements) implements Expr {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** How a tuple is written. */
  enum TupleForm {
    PARENTHESIZED,
    BARE
  }

  /** {@code {a, b}}, never empty. */
  record SetExpr(Span span, Trivia trivia, List<Expr> elements) implements Expr {
    public SetExpr {
      elements = List.copyOf(elements);
    }
  }

  /** {@code {a: b}}. */
  record Dict(Span span, Trivia trivia, List<DictItem> items) implements Expr {
    public Dict {
      items = List.copyOf(items);
    }
  }

  /**
   * A comprehension.
   *
   * @param element what is collected; the key of a {@link ComprehensionKind#DICT}
   * @param value the value of a {@link ComprehensionKind#DICT}, else absent
   * @param clauses at least one, the first a {@link ComprehensionClause.For}
   */
  record Comprehension(
      Span span, Trivia trivia, ComprehensionKind kind, Expr element, Optional<Expr> value, List<ComprehensionClause> clauses)
      implements Expr {
    public Comprehension {
      clauses = List.copyOf(clauses);
    }
  }

  /** What a comprehension makes. */
  enum ComprehensionKind {
    LIST,
    SET,
    DICT,
    /** A lazy iterator; its parentheses belong to it unless it is a call's only argument. */
    GENERATOR
  }

  /** {@code *value}: spreads a sequence in a call, display or index, or takes the rest in a target. */
  record Starred(Span span, Trivia trivia, Expr value) implements Expr {}

  /** {@code target := value}: assigns and yields the value. */
  record AssignExpr(Span span, Trivia trivia, Expr target, Expr value) implements Expr {}

  /** {@code await value}. */
  record Await(Span span, Trivia trivia, Expr value) implements Expr {}

  /** {@code yield value}. */
  record Yield(Span span, Trivia trivia, Optional<Expr> value) implements Expr {}

  /** {@code yield from value}. */
  record YieldFrom(Span span, Trivia trivia, Expr value) implements Expr {}
}
