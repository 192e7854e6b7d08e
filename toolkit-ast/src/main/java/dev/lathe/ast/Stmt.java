package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/** A statement. */
public sealed interface Stmt extends Node {

  /** An expression for its effects. */
  record ExprStmt(Span span, Trivia trivia, Expr value) implements Stmt {}

  /** {@code a = b = value}: evaluates the value, then assigns it to each target, left to right. */
  record Assign(Span span, Trivia trivia, List<Expr> targets, Expr value) implements Stmt {
    public Assign {
      targets = List.copyOf(targets);
    }
  }

  /**
   * {@code a, b = c, d} as one assignment of lists: all values are evaluated first, their number is adjusted to that of
   * the targets. Several targets, or several values.
   */
  record MultiAssign(Span span, Trivia trivia, List<Expr> targets, List<Expr> values) implements Stmt {
    public MultiAssign {
      targets = List.copyOf(targets);
      values = List.copyOf(values);
    }
  }

  /** {@code target op= value}; the target is evaluated once. */
  record AugAssign(Span span, Trivia trivia, BinaryOp op, Expr target, Expr value) implements Stmt {}

  /** {@code target: annotation = value}. */
  record AnnAssign(Span span, Trivia trivia, Expr target, Expr annotation, Optional<Expr> value) implements Stmt {}

  /** Declares variables of the block, visible behind the statement. Missing values are nil. */
  record Local(Span span, Trivia trivia, List<Identifier> names, List<Expr> values) implements Stmt {
    public Local {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }
  }

  /**
   * Declares a function.
   *
   * @param binding whether the target is declared (visible inside the function too) or assigned
   * @param target a {@link Expr.Name} or a path of {@link Expr.Attribute}s; the last part of the path is a method's name
   *     where the function's receiver is implicit
   */
  record FunctionDef(
      Span span, Trivia trivia, List<Decorator> decorators, Binding binding, Expr target, Function function) implements Stmt {
    public FunctionDef {
      decorators = List.copyOf(decorators);
    }
  }

  /** How a declaration reaches its name. */
  enum Binding {
    /** A new variable of the block. */
    LOCAL,
    /** An assignment. */
    ASSIGN
  }

  /** Declares a class. */
  record ClassDef(
      Span span,
      Trivia trivia,
      List<Decorator> decorators,
      Identifier name,
      List<TypeParameter> typeParameters,
      List<Argument> arguments,
      Block body)
      implements Stmt {
    public ClassDef {
      decorators = List.copyOf(decorators);
      typeParameters = List.copyOf(typeParameters);
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code type Name[parameters] = value}, evaluated lazily. */
  record TypeAlias(Span span, Trivia trivia, Expr.Name name, List<TypeParameter> typeParameters, Expr value)
      implements Stmt {
    public TypeAlias {
      typeParameters = List.copyOf(typeParameters);
    }
  }

  /** A block on its own. */
  record Do(Span span, Trivia trivia, Block body) implements Stmt {}

  /** Tests in order; at least one branch. */
  record If(Span span, Trivia trivia, List<IfBranch> branches, Optional<Block> orElse) implements Stmt {
    public If {
      branches = List.copyOf(branches);
    }
  }

  /** Tests before each round; {@code orElse} runs when the test fails, not after a break. */
  record While(Span span, Trivia trivia, Expr test, Block body, Optional<Block> orElse) implements Stmt {}

  /** Tests behind each round, inside the body's scope; ends when the test is true. */
  record Repeat(Span span, Trivia trivia, Block body, Expr test) implements Stmt {}

  /** Counts from start to limit, both included; the variable is fresh in each round. */
  record NumericFor(
      Span span, Trivia trivia, Identifier variable, Expr start, Expr limit, Optional<Expr> step, Block body)
      implements Stmt {}

  /**
   * Iterates, by the protocol of {@link Semantics#iteration()}.
   *
   * @param targets variables or targets of a round
   * @param sources expressions that give the iterator
   */
  record ForEach(
      Span span,
      Trivia trivia,
      Execution execution,
      List<Expr> targets,
      List<Expr> sources,
      Block body,
      Optional<Block> orElse)
      implements Stmt {
    public ForEach {
      targets = List.copyOf(targets);
      sources = List.copyOf(sources);
    }
  }

  /** Leaves the innermost loop. */
  record Break(Span span, Trivia trivia) implements Stmt {}

  /** Goes on with the next round of the innermost loop. */
  record Continue(Span span, Trivia trivia) implements Stmt {}

  /** Returns from the function. */
  record Return(Span span, Trivia trivia, List<Expr> values) implements Stmt {
    public Return {
      values = List.copyOf(values);
    }
  }

  /** Jumps to a label of an enclosing block. */
  record Goto(Span span, Trivia trivia, Identifier label) implements Stmt {}

  /** A jump target. */
  record Label(Span span, Trivia trivia, Identifier name) implements Stmt {}

  /** Does nothing. */
  record Pass(Span span, Trivia trivia) implements Stmt {}

  /** Unbinds names, deletes attributes and items. */
  record Delete(Span span, Trivia trivia, List<Expr> targets) implements Stmt {
    public Delete {
      targets = List.copyOf(targets);
    }
  }

  /** Declares names of this scope to be the module's. */
  record Global(Span span, Trivia trivia, List<Identifier> names) implements Stmt {
    public Global {
      names = List.copyOf(names);
    }
  }

  /** Declares names of this scope to be an enclosing function's. */
  record Nonlocal(Span span, Trivia trivia, List<Identifier> names) implements Stmt {
    public Nonlocal {
      names = List.copyOf(names);
    }
  }

  /** Imports modules. */
  record Import(Span span, Trivia trivia, List<ImportedName> names) implements Stmt {
    public Import {
      names = List.copyOf(names);
    }
  }

  /**
   * Imports names out of a module.
   *
   * @param level number of leading dots: 0 for an absolute path
   * @param path empty only with a level
   */
  record ImportFrom(Span span, Trivia trivia, int level, List<Identifier> path, List<ImportedName> names)
      implements Stmt {
    public ImportFrom {
      path = List.copyOf(path);
      names = List.copyOf(names);
    }
  }

  /** Imports all public names of a module; level and path as in {@link ImportFrom}. */
  record ImportAll(Span span, Trivia trivia, int level, List<Identifier> path) implements Stmt {
    public ImportAll {
      path = List.copyOf(path);
    }
  }

  /** Raises an error, the current one again if {@code value} is absent. */
  record Raise(Span span, Trivia trivia, Optional<Expr> value, Optional<Expr> cause) implements Stmt {}

  /** Runs {@code body} with handlers; {@code orElse} after a body without error, {@code finalizer} always. */
  record Try(
      Span span,
      Trivia trivia,
      Block body,
      HandlerKind kind,
      List<ExceptHandler> handlers,
      Optional<Block> orElse,
      Optional<Block> finalizer)
      implements Stmt {
    public Try {
      handlers = List.copyOf(handlers);
    }
  }

  /** How the handlers of a try match. */
  enum HandlerKind {
    /** The first that fits takes the error. */
    SINGLE,
    /** Each takes its part of a group of errors ({@code except*}). */
    GROUP
  }

  /** Runs a block inside context managers, entered left to right. */
  record With(Span span, Trivia trivia, Execution execution, List<WithItem> items, Block body) implements Stmt {
    public With {
      items = List.copyOf(items);
    }
  }

  /** Raises an error unless the test is true. */
  record Assert(Span span, Trivia trivia, Expr test, Optional<Expr> message) implements Stmt {}

  /** Takes the first case that matches. */
  record Match(Span span, Trivia trivia, Expr subject, List<MatchCase> cases) implements Stmt {
    public Match {
      cases = List.copyOf(cases);
    }
  }
}
