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

  /** The wide half of instruction number {@code index} from 0. */
  public int wide(int index) {
    return prototype.wide(index);
  }

  /** The line of instruction number {@code index} from 0, 0 if that is not known. */
  public int line(int index) {
    return prototype.debug().map(debug -> debug.lines().line(index)).orElse(0);
  }
}
