package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.asm.Vector.XMM2;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.slot;
import static dev.lathe.vm.jit.ValueAssembler.FIRST_TAG;
import static dev.lathe.vm.jit.ValueAssembler.TAG_BITS;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.bytecode.BinaryOperator;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.value.Value;

/**
 * Operators of general functions: on small integers in line, on doubles, and one of each, out of line.
 *
 * <p>A small integer's payload, shifted up by the 17 bits of the tag, overflows 64 bits exactly where the integer leaves its range: so
 * one flag tells what must become an object. Such results, and all other operands, are Java's.
 */
final class IntegerTemplates {
  /** Shifts to the left by more have no small result but 0. */
  private static final int LONGEST_SHIFT = 46;

  private static final int PAYLOAD_SHIFT = TAG_BITS;
  private static final BinaryOperator[] OPERATORS = BinaryOperator.values();

  private final MacroAssembler m;
  private final Assembler a;

  IntegerTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  // --- operands ---------------------------------------------------------------------------------------------------------

  /** The payloads of two registers' integers in rax and rcx, the tag in rdx; all three are lost where it goes to {@code otherwise}. */
  private void loadIntegers(int left, int right, Label otherwise) {
    m.load(RAX, left);
    m.load(RCX, right);
    m.needIntegers(RAX, RCX, RDX, RSI, otherwise);
  }

  /** The payload of a register's integer in rax, the tag in rdx. */
  private void loadInteger(int register, Label otherwise) {
    m.load(RAX, register);
    m.needInteger(RAX, RDX, RSI, otherwise);
  }

  /** Stores the integer whose shifted payload is in rax; the tag is in rdx. */
  private void storeShifted(int to) {
    a.shr(RAX, PAYLOAD_SHIFT);
    a.or(RAX, RDX);
    m.store(to, RAX);
  }

  /** Stores the integer whose payload is in rax, and nothing above it. */
  private void storePayload(int to) {
    a.or(RAX, RDX);
    m.store(to, RAX);
  }

  // --- two registers ----------------------------------------------------------------------------------------------------

  /** R[A] := R[B] op R[C]; the operator is the row of that name for registers. */
  void binary(int operator) {
    binary(operator, m.ra(), m.rb(), m.rc());
  }

  /** R[A] := R[A] op R[B], the operator C. */
  void inPlace() {
    binary(OPERATORS[m.rc()].op().encoding(), m.ra(), m.ra(), m.rb());
  }

  private void binary(int operator, int to, int left, int right) {
    Label slow = m.slow();
    if (operator == OpCodes.IPOW) {
      a.jmp(slow);
      return;
    }
    Label done = new Label();
    Label others = new Label();
    boolean isForDoubles = isForDoubles(operator);
    loadIntegers(left, right, isForDoubles ? others : slow);
    integers(operator, to, slow);
    a.bind(done);
    if (isForDoubles) {
      m.later(
          () -> {
            a.bind(others);
            m.load(RAX, left);
            m.load(RCX, right);
            m.toDoubles(slow);
            doubles(operator, to, slow);
            a.jmp(done);
          });
    }
  }

  private static boolean isForDoubles(int operator) {
    return switch (operator) {
      case OpCodes.IADD, OpCodes.ISUB, OpCodes.IMUL, OpCodes.IDIV -> true;
      default -> false;
    };
  }

  private void doubles(int operator, int to, Label slow) {
    switch (operator) {
      case OpCodes.IADD -> a.addsd(XMM0, XMM1);
      case OpCodes.ISUB -> a.subsd(XMM0, XMM1);
      case OpCodes.IMUL -> a.mulsd(XMM0, XMM1);
      default -> divideDoubles(slow);
    }
    a.movsd(BASE, slot(to), XMM0);
  }

  private void divideDoubles(Label slow) {
    Label divide = new Label();
    a.xorpd(XMM2, XMM2);
    a.ucomisd(XMM1, XMM2);
    a.jcc(Condition.NE, divide);
    a.jcc(Condition.NP, slow);
    a.bind(divide);
    a.divsd(XMM0, XMM1);
  }

  /** The payloads are in rax and rcx, the tag is in rdx. */
  private void integers(int operator, int to, Label slow) {
    switch (operator) {
      case OpCodes.IADD -> {
        a.shl(RAX, PAYLOAD_SHIFT);
        a.shl(RCX, PAYLOAD_SHIFT);
        a.add(RAX, RCX);
        a.jcc(Condition.O, slow);
        storeShifted(to);
      }
      case OpCodes.ISUB -> {
        a.shl(RAX, PAYLOAD_SHIFT);
        a.shl(RCX, PAYLOAD_SHIFT);
        a.sub(RAX, RCX);
        a.jcc(Condition.O, slow);
        storeShifted(to);
      }
      case OpCodes.IMUL -> {
        a.shl(RAX, PAYLOAD_SHIFT);
        m.toLong(RCX);
        a.imul(RAX, RCX);
        a.jcc(Condition.O, slow);
        storeShifted(to);
      }
      case OpCodes.IDIV -> {
        a.test(RCX, RCX);
        a.jcc(Condition.E, slow);
        m.toLong(RAX);
        m.toLong(RCX);
        a.xorpd(XMM0, XMM0);
        a.xorpd(XMM1, XMM1);
        a.cvtsi2sd(XMM0, RAX);
        a.cvtsi2sd(XMM1, RCX);
        a.divsd(XMM0, XMM1);
        a.movsd(BASE, slot(to), XMM0);
      }
      case OpCodes.IFDIV, OpCodes.IMOD, OpCodes.ITDIV, OpCodes.ITREM -> {
        a.test(RCX, RCX);
        a.jcc(Condition.E, slow);
        m.toLong(RCX);
        divide(operator, to, slow);
      }
      case OpCodes.IAND -> {
        a.and(RAX, RCX);
        storePayload(to);
      }
      case OpCodes.IOR -> {
        a.or(RAX, RCX);
        storePayload(to);
      }
      case OpCodes.IXOR -> {
        a.xor(RAX, RCX);
        storePayload(to);
      }
      case OpCodes.ISHL -> {
        // As an unsigned number a negative count is above all others.
        a.cmp(RCX, LONGEST_SHIFT);
        a.jcc(Condition.A, slow);
        a.shl(RAX, PAYLOAD_SHIFT);
        a.mov(RSI, RAX);
        a.shlByCl(RAX);
        a.mov(RDI, RAX);
        a.sarByCl(RDI);
        a.cmp(RDI, RSI);
        a.jcc(Condition.NE, slow);
        storeShifted(to);
      }
      case OpCodes.ISHR -> {
        a.cmp(RCX, Long.SIZE - 1);
        a.jcc(Condition.A, slow);
        a.shl(RAX, PAYLOAD_SHIFT);
        a.sarByCl(RAX);
        storeShifted(to);
      }
      default -> throw new AssertionError(operator);
    }
  }

  /** Quotient or rest of rax, a payload, and rcx, a number that is not 0; the tag is in rdx. */
  private void divide(int operator, int to, Label slow) {
    boolean isQuotient = operator == OpCodes.IFDIV || operator == OpCodes.ITDIV;
    boolean isFloor = operator == OpCodes.IFDIV || operator == OpCodes.IMOD;
    Label wide = new Label();
    Label done = new Label();
    a.mov(R8, RDX);
    a.mov(RSI, RAX);
    a.or(RSI, RCX);
    a.shr(RSI, Integer.SIZE);
    a.jcc(Condition.NE, wide);
    // Neither is negative, and 32 bits are divided several times as fast.
    a.xor32(RDX, RDX);
    a.div32(RCX);
    Register result = isQuotient ? RAX : RDX;
    a.or(result, R8);
    m.store(to, result);
    a.bind(done);
    m.later(
        () -> {
          a.bind(wide);
          m.toLong(RAX);
          a.cqo();
          a.idiv(RCX);
          if (isFloor) {
            floor(isQuotient);
          }
          a.mov(RSI, result);
          a.shl(RSI, PAYLOAD_SHIFT);
          if (isQuotient) {
            // The least integer through −1 is too large.
            a.mov(RDI, RSI);
            a.sar(RDI, PAYLOAD_SHIFT);
            a.cmp(RDI, result);
            a.jcc(Condition.NE, slow);
          }
          a.shr(RSI, PAYLOAD_SHIFT);
          a.or(RSI, R8);
          m.store(to, RSI);
          a.jmp(done);
        });
  }

  /** Makes a quotient in rax or a rest in rdx, rounded towards 0, one that is rounded down; rcx is the divisor. */
  private void floor(boolean isQuotient) {
    Label exact = new Label();
    a.test(RDX, RDX);
    a.jcc(Condition.E, exact);
    a.mov(RSI, RDX);
    a.xor(RSI, RCX);
    a.jcc(Condition.NS, exact);
    if (isQuotient) {
      a.sub(RAX, 1);
    } else {
      a.add(RDX, RCX);
    }
    a.bind(exact);
  }

  // --- a register and a literal -----------------------------------------------------------------------------------------

  /** R[A] := R[B] op C, the row being one with a literal. */
  void withLiteral(int row) {
    int operator =
        switch (row) {
          case OpCodes.IADDS -> OpCodes.IADD;
          case OpCodes.ISUBS -> OpCodes.ISUB;
          case OpCodes.IMULS -> OpCodes.IMUL;
          case OpCodes.IFDIVS -> OpCodes.IFDIV;
          case OpCodes.IMODS -> OpCodes.IMOD;
          case OpCodes.IANDS -> OpCodes.IAND;
          case OpCodes.ISHLS -> OpCodes.ISHL;
          case OpCodes.ISHRS -> OpCodes.ISHR;
          default -> throw new AssertionError(row);
        };
    withLiteral(operator, m.ra(), m.rb(), (byte) m.rc());
  }

  /** R[A] := R[A] op C, the operator B. */
  void inPlaceWithLiteral() {
    withLiteral(OPERATORS[m.rb()].op().encoding(), m.ra(), m.ra(), (byte) m.rc());
  }

  private void withLiteral(int operator, int to, int left, int literal) {
    Label slow = m.slow();
    if (!isForSmall(operator, literal)) {
      a.jmp(slow);
      return;
    }
    Label done = new Label();
    Label others = new Label();
    boolean isForDoubles = isForDoubles(operator);
    loadInteger(left, isForDoubles ? others : slow);
    integers(operator, to, literal, slow);
    a.bind(done);
    if (isForDoubles) {
      m.later(
          () -> {
            a.bind(others);
            m.loadDouble(XMM0, left, slow);
            a.movsd(XMM1, m.pool(Double.doubleToRawLongBits(literal)));
            doubles(operator, to, slow);
            a.jmp(done);
          });
    }
  }

  /** Whether an operator has results with a literal that are no errors, nor almost always large. */
  private static boolean isForSmall(int operator, int literal) {
    return switch (operator) {
      case OpCodes.IDIV, OpCodes.IFDIV, OpCodes.IMOD, OpCodes.ITDIV, OpCodes.ITREM -> literal != 0;
      case OpCodes.ISHL -> literal >= 0 && literal <= LONGEST_SHIFT;
      case OpCodes.ISHR -> literal >= 0 && literal < Long.SIZE;
      case OpCodes.IPOW -> false;
      default -> true;
    };
  }

  /** The payload is in rax, the tag in rdx. */
  private void integers(int operator, int to, int literal, Label slow) {
    switch (operator) {
      case OpCodes.IADD -> {
        a.shl(RAX, PAYLOAD_SHIFT);
        a.add(RAX, literal << PAYLOAD_SHIFT);
        a.jcc(Condition.O, slow);
        storeShifted(to);
      }
      case OpCodes.ISUB -> {
        a.shl(RAX, PAYLOAD_SHIFT);
        a.sub(RAX, literal << PAYLOAD_SHIFT);
        a.jcc(Condition.O, slow);
        storeShifted(to);
      }
      case OpCodes.IMUL -> {
        a.shl(RAX, PAYLOAD_SHIFT);
        a.imul(RAX, RAX, literal);
        a.jcc(Condition.O, slow);
        storeShifted(to);
      }
      case OpCodes.IAND -> {
        a.and(RAX, literal);
        storePayload(to);
      }
      case OpCodes.IOR, OpCodes.IXOR -> {
        a.mov(RCX, m.pool(literal & Value.PAYLOAD));
        if (operator == OpCodes.IOR) {
          a.or(RAX, RCX);
        } else {
          a.xor(RAX, RCX);
        }
        storePayload(to);
      }
      case OpCodes.ISHL -> {
        a.shl(RAX, PAYLOAD_SHIFT);
        a.mov(RSI, RAX);
        a.shl(RAX, literal);
        a.mov(RDI, RAX);
        a.sar(RDI, literal);
        a.cmp(RDI, RSI);
        a.jcc(Condition.NE, slow);
        storeShifted(to);
      }
      case OpCodes.ISHR -> {
        a.shl(RAX, PAYLOAD_SHIFT);
        a.sar(RAX, literal);
        storeShifted(to);
      }
      default -> divideByLiteral(operator, to, literal, slow);
    }
  }

  private void divideByLiteral(int operator, int to, int literal, Label slow) {
    if (literal > 0 && Integer.bitCount(literal) == 1) {
      if (operator == OpCodes.IMOD) {
        a.and(RAX, literal - 1);
        storePayload(to);
        return;
      }
      if (operator == OpCodes.IFDIV) {
        a.shl(RAX, PAYLOAD_SHIFT);
        a.sar(RAX, Integer.numberOfTrailingZeros(literal));
        storeShifted(to);
        return;
      }
    }
    if (operator == OpCodes.IDIV) {
      m.toLong(RAX);
      a.xorpd(XMM0, XMM0);
      a.cvtsi2sd(XMM0, RAX);
      a.divsd(XMM0, m.pool(Double.doubleToRawLongBits(literal)));
      a.movsd(BASE, slot(to), XMM0);
      return;
    }
    a.movabs(RCX, literal);
    divide(operator, to, slow);
  }

  // --- one operand ------------------------------------------------------------------------------------------------------

  /** R[A] := −R[D]. */
  void negate() {
    Label slow = m.slow();
    Label others = new Label();
    Label done = new Label();
    int to = m.ra();
    int operand = m.rd();
    loadInteger(operand, others);
    a.shl(RAX, PAYLOAD_SHIFT);
    a.neg(RAX);
    a.jcc(Condition.O, slow);
    storeShifted(to);
    a.bind(done);
    m.later(
        () -> {
          a.bind(others);
          m.load(RAX, operand);
          a.cmp(RAX, FIRST_TAG);
          a.jcc(Condition.AE, slow);
          a.btc(RAX, 63);
          m.store(to, RAX);
          a.jmp(done);
        });
  }

  /** R[A] := −R[D] − 1. */
  void invert() {
    loadInteger(m.rd(), m.slow());
    a.xor(RAX, m.pool(Value.PAYLOAD));
    storePayload(m.ra());
  }
}
