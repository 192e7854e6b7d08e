package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.runtime.Releasable;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine that is closed gives back besides its memory. */
class LuaClosingTest {
  private static final long MEMORY = 32L << 20;

  @TempDir private Path folder;

  @Test
  void filesThatAreLeftOpenAreWritten() throws Exception {
    Path kept = folder.resolve("kept");
    Path forgotten = folder.resolve("forgotten");
    try (LuaMachine machine = LuaMachine.complete(MEMORY)) {
      machine.run("file = io.open(..., 'w') file:write('one\\n', 2)", kept.toString());
      machine.run("io.open(..., 'w'):write('three')", forgotten.toString());
      assertEquals("", Files.readString(kept), "it waits in the buffer");
    }
    assertEquals("one\n2", Files.readString(kept));
    assertEquals("three", Files.readString(forgotten));
  }

  @Test
  void whatUserdataHoldIsReleasedOnce() {
    AtomicInteger kept = new AtomicInteger();
    AtomicInteger forgotten = new AtomicInteger();
    try (LuaMachine machine = LuaMachine.complete(MEMORY)) {
      VmState vm = machine.vm().state();
      vm.userdata((Releasable) forgotten::incrementAndGet, 0);
      long userdata = vm.userdata((Releasable) kept::incrementAndGet, 0);
      vm.tables().setString(vm.globals(), vm.strings().atom("kept"), Value.object(userdata));
      machine.run("collectgarbage() collectgarbage()");
      assertEquals(0, kept.get());
      assertEquals(1, forgotten.get());
    }
    assertEquals(1, kept.get());
    assertEquals(1, forgotten.get());
  }

  @Test
  void locksOfDirectoriesEnd() {
    Path lock = folder.resolve("lockfile.lfs");
    try (LuaMachine machine = LuaMachine.complete(MEMORY)) {
      machine.run("lock = assert(require('lfs').lock_dir(...))", folder.toString());
      assertTrue(Files.exists(lock, LinkOption.NOFOLLOW_LINKS));
    }
    assertFalse(Files.exists(lock, LinkOption.NOFOLLOW_LINKS));
  }
}
