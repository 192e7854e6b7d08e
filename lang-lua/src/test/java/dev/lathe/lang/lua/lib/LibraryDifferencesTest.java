package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the libraries can do more than LuaJIT's. */
class LibraryDifferencesTest {
  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("waits.lua"), "coroutine.yield('in module') return ...");
    Files.writeString(folder.resolve("bytes.txt"), "a\0b\nc\0\n");
  }

  private String run(String program) {
    try (LuaMachine machine = new LuaMachine()) {
      machine.vm().state().setDirectory(folder.toAbsolutePath());
      return machine.run(program);
    }
  }

  @Test
  void coroutinesYieldAcrossRequire() {
    assertEquals(
        "in module\nwaits\tdead\n",
        run("""
            package.path = './?.lua'
            local co = coroutine.create(function() return require 'waits' end)
            print(select(2, coroutine.resume(co)))
            print(select(2, coroutine.resume(co)), coroutine.status(co))
            """));
  }

  @Test
  void coroutinesYieldAcrossLoaders() {
    assertEquals(
        "in loader\nfound\n",
        run("""
            package.loaders = {function(name) coroutine.yield('in loader') return function() return 'found' end end}
            local f = coroutine.wrap(function() return require 'x' end)
            print(f()) print(f())
            """));
  }

  @Test
  void coroutinesYieldAcrossDofile() {
    assertEquals(
        "in module\nnil\n", run("local f = coroutine.wrap(function() return (dofile('waits.lua')) end) print(f()) print(f())"));
  }

  @Test
  void coroutinesYieldAcrossModuleOptions() {
    assertEquals(
        "option\ndone\n",
        run("""
            local print = print
            local f = coroutine.wrap(function() module('m', function() coroutine.yield('option') end) return 'done' end)
            print(f()) print(f())
            """));
  }

  @Test
  void linesKeepZeroBytes() {
    assertEquals("3\t2\tnil\n", run("local f = io.open('bytes.txt') print(#f:read(), #f:read(), f:read())"));
  }

  @Test
  void oneLoaderMoreFindsOtherLanguages() throws IOException {
    Files.writeString(folder.resolve("other.txt"), "return 'found as ' .. ...");
    try (LuaMachine machine = new LuaMachine(LuaMachine.knowing("txt"))) {
      machine.vm().state().setDirectory(folder.toAbsolutePath());
      assertEquals(
          "5\tfound as other\n" + "module 'nosuch' not found:\n\tno field package.preload['nosuch']\n\tno file './nosuch.lua'\n",
          machine.run("""
              package.path, package.cpath = './?.lua', ''
              print(#package.loaders, require 'other')
              print(select(2, pcall(require, 'nosuch')))
              """));
    }
  }
}
