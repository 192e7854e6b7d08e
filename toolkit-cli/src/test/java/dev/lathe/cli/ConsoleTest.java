package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when results cannot be written. */
class ConsoleTest {

  /** Takes a few bytes, then fails, and remembers how often it was asked. */
  private static final class Failing extends OutputStream {
    private final String reason;
    private int calls;

    Failing(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      calls++;
      throw new IOException(reason);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      write(0);
    }
  }

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  @Test
  void reportsAFullDisk() {
    Failing disk = new Failing("No space left on device");
    assertEquals(Main.FAULT, Main.run(new Console(disk), new PrintWriter(err, true), "--help"));
    assertEquals("lathe: cannot write to standard output: No space left on device\n", err.toString());
    assertEquals(1, disk.calls);
  }

  @Test
  void keepsQuietWhenTheReaderHasGone() {
    assertEquals(0, Main.run(new Console(new Failing("Broken pipe")), new PrintWriter(err, true), "--help"));
    assertEquals("", err.toString());
  }

  @Test
  void readsNoMoreFilesThen() throws IOException {
    Sample sample = Sample.all().getFirst();
    String good = Files.writeString(folder.resolve(sample.fileName()), sample.text()).toString();
    for (String command : new String[] {"tokens", "fmt"}) {
      assertEquals(0, Main.run(new Console(new Failing("Broken pipe")), new PrintWriter(err, true), command, good, "missing"));
      assertEquals("", err.toString(), command);
    }
  }

  @Test
  void writesTextAndBytesInTheirOrder() {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    Console console = new Console(bytes);
    console.print("ä");
    console.bytes(new byte[] {(byte) 0xFF});
    console.print("z");
    assertTrue(!console.isBroken() && console.failure().isEmpty());
    assertEquals("\u00C3\u00A4\u00FFz", bytes.toString(StandardCharsets.ISO_8859_1));
  }
}
