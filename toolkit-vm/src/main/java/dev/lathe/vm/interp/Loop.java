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
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import jdk.internal.misc.Unsafe;

/**
 * The loop that runs bytecode. It holds the fast paths of the commonest opcodes, {@link ShortPaths} those of others that leave the
 * frame alone, {@link Instructions} all the rest.
 *
 * <p>Its state are three locals: {@code pc} (address of the running word), {@code base} (address of R[0]) and {@code p} (the
 * prototype object, through which constants and cache records are reached). {@code ThreadState} has the same base at all times,
 * and the address behind the running word before anything that may raise, poll or call.
 *
 * <p>It is written for what HotSpot's optimising compiler makes of it (JDK 25), and each of these is worth a factor:
 *
 * <ul>
 *   <li>A method of more than 8,000 bytes of bytecode is not compiled at all, and once the method and what was inlined into it have
 *       that size, nothing more is inlined, be it ever so small. So memory is read through intrinsics, and values are taken apart in
 *       place.
 *   <li>What two arms compute alike from the same inputs is computed in front of the switch, for all arms. So each arm loads the word
 *       again, and takes it apart for itself.
 *   <li>One {@code for} with one update: the way back has one poll of the JVM.
 * </ul>
 */
final class Loop {
  /** Not {@link Memory}'s methods: see above. */
  private static final Unsafe MEMORY = Memory.direct();

  /** Properties of a prototype whose parameters are all positional and required, or have defaults. */
  private static final int CHECKED = (PrototypeObject.CHECKED | PrototypeObject.EXACT) << 8;

  private final Interpreter interpreter;
  private final ThreadState thread;
  private final Heap heap;
  private final Tables tables;
  private final Caches caches;
  private final Instructions instructions;
  private final ShortPaths shortPaths;
  private final Stepper stepper;
  private final Machine machine;

  Loop(VmState vm, Interpreter interpreter, Instructions instructions, ShortPaths shortPaths, Stepper stepper, Machine machine) {
    this.interpreter = interpreter;
    this.thread = vm.thread();
    this.heap = vm.heap();
    this.tables = vm.tables();
    this.caches = vm.caches();
    this.instructions = instructions;
    this.shortPaths = shortPaths;
    this.stepper = stepper;
    this.machine = machine;
  }

  /** Runs from {@code from}, with the base in {@link ThreadState}, until the frame that was entered from Java has returned. */
  void run(long from) {
    if (!Memory.isDirect()) {
      stepper.run(from);
      return;
    }
    final long ts = thread.address();
    long next = from;
    frame:
    for (; ; ) {
      if ((MEMORY.getInt(null, ts + ThreadState.POLL) & ThreadState.HOOK) != 0) {
        next = stepper.run(next);
        if (next == Calls.EXIT) {
          return;
        }
      }
      MEMORY.putLong(null, ts + ThreadState.WORD, next);
      // The base is another one: a call, a return, or something that may have moved the stack.
      long function = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.BASE) - 16) & Value.PAYLOAD;
      long prototype = MEMORY.getLong(null, function + FunctionObject.PROTOTYPE);
      if (MEMORY.getLong(null, prototype + PrototypeObject.ENTRIES) != 0) {
        next = machine.run(next);
        if (next == Calls.EXIT) {
          return;
        }
        continue;
      }
      MEMORY.putLong(null, ts + ThreadState.PROTOTYPE, prototype);
      for (; ; MEMORY.putLong(null, ts + ThreadState.WORD, MEMORY.getLong(null, ts + ThreadState.WORD) + 8)) {
        jump:
        {
          slow:
          switch (MEMORY.getByte(null, MEMORY.getLong(null, ts + ThreadState.WORD)) & 0xFF) {
            case OpCodes.ISLT -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                if (Double.longBitsToDouble(x) < Double.longBitsToDouble(y)) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISGE -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                if (!(Double.longBitsToDouble(x) < Double.longBitsToDouble(y))) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISLE -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                if (Double.longBitsToDouble(x) <= Double.longBitsToDouble(y)) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISGT -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                if (!(Double.longBitsToDouble(x) <= Double.longBitsToDouble(y))) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISEQV -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                if (Double.longBitsToDouble(x) == Double.longBitsToDouble(y)) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              if (x == y) {
                break jump;
              }
              break slow;
            }
            case OpCodes.ISNEV -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                if (Double.longBitsToDouble(x) != Double.longBitsToDouble(y)) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              if (x == y) {
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISEQS -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              boolean same = x == MEMORY.getLong(null, p - 8 - (insn >>> 13 & 0x7FFF8));
              // Of equal strings the atom is one object; only a string that is none needs a look at its bytes.
              if (same || x >> 47 != Value.STRING_TAG || StringObject.isAtom(x & Value.PAYLOAD)) {
                if (same) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISNES -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              boolean same = x == MEMORY.getLong(null, p - 8 - (insn >>> 13 & 0x7FFF8));
              // Of equal strings the atom is one object; only a string that is none needs a look at its bytes.
              if (same || x >> 47 != Value.STRING_TAG || StringObject.isAtom(x & Value.PAYLOAD)) {
                if (!same) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISEQN -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE) {
                if (Double.longBitsToDouble(x) == MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7FFF8))) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISNEN -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE) {
                if (Double.longBitsToDouble(x) != MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7FFF8))) {
                  break jump;
                }
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
                continue;
              }
              break slow;
            }
            case OpCodes.ISEQP, OpCodes.ISNEP -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              if (x >> 47 == Value.OBJECT_TAG) {
                break slow;
              }
              if (x == ~(insn >>> 16 & 0xFFFF) << 47 ^ (insn & 1) != 0) {
                break jump;
              }
              MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
              continue;
            }
            case OpCodes.IST -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              if (Long.compareUnsigned(MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8)), Value.FALSE) < 0) {
                break jump;
              }
              MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
              continue;
            }
            case OpCodes.ISF -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              if (Long.compareUnsigned(MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8)), Value.FALSE) >= 0) {
                break jump;
              }
              MEMORY.putLong(null, ts + ThreadState.WORD, pc + 8);
              continue;
            }
            case OpCodes.MOV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8)));
              continue;
            }
            case OpCodes.NOT -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), Long.compareUnsigned(MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8)), Value.FALSE) >= 0 ? Value.TRUE : Value.FALSE);
              continue;
            }
            case OpCodes.ADDVN -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Double.longBitsToDouble(x) + MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)));
                continue;
              }
              break slow;
            }
            case OpCodes.SUBVN -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Double.longBitsToDouble(x) - MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)));
                continue;
              }
              break slow;
            }
            case OpCodes.MULVN -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Double.longBitsToDouble(x) * MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)));
                continue;
              }
              break slow;
            }
            case OpCodes.DIVVN -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Double.longBitsToDouble(x) / MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)));
                continue;
              }
              break slow;
            }
            case OpCodes.ADDVV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Double.longBitsToDouble(x) + Double.longBitsToDouble(y));
                continue;
              }
              break slow;
            }
            case OpCodes.SUBVV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Double.longBitsToDouble(x) - Double.longBitsToDouble(y));
                continue;
              }
              break slow;
            }
            case OpCodes.MULVV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Double.longBitsToDouble(x) * Double.longBitsToDouble(y));
                continue;
              }
              break slow;
            }
            case OpCodes.DIVVV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Double.longBitsToDouble(x) / Double.longBitsToDouble(y));
                continue;
              }
              break slow;
            }
            case OpCodes.MODVV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              long y = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE && y >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Operations.modulo(Double.longBitsToDouble(x), Double.longBitsToDouble(y)));
                continue;
              }
              break slow;
            }
            case OpCodes.MODVN -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long x = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (x >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), Operations.modulo(Double.longBitsToDouble(x), MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8))));
                continue;
              }
              break slow;
            }
            case OpCodes.SUBNV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long y = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (y >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)) - Double.longBitsToDouble(y));
                continue;
              }
              break slow;
            }
            case OpCodes.DIVNV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long y = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (y >>> 47 <= Value.LAST_DOUBLE) {
                MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), MEMORY.getDouble(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)) / Double.longBitsToDouble(y));
                continue;
              }
              break slow;
            }
            case OpCodes.KSTR -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), MEMORY.getLong(null, p - 8 - (insn >>> 13 & 0x7FFF8)));
              continue;
            }
            case OpCodes.KSHORT -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              MEMORY.putDouble(null, base + (insn >>> 5 & 0x7F8), (short) (insn >>> 16));
              continue;
            }
            case OpCodes.KNUM -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), MEMORY.getLong(null, p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7FFF8)));
              continue;
            }
            case OpCodes.KPRI -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), ~(insn >>> 16 & 0xFFFF) << 47);
              continue;
            }
            case OpCodes.UGET -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long upvalue = MEMORY.getLong(null, (MEMORY.getLong(null, base - 16) & Value.PAYLOAD) + FunctionObject.UPVALUES + (insn >>> 13 & 0x7FFF8));
              MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), MEMORY.getLong(null, MEMORY.getLong(null, upvalue + UpvalueObject.WHERE)));
              continue;
            }
            case OpCodes.USETV -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long upvalue = MEMORY.getLong(null, (MEMORY.getLong(null, base - 16) & Value.PAYLOAD) + FunctionObject.UPVALUES + (insn >>> 5 & 0x7F8));
              long value = MEMORY.getLong(null, base + (insn >>> 13 & 0x7FFF8));
              MEMORY.putLong(null, MEMORY.getLong(null, upvalue + UpvalueObject.WHERE), value);
              heap.barrier(upvalue, value);
              continue;
            }
            case OpCodes.GGET -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long table = MEMORY.getLong(null, (MEMORY.getLong(null, base - 16) & Value.PAYLOAD) + FunctionObject.ENVIRONMENT);
              long record = p + (insn >>> 32);
              if (MEMORY.getInt(null, table) == MEMORY.getInt(null, record)) {
                long value = MEMORY.getLong(null, table + MEMORY.getInt(null, record + Caches.OFFSET));
                if (value != Value.NIL) {
                  MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), value);
                  continue;
                }
              }
              break slow;
            }
            case OpCodes.TGETS -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long object = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (object >> 47 == Value.TABLE_TAG) {
                long table = object & Value.PAYLOAD;
                long record = p + (insn >>> 32);
                long value;
                if (MEMORY.getInt(null, table) != MEMORY.getInt(null, record)
                    || (value = MEMORY.getLong(null, table + MEMORY.getInt(null, record + Caches.OFFSET))) == Value.NIL) {
                  MEMORY.putLong(null, ts + ThreadState.PC, pc + 8);
                  value = caches.get(table, MEMORY.getLong(null, p - 8 - (insn >>> 13 & 0x7F8)) & Value.PAYLOAD, record);
                  if (value == Value.UNDEF) {
                    break slow;
                  }
                }
                MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), value);
                continue;
              }
              break slow;
            }
            case OpCodes.TSETS -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long p = MEMORY.getLong(null, ts + ThreadState.PROTOTYPE);
              long object = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (object >> 47 == Value.TABLE_TAG) {
                long table = object & Value.PAYLOAD;
                long record = p + (insn >>> 32);
                long slot = table + MEMORY.getInt(null, record + Caches.OFFSET);
                long value = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
                if (MEMORY.getInt(null, table) == MEMORY.getInt(null, record) && MEMORY.getLong(null, slot) != Value.NIL) {
                  MEMORY.putLong(null, slot, value);
                  heap.barrier(table, value);
                  continue;
                }
                MEMORY.putLong(null, ts + ThreadState.PC, pc + 8);
                if (caches.set(table, MEMORY.getLong(null, p - 8 - (insn >>> 13 & 0x7F8)) & Value.PAYLOAD, value, record)) {
                  continue;
                }
              }
              break slow;
            }
            case OpCodes.TGETV -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long object = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              long key = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
              if (object >> 47 == Value.TABLE_TAG) {
                long table = object & Value.PAYLOAD;
                long value;
                int index;
                if (key >>> 47 <= Value.LAST_DOUBLE
                    && (index = (int) Double.longBitsToDouble(key)) == Double.longBitsToDouble(key)
                    && Integer.compareUnsigned(index - 1, MEMORY.getInt(null, table + TableObject.LENGTH)) < 0) {
                  value = MEMORY.getLong(null, MEMORY.getLong(null, table + TableObject.ARRAY) + ((long) index << 3) - 8);
                } else {
                  MEMORY.putLong(null, ts + ThreadState.PC, pc + 8);
                  value = tables.get(table, key);
                }
                if (value != Value.NIL) {
                  MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), value);
                  continue;
                }
              }
              break slow;
            }
            case OpCodes.TGETB -> {
              long insn = MEMORY.getLong(null, MEMORY.getLong(null, ts + ThreadState.WORD));
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long object = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              if (object >> 47 == Value.TABLE_TAG) {
                long table = object & Value.PAYLOAD;
                long index = insn >>> 16 & 0xFF;
                // Key 0 is below every length, as an unsigned number it is above.
                if (Integer.compareUnsigned((int) index - 1, MEMORY.getInt(null, table + TableObject.LENGTH)) < 0) {
                  long value = MEMORY.getLong(null, MEMORY.getLong(null, table + TableObject.ARRAY) + (index << 3) - 8);
                  if (value != Value.NIL) {
                    MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8), value);
                    continue;
                  }
                }
              }
              break slow;
            }
            case OpCodes.TSETV -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long object = MEMORY.getLong(null, base + (insn >>> 21 & 0x7F8));
              long key = MEMORY.getLong(null, base + (insn >>> 13 & 0x7F8));
              if (object >> 47 == Value.TABLE_TAG && key >>> 47 <= Value.LAST_DOUBLE) {
                long table = object & Value.PAYLOAD;
                int index = (int) Double.longBitsToDouble(key);
                if (index == Double.longBitsToDouble(key)) {
                  long value = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
                  if (Integer.compareUnsigned(index - 1, MEMORY.getInt(null, table + TableObject.LENGTH)) < 0 && value != Value.NIL) {
                    long slot = MEMORY.getLong(null, table + TableObject.ARRAY) + ((long) index << 3) - 8;
                    if (MEMORY.getLong(null, slot) != Value.NIL) {
                      MEMORY.putLong(null, slot, value);
                      heap.barrier(table, value);
                      continue;
                    }
                  }
                  if (!TableObject.hasMetatable(table)) {
                    MEMORY.putLong(null, ts + ThreadState.PC, pc + 8);
                    tables.setInt(table, index, value);
                    continue;
                  }
                }
              }
              break slow;
            }
            case OpCodes.CALL -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long start = base + (insn >>> 5 & 0x7F8) + 16;
              long callee = MEMORY.getLong(null, start - 16);
              if (callee >> 47 == Value.FUNCTION_TAG) {
                long called = MEMORY.getLong(null, (callee & Value.PAYLOAD) + FunctionObject.PROTOTYPE);
                if (called != 0) {
                  long parameters = MEMORY.getInt(null, called + PrototypeObject.PARAMETERS);
                  // The second byte are the properties: none is set, or the count is right, so that the arguments lie where they belong.
                  if (((parameters & 0xFF00) == 0 || (parameters & 0xFFFF) == (CHECKED | (insn >>> 16 & 0xFF) - 1))
                      && start + ((long) MEMORY.getInt(null, called + PrototypeObject.FRAME_SIZE) << 3) <= MEMORY.getLong(null, ts + ThreadState.LIMIT)
                      && MEMORY.getInt(null, ts + ThreadState.POLL) == 0) {
                    MEMORY.putLong(null, start - 8, Link.toGuest(Link.GUEST, pc + 8));
                    long end = start + ((parameters & 0xFF) << 3);
                    for (long at = start - 8 + (insn >>> 13 & 0x7F8); at < end; at += 8) {
                      MEMORY.putLong(null, at, Value.NIL);
                    }
                    MEMORY.putLong(null, ts + ThreadState.BASE, start);
                    MEMORY.putLong(null, ts + ThreadState.PROTOTYPE, called);
                    MEMORY.putLong(null, ts + ThreadState.WORD, MEMORY.getLong(null, called + PrototypeObject.CODE) - 8);
                    continue;
                  }
                }
              }
              break slow;
            }
            case OpCodes.RET0, OpCodes.RET1 -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long link = MEMORY.getLong(null, base - 8);
              // With a place in machine code to go back to, the link is not this loop's.
              if ((link & 0xFFFF_FFFF_0000_000FL) == Link.GUEST) {
                long back = Link.pc(link) - 8;
                long call = MEMORY.getLong(null, back);
                int wanted = (int) (call >>> 24 & 0xFF);
                if (wanted != 0) {
                  long to = base - 16;
                  if (wanted > 1) {
                    MEMORY.putLong(null, to, (insn & 1) == 0 ? MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8)) : Value.NIL);
                    for (; wanted > 2; wanted--) {
                      to += 8;
                      MEMORY.putLong(null, to, Value.NIL);
                    }
                  }
                  MEMORY.putLong(null, ts + ThreadState.WORD, back);
                  base = base - 16 - (call >>> 5 & 0x7F8);
                  MEMORY.putLong(null, ts + ThreadState.BASE, base);
                  MEMORY.putLong(null, ts + ThreadState.PROTOTYPE, MEMORY.getLong(null, (MEMORY.getLong(null, base - 16) & Value.PAYLOAD) + FunctionObject.PROTOTYPE));
                  continue;
                }
              }
              break slow;
            }
            case OpCodes.IFORL -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long ra = base + (insn >>> 5 & 0x7F8);
              long x = MEMORY.getLong(null, ra);
              long stop = MEMORY.getLong(null, ra + 8);
              long step = MEMORY.getLong(null, ra + 16);
              if (x >>> 47 <= Value.LAST_DOUBLE && stop >>> 47 <= Value.LAST_DOUBLE && step >>> 47 <= Value.LAST_DOUBLE && MEMORY.getInt(null, ts + ThreadState.POLL) == 0) {
                double index = Double.longBitsToDouble(x) + Double.longBitsToDouble(step);
                MEMORY.putDouble(null, ra, index);
                if (step >= 0 ? index <= Double.longBitsToDouble(stop) : index >= Double.longBitsToDouble(stop)) {
                  MEMORY.putDouble(null, ra + 24, index);
                  MEMORY.putLong(null, ts + ThreadState.WORD, pc + (insn >> 32 << 3));
                }
                continue;
              }
              break slow;
            }
            case OpCodes.ILOOP -> {
              continue;
            }
            case OpCodes.JMP -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long distance = insn >> 32;
              if (distance >= 0 || MEMORY.getInt(null, ts + ThreadState.POLL) == 0) {
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + (distance << 3));
                continue;
              }
              break slow;
            }
            case OpCodes.IITERL -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              long insn = MEMORY.getLong(null, pc);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              long value = MEMORY.getLong(null, base + (insn >>> 5 & 0x7F8));
              if (value == Value.NIL) {
                continue;
              }
              if (MEMORY.getInt(null, ts + ThreadState.POLL) == 0) {
                MEMORY.putLong(null, base + (insn >>> 5 & 0x7F8) - 8, value);
                MEMORY.putLong(null, ts + ThreadState.WORD, pc + (insn >> 32 << 3));
                continue;
              }
              break slow;
            }
            default -> {
              long pc = MEMORY.getLong(null, ts + ThreadState.WORD);
              MEMORY.putLong(null, ts + ThreadState.PC, pc + 8);
              long base = MEMORY.getLong(null, ts + ThreadState.BASE);
              next = shortPaths.execute(MEMORY.getLong(null, pc), base, MEMORY.getLong(null, ts + ThreadState.PROTOTYPE), pc + 8);
              if (next != ShortPaths.NONE) {
                MEMORY.putLong(null, ts + ThreadState.WORD, next - 8);
                continue;
              }
            }
          }
          long pc = MEMORY.getLong(null, ts + ThreadState.WORD) + 8;
          MEMORY.putLong(null, ts + ThreadState.PC, pc);
          next = instructions.execute(MEMORY.getLong(null, pc - 8), MEMORY.getLong(null, ts + ThreadState.BASE), pc);
          if (next == Calls.EXIT) {
            return;
          }
          continue frame;
        }
        // A test has come out true: the JMP behind it is taken.
        long pc = MEMORY.getLong(null, ts + ThreadState.WORD) + 16;
        long distance = MEMORY.getLong(null, pc - 8) >> 32;
        pc += distance << 3;
        if (distance < 0 && MEMORY.getInt(null, ts + ThreadState.POLL) != 0) {
          next = interpreter.poll(pc);
          continue frame;
        }
        MEMORY.putLong(null, ts + ThreadState.WORD, pc - 8);
      }
    }
  }
}
