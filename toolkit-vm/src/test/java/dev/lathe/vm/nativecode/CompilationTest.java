package dev.lathe.vm.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilationTest {
  @TempDir Path folder;

  @Test
  void theFlightRecorderSeesAFunction() throws IOException {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.lathe.CompiledFunction").withoutThreshold();
      recording.start();
      Compilation compilation = Compilation.begin();
      compilation.end("points.area", 12, 345, 0x7000_1234L);
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    assertEquals(1, events.size());
    RecordedEvent event = events.getFirst();
    assertEquals("points.area", event.getString("name"));
    assertEquals(12, event.getInt("bytecodes"));
    assertEquals(345, event.getInt("bytes"));
    assertEquals(0x7000_1234L, event.getLong("address"));
    assertFalse(event.getDuration().isNegative());
  }

  @Test
  void perfGetsALineForEachFunction() throws IOException {
    Path file = folder.resolve("perf.map");
    Files.writeString(file, "an earlier process\n");
    PerfMap map = PerfMap.open(file);
    map.write(0x7fff_1234_5670L, 255, "points.area");
    assertEquals("7fff12345670 ff points.area\n", Files.readString(file), "it is there at once");
    map.write(0x10, 16, "a name\nof two lines");
    assertEquals("7fff12345670 ff points.area\n10 10 a name?of two lines\n", Files.readString(file));
  }

  /** Anybody may put a link into the folder of such files. */
  @Test
  void perfsFileIsNotWrittenThroughALink() throws IOException {
    Path target = folder.resolve("precious");
    Path link = folder.resolve("perf.map");
    Files.writeString(target, "kept");
    Files.createSymbolicLink(link, target);
    assertThrows(IOException.class, () -> PerfMap.open(link));
    assertEquals("kept", Files.readString(target));
  }
}
