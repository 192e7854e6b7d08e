package dev.lathe.benchmarks;

import dev.lathe.vm.GuestTable;
import dev.lathe.vm.Vm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs a Lua program in a machine of this process and offers it a function {@code pauses}: without an argument it forgets, with a
 * name it tells what the collector's pauses were since.
 */
public final class LuaPauses {
  private static final long MEMORY = 16L << 30;
  private static final double RARE = 0.99;

  private LuaPauses() {}

  /** The program's path, then its arguments. */
  public static void main(String[] arguments) throws IOException {
    try (Vm vm = LuaMachines.create(MEMORY)) {
      PauseRecorder recorder = new PauseRecorder();
      vm.state().collector().setPauseListener(recorder);
      long[] cycles = new long[1];
      vm.globals()
          .put(
              "pauses",
              vm.function(
                  "pauses",
                  asked -> {
                    if (asked.length == 0) {
                      recorder.reset();
                      cycles[0] = vm.state().collector().cycles();
                      return new Object[0];
                    }
                    return new Object[] {
                      switch ((String) asked[0]) {
                        case "longest" -> recorder.milliseconds(PauseRecorder.Time.CPU, 1);
                        case "longest by the clock" -> recorder.milliseconds(PauseRecorder.Time.WALL, 1);
                        case "99%" -> recorder.milliseconds(PauseRecorder.Time.CPU, RARE);
                        case "count" -> recorder.count();
                        case "cycles" -> vm.state().collector().cycles() - cycles[0];
                        case String other -> throw new IllegalArgumentException("no figure " + other);
                      }
                    };
                  }));
      GuestTable arg = vm.table();
      for (int i = 1; i < arguments.length; i++) {
        arg.put(i, arguments[i]);
      }
      vm.globals().put("arg", arg);
      vm.load(Files.readAllBytes(Path.of(arguments[0])), "@" + arguments[0], Optional.of("lua")).call();
    }
  }
}
