package dev.lathe.vm.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Java objects by number, for guest objects that hold a number. Numbers of removed ones are given out again. */
public final class Numbered<T> {
  /** What it costs to forget one, in bytes of marking. */
  private static final int COST = 64;

  private final List<T> items = new ArrayList<>();
  private final BitSet free = new BitSet();
  /** Numbers that stay, while others are forgotten. */
  private BitSet retained = new BitSet();

  private boolean isRetaining;
  private int unseen;

  /** Keeps an object. */
  public int add(T item) {
    int number = free.nextSetBit(0);
    if (number < 0) {
      number = items.size();
      items.add(item);
    } else {
      free.clear(number);
      items.set(number, item);
    }
    if (isRetaining) {
      retained.set(number);
    }
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

  /** From now on {@link #retain} forgets all whose numbers are not in a set, which gets those of new ones. */
  public void beginRetaining(BitSet numbers) {
    retained = numbers;
    isRetaining = true;
    unseen = 0;
  }

  /**
   * Forgets some, and tells of each.
   *
   * @param work about how much to do, in bytes of marking
   * @return what is left of it: positive if all others were forgotten
   */
  public long retain(long work, Consumer<? super T> forgotten) {
    long left = work;
    while (left > 0 && isRetaining) {
      unseen = retained.nextClearBit(unseen);
      if (unseen >= items.size()) {
        isRetaining = false;
      } else {
        if (!free.get(unseen)) {
          forgotten.accept(remove(unseen));
        }
        unseen++;
        left -= COST;
      }
    }
    return left;
  }
}
