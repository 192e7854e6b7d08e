package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Every opcode in full. {@link Loop} and {@link ShortPaths} do the common cases and come here for the rest; {@link Stepper} runs on
 * this class alone.
 */
final class Instructions {
  private final VmState vm;
  private final ThreadState thread;
  private final Tables tables;
  private final Caches caches;
  private final Interpreter interpreter;
  private final Calls calls;
  private final Operations operations;
  private final Upvalues upvalues;
  private final GeneralInstructions general;

  Instructions(VmState vm, Interpreter interpreter, Calls calls, Operations operations, Upvalues upvalues, GeneralInstructions general) {
    this.vm = vm;
    this.thread = vm.thread();
    this.tables = vm.tables();
    this.caches = vm.caches();
    this.interpreter = interpreter;
    this.calls = calls;
    this.operations = operations;
    this.upvalues = upvalues;
    this.general = general;
  }

  /** Behind a test at {@code pc − 8}: the target of the JMP at {@code pc} if it is taken, else what is behind that. Polls nothing. */
  static long branch(boolean taken, long pc) {
    return taken ? target(Memory.getLong(pc), pc + 8) : pc + 8;
  }

  /** Where the loaded instruction in front of {@code pc} jumps to. */
  static long target(long insn, long pc) {
    return pc + 8L * (int) (insn >>> 32);
  }

  /**
   * Runs one instruction, whose base and pc are in {@link ThreadState}.
   *
   * @param insn the loaded instruction
   * @param pc of the word behind it
   * @return where it goes on; the base may be another one
   */
  long execute(long insn, long base, long pc) {
    int word = (int) insn;
    long next = dispatch(insn, word, base, pc);
    // Whatever goes back polls, so that no loop is without a poll. What goes on polls, too, but only ways back count: whether a fast
    // path has kept an instruction from here must make no difference.
    if (next <= pc && next != Calls.EXIT && thread.base() == base) {
      int waiting = Memory.observeInt(thread.address() + ThreadState.POLL) & (next < pc ? -1 : ~ThreadState.COUNT);
      if (waiting != 0 && (next < pc ? !replaces(word) : polls(word))) {
        thread.setPc(next);
        return next < pc ? interpreter.poll(next) : interpreter.pollUncounted(next);
      }
    }
    return next;
  }

  /**
   * Not where several results may be on their way to the instruction that takes them: a UCLO that goes forward. None goes back with
   * them, as the verifier sees to.
   */
  private static boolean polls(int word) {
    return (word & 0xFF) != OpCodes.UCLO;
  }

  /** What puts another function in place of this one, which goes back by chance; the call has polled. */
  private static boolean replaces(int word) {
    return (word & 0xFF) == OpCodes.CALLT || (word & 0xFF) == OpCodes.CALLMT;
  }

  private long dispatch(long insn, int word, long base, long pc) {
    long ra = base + 8L * Insn.a(word);
    long function = Value.address(Memory.getLong(base - 16));
    long p = FunctionObject.prototype(function);
    switch (word & 0xFF) {
      case OpCodes.ISLT, OpCodes.ISGE -> {
        return operations.less(word, false, Memory.getLong(ra), register(base, Insn.d(word)), pc);
      }
      case OpCodes.ISLE, OpCodes.ISGT -> {
        return operations.less(word, true, Memory.getLong(ra), register(base, Insn.d(word)), pc);
      }
      case OpCodes.ISEQV, OpCodes.ISNEV -> {
        return operations.equal(word, Memory.getLong(ra), register(base, Insn.d(word)), pc);
      }
      case OpCodes.ISEQS, OpCodes.ISNES -> {
        return operations.equal(word, Memory.getLong(ra), constant(p, Insn.d(word)), pc);
      }
      case OpCodes.ISEQN, OpCodes.ISNEN -> {
        return operations.equal(word, Memory.getLong(ra), number(p, Insn.d(word)), pc);
      }
      case OpCodes.ISEQP, OpCodes.ISNEP -> {
        return operations.equal(word, Memory.getLong(ra), primitive(Insn.d(word)), pc);
      }
      case OpCodes.ISTC, OpCodes.ISFC -> {
        long value = register(base, Insn.d(word));
        boolean taken = Value.isFalsy(value) == ((word & 0xFF) == OpCodes.ISFC);
        if (taken) {
          Memory.putLong(ra, value);
        }
        return branch(taken, pc);
      }
      case OpCodes.IST -> {
        return branch(!Value.isFalsy(register(base, Insn.d(word))), pc);
      }
      case OpCodes.ISF -> {
        return branch(Value.isFalsy(register(base, Insn.d(word))), pc);
      }
      case OpCodes.MOV -> {
        return store(ra, register(base, Insn.d(word)), pc);
      }
      case OpCodes.NOT -> {
        return store(ra, Value.of(Value.isFalsy(register(base, Insn.d(word)))), pc);
      }
      case OpCodes.UNM -> {
        long operand = register(base, Insn.d(word));
        return operations.arithmetic(Metamethod.UNM, base, word, operand, operand, pc);
      }
      case OpCodes.LEN -> {
        return operations.length(base, word, register(base, Insn.d(word)), pc);
      }
      case OpCodes.ADDVN, OpCodes.SUBVN, OpCodes.MULVN, OpCodes.DIVVN, OpCodes.MODVN -> {
        return operations.arithmetic(OPERATORS[(word & 0xFF) - OpCodes.ADDVN], base, word, register(base, Insn.b(word)), number(p, Insn.c(word)), pc);
      }
      case OpCodes.ADDNV, OpCodes.SUBNV, OpCodes.MULNV, OpCodes.DIVNV, OpCodes.MODNV -> {
        return operations.arithmetic(OPERATORS[(word & 0xFF) - OpCodes.ADDNV], base, word, number(p, Insn.c(word)), register(base, Insn.b(word)), pc);
      }
      case OpCodes.ADDVV, OpCodes.SUBVV, OpCodes.MULVV, OpCodes.DIVVV, OpCodes.MODVV -> {
        return operations.arithmetic(OPERATORS[(word & 0xFF) - OpCodes.ADDVV], base, word, register(base, Insn.b(word)), register(base, Insn.c(word)), pc);
      }
      case OpCodes.POW -> {
        return operations.arithmetic(Metamethod.POW, base, word, register(base, Insn.b(word)), register(base, Insn.c(word)), pc);
      }
      case OpCodes.CAT -> {
        return operations.concatenate(base, word, Insn.c(word), pc);
      }
      case OpCodes.KSTR, OpCodes.KCDATA -> {
        return store(ra, constant(p, Insn.d(word)), pc);
      }
      case OpCodes.KSHORT -> {
        return store(ra, Value.of((double) (short) Insn.d(word)), pc);
      }
      case OpCodes.KNUM -> {
        return store(ra, number(p, Insn.d(word)), pc);
      }
      case OpCodes.KPRI -> {
        return store(ra, primitive(Insn.d(word)), pc);
      }
      case OpCodes.KNIL -> {
        for (int i = Insn.a(word); i <= Insn.d(word); i++) {
          Memory.putLong(base + 8L * i, Value.NIL);
        }
        return pc;
      }
      case OpCodes.UGET -> {
        return store(ra, UpvalueObject.get(FunctionObject.upvalue(function, Insn.d(word))), pc);
      }
      case OpCodes.USETV -> {
        return setUpvalue(function, word, register(base, Insn.d(word)), pc);
      }
      case OpCodes.USETS -> {
        return setUpvalue(function, word, constant(p, Insn.d(word)), pc);
      }
      case OpCodes.USETN -> {
        return setUpvalue(function, word, number(p, Insn.d(word)), pc);
      }
      case OpCodes.USETP -> {
        return setUpvalue(function, word, primitive(Insn.d(word)), pc);
      }
      case OpCodes.UCLO -> {
        upvalues.close(ra);
        return target(insn, pc);
      }
      case OpCodes.FNEW -> {
        return newFunction(base, function, Value.address(constant(p, Insn.d(word))), ra, pc);
      }
      case OpCodes.TNEW -> {
        int d = Insn.d(word);
        int slots = d & 0x7FF;
        int array = slots == 0x7FF ? 0x801 : slots;
        return store(ra, Value.table(tables.create(Math.max(array - 1, 0), d >>> 11 == 0 ? 0 : 1 << (d >>> 11), p + (insn >>> 32))), pc);
      }
      case OpCodes.TDUP -> {
        return store(ra, Value.table(tables.copy(Value.address(constant(p, Insn.d(word))), p + (insn >>> 32))), pc);
      }
      case OpCodes.GGET -> {
        return get(base, word, Value.table(FunctionObject.environment(function)), constant(p, Insn.d(word)), p + (insn >>> 32), pc);
      }
      case OpCodes.GSET -> {
        return set(word, Value.table(FunctionObject.environment(function)), constant(p, Insn.d(word)), Memory.getLong(ra), p + (insn >>> 32), pc);
      }
      case OpCodes.TGETV -> {
        return operations.index(base, word, register(base, Insn.b(word)), register(base, Insn.c(word)), pc);
      }
      case OpCodes.TGETS -> {
        return get(base, word, register(base, Insn.b(word)), constant(p, Insn.c(word)), p + (insn >>> 32), pc);
      }
      case OpCodes.TGETB -> {
        return operations.index(base, word, register(base, Insn.b(word)), Value.of((double) Insn.c(word)), pc);
      }
      case OpCodes.TSETV -> {
        return operations.newIndex(word, register(base, Insn.b(word)), register(base, Insn.c(word)), Memory.getLong(ra), pc);
      }
      case OpCodes.TSETS -> {
        return set(word, register(base, Insn.b(word)), constant(p, Insn.c(word)), Memory.getLong(ra), p + (insn >>> 32), pc);
      }
      case OpCodes.TSETB -> {
        return operations.newIndex(word, register(base, Insn.b(word)), Value.of((double) Insn.c(word)), Memory.getLong(ra), pc);
      }
      case OpCodes.TSETM -> {
        return setMany(ra, number(p, Insn.d(word)), pc);
      }
      case OpCodes.CALLM -> {
        return call(ra, (int) (thread.top() - ra - 16 >> 3), pc);
      }
      case OpCodes.CALL -> {
        return call(ra, Insn.c(word) - 1, pc);
      }
      case OpCodes.CALLMT -> {
        return tailCall(word, base, ra, (int) (thread.top() - ra - 16 >> 3));
      }
      case OpCodes.CALLT -> {
        return tailCall(word, base, ra, Insn.d(word) - 1);
      }
      case OpCodes.ITERC, OpCodes.ITERN -> {
        // A loop that was specialised when it began stays so, whatever the instruction has become since.
        return iterateNext(p, ra, pc);
      }
      case OpCodes.ISNEXT -> {
        return specialise(ra, pc, target(insn, pc));
      }
      case OpCodes.VARG -> {
        return variableArguments(base, ra, word, pc);
      }
      case OpCodes.RETM -> {
        return leave(base, ra, (int) (thread.top() - ra >> 3));
      }
      case OpCodes.RET -> {
        return leave(base, ra, Insn.d(word) - 1);
      }
      case OpCodes.RET0 -> {
        return leave(base, ra, 0);
      }
      case OpCodes.RET1 -> {
        return leave(base, ra, 1);
      }
      case OpCodes.FORI -> {
        return beginLoop(ra, insn, pc);
      }
      case OpCodes.FORL, OpCodes.IFORL -> {
        count(p, insn);
        return continueLoop(ra, insn, pc);
      }
      case OpCodes.ITERL, OpCodes.IITERL -> {
        count(p, insn);
        long value = Memory.getLong(ra);
        if (value == Value.NIL) {
          return pc;
        }
        Memory.putLong(ra - 8, value);
        return target(insn, pc);
      }
      case OpCodes.LOOP, OpCodes.ILOOP -> {
        count(p, insn);
        return pc;
      }
      case OpCodes.JMP -> {
        return target(insn, pc);
      }
      default -> {
        return general.execute(insn, word, base, p, pc);
      }
    }
  }

  /** The operators of ADDVN and the rows behind it, of ADDNV's and of ADDVV's. */
  private static final Metamethod[] OPERATORS = {Metamethod.ADD, Metamethod.SUB, Metamethod.MUL, Metamethod.DIV, Metamethod.MOD};

  /** A loop goes round, which its instruction may say is to be counted. */
  private void count(long p, long insn) {
    switch ((int) insn & 0xFF) {
      case OpCodes.FORL, OpCodes.ITERL, OpCodes.LOOP -> vm.functionTier().looped(p);
      default -> {}
    }
  }

  private static long register(long base, int index) {
    return Memory.getLong(base + 8L * index);
  }

  private static long constant(long p, int index) {
    return Memory.getLong(p - 8 - 8L * index);
  }

  private static long number(long p, int index) {
    return Memory.getLong(p + PrototypeObject.NUMBERS + 8L * index);
  }

  private static long primitive(int number) {
    return (long) ~number << 47;
  }

  private static long store(long ra, long value, long pc) {
    Memory.putLong(ra, value);
    return pc;
  }

  // --- upvalues and functions -------------------------------------------------------------------------------------------

  private long setUpvalue(long function, int word, long value, long pc) {
    long upvalue = FunctionObject.upvalue(function, Insn.a(word));
    Memory.putLong(Memory.getLong(upvalue + UpvalueObject.WHERE), value);
    vm.heap().barrier(upvalue, value);
    return pc;
  }

  private long newFunction(long base, long maker, long prototype, long ra, long pc) {
    FunctionInfo info = vm.functions().at(PrototypeObject.info(prototype));
    int count = PrototypeObject.upvalues(prototype);
    long function = FunctionObject.create(vm.heap(), prototype, FunctionObject.environment(maker));
    for (int i = 0; i < count; i++) {
      Prototype.Upvalue upvalue = info.prototype().upvalue(i);
      long captured =
          switch (upvalue.origin()) {
            case UPVALUE -> FunctionObject.upvalue(maker, upvalue.index());
            case REGISTER -> upvalues.open(base + 8L * upvalue.index());
            case CELL -> general.cell(register(base, upvalue.index()));
          };
      Memory.putLong(function + FunctionObject.UPVALUES + 8L * i, captured);
    }
    vm.heap().barrier(function);
    return store(ra, Value.function(function), pc);
  }

  // --- tables -----------------------------------------------------------------------------------------------------------

  private long get(long base, int word, long object, long key, long record, long pc) {
    if (Value.isTable(object)) {
      long value = caches.get(Value.address(object), Value.address(key), record);
      if (value != Value.UNDEF) {
        return store(base + 8L * Insn.a(word), value, pc);
      }
    } else if (Value.isString(object) && vm.stringMembers() != 0) {
      long value = caches.get(vm.stringMembers(), Value.address(key), record);
      if (value != Value.UNDEF && value != Value.NIL) {
        return store(base + 8L * Insn.a(word), value, pc);
      }
    }
    return operations.index(base, word, object, key, pc);
  }

  private long set(int word, long object, long key, long value, long record, long pc) {
    if (Value.isTable(object) && caches.set(Value.address(object), Value.address(key), value, record)) {
      return pc;
    }
    return operations.newIndex(word, object, key, value, pc);
  }

  private long setMany(long ra, long first, long pc) {
    if (!Value.isTable(Memory.getLong(ra - 8))) {
      throw vm.errors().here("attempt to index a " + Errors.typeName(Memory.getLong(ra - 8)) + " value");
    }
    long table = Value.address(Memory.getLong(ra - 8));
    int index = (int) first;
    for (long at = ra; at < thread.top(); at += 8) {
      tables.setInt(table, index++, Memory.getLong(at));
    }
    return pc;
  }

  // --- calls ------------------------------------------------------------------------------------------------------------

  private long call(long ra, int count, long pc) {
    if (GeneralCalls.isWide(thread.base())) {
      return general.callAbove(ra, count, pc);
    }
    Memory.putLong(ra + 8, Link.toGuest(Link.GUEST, pc));
    return calls.call(ra + 16, count);
  }

  private long tailCall(int word, long base, long ra, int count) {
    long callee = Memory.getLong(ra);
    if (!Value.isFunction(callee) && !Value.isFunction(vm.metamethod(callee, Metamethod.CALL))) {
      // Told while the frame is still there, whose variable it is.
      throw operations.notCallable(word, callee);
    }
    long to = base;
    long link = Memory.getLong(to - 8);
    while (Link.type(link) == Link.VARG) {
      to -= 8 * Link.delta(link);
      link = Memory.getLong(to - 8);
    }
    Memory.putLong(to - 16, callee);
    Memory.copy(ra + 16, to, 8L * count);
    return calls.call(to, count);
  }

  private long leave(long base, long ra, int count) {
    return calls.leave(base, ra, count);
  }

  private long iterate(long ra, long pc) {
    Memory.putLong(ra, Memory.getLong(ra - 24));
    Memory.putLong(ra + 16, Memory.getLong(ra - 16));
    Memory.putLong(ra + 24, Memory.getLong(ra - 8));
    return call(ra, 2, pc);
  }

  /** The hidden control variable of a specialised loop is an int47, the position to go on from; no such value comes from LuaJIT's opcodes. */
  private long iterateNext(long p, long ra, long pc) {
    long control = Memory.getLong(ra - 8);
    if (Value.tag(control) != Value.INT_TAG || !Value.isTable(Memory.getLong(ra - 16))) {
      return iterate(ra, pc);
    }
    long table = Value.address(Memory.getLong(ra - 16));
    int position = tables.advance(table, (int) Value.toInt(control));
    if (position < 0) {
      Memory.putLong(ra, Value.NIL);
      return pc + 8;
    }
    Memory.putLong(ra, tables.keyAt(table, position));
    Memory.putLong(ra + 8, tables.valueAt(table, position));
    Memory.putLong(ra - 8, Value.ofInt(position + 1));
    count(p, Memory.getLong(pc));
    // Past the ITERL behind it, whose only other work is to move the key to the control variable.
    return target(Memory.getLong(pc), pc + 8);
  }

  private long specialise(long ra, long pc, long target) {
    if (Memory.getLong(ra - 24) == interpreter.nextFunction() && Value.isTable(Memory.getLong(ra - 16)) && Memory.getLong(ra - 8) == Value.NIL) {
      Memory.putLong(ra - 8, Value.ofInt(0));
    } else {
      // For good: the loop has been seen with another iterator.
      Memory.putLong(target, Memory.getLong(target) & ~0xFFL | OpCodes.ITERC);
      Memory.putLong(pc - 8, Memory.getLong(pc - 8) & ~0xFFL | OpCodes.JMP);
    }
    return target;
  }

  private long variableArguments(long base, long ra, int word, long pc) {
    long link = Memory.getLong(base - 8);
    long count = Link.type(link) == Link.VARG ? Link.delta(link) - 2 : 0;
    int parameters = Insn.c(word);
    long from = base - 16 - 8 * count + 8L * parameters;
    int given = (int) Math.max(count - parameters, 0);
    int wanted = Insn.b(word) - 1;
    long to = ra;
    if (wanted < 0) {
      if (to + 8L * given > thread.limit()) {
        thread.setTop(to);
        long moved = Stacks.grow(vm, given);
        to += moved;
        from += moved;
      }
      thread.setTop(to + 8L * given);
      wanted = given;
    }
    int copied = Math.min(given, wanted);
    Memory.copy(from, to, 8L * copied);
    for (int i = copied; i < wanted; i++) {
      Memory.putLong(to + 8L * i, Value.NIL);
    }
    return pc;
  }

  // --- loops ------------------------------------------------------------------------------------------------------------

  private long beginLoop(long ra, long insn, long pc) {
    double index = loopNumber(ra, "'for' initial value must be a number");
    double stop = loopNumber(ra + 8, "'for' limit must be a number");
    double step = loopNumber(ra + 16, "'for' step must be a number");
    Memory.putLong(ra, Value.of(index));
    Memory.putLong(ra + 8, Value.of(stop));
    Memory.putLong(ra + 16, Value.of(step));
    Memory.putLong(ra + 24, Value.of(index));
    return within(index, stop, step) ? pc : target(insn, pc);
  }

  private long continueLoop(long ra, long insn, long pc) {
    double stop = loopNumber(ra + 8, "'for' limit must be a number");
    double step = loopNumber(ra + 16, "'for' step must be a number");
    double index = loopNumber(ra, "'for' initial value must be a number") + step;
    Memory.putLong(ra, Value.of(index));
    if (!within(index, stop, step)) {
      return pc;
    }
    Memory.putLong(ra + 24, Value.of(index));
    return target(insn, pc);
  }

  /** Whether a loop goes on; the sign bit of the step decides, as in LuaJIT. */
  private static boolean within(double index, double stop, double step) {
    return Double.doubleToRawLongBits(step) < 0 ? index >= stop : index <= stop;
  }

  private double loopNumber(long address, String message) {
    long number = operations.number(Memory.getLong(address));
    if (number == Value.NIL) {
      throw vm.errors().here(message);
    }
    return Value.toDouble(number);
  }
}
