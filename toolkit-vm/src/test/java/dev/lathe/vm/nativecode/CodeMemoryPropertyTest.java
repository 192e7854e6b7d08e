package dev.lathe.vm.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Code memory against a model: which ranges are taken. */
class CodeMemoryPropertyTest {
  private static final int LIMIT = 1 << 20;
  private static final CodeMemory MEMORY = map();

  private static CodeMemory map() {
    try {
      return CodeMemory.map(LIMIT);
    } catch (LinuxCalls.Failure e) {
      throw new AssertionError(e);
    }
  }

  private record Piece(int offset, int bytes) {}

  /** Each number allocates so many bytes, or a negative one releases one of the pieces. */
  @Property(tries = 200)
  void piecesNeverOverlapAndAllComesBack(@ForAll @Size(max = 300) List<@IntRange(min = -100, max = 20_000) Integer> steps) {
    TreeMap<Integer, Piece> taken = new TreeMap<>();
    List<Piece> pieces = new ArrayList<>();
    long used = 0;
    for (int step : steps) {
      if (step > 0) {
        int size = CodeMemory.size(step);
        int offset = MEMORY.allocate(step);
        if (used + size > LIMIT) {
          assertEquals(CodeMemory.NONE, offset);
          continue;
        }
        assertTrue(offset > 0 && offset % CodeMemory.ALIGNMENT == 0 && offset < 1 << 30);
        Map.Entry<Integer, Piece> below = taken.lowerEntry(offset + size);
        assertTrue(below == null || below.getKey() + CodeMemory.size(below.getValue().bytes) <= offset);
        taken.put(offset, new Piece(offset, step));
        pieces.add(taken.get(offset));
        used += size;
      } else if (!pieces.isEmpty()) {
        Piece piece = pieces.remove(-step % pieces.size());
        MEMORY.release(piece.offset, piece.bytes);
        taken.remove(piece.offset);
        used -= CodeMemory.size(piece.bytes);
      }
      assertEquals(used, MEMORY.used());
    }
    pieces.forEach(piece -> MEMORY.release(piece.offset, piece.bytes));
    allIsFree();
  }

  /** Several machines at once: each finds its pieces as it wrote them. */
  @Property(tries = 5)
  void threadsDoNotDisturbEachOther(@ForAll long seed) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> machines = new ArrayList<>();
      for (int thread = 1; thread <= 4; thread++) {
        int number = thread;
        machines.add(threads.submit(() -> machine(number, new SplittableRandom(seed + number))));
      }
      for (Future<?> machine : machines) {
        machine.get();
      }
    }
    allIsFree();
  }

  private static void machine(int number, SplittableRandom random) {
    List<Piece> pieces = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      if (random.nextInt(100) < 55) {
        int bytes = random.nextInt(1, 8_000);
        int offset = MEMORY.allocate(bytes);
        if (offset != CodeMemory.NONE) {
          Memory.fill(MEMORY.writable(offset), bytes, (byte) number);
          pieces.add(new Piece(offset, bytes));
        }
      } else if (!pieces.isEmpty()) {
        release(number, pieces.remove(random.nextInt(pieces.size())));
      }
    }
    pieces.forEach(piece -> release(number, piece));
  }

  private static void release(int number, Piece piece) {
    for (int i = 0; i < piece.bytes; i += CodeMemory.ALIGNMENT) {
      assertEquals(number, Memory.getByte(MEMORY.executable(piece.offset + i)));
    }
    assertEquals(number, Memory.getByte(MEMORY.executable(piece.offset + piece.bytes - 1)));
    MEMORY.release(piece.offset, piece.bytes);
  }

  private static void allIsFree() {
    assertEquals(0, MEMORY.used());
    int all = MEMORY.allocate(LIMIT);
    assertNotEquals(CodeMemory.NONE, all);
    assertEquals(CodeMemory.NONE, MEMORY.allocate(1));
    MEMORY.release(all, LIMIT);
  }
}
