package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Texts of 50 MB, parsed in a virtual machine of 2 GB within a minute. */
public final class LargeInput {

  /** Bytes of a text. */
  public static final int SIZE = 50 << 20;

  private LargeInput() {}

  /** {@link #SIZE} bytes: ASCII text at both ends, and one character again and again between. */
  public static byte[] filled(String before, char with, String after) {
    byte[] text = new byte[SIZE];
    Arrays.fill(text, (byte) with);
    System.arraycopy(before.getBytes(StandardCharsets.US_ASCII), 0, text, 0, before.length());
    System.arraycopy(after.getBytes(StandardCharsets.US_ASCII), 0, text, SIZE - after.length(), after.length());
    return text;
  }

  /** For the main method of a child: prints "parsed", or the first error's message. */
  public static void parse(Language language, byte[] text) {
    Diagnostics diagnostics = new Diagnostics();
    boolean parsed = language.parse(language.decode("large", text).source(), diagnostics).isPresent();
    System.out.println(parsed ? "parsed" : diagnostics.list().getFirst().message());
  }

  /** Runs a class in a child with one argument. What it printed, errors included. */
  public static String inChild(Class<?> main, String argument) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-Xmx2g", "-cp", System.getProperty("java.class.path"), main.getName(), argument)
            .redirectErrorStream(true)
            .start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), argument);
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }
}
