package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.StandardStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Where a machine's standard streams come from. */
public sealed interface StreamSource {

  /**
   * They are those of the process; programs that the machine starts have them as well.
   *
   * <p>As in C, the program ends without a word, by {@link dev.lathe.vm.runtime.ExitRequest}, when it writes to what nobody reads any more.
   *
   * @param output when output is written: C has lines for terminals, else a full buffer
   */
  record Process(FileStream.Buffering output) implements StreamSource {}

  /** The embedder's. Programs that the machine starts read nothing, and write there. */
  record Given(InputStream input, OutputStream output, OutputStream error) implements StreamSource {}

  /** Those of the process, the way C has them. */
  static StreamSource ofProcess(Set<StandardStream> terminals) {
    return new Process(terminals.contains(StandardStream.OUTPUT) ? FileStream.Buffering.LINE : FileStream.Buffering.FULL);
  }
}
