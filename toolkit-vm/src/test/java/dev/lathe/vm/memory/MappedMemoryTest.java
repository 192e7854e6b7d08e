package dev.lathe.vm.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.object.Strings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java machine without the export does the same, and says so once. */
class MappedMemoryTest {
  private static final String EXPORT = "--add-exports";

  @Test
  void withoutTheExportResultsAreTheSame(@TempDir Path folder) throws IOException, InterruptedException {
    assertEquals(List.of(), run(folder, List.of(EXPORT, "java.base/jdk.internal.misc=ALL-UNNAMED")));
    List<String> messages = run(folder, List.of());
    assertEquals(1, messages.stream().filter(line -> line.contains("--add-exports java.base/jdk.internal.misc=ALL-UNNAMED")).count(), messages.toString());
    assertTrue(messages.size() <= 2, messages.toString());
  }

  /** Runs {@link Program} in a Java machine of its own; gives what it wrote to its standard error. */
  private static List<String> run(Path folder, List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java", "-Xmx128m"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Program.class.getName()));
    Path out = folder.resolve("out");
    Path messages = folder.resolve("messages");
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(messages.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    assertEquals(0, process.waitFor(), () -> text(messages));
    assertEquals(Program.result(), text(out));
    return Files.readAllLines(messages);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Uses all that {@link Memory} offers. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      System.out.print(result());
    }

    static String result() {
      StringBuilder result = new StringBuilder();
      long memory = Memory.allocate(4096);
      Memory.clear(memory, 4096);
      Memory.putLong(memory + 3, 0x0102_0304_0506_0708L);
      result.append(Memory.getLong(memory + 1)).append(' ').append(Memory.getInt(memory + 5)).append(' ').append(Memory.getShort(memory + 6));
      Memory.putDouble(memory + 17, -0.5);
      Memory.putInt(memory + 33, 77);
      Memory.putShort(memory + 41, (short) -3);
      Memory.putByte(memory + 50, (byte) -1);
      Memory.copy(memory + 3, memory + 7, 60);
      result.append(' ').append(Memory.getDouble(memory + 21)).append(' ').append(Memory.getInt(memory + 37)).append(' ').append(Memory.getByte(memory + 54));
      Memory.publishInt(memory + 64, 5);
      Memory.orInt(memory + 64, 10);
      Memory.andInt(memory + 64, ~4);
      result.append(' ').append(Memory.observeInt(memory + 64));
      Memory.copy("bytes".getBytes(StandardCharsets.US_ASCII), 1, memory + 100, 4);
      byte[] back = new byte[6];
      Memory.copy(memory + 100, back, 2, 4);
      result.append(' ').append(new String(back, StandardCharsets.US_ASCII));
      Memory.free(memory);
      useHeap(result);
      long code = CodeSpace.allocate(100);
      result.append(' ').append(CodeSpace.address(CodeSpace.index(code)) == code);
      CodeSpace.release(code, 100);
      return result.toString();
    }

    /** Blocks and large objects come and go: the last ones need the memory of the first ones. */
    private static void useHeap(StringBuilder result) {
      for (int i = 0; i < 8; i++) {
        Heap heap = new Heap(64 << 20);
        Strings strings = new Strings(heap);
        long rope = strings.make("");
        for (int j = 0; j < 1000; j++) {
          rope = strings.concatenate(rope, strings.make("piece " + j + " of " + i));
        }
        long large = heap.allocatePart(4 << 20);
        Memory.putLong(large + (4 << 20) - 8, 1);
        heap.releasePart(large, 4 << 20);
        result.append(' ').append(strings.hash(rope)).append(' ').append(strings.intern(strings.make("x")) == strings.atom("x"));
        heap.close();
      }
    }
  }
}
