package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.AttributeCaches;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.Classes;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.PairObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Names and attributes. An attribute is looked for in the class for what governs it (a method GET together with SET or DELETE),
 * then in the object itself, then in the class; a function found there is a method.
 */
final class Attributes {
  /** In place of an instruction's cache record. */
  static final long NO_RECORD = 0;

  /** No pc. */
  private static final long NOT_REMEMBERED = -1;

  private final VmState vm;
  private final Tables tables;
  private final Classes classes;
  private final Operations operations;
  private final long superName;

  Attributes(VmState vm, Operations operations) {
    this.vm = vm;
    this.tables = vm.tables();
    this.classes = vm.classes();
    this.operations = operations;
    this.superName = vm.strings().atom("super");
  }

  private static long store(long ra, long value, long pc) {
    Memory.putLong(ra, value);
    return pc;
  }

  private String text(long name) {
    return vm.strings().toJava(Value.address(name));
  }

  // --- names ------------------------------------------------------------------------------------------------------------

  /** R[A] := a global, or one of the builtin names. */
  long loadGlobal(long ra, long base, long name, long record, long pc) {
    long globals = FunctionObject.environment(Value.address(Memory.getLong(base - 16)));
    long atom = Value.address(name);
    long value = vm.caches().get(globals, atom, record);
    if (value == Value.UNDEF) {
      value = tables.getString(globals, atom);
    }
    if (value == Value.NIL) {
      value = tables.getString(vm.builtinNames(), atom);
      if (value == Value.NIL) {
        throw vm.errors().of(Failure.UNBOUND_NAME, text(name));
      }
      vm.caches().rememberBehind(globals, vm.builtinNames(), atom, record);
    }
    return store(ra, ClassObject.toSlot(value), pc);
  }

  /** A global := R[A]. */
  long storeGlobal(long ra, long base, long name, long record, long pc) {
    long globals = FunctionObject.environment(Value.address(Memory.getLong(base - 16)));
    long value = ClassObject.toSlot(Memory.getLong(ra));
    if (!vm.caches().set(globals, Value.address(name), value, record)) {
      tables.setString(globals, Value.address(name), value);
    }
    return pc;
  }

  /** Removes a global. */
  void deleteGlobal(long base, long name) {
    long globals = FunctionObject.environment(Value.address(Memory.getLong(base - 16)));
    if (!Value.isString(name)) {
      throw vm.errors().of(Failure.NOT_STRING, name);
    }
    if (tables.getString(globals, Value.address(name)) == Value.NIL) {
      throw vm.errors().of(Failure.UNBOUND_NAME, text(name));
    }
    tables.setString(globals, Value.address(name), Value.NIL);
  }

  /** What the runtime itself calls so. */
  long runtimeName(long name) {
    long value = tables.getString(vm.runtimeNames(), Value.address(name));
    if (value == Value.NIL) {
      throw vm.errors().of(Failure.NO_RUNTIME_NAME, text(name));
    }
    return ClassObject.toSlot(value);
  }

  /** R[A] := an entry of a namespace, or an object's own slot; UNDEF if there is none. */
  long ownEntry(int word, long object, long name, long ra, long pc) {
    if (Sequences.isKind(object, Kind.DICT)) {
      return store(ra, vm.keys().get(Value.address(object), name), pc);
    }
    if (Value.isTable(object)) {
      return store(ra, ClassObject.toSlot(tables.getString(Value.address(object), Value.address(name))), pc);
    }
    return store(ra, own(object, Value.address(name)), pc);
  }

  // --- looking up -------------------------------------------------------------------------------------------------------

  /** What an object itself has, UNDEF if nothing. */
  private long own(long object, long atom) {
    if (Sequences.isKind(object, Kind.INSTANCE)) {
      return classes.ownSlot(Value.address(object), atom);
    }
    long holder = holder(object);
    if (Value.isTable(holder)) {
      return ClassObject.toSlot(tables.getString(Value.address(holder), atom));
    }
    return Value.isObject(holder) ? vm.keys().get(Value.address(holder), Value.string(atom)) : Value.UNDEF;
  }

  /** The table or dictionary of attributes that errors and functions may have, nil if there is none. */
  private static long holder(long object) {
    if (ErrorObject.is(object)) {
      return Memory.getLong(Value.address(object) + ErrorObject.ATTRIBUTES);
    }
    if (Value.isFunction(object) && FunctionObject.prototype(Value.address(object)) != 0 && FunctionObject.propertyCount(Value.address(object)) > 0) {
      return Memory.getLong(FunctionObject.property(Value.address(object), FunctionObject.ATTRIBUTES));
    }
    return Value.NIL;
  }

  /** Only objects can: so what is no object needs no lookup of methods, here and in machine code. */
  private boolean governs(long attribute) {
    return Value.isObject(attribute)
        && vm.special(attribute, SpecialMethod.GET) != Value.UNDEF
        && (vm.special(attribute, SpecialMethod.SET) != Value.UNDEF || vm.special(attribute, SpecialMethod.DELETE) != Value.UNDEF);
  }

  /** R[A] := object.name. */
  long load(int word, long object, long name, long record, long pc) {
    return find(object, name, vm.thread().base() + 8L * Insn.a(word), Step.STORE, record, pc);
  }

  /** R[A…] := the method object.name, for a call. */
  long loadMethod(long object, long name, long ra, long record, long pc) {
    return find(object, name, ra, Step.METHOD, record, pc);
  }

  /** The same by the cache record, which stays as it is; {@link #NOT_REMEMBERED} if it does not say. */
  private long findRemembered(long object, long ra, Step step, long record, long pc) {
    long entry = AttributeCaches.entry(Value.address(object), record);
    long value = entry == 0 ? Value.NIL : AttributeCaches.value(Value.address(object), entry);
    if (value == Value.NIL) {
      return NOT_REMEMBERED;
    }
    if (!AttributeCaches.isOfClass(entry)) {
      return give(step, ra, ClassObject.toSlot(value), pc);
    }
    return Value.isObject(value) ? NOT_REMEMBERED : bind(ClassObject.toSlot(value), object, 0, ra, step, pc);
  }

  /** What a found value is stored as. */
  private long give(Step step, long ra, long value, long pc) {
    if (step == Step.METHOD) {
      Memory.putLong(ra, Value.UNDEF);
      return store(ra + 8, value, pc);
    }
    return store(ra, value, pc);
  }

  /** An attribute's method has given the value of what is to be called. */
  long gotMethod(long ra, long value, long pc) {
    return give(Step.METHOD, ra, value, pc);
  }

  /** @param record of the instruction, or {@link #NO_RECORD} */
  private long find(long object, long name, long ra, Step step, long record, long pc) {
    if (Value.isTable(object)) {
      return give(step, ra, indexTable(object, name), pc);
    }
    boolean isRemembered = record != NO_RECORD && Sequences.isKind(object, Kind.INSTANCE);
    if (isRemembered) {
      long next = findRemembered(object, ra, step, record, pc);
      if (next != NOT_REMEMBERED) {
        return next;
      }
    }
    long atom = Value.address(name);
    long type = classes.of(object);
    long attribute = Value.UNDEF;
    if (type != 0) {
      long general = classes.find(type, vm.specialName(SpecialMethod.GETATTRIBUTE));
      if (general != Value.UNDEF) {
        return operations.call(step, pc, Value.NIL, general, object, name, Value.NIL, 2);
      }
      attribute = classes.find(type, atom);
      if (governs(attribute)) {
        return get(step, attribute, object, type, pc);
      }
    }
    if (ClassObject.is(object)) {
      long found = classes.find(Value.address(object), atom);
      if (found != Value.UNDEF) {
        return !Value.isObject(found) || vm.special(found, SpecialMethod.GET) == Value.UNDEF
            ? give(step, ra, found, pc)
            : operations.call(step, pc, Value.NIL, vm.special(found, SpecialMethod.GET), found, Value.NIL, object, 3);
      }
    }
    if (isRemembered) {
      vm.attributeCaches().remember(Value.address(object), type, atom, record);
    }
    long own = own(object, atom);
    if (own != Value.UNDEF) {
      return give(step, ra, own, pc);
    }
    if (attribute != Value.UNDEF) {
      return bind(attribute, object, type, ra, step, pc);
    }
    long missing = type == 0 ? Value.UNDEF : classes.find(type, vm.specialName(SpecialMethod.GETATTR));
    if (missing != Value.UNDEF) {
      return operations.call(step, pc, Value.NIL, missing, object, name, Value.NIL, 2);
    }
    throw vm.errors().of(Failure.NO_ATTRIBUTE, object, text(name));
  }

  private long indexTable(long table, long name) {
    long value = tables.get(Value.address(table), name);
    if (value == Value.NIL) {
      throw vm.errors().of(Failure.NO_ATTRIBUTE, table, text(name));
    }
    return value;
  }

  private long get(Step step, long attribute, long object, long type, long pc) {
    return operations.call(step, pc, Value.NIL, vm.special(attribute, SpecialMethod.GET), attribute, object, Value.object(type), 3);
  }

  /** An attribute of a class as one of an object. */
  private long bind(long attribute, long object, long type, long ra, Step step, long pc) {
    if (Value.isFunction(attribute)) {
      if (step == Step.METHOD) {
        Memory.putLong(ra, attribute);
        return store(ra + 16, object, pc);
      }
      return store(ra, Value.object(PairObject.create(vm.heap(), Kind.BOUND_METHOD, attribute, object)), pc);
    }
    return !Value.isObject(attribute) || vm.special(attribute, SpecialMethod.GET) == Value.UNDEF ? give(step, ra, attribute, pc) : get(step, attribute, object, type, pc);
  }

  /** The same for a method that only the class may have. */
  long loadSpecial(long object, long name, long ra, long pc) {
    long type = classes.of(object);
    long attribute = type == 0 ? Value.UNDEF : classes.find(type, Value.address(name));
    if (attribute == Value.UNDEF) {
      throw vm.errors().of(Failure.NO_PROTOCOL, object, text(name));
    }
    return bind(attribute, object, type, ra, Step.METHOD, pc);
  }

  /** LDSUPER and MTSUPER: the run of function, class and object lies at {@code run}. */
  long loadSuper(int word, long run, long name, long ra, long pc) {
    long function = Memory.getLong(run);
    Step step = (word & 0xFF) == OpCodes.MTSUPER ? Step.METHOD : Step.STORE;
    if (function != ClassObject.toSlot(tables.getString(vm.runtimeNames(), superName))) {
      return operations.call(step == Step.METHOD ? Step.SUPER_METHOD : Step.SUPER, pc, name, function, Value.NIL, Value.NIL, Value.NIL, 0);
    }
    long behind = Memory.getLong(run + 8);
    long object = Memory.getLong(run + 16);
    if (!ClassObject.is(behind)) {
      throw vm.errors().of(Failure.NOT_BASE, behind);
    }
    long start = Value.address(behind);
    long type = classes.of(object);
    if (ClassObject.is(object) && ClassObject.isSubclass(Value.address(object), start)) {
      type = Value.address(object);
    } else if (type == 0 || !ClassObject.isSubclass(type, start)) {
      throw vm.errors().of(Failure.NOT_A_METHOD_OF, object, text(ClassObject.name(start)));
    }
    long attribute = classes.findBehind(ClassObject.order(type), start, Value.address(name));
    if (attribute == Value.UNDEF) {
      throw vm.errors().of(Failure.NO_ATTRIBUTE, object, text(name));
    }
    return bind(attribute, object, type, ra, step, pc);
  }

  /** Another function than the runtime's own has been called for a super; the attribute of its result is wanted. */
  long gotSuper(Step step, long object, long name, long ra, long pc) {
    return find(object, name, ra, step == Step.SUPER_METHOD ? Step.METHOD : Step.STORE, NO_RECORD, pc);
  }

  // --- storing ----------------------------------------------------------------------------------------------------------

  /** object.name := value. */
  long store(int word, long object, long name, long value, long record, long pc) {
    if (Value.isTable(object)) {
      return operations.newIndex(word, object, name, value, pc);
    }
    boolean isRemembered = record != NO_RECORD && Sequences.isKind(object, Kind.INSTANCE);
    if (isRemembered) {
      long entry = AttributeCaches.entry(Value.address(object), record);
      if (entry != 0 && value != Value.UNDEF && vm.attributeCaches().store(Value.address(object), entry, ClassObject.toSlot(value))) {
        return pc;
      }
    }
    long type = classes.of(object);
    if (type != 0) {
      long general = classes.find(type, vm.specialName(SpecialMethod.SETATTR));
      if (general != Value.UNDEF) {
        return operations.call(Step.NOTHING, pc, Value.NIL, general, object, name, value, 3);
      }
      long attribute = classes.find(type, Value.address(name));
      long setter = Value.isObject(attribute) ? vm.special(attribute, SpecialMethod.SET) : Value.UNDEF;
      if (setter != Value.UNDEF) {
        return operations.call(Step.NOTHING, pc, Value.NIL, setter, attribute, object, value, 3);
      }
    }
    if (isRemembered) {
      vm.attributeCaches().store(Value.address(object), type, Value.address(name), ClassObject.toSlot(value), record);
    } else {
      setOwn(object, name, value);
    }
    return pc;
  }

  private void setOwn(long object, long name, long value) {
    long atom = Value.address(name);
    if (Sequences.isKind(object, Kind.INSTANCE)) {
      classes.setSlot(Value.address(object), atom, value);
    } else if (ClassObject.is(object)) {
      classes.set(Value.address(object), atom, value);
    } else if (ErrorObject.is(object)) {
      long slot = Value.address(object) + ErrorObject.ATTRIBUTES;
      if (!Value.isTable(Memory.getLong(slot))) {
        Memory.putLong(slot, Value.table(tables.create(0, 4)));
        vm.heap().barrier(Value.address(object));
      }
      tables.setString(Value.address(Memory.getLong(slot)), atom, ClassObject.toSlot(value));
    } else if (Value.isFunction(object) && FunctionObject.prototype(Value.address(object)) != 0 && FunctionObject.propertyCount(Value.address(object)) > 0) {
      vm.keys().put(attributesOf(Value.address(object)), name, value);
    } else {
      throw missing(object, name);
    }
  }

  private GuestError missing(long object, long name) {
    return vm.errors().of(Failure.NO_ATTRIBUTE, object, text(name));
  }

  /** The dictionary of a guest function's attributes, its address; made at need. */
  long attributesOf(long function) {
    long slot = FunctionObject.property(function, FunctionObject.ATTRIBUTES);
    if (Memory.getLong(slot) == Value.NIL) {
      Memory.putLong(slot, Value.object(HashObject.create(vm.heap(), Kind.DICT, 4)));
      vm.heap().barrier(function);
    }
    return Value.address(Memory.getLong(slot));
  }

  /** The atom of a computed name; raises for what is no string. */
  long name(long value) {
    if (!Value.isString(value)) {
      throw vm.errors().of(Failure.NOT_STRING, value);
    }
    return Value.string(vm.strings().intern(Value.address(value)));
  }

  /** Removes object.name; {@code word} has the register that becomes nil then. */
  long delete(int word, long object, long name, long ra, long pc) {
    long key = name(name);
    long type = classes.of(object);
    if (type != 0) {
      long general = classes.find(type, vm.specialName(SpecialMethod.DELATTR));
      if (general != Value.UNDEF) {
        return operations.call(Step.STORE_NIL, pc, Value.NIL, general, object, key, Value.NIL, 2);
      }
      long attribute = classes.find(type, Value.address(key));
      long remover = attribute == Value.UNDEF || Value.isFunction(attribute) ? Value.UNDEF : vm.special(attribute, SpecialMethod.DELETE);
      if (remover != Value.UNDEF) {
        return operations.call(Step.STORE_NIL, pc, Value.NIL, remover, attribute, object, Value.NIL, 2);
      }
    }
    long own = ClassObject.is(object) ? classes.own(Value.address(object), Value.address(key)) : own(object, Value.address(key));
    if (own == Value.UNDEF) {
      throw missing(object, key);
    }
    if (Value.isFunction(object)) {
      vm.keys().remove(attributesOf(Value.address(object)), key);
    } else {
      setOwn(object, key, Value.UNDEF);
    }
    return store(ra, Value.NIL, pc);
  }
}
