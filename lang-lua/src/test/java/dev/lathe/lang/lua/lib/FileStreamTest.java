package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileStreamTest {
  private final LuaMachine machine = new LuaMachine();
  private final VmState vm = machine.vm().state();

  @AfterEach
  void close() {
    machine.close();
  }

  private FileStream reading(String text) {
    Device device = StreamDevice.input(vm, new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    return new FileStream(vm, device, FileStream.Owner.PROGRAM, FileStream.Buffering.FULL);
  }

  private String text(long value) {
    return value == Value.NIL ? "nil" : vm.strings().toJava(Value.address(value));
  }

  /** Loading asks for more memory than there is before garbage is collected, when the program has been read. */
  @Test
  void aProgramFromTheInputIsNotLostWhenMemoryIsCollectedFirst() {
    String program = "x = 1 ".repeat(30_000) + "return 42";
    try (LuaMachine machine = new LuaMachine(new ByteArrayInputStream(program.getBytes(StandardCharsets.US_ASCII)))) {
      assertEquals("42\n", machine.run("collectgarbage('stop') local s = ('x'):rep(58e6) s = nil local f, message = loadfile() print(f and f() or message)"));
    }
  }

  @Test
  void rewindsToWhereReadingBegan() {
    String longLine = "x".repeat(100_000);
    FileStream stream = reading("first\n" + longLine + "\nlast");
    stream.begin();
    assertEquals("first", text(stream.line()));
    stream.begin();
    assertEquals(longLine, text(stream.line()));
    assertEquals("la", text(stream.bytes(2)));
    stream.rewind();
    assertEquals(longLine + "\n", text(stream.lineAndEnd()));
    assertEquals("last", text(stream.rest()));
    assertEquals("nil", text(stream.line()));
    stream.rewind();
    assertEquals(longLine, text(stream.line()));
  }

  @Test
  void whatCannotBeDoneLeavesItsErrorBehind() {
    FileStream stream = reading("text");
    stream.write('x');
    assertEquals(Optional.of(Errno.EBADF), stream.failure());
    stream.clearFailure();
    stream.seek(FileStream.Origin.BEGIN, 0);
    assertEquals(Optional.of(Errno.ESPIPE), stream.failure());
  }

  @Test
  void linesLeaveTheBufferWhenTheyEnd() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FileStream stream = new FileStream(vm, StreamDevice.output(out), FileStream.Owner.PROGRAM, FileStream.Buffering.LINE);
    byte[] partial = "no end".getBytes(StandardCharsets.US_ASCII);
    stream.write(partial, partial.length);
    assertEquals("", out.toString(StandardCharsets.US_ASCII));
    stream.write('\n');
    assertEquals("no end\n", out.toString(StandardCharsets.US_ASCII));
    byte[] large = "y".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
    stream.write(large, large.length);
    stream.flush();
    assertEquals("no end\n" + "y".repeat(50_000), out.toString(StandardCharsets.US_ASCII));
  }
}
