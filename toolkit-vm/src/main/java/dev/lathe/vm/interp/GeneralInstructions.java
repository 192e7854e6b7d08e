package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** The opcodes of general functions, in full. {@link Instructions} hands over what it does not know. */
final class GeneralInstructions {
  private final VmState vm;
  private final Arithmetic arithmetic;
  private final Protocols protocols;
  private final Raising raising;
  private final Containers containers;
  private final Iteration iteration;
  private final Attributes attributes;
  private final GeneralCalls calls;
  private final Generators generators;
  private final Intrinsics intrinsics;

  GeneralInstructions(VmState vm, Machinery machinery) {
    this.vm = vm;
    this.arithmetic = machinery.arithmetic();
    this.protocols = machinery.protocols();
    this.raising = machinery.raising();
    this.containers = machinery.containers();
    this.iteration = machinery.iteration();
    this.attributes = machinery.attributes();
    this.calls = machinery.calls();
    this.generators = machinery.generators();
    this.intrinsics = machinery.intrinsics();
  }

  private static long register(long base, int index) {
    return Memory.getLong(base + 8L * index);
  }

  private static long store(long ra, long value, long pc) {
    Memory.putLong(ra, value);
    return pc;
  }

  /** Runs one instruction; see {@link Instructions#execute}. */
  long execute(long insn, int word, long base, long p, long pc) {
    long ra = base + 8L * Insn.a(word);
    int wide = (int) (insn >>> 32);
    int opcode = word & 0xFF;
    switch (opcode) {
      case OpCodes.OLT, OpCodes.ONLT, OpCodes.OLE, OpCodes.ONLE, OpCodes.OGT, OpCodes.ONGT, OpCodes.OGE, OpCodes.ONGE -> {
        return protocols.order(word, Memory.getLong(ra), register(base, Insn.d(word)), pc);
      }
      case OpCodes.OEQ, OpCodes.ONEQ, OpCodes.ONE, OpCodes.ONNE -> {
        return protocols.equality(word, Memory.getLong(ra), register(base, Insn.d(word)), pc);
      }
      case OpCodes.OIS, OpCodes.ONIS -> {
        return Instructions.branch(isSame(Memory.getLong(ra), register(base, Insn.d(word))) == (opcode == OpCodes.OIS), pc);
      }
      case OpCodes.OIN, OpCodes.ONIN -> {
        return protocols.contains(word, register(base, Insn.d(word)), Memory.getLong(ra), pc);
      }
      case OpCodes.OTRUE, OpCodes.OFALSE, OpCodes.OTRUEC, OpCodes.OFALSEC, OpCodes.VNOT -> {
        return protocols.truth(word, register(base, Insn.d(word)), pc);
      }
      case OpCodes.ISDEF -> {
        return Instructions.branch(register(base, Insn.d(word)) != Value.UNDEF, pc);
      }
      case OpCodes.ISUNDEF -> {
        return Instructions.branch(register(base, Insn.d(word)) == Value.UNDEF, pc);
      }
      case OpCodes.ISEXC -> {
        return Instructions.branch(raising.isInstance(Memory.getLong(ra), register(base, Insn.d(word))), pc);
      }
      case OpCodes.ISNEXC -> {
        return Instructions.branch(!raising.isInstance(Memory.getLong(ra), register(base, Insn.d(word))), pc);
      }
      case OpCodes.VLT, OpCodes.VLE, OpCodes.VGT, OpCodes.VGE -> {
        return protocols.order(word, register(base, Insn.b(word)), register(base, Insn.c(word)), pc);
      }
      case OpCodes.VEQ, OpCodes.VNE -> {
        return protocols.equality(word, register(base, Insn.b(word)), register(base, Insn.c(word)), pc);
      }
      case OpCodes.VIS -> {
        return store(ra, Value.of(isSame(register(base, Insn.b(word)), register(base, Insn.c(word)))), pc);
      }
      case OpCodes.VIN -> {
        return protocols.contains(word, register(base, Insn.c(word)), register(base, Insn.b(word)), pc);
      }
      case OpCodes.IADD, OpCodes.ISUB, OpCodes.IMUL, OpCodes.IDIV, OpCodes.IFDIV, OpCodes.IMOD, OpCodes.ITDIV, OpCodes.ITREM, OpCodes.IPOW, OpCodes.IAND,
          OpCodes.IOR, OpCodes.IXOR, OpCodes.ISHL, OpCodes.ISHR -> {
        return protocols.binary(word, register(base, Insn.b(word)), register(base, Insn.c(word)), pc);
      }
      case OpCodes.IADDS, OpCodes.ISUBS, OpCodes.IMULS, OpCodes.IFDIVS, OpCodes.IMODS, OpCodes.IANDS, OpCodes.ISHLS, OpCodes.ISHRS -> {
        return protocols.binary(word, register(base, Insn.b(word)), Value.ofInt((byte) Insn.c(word)), pc);
      }
      case OpCodes.INPL -> {
        return protocols.binary(word, Memory.getLong(ra), register(base, Insn.b(word)), pc);
      }
      case OpCodes.INPLS -> {
        return protocols.binary(word, Memory.getLong(ra), Value.ofInt((byte) Insn.c(word)), pc);
      }
      case OpCodes.INEG, OpCodes.IINV -> {
        return protocols.unary(word, register(base, Insn.d(word)), pc);
      }
      case OpCodes.WADD, OpCodes.WSUB, OpCodes.WMUL, OpCodes.WDIV, OpCodes.WREM, OpCodes.WSHL, OpCodes.WSHR, OpCodes.WUSHR -> {
        return wrapping(word, register(base, Insn.b(word)), register(base, Insn.c(word)), ra, pc);
      }
      case OpCodes.NARROW -> {
        long result = arithmetic.narrow(register(base, Insn.b(word)), (byte) Insn.c(word));
        if (result == Value.UNDEF) {
          throw vm.errors().of(Failure.NOT_INTEGER, register(base, Insn.b(word)));
        }
        return store(ra, result, pc);
      }
      case OpCodes.KINT -> {
        return store(ra, Value.ofInt((short) Insn.d(word)), pc);
      }
      case OpCodes.KOBJ -> {
        return store(ra, PrototypeObject.constant(p, Insn.d(word) | wide << 16), pc);
      }
      case OpCodes.KUNDEF -> {
        for (int i = Insn.a(word); i <= Insn.d(word); i++) {
          Memory.putLong(base + 8L * i, Value.UNDEF);
        }
        return pc;
      }
      case OpCodes.CHKDEF -> {
        if (Memory.getLong(ra) == Value.UNDEF) {
          throw unbound(Insn.b(word), PrototypeObject.constant(p, Insn.c(word) | wide << 8));
        }
        return pc;
      }
      case OpCodes.LDW -> {
        return store(ra, register(base, wide), pc);
      }
      case OpCodes.STW -> {
        return store(base + 8L * wide, Memory.getLong(ra), pc);
      }
      case OpCodes.NOP -> {
        return pc;
      }
      case OpCodes.LDGLOB -> {
        return attributes.loadGlobal(ra, base, name(p, Insn.d(word), 16, pc), p + wide, pc);
      }
      case OpCodes.STGLOB -> {
        return attributes.storeGlobal(ra, base, name(p, Insn.d(word), 16, pc), p + wide, pc);
      }
      case OpCodes.LDRT -> {
        return store(ra, attributes.runtimeName(PrototypeObject.constant(p, Insn.d(word) | wide << 16)), pc);
      }
      case OpCodes.NSGET -> {
        return attributes.ownEntry(word, register(base, Insn.b(word)), PrototypeObject.constant(p, Insn.c(word) | wide << 8), ra, pc);
      }
      case OpCodes.CELL -> {
        return store(ra, Value.object(UpvalueObject.cell(vm.heap(), register(base, Insn.d(word)))), pc);
      }
      case OpCodes.CELLGET -> {
        return store(ra, UpvalueObject.get(cell(register(base, Insn.d(word)))), pc);
      }
      case OpCodes.CELLSET -> {
        long cell = cell(Memory.getLong(ra));
        Memory.putLong(Memory.getLong(cell + UpvalueObject.WHERE), register(base, Insn.d(word)));
        vm.heap().barrier(cell);
        return pc;
      }
      case OpCodes.LDATTR -> {
        return attributes.load(word, register(base, Insn.b(word)), name(p, Insn.c(word), 8, pc), p + wide, pc);
      }
      case OpCodes.STATTR -> {
        return attributes.store(word, register(base, Insn.b(word)), name(p, Insn.c(word), 8, pc), Memory.getLong(ra), p + wide, pc);
      }
      case OpCodes.LDMETH -> {
        return attributes.loadMethod(register(base, Insn.b(word)), name(p, Insn.c(word), 8, pc), ra, p + wide, pc);
      }
      case OpCodes.LDSUPER, OpCodes.MTSUPER -> {
        return attributes.loadSuper(word, base + 8L * Insn.b(word), PrototypeObject.constant(p, Insn.c(word) | wide << 8), ra, pc);
      }
      case OpCodes.LDSPEC -> {
        return attributes.loadSpecial(register(base, Insn.b(word)), PrototypeObject.constant(p, Insn.c(word) | wide << 8), ra, pc);
      }
      case OpCodes.LDITEM -> {
        return containers.load(word, register(base, Insn.b(word)), register(base, Insn.c(word)), pc);
      }
      case OpCodes.LDITEMS -> {
        return containers.load(word, register(base, Insn.b(word)), Value.ofInt((byte) Insn.c(word)), pc);
      }
      case OpCodes.STITEM -> {
        return containers.store(word, register(base, Insn.b(word)), register(base, Insn.c(word)), Memory.getLong(ra), pc);
      }
      case OpCodes.MKSLICE, OpCodes.MKLIST, OpCodes.MKTUPLE, OpCodes.MKSET, OpCodes.MKDICT -> {
        return store(ra, containers.make(opcode, base + 8L * Insn.b(word), Insn.c(word)), pc);
      }
      case OpCodes.LISTADD -> {
        containers.append(Memory.getLong(ra), register(base, Insn.d(word)));
        return pc;
      }
      case OpCodes.SETADD -> {
        containers.add(Memory.getLong(ra), register(base, Insn.d(word)));
        return pc;
      }
      case OpCodes.DICTADD -> {
        containers.put(Memory.getLong(ra), register(base, Insn.b(word)), register(base, Insn.c(word)));
        return pc;
      }
      case OpCodes.UNPACK -> {
        return iteration.unpack(ra, register(base, Insn.b(word)), Insn.c(word), pc);
      }
      case OpCodes.UNPACKS -> {
        return iteration.unpackRest(ra, register(base, Insn.b(word)), Insn.c(word), wide, pc);
      }
      case OpCodes.ITER -> {
        return iteration.begin(ra, register(base, Insn.d(word)), pc);
      }
      case OpCodes.ITERNX -> {
        count(p);
        return iteration.next(insn, ra, pc);
      }
      case OpCodes.RANGEI -> {
        return beginRange(insn, ra, pc);
      }
      case OpCodes.RANGEL -> {
        count(p);
        return continueRange(insn, ra, pc);
      }
      case OpCodes.CALLMETH -> {
        return calls.method(ra, Insn.c(word), Value.NIL, pc);
      }
      case OpCodes.CALLKW -> {
        // A CALL of a wide frame is loaded as one without names.
        return calls.named(ra, Insn.c(word) - 1, wide < 0 ? Value.NIL : PrototypeObject.constant(p, wide), pc);
      }
      case OpCodes.CALLMKW -> {
        return calls.method(ra, Insn.c(word), PrototypeObject.constant(p, wide), pc);
      }
      case OpCodes.CALLEX -> {
        return calls.expanded(ra, Insn.d(word) == 1, pc);
      }
      case OpCodes.DISPATCH -> {
        return calls.dispatch(ra, register(base, Insn.b(word)), Insn.c(word) - 1, pc);
      }
      case OpCodes.YIELD -> {
        return generators.yield(base, register(base, Insn.d(word)), pc);
      }
      case OpCodes.YFROM -> {
        return Sequences.isKind(Memory.getLong(ra), Kind.ITERATOR) ? iteration.delegate(base, ra, pc) : generators.delegate(base, ra, pc);
      }
      case OpCodes.RAISE -> throw raising.raise(Memory.getLong(ra));
      case OpCodes.RERAISE -> throw raising.again(Memory.getLong(ra));
      case OpCodes.PUSHEXC -> {
        long previous = raising.handled();
        raising.setHandled(register(base, Insn.d(word)));
        return store(ra, previous, pc);
      }
      case OpCodes.POPEXC -> {
        raising.setHandled(Memory.getLong(ra));
        return pc;
      }
      case OpCodes.FMT -> {
        return containers.format(word, base + 8L * Insn.b(word), Insn.c(word), ra, pc);
      }
      case OpCodes.JOIN -> {
        return store(ra, containers.join(base + 8L * Insn.b(word), Insn.c(word)), pc);
      }
      case OpCodes.SWITCH -> {
        return select(Memory.getLong(ra), Value.address(PrototypeObject.constant(p, Insn.d(word) | wide << 16)), pc);
      }
      case OpCodes.INTR -> {
        return intrinsics.execute(word, base, base + 8L * Insn.b(word), ra, pc);
      }
      default -> throw new AssertionError("opcode " + Integer.toHexString(opcode) + " has passed the verifier");
    }
  }

  /**
   * The constant that a row with a cache record names; the bits of a wide half are not in the loaded word then.
   *
   * @param bits of the operand in the word
   */
  private long name(long p, int index, int bits, long pc) {
    int all = index;
    if ((Header.flags(p) & PrototypeObject.WIDE_NAMES) != 0) {
      FunctionInfo info = vm.functions().at(PrototypeObject.info(p));
      all |= info.wide((int) (pc - PrototypeObject.code(p) >> 3) - 1) << bits;
    }
    return PrototypeObject.constant(p, all);
  }

  /** Whether two values are one object; small integers are what they are worth. */
  private static boolean isSame(long one, long other) {
    return one == other;
  }

  private long wrapping(int word, long left, long right, long ra, long pc) {
    long result = arithmetic.wrapping(word & 0xFF, left, right);
    if (result == Value.UNDEF) {
      throw vm.errors().of(Failure.NOT_INTEGER, Numbers.isInteger(left) ? right : left);
    }
    return store(ra, result, pc);
  }

  private GuestError unbound(int kind, long name) {
    String text = vm.strings().toJava(Value.address(name));
    return vm.errors().of(kind == 0 ? Failure.UNBOUND_LOCAL : kind == 1 ? Failure.UNBOUND_FREE : Failure.UNBOUND_NAME, text);
  }

  /** A call of a wide frame that is not loaded as CALLKW. */
  long callAbove(long ra, int count, long pc) {
    return calls.named(ra, count, Value.NIL, pc);
  }

  // --- cells ------------------------------------------------------------------------------------------------------------

  /** The cell that a value is, its address; raises if it is none. */
  long cell(long value) {
    if (!Value.isObject(value) || !Header.is(Value.address(value), Kind.UPVALUE)) {
      throw vm.errors().of(Failure.NOT_CELL, value);
    }
    return Value.address(value);
  }

  // --- loops and tables of jumps ----------------------------------------------------------------------------------------

  private long select(long value, long table, long pc) {
    if (!Numbers.isInteger(value) || Numbers.isBig(value)) {
      return pc;
    }
    long index = Numbers.low(value);
    return index >= 0 && index < TupleObject.length(table) ? pc + 8 * Value.toInt(TupleObject.item(table, (int) index)) : pc;
  }

  private long beginRange(long insn, long ra, long pc) {
    long index = rangeInteger(ra);
    long stop = rangeInteger(ra + 8);
    long step = rangeInteger(ra + 16);
    if (step == 0) {
      throw vm.errors().of(Failure.ZERO_STEP);
    }
    Memory.putLong(ra, Value.ofInt(index));
    Memory.putLong(ra + 8, Value.ofInt(stop));
    Memory.putLong(ra + 16, Value.ofInt(step));
    if (step > 0 ? index > stop : index < stop) {
      return Instructions.target(insn, pc);
    }
    Memory.putLong(ra + 24, Value.ofInt(index));
    return pc;
  }

  /** A loop goes round, if that is still to be counted. */
  private void count(long p) {
    if ((Memory.getByte(p + PrototypeObject.PROPERTIES) & PrototypeObject.COUNTED) != 0) {
      vm.functionTier().looped(p);
    }
  }

  /** What the verifier lets pass need not have begun at RANGEI: operands are looked at again. An index that leaves the small integers ends the loop. */
  private long continueRange(long insn, long ra, long pc) {
    long stop = rangeInteger(ra + 8);
    long step = rangeInteger(ra + 16);
    long index = rangeInteger(ra) + step;
    if (index << 17 >> 17 != index || (step > 0 ? index > stop : index < stop)) {
      return pc;
    }
    Memory.putLong(ra, Value.ofInt(index));
    Memory.putLong(ra + 24, Value.ofInt(index));
    return Instructions.target(insn, pc);
  }

  private long rangeInteger(long address) {
    long value = Memory.getLong(address);
    if (!Numbers.isInteger(value)) {
      throw vm.errors().of(Failure.NOT_INTEGER, value);
    }
    if (Numbers.isBig(value)) {
      // Beyond all small integers: as far as they go.
      return Numbers.big(value).signum() < 0 ? -1L << 46 : (1L << 46) - 1;
    }
    return Numbers.low(value);
  }
}
