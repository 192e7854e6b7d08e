package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R12;
import static dev.lathe.vm.asm.Register.R13;
import static dev.lathe.vm.asm.Register.R14;
import static dev.lathe.vm.asm.Register.R15;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RBP;
import static dev.lathe.vm.asm.Register.RBX;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The words in which templates are written: registers of the guest, tests of values, ways out. One for a compilation; the
 * assembler below it may be used directly for the rest.
 */
final class MacroAssembler {
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

  private static final int SLOT = 8;
  private static final int TAG_SHIFT = 47;

  /** A way out: to where, and which word is behind the instruction. */
  private record WayOut(Label from, int index) {}

  final Assembler a;
  private final SharedCode shared;
  private final List<WayOut> waysOut = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  /** Number of the first instruction's word in all bytecode. */
  private final int firstWord;
  private Label slow;
  private int instruction;

  MacroAssembler(Assembler a, SharedCode shared, long code) {
    this.a = a;
    this.shared = shared;
    this.firstWord = CodeSpace.index(code);
  }

  /** What follows belongs to an instruction. */
  void begin(int number) {
    instruction = number;
    slow = null;
  }

  /** Where to go to have Java run this instruction: before its first effect. */
  Label slow() {
    if (slow == null) {
      slow = new Label();
      waysOut.add(new WayOut(slow, firstWord + instruction + 1));
    }
    return slow;
  }

  /** Leaves for the interpreter in front of this instruction when the countdown is over. */
  void countDown() {
    Label away = new Label();
    int index = firstWord + instruction;
    a.sub32(THREAD, ThreadState.COUNTDOWN, 1);
    a.jcc(Condition.E, away);
    later(
        () -> {
          a.bind(away);
          a.mov32(RAX, index);
          a.jmp(shared.away());
        });
  }

  /** The lower half of a link back to the word behind this instruction. */
  int linkToNext() {
    return firstWord + instruction + 1 << 4;
  }

  /** Code out of line: it is made when all instructions are. */
  void later(Runnable code) {
    later.add(code);
  }

  /** Makes what was put off. */
  void finish() {
    for (Runnable code : later) {
      code.run();
    }
    for (WayOut way : waysOut) {
      a.bind(way.from());
      a.mov32(RAX, way.index());
      a.jmp(shared.slow());
    }
  }

  /** Where register {@code number} lies from the base. */
  static int slot(int number) {
    return SLOT * number;
  }

  /** Where constant number {@code index} lies from the prototype. */
  static int constant(int index) {
    return -SLOT - SLOT * index;
  }

  /** Where number {@code index} lies from the prototype. */
  static int number(int index) {
    return PrototypeObject.NUMBERS + SLOT * index;
  }

  void load(Register to, int register) {
    a.mov(to, BASE, slot(register));
  }

  void store(int register, Register from) {
    a.mov(BASE, slot(register), from);
  }

  void loadDouble(Vector to, int register) {
    a.movsd(to, BASE, slot(register));
  }

  void storeDouble(int register, Vector from) {
    a.movsd(BASE, slot(register), from);
  }

  /** A word that does not fit an instruction, from the pool. */
  Address pool(long value) {
    return Address.of(a.constant(value));
  }

  /** Goes to {@code otherwise} if a register of the guest holds no double. */
  void needDouble(int register, Label otherwise) {
    a.cmp(BASE, slot(register), FIRST_TAG);
    a.jcc(Condition.AE, otherwise);
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

  /** Goes to {@code otherwise} if the value is nil. */
  void needNotNil(Register value, Label otherwise) {
    a.cmp(value, pool(Value.NIL));
    a.jcc(Condition.E, otherwise);
  }

  /** The running function's address. */
  void loadFunction(Register to) {
    a.mov(to, BASE, -16);
    a.and(to, pool(Value.PAYLOAD));
  }

  /** Goes to {@code otherwise} if something waits for a poll. */
  void poll(Label otherwise) {
    a.cmp32(THREAD, ThreadState.POLL, 0);
    a.jcc(Condition.NE, otherwise);
  }

  /** Goes to {@code otherwise} if a store into the object must be told of. Uses {@code scratch}. */
  void needNotBlack(Register object, Register scratch, Label otherwise) {
    a.movzx8(scratch, THREAD, ThreadState.BLACK);
    a.cmp8(object, Heap.MARK, scratch);
    a.jcc(Condition.E, otherwise);
  }

  /** The double in {@code from} as an integer, or {@code otherwise} if it is none of 32 bits. Uses xmm1 and {@code from}. */
  void toIndex(Register to, Vector from, Vector scratch, Label otherwise) {
    a.cvttsd2si32(to, from);
    a.xorpd(scratch, scratch);
    a.cvtsi2sd32(scratch, to);
    a.ucomisd(scratch, from);
    a.jcc(Condition.NE, otherwise);
    a.jcc(Condition.P, otherwise);
  }
}
