package dev.lathe.lang.python.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BuiltinType;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.HashMap;
import java.util.Map;

/** The classes that one machine begins with, by name. */
final class BuiltinClasses {
  private final VmState vm;
  private final Map<String, Long> classes = new HashMap<>();

  BuiltinClasses(VmState vm) {
    this.vm = vm;
    define("object");
  }

  /** A class derived from {@code object}, or from others. */
  long define(String name, String... bases) {
    long[] values = new long[bases.length == 0 && !name.equals("object") ? 1 : bases.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Value.object(bases.length == 0 ? at("object") : at(bases[i]));
    }
    long type = vm.classes().create(vm.string(name), Value.object(TupleObject.of(vm.heap(), values))).orElseThrow();
    // whatever a program does to the names: functions of this runtime know the address
    vm.handles().add(Value.object(type));
    classes.put(name, type);
    vm.tables().setString(vm.builtinNames(), vm.strings().atom(name), Value.object(type));
    return type;
  }

  /** The class of values of a type, whose name programs need not know. */
  long define(String name, BuiltinType type) {
    long address = define(name);
    vm.classes().setBuiltin(type, address);
    return address;
  }

  /** The same, and programs have no name for it. */
  void hide(String name, BuiltinType type) {
    define(name, type);
    vm.tables().setString(vm.builtinNames(), vm.strings().atom(name), Value.NIL);
  }

  /** A class of errors. */
  void defineError(String name, String... bases) {
    long type = define(name, bases);
    Header.setFlags(type, ClassObject.ERRORS);
    runtimeName(name, Value.object(type));
  }

  /** Another name for a class. */
  void alias(String name, String type) {
    vm.tables().setString(vm.builtinNames(), vm.strings().atom(name), Value.object(at(type)));
  }

  long at(String name) {
    Long address = classes.get(name);
    if (address == null) {
      throw new IllegalArgumentException("no class " + name);
    }
    return address;
  }

  /** Gives the runtime a name that no program can rebind. */
  void runtimeName(String name, long value) {
    vm.tables().setString(vm.runtimeNames(), vm.strings().atom(name), ClassObject.toSlot(value));
  }

  /** Gives a class a method. */
  void method(String type, String name, HostFunction function) {
    vm.classes().set(at(type), vm.strings().atom(name), Value.function(vm.hostFunction(name, function)));
  }

  /** The name of a value's class. */
  String typeName(long value) {
    return name(vm.classes().of(value));
  }

  /** The name of a class at an address. */
  String name(long type) {
    return type == 0 ? "object" : vm.strings().toJava(Value.address(Memory.getLong(type + ClassObject.NAME)));
  }
}
