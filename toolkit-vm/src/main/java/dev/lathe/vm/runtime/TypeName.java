package dev.lathe.vm.runtime;

import dev.lathe.vm.object.Kind;
import dev.lathe.vm.value.Value;

/** What operations with multiple-result semantics call the types of values. */
public enum TypeName {
  NIL("nil"),
  BOOLEAN("boolean"),
  NUMBER("number"),
  STRING("string"),
  TABLE("table"),
  FUNCTION("function"),
  USERDATA("userdata"),
  THREAD("thread"),
  /** Boxed 64-bit integers and complex numbers. */
  CDATA("cdata"),
  PROTOTYPE("proto"),
  /** Objects of languages that have classes. */
  OBJECT("object");

  private final String text;

  TypeName(String text) {
    this.text = text;
  }

  /** The word in messages. */
  public String text() {
    return text;
  }

  /** The type of a value. */
  public static TypeName of(long value) {
    return switch (Value.tag(value)) {
      case Value.NIL_TAG, Value.UNDEF_TAG -> NIL;
      case Value.FALSE_TAG, Value.TRUE_TAG -> BOOLEAN;
      case Value.STRING_TAG -> STRING;
      case Value.TABLE_TAG -> TABLE;
      case Value.FUNCTION_TAG -> FUNCTION;
      case Value.LIGHT_TAG -> USERDATA;
      case Value.LIST_TAG, Value.SINGLE_TAG -> OBJECT;
      case Value.OBJECT_TAG -> ofKind(Kind.of(Value.address(value)));
      default -> NUMBER;
    };
  }

  private static TypeName ofKind(Kind kind) {
    return switch (kind) {
      case COROUTINE -> THREAD;
      case USERDATA, BUFFER -> USERDATA;
      case INT64, UINT64, COMPLEX -> CDATA;
      case PROTOTYPE -> PROTOTYPE;
      default -> OBJECT;
    };
  }
}
