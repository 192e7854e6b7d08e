package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for something outside the machine ends when the machine is interrupted. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InterruptedWaitsTest {

  private static Thread interruptSoon(LuaMachine machine) {
    return Thread.ofVirtual().start(() -> {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      machine.vm().interrupt();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "io.read()", "for l in io.lines() do end", "os.execute('sleep 500')", "io.popen('sleep 500'):read()", "io.popen('sleep 500', 'w'):close()"
  })
  void ends(String wait) throws Exception {
    try (PipedOutputStream nobodyWrites = new PipedOutputStream(); LuaMachine machine = new LuaMachine(new PipedInputStream(nobodyWrites))) {
      Thread other = interruptSoon(machine);
      assertEquals("interrupted", machine.run(wait + " print('went on')"));
      other.join();
    }
  }

  @Test
  void whatComesLaterIsNotLost() throws IOException, InterruptedException {
    try (PipedOutputStream writer = new PipedOutputStream(); LuaMachine machine = new LuaMachine(new PipedInputStream(writer))) {
      Thread other = interruptSoon(machine);
      machine.run("io.read()");
      other.join();
      writer.write("late\nlater\n".getBytes(StandardCharsets.US_ASCII));
      writer.flush();
      assertEquals("late\nlater\n", machine.run("print(io.read()) print(io.read())"));
    }
  }
}
