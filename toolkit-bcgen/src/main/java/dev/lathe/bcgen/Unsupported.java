package dev.lathe.bcgen;

import static java.util.Map.entry;

import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.Semantics;
import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.lexer.Span;
import java.util.List;
import java.util.Map;

/** Meanings and nodes that the generator has no opcodes for yet. */
final class Unsupported {

  /** What programs do that mean something by a choice that is not supported. */
  private static final Map<Enum<?>, String> WORDS =
      Map.ofEntries(
          entry(Semantics.Truth.EMPTY_AND_ZERO, "zeros and what is empty count as false"),
          entry(Semantics.Integers.GROWING, "integers grow without bound"),
          entry(Semantics.Integers.WRAPPING, "integers wrap at 64 bits"),
          entry(Semantics.Division.TRUNCATING, "the quotient of integers is rounded towards zero"),
          entry(Semantics.Modulo.TRUNCATED, "a remainder has the sign of the dividend"),
          entry(Semantics.IndexBase.ZERO, "the first element has index 0"),
          entry(Semantics.Scoping.FUNCTION, "a name belongs to the whole function that binds it"),
          entry(Semantics.Iteration.ITERATOR_OBJECT, "loops ask an iterator object"),
          entry(Semantics.Calls.KEYWORDS_CHECKED, "arguments are counted and may have names"),
          entry(Semantics.Equality.METHODS, "methods of either operand decide whether values are equal"),
          entry(Semantics.Addition.METHODS, "operands define what their sum is"),
          entry(Semantics.Strings.CODE_POINTS, "strings are made of code points"),
          entry(Semantics.Comparisons.CHAINED, "comparisons form chains"),
          entry(Semantics.Parentheses.GROUP, "parentheses keep all results of a call"),
          entry(Semantics.Assignment.UNPACKS, "assignments to several targets fail if the counts differ"));

  private Unsupported() {}

  /**
   * Refuses a choice of meanings.
   *
   * @throws GeneratorException naming the first meaning that is not supported
   */
  static void check(Module module) {
    Semantics semantics = module.semantics();
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
    for (Enum<?> meaning : chosen) {
      String words = WORDS.get(meaning);
      if (words != null) {
        throw new GeneratorException("no bytecode yet for programs in " + module.language() + ", where " + words, Span.NONE);
      }
    }
  }

  /** The refusal of a node. */
  static GeneratorException node(String what, Node node) {
    return new GeneratorException("no bytecode yet for " + what, node.span());
  }
}
