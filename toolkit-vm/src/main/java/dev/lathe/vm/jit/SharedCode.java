package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R12;
import static dev.lathe.vm.asm.Register.R13;
import static dev.lathe.vm.asm.Register.R14;
import static dev.lathe.vm.asm.Register.R15;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RBP;
import static dev.lathe.vm.asm.Register.RBX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RSP;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Code;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.CodeMemory;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeEntry;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/** The way into machine code and out of it, one for the process. */
public final class SharedCode {
  /** What no double reaches, as an unsigned number. */
  static final long FIRST_TAG = Value.LAST_DOUBLE + 1 << 47;

  /** What {@link #enter} gives: the instruction in front of the pc is to be run in full. Else it is a call, of one argument less. */
  public static final long SLOW = 0;

  /** What {@link #enter} gives: the same as {@link #SLOW}, because a hint was wrong. */
  public static final long UNFIT = -2;

  /** What {@link #enter} gives: the interpreter is to go on at the pc. Only with {@link RandomExits}. */
  public static final long AWAY = -1;

  /** Callee-saved registers that are used, in the order in which they are pushed. */
  private static final Register[] SAVED = {RBX, RBP, R12, R13, R14, R15};

  private final CodeMemory memory;
  private final long entry;
  /** By the routines' numbers. */
  private final long[] addresses = new long[Routine.values().length];
  private final long leaves;

  private SharedCode(CodeMemory memory, int offset, Label entry, RoutineAssembler values, int table) {
    this.memory = memory;
    this.entry = memory.executable(offset) + entry.position();
    this.leaves = memory.executable(offset) + table;
    for (Routine routine : Routine.values()) {
      addresses[routine.ordinal()] = memory.executable(offset) + values.place(routine);
    }
  }

  private static final class Holder {
    static final SharedCode PROCESS = assemble(NativeCode.memory());
  }

  /** The process's; native code must be ready. */
  public static SharedCode get() {
    return Holder.PROCESS;
  }

  private static SharedCode assemble(CodeMemory memory) {
    Assembler a = new Assembler();
    RoutineAssembler values = new RoutineAssembler(a);
    Label entry = a.here();
    for (Register register : SAVED) {
      a.push(register);
    }
    a.sub(RSP, 8);
    a.mov(R14, RDI);
    a.mov(RBX, R14, ThreadState.BASE);
    a.mov(R12, R14, ThreadState.PROTOTYPE);
    a.movabs(R13, memory.executable(0));
    a.movabs(R15, FIRST_TAG);
    a.movabs(RBP, (long) Value.TABLE_TAG << 47);
    a.jmp(R14, ThreadState.RESUME);
    values.begin(Routine.SLOW);
    storePc(a);
    a.xor32(RAX, RAX);
    Label leave = a.here();
    a.mov(R14, ThreadState.BASE, RBX);
    a.add(RSP, 8);
    for (int i = SAVED.length - 1; i >= 0; i--) {
      a.pop(SAVED[i]);
    }
    a.ret();
    values.begin(Routine.CALL);
    a.lea(RAX, RCX, 1);
    a.jmp(leave);
    values.begin(Routine.AWAY);
    storePc(a);
    a.or(RAX, (int) AWAY);
    a.jmp(leave);
    values.begin(Routine.UNFIT);
    storePc(a);
    a.mov(RAX, (int) UNFIT);
    a.jmp(leave);
    new Routines(values).assemble();
    new GeneralRoutines(values).assemble();
    new AllocationRoutines(values).assemble();
    new TableRoutines(values).assemble();
    StringRoutines strings = new StringRoutines(values);
    strings.assemble();
    LeafRoutines leaves = new LeafRoutines(values, strings);
    leaves.assemble();
    Code code = a.finish();
    // The table of leaf routines lies behind the code.
    int table = code.size() + 15 & -16;
    LeafFunction[] functions = LeafFunction.values();
    int offset = memory.allocate(table + Long.BYTES * functions.length);
    if (offset == CodeMemory.NONE) {
      throw new IllegalStateException("no room for the entry");
    }
    code.copyTo(memory.writable(offset), memory.executable(offset));
    for (LeafFunction function : functions) {
      Memory.putLong(memory.writable(offset) + table + (long) Long.BYTES * function.ordinal(), memory.executable(offset) + leaves.entry(function).position());
    }
    return new SharedCode(memory, offset, entry, values, table);
  }

  /** The word whose number is in eax is behind the instruction that runs. */
  private static void storePc(Assembler a) {
    a.shl(RAX, 3);
    a.add(RAX, R14, ThreadState.CODE);
    a.mov(R14, ThreadState.PC, RAX);
  }

  /** Runs machine code from {@link ThreadState#RESUME}; base and prototype are in the thread's state. */
  public long enter(long threadState) {
    return NativeEntry.enter(entry, threadState);
  }

  /** Where a routine begins. */
  long address(Routine routine) {
    return addresses[routine.ordinal()];
  }

  /** Where the addresses of {@link LeafRoutines} are, in the order of the functions. */
  long leaves() {
    return leaves;
  }

  CodeMemory memory() {
    return memory;
  }

  /** What listings call an address that code jumps to, empty if it is none of these. */
  public String name(long address) {
    for (Routine routine : Routine.values()) {
      if (address(routine) == address) {
        return routine.word();
      }
    }
    return "";
  }

  /** Where an offset in code memory is run. */
  public long address(int offset) {
    return memory.executable(offset);
  }
}
