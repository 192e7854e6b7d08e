package dev.lathe.lang.python.lib;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The standard streams of a program. */
final class Output {
  private static final int BUFFER = 1 << 14;

  /** Which one. */
  enum Stream {
    OUTPUT,
    ERROR
  }

  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

  Output(InputStream in, OutputStream out, OutputStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  void write(Stream stream, byte[] bytes) {
    try {
      if (stream == Stream.ERROR) {
        flush();
        err.write(bytes);
        err.flush();
      } else {
        waiting.writeBytes(bytes);
        if (waiting.size() >= BUFFER) {
          flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flush() {
    try {
      waiting.writeTo(out);
      waiting.reset();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line with its end; empty at the end of the input. */
  byte[] readLine() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n') {
          break;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }
}
