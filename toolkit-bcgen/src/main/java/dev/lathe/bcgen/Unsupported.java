package dev.lathe.bcgen;

import dev.lathe.ast.Node;
import dev.lathe.ast.Semantics;
import dev.lathe.lexer.Span;
import java.util.List;

/** Meanings and nodes that the generator has no opcodes for yet. */
final class Unsupported {

  private Unsupported() {}

  /**
   * Refuses a choice of meanings.
   *
   * @throws GeneratorException naming the first meaning that is not supported
   */
  static void check(Semantics semantics) {
    List<Enum<?>> chosen =
        List.of(
            semantics.truth(),
            semantics.integers(),
            semantics.division(),
            semantics.modulo(),
            semantics.indexBase(),
            semantics.scoping(),
            semantics.iteration(),
            semantics.calls(),
            semantics.equality(),
            semantics.addition(),
            semantics.strings(),
            semantics.comparisons(),
            semantics.parentheses(),
            semantics.assignment());
    List<Enum<?>> supported =
        List.of(
            Semantics.Truth.NIL_AND_FALSE,
            Semantics.Integers.DOUBLE_ONLY,
            Semantics.Division.REAL,
            Semantics.Modulo.FLOORED,
            Semantics.IndexBase.ONE,
            Semantics.Scoping.BLOCK,
            Semantics.Iteration.FUNCTION_STATE_CONTROL,
            Semantics.Calls.POSITIONAL_ADJUSTED,
            Semantics.Equality.RAW_OR_SHARED_METHOD,
            Semantics.Addition.NUMBERS_AND_NUMERALS,
            Semantics.Strings.BYTES,
            Semantics.Comparisons.LEFT_ASSOCIATIVE,
            Semantics.Parentheses.ADJUST_TO_ONE,
            Semantics.Assignment.ADJUSTS);
    for (Enum<?> meaning : chosen) {
      if (!supported.contains(meaning)) {
        throw new GeneratorException(
            "no bytecode yet for " + meaning.getDeclaringClass().getSimpleName() + "." + meaning, Span.NONE);
      }
    }
  }

  /** The refusal of a node. */
  static GeneratorException node(String what, Node node) {
    return new GeneratorException("no bytecode yet for " + what, node.span());
  }

  /** The same under the node's own name. */
  static GeneratorException node(Node node) {
    return node(node.getClass().getSimpleName(), node);
  }
}
