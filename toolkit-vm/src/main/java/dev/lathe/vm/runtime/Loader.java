package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.value.Value;
import java.util.List;

/**
 * Makes prototype objects of prototypes that came from the generator or were verified: constants become values, instructions
 * get the places of their cache records.
 */
public final class Loader {
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
    int upvalues = PrototypeObject.upvalues(prototype);
    long function = vm.heap().allocate(Kind.FUNCTION.ordinal(), FunctionObject.UPVALUES + 8L * upvalues);
    for (int i = 0; i < upvalues; i++) {
      long upvalue = vm.heap().allocate(Kind.UPVALUE.ordinal(), UpvalueObject.BYTES);
      Memory.putLong(upvalue + UpvalueObject.WHERE, upvalue + UpvalueObject.VALUE);
      Memory.putLong(upvalue + UpvalueObject.VALUE, Value.NIL);
      Memory.putLong(function + FunctionObject.UPVALUES + 8L * i, upvalue);
    }
    Memory.putLong(function + FunctionObject.PROTOTYPE, prototype);
    Memory.putLong(function + FunctionObject.ENVIRONMENT, environment);
    return function;
  }

  /** Loads a prototype and those inside it; gives the address of its object. */
  public long load(Prototype prototype, ByteString chunk) {
    int records = 0;
    for (int i = 0; i < prototype.length(); i++) {
      records += hasRecord(prototype.word(i)) ? 1 : 0;
    }
    List<Constant> constants = prototype.constants();
    int numbers = prototype.numberCount();
    long firstRecord = PrototypeObject.NUMBERS + 8L * numbers;
    long p = vm.heap().allocateAround(Kind.PROTOTYPE.ordinal(), 8L * constants.size(), firstRecord + (long) Caches.BYTES * records);
    Memory.putInt(p + PrototypeObject.FRAME_SIZE, prototype.frameSize());
    Memory.putByte(p + PrototypeObject.PARAMETERS, (byte) prototype.parameters());
    Memory.putByte(p + PrototypeObject.PROPERTIES, (byte) (prototype.has(Prototype.Flag.VARARG) ? PrototypeObject.VARARG : 0));
    Memory.putShort(p + PrototypeObject.UPVALUES, (short) prototype.upvalueCount());
    Memory.putInt(p + PrototypeObject.NUMBER_COUNT, numbers);
    Memory.putInt(p + PrototypeObject.RECORD_COUNT, records);
    for (int i = 0; i < numbers; i++) {
      Memory.putLong(p + PrototypeObject.NUMBERS + 8L * i, Value.canonical(prototype.number(i)));
    }
    for (int i = 0; i < constants.size(); i++) {
      Memory.putLong(p - 8 - 8L * i, value(constants.get(i), chunk));
    }
    Memory.putInt(p + PrototypeObject.CONSTANT_COUNT, constants.size());
    loadCode(prototype, p, firstRecord);
    Memory.putInt(p + PrototypeObject.INFO, vm.functions().add(new FunctionInfo(prototype, chunk, p)));
    vm.heap().barrier(p);
    return p;
  }

  private void loadCode(Prototype prototype, long p, long firstRecord) {
    vm.heap().reserve(8L * prototype.length());
    long code = CodeSpace.allocate(prototype.length());
    if (code == 0) {
      throw OutOfGuestMemory.INSTANCE;
    }
    vm.heap().account(8L * prototype.length());
    long record = firstRecord;
    for (int i = 0; i < prototype.length(); i++) {
      int word = prototype.word(i);
      long high = prototype.wide(i);
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
      case OpCodes.TGETS, OpCodes.TSETS, OpCodes.GGET, OpCodes.GSET, OpCodes.TNEW, OpCodes.TDUP -> true;
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
      case Constant.Bytes _, Constant.Int _, Constant.Real _, Constant.Tuple _, Constant.FrozenSet _, Constant.Single _, Constant.JumpTable _ ->
          throw new UnsupportedOperationException("constants of general functions are not loaded yet: " + constant);
    };
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
