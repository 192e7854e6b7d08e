package dev.lathe.vm.runtime;

import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.value.Value;

/** What a value counts as where general functions ask whether it is true: nothing, zero and what is empty count as false. */
public enum Truth {
  FALSE,
  TRUE,
  /** Its class may say. */
  ASK;

  private static Truth of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /** Of a value. */
  public static Truth of(long value) {
    return switch (Value.tag(value)) {
      case Value.NIL_TAG, Value.FALSE_TAG -> FALSE;
      case Value.INT_TAG -> of(Value.toInt(value) != 0);
      case Value.STRING_TAG -> of(StringObject.length(Value.address(value)) != 0);
      case Value.LIST_TAG -> of(ListObject.length(Value.address(value)) != 0);
      case Value.OBJECT_TAG -> ofObject(Value.address(value));
      case Value.TRUE_TAG, Value.UNDEF_TAG, Value.TABLE_TAG, Value.FUNCTION_TAG, Value.LIGHT_TAG, Value.SINGLE_TAG -> TRUE;
      default -> of(!Value.isDouble(value) || Value.toDouble(value) != 0);
    };
  }

  private static Truth ofObject(long address) {
    return switch (Kind.of(address)) {
      case TUPLE -> of(TupleObject.length(address) != 0);
      case DICT, SET -> of(HashObject.size(address) != 0);
      case BYTES -> of(BytesObject.length(address) != 0);
      case INT64, UINT64 -> of(BoxObject.bits(address) != 0);
      case COMPLEX -> of(BoxObject.real(address) != 0 || BoxObject.imaginary(address) != 0);
      case INSTANCE, ERROR, CLASS -> ASK;
      default -> TRUE;
    };
  }
}
