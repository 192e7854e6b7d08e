package dev.lathe.lang.lua.lib;

import java.io.InputStream;
import java.io.OutputStream;

/** Where a machine's standard streams come from. */
public sealed interface StreamSource {

  /**
   * They are those of the process; programs that the machine starts have them as well.
   *
   * @param output when output is written: C has lines for terminals, else a full buffer
   */
  record Process(FileStream.Buffering output) implements StreamSource {}

  /** The embedder's. Programs that the machine starts read nothing, and write there. */
  record Given(InputStream input, OutputStream output, OutputStream error) implements StreamSource {}

  /** Those of the process, the way C has them. */
  public static StreamSource ofProcess() {
    return new Process(System.console() != null && System.console().isTerminal() ? FileStream.Buffering.LINE : FileStream.Buffering.FULL);
  }
}
