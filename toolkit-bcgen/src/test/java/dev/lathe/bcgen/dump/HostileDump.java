package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.vm.bytecode.ByteString;
import java.util.Optional;

/** What must hold for any bytes at all. */
public final class HostileDump {

  private HostileDump() {}

  /**
   * Reads, verifies, lists, annotates and writes {@code bytes}, none of which may surprise.
   *
   * @return the dump if it is accepted
   * @throws AssertionError if a refusal has no words, or what is accepted does not survive being written
   */
  public static Optional<Dump> check(byte[] bytes) {
    ByteString name = ByteString.latin1("=hostile");
    Optional<DumpException> fault = HexDump.of(bytes, name).error();
    try {
      Dump dump = DumpReader.read(bytes);
      assertEquals(Optional.empty(), fault);
      Listing.of(dump.main(), name);
      Optional<String> rule = Verifier.check(dump);
      if (rule.isPresent()) {
        assertFalse(rule.get().isBlank());
        return Optional.empty();
      }
      assertEquals(dump, DumpReader.read(DumpWriter.write(dump, DebugInformation.KEPT)));
      return Optional.of(dump);
    } catch (DumpException e) {
      assertFalse(e.getMessage().isBlank());
      assertEquals(e.toString(), fault.map(DumpException::toString).orElse("accepted by the other reader"));
      return Optional.empty();
    }
  }
}
