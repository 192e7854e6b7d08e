package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.BinaryOperator;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.Truth;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Operators of general functions on operands of any kind: what the machine itself defines first, then the methods of the
 * operands' classes, then metamethods of tables.
 *
 * <p>A method that gives {@link Value#NOT_IMPLEMENTED} passes the question on. So an operator is asked in stages, and the number
 * of the stage is what the frame of a method that was called keeps ({@link Step#OPERATE}); the operands are in their registers still.
 *
 * <pre>
 *   0  the left operand's method that may change it (INPL)
 *   1  the left operand's method; the right one's reflected method, if its class is derived from the left one's
 *   2  the other one of these
 *   3  what there is without methods
 * </pre>
 */
final class Protocols {
  private static final int IN_PLACE = 0;
  private static final int FIRST = 1;
  private static final int LAST = 3;

  private final VmState vm;
  private final Arithmetic arithmetic;
  private final Sequences sequences;
  private final Operations operations;

  /** The operands of the instruction that {@link #decode} was given. */
  private long left;

  private long right;
  private SpecialMethod method;
  private int operator;
  private boolean mayChange;

  Protocols(VmState vm, Arithmetic arithmetic, Sequences sequences, Operations operations) {
    this.vm = vm;
    this.arithmetic = arithmetic;
    this.sequences = sequences;
    this.operations = operations;
  }

  private static final BinaryOperator[] OPERATORS = BinaryOperator.values();

  private static long store(long base, int word, long value, long pc) {
    Memory.putLong(base + 8L * Insn.a(word), value);
    return pc;
  }

  // --- arithmetic -------------------------------------------------------------------------------------------------------

  /** R[A] := left op right. */
  long binary(int word, long left, long right, long pc) {
    int operator = operator(word);
    long result = arithmetic.binary(operator, left, right);
    if (result == Value.UNDEF) {
      boolean inPlace = (word & 0xFF) == OpCodes.INPL || (word & 0xFF) == OpCodes.INPLS;
      result = sequences.binary(operator, left, right, inPlace);
    }
    if (result != Value.UNDEF) {
      return store(vm.thread().base(), word, result, pc);
    }
    return operate(IN_PLACE, word, pc);
  }

  /** The row that applies an instruction's operator to two registers. */
  private static int operator(int word) {
    int opcode = word & 0xFF;
    return switch (opcode) {
      case OpCodes.IADDS -> OpCodes.IADD;
      case OpCodes.ISUBS -> OpCodes.ISUB;
      case OpCodes.IMULS -> OpCodes.IMUL;
      case OpCodes.IFDIVS -> OpCodes.IFDIV;
      case OpCodes.IMODS -> OpCodes.IMOD;
      case OpCodes.IANDS -> OpCodes.IAND;
      case OpCodes.ISHLS -> OpCodes.ISHL;
      case OpCodes.ISHRS -> OpCodes.ISHR;
      case OpCodes.INPL -> OPERATORS[Insn.c(word)].op().encoding();
      case OpCodes.INPLS -> OPERATORS[Insn.b(word)].op().encoding();
      default -> opcode;
    };
  }

  /** R[A] := op value. */
  long unary(int word, long value, long pc) {
    boolean negates = (word & 0xFF) == OpCodes.INEG;
    long result = negates ? arithmetic.negate(value) : arithmetic.invert(value);
    if (result != Value.UNDEF) {
      return store(vm.thread().base(), word, result, pc);
    }
    long function = vm.special(value, negates ? SpecialMethod.NEGATE : SpecialMethod.INVERT);
    if (function == Value.UNDEF && negates) {
      function = metamethod(value, Metamethod.UNM);
    }
    if (function == Value.UNDEF) {
      throw vm.errors().of(Failure.OPERAND, Arithmetic.symbol(word & 0xFF), value);
    }
    return operations.call(Step.STORE, pc, 0, function, value, Value.NIL, Value.NIL, 1);
  }

  private long metamethod(long value, Metamethod metamethod) {
    long found = vm.metamethod(value, metamethod);
    return found == Value.NIL ? Value.UNDEF : found;
  }

  // --- stages -----------------------------------------------------------------------------------------------------------

  /** A method that was called for an operator has returned. */
  long answered(int stage, int word, long result, long pc) {
    if (result == Value.NOT_IMPLEMENTED) {
      return operate(stage + 1, word, pc);
    }
    return finish(word, result, pc);
  }

  /** Operators that are not rows of arithmetic: an intrinsic that has one. */
  long matrixProduct(int word, long pc) {
    return operate(IN_PLACE, word, pc);
  }

  private long operate(int from, int word, long pc) {
    decode(word);
    for (int stage = from; stage < LAST; stage++) {
      if (stage == IN_PLACE) {
        long function = mayChange ? vm.inPlace(left, method) : Value.UNDEF;
        if (function != Value.UNDEF) {
          return operations.call(Step.OPERATE, pc, stage, function, left, right, Value.NIL, 2);
        }
      } else if (stage == FIRST != rightComesFirst()) {
        long function = vm.special(left, method);
        if (function != Value.UNDEF && function != Value.NIL) {
          return operations.call(Step.OPERATE, pc, stage, function, left, right, Value.NIL, 2);
        }
      } else {
        long function = reflected();
        if (function != Value.UNDEF && function != Value.NIL) {
          return operations.call(Step.OPERATE, pc, stage, function, right, left, Value.NIL, 2);
        }
      }
    }
    return withoutMethods(word, pc);
  }

  /** A class that is derived from the left operand's has its own idea of what they are together. */
  private boolean rightComesFirst() {
    long one = vm.classes().of(left);
    long other = vm.classes().of(right);
    return one != 0 && other != 0 && one != other && ClassObject.isSubclass(other, one) && reflected() != Value.UNDEF;
  }

  private long reflected() {
    return switch (method) {
      case LT -> vm.special(right, SpecialMethod.GT);
      case LE -> vm.special(right, SpecialMethod.GE);
      case GT -> vm.special(right, SpecialMethod.LT);
      case GE -> vm.special(right, SpecialMethod.LE);
      case EQ, NE -> vm.special(right, method);
      // Two of one class: the method has been asked.
      default -> vm.classes().of(left) == vm.classes().of(right) ? Value.UNDEF : vm.reflected(right, method);
    };
  }

  private void decode(int word) {
    long base = vm.thread().base();
    int opcode = word & 0xFF;
    mayChange = false;
    switch (opcode) {
      case OpCodes.OLT, OpCodes.ONLT, OpCodes.OLE, OpCodes.ONLE, OpCodes.OGT, OpCodes.ONGT, OpCodes.OGE, OpCodes.ONGE, OpCodes.OEQ, OpCodes.ONEQ,
          OpCodes.ONE, OpCodes.ONNE -> {
        left = Memory.getLong(base + 8L * Insn.a(word));
        right = Memory.getLong(base + 8L * Insn.d(word));
        method = RELATIONS[opcode - OpCodes.OLT >> 1];
      }
      case OpCodes.VLT, OpCodes.VLE, OpCodes.VGT, OpCodes.VGE, OpCodes.VEQ, OpCodes.VNE -> {
        left = Memory.getLong(base + 8L * Insn.b(word));
        right = Memory.getLong(base + 8L * Insn.c(word));
        method = RELATIONS[opcode - OpCodes.VLT];
      }
      case OpCodes.INPL -> {
        left = Memory.getLong(base + 8L * Insn.a(word));
        right = Memory.getLong(base + 8L * Insn.b(word));
        mayChange = true;
      }
      case OpCodes.INPLS -> {
        left = Memory.getLong(base + 8L * Insn.a(word));
        right = Value.ofInt((byte) Insn.c(word));
        mayChange = true;
      }
      case OpCodes.INTR -> {
        left = Memory.getLong(base + 8L * Insn.b(word));
        right = Memory.getLong(base + 8L * Insn.b(word) + 8);
        method = SpecialMethod.MATMUL;
        mayChange = Insn.c(word) == Intrinsic.MATMUL_IN_PLACE.ordinal();
      }
      default -> {
        left = Memory.getLong(base + 8L * Insn.b(word));
        right = operator(word) == opcode ? Memory.getLong(base + 8L * Insn.c(word)) : Value.ofInt((byte) Insn.c(word));
      }
    }
    if (opcode >= OpCodes.IADD && opcode <= OpCodes.INPL || opcode == OpCodes.INPLS) {
      operator = operator(word);
      method = methodOf(operator);
    }
  }

  private static final SpecialMethod[] RELATIONS = {
    SpecialMethod.LT, SpecialMethod.LE, SpecialMethod.GT, SpecialMethod.GE, SpecialMethod.EQ, SpecialMethod.NE
  };

  private static SpecialMethod methodOf(int operator) {
    return switch (operator) {
      case OpCodes.IADD -> SpecialMethod.ADD;
      case OpCodes.ISUB -> SpecialMethod.SUB;
      case OpCodes.IMUL -> SpecialMethod.MUL;
      case OpCodes.IDIV, OpCodes.ITDIV -> SpecialMethod.DIV;
      case OpCodes.IFDIV -> SpecialMethod.FLOORDIV;
      case OpCodes.IMOD, OpCodes.ITREM -> SpecialMethod.MOD;
      case OpCodes.IPOW -> SpecialMethod.POW;
      case OpCodes.IAND -> SpecialMethod.AND;
      case OpCodes.IOR -> SpecialMethod.OR;
      case OpCodes.IXOR -> SpecialMethod.XOR;
      case OpCodes.ISHL -> SpecialMethod.SHL;
      case OpCodes.ISHR -> SpecialMethod.SHR;
      default -> throw new AssertionError(operator);
    };
  }

  /** No method has answered: {@link #decode} has the operands. */
  private long withoutMethods(int word, long pc) {
    switch (method) {
      case EQ -> {
        return finish(word, Value.of(left == right), pc);
      }
      case NE -> {
        return notEqual(word, pc);
      }
      case LT, LE, GT, GE -> {
        return metamethodOrder(word, pc);
      }
      case MATMUL -> throw vm.errors().of(Failure.OPERANDS, "@", left, right);
      default -> {}
    }
    Metamethod asked =
        switch (method) {
          case ADD -> Metamethod.ADD;
          case SUB -> Metamethod.SUB;
          case MUL -> Metamethod.MUL;
          case DIV -> Metamethod.DIV;
          case MOD -> Metamethod.MOD;
          case POW -> Metamethod.POW;
          default -> null;
        };
    if (asked != null) {
      long function = metamethod(left, asked);
      function = function == Value.UNDEF ? metamethod(right, asked) : function;
      if (function != Value.UNDEF) {
        return operations.call(Step.STORE, pc, 0, function, left, right, Value.NIL, 2);
      }
    }
    throw vm.errors().of(Failure.OPERANDS, Arithmetic.symbol(operator), left, right);
  }

  /** Without a method for it, unequal is what is not equal: equality's methods are asked. */
  private long notEqual(int word, long pc) {
    long one = left;
    long other = right;
    long function = vm.special(one, SpecialMethod.EQ);
    if (function == Value.UNDEF) {
      function = vm.special(other, SpecialMethod.EQ);
      if (function != Value.UNDEF) {
        return operations.call(Step.NOT_EQUAL, pc, 0, function, other, one, Value.NIL, 2);
      }
    } else {
      return operations.call(Step.NOT_EQUAL, pc, 0, function, one, other, Value.NIL, 2);
    }
    return finish(word, Value.of(one != other), pc);
  }

  /** Equality has been asked for its contrary. */
  long answeredEqual(int word, long result, long pc) {
    if (result == Value.NOT_IMPLEMENTED) {
      decode(word);
      return finish(word, Value.of(left != right), pc);
    }
    return finish(word, Value.of(!vm.isTrue(result)), pc);
  }

  private long metamethodOrder(int word, long pc) {
    boolean swaps = method == SpecialMethod.GT || method == SpecialMethod.GE;
    Metamethod asked = method == SpecialMethod.LT || method == SpecialMethod.GT ? Metamethod.LT : Metamethod.LE;
    long one = swaps ? right : left;
    long other = swaps ? left : right;
    long function = metamethod(one, asked);
    function = function == Value.UNDEF ? metamethod(other, asked) : function;
    if (function == Value.UNDEF) {
      throw vm.errors().of(Failure.ORDER, symbol(method), left, right);
    }
    return operations.call(Step.OPERATE, pc, LAST, function, one, other, Value.NIL, 2);
  }

  private static String symbol(SpecialMethod relation) {
    return switch (relation) {
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
      default -> throw new AssertionError(relation);
    };
  }

  /** The result of an operator is there: it is stored, or decides about a jump. */
  private long finish(int word, long result, long pc) {
    return (word & 0xFF) < OpCodes.VLT ? truth(word, result, pc) : store(vm.thread().base(), word, result, pc);
  }

  // --- relations --------------------------------------------------------------------------------------------------------

  /** A relation of order, as a test or as a value. */
  long order(int word, long one, long other, long pc) {
    int opcode = word & 0xFF;
    SpecialMethod relation = opcode < OpCodes.VLT ? RELATIONS[opcode - OpCodes.OLT >> 1] : RELATIONS[opcode - OpCodes.VLT];
    int order;
    if (Numbers.isNumber(one) && Numbers.isNumber(other)) {
      order = Numbers.compare(one, other);
    } else {
      order = sequences.compare(one, other, relation);
    }
    if (order == Sequences.UNDEFINED) {
      return operate(IN_PLACE, word, pc);
    }
    return finish(word, Value.of(holds(relation, order)), pc);
  }

  /** Whether a relation of order holds for what {@link Numbers#compare} has given. */
  static boolean holds(SpecialMethod relation, int order) {
    if (order == Numbers.UNORDERED) {
      return false;
    }
    return switch (relation) {
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      default -> throw new AssertionError(relation);
    };
  }

  /** Equality or its contrary, as a test or as a value. */
  long equality(int word, long one, long other, long pc) {
    int opcode = word & 0xFF;
    boolean wantsEqual = opcode == OpCodes.OEQ || opcode == OpCodes.ONEQ || opcode == OpCodes.VEQ;
    if (hasMethods(one) || hasMethods(other)) {
      return operate(IN_PLACE, word, pc);
    }
    return finish(word, Value.of(vm.keys().areEqual(one, other) == wantsEqual), pc);
  }

  private boolean hasMethods(long value) {
    return Truth.of(value) == Truth.ASK;
  }

  // --- truth ------------------------------------------------------------------------------------------------------------

  /** Takes the jump of a test whose relation gave {@code value}, or stores what VNOT makes of it. */
  long truth(int word, long value, long pc) {
    Truth truth = Truth.of(value);
    if (truth == Truth.ASK) {
      long function = vm.special(value, SpecialMethod.BOOL);
      if (function == Value.UNDEF) {
        function = vm.special(value, SpecialMethod.LEN);
      }
      if (function != Value.UNDEF) {
        return operations.call(Step.TRUTH, pc, 0, function, value, Value.NIL, Value.NIL, 1);
      }
      truth = Truth.TRUE;
    }
    return decide(word, truth == Truth.TRUE, pc);
  }

  /** A method has told the truth of a value. */
  long answeredTruth(int word, long result, long pc) {
    if (!Numbers.isInteger(result)) {
      throw vm.errors().of(Failure.NOT_INTEGER, result);
    }
    return decide(word, Truth.of(result) == Truth.TRUE, pc);
  }

  private long decide(int word, boolean truth, long pc) {
    long base = vm.thread().base();
    switch (word & 0xFF) {
      case OpCodes.VNOT -> {
        return store(base, word, Value.of(!truth), pc);
      }
      case OpCodes.OTRUEC, OpCodes.OFALSEC -> {
        boolean taken = truth == ((word & 0xFF) == OpCodes.OTRUEC);
        if (taken) {
          Memory.putLong(base + 8L * Insn.a(word), Memory.getLong(base + 8L * Insn.d(word)));
        }
        return Instructions.branch(taken, pc);
      }
      default -> {
        // op ^ 1 is the contrary.
        return Instructions.branch(truth == ((word & 1) == 0), pc);
      }
    }
  }

  // --- membership -------------------------------------------------------------------------------------------------------

  /** Whether a container contains a value, as a test or as a value. */
  long contains(int word, long container, long value, long pc) {
    long function = hasMethods(container) ? vm.special(container, SpecialMethod.CONTAINS) : Value.UNDEF;
    if (function != Value.UNDEF) {
      return operations.call(Step.CONTAINED, pc, 0, function, container, value, Value.NIL, 2);
    }
    return contained(word, sequences.contains(container, value), pc);
  }

  /** A method has told whether a value is contained. */
  long answeredContained(int word, long result, long pc) {
    return contained(word, vm.isTrue(result), pc);
  }

  private long contained(int word, boolean result, long pc) {
    return (word & 0xFF) == OpCodes.VIN ? store(vm.thread().base(), word, Value.of(result), pc) : Instructions.branch(result == ((word & 1) == 0), pc);
  }

}
