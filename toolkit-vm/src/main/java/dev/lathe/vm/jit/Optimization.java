package dev.lathe.vm.jit;

import dev.lathe.vm.bytecode.OpCodes;
import java.util.Arrays;
import java.util.Optional;

/** What machine code does itself, by groups of instructions; an instruction of a group that is off leaves for Java. */
public enum Optimization {
  /** Copies and constants. */
  MOVE("move", OpCodes.MOV, OpCodes.KSTR, OpCodes.KSHORT, OpCodes.KNUM, OpCodes.KPRI, OpCodes.KNIL),
  /** Operators on doubles. */
  ARITHMETIC(
      "arith",
      OpCodes.UNM,
      OpCodes.ADDVN,
      OpCodes.SUBVN,
      OpCodes.MULVN,
      OpCodes.DIVVN,
      OpCodes.MODVN,
      OpCodes.ADDNV,
      OpCodes.SUBNV,
      OpCodes.MULNV,
      OpCodes.DIVNV,
      OpCodes.MODNV,
      OpCodes.ADDVV,
      OpCodes.SUBVV,
      OpCodes.MULVV,
      OpCodes.DIVVV,
      OpCodes.MODVV),
  /** Comparisons and tests, with the jump behind them. */
  COMPARE(
      "compare",
      OpCodes.ISLT,
      OpCodes.ISGE,
      OpCodes.ISLE,
      OpCodes.ISGT,
      OpCodes.ISEQV,
      OpCodes.ISNEV,
      OpCodes.ISEQS,
      OpCodes.ISNES,
      OpCodes.ISEQN,
      OpCodes.ISNEN,
      OpCodes.ISEQP,
      OpCodes.ISNEP,
      OpCodes.ISTC,
      OpCodes.ISFC,
      OpCodes.IST,
      OpCodes.ISF,
      OpCodes.NOT),
  /** Captured variables. */
  UPVALUE("upvalue", OpCodes.UGET, OpCodes.USETV, OpCodes.USETS, OpCodes.USETN, OpCodes.USETP),
  /** Slots of tables under constant names, by inline caches. */
  CACHE("cache", OpCodes.GGET, OpCodes.GSET, OpCodes.TGETS, OpCodes.TSETS),
  /** New tables and functions, and the end of captured variables. */
  ALLOCATE("allocate", OpCodes.TNEW, OpCodes.TDUP, OpCodes.FNEW, OpCodes.UCLO),
  /** Items of the array parts of tables, and lengths. */
  ARRAY("array", OpCodes.TGETV, OpCodes.TGETB, OpCodes.TSETV, OpCodes.TSETB, OpCodes.LEN),
  /** Calls of guest functions, and returns from them. */
  CALL("call", OpCodes.CALL, OpCodes.CALLT, OpCodes.CALLM, OpCodes.CALLMT, OpCodes.RET0, OpCodes.RET1, OpCodes.RET, OpCodes.RETM, OpCodes.VARG),
  /** Numeric loops, and the way back of others. */
  LOOP("loop", OpCodes.FORI, OpCodes.FORL, OpCodes.IFORL, OpCodes.ITERL, OpCodes.IITERL),
  /** All instructions of no other group. */
  OTHER("other"),
  /** What live arguments and caches tell of a function; checked, never believed. */
  HINTS("hints");

  private static final Optimization[] BY_CODE = new Optimization[256];

  static {
    Arrays.fill(BY_CODE, OTHER);
    for (Optimization optimization : values()) {
      for (int code : optimization.codes) {
        BY_CODE[code] = optimization;
      }
    }
  }

  private final String word;
  private final int[] codes;

  Optimization(String word, int... codes) {
    this.word = word;
    this.codes = codes;
  }

  /** What users write. */
  public String word() {
    return word;
  }

  /** The optimisation that a word names. */
  public static Optional<Optimization> of(String word) {
    return Arrays.stream(values()).filter(optimization -> optimization.word.equals(word)).findFirst();
  }

  /** The group of an instruction. */
  static Optimization of(int code) {
    return BY_CODE[code];
  }
}
