package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import java.util.List;
import java.util.Optional;

/** Makes prototypes of program texts and dumps. The machine declares it; what compiles implements it. Safe for many threads. */
public interface ChunkLoader {

  /**
   * Compiles a text, or reads and verifies a dump.
   *
   * @param chunk the bytes
   * @param name what the chunk is called, in the form that functions keep ({@code @file}, {@code =what}, or the text itself)
   * @param language the name of a language, or empty to have it found by the name's extension, with the machine's own as the last resort
   * @param forms which forms are allowed
   * @param watch is told of the work while it is done, perhaps by another thread than the caller's, which waits; what it throws ends the work and is thrown here
   */
  Result load(byte[] chunk, ByteString name, Optional<String> language, Forms forms, Watch watch);

  /** Counts what a compilation does. */
  @FunctionalInterface
  interface Watch {
    /**
     * Work has been done, and is to go on.
     *
     * @param steps tokens, instructions or the like that were made or visited; there are few thousands of them between two calls
     */
    void pass(int steps);
  }

  /** The extensions, without dots, of files in languages other than the machine's own. */
  default List<String> otherExtensions() {
    return List.of();
  }

  /** What a chunk may be. */
  enum Forms {
    TEXT,
    BYTECODE,
    BOTH
  }

  /** What became of a chunk. */
  sealed interface Result {
    /**
     * A function.
     *
     * @param name what the chunk is called: a dump's own name where it has one
     */
    record Loaded(Prototype prototype, ByteString name) implements Result {}

    /** An error in the program, in the words that its users know. */
    record Refused(ByteString message) implements Result {}

    /** A fault of ours. */
    record Fault(String message) implements Result {}
  }
}
