package dev.lathe.lang.lua;

import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.testing.Oracle;
import dev.lathe.testing.OracleServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern LOCATED = Pattern.compile("input:([0-9]+): (.*)", Pattern.DOTALL);

  private final OracleServer server;

  private LuaJit(OracleServer server) {
    this.server = server;
  }

  /** The program; skips the test where there is none. */
  public static Oracle find() {
    return find(Map.of());
  }

  /** The same with environment variables of its own. */
  static Oracle find(Map<String, String> environment) {
    return Oracle.find("luajit", "LuaJIT 2.1.0-beta3", new Oracle.Program("luajit", "-v", environment));
  }

  /** Starts the program as a server that loads texts. */
  public static LuaJit start() {
    return new LuaJit(serve("load-server.lua"));
  }

  /** Starts the program on a script. */
  static OracleServer serve(Path script) {
    return find().serve(script.toString());
  }

  /** The same for one of the scripts of the tests. */
  static OracleServer serve(String script) {
    Oracle oracle = find();
    try (InputStream resource = LuaJit.class.getResourceAsStream(script)) {
      return oracle.serve("-e", new String(resource.readAllBytes(), StandardCharsets.UTF_8));
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
    return Optional.of(refusal(answer));
  }

  /** Splits {@code input:12: words}. */
  static Refusal refusal(byte[] answer) {
    String words = Source.utf8("answer", answer, LineEnds.STANDARD).text();
    Matcher located = LOCATED.matcher(words);
    return located.matches() ? new Refusal(Integer.parseInt(located.group(1)), located.group(2)) : new Refusal(0, words);
  }

  @Override
  public void close() {
    server.close();
  }
}
