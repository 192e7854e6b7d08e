package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.R9;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.asm.Vector.XMM2;
import static dev.lathe.vm.jit.ValueAssembler.FIRST_TAG;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.value.Value;

/**
 * The routines of {@link LeafFunction}: ecx arguments from rsi on, the result in rdi; the zero flag answers as those of {@link Routines}
 * do. They leave rsi and rbx alone.
 */
final class LeafRoutines {
  private static final int TOWARDS_LESS = 0b1001;
  private static final int TOWARDS_MORE = 0b1010;

  private final Assembler a;
  private final ValueAssembler v;
  private final Label[] entries = new Label[LeafFunction.values().length];
  /** Where a routine gives up. */
  private final Label unknown = new Label();
  /** Where one ends whose result is the double in xmm0. */
  private final Label isDouble = new Label();
  /** Where one ends whose result is the signed integer in eax. */
  private final Label isInteger = new Label();

  LeafRoutines(ValueAssembler v) {
    this.v = v;
    this.a = v.a;
  }

  /** Where the routine of a function begins. */
  Label entry(LeafFunction function) {
    return entries[function.ordinal()];
  }

  void assemble() {
    for (LeafFunction function : LeafFunction.values()) {
      entries[function.ordinal()] = a.here();
      routine(function);
    }
    a.bind(isInteger);
    a.xorpd(XMM0, XMM0);
    a.cvtsi2sd32(XMM0, RAX);
    a.bind(isDouble);
    a.movq(RDI, XMM0);
    a.xor32(RDX, RDX);
    a.ret();
    a.bind(unknown);
    a.or32(RDX, 1);
    a.ret();
  }

  private void routine(LeafFunction function) {
    switch (function) {
      case NONE -> a.jmp(unknown);
      case ABSOLUTE -> {
        needDoubles(1);
        a.mov(RDI, RSI, 0);
        a.btr(RDI, 63);
        a.xor32(RDX, RDX);
        a.ret();
      }
      case FLOOR -> round(TOWARDS_LESS);
      case CEILING -> round(TOWARDS_MORE);
      case SQUARE_ROOT -> {
        needDoubles(1);
        a.sqrtsd(XMM0, RSI, 0);
        a.jmp(isDouble);
      }
      case MINIMUM -> choose(Condition.A);
      case MAXIMUM -> choose(Condition.B);
      case BIT_AND -> {
        twoIntegers();
        a.and32(RAX, R8);
        a.jmp(isInteger);
      }
      case BIT_OR -> {
        twoIntegers();
        a.or32(RAX, R8);
        a.jmp(isInteger);
      }
      case BIT_XOR -> {
        twoIntegers();
        a.xor32(RAX, R8);
        a.jmp(isInteger);
      }
      case BIT_NOT -> {
        needDoubles(1);
        integer(RAX, XMM0, 0);
        a.not32(RAX);
        a.jmp(isInteger);
      }
      case SHIFT_LEFT -> {
        twoIntegers();
        a.mov32(RCX, R8);
        a.shl32ByCl(RAX);
        a.jmp(isInteger);
      }
      case SHIFT_RIGHT -> {
        twoIntegers();
        a.mov32(RCX, R8);
        a.shr32ByCl(RAX);
        a.jmp(isInteger);
      }
      case SHIFT_ARITHMETIC -> {
        twoIntegers();
        a.mov32(RCX, R8);
        a.sar32ByCl(RAX);
        a.jmp(isInteger);
      }
      case BYTE -> byteOfString();
    }
  }

  /** Exactly so many arguments, all doubles. */
  private void needDoubles(int count) {
    a.cmp32(RCX, count);
    a.jcc(Condition.NE, unknown);
    for (int i = 0; i < count; i++) {
      a.cmp(RSI, 8 * i, FIRST_TAG);
      a.jcc(Condition.AE, unknown);
    }
  }

  private void round(int mode) {
    needDoubles(1);
    a.movsd(XMM1, RSI, 0);
    a.roundsd(XMM0, XMM1, mode);
    a.jmp(isDouble);
  }

  /** @param second the flags of first against second that choose the second */
  private void choose(Condition second) {
    needDoubles(2);
    a.movsd(XMM0, RSI, 0);
    a.movsd(XMM1, RSI, 8);
    a.ucomisd(XMM0, XMM1);
    a.jcc(Condition.P, unknown);
    a.jcc(Condition.E, unknown);
    a.jcc(second.negated(), isDouble);
    a.movapd(XMM0, XMM1);
    a.jmp(isDouble);
  }

  /** The double at rsi + {@code at} as an integer. */
  private void integer(Register to, Vector scratch, int at) {
    a.movsd(scratch, RSI, at);
    a.cvttsd2si(to, scratch);
    a.xorpd(XMM2, XMM2);
    a.cvtsi2sd(XMM2, to);
    a.ucomisd(XMM2, scratch);
    a.jcc(Condition.NE, unknown);
    a.jcc(Condition.P, unknown);
    // What rounds the numbers of 2^53 and more is not done here.
    a.mov(R9, to);
    a.sar(R9, 53);
    a.add(R9, 1);
    a.cmp(R9, 1);
    a.jcc(Condition.A, unknown);
  }

  private void twoIntegers() {
    needDoubles(2);
    integer(RAX, XMM0, 0);
    integer(R8, XMM1, 8);
  }

  private void byteOfString() {
    Label isFirst = new Label();
    a.mov32(RAX, 1);
    a.cmp32(RCX, 1);
    a.jcc(Condition.E, isFirst);
    a.cmp32(RCX, 2);
    a.jcc(Condition.NE, unknown);
    a.cmp(RSI, 8, FIRST_TAG);
    a.jcc(Condition.AE, unknown);
    integer(RAX, XMM0, 8);
    a.bind(isFirst);
    a.mov(RDX, RSI, 0);
    v.needTag(RDX, Value.STRING_TAG, R8, unknown);
    a.test8(RDX, Header.FLAGS, StringObject.ROPE | StringObject.FLAT_ROPE);
    a.jcc(Condition.NE, unknown);
    a.sub(RAX, 1);
    a.mov32(R8, RDX, StringObject.LENGTH);
    a.cmp(RAX, R8);
    a.jcc(Condition.AE, unknown);
    a.movzx8(RAX, Address.at(RDX, RAX, 1, StringObject.BYTES));
    a.jmp(isInteger);
  }
}
