package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;

/**
 * What Java knows of a loaded prototype.
 *
 * @param prototype as it was before it was loaded
 * @param chunk what its chunk is called: {@code @file}, {@code =what}, or text
 * @param address of the prototype object
 */
public record FunctionInfo(Prototype prototype, ByteString chunk, long address) {
  private static final int BYTES_OF_A_WORD = 8;
  /** What Java holds of a prototype: about as much for a word again, and so much for each object. */
  private static final int BYTES_OF_AN_OBJECT = 32;
  private static final int OBJECTS = 12;

  /** What a loaded prototype takes outside of the heap, in bytes, its code and what Java holds of it: an estimate. */
  static long bytes(Prototype prototype) {
    return 2L * BYTES_OF_A_WORD * prototype.length() + (long) BYTES_OF_AN_OBJECT * (OBJECTS + prototype.constants().size());
  }

  /** The wide half of instruction number {@code index} from 0. */
  public int wide(int index) {
    return prototype.wide(index);
  }

  /** The line of instruction number {@code index} from 0, 0 if that is not known. */
  public int line(int index) {
    return prototype.debug().map(debug -> debug.lines().line(index)).orElse(0);
  }
}
