package dev.lathe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Standard output: text as UTF-8, and bytes as they are, for programs in whatever encoding. */
final class Console extends PrintWriter {

  private final OutputStream stream;

  Console(OutputStream stream) {
    super(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    this.stream = stream;
  }

  /** Writes bytes behind the text so far. A reader that has gone away is no error: there is nobody to tell. */
  void bytes(byte[] bytes) {
    flush();
    try {
      stream.write(bytes);
      stream.flush();
    } catch (IOException e) {
      setError();
    }
  }

  /** The console behind {@code out}. */
  static Console of(PrintWriter out) {
    if (out instanceof Console console) {
      return console;
    }
    throw new UncheckedIOException(new IOException("the output takes no bytes"));
  }
}
