package dev.lathe.vm.runtime;

import java.io.InputStream;
import java.io.OutputStream;

/** A program's standard streams, which its embedder gives it. Nobody here closes them. */
public record Streams(InputStream in, OutputStream out, OutputStream err) {

  /** Nothing to read, and nobody listens. */
  public static Streams none() {
    return new Streams(InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
  }
}
