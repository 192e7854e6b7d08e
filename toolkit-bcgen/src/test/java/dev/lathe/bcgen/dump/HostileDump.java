package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.vm.bytecode.ByteString;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What must hold for any bytes at all. */
public final class HostileDump {

  private static final ByteString NAME = ByteString.latin1("=hostile");

  private HostileDump() {}

  /** One dump of so many is annotated, too: that takes longer than all the rest, and reads by the same reader. */
  private static final int ANNOTATED = 8;

  /**
   * Reads, verifies, lists and writes {@code bytes}, and annotates those of one dump of {@value #ANNOTATED}, which their hash
   * chooses; none of that may surprise.
   *
   * @return the dump if it is accepted
   * @throws AssertionError if a refusal has no words, or what is accepted does not survive being written
   */
  public static Optional<Dump> check(byte[] bytes) {
    return check(bytes, Math.floorMod(Arrays.hashCode(bytes), ANNOTATED) == 0 ? HostileDump::annotate : HostileDump::pass);
  }

  /** The same, annotated in any case. */
  static Optional<Dump> checkAll(byte[] bytes) {
    return check(bytes, HostileDump::annotate);
  }

  private static Optional<Dump> check(byte[] bytes, BiConsumer<byte[], Optional<DumpException>> annotation) {
    Dump dump;
    try {
      dump = DumpReader.read(bytes);
    } catch (DumpException e) {
      assertFalse(e.getMessage().isBlank());
      annotation.accept(bytes, Optional.of(e));
      return Optional.empty();
    }
    annotation.accept(bytes, Optional.empty());
    Listing.of(dump.main(), NAME);
    Optional<String> rule = Verifier.check(dump);
    if (rule.isPresent()) {
      assertFalse(rule.get().isBlank());
      return Optional.empty();
    }
    assertEquals(dump, assertDoesNotThrow(() -> DumpReader.read(DumpWriter.write(dump, DebugInformation.KEPT))));
    return Optional.of(dump);
  }

  private static void pass(byte[] bytes, Optional<DumpException> refusal) {}

  /** The bytes can be annotated, and the reader that is listened to says what the other said; no byte is left out, read or not. */
  private static void annotate(byte[] bytes, Optional<DumpException> refusal) {
    HexDump.Annotated annotated = HexDump.of(bytes, NAME);
    assertEquals(refusal.map(DumpException::toString), annotated.error().map(DumpException::toString));
    assertArrayEquals(bytes, HexColumn.bytes(annotated.text()));
  }
}
