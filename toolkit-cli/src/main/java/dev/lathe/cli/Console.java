package dev.lathe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output: text as UTF-8, and bytes as they are, for programs in whatever encoding.
 *
 * <p>Nothing is written behind a write that failed; {@link #failure} tells why it did.
 */
final class Console extends PrintWriter {

  /** Keeps the exception that a print writer swallows. */
  private static final class Sink extends OutputStream {
    private final OutputStream stream;
    private Optional<IOException> failure = Optional.empty();

    Sink(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      try {
        stream.write(bytes, from, count);
      } catch (IOException e) {
        failure = Optional.of(e);
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }
  }

  private final Sink sink;

  Console(OutputStream stream) {
    this(new Sink(stream));
  }

  private Console(Sink sink) {
    super(new OutputStreamWriter(sink, StandardCharsets.UTF_8));
    this.sink = sink;
  }

  /** Writes bytes behind the text so far. */
  void bytes(byte[] bytes) {
    flush();
    try {
      sink.write(bytes, 0, bytes.length);
      sink.flush();
    } catch (IOException e) {
      setError();
    }
  }

  /** Does nobody take what is still to come? What was printed up to now is written first. */
  boolean isBroken() {
    return checkError();
  }

  /** Why a write failed. A reader that has gone away, such as {@code head}, is no failure: there is nobody to tell. */
  Optional<IOException> failure() {
    return sink.failure.filter(e -> !String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe"));
  }

  /** The console behind {@code out}. */
  static Console of(PrintWriter out) {
    if (out instanceof Console console) {
      return console;
    }
    throw new UncheckedIOException(new IOException("the output takes no bytes"));
  }
}
