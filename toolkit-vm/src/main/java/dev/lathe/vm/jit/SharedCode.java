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
import java.util.EnumMap;
import java.util.Map;

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
  private final long slow;
  private final long call;
  private final long away;
  private final long unfit;

  private final long cacheGet;
  private final long cacheSet;
  private final long unequal;
  private final long compareStrings;
  private final long newTable;
  private final long copyTable;
  private final long openUpvalue;
  private final long closeUpvalues;
  private final long getItem;
  private final long setItem;
  private final long append;
  private final long concatenate;
  private final long leaves;
  private final Map<GeneralRoutine, Long> general = new EnumMap<>(GeneralRoutine.class);

  private SharedCode(
      CodeMemory memory,
      int offset,
      Label entry,
      Label slow,
      Label call,
      Label away,
      Label unfit,
      Routines routines,
      AllocationRoutines allocations,
      TableRoutines tables,
      StringRoutines strings,
      GeneralRoutines generalRoutines,
      int table) {
    this.memory = memory;
    this.entry = memory.executable(offset) + entry.position();
    this.slow = memory.executable(offset) + slow.position();
    this.call = memory.executable(offset) + call.position();
    this.away = memory.executable(offset) + away.position();
    this.unfit = memory.executable(offset) + unfit.position();
    this.cacheGet = memory.executable(offset) + routines.cacheGet.position();
    this.cacheSet = memory.executable(offset) + routines.cacheSet.position();
    this.unequal = memory.executable(offset) + routines.unequal.position();
    this.compareStrings = memory.executable(offset) + routines.compareStrings.position();
    this.newTable = memory.executable(offset) + allocations.newTable.position();
    this.copyTable = memory.executable(offset) + allocations.copyTable.position();
    this.openUpvalue = memory.executable(offset) + allocations.openUpvalue.position();
    this.closeUpvalues = memory.executable(offset) + allocations.closeUpvalues.position();
    this.getItem = memory.executable(offset) + tables.getItem.position();
    this.setItem = memory.executable(offset) + tables.setItem.position();
    this.append = memory.executable(offset) + tables.append.position();
    this.concatenate = memory.executable(offset) + strings.concatenate.position();
    this.leaves = memory.executable(offset) + table;
    for (GeneralRoutine routine : GeneralRoutine.values()) {
      general.put(routine, memory.executable(offset) + generalRoutines.entry(routine).position());
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
    Label slow = a.here();
    storePc(a);
    a.xor32(RAX, RAX);
    Label leave = a.here();
    a.mov(R14, ThreadState.BASE, RBX);
    a.add(RSP, 8);
    for (int i = SAVED.length - 1; i >= 0; i--) {
      a.pop(SAVED[i]);
    }
    a.ret();
    Label call = a.here();
    a.lea(RAX, RCX, 1);
    a.jmp(leave);
    Label away = a.here();
    storePc(a);
    a.or(RAX, (int) AWAY);
    a.jmp(leave);
    Label unfit = a.here();
    storePc(a);
    a.mov(RAX, (int) UNFIT);
    a.jmp(leave);
    ValueAssembler values = new ValueAssembler(a);
    Routines routines = new Routines(values);
    routines.assemble();
    GeneralRoutines general = new GeneralRoutines(values);
    general.assemble();
    AllocationRoutines allocations = new AllocationRoutines(values);
    allocations.assemble();
    TableRoutines tables = new TableRoutines(values);
    tables.assemble();
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
    return new SharedCode(memory, offset, entry, slow, call, away, unfit, routines, allocations, tables, strings, general, table);
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

  /** {@link Routines#cacheGet}. */
  long cacheGet() {
    return cacheGet;
  }

  /** {@link Routines#cacheSet}. */
  long cacheSet() {
    return cacheSet;
  }

  /** {@link Routines#unequal}. */
  long unequal() {
    return unequal;
  }

  /** {@link GeneralRoutines}. */
  long general(GeneralRoutine routine) {
    return general.get(routine);
  }

  /** {@link Routines#compareStrings}. */
  long compareStrings() {
    return compareStrings;
  }

  /** {@link AllocationRoutines#newTable}. */
  long newTable() {
    return newTable;
  }

  /** {@link AllocationRoutines#copyTable}. */
  long copyTable() {
    return copyTable;
  }

  /** {@link AllocationRoutines#openUpvalue}. */
  long openUpvalue() {
    return openUpvalue;
  }

  /** {@link AllocationRoutines#closeUpvalues}. */
  long closeUpvalues() {
    return closeUpvalues;
  }

  /** {@link TableRoutines#getItem}. */
  long getItem() {
    return getItem;
  }

  /** {@link TableRoutines#setItem}. */
  long setItem() {
    return setItem;
  }

  /** {@link TableRoutines#append}. */
  long append() {
    return append;
  }

  /** {@link StringRoutines#concatenate}. */
  long concatenate() {
    return concatenate;
  }

  /** Where the addresses of {@link LeafRoutines} are, in the order of the functions. */
  long leaves() {
    return leaves;
  }

  CodeMemory memory() {
    return memory;
  }

  /** Leaves for the instruction in front of the word whose number is in eax. */
  long slow() {
    return slow;
  }

  /** Leaves for a call of ecx arguments; rbx is the new base. */
  long call() {
    return call;
  }

  /** Leaves for the instruction in front of the word whose number is in eax, where a hint was wrong. */
  long unfit() {
    return unfit;
  }

  /** Leaves for the interpreter, which goes on at the word whose number is in eax. */
  long away() {
    return away;
  }

  /** What listings call an address that code jumps to, empty if it is none of these. */
  public String name(long address) {
    return address == slow ? "slow"
        : address == call ? "call"
        : address == away ? "away"
        : address == unfit ? "unfit"
        : address == cacheGet ? "cacheGet"
        : address == cacheSet ? "cacheSet"
        : address == unequal ? "unequal"
        : address == compareStrings ? "compareStrings"
        : address == newTable ? "newTable"
        : address == copyTable ? "copyTable"
        : address == openUpvalue ? "openUpvalue"
        : address == closeUpvalues ? "closeUpvalues"
        : address == getItem ? "getItem"
        : address == setItem ? "setItem"
        : address == concatenate ? "concatenate"
        : address == append ? "append"
        : generalName(address);
  }

  private String generalName(long address) {
    for (Map.Entry<GeneralRoutine, Long> each : general.entrySet()) {
      if (each.getValue() == address) {
        return each.getKey().word();
      }
    }
    return "";
  }

  /** Where an offset in code memory is run. */
  public long address(int offset) {
    return memory.executable(offset);
  }
}
