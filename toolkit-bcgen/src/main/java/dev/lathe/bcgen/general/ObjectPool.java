package dev.lathe.bcgen.general;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Constants of a function in the making, numbered by first use; equal ones are one, but for functions. */
final class ObjectPool {
  private final List<Constant> constants = new ArrayList<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private double[] doubles = new double[4];
  private int doubleCount;
  private final Map<Long, Integer> doubleNumbers = new HashMap<>();

  /** The number of a string. */
  int string(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int number = string(utf8(text));
    numbers.put(text, number);
    return number;
  }

  /** The number of a string, in UTF-8. */
  int string(ByteString text) {
    return number(new Constant.Str(text));
  }

  /** Lone surrogates become three bytes, as any other character of that size. */
  static ByteString utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return ofCodePoints(text.codePoints().toArray());
      }
    }
    return ByteString.utf8(text);
  }

  static ByteString ofCodePoints(int... codePoints) {
    byte[] bytes = new byte[codePoints.length * 4];
    int length = 0;
    for (int c : codePoints) {
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | c >> 6);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      } else if (c < 0x10000) {
        bytes[length++] = (byte) (0xE0 | c >> 12);
        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      } else {
        bytes[length++] = (byte) (0xF0 | c >> 18);
        bytes[length++] = (byte) (0x80 | c >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      }
    }
    return ByteString.of(bytes, 0, length);
  }

  /** The number of a constant that is no string made of a Java one. */
  int number(Constant constant) {
    Integer known = numbers.get(constant);
    if (known != null) {
      return known;
    }
    int number = add(constant);
    numbers.put(constant, number);
    return number;
  }

  /** Adds a constant that is like no other. */
  int add(Constant constant) {
    constants.add(constant);
    return constants.size() - 1;
  }

  /** The number of a double among the number constants. */
  int number(double value) {
    long bits = Double.doubleToRawLongBits(value);
    Integer known = doubleNumbers.get(bits);
    if (known != null) {
      return known;
    }
    if (doubleCount == doubles.length) {
      doubles = Arrays.copyOf(doubles, doubleCount * 2);
    }
    doubles[doubleCount] = value;
    doubleNumbers.put(bits, doubleCount);
    return doubleCount++;
  }

  List<Constant> constants() {
    return constants;
  }

  double[] doubles() {
    return Arrays.copyOf(doubles, doubleCount);
  }
}
