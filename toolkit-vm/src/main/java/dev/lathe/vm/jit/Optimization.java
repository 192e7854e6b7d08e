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
  /** New tables, functions, strings, lists, tuples and cells, and the end of captured variables. */
  ALLOCATE("allocate", OpCodes.TNEW, OpCodes.TDUP, OpCodes.FNEW, OpCodes.UCLO, OpCodes.CAT, OpCodes.MKLIST, OpCodes.MKTUPLE, OpCodes.CELL),
  /** Items of the array parts of tables, and lengths. */
  ARRAY("array", OpCodes.TGETV, OpCodes.TGETB, OpCodes.TSETV, OpCodes.TSETB, OpCodes.LEN),
  /** Calls of guest functions, and returns from them. */
  CALL("call", OpCodes.CALL, OpCodes.CALLT, OpCodes.CALLM, OpCodes.CALLMT, OpCodes.RET0, OpCodes.RET1, OpCodes.RET, OpCodes.RETM, OpCodes.VARG),
  /** Numeric loops, and the way back of others. */
  LOOP("loop", OpCodes.FORI, OpCodes.FORL, OpCodes.IFORL, OpCodes.ITERL, OpCodes.IITERL, OpCodes.ITERC, OpCodes.ITERN),
  /** Operators of general functions on small integers and doubles. */
  INTEGERS(
      "integers",
      OpCodes.IADD,
      OpCodes.ISUB,
      OpCodes.IMUL,
      OpCodes.IDIV,
      OpCodes.IFDIV,
      OpCodes.IMOD,
      OpCodes.ITDIV,
      OpCodes.ITREM,
      OpCodes.IAND,
      OpCodes.IOR,
      OpCodes.IXOR,
      OpCodes.ISHL,
      OpCodes.ISHR,
      OpCodes.IADDS,
      OpCodes.ISUBS,
      OpCodes.IMULS,
      OpCodes.IFDIVS,
      OpCodes.IMODS,
      OpCodes.IANDS,
      OpCodes.ISHLS,
      OpCodes.ISHRS,
      OpCodes.INPL,
      OpCodes.INPLS,
      OpCodes.INEG,
      OpCodes.IINV),
  /** Comparisons and truth in general functions. */
  RELATIONS(
      "relations",
      OpCodes.OLT,
      OpCodes.ONLT,
      OpCodes.OLE,
      OpCodes.ONLE,
      OpCodes.OGT,
      OpCodes.ONGT,
      OpCodes.OGE,
      OpCodes.ONGE,
      OpCodes.OEQ,
      OpCodes.ONEQ,
      OpCodes.ONE,
      OpCodes.ONNE,
      OpCodes.OIS,
      OpCodes.ONIS,
      OpCodes.OTRUE,
      OpCodes.OFALSE,
      OpCodes.OTRUEC,
      OpCodes.OFALSEC,
      OpCodes.ISDEF,
      OpCodes.ISUNDEF,
      OpCodes.VLT,
      OpCodes.VLE,
      OpCodes.VGT,
      OpCodes.VGE,
      OpCodes.VEQ,
      OpCodes.VNE,
      OpCodes.VIS,
      OpCodes.VNOT),
  /** Constants, wide registers, cells and global names of general functions. */
  NAMES(
      "names",
      OpCodes.KINT,
      OpCodes.KOBJ,
      OpCodes.KUNDEF,
      OpCodes.CHKDEF,
      OpCodes.LDW,
      OpCodes.STW,
      OpCodes.CELLGET,
      OpCodes.CELLSET,
      OpCodes.LDGLOB,
      OpCodes.STGLOB),
  /** Items of lists and tuples, and iteration over them. */
  SEQUENCES(
      "sequences",
      OpCodes.LDITEM,
      OpCodes.LDITEMS,
      OpCodes.STITEM,
      OpCodes.LISTADD,
      OpCodes.UNPACK,
      OpCodes.INTR,
      OpCodes.ITER,
      OpCodes.ITERNX),
  /** Attributes of objects of classes, and calls of their methods. */
  ATTRIBUTES("attributes", OpCodes.LDATTR, OpCodes.STATTR, OpCodes.LDMETH, OpCodes.CALLMETH),
  /** Loops over ranges of integers. */
  RANGES("ranges", OpCodes.RANGEI, OpCodes.RANGEL),
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
