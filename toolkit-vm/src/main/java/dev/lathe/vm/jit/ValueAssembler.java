package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R12;
import static dev.lathe.vm.asm.Register.R13;
import static dev.lathe.vm.asm.Register.R14;
import static dev.lathe.vm.asm.Register.R15;
import static dev.lathe.vm.asm.Register.R10;
import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.R9;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RBP;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RBX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.SlotTable;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/**
 * The tests and conversions of values that templates and shared routines are written with, over an assembler that may be used directly for
 * the rest. Registers that are the same in all machine code of guests have names here.
 */
class ValueAssembler {
  /** Address of R[0]. */
  static final Register BASE = RBX;
  /** The running function's prototype. */
  static final Register PROTOTYPE = R12;
  /** Offset 0 of code memory. */
  static final Register ORIGIN = R13;
  static final Register THREAD = R14;
  /** {@link SharedCode#FIRST_TAG}. */
  static final Register FIRST_TAG = R15;
  /** The tag of tables in place. */
  static final Register TABLE = RBP;

  static final int TAG_SHIFT = 47;
  /** Bits of a value above its payload. */
  static final int TAG_BITS = Long.SIZE - TAG_SHIFT;

  final Assembler a;
  ValueAssembler(Assembler a) {
    this.a = a;
  }

  /** A word that does not fit an instruction, from the pool. */
  Address pool(long value) {
    return Address.of(a.constant(value));
  }

  /** Turns a value into an address, or goes to {@code otherwise} if it is no table. Uses {@code scratch}. */
  void needTable(Register value, Register scratch, Label otherwise) {
    a.xor(value, TABLE);
    a.mov(scratch, value);
    a.shr(scratch, TAG_SHIFT);
    a.jcc(Condition.NE, otherwise);
  }

  /** The same for another tag. */
  void needTag(Register value, int tag, Register scratch, Label otherwise) {
    a.movabs(scratch, (long) tag << TAG_SHIFT);
    a.xor(value, scratch);
    a.mov(scratch, value);
    a.shr(scratch, TAG_SHIFT);
    a.jcc(Condition.NE, otherwise);
  }

  /**
   * Leaves only the payload of a small integer, or goes to {@code otherwise} with other bits than before.
   *
   * @param tag has the tag in place then
   */
  void needInteger(Register value, Register tag, Register scratch, Label otherwise) {
    a.movabs(tag, (long) Value.INT_TAG << TAG_SHIFT);
    a.xor(value, tag);
    a.mov(scratch, value);
    a.shr(scratch, TAG_SHIFT);
    a.jcc(Condition.NE, otherwise);
  }

  /** The same for two. */
  void needIntegers(Register one, Register other, Register tag, Register scratch, Label otherwise) {
    a.movabs(tag, (long) Value.INT_TAG << TAG_SHIFT);
    a.xor(one, tag);
    a.xor(other, tag);
    a.mov(scratch, one);
    a.or(scratch, other);
    a.shr(scratch, TAG_SHIFT);
    a.jcc(Condition.NE, otherwise);
  }

  /** The number of a small integer with any tag. */
  void toLong(Register value) {
    a.shl(value, TAG_BITS);
    a.sar(value, TAG_BITS);
  }

  /** The tag of a value in {@code to}, signed; of a double it is anything else. */
  void tag(Register to, Register value) {
    a.mov(to, value);
    a.sar(to, TAG_SHIFT);
  }

  /** Leaves only the address of a value that has one. */
  void payload(Register value) {
    a.and(value, pool(Value.PAYLOAD));
  }

  /** Goes to {@code otherwise} if the value is nil. */
  void needNotNil(Register value, Label otherwise) {
    a.cmp(value, pool(Value.NIL));
    a.jcc(Condition.E, otherwise);
  }

  /** Goes to {@code otherwise} if a store into the object must be told of. Uses {@code scratch}. */
  void needNotBlack(Register object, Register scratch, Label otherwise) {
    a.movzx8(scratch, THREAD, ThreadState.BLACK);
    a.cmp8(object, Heap.MARK, scratch);
    a.jcc(Condition.E, otherwise);
  }

  /** Goes to {@code otherwise} if the value holds an address. Uses {@code scratch}. */
  void needNoPointer(Register value, Register scratch, Label otherwise) {
    tag(scratch, value);
    a.sub32(scratch, Value.OBJECT_TAG);
    a.cmp32(scratch, Value.STRING_TAG - Value.OBJECT_TAG);
    a.jcc(Condition.BE, otherwise);
  }

  /** The double in {@code from} as an integer, or {@code otherwise} if it is none of 32 bits. Uses {@code scratch}. */
  void toIndex(Register to, Vector from, Vector scratch, Label otherwise) {
    a.cvttsd2si32(to, from);
    a.xorpd(scratch, scratch);
    a.cvtsi2sd32(scratch, to);
    a.ucomisd(scratch, from);
    a.jcc(Condition.NE, otherwise);
    a.jcc(Condition.P, otherwise);
  }

  /**
   * rcx becomes the address of the entry in {@link SlotTable} for the key whose address is in rdx and the shape of the table in rax, or it
   * goes to {@code none}. Uses r8 to r10.
   */
  void slotEntry(Label none) {
    a.mov32(R8, RAX, Header.SHAPE);
    a.movabs(RCX, SlotTable.HASH_OF_ATOM);
    a.imul(RCX, RDX);
    a.shr(RCX, 32);
    a.imul32(R9, R8, SlotTable.HASH_OF_NUMBER);
    a.add32(RCX, R9);
    a.shr32(RCX, SlotTable.HASH_SHIFT);
    a.mov(R10, THREAD, ThreadState.HEAP);
    a.and32(RCX, R10, Heap.SLOT_MASK);
    a.shl(RCX, 4);
    a.add(RCX, R10, Heap.SLOT_TABLE);
    a.cmp(RCX, SlotTable.ATOM, RDX);
    a.jcc(Condition.NE, none);
    a.cmp32(RCX, SlotTable.SHAPE, R8);
    a.jcc(Condition.NE, none);
  }

  /** Copies words from rsi on to rdi on, {@code count} of them, which is not 0; both are behind the last one then. Uses {@code scratch}. */
  void copyUp(Register count, Register scratch) {
    Label next = a.here();
    a.mov(scratch, RSI, 0);
    a.mov(RDI, 0, scratch);
    a.add(RSI, 8);
    a.add(RDI, 8);
    a.sub32(count, 1);
    a.jcc(Condition.NE, next);
  }
}
