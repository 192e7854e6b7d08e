package dev.lathe.lang.lua;

import dev.lathe.testing.OracleServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The reference as a compiler: all that it can say about the bytecode of a text, in one answer. */
final class LuaJitBytecode implements AutoCloseable {

  /** What a text is called. */
  static final String CHUNK_NAME = "=input";

  /** What to ask for. */
  enum Wish {
    /** Bytecode alone. */
    DUMPS,
    /** And the listing, which takes more time than all else. */
    LISTING
  }

  /**
   * What the reference makes of a text.
   *
   * @param dump bytecode with debug information
   * @param stripped without
   * @param listing what {@code luajit -bl} prints, empty if nobody asked
   */
  record Compiled(byte[] dump, byte[] stripped, byte[] listing) implements Answer {

    /** Whether templates occur, whose entries the reference writes in an order that changes from run to run. */
    boolean hasTemplates() {
      return new String(listing, StandardCharsets.ISO_8859_1).contains("TDUP ");
    }
  }

  /** Bytecode, or why the text is refused. */
  sealed interface Answer {}

  /** Why a text is refused. */
  record Refused(LuaJit.Refusal refusal) implements Answer {}

  private final OracleServer server;

  private LuaJitBytecode(OracleServer server) {
    this.server = server;
  }

  static LuaJitBytecode start() {
    return new LuaJitBytecode(LuaJit.serve("bytecode-server.lua"));
  }

  Answer compile(byte[] text, Wish wish) {
    byte[] question = new byte[1 + text.length];
    question[0] = (byte) wish.name().charAt(0);
    System.arraycopy(text, 0, question, 1, text.length);
    List<byte[]> parts = parts(server.ask(question));
    return parts.get(0).length == 0 ? new Refused(LuaJit.refusal(parts.get(3))) : new Compiled(parts.get(0), parts.get(1), parts.get(2));
  }

  private static List<byte[]> parts(byte[] answer) {
    List<byte[]> parts = new ArrayList<>();
    int at = 0;
    while (at < answer.length) {
      int length = 0;
      while (answer[at] != '\n') {
        length = 10 * length + answer[at++] - '0';
      }
      at++;
      parts.add(Arrays.copyOfRange(answer, at, at + length));
      at += length;
    }
    return parts;
  }

  @Override
  public void close() {
    server.close();
  }
}
