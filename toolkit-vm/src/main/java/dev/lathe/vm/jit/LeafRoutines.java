package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R10;
import static dev.lathe.vm.asm.Register.R11;
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
import static dev.lathe.vm.jit.ValueAssembler.THREAD;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.SlotTable;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/**
 * The routines of {@link LeafFunction}: ecx arguments from rsi on, the result in rdi; the zero flag answers as those of {@link Routines}
 * do. They leave rsi and rbx alone.
 */
final class LeafRoutines {
  /** Longer strings are Java's to copy. */
  private static final int LONGEST_COPY = 1024;
  private static final int TOWARDS_LESS = 0b1001;
  private static final int TOWARDS_MORE = 0b1010;

  private final Assembler a;
  private final RoutineAssembler v;
  private final StringRoutines strings;
  private final Label[] entries = new Label[LeafFunction.values().length];
  /** Where a routine gives up. */
  private final Label unknown = new Label();
  /** Where one ends whose result is the double in xmm0. */
  private final Label isDouble = new Label();
  /** Where one ends whose result is the signed integer in eax. */
  private final Label isInteger = new Label();

  LeafRoutines(RoutineAssembler v, StringRoutines strings) {
    this.strings = strings;
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
      case CHARACTER -> character();
      case SUBSTRING -> substring();
      case TYPE_NAME -> typeName();
      case TRUE_ARGUMENT -> {
        needCount(1);
        a.mov(RDI, RSI, 0);
        a.cmp(RDI, v.pool(Value.FALSE));
        a.jcc(Condition.AE, unknown);
        v.answer(true);
      }
      case COUNT_OF_REST -> countOfRest();
      case SET_METATABLE -> setMetatable();
      case NEXT_ITEM -> a.jmp(unknown);
    }
  }

  private void needCount(int count) {
    a.cmp32(RCX, count);
    a.jcc(Condition.NE, unknown);
  }

  /** Exactly so many arguments, all doubles. */
  private void needDoubles(int count) {
    needCount(count);
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

  /** Ends with the string at rax. */
  private void answerString() {
    a.movabs(RDI, (long) Value.STRING_TAG << 47);
    a.xor(RDI, RAX);
    v.answer(true);
  }

  private void character() {
    needDoubles(1);
    integer(R10, XMM0, 0);
    a.cmp(R10, 0xFF);
    a.jcc(Condition.A, unknown);
    a.mov32(RCX, 1);
    strings.make(RCX, unknown);
    a.mov8(RAX, StringObject.BYTES, R10);
    answerString();
  }

  /** The first byte's number in r10, the last one's in r11. */
  private void substring() {
    Label toEnd = new Label();
    Label bounds = new Label();
    Label first = new Label();
    Label last = new Label();
    Label start = new Label();
    a.mov32(R11, 2);
    a.cmp32(RCX, R11);
    a.jcc(Condition.E, toEnd);
    needCount(3);
    a.cmp(RSI, 16, FIRST_TAG);
    a.jcc(Condition.AE, unknown);
    integer(R11, XMM0, 16);
    a.jmp(bounds);
    a.bind(toEnd);
    a.mov(R11, -1);
    a.bind(bounds);
    a.cmp(RSI, 8, FIRST_TAG);
    a.jcc(Condition.AE, unknown);
    integer(R10, XMM0, 8);
    a.mov(RDI, RSI, 0);
    v.needTag(RDI, Value.STRING_TAG, R8, unknown);
    a.test8(RDI, Header.FLAGS, StringObject.ROPE);
    a.jcc(Condition.NE, unknown);
    a.mov32(RCX, RDI, StringObject.LENGTH);
    a.test(R10, R10);
    a.jcc(Condition.NS, first);
    a.lea(R10, Address.at(R10, RCX, 1, 1));
    a.bind(first);
    a.cmp(R10, 1);
    a.jcc(Condition.GE, start);
    a.mov32(R10, 1);
    a.bind(start);
    a.test(R11, R11);
    a.jcc(Condition.NS, last);
    a.lea(R11, Address.at(R11, RCX, 1, 1));
    a.bind(last);
    a.cmp(R11, RCX);
    a.cmov(Condition.G, R11, RCX);
    a.sub(R10, 1);
    a.sub(R11, R10);
    // Nothing, and what is long, is Java's.
    a.jcc(Condition.LE, unknown);
    a.cmp(R11, LONGEST_COPY);
    a.jcc(Condition.A, unknown);
    strings.make(R11, unknown);
    a.mov(RDX, RDI);
    strings.bytes(RDX);
    a.add(RDX, R10);
    a.lea(RDI, RAX, StringObject.BYTES);
    strings.copyBytes(R11, R8);
    answerString();
  }

  /** The names lie in the order of the tags, from nil on, that of numbers behind the last one. */
  private void typeName() {
    Label isDouble = new Label();
    Label known = new Label();
    needCount(1);
    a.mov(RAX, RSI, 0);
    a.cmp(RAX, FIRST_TAG);
    a.jcc(Condition.B, isDouble);
    v.tag(RCX, RAX);
    a.not(RCX);
    a.jmp(known);
    a.bind(isDouble);
    a.mov32(RCX, ThreadState.NAME_OF_DOUBLES);
    a.bind(known);
    a.mov(RDI, Address.at(THREAD, RCX, 8, ThreadState.TYPE_NAMES));
    a.test(RDI, RDI);
    a.jcc(Condition.E, unknown);
    v.answer(true);
  }

  private void countOfRest() {
    a.cmp32(RCX, 1);
    a.jcc(Condition.B, unknown);
    a.mov(RDX, RSI, 0);
    v.needTag(RDX, Value.STRING_TAG, R8, unknown);
    a.test8(RDX, Header.FLAGS, StringObject.ROPE | StringObject.FLAT_ROPE);
    a.jcc(Condition.NE, unknown);
    a.cmp32(RDX, StringObject.LENGTH, 1);
    a.jcc(Condition.NE, unknown);
    a.cmp8(RDX, StringObject.BYTES, '#');
    a.jcc(Condition.NE, unknown);
    a.lea(RAX, RCX, -1);
    a.jmp(isInteger);
  }

  /** Which shape the table gets the table of slots knows, under the metatable's address. */
  private void setMetatable() {
    needCount(2);
    a.mov(RAX, RSI, 0);
    v.needTable(RAX, R8, unknown);
    a.mov(RDX, RSI, 8);
    v.needTable(RDX, R8, unknown);
    a.test16(RAX, Header.FLAGS, TableObject.METATABLE | TableObject.DICTIONARY);
    a.jcc(Condition.NE, unknown);
    v.needNotBlack(RAX, R8, unknown);
    v.slotEntry(unknown);
    a.mov32(R8, RCX, SlotTable.WHERE);
    a.mov32(RAX, Header.SHAPE, R8);
    a.or16(RAX, Header.FLAGS, TableObject.METATABLE);
    a.mov(RDI, RSI, 0);
    v.answer(true);
  }
}
