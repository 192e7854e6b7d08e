package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Languages;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The modules that pure Lua projects expect and LuaJIT does not have: what is expected here is what Debian's lua-filesystem 1.8,
 * lua-system 0.2 and lua-term 0.7 print under the reference.
 */
class LuaModulesTest {
  private static final long MEMORY = 64L << 20;

  @TempDir private Path folder;

  private void check(String expected, String program) throws IOException {
    Files.writeString(folder.resolve("case.lua"), PRELUDE + program, StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Standalone.Host host =
        new Standalone.Host(
            new ChunkCompiler(Languages.load(), new LuaLanguage()),
            Optional.of(new Streams(new ByteArrayInputStream(new byte[0]), out, err)), MEMORY, Interaction.none(), Map.of(), folder);
    int status = new LuaLanguage().part(Standalone.class).orElseThrow().runProgram("case.lua", List.of(), host);
    assertEquals("", err.toString(StandardCharsets.ISO_8859_1));
    assertEquals(0, status);
    assertEquals(expected, out.toString(StandardCharsets.ISO_8859_1));
  }

  private static final String PRELUDE =
      """
      local lfs = require("lfs")
      local function write(name, text) local f = assert(io.open(name, "w")) f:write(text) f:close() end
      local function keys(t) local n = {} for k in pairs(t) do n[#n + 1] = tostring(k) end table.sort(n) return table.concat(n, " ") end
      local function names(d) local n = {} for x in lfs.dir(d) do n[#n + 1] = x end table.sort(n) return table.concat(n, " ") end
      """;

  @Test
  void attributes() throws IOException {
    check(
        """
        access blksize blocks change dev gid ino mode modification nlink permissions rdev size uid
        file\t5\t1\tnumber\tnumber
        5\t1
        file\tdirectory\tchar device
        nil\tcannot obtain information from file 'nope': No such file or directory\t2
        false\tinvalid attribute name 'foo'
        false\tbad argument #1 to '?' (string expected, got no value)
        """,
        """
        write("f", "hello")
        local a = lfs.attributes("f")
        print(keys(a)) print(a.mode, a.size, a.nlink, type(a.blocks), type(a.blksize))
        local given = {old = 1} print(lfs.attributes("f", given).size, given.old)
        print(lfs.attributes("f", "mode"), lfs.attributes(".", "mode"), lfs.attributes("/dev/null", "mode"))
        print(lfs.attributes("nope")) print(pcall(lfs.attributes, "f", "foo")) print(pcall(lfs.attributes))
        """);
  }

  @Test
  void directories() throws IOException {
    check(
        """
        true\tnil\tFile exists\t17
        nil\tNo such file or directory\t2
        . .. sub
        nil\tDirectory not empty\t39
        nil\tNot a directory\t20
        nil\tUnable to change working directory to 'f'
        Not a directory

        true\ttrue
        inside\tfile\tnil
        true\ttrue
        true\ttrue
        false\tcannot open nope: No such file or directory
        function\tuserdata
        string
        false\tbad argument #1 to '?' (closed directory)
        """,
        """
        write("f", "x")
        local start = lfs.currentdir()
        local made = lfs.mkdir("d") io.write(tostring(made), "\\t") print(lfs.mkdir("d")) print(lfs.mkdir("no/where"))
        lfs.mkdir("d/sub") print(names("d")) print(lfs.rmdir("d")) print(lfs.rmdir("f")) print(lfs.chdir("f"))
        print(lfs.chdir("d/sub"), lfs.currentdir() == start .. "/d/sub")
        write("g", "inside") print(io.open("g"):read("*a"), lfs.attributes("g", "mode"), (io.open("f")))
        print(os.rename("g", "h"), os.remove("h"))
        print(lfs.chdir("../.."), lfs.currentdir() == start)
        print(pcall(lfs.dir, "nope"))
        local next, d = lfs.dir("d") print(type(next), type(d)) print(type(d:next())) d:close() print(pcall(d.next, d))
        """);
  }

  @Test
  void linksTimesAndLocks() throws IOException {
    check(
        """
        true\tnil\tFile exists\t17
        link\tf\ttarget
        nil\tcould not obtain link target: Invalid argument\t22
        true\t1000\t2000
        true\t5000\t5000
        nil\tNo such file or directory\t2
        true\ttrue\ttrue
        nil\tBad file descriptor
        false\tlock: invalid mode
        false\tlock: closed file
        userdata\tnil\tFile exists
        lock
        nil
        true\tbinary
        """,
        """
        write("f", "x")
        local made = lfs.link("f", "l", true) io.write(tostring(made), "\\t") print(lfs.link("f", "l", true))
        print(lfs.symlinkattributes("l", "mode"), lfs.symlinkattributes("l", "target"), keys(lfs.symlinkattributes("l")):match("target"))
        print(lfs.symlinkattributes("f", "target"))
        print(lfs.touch("f", 1000, 2000), lfs.attributes("f", "access"), lfs.attributes("f", "modification"))
        print(lfs.touch("f", 5000), lfs.attributes("f", "access"), lfs.attributes("f", "modification"))
        print(lfs.touch("nope"))
        local f = io.open("f", "r+") print(lfs.lock(f, "w"), lfs.lock(f, "r"), lfs.unlock(f)) f:close()
        local r = io.open("f") print(lfs.lock(r, "w")) print(pcall(lfs.lock, r, "x")) r:close() print(pcall(lfs.lock, r, "r"))
        local lock = lfs.lock_dir(".") io.write(type(lock), "\\t") print(lfs.lock_dir("."))
        print(lfs.symlinkattributes("lockfile.lfs", "target")) lock:free() print((lfs.attributes("lockfile.lfs")))
        print(lfs.setmode(io.stdout, "binary"))
        """);
  }

  /** File names are bytes, whatever the locale is. */
  @Test
  void namesOfAnyBytes() throws IOException {
    check(
        "true\tdirectory\n4\ntrue\n4\tfile\ntrue\ttrue\n",
        """
        local name = "b\\255\\1d"
        print(lfs.mkdir(name), lfs.attributes(name, "mode"))
        for x in lfs.dir(".") do if x == name then print(#x) end end
        local start = lfs.currentdir()
        print(lfs.chdir(name)) write("\\200x", "text") print(#lfs.currentdir() - #start - 1, lfs.attributes("\\200x", "mode"))
        os.remove("\\200x") lfs.chdir("..") print(lfs.rmdir(name), lfs.attributes(name) == nil)
        """);
  }

  @Test
  void terminalsAndClocks() throws IOException {
    check(
        "false\n\u001b[31mx\u001b[0m\u001b[34my\u001b[0m\n\u001b[3;A\u001b[1;2H\u001b[2J\u001b[strue\ttrue\ttrue\n16\tnil\n",
        """
        local t, s = require("term"), require("system")
        print(t.isatty(io.stdout)) print(t.colors.red("x") .. t.colors.blue .. "y" .. t.colors.reset)
        t.cursor.goup(3) t.cursor.jump(io.stdout, 1, 2) t.clear() t.cursor.save()
        local before = s.monotime() s.sleep(0.02)
        print(s.monotime() - before >= 0.02, s.gettime() > 1e9, require("term.core").isatty ~= nil)
        print(#s.random(16), s.getenv("LATHE_HAS_NO_SUCH_VARIABLE"))
        """);
  }
}
