package dev.lathe.lang.lua;

import dev.lathe.testing.OracleServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The reference as a compiler: what it makes of a text, without what changes from run to run. */
final class LuaJitDump implements AutoCloseable {

  /**
   * A function of a dump (lj_bcdump.h). Tables of constants are left out: their order is random.
   *
   * @param head flags, parameters, registers, upvalues and the numbers of constants
   * @param code its instructions
   * @param debug first line, number of lines, lines of the instructions, names of variables
   */
  record Prototype(String head, String code, String debug) {}

  private final OracleServer server;
  private final Path script;

  private LuaJitDump(OracleServer server, Path script) {
    this.server = server;
    this.script = script;
  }

  static LuaJitDump start() {
    try (InputStream resource = LuaJitDump.class.getResourceAsStream("dump-server.lua")) {
      Path script = Files.createTempFile("dump-server", ".lua");
      Files.write(script, resource.readAllBytes());
      return new LuaJitDump(LuaJit.find().serve(script.toString()), script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The functions of a text, innermost first; empty if it is refused. */
  List<Prototype> compile(byte[] text) {
    byte[] dump = server.ask(text);
    return dump.length == 0 ? List.of() : new Reader(dump).prototypes();
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

  private static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    List<Prototype> prototypes() {
      at = 4; // ESC L J, version
      number(); // flags
      int name = number();
      at += name;
      List<Prototype> list = new ArrayList<>();
      for (int length = number(); length > 0; length = number()) {
        int end = at + length;
        list.add(prototype(end));
        at = end;
      }
      return list;
    }

    private Prototype prototype(int end) {
      int start = at;
      at += 4; // flags, parameters, registers, upvalues
      number();
      number();
      String head = hex(start, at);
      int instructions = number();
      int debugSize = number();
      int lines = at;
      number();
      number();
      String lineRange = hex(lines, at);
      return new Prototype(
          head, hex(at, at + 4 * instructions), lineRange + hex(end - debugSize, end));
    }

    private String hex(int from, int to) {
      return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, from, to));
    }

    /** A number of seven bits a byte, the least first. */
    private int number() {
      int value = 0;
      for (int shift = 0; ; shift += 7) {
        int b = bytes[at++];
        value |= (b & 0x7F) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }
  }
}
