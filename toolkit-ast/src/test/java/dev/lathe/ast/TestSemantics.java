package dev.lathe.ast;

/** Two choices of meanings that differ in everything, and one between them. */
public final class TestSemantics {

  /** Block scopes, doubles only, parentheses that adjust. */
  public static final Semantics BLOCKS =
      new Semantics(
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

  /** Function scopes, growing integers, parentheses that group. */
  public static final Semantics FUNCTIONS =
      new Semantics(
          Semantics.Truth.EMPTY_AND_ZERO,
          Semantics.Integers.GROWING,
          Semantics.Division.REAL,
          Semantics.Modulo.FLOORED,
          Semantics.IndexBase.ZERO,
          Semantics.Scoping.FUNCTION,
          Semantics.Iteration.ITERATOR_OBJECT,
          Semantics.Calls.KEYWORDS_CHECKED,
          Semantics.Equality.METHODS,
          Semantics.Addition.METHODS,
          Semantics.Strings.CODE_POINTS,
          Semantics.Comparisons.CHAINED,
          Semantics.Parentheses.GROUP,
          Semantics.Assignment.UNPACKS);

  /** As {@link #BLOCKS}, with integers of 64 bits. */
  public static final Semantics WRAPPING =
      new Semantics(
          BLOCKS.truth(),
          Semantics.Integers.WRAPPING,
          Semantics.Division.TRUNCATING,
          Semantics.Modulo.TRUNCATED,
          BLOCKS.indexBase(),
          BLOCKS.scoping(),
          BLOCKS.iteration(),
          BLOCKS.calls(),
          BLOCKS.equality(),
          BLOCKS.addition(),
          BLOCKS.strings(),
          BLOCKS.comparisons(),
          BLOCKS.parentheses(),
          BLOCKS.assignment());

  private TestSemantics() {}
}
