package dev.lathe.vm.memory;

/** Is told of everything that an object or a root refers to. */
public interface Tracer {

  /** A value of any tag. */
  void value(long value);

  /** Values in memory, {@code count} of them. Many are looked at later: better told at once than one by one. */
  void values(long address, long count);

  /** Pairs of a key and a value in memory, {@code count} of them. The key of a pair whose value is nil refers to nothing. */
  void entries(long address, long count);

  /** The keys of such pairs, whose values do not count as references. */
  void entryKeys(long address, long count);

  /** The values of such pairs, whose keys do not count as references. */
  void entryValues(long address, long count);

  /** An object by its address; 0 is none. */
  void object(long address);

  /** Looking at something that is not in the heap has taken as long as marking so many bytes. */
  void cost(long bytes);

  /** A part, as it was allocated; 0 is none. It is not looked into. */
  void part(long address, long bytes);

  /**
   * A table whose metatable makes keys or values weak, and whose weak references were not told. When all else is marked,
   * {@code Tables.findDead} tells which of them are to go.
   */
  void weak(long table);
}
