package dev.lathe.ast;

/**
 * What the nodes of a tree mean where languages differ. Each component names a meaning; a language is a choice of them.
 * Generators pick opcodes by these names.
 */
public record Semantics(
    Truth truth,
    Integers integers,
    Division division,
    Modulo modulo,
    IndexBase indexBase,
    Scoping scoping,
    Iteration iteration,
    Calls calls,
    Equality equality,
    Addition addition,
    Strings strings,
    Comparisons comparisons,
    Parentheses parentheses,
    Assignment assignment) {

  /** What counts as false in a test. */
  public enum Truth {
    /** Nil and false only. */
    NIL_AND_FALSE,
    /** Nil, false, zeros and what is empty; objects decide. */
    EMPTY_AND_ZERO
  }

  /** What an integer literal and arithmetic on integers give. */
  public enum Integers {
    /** There are only doubles. */
    DOUBLE_ONLY,
    /** 64 bits, growing without bound. */
    GROWING,
    /** 64 bits, wrapping. */
    WRAPPING
  }

  /** What {@code /} does on integers. */
  public enum Division {
    /** Gives a floating-point number. */
    REAL,
    /** Rounds towards zero. */
    TRUNCATING
  }

  /** The sign of a remainder. */
  public enum Modulo {
    /** That of the divisor. */
    FLOORED,
    /** That of the dividend. */
    TRUNCATED
  }

  /** The index of the first element. */
  public enum IndexBase {
    ONE,
    ZERO
  }

  /** Where a name that a block binds is visible. */
  public enum Scoping {
    /** Declarations belong to the innermost block; undeclared names are global. */
    BLOCK,
    /** A name bound anywhere in a function or class body is that body's, unless declared otherwise. */
    FUNCTION
  }

  /** What a for-each loop does with its sources. */
  public enum Iteration {
    /** Three values: function, state, control variable; ends at nil. */
    FUNCTION_STATE_CONTROL,
    /** An iterator object made from one value; ends with a signal. */
    ITERATOR_OBJECT
  }

  /** How arguments meet parameters and results meet callers. */
  public enum Calls {
    /** By position, counts adjusted, any number of results. */
    POSITIONAL_ADJUSTED,
    /** By position and keyword, counts checked, one result. */
    KEYWORDS_CHECKED
  }

  /** What {@code ==} compares. */
  public enum Equality {
    /** Without conversion; objects by identity unless both agree on a method. */
    RAW_OR_SHARED_METHOD,
    /** By methods of either operand; numbers of all kinds by value. */
    METHODS
  }

  /** What {@code +} takes. */
  public enum Addition {
    /** Numbers, and strings that read as numbers. */
    NUMBERS_AND_NUMERALS,
    /** Whatever the operands define; sequences concatenate. */
    METHODS
  }

  /** What a string is made of. */
  public enum Strings {
    BYTES,
    CODE_POINTS
  }

  /** What {@code a < b < c} means. */
  public enum Comparisons {
    /** {@code (a < b) < c}. */
    LEFT_ASSOCIATIVE,
    /** {@code a < b and b < c}. */
    CHAINED
  }

  /** What parentheses around an expression do. */
  public enum Parentheses {
    GROUP,
    /** Also adjust several results to one. */
    ADJUST_TO_ONE
  }

  /** What an assignment to several targets does when the counts differ. */
  public enum Assignment {
    /** Fills with nil, drops what is too much. */
    ADJUSTS,
    /** Fails. */
    UNPACKS
  }
}
