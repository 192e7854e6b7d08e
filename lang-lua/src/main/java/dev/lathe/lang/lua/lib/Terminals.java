package dev.lathe.lang.lua.lib;

import dev.lathe.vm.host.CFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of a machine's streams are terminals. */
final class Terminals {
  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int ERROR = 2;

  private final StandardStreams streams;

  Terminals(StandardStreams streams) {
    this.streams = streams;
  }

  /** Whether a stream is one of the process's own, and a terminal. */
  boolean isTerminal(FileStream stream) {
    return switch (streams.source()) {
      case StreamSource.Given _ -> false;
      case StreamSource.Process _ ->
          stream == streams.input() && isTerminal(INPUT)
              || stream == streams.output() && isTerminal(OUTPUT)
              || stream == streams.error() && isTerminal(ERROR);
    };
  }

  private static boolean isTerminal(int descriptor) {
    return isDevice(descriptor) && CFunctions.isTerminal(descriptor).orElse(false);
  }

  /** Whether it may be a terminal: for pipes and files nobody needs to ask the C library. */
  private static boolean isDevice(int descriptor) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).startsWith("/dev");
    } catch (IOException nobodySays) {
      return true;
    }
  }
}
