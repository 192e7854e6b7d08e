package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A file's function as a dump holds it.
 *
 * @param chunkName what the source is called, with its mark ({@code @} for a file, {@code =} as it is, else the source itself);
 *     empty if the dump was stripped
 * @param frames how calls lay out their frames
 * @param main the function of the whole file
 */
public record Dump(Optional<ByteString> chunkName, Frames frames, Prototype main) {

  /** How calls lay out their frames. */
  public enum Frames {
    /** The function's slot holds the link too. Such dumps are for listing only. */
    ONE_SLOT,
    /** A slot of its own for the link, behind the function's. */
    TWO_SLOTS
  }

  /** A dump for this machine. */
  public static Dump of(ByteString chunkName, Prototype main) {
    return new Dump(Optional.of(chunkName), Frames.TWO_SLOTS, main);
  }

  /** The same, under {@code name} if it has debug information and no name: a dump without a name is written without both. */
  public Dump named(ByteString name) {
    return chunkName.isEmpty() && hasFunction(Dump::hasDebug) ? new Dump(Optional.of(name), frames, main) : this;
  }

  private static boolean hasDebug(Prototype function) {
    return function.debug().isPresent() || function.general().isPresent() && !function.general().get().positions().isEmpty();
  }

  /** Whether {@code condition} holds for the function of the file or one inside it. */
  boolean hasFunction(Predicate<Prototype> condition) {
    return holds(condition, main);
  }

  private static boolean holds(Predicate<Prototype> condition, Prototype function) {
    if (condition.test(function)) {
      return true;
    }
    for (Constant constant : function.constants()) {
      if (constant instanceof Constant.Child(Prototype child) && holds(condition, child)) {
        return true;
      }
    }
    return false;
  }

  /** Whether bytes begin as dumps do. */
  public static boolean isDump(byte[] bytes) {
    return bytes.length >= 3 && bytes[0] == DumpFormat.SIGNATURE[0] && bytes[1] == DumpFormat.SIGNATURE[1] && bytes[2] == DumpFormat.SIGNATURE[2];
  }
}
