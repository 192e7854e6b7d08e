package dev.lathe.vm.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CodeMemoryTest {
  private static final int LIMIT = 256 << 20;

  private CodeMemory memory;

  @BeforeEach
  void map() throws LinuxCalls.Failure {
    memory = CodeMemory.map(LIMIT);
  }

  @Test
  void aPieceIsSeenAtBothAddresses() {
    int offset = memory.allocate(5);
    assertTrue(offset > 0 && offset % CodeMemory.ALIGNMENT == 0);
    Memory.putLong(memory.writable(offset), 0x1122_3344_5566_7788L);
    assertNotEquals(memory.writable(offset), memory.executable(offset));
    assertEquals(0x1122_3344_5566_7788L, Memory.getLong(memory.executable(offset)));
    assertEquals(offset, memory.offset(memory.executable(offset)));
    assertEquals(16, memory.used());
    memory.release(offset, 5);
    assertEquals(0, memory.used());
    assertEquals(0xF4F4_F4F4_F4F4_F4F4L, Memory.getLong(memory.executable(offset)));
  }

  @Test
  void noMappingIsWritableAndExecutable() {
    int offset = memory.allocate(1);
    assertEquals("rw-s", Mapping.at(memory.writable(0)).protection());
    assertEquals("r-xs", Mapping.at(memory.executable(0)).protection());
    assertEquals(Mapping.at(memory.writable(0)).inode(), Mapping.at(memory.executable(0)).inode());
    List<Mapping> all = Mapping.ofCode();
    assertTrue(all.size() >= 2);
    for (Mapping mapping : all) {
      assertTrue(mapping.protection().equals("rw-s") || mapping.protection().equals("r-xs"), mapping.toString());
    }
    memory.release(offset, 1);
  }

  /** Neither through a descriptor that was left open nor through one that is inherited. */
  @Test
  void nobodyElseReachesTheFile() throws IOException {
    Process process = new ProcessBuilder("sh", "-c", "ls -l /proc/$PPID/fd /proc/self/fd; cat /proc/self/maps").redirectErrorStream(true).start();
    String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(seen.contains("/fd:") && seen.contains("[stack]"), seen);
    assertEquals(List.of(), seen.lines().filter(line -> line.contains("lathe-code")).toList());
  }

  @Test
  void theLimitHolds() throws LinuxCalls.Failure {
    CodeMemory small = CodeMemory.map(1000);
    int first = small.allocate(500);
    assertEquals(512, small.used());
    assertEquals(CodeMemory.NONE, small.allocate(489));
    int second = small.allocate(480);
    assertNotEquals(CodeMemory.NONE, second);
    assertEquals(CodeMemory.NONE, small.allocate(1));
    assertEquals(CodeMemory.NONE, small.allocate(Integer.MAX_VALUE));
    small.release(first, 500);
    assertEquals(first, small.allocate(510));
    small.release(second, 480);
    small.release(first, 510);
    assertEquals(0, small.used());
  }

  @Test
  void whatIsReleasedGoesBackToTheSystem() {
    int bytes = 32 << 20;
    int offset = memory.allocate(bytes);
    Memory.fill(memory.writable(offset), bytes, (byte) 0x90);
    assertTrue(resident() >= 32 << 10);
    int behind = memory.allocate(100);
    Memory.putLong(memory.writable(behind), 42);
    memory.release(offset, bytes);
    assertTrue(resident() < 200, () -> resident() + " KB");
    assertEquals(42, Memory.getLong(memory.executable(behind)), "it shares its page with what was released");
    memory.release(behind, 100);
  }

  /** A little is kept: a program that compiles and drops one function all the time does not call the system each time. */
  @Test
  void aFewEmptyChunksAreKept() {
    int offset = memory.allocate(1 << 20);
    Memory.fill(memory.writable(offset), 1 << 20, (byte) 0x90);
    memory.release(offset, 1 << 20);
    assertTrue(resident() >= 1 << 10, () -> resident() + " KB");
  }

  /** A million functions in 64 MB, of which up to half live at a time; of all that lived, nothing stays. */
  @Test
  void aMillionPiecesComeAndGo() {
    SplittableRandom random = new SplittableRandom(1);
    int[] offsets = new int[16_000];
    int[] sizes = new int[offsets.length];
    long most = 0;
    long start = System.nanoTime();
    for (int i = 0; i < 1_000_000; i++) {
      // Between a few and all of them live, in turn.
      int slot = random.nextInt((int) (offsets.length * (1 + Math.sin(i / 60_000.0)) / 2) + 1);
      if (i % 3 == 0) {
        slot = random.nextInt(offsets.length);
      }
      if (sizes[slot] > 0) {
        assertEquals(slot, Memory.getInt(memory.executable(offsets[slot])));
        memory.release(offsets[slot], sizes[slot]);
      }
      sizes[slot] = i % 3 == 0 && random.nextBoolean() ? 0 : random.nextInt(100, 4001);
      if (sizes[slot] > 0) {
        offsets[slot] = memory.allocate(sizes[slot]);
        Memory.putInt(memory.writable(offsets[slot]), slot);
        Memory.putByte(memory.writable(offsets[slot]) + sizes[slot] - 1, (byte) 1);
      }
      if (i % 50_000 == 0) {
        most = Math.max(most, resident());
        long live = memory.used() >> 10;
        assertTrue(resident() <= live * 3 / 2 + 8192, () -> resident() + " KB for " + live);
      }
    }
    System.out.printf("a million pieces: %d KB of code at most, %d ms%n", most, (System.nanoTime() - start) / 1_000_000);
    assertTrue(most < 64 << 10, most + " KB");
    for (int slot = 0; slot < offsets.length; slot++) {
      if (sizes[slot] > 0) {
        memory.release(offsets[slot], sizes[slot]);
      }
    }
    assertEquals(0, memory.used());
    assertTrue(resident() <= 2048 + 64, () -> resident() + " KB");
    // All of it is one piece again.
    int all = memory.allocate(LIMIT);
    assertNotEquals(CodeMemory.NONE, all);
    memory.release(all, LIMIT);
  }

  /** Code that a thread has run is replaced at the same place, thousands of times, and run again at once. */
  @Test
  void codeThatIsReplacedIsNotRunAgain() {
    for (int i = 1; i <= 100_000; i++) {
      int offset = memory.allocate(6);
      write(offset, i);
      assertEquals(i, NativeEntry.enter(memory.executable(offset), 0));
      memory.release(offset, 6);
    }
  }

  /** The same, where one thread writes and another one runs it. */
  @Test
  void anotherThreadRunsWhatIsWritten() throws InterruptedException {
    int offset = memory.allocate(6);
    long turn = Memory.allocate(8);
    Memory.putLong(turn, 0);
    int rounds = 5_000;
    List<Long> wrong = new ArrayList<>();
    Thread runner =
        new Thread(
            () -> {
              for (int i = 1; i <= rounds; i++) {
                await(turn, 2 * i - 1);
                long result = NativeEntry.enter(memory.executable(offset), 0);
                if (result != i) {
                  wrong.add(result);
                }
                Memory.publishInt(turn, 2 * i);
              }
            });
    runner.start();
    for (int i = 1; i <= rounds; i++) {
      write(offset, i);
      Memory.publishInt(turn, 2 * i - 1);
      await(turn, 2 * i);
    }
    runner.join();
    assertEquals(List.of(), wrong);
    Memory.free(turn);
  }

  private static void await(long turn, int number) {
    while (Memory.observeInt(turn) != number) {
      Thread.yield();
    }
  }

  /** {@code mov eax, number} (B8 and 4 bytes), {@code ret} (C3). */
  private void write(int offset, int number) {
    Memory.putByte(memory.writable(offset), (byte) 0xB8);
    Memory.putInt(memory.writable(offset) + 1, number);
    Memory.putByte(memory.writable(offset) + 5, (byte) 0xC3);
  }

  /** KB. All pages come from writing. */
  private long resident() {
    return Mapping.at(memory.writable(0)).resident();
  }
}
