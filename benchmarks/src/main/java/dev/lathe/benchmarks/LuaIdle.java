package dev.lathe.benchmarks;

import dev.lathe.vm.Vm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What machines with Lua's library cost that do nothing: makes some, each of which has run a line of Lua, and prints lines of name,
 * value and unit.
 */
public final class LuaIdle {
  private static final long MEMORY = 64 << 20;
  private static final int FEW = 20;
  private static final double KILOBYTE = 1024;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private LuaIdle() {}

  /** How many machines to make. */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    List<Vm> machines = new ArrayList<>(count + FEW);
    // The first ones load classes and have code compiled.
    for (int i = 0; i < FEW; i++) {
      machines.add(idle());
    }
    long onHeap = usedOnHeap();
    long resident = resident();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      machines.add(idle());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long offHeap = 0;
    for (Vm machine : machines.subList(FEW, machines.size())) {
      offHeap += machine.state().heap().footprint();
      if (!machine.load("return 6 * 7").call()[0].equals(42.0)) {
        throw new IllegalStateException("a machine does not work any more");
      }
    }
    print("idle-machines", count, "machines");
    print("off-heap-each", offHeap / KILOBYTE / count, "KB");
    if (resident > 0) {
      // The Java heap is resident from the start, see Lua.
      print("resident-off-heap-each", (resident() - resident) / KILOBYTE / count, "KB");
    }
    print("on-heap-each", (usedOnHeap() - onHeap) / KILOBYTE / count, "KB");
    print("start-each", seconds / count * 1000, "ms");
    machines.forEach(Vm::close);
  }

  private static Vm idle() {
    Vm machine = LuaMachines.create(MEMORY);
    machine.load("return 1").call();
    return machine;
  }

  private static void print(String name, double value, String unit) {
    System.out.println(String.format(Locale.ROOT, "%s %.2f %s", name, value, unit));
  }

  private static long usedOnHeap() {
    // What the first collection finds to be finished takes a second one.
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Bytes of the process that are in memory; 0 where the system does not tell. */
  private static long resident() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith(RESIDENT)) {
        return Long.parseLong(line.replaceAll("\\D+", "")) * 1024;
      }
    }
    return 0;
  }
}
