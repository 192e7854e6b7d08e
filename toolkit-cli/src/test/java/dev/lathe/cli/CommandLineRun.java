package dev.lathe.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** One run of the command inside this JVM: its status and what it printed. */
record CommandLineRun(int status, byte[] outBytes, String err) {

  static CommandLineRun of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    Console console = new Console(out);
    int status = Main.run(console, new PrintWriter(err, true), arguments);
    return new CommandLineRun(status, out.toByteArray(), err.toString());
  }

  /** The same with {@code input} as standard input. */
  static CommandLineRun withInput(byte[] input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      return of(arguments);
    } finally {
      System.setIn(before);
    }
  }

  String out() {
    return new String(outBytes, StandardCharsets.UTF_8);
  }
}
