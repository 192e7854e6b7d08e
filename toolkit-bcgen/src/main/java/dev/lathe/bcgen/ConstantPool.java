package dev.lathe.bcgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Constants of a function in the making, numbered by first use. Strings are one if their bytes are equal, numbers if they
 * are equal; other constants are never shared.
 */
final class ConstantPool {
  /** Most numbers, and most other constants: an operand has 16 bits. */
  static final int LIMIT = 1 << 16;

  /** A {@code String} (a byte a character), a {@code FunctionBuilder}, or a constant. */
  private final List<Object> objects = new ArrayList<>();

  private double[] numbers = new double[8];
  private int numberCount;

  /** Open addressing; 1 + the number of a constant, 0 for none. */
  private int[] stringSlots = new int[16];

  private int stringCount;
  private int[] numberSlots = new int[16];

  int string(String latin1) {
    int slot = stringSlot(latin1);
    if (stringSlots[slot] != 0) {
      return stringSlots[slot] - 1;
    }
    int index = add(latin1);
    stringSlots[slot] = index + 1;
    if (++stringCount * 2 > stringSlots.length) {
      stringSlots = new int[stringSlots.length * 2];
      for (int i = 0; i < objects.size(); i++) {
        if (objects.get(i) instanceof String text) {
          stringSlots[stringSlot(text)] = i + 1;
        }
      }
    }
    return index;
  }

  private int stringSlot(String text) {
    int mask = stringSlots.length - 1;
    int slot = spread(text.hashCode()) & mask;
    while (stringSlots[slot] != 0 && !text.equals(objects.get(stringSlots[slot] - 1))) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** The number of a string, if it is used already. */
  OptionalInt find(String latin1) {
    int found = stringSlots[stringSlot(latin1)];
    return found == 0 ? OptionalInt.empty() : OptionalInt.of(found - 1);
  }

  int add(Object constant) {
    objects.add(constant);
    return objects.size() - 1;
  }

  int number(double value) {
    int slot = numberSlot(value);
    if (numberSlots[slot] != 0) {
      return numberSlots[slot] - 1;
    }
    if (numberCount == numbers.length) {
      numbers = Arrays.copyOf(numbers, numberCount * 2);
    }
    int index = numberCount++;
    numbers[index] = value;
    numberSlots[slot] = numberCount;
    if (numberCount * 2 > numberSlots.length) {
      numberSlots = new int[numberSlots.length * 2];
      for (int i = 0; i < numberCount; i++) {
        numberSlots[numberSlot(numbers[i])] = i + 1;
      }
    }
    return index;
  }

  private int numberSlot(double value) {
    int mask = numberSlots.length - 1;
    int slot = spread(Double.hashCode(value)) & mask;
    while (numberSlots[slot] != 0 && numbers[numberSlots[slot] - 1] != value) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E37_79B9;
    return mixed ^ mixed >>> 15;
  }

  List<Object> objects() {
    return objects;
  }

  double[] numbers() {
    return Arrays.copyOf(numbers, numberCount);
  }
}
