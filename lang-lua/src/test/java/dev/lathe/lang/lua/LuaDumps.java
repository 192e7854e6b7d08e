package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.vm.bytecode.Prototype;
import java.util.Arrays;
import java.util.function.Supplier;

/** Dumps as tests compare them. */
final class LuaDumps {

  private LuaDumps() {}

  /** A dump that is none is a failure. */
  static Dump read(byte[] bytes) {
    try {
      return DumpReader.read(bytes);
    } catch (DumpException e) {
      throw new AssertionError(e);
    }
  }

  /** The same bytes, or the same but for the order in templates. */
  static void assertSame(byte[] theirs, byte[] ours, Supplier<String> what) {
    if (!Arrays.equals(theirs, ours)) {
      Dump expected = read(theirs);
      Dump actual = read(ours);
      assertEquals(expected.chunkName(), actual.chunkName(), what);
      assertSame(expected.main(), actual.main(), what);
    }
  }

  /** The same, or the same but for the order in templates. */
  static void assertSame(Prototype theirs, Prototype ours, Supplier<String> what) {
    if (!theirs.equals(ours)) {
      assertEquals(PrototypeText.of(theirs), PrototypeText.of(ours), what);
    }
  }
}
