package dev.lathe.vm.bytecode;

import java.util.List;
import java.util.Optional;

/**
 * What TDUP copies.
 *
 * @param array values at the indices from 0 on; {@link Value.Nil} where there is none
 * @param entries keys with their values, no key twice
 */
public record TableTemplate(List<Value> array, List<Entry> entries) {
  public TableTemplate {
    array = List.copyOf(array);
    entries = List.copyOf(entries);
  }

  /** A key and its value. */
  public record Entry(Value key, Value value) {}

  /** A value in a template. */
  public sealed interface Value {
    /** Nil; as the value of an entry it reserves the key's place, which dumps do not keep. */
    record Nil() implements Value {}

    /** A truth value. */
    record Bool(boolean value) implements Value {}

    /** A number; compared by its bits. */
    record Num(double value) implements Value {
      @Override
      public boolean equals(Object other) {
        return other instanceof Num(double that) && Bits.same(value, that);
      }

      @Override
      public int hashCode() {
        return Double.hashCode(value);
      }
    }

    /** A string. */
    record Str(ByteString bytes) implements Value {}
  }

  /** The value under a key. */
  public Optional<Value> at(Value key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).findFirst();
  }
}
