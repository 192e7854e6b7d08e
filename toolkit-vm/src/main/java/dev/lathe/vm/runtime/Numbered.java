package dev.lathe.vm.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Java objects by number, for guest objects that hold a number. Numbers of removed ones are given out again. */
public final class Numbered<T> {
  private final List<T> items = new ArrayList<>();
  private final BitSet free = new BitSet();

  /** Keeps an object. */
  public int add(T item) {
    int number = free.nextSetBit(0);
    if (number < 0) {
      items.add(item);
      return items.size() - 1;
    }
    free.clear(number);
    items.set(number, item);
    return number;
  }

  /** The object with a number that {@link #add} gave. */
  public T at(int number) {
    return items.get(number);
  }

  /** No number is this large, or larger. */
  public int size() {
    return items.size();
  }

  /** Whether there is an object with a number below {@link #size}. */
  public boolean has(int number) {
    return !free.get(number);
  }

  /** Forgets it. */
  public T remove(int number) {
    free.set(number);
    return items.set(number, null);
  }

  /** Forgets all whose numbers are not in a set, and tells of each. */
  public void retain(BitSet numbers, Consumer<? super T> forgotten) {
    for (int number = numbers.nextClearBit(0); number < items.size(); number = numbers.nextClearBit(number + 1)) {
      if (!free.get(number)) {
        forgotten.accept(remove(number));
      }
    }
  }
}
