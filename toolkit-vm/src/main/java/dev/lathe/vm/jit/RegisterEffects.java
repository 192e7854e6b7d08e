package dev.lathe.vm.jit;

import dev.lathe.vm.bytecode.Flow;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.OpCodes;

/**
 * What an instruction asks of the guest's registers and leaves in them when machine code goes on behind it: a set of bits for each opcode. A
 * template that goes on has checked what is asked here by {@link #NEEDS} and {@link #NEEDS_TABLE}; the assembler asserts that.
 */
final class RegisterEffects {
  /** The register in a field must hold a double: the field's bit from here on, A B C D. */
  static final int NEEDS = 1;
  /** It is read as a double where it is one. Of A, B, C, D as above. */
  static final int LIKES = 1 << 4;
  /** It is asked for what a double would not be asked for. */
  static final int OTHER = 1 << 8;

  static final int A = 1;
  static final int B = 2;
  static final int C = 4;
  static final int D = 8;

  /** R[B] must hold a table. */
  static final int NEEDS_TABLE = 1 << 12;
  /** R[A] gets a value, nobody knows what. */
  static final int WRITES = 1 << 13;
  /** R[A] gets a double. */
  static final int DOUBLE = 1 << 14;
  /** R[A] gets a table. */
  static final int TABLE = 1 << 15;
  /** R[A] := R[D]. */
  static final int COPIES = 1 << 16;
  /** R[A] gets a value that may be hinted: the template checks it then. */
  static final int HINTED = 1 << 17;
  /** All from R[A − 3] on are overwritten. */
  static final int RUN = 1 << 18;
  /** All from R[A] on are overwritten, since another frame lies there. */
  static final int CALL = 1 << 19;
  /** Nobody knows what it does to registers. */
  static final int UNKNOWN = 1 << 20;
  /** It has a rule of its own in {@link HintAnalysis}. */
  static final int SPECIAL = 1 << 21;

  private static final int[] BY_CODE = new int[256];
  private static final Flow[] FLOWS = new Flow[256];

  static {
    for (int code = 0; code < BY_CODE.length; code++) {
      BY_CODE[code] = effects(code);
      FLOWS[code] = Op.of(code).map(Op::flow).orElse(Flow.ON);
    }
    FLOWS[OpCodes.IFORL] = Flow.BACK;
    FLOWS[OpCodes.IITERL] = Flow.BACK;
  }

  /** If one of R[A] and R[D] is a double, both must be. */
  static final int ALIKE = 1 << 22;
  /** R[B] is read as a table if it is one. */
  static final int LIKES_TABLE = 1 << 23;

  private static final int WRITES_ONE = WRITES | DOUBLE | TABLE | COPIES | HINTED;

  private RegisterEffects() {}

  /** The bits of an opcode of loaded code. */
  static int of(int code) {
    return BY_CODE[code];
  }

  /** Where an opcode of loaded code goes on. */
  static Flow flow(int code) {
    return FLOWS[code];
  }

  private static int effects(int code) {
    return switch (code) {
      case OpCodes.ISLT, OpCodes.ISGE, OpCodes.ISLE, OpCodes.ISGT -> LIKES * (A | D) | ALIKE;
      case OpCodes.ISEQV, OpCodes.ISNEV -> LIKES * (A | D);
      case OpCodes.ISEQN, OpCodes.ISNEN -> NEEDS * A;
      case OpCodes.ISEQS, OpCodes.ISNES, OpCodes.ISEQP, OpCodes.ISNEP -> OTHER * A;
      case OpCodes.IST, OpCodes.ISF -> OTHER * D;
      case OpCodes.ISTC, OpCodes.ISFC, OpCodes.NOT -> OTHER * D | WRITES;
      case OpCodes.MOV -> COPIES;
      case OpCodes.UNM -> NEEDS * D | DOUBLE;
      case OpCodes.LEN, OpCodes.KNUM, OpCodes.KSHORT -> DOUBLE;
      case OpCodes.ADDVN, OpCodes.SUBVN, OpCodes.MULVN, OpCodes.DIVVN, OpCodes.MODVN,
          OpCodes.ADDNV, OpCodes.SUBNV, OpCodes.MULNV, OpCodes.DIVNV, OpCodes.MODNV -> NEEDS * B | DOUBLE;
      case OpCodes.ADDVV, OpCodes.SUBVV, OpCodes.MULVV, OpCodes.DIVVV, OpCodes.MODVV -> NEEDS * (B | C) | DOUBLE;
      case OpCodes.KSTR, OpCodes.KCDATA, OpCodes.KPRI, OpCodes.FNEW, OpCodes.POW -> WRITES;
      case OpCodes.TNEW, OpCodes.TDUP -> TABLE;
      case OpCodes.UGET, OpCodes.GGET -> HINTED;
      case OpCodes.TGETV -> NEEDS_TABLE | LIKES * C | HINTED;
      case OpCodes.TGETB -> NEEDS_TABLE | HINTED;
      case OpCodes.TGETS -> LIKES_TABLE | HINTED;
      case OpCodes.TSETV -> NEEDS_TABLE | LIKES * C;
      case OpCodes.TSETS, OpCodes.TSETB -> NEEDS_TABLE;
      case OpCodes.CALL -> OTHER * A | CALL;
      case OpCodes.CALLM, OpCodes.VARG, OpCodes.ITERC, OpCodes.ITERN, OpCodes.ISNEXT, OpCodes.ITERL, OpCodes.IITERL -> RUN;
      case OpCodes.KNIL, OpCodes.CAT, OpCodes.FORI, OpCodes.FORL, OpCodes.IFORL -> SPECIAL;
      case OpCodes.USETV, OpCodes.USETS, OpCodes.USETN, OpCodes.USETP, OpCodes.UCLO, OpCodes.GSET, OpCodes.TSETM,
          OpCodes.CALLMT, OpCodes.CALLT, OpCodes.RETM, OpCodes.RET, OpCodes.RET0, OpCodes.RET1,
          OpCodes.LOOP, OpCodes.ILOOP, OpCodes.JMP, OpCodes.NOP -> 0;
      default -> UNKNOWN;
    };
  }

  /** Whether it is a numeric loop's, whose four registers are doubles behind it. */
  static boolean isNumericLoop(int code) {
    return code == OpCodes.FORI || code == OpCodes.FORL || code == OpCodes.IFORL;
  }

  /** Whether an instruction with these bits writes R[A] alone. */
  static boolean writesOne(int effects) {
    return (effects & WRITES_ONE) != 0;
  }

  /** The first register that the instruction of a word may write; it writes none if {@link #lastWritten} is below. */
  static int firstWritten(int word) {
    int effects = BY_CODE[word & 0xFF];
    int a = Insn.a(word);
    if ((effects & UNKNOWN) != 0) {
      return 0;
    }
    if ((effects & RUN) != 0) {
      return Math.max(a - 3, 0);
    }
    return (word & 0xFF) == OpCodes.CAT ? Math.min(a, Insn.b(word)) : a;
  }

  /** The last one, of a frame with so many registers. */
  static int lastWritten(int word, int registers) {
    int effects = BY_CODE[word & 0xFF];
    if ((effects & (UNKNOWN | RUN | CALL)) != 0) {
      return registers - 1;
    }
    int a = Insn.a(word);
    return switch (word & 0xFF) {
      case OpCodes.CAT -> registers - 1;
      case OpCodes.KNIL -> Insn.d(word);
      case OpCodes.FORI, OpCodes.FORL, OpCodes.IFORL -> a + 3;
      default -> writesOne(effects) ? a : a - 1;
    };
  }
}
