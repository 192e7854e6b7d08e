package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import jdk.internal.misc.Unsafe;

/**
 * Fast paths of opcodes that have no room in {@link Loop}: they call nothing of the guest's and leave base and stack where they are.
 * Each may as well give up before its first effect; {@link Instructions} has all of them in full.
 */
final class ShortPaths {
  /** Not done. */
  static final long NONE = 0;

  /** As in {@link Loop}. */
  private static final Unsafe MEMORY = Memory.direct();

  private final VmState vm;
  private final long ts;
  private final Heap heap;
  private final Tables tables;
  private final Caches caches;

  ShortPaths(VmState vm) {
    this.vm = vm;
    this.ts = vm.thread().address();
    this.heap = vm.heap();
    this.tables = vm.tables();
    this.caches = vm.caches();
  }

  /**
   * Runs an instruction.
   *
   * @param p the prototype object
   * @param pc of the word behind it
   * @return where it goes on in the same frame, or {@link #NONE}
   */
  long execute(long insn, long base, long p, long pc) {
    long ra = base + (insn >>> 5 & 0x7F8);
    long rd = base + (insn >>> 13 & 0x7FFF8);
    switch ((int) insn & 0xFF) {
      case OpCodes.ISTC -> {
        long value = MEMORY.getLong(null, rd);
        boolean taken = !Value.isFalsy(value);
        if (taken) {
          MEMORY.putLong(null, ra, value);
        }
        return branch(taken, pc);
      }
      case OpCodes.ISFC -> {
        long value = MEMORY.getLong(null, rd);
        boolean taken = Value.isFalsy(value);
        if (taken) {
          MEMORY.putLong(null, ra, value);
        }
        return branch(taken, pc);
      }
      case OpCodes.UNM -> {
        long x = MEMORY.getLong(null, rd);
        if (Value.isDouble(x)) {
          MEMORY.putDouble(null, ra, -Value.toDouble(x));
          return pc;
        }
      }
      case OpCodes.LEN -> {
        long object = MEMORY.getLong(null, rd);
        if (Value.isTable(object)) {
          MEMORY.putDouble(null, ra, tables.length(Value.address(object)));
          return pc;
        }
        if (Value.isString(object)) {
          MEMORY.putDouble(null, ra, StringObject.length(Value.address(object)));
          return pc;
        }
      }
      case OpCodes.ADDNV -> {
        long y = MEMORY.getLong(null, register(base, insn));
        if (Value.isDouble(y)) {
          MEMORY.putDouble(null, ra, number(p, insn) + Value.toDouble(y));
          return pc;
        }
      }
      case OpCodes.MULNV -> {
        long y = MEMORY.getLong(null, register(base, insn));
        if (Value.isDouble(y)) {
          MEMORY.putDouble(null, ra, number(p, insn) * Value.toDouble(y));
          return pc;
        }
      }
      case OpCodes.MODNV -> {
        long y = MEMORY.getLong(null, register(base, insn));
        if (Value.isDouble(y)) {
          MEMORY.putDouble(null, ra, Operations.modulo(number(p, insn), Value.toDouble(y)));
          return pc;
        }
      }
      case OpCodes.POW -> {
        long x = MEMORY.getLong(null, register(base, insn));
        long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
        if (Value.isDouble(x) && Value.isDouble(y)) {
          MEMORY.putLong(null, ra, Value.canonical(Operations.power(Value.toDouble(x), Value.toDouble(y))));
          return pc;
        }
      }
      case OpCodes.KNIL -> {
        for (long at = ra; at <= rd; at += 8) {
          MEMORY.putLong(null, at, Value.NIL);
        }
        return pc;
      }
      case OpCodes.USETS -> {
        setUpvalue(base, insn, MEMORY.getLong(null, p - 8 - (insn >>> 13 & 0x7FFF8)));
        return pc;
      }
      case OpCodes.USETN -> {
        setUpvalue(base, insn, MEMORY.getLong(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7FFF8)));
        return pc;
      }
      case OpCodes.USETP -> {
        setUpvalue(base, insn, ~(insn >>> 16 & 0xFFFF) << 47);
        return pc;
      }
      case OpCodes.TNEW -> {
        int d = (int) (insn >>> 16) & 0xFFFF;
        int slots = d & 0x7FF;
        int array = slots == 0x7FF ? 0x801 : slots;
        MEMORY.putLong(null, ra, Value.table(tables.create(Math.max(array - 1, 0), d >>> 11 == 0 ? 0 : 1 << (d >>> 11), p + (insn >>> 32))));
        return pc;
      }
      case OpCodes.TDUP -> {
        long template = Value.address(MEMORY.getLong(null, p - 8 - (insn >>> 13 & 0x7FFF8)));
        MEMORY.putLong(null, ra, Value.table(tables.copy(template, p + (insn >>> 32))));
        return pc;
      }
      case OpCodes.GSET -> {
        long table = MEMORY.getLong(null, Value.address(MEMORY.getLong(null, base - 16)) + FunctionObject.ENVIRONMENT);
        long key = Value.address(MEMORY.getLong(null, p - 8 - (insn >>> 13 & 0x7FFF8)));
        if (caches.set(table, key, MEMORY.getLong(null, ra), p + (insn >>> 32))) {
          return pc;
        }
      }
      case OpCodes.TSETB -> {
        long object = MEMORY.getLong(null, register(base, insn));
        if (Value.isTable(object)) {
          long table = Value.address(object);
          int index = (int) (insn >>> 16) & 0xFF;
          if (!TableObject.hasMetatable(table) || index != 0 && index <= TableObject.arrayLength(table) && tables.getInt(table, index) != Value.NIL) {
            tables.setInt(table, index, MEMORY.getLong(null, ra));
            return pc;
          }
        }
      }
      case OpCodes.ITERN -> {
        long control = MEMORY.getLong(null, ra - 8);
        long object = MEMORY.getLong(null, ra - 16);
        if (Value.tag(control) == Value.INT_TAG && Value.isTable(object) && MEMORY.getInt(null, ts + ThreadState.POLL) == 0) {
          long table = Value.address(object);
          int position = tables.advance(table, (int) Value.toInt(control));
          if (position < 0) {
            MEMORY.putLong(null, ra, Value.NIL);
            return pc + 8;
          }
          MEMORY.putLong(null, ra, tables.keyAt(table, position));
          MEMORY.putLong(null, ra + 8, tables.valueAt(table, position));
          MEMORY.putLong(null, ra - 8, Value.ofInt(position + 1));
          return Instructions.target(MEMORY.getLong(null, pc), pc + 8);
        }
      }
      case OpCodes.FORI -> {
        long x = MEMORY.getLong(null, ra);
        long stop = MEMORY.getLong(null, ra + 8);
        long step = MEMORY.getLong(null, ra + 16);
        if (Value.isDouble(x) && Value.isDouble(stop) && Value.isDouble(step)) {
          MEMORY.putLong(null, ra + 24, x);
          double index = Value.toDouble(x);
          return (step >= 0 ? index <= Value.toDouble(stop) : index >= Value.toDouble(stop)) ? pc : Instructions.target(insn, pc);
        }
      }
      case OpCodes.OLT, OpCodes.ONLT -> {
        long x = MEMORY.getLong(null, ra);
        long y = MEMORY.getLong(null, rd);
        if (areInts(x, y)) {
          return branch(x << 17 < y << 17 ^ (insn & 1) != 0, pc);
        }
        if (Value.isDouble(x) && Value.isDouble(y)) {
          return branch(Value.toDouble(x) < Value.toDouble(y) ^ (insn & 1) != 0, pc);
        }
      }
      case OpCodes.OLE, OpCodes.ONLE -> {
        long x = MEMORY.getLong(null, ra);
        long y = MEMORY.getLong(null, rd);
        if (areInts(x, y)) {
          return branch(x << 17 <= y << 17 ^ (insn & 1) != 0, pc);
        }
        if (Value.isDouble(x) && Value.isDouble(y)) {
          return branch(Value.toDouble(x) <= Value.toDouble(y) ^ (insn & 1) != 0, pc);
        }
      }
      case OpCodes.OGT, OpCodes.ONGT -> {
        long x = MEMORY.getLong(null, ra);
        long y = MEMORY.getLong(null, rd);
        if (areInts(x, y)) {
          return branch(x << 17 > y << 17 ^ (insn & 1) != 0, pc);
        }
        if (Value.isDouble(x) && Value.isDouble(y)) {
          return branch(Value.toDouble(x) > Value.toDouble(y) ^ (insn & 1) != 0, pc);
        }
      }
      case OpCodes.OGE, OpCodes.ONGE -> {
        long x = MEMORY.getLong(null, ra);
        long y = MEMORY.getLong(null, rd);
        if (areInts(x, y)) {
          return branch(x << 17 >= y << 17 ^ (insn & 1) != 0, pc);
        }
        if (Value.isDouble(x) && Value.isDouble(y)) {
          return branch(Value.toDouble(x) >= Value.toDouble(y) ^ (insn & 1) != 0, pc);
        }
      }
      case OpCodes.OEQ, OpCodes.ONEQ -> {
        long x = MEMORY.getLong(null, ra);
        long y = MEMORY.getLong(null, rd);
        if (areInts(x, y)) {
          return branch(x << 17 == y << 17 ^ (insn & 1) != 0, pc);
        }
        if (Value.isDouble(x) && Value.isDouble(y)) {
          return branch(Value.toDouble(x) == Value.toDouble(y) ^ (insn & 1) != 0, pc);
        }
      }
      case OpCodes.IADD -> {
        long x = MEMORY.getLong(null, register(base, insn));
        long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
        if (areInts(x, y)) {
          return storeInt(ra, Value.toInt(x) + Value.toInt(y), pc);
        }
        if (Value.isDouble(x) && Value.isDouble(y)) {
          MEMORY.putDouble(null, ra, Value.toDouble(x) + Value.toDouble(y));
          return pc;
        }
      }
      case OpCodes.ISUB -> {
        long x = MEMORY.getLong(null, register(base, insn));
        long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
        if (areInts(x, y)) {
          return storeInt(ra, Value.toInt(x) - Value.toInt(y), pc);
        }
        if (Value.isDouble(x) && Value.isDouble(y)) {
          MEMORY.putDouble(null, ra, Value.toDouble(x) - Value.toDouble(y));
          return pc;
        }
      }
      case OpCodes.IMUL -> {
        long x = MEMORY.getLong(null, register(base, insn));
        long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
        if (areInts(x, y)) {
          long one = Value.toInt(x);
          long other = Value.toInt(y);
          long result = one * other;
          return Math.multiplyHigh(one, other) == result >> 63 ? storeInt(ra, result, pc) : NONE;
        }
        if (Value.isDouble(x) && Value.isDouble(y)) {
          MEMORY.putDouble(null, ra, Value.toDouble(x) * Value.toDouble(y));
          return pc;
        }
      }
      case OpCodes.IADDS -> {
        long x = MEMORY.getLong(null, register(base, insn));
        if (Value.tag(x) == Value.INT_TAG) {
          return storeInt(ra, Value.toInt(x) + (byte) (insn >>> 16), pc);
        }
      }
      case OpCodes.ISUBS -> {
        long x = MEMORY.getLong(null, register(base, insn));
        if (Value.tag(x) == Value.INT_TAG) {
          return storeInt(ra, Value.toInt(x) - (byte) (insn >>> 16), pc);
        }
      }
      case OpCodes.INPLS -> {
        long x = MEMORY.getLong(null, ra);
        // Operator 0 is addition.
        if (Value.tag(x) == Value.INT_TAG && (insn >>> 24 & 0xFF) == 0) {
          return storeInt(ra, Value.toInt(x) + (byte) (insn >>> 16), pc);
        }
      }
      case OpCodes.KINT -> {
        MEMORY.putLong(null, ra, Value.ofInt((short) (insn >>> 16)));
        return pc;
      }
      case OpCodes.LDGLOB -> {
        long table = MEMORY.getLong(null, Value.address(MEMORY.getLong(null, base - 16)) + FunctionObject.ENVIRONMENT);
        long record = p + (insn >>> 32);
        int offset = MEMORY.getInt(null, record + Caches.OFFSET);
        if (MEMORY.getInt(null, table) == MEMORY.getInt(null, record) && offset > 0) {
          long value = MEMORY.getLong(null, table + offset);
          if (value != Value.NIL && value != Value.UNDEF) {
            MEMORY.putLong(null, ra, value);
            return pc;
          }
        }
      }
      case OpCodes.RANGEL -> {
        long x = MEMORY.getLong(null, ra);
        long stop = MEMORY.getLong(null, ra + 8);
        long step = MEMORY.getLong(null, ra + 16);
        if (areInts(x, stop) && Value.tag(step) == Value.INT_TAG && MEMORY.getInt(null, ts + ThreadState.POLL) == 0) {
          long index = Value.toInt(x) + Value.toInt(step);
          if (index << 17 >> 17 == index && (step << 17 >= 0 ? index <= Value.toInt(stop) : index >= Value.toInt(stop))) {
            MEMORY.putLong(null, ra, Value.ofInt(index));
            MEMORY.putLong(null, ra + 24, Value.ofInt(index));
            if ((MEMORY.getByte(null, p + PrototypeObject.PROPERTIES) & PrototypeObject.COUNTED) != 0) {
              vm.functionTier().looped(p);
            }
            return Instructions.target(insn, pc);
          }
          return pc;
        }
      }
      default -> {}
    }
    return NONE;
  }

  private static boolean areInts(long x, long y) {
    return Value.tag(x) == Value.INT_TAG && Value.tag(y) == Value.INT_TAG;
  }

  /** R[B] of a word. */
  private static long register(long base, long insn) {
    return base + (insn >>> 21 & 0x7F8);
  }

  /** N[C] of a word. */
  private static double number(long p, long insn) {
    return MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8));
  }

  private static long storeInt(long ra, long result, long pc) {
    if (result << 17 >> 17 != result) {
      return NONE;
    }
    MEMORY.putLong(null, ra, Value.ofInt(result));
    return pc;
  }

  private void setUpvalue(long base, long insn, long value) {
    long upvalue = MEMORY.getLong(null, Value.address(MEMORY.getLong(null, base - 16)) + FunctionObject.UPVALUES + (insn >>> 5 & 0x7F8));
    MEMORY.putLong(null, MEMORY.getLong(null, upvalue + UpvalueObject.WHERE), value);
    heap.barrier(upvalue, value);
  }

  /** Behind a test: as {@link Instructions#branch}, but not back while a poll is asked for. */
  private long branch(boolean taken, long pc) {
    if (!taken) {
      return pc + 8;
    }
    long target = Instructions.target(MEMORY.getLong(null, pc), pc + 8);
    return target <= pc && MEMORY.getInt(null, ts + ThreadState.POLL) != 0 ? NONE : target;
  }
}
