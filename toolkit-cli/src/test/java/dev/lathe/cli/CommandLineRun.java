package dev.lathe.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** One run of the command inside this JVM: its status and what it printed. */
record CommandLineRun(int status, byte[] outBytes, String err) {

  static CommandLineRun of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    Console console = new Console(out);
    int status = Main.commandLine(console, new PrintWriter(err, true)).execute(arguments);
    console.flush();
    return new CommandLineRun(status, out.toByteArray(), err.toString());
  }

  String out() {
    return new String(outBytes, StandardCharsets.UTF_8);
  }
}
