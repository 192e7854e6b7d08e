package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dumps from outside are accepted or refused, in bounded time and memory, whatever they hold. */
class HostileDumpsTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Half of what is asked for: the other half are dumps of programs, which the languages' modules mutate. */
  private static int count() {
    return Sampling.count(10_000, 500_000);
  }

  private static byte[] written(Prototype main) {
    return DumpWriter.write(DumpSamples.dump(main), DebugInformation.KEPT);
  }

  @Test
  void mutatedDumps() {
    Random random = Sampling.random("hostile dumps");
    DumpMutator mutator = new DumpMutator(random);
    List<Prototype> samples = List.of(DumpSamples.plain(), DumpSamples.general(), DumpSamples.nested(5));
    List<byte[]> dumps = samples.stream().map(HostileDumpsTest::written).toList();
    int accepted = 0;
    int dumpCount = count();
    for (int i = 0; i < dumpCount; i++) {
      int which = random.nextInt(samples.size());
      byte[] hostile =
          i % 2 == 0
              ? mutator.mutateBytes(dumps.get(which), dumps.get(random.nextInt(dumps.size())))
              : written(mutator.mutateFunction(samples.get(which)));
      accepted += HostileDump.check(hostile).isPresent() ? 1 : 0;
    }
    assertTrue(accepted > dumpCount / 100 && accepted < dumpCount / 2, "accepted " + accepted + " of " + dumpCount);
  }

  @Test
  void everyPrefixIsRefused() {
    byte[] dump = written(DumpSamples.general());
    for (int length = 0; length < dump.length; length++) {
      byte[] prefix = Arrays.copyOf(dump, length);
      assertThrows(DumpException.class, () -> DumpReader.read(prefix));
      assertTrue(HostileDump.checkAll(prefix).isEmpty());
    }
  }

  private static String refusal(int... bytes) {
    DumpOutput out = new DumpOutput();
    for (int b : bytes) {
      out.u8(b);
    }
    return assertThrows(DumpException.class, () -> DumpReader.read(out.toByteArray())).toString();
  }

  @Test
  void claimsBeyondTheBytesLeftAreRefusedBeforeAnythingIsMade() {
    int[] count = {0xFF, 0xFF, 0xFF, 0xFF, 0x07};
    assertEquals(
        "byte 0xA: too many bytes of a name: 2147483647 do not fit the 0 bytes left",
        refusal(0x1B, 'L', 'J', 2, 8, count[0], count[1], count[2], count[3], count[4]));
    assertEquals(
        "byte 0xA, function 1: the data ends early: 2147483647 bytes expected, 0 left",
        refusal(0x1B, 'L', 'J', 2, 10, count[0], count[1], count[2], count[3], count[4]));
    assertEquals("byte 0xF, function 1: too many constants: 2147483647 do not fit the 1 bytes left", refusal(0x1B, 'L', 'J', 2, 10, 10, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 7, 0));
    assertEquals("byte 0xC, function 1: too many numbers: 9 do not fit the 1 bytes left", refusal(0x1B, 'L', 'J', 2, 10, 7, 0, 0, 0, 0, 0, 9, 0));
    assertEquals("byte 0xD, function 1: too many instructions: 1 do not fit the 3 bytes left", refusal(0x1B, 'L', 'J', 2, 10, 10, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void otherVersionsAreRefused() {
    assertEquals("byte 0x4: version 1 is unknown", refusal(0x1B, 'L', 'J', 1, 2, 0));
    assertEquals("byte 0x4: version 3 is unknown", refusal(0x1B, 'L', 'J', 3, 2, 0));
    assertEquals("byte 0x5: unknown flags 0x20", refusal(0x1B, 'L', 'J', 2, 0x20, 0));
  }

  /** Reading, verifying, listing and writing recur over functions inside functions, so their depth is bounded. */
  @Test
  void nestedFunctions() throws DumpException {
    byte[] deep = written(DumpSamples.nested(DumpFormat.MAX_DEPTH));
    assertTrue(HostileDump.checkAll(deep).isPresent());
    DumpOutput deeper = new DumpOutput().bytes(DumpFormat.SIGNATURE).u8(DumpFormat.VERSION).uleb(DumpFormat.TWO_SLOTS | DumpFormat.STRIPPED);
    byte[] leaf = functionBytes(0, Insn.ad(Op.RET0, 0, 1));
    byte[] around = functionBytes(1, Insn.ad(Op.RET0, 0, 1));
    for (int i = 0; i < 10_000; i++) {
      deeper.bytes(i == 0 ? leaf : around);
    }
    DumpException refusal = assertThrows(DumpException.class, () -> DumpReader.read(deeper.u8(0).toByteArray()));
    assertEquals("functions nested deeper than 1000", refusal.getMessage());
  }

  /** A stripped function with this many functions inside. */
  private static byte[] functionBytes(int children, int word) {
    DumpOutput body = new DumpOutput().u8(children).u8(0).u8(1).u8(0).uleb(children).uleb(0).uleb(1).u32(word);
    for (int i = 0; i < children; i++) {
      body.u8(DumpFormat.CHILD);
    }
    return new DumpOutput().uleb(body.size()).bytes(body.toByteArray()).toByteArray();
  }

  private static Prototype generalFunction(List<Constant> constants, int... code) {
    General general =
        new General(General.Kind.FUNCTION, new General.Binding.Adjusted(), List.of(), List.of(), ByteString.utf8("f"), Optional.empty(), List.of());
    return new Prototype.Builder().frameSize(1).code(code).constants(constants).general(general).build();
  }

  @Test
  void nestedConstants() {
    Constant constant = Constant.Single.NIL;
    for (int i = 0; i < DumpFormat.MAX_DEPTH; i++) {
      constant = new Constant.Tuple(List.of(constant));
    }
    int[] code = {Insn.ad(Op.KOBJ, 0, 0), Insn.ad(Op.RET1, 0, 2)};
    assertTrue(HostileDump.checkAll(written(generalFunction(List.of(constant), code))).isPresent());
    byte[] deeper = written(generalFunction(List.of(new Constant.Tuple(List.of(constant))), code));
    assertEquals("constants nested deeper than 1000", assertThrows(DumpException.class, () -> DumpReader.read(deeper)).getMessage());
  }

  /** One large constant, or one long name, that many instructions show: work grows with the bytes, not with their square. */
  @Test
  void workIsLinear() {
    int size = 60_000;
    List<Constant> large =
        List.of(
            new Constant.Bytes(ByteString.of(new byte[size])),
            new Constant.Int(java.math.BigInteger.ONE.shiftLeft(8 * size).negate()),
            new Constant.Tuple(Collections.nCopies(size, Constant.Single.NIL)));
    for (Constant constant : large) {
      int[] code = new int[size / 4];
      Arrays.fill(code, Insn.ad(Op.KOBJ, 0, 0));
      code[code.length - 1] = Insn.ad(Op.RET0, 0, 1);
      byte[] dump = written(generalFunction(List.of(constant), code));
      assertTimeoutPreemptively(LIMIT, () -> assertTrue(HostileDump.checkAll(dump).isPresent()));
    }
    int[] switches = new int[size / 4];
    Arrays.fill(switches, Insn.ad(Op.SWITCH, 0, 0));
    switches[switches.length - 1] = Insn.ad(Op.RET0, 0, 1);
    byte[] jumps = written(generalFunction(List.of(new Constant.JumpTable(Collections.nCopies(size, 0))), switches));
    assertTimeoutPreemptively(LIMIT, () -> assertTrue(HostileDump.checkAll(jumps).isEmpty()));
  }

  /** A chunk name of a megabyte before many functions. */
  @Test
  void aLongNameOfManyFunctions() {
    List<Constant> children = new ArrayList<>(Collections.nCopies(20_000, new Constant.Child(DumpSamples.nested(1))));
    Prototype main =
        new Prototype.Builder().flag(Prototype.Flag.CHILDREN).frameSize(1).code(Insn.ad(Op.RET0, 0, 1)).constants(children).build();
    byte[] dump = DumpWriter.write(Dump.of(ByteString.latin1("@" + "n".repeat(1_000_000)), main), DebugInformation.KEPT);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          Dump read = DumpReader.read(dump);
          assertEquals(Optional.empty(), Verifier.check(read));
          assertTrue(Listing.of(read.main(), read.chunkName().orElseThrow()).length < 20_000_000);
          assertTrue(HexDump.of(dump, read.chunkName().orElseThrow()).error().isEmpty());
        });
  }

  /** Dumps for machines with one-slot frames are shown, and refused where they would run. */
  @Test
  void oneSlotFrames() throws DumpException {
    byte[] dump = DumpWriter.write(new Dump(Optional.of(ByteString.latin1("@one")), Dump.Frames.ONE_SLOT, DumpSamples.plain()), DebugInformation.KEPT);
    assertEquals(0, dump[4] & DumpFormat.TWO_SLOTS);
    Dump read = DumpReader.read(dump);
    assertEquals(Dump.Frames.ONE_SLOT, read.frames());
    assertEquals(Optional.of("the dump has one-slot frames"), Verifier.check(read));
    ByteString name = ByteString.latin1("@one");
    assertTrue(new String(HexDump.of(dump, name).text(), StandardCharsets.ISO_8859_1).contains("one-slot frames"));
    assertEquals(
        new String(Listing.of(DumpSamples.plain(), name), StandardCharsets.ISO_8859_1),
        new String(Listing.of(read.main(), name), StandardCharsets.ISO_8859_1));
  }

  @Test
  void keysOfTemplatesAreDifferent() {
    DumpOutput body = new DumpOutput().u8(0).u8(0).u8(1).u8(0).uleb(1).uleb(0).uleb(1).u32(Insn.ad(Op.RET0, 0, 1));
    body.u8(DumpFormat.TEMPLATE).uleb(0).uleb(2);
    body.u8(DumpFormat.VALUE_INT).uleb(0).u8(DumpFormat.VALUE_TRUE);
    body.u8(DumpFormat.VALUE_NUMBER).uleb(0).uleb(0x8000_0000).u8(DumpFormat.VALUE_TRUE);
    DumpOutput dump = new DumpOutput().bytes(DumpFormat.SIGNATURE).u8(DumpFormat.VERSION).uleb(DumpFormat.TWO_SLOTS | DumpFormat.STRIPPED);
    dump.uleb(body.size()).bytes(body.toByteArray()).u8(0);
    assertEquals("a key twice in a table", assertThrows(DumpException.class, () -> DumpReader.read(dump.toByteArray())).getMessage());
  }
}
