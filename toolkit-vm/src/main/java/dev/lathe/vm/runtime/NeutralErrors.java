package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.Roots;
import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.value.Value;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Errors of a machine without a front end: a class for each {@link Failure.Group}, which LDRT finds under its name, and the rows' own texts. */
final class NeutralErrors implements ErrorFactory, Roots {
  private final Map<Failure.Group, Long> classes = new EnumMap<>(Failure.Group.class);

  @Override
  public void trace(Tracer tracer) {
    classes.values().forEach(tracer::value);
  }

  @Override
  public long make(VmState vm, Failure failure, Object... details) {
    long type = type(vm, failure.group());
    long argument = failure == Failure.STOP || failure == Failure.NO_KEY ? (Long) details[0] : vm.string(text(vm, failure, details));
    long arguments = TupleObject.of(vm.heap(), argument);
    return Value.object(ErrorObject.create(vm.heap(), type, Value.object(arguments)));
  }

  /** Makes all classes, and puts them into a table in which programs find them. */
  void define(VmState vm, long names) {
    for (Failure.Group group : Failure.Group.values()) {
      vm.tables().setString(names, vm.strings().atom(group.className()), type(vm, group));
    }
  }

  @Override
  public long type(VmState vm, Failure.Group group) {
    Long known = classes.get(group);
    if (known != null) {
      return known;
    }
    long bases = group.base() == null ? TupleObject.of(vm.heap()) : TupleObject.of(vm.heap(), type(vm, group.base()));
    long atom = vm.strings().atom(group.className());
    long type = vm.classes().create(Value.string(atom), Value.object(bases)).orElseThrow();
    Header.setFlags(type, ClassObject.ERRORS);
    classes.put(group, Value.object(type));
    return Value.object(type);
  }

  private static String text(VmState vm, Failure failure, Object... details) {
    Object[] words = new Object[details.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = details[i] instanceof Long value ? describe(vm, value) : String.valueOf(details[i]).replace("\n", ", ");
    }
    return String.format(failure.text(), words);
  }

  private static String describe(VmState vm, long value) {
    return switch (Value.tag(value)) {
      case Value.NIL_TAG -> "nil";
      case Value.FALSE_TAG, Value.TRUE_TAG -> "a boolean";
      case Value.UNDEF_TAG -> "an unbound value";
      case Value.INT_TAG -> "an integer";
      case Value.LIGHT_TAG -> "a light userdata";
      case Value.STRING_TAG -> "a string";
      case Value.TABLE_TAG -> "a table";
      case Value.LIST_TAG -> "a list";
      case Value.FUNCTION_TAG -> "a function";
      case Value.SINGLE_TAG -> "a singleton";
      case Value.OBJECT_TAG -> ofKind(vm, Value.address(value));
      default -> "a float";
    };
  }

  private static String ofKind(VmState vm, long address) {
    return switch (Kind.of(address)) {
      case INTEGER -> "an integer";
      case CLASS -> "the class " + vm.strings().toJava(Value.address(ClassObject.name(address)));
      case ERROR -> "an object of " + describe(vm, Memory.getLong(address + ErrorObject.CLASS));
      case Kind kind -> "an object of the kind " + kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
