package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes hostile dumps out of correct ones. */
public final class DumpMutator {

  /** Numbers at the ends of ranges, as dumps write them. */
  private static final List<byte[]> EXTREMES =
      List.of(
          bytes(0),
          bytes(1),
          bytes(0x7F),
          bytes(0x80, 0),
          bytes(0xFF, 0x01),
          bytes(0xFF, 0xFF, 0x03),
          bytes(0x80, 0x80, 0x40),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0x07),
          bytes(0x80, 0x80, 0x80, 0x80, 0x08),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0x0F),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0x7F),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF));

  private final Random random;

  public DumpMutator(Random random) {
    this.random = random;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** {@code dump} with one to four changes of its bytes; {@code other} gives parts to splice in. */
  public byte[] mutateBytes(byte[] dump, byte[] other) {
    byte[] mutated = dump;
    for (int i = 1 + random.nextInt(4); i > 0 && mutated.length > 0; i--) {
      int at = random.nextInt(mutated.length);
      int end = Math.min(mutated.length, at + 1 + random.nextInt(8));
      mutated =
          switch (random.nextInt(8)) {
            case 0, 1 -> replace(mutated, at, at + 1, bytes(mutated[at] ^ 1 << random.nextInt(8)));
            case 2 -> replace(mutated, at, at + 1, bytes(random.nextInt(256)));
            case 3 -> replace(mutated, at, at + 1, EXTREMES.get(random.nextInt(EXTREMES.size())));
            case 4 -> replace(mutated, at, end, bytes());
            case 5 -> replace(mutated, at, at, Arrays.copyOfRange(mutated, at, end));
            case 6 -> {
              int from = random.nextInt(other.length);
              yield replace(mutated, at, end, Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(40))));
            }
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(mutated, at) : replace(mutated, at, at + 1, bytes(0xFF));
          };
    }
    return mutated;
  }

  private static byte[] replace(byte[] bytes, int from, int to, byte[] with) {
    byte[] replaced = new byte[bytes.length - (to - from) + with.length];
    System.arraycopy(bytes, 0, replaced, 0, from);
    System.arraycopy(with, 0, replaced, from, with.length);
    System.arraycopy(bytes, to, replaced, from + with.length, bytes.length - to);
    return replaced;
  }

  /** The function with one to three changes in its words or its head; constants and the rest stay. */
  public Prototype mutateFunction(Prototype function) {
    int[] code = code(function);
    int frameSize = function.frameSize();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(code.length);
      int other = code[random.nextInt(code.length)];
      switch (random.nextInt(6)) {
        case 0 -> code[at] = code[at] & ~0xFF | other & 0xFF;
        case 1 -> code[at] = other;
        case 2 -> code[at] = code[at] & ~(0xFF << 8 * (1 + random.nextInt(3))) | random.nextInt(256) << 8 * (1 + random.nextInt(3));
        case 3 -> code[at] += (random.nextInt(5) - 2) << 8 * (1 + random.nextInt(3));
        case 4 -> code[at] ^= 1 << random.nextInt(32);
        default -> frameSize = Math.clamp(frameSize + random.nextInt(5) - 2, 0, 255);
      }
    }
    return with(function, frameSize, code, function.constants());
  }

  /** The same function with other constants. */
  public static Prototype withConstants(Prototype function, List<Constant> constants) {
    return with(function, function.frameSize(), code(function), constants);
  }

  private static int[] code(Prototype function) {
    int[] code = new int[function.length()];
    for (int i = 0; i < code.length; i++) {
      code[i] = function.word(i);
    }
    return code;
  }

  private static Prototype with(Prototype function, int frameSize, int[] code, List<Constant> constants) {
    double[] numbers = new double[function.numberCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = function.number(i);
    }
    Prototype.Builder builder =
        new Prototype.Builder()
            .parameters(function.parameters())
            .frameSize(frameSize)
            .code(code)
            .upvalues(IntStream.range(0, function.upvalueCount()).mapToObj(function::upvalue).toList())
            .constants(constants)
            .numbers(numbers);
    function.flags().forEach(builder::flag);
    function.debug().ifPresent(builder::debug);
    function.general().ifPresent(builder::general);
    return builder.build();
  }
}
