package dev.lathe.lang.python;

import dev.lathe.ast.Block;
import dev.lathe.ast.scope.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What CPython compiles to one code object, with the blocks that are open in it. */
final class CodeUnit {

  /** Most blocks that may be open. */
  static final int MAX_BLOCKS = 20;

  /** What is compiled. */
  enum Kind {
    MODULE,
    CLASS,
    FUNCTION,
    ASYNC_FUNCTION,
    LAMBDA,
    COMPREHENSION,
    /** Type parameters, a bound of one, or the value of a type alias. */
    TYPES
  }

  /** Kinds of open blocks. */
  enum Frame {
    LOOP,
    /** A block with cleanup code that jumps run. */
    FINALLY,
    GROUP_HANDLER,
    OTHER
  }

  /**
   * An open block.
   *
   * @param cleanup what a jump out of a {@link Frame#FINALLY} runs
   */
  record Open(Frame frame, Optional<Block> cleanup) {}

  private final Kind kind;
  private final Optional<Scope> scope;
  final Deque<Open> blocks = new ArrayDeque<>();

  /**
   * @param scope of a function's body; tells whether it is a generator
   */
  CodeUnit(Kind kind, Optional<Scope> scope) {
    this.kind = kind;
    this.scope = scope;
  }

  Kind kind() {
    return kind;
  }

  /** Whether it may return and yield. */
  boolean isFunctionLike() {
    return switch (kind) {
      case FUNCTION, ASYNC_FUNCTION, LAMBDA, COMPREHENSION, TYPES -> true;
      case MODULE, CLASS -> false;
    };
  }

  /** Whether annotations of its variables are evaluated. */
  boolean evaluatesAnnotations() {
    return kind == Kind.MODULE || kind == Kind.CLASS;
  }

  boolean isAsyncGenerator() {
    return scope.filter(s -> s.has(Scope.Trait.GENERATOR) && s.has(Scope.Trait.COROUTINE)).isPresent();
  }
}
