package dev.lathe.cli;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.cli.Inputs.InputException;
import dev.lathe.vm.bytecode.ByteString;
import java.nio.charset.StandardCharsets;

/** Inputs of the commands that work on functions: files that are dumps. */
final class CompiledInput {

  private CompiledInput() {}

  /** The functions of a file. */
  static Dump read(Inputs.Input input) throws InputException {
    requireDump(input);
    try {
      return DumpReader.read(input.bytes());
    } catch (DumpException e) {
      throw new InputException(input.name() + ": " + e);
    }
  }

  /** The bytes of a file as a dump. */
  static byte[] bytes(Inputs.Input input) throws InputException {
    requireDump(input);
    return input.bytes();
  }

  private static void requireDump(Inputs.Input input) throws InputException {
    if (!Dump.isDump(input.bytes())) {
      throw new InputException(input.name() + ": this is no dump of compiled functions");
    }
  }

  /** What a dump without a chunk name is called: the file. */
  static ByteString chunkName(Dump dump, Inputs.Input input) {
    return dump.chunkName().orElseGet(() -> fileName(input));
  }

  /** The file as the name of a chunk. */
  static ByteString fileName(Inputs.Input input) {
    boolean standardInput = input.name().equals(Inputs.STANDARD_INPUT_NAME);
    return ByteString.of((standardInput ? "=stdin" : "@" + input.name()).getBytes(StandardCharsets.UTF_8));
  }
}
