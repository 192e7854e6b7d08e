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
   * @param terminals those that are terminals: output to one is written by lines, else when a buffer is full
   */
  record Process(Set<StandardStream> terminals) implements StreamSource {}

  /** The embedder's. Programs that the machine starts read nothing, and write there. */
  record Given(InputStream input, OutputStream output, OutputStream error) implements StreamSource {}
}
