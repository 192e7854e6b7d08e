package dev.lathe.lang.python.lib;

import dev.lathe.lang.python.text.Representation;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.PairObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.SliceObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as {@code str} and {@code repr} show them. Methods of a program's classes run nested; what contains a value is held
 * by a handle while they do.
 */
final class Show {
  private final VmState vm;
  private final BuiltinClasses classes;
  private final PythonErrors errors;
  /** Handles of containers that are being shown. */
  private final List<Integer> open = new ArrayList<>();

  Show(VmState vm, BuiltinClasses classes, PythonErrors errors) {
    this.vm = vm;
    this.classes = classes;
    this.errors = errors;
  }

  /** A string's text; lone surrogates stay. */
  String text(long string) {
    byte[] bytes = vm.strings().toByteArray(Value.address(string));
    boolean isPlain = true;
    for (byte b : bytes) {
      isPlain &= b >= 0 || (b & 0xF0) != 0xE0;
    }
    return isPlain ? new String(bytes, StandardCharsets.UTF_8) : Utf8.decode(bytes);
  }

  String str(long value) {
    if (Value.isString(value)) {
      return text(value);
    }
    long method = own(value, SpecialMethod.STR);
    if (method != Value.UNDEF) {
      return asked(method, value, "__str__");
    }
    if (ErrorObject.is(value)) {
      return errorText(value);
    }
    return repr(value);
  }

  /** The method of a program's class; UNDEF if this class knows better. */
  private long own(long value, SpecialMethod method) {
    long found = vm.special(value, method);
    boolean isHost = Value.isFunction(found) && FunctionObject.prototype(Value.address(found)) == 0;
    return isHost ? Value.UNDEF : found;
  }

  private String asked(long method, long value, String name) {
    long[] results = vm.nesting().execute(method, value);
    if (results.length == 0 || !Value.isString(results[0])) {
      throw errors.raise(vm, "TypeError", name + " returned non-string (type " + classes.typeName(results.length == 0 ? Value.NIL : results[0]) + ")");
    }
    return text(results[0]);
  }

  /** What an error says, without its class. */
  String errorText(long error) {
    long arguments = Value.address(Memory.getLong(Value.address(error) + ErrorObject.ARGUMENTS));
    return switch (TupleObject.length(arguments)) {
      case 0 -> "";
      case 1 -> {
        long argument = TupleObject.item(arguments, 0);
        boolean isKey = ClassObject.isSubclass(PythonErrors.typeOf(error), classes.at("KeyError"));
        yield isKey ? repr(argument) : str(argument);
      }
      default -> repr(Value.object(arguments));
    };
  }

  String repr(long value) {
    StringBuilder out = new StringBuilder();
    repr(out, value);
    return out.toString();
  }

  void repr(StringBuilder out, long value) {
    long method = own(value, SpecialMethod.REPR);
    if (method != Value.UNDEF) {
      out.append(asked(method, value, "__repr__"));
      return;
    }
    builtin(out, value);
  }

  /** What a class says of its objects that leaves it to its bases. */
  String inherited(long value) {
    StringBuilder out = new StringBuilder();
    if (Value.isObject(value) && Header.is(Value.address(value), Kind.INSTANCE)) {
      plain(out, value);
    } else {
      builtin(out, value);
    }
    return out.toString();
  }

  private void builtin(StringBuilder out, long value) {
    switch (Value.tag(value)) {
      case Value.NIL_TAG -> out.append("None");
      case Value.FALSE_TAG -> out.append("False");
      case Value.TRUE_TAG -> out.append("True");
      case Value.INT_TAG -> out.append(Value.toInt(value));
      case Value.STRING_TAG -> Representation.text(out, Utf8.codePoints(vm.strings().toByteArray(Value.address(value))));
      case Value.SINGLE_TAG -> out.append(value == Value.ELLIPSIS ? "Ellipsis" : "NotImplemented");
      case Value.LIST_TAG -> contained(out, value, "[...]", () -> items(out, "[", value, "]"));
      case Value.FUNCTION_TAG -> function(out, value);
      case Value.OBJECT_TAG -> object(out, value);
      default -> {
        if (Value.isDouble(value)) {
          out.append(Representation.real(Value.toDouble(value)));
        } else {
          plain(out, value);
        }
      }
    }
  }

  /** An object that says nothing of itself. */
  private void plain(StringBuilder out, long value) {
    long type = vm.classes().of(value);
    long module = type == 0 ? Value.UNDEF : vm.classes().find(type, vm.strings().atom("__module__"));
    long qualified = type == 0 ? Value.UNDEF : vm.classes().own(type, vm.strings().atom("__qualname__"));
    out.append('<');
    if (Value.isString(module) && !text(module).equals("builtins")) {
      out.append(text(module)).append('.');
    }
    out.append(Value.isString(qualified) ? text(qualified) : classes.typeName(value)).append(" object at ");
    address(out, value);
    out.append('>');
  }

  private static void address(StringBuilder out, long value) {
    out.append(String.format("0x%012x", Value.address(value)));
  }

  private void object(StringBuilder out, long value) {
    long address = Value.address(value);
    switch (Kind.of(address)) {
      case INTEGER -> out.append(Numbers.big(value));
      case COMPLEX -> out.append(Representation.complex(BoxObject.real(address), BoxObject.imaginary(address)));
      case BYTES -> {
        byte[] bytes = new byte[BytesObject.length(address)];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = Memory.getByte(address + BytesObject.BYTES + i);
        }
        Representation.bytes(out, new String(bytes, StandardCharsets.ISO_8859_1));
      }
      case TUPLE -> contained(out, value, "(...)", () -> items(out, "(", value, TupleObject.length(address) == 1 ? ",)" : ")"));
      case DICT -> contained(out, value, "{...}", () -> entries(out, value));
      case SET -> set(out, value);
      case SLICE -> {
        out.append("slice(");
        repr(out, Memory.getLong(address + SliceObject.START));
        out.append(", ");
        repr(out, Memory.getLong(address + SliceObject.STOP));
        out.append(", ");
        repr(out, Memory.getLong(address + SliceObject.STEP));
        out.append(')');
      }
      case ERROR -> {
        out.append(classes.typeName(value));
        long arguments = Memory.getLong(address + ErrorObject.ARGUMENTS);
        contained(out, value, "(...)", () -> items(out, "(", arguments, ")"));
      }
      case CLASS -> type(out, address);
      case BOUND_METHOD -> {
        out.append("<bound method ").append(qualifiedName(PairObject.first(address))).append(" of ");
        repr(out, PairObject.second(address));
        out.append('>');
      }
      default -> plain(out, value);
    }
  }

  private void type(StringBuilder out, long type) {
    long module = vm.classes().own(type, vm.strings().atom("__module__"));
    long qualified = vm.classes().own(type, vm.strings().atom("__qualname__"));
    out.append("<class '");
    if (Value.isString(module) && !text(module).equals("builtins")) {
      out.append(text(module)).append('.');
    }
    out.append(Value.isString(qualified) ? text(qualified) : classes.name(type)).append("'>");
  }

  private void function(StringBuilder out, long value) {
    boolean isHost = FunctionObject.prototype(Value.address(value)) == 0;
    out.append(isHost ? "<built-in function " : "<function ").append(qualifiedName(value));
    if (!isHost) {
      out.append(" at ");
      address(out, value);
    }
    out.append('>');
  }

  /** What a function is called, with where it was defined. */
  String qualifiedName(long function) {
    if (!Value.isFunction(function)) {
      return classes.typeName(function);
    }
    long prototype = FunctionObject.prototype(Value.address(function));
    if (prototype == 0) {
      return vm.hosts().at(FunctionObject.hostNumber(Value.address(function))).name();
    }
    return vm.functions().at(PrototypeObject.info(prototype)).prototype().general().map(General::name).map(Object::toString).orElse("?");
  }

  // --- containers -------------------------------------------------------------------------------------------------------

  private void contained(StringBuilder out, long container, String again, Runnable contents) {
    for (int handle : open) {
      if (vm.handles().at(handle) == container) {
        out.append(again);
        return;
      }
    }
    if (open.size() > 300) {
      throw errors.raise(vm, "RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
    }
    int handle = vm.handles().add(container);
    open.add(handle);
    try {
      contents.run();
    } finally {
      open.removeLast();
      vm.handles().release(handle);
    }
  }

  private void items(StringBuilder out, String begin, long container, String end) {
    out.append(begin);
    boolean isList = ListObject.is(container);
    long address = Value.address(container);
    for (int i = 0; i < (isList ? ListObject.length(address) : TupleObject.length(address)); i++) {
      out.append(i == 0 ? "" : ", ");
      repr(out, isList ? ListObject.item(address, i) : TupleObject.item(address, i));
    }
    out.append(end);
  }

  private void entries(StringBuilder out, long value) {
    long dictionary = Value.address(value);
    String separator = "{";
    for (int i = 0; i < HashObject.places(dictionary); i++) {
      long key = HashObject.keyAt(dictionary, i);
      if (key != Value.UNDEF) {
        out.append(separator);
        separator = ", ";
        repr(out, key);
        out.append(": ");
        repr(out, HashObject.valueAt(dictionary, i));
      }
    }
    out.append(separator.equals("{") ? "{}" : "}");
  }

  private void set(StringBuilder out, long value) {
    long set = Value.address(value);
    boolean isFrozen = (Header.flags(set) & HashObject.FROZEN) != 0;
    if (HashObject.size(set) == 0) {
      out.append(isFrozen ? "frozenset()" : "set()");
      return;
    }
    contained(
        out,
        value,
        isFrozen ? "frozenset(...)" : "set(...)",
        () -> {
          String separator = isFrozen ? "frozenset({" : "{";
          for (int i = 0; i < HashObject.places(set); i++) {
            if (HashObject.keyAt(set, i) != Value.UNDEF) {
              out.append(separator);
              separator = ", ";
              repr(out, HashObject.keyAt(set, i));
            }
          }
          out.append(isFrozen ? "})" : "}");
        });
  }
}
