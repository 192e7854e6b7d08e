package dev.lathe.lang.lua;

import dev.lathe.lexer.Source;
import dev.lathe.lexer.LineEnds;
import dev.lathe.testing.Oracle;
import dev.lathe.testing.OracleServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The reference: {@code luajit} as Debian has it, which loads texts without running them. */
public final class LuaJit implements AutoCloseable {

  /** For {@code @Requires}. */
  public static final class Present implements Supplier<Oracle> {
    @Override
    public Oracle get() {
      return find();
    }
  }

  /**
   * What the reference says about a text that it refuses.
   *
   * @param line 1-based, 0 if it names none
   */
  public record Refusal(int line, String message) {}

  private final OracleServer server;
  private final Path script;

  private LuaJit(OracleServer server, Path script) {
    this.server = server;
    this.script = script;
  }

  /** The program; skips the test where there is none. */
  public static Oracle find() {
    return Oracle.find("luajit", "LuaJIT 2.1.0-beta3", new Oracle.Program("luajit", "-v"));
  }

  /** Starts the program as a server. */
  public static LuaJit start() {
    Oracle oracle = find();
    try (InputStream resource = LuaJit.class.getResourceAsStream("load-server.lua")) {
      Path script = Files.createTempFile("load-server", ".lua");
      Files.write(script, resource.readAllBytes());
      return new LuaJit(oracle.serve(script.toString()), script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why the program cannot load {@code text}, if it cannot. */
  public Optional<Refusal> load(byte[] text) {
    byte[] answer = server.ask(text);
    if (answer.length == 0) {
      return Optional.empty();
    }
    return Optional.of(refusal(Source.utf8("answer", answer, LineEnds.STANDARD).text()));
  }

  /** Splits {@code input:12: words}. */
  private static Refusal refusal(String answer) {
    int colon = answer.indexOf(':');
    int second = answer.indexOf(": ", colon + 1);
    String between = second < 0 ? "" : answer.substring(colon + 1, second);
    return between.matches("[0-9]+")
        ? new Refusal(Integer.parseInt(between), answer.substring(second + 2))
        : new Refusal(0, answer.substring(colon + 2));
  }

  @Override
  public void close() {
    server.close();
    try {
      Files.deleteIfExists(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
