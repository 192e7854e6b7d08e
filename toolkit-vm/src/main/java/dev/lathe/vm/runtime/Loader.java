package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.CountedRows;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.IntegerObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Makes prototype objects of prototypes that came from the generator or were verified: constants become values, instructions
 * get the places of their cache records.
 */
public final class Loader {
  /** Frames up to here lose nothing above a call. */
  private static final int WIDE_FRAME = 256;

  private final VmState vm;

  /** For one machine. */
  public Loader(VmState vm) {
    this.vm = vm;
  }

  /**
   * Makes a function of a whole chunk.
   *
   * @param chunk what it is called, as functions keep it
   * @return its address
   */
  public long function(Prototype prototype, ByteString chunk) {
    return function(load(prototype, chunk), vm.globals());
  }

  /** Makes a function of a loaded prototype; its upvalues, if it has any, are new and nil. */
  private long function(long prototype, long environment) {
    long function = FunctionObject.create(vm.heap(), prototype, environment);
    for (int i = 0; i < PrototypeObject.upvalues(prototype); i++) {
      Memory.putLong(function + FunctionObject.UPVALUES + 8L * i, UpvalueObject.cell(vm.heap(), Value.NIL));
    }
    return function;
  }

  /** Loads a prototype and those inside it; gives the address of its object. */
  public long load(Prototype prototype, ByteString chunk) {
    vm.checkInterrupt();
    int records = 0;
    for (int i = 0; i < prototype.length(); i++) {
      records += hasRecord(prototype.word(i)) ? 1 : 0;
    }
    List<Constant> constants = prototype.constants();
    Optional<General.Binding.Checked> binding = checked(prototype);
    // The tuple of parameter names is one constant more.
    int count = constants.size() + (binding.isPresent() ? 1 : 0);
    int numbers = prototype.numberCount();
    long firstRecord = PrototypeObject.NUMBERS + 8L * numbers;
    long p = vm.heap().allocateAround(Kind.PROTOTYPE.ordinal(), 8L * count, firstRecord + (long) Caches.BYTES * records);
    Memory.putInt(p + PrototypeObject.FRAME_SIZE, prototype.frameSize());
    Memory.putByte(p + PrototypeObject.PARAMETERS, (byte) prototype.parameters());
    Memory.putByte(p + PrototypeObject.PROPERTIES, (byte) properties(prototype));
    Header.setFlags(p, flags(prototype));
    Memory.putShort(p + PrototypeObject.UPVALUES, (short) prototype.upvalueCount());
    Memory.putInt(p + PrototypeObject.NUMBER_COUNT, numbers);
    Memory.putInt(p + PrototypeObject.RECORD_COUNT, records);
    for (int i = 0; i < numbers; i++) {
      Memory.putLong(p + PrototypeObject.NUMBERS + 8L * i, Value.canonical(prototype.number(i)));
    }
    for (int i = 0; i < constants.size(); i++) {
      Memory.putLong(p - 8 - 8L * i, value(constants.get(i), chunk));
    }
    if (binding.isPresent()) {
      Memory.putLong(p - 8L * count, Value.object(tuple(binding.get().names().stream().<Constant>map(Constant.Str::new).toList(), chunk)));
    }
    Memory.putInt(p + PrototypeObject.CONSTANT_COUNT, count);
    loadCode(prototype, p, firstRecord);
    Memory.putInt(p + PrototypeObject.INFO, vm.functions().add(new FunctionInfo(prototype, chunk, p)));
    vm.functionTier().loaded(p);
    vm.heap().barrier(p);
    return p;
  }

  private static Optional<General.Binding.Checked> checked(Prototype prototype) {
    return prototype.general().map(General::binding).flatMap(b -> b instanceof General.Binding.Checked checked ? Optional.of(checked) : Optional.empty());
  }

  private static int properties(Prototype prototype) {
    int properties = prototype.has(Prototype.Flag.VARARG) ? PrototypeObject.VARARG : 0;
    if (prototype.general().isPresent()) {
      General general = prototype.general().get();
      if (general.binding() instanceof General.Binding.Checked checked) {
        boolean isExact = checked.positional() == prototype.parameters();
        properties |= PrototypeObject.CHECKED | (isExact ? PrototypeObject.EXACT : 0);
      }
      properties |= general.kind() == General.Kind.FUNCTION ? 0 : PrototypeObject.RESUMABLE;
    }
    return properties;
  }

  private static int flags(Prototype prototype) {
    if (prototype.general().isEmpty()) {
      return 0;
    }
    int flags = PrototypeObject.GENERAL | (prototype.general().get().handlers().isEmpty() ? 0 : PrototypeObject.HANDLERS);
    for (General.Wide wide : prototype.general().get().wides()) {
      flags |= hasRecord(prototype.word(wide.index())) ? PrototypeObject.WIDE_NAMES : 0;
    }
    return flags;
  }

  private void loadCode(Prototype prototype, long p, long firstRecord) {
    vm.heap().reserve(FunctionInfo.bytes(prototype));
    long code = CodeSpace.allocate(prototype.length());
    if (code == 0) {
      throw OutOfGuestMemory.INSTANCE;
    }
    vm.heap().account(FunctionInfo.bytes(prototype));
    long record = firstRecord;
    for (int i = 0; i < prototype.length(); i++) {
      int word = prototype.word(i);
      long high = prototype.wide(i);
      Op op = Op.of(word).orElseThrow();
      if (op.d() == Operand.JUMP) {
        // How far it jumps, the wide half included, so that whoever jumps needs no more than this.
        high = (Insn.d(word) | (op.w() == Operand.EXT ? high << 16 : 0)) - Insn.JUMP_BIAS;
      }
      if (op == Op.CALL && prototype.frameSize() > WIDE_FRAME) {
        // Registers far above must outlive it: not for the loop's short way.
        word = Op.CALLKW.encoding() | word & ~0xFF;
        high = -1;
      }
      if (!vm.functionTier().isOn()) {
        word = word & ~0xFF | CountedRows.uncounted(word & 0xFF);
      }
      if (hasRecord(word)) {
        high = record;
        Caches.initialize(p + record, p);
        record += Caches.BYTES;
      }
      Memory.putLong(code + 8L * i, high << 32 | Integer.toUnsignedLong(word));
    }
    Memory.putLong(p + PrototypeObject.CODE, code);
  }

  private static boolean hasRecord(int word) {
    return switch (word & 0xFF) {
      case OpCodes.TGETS, OpCodes.TSETS, OpCodes.GGET, OpCodes.GSET, OpCodes.TNEW, OpCodes.TDUP, OpCodes.LDGLOB, OpCodes.STGLOB,
          OpCodes.LDATTR, OpCodes.STATTR, OpCodes.LDMETH -> true;
      default -> false;
    };
  }

  private long value(Constant constant, ByteString chunk) {
    return switch (constant) {
      case Constant.Child child -> Value.object(load(child.prototype(), chunk));
      case Constant.Template template -> Value.table(table(template.table()));
      case Constant.Str string -> Value.string(vm.strings().atom(string.bytes()));
      case Constant.Int64 number -> Value.object(BoxObject.integer(vm.heap(), Kind.INT64, number.bits()));
      case Constant.UInt64 number -> Value.object(BoxObject.integer(vm.heap(), Kind.UINT64, number.bits()));
      case Constant.Complex number -> Value.object(BoxObject.complex(vm.heap(), number.real(), number.imaginary()));
      case Constant.Bytes bytes -> Value.object(BytesObject.of(vm.heap(), bytes.bytes().toByteArray()));
      case Constant.Int number -> IntegerObject.value(vm.heap(), number.value());
      case Constant.Real number -> Value.canonical(number.value());
      case Constant.Tuple tuple -> Value.object(tuple(tuple.elements(), chunk));
      case Constant.FrozenSet set -> Value.object(frozenSet(set.elements(), chunk));
      case Constant.Single single ->
          switch (single) {
            case NIL -> Value.NIL;
            case FALSE -> Value.FALSE;
            case TRUE -> Value.TRUE;
            case ELLIPSIS -> Value.ELLIPSIS;
          };
      case Constant.JumpTable table -> {
        List<Integer> distances = table.distances();
        long tuple = TupleObject.allocate(vm.heap(), distances.size());
        for (int i = 0; i < distances.size(); i++) {
          Memory.putLong(tuple + TupleObject.ITEMS + 8L * i, Value.ofInt(distances.get(i)));
        }
        yield Value.object(tuple);
      }
    };
  }

  private long tuple(List<Constant> elements, ByteString chunk) {
    long tuple = TupleObject.allocate(vm.heap(), elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Memory.putLong(tuple + TupleObject.ITEMS + 8L * i, value(elements.get(i), chunk));
    }
    vm.heap().barrier(tuple);
    return tuple;
  }

  private long frozenSet(List<Constant> elements, ByteString chunk) {
    long set = HashObject.create(vm.heap(), Kind.SET, elements.size());
    for (Constant element : elements) {
      vm.keys().add(set, value(element, chunk));
    }
    Header.setFlags(set, Header.flags(set) | HashObject.FROZEN);
    return set;
  }

  private long table(TableTemplate template) {
    long table = vm.tables().create(Math.max(template.array().size() - 1, 0), template.entries().size());
    for (int i = 0; i < template.array().size(); i++) {
      long value = value(template.array().get(i));
      if (value != Value.NIL) {
        vm.tables().setInt(table, i, value);
      }
    }
    for (TableTemplate.Entry entry : template.entries()) {
      long key = value(entry.key());
      if (Value.isString(key)) {
        vm.tables().setConstant(table, Value.address(key), value(entry.value()));
      } else {
        vm.tables().set(table, key, value(entry.value()));
      }
    }
    return table;
  }

  private long value(TableTemplate.Value value) {
    return switch (value) {
      case TableTemplate.Value.Nil _ -> Value.NIL;
      case TableTemplate.Value.Bool bool -> Value.of(bool.value());
      case TableTemplate.Value.Num number -> Value.canonical(number.value());
      case TableTemplate.Value.Str string -> Value.string(vm.strings().atom(string.bytes()));
    };
  }
}
