package dev.lathe.vm.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of an assembler with their labels, relocations and constants. Where a label is used before it is bound, the four bytes
 * hold what is to be added to the label's position, and the label heads a list of these uses; so binding is an addition each.
 */
abstract sealed class CodeBuffer permits Emitter {
  /** Ends lists of uses. */
  static final int NO_USE = -1;

  /** Room for an instruction, and for what the encoder stores too much. */
  static final int MAX_INSTRUCTION = 32;

  private static final int NOT_LOCKED = -1;
  private static final int FIRST_CAPACITY = 1024;
  private static final byte PADDING = (byte) 0xCC;

  byte[] code = new byte[FIRST_CAPACITY];
  int position;

  /** Where the instruction begins that has a lock prefix, or NOT_LOCKED. */
  int lockedPosition = NOT_LOCKED;

  // Uses that wait: the place times two, plus one if it has a single byte; the label's next use.
  private int[] usePlaces = new int[64];
  private int[] useNext = new int[64];
  private int useCount;
  private int openUses;

  private final List<Relocation> relocations = new ArrayList<>();
  private final ConstantPool constants = new ConstantPool();

  /** Distance in bytes from the start of the code to what comes next. */
  public final int position() {
    return position;
  }

  /** What depends on the place of the code, so far. */
  public final List<Relocation> relocations() {
    return List.copyOf(relocations);
  }

  /** A new label, bound here. */
  public final Label here() {
    Label label = new Label();
    bind(label);
    return label;
  }

  /**
   * Says that a label is here.
   *
   * @throws IllegalStateException if it is bound already, or a short jump to it does not reach here
   */
  public final void bind(Label label) {
    int here = position;
    label.bindTo(here);
    for (int use = label.lastUse; use != NO_USE; use = useNext[use]) {
      int place = usePlaces[use] >> 1;
      if ((usePlaces[use] & 1) == 0) {
        LittleEndian.putInt(code, place, LittleEndian.getInt(code, place) + here);
      } else {
        int distance = here - (place + 1);
        if (distance > Byte.MAX_VALUE) {
          throw new IllegalStateException("a short jump at %d does not reach its label at %d".formatted(place - 1, here));
        }
        code[place] = (byte) distance;
      }
      openUses--;
    }
    label.lastUse = NO_USE;
  }

  /** The label of 8 bytes that are put behind the code: read them by {@link Address#of}. */
  public final Label constant(long value) {
    return constants.of(value);
  }

  /** The label of a double's 8 bytes. */
  public final Label constant(double value) {
    return constants.of(Double.doubleToRawLongBits(value));
  }

  /** The label of 16 bytes at a multiple of 16, the lower half first. */
  public final Label constant(long low, long high) {
    return constants.of(low, high);
  }

  /**
   * The code so far, with its constants. The assembler is empty afterwards.
   *
   * @throws IllegalStateException if a label was used and not bound; then {@link #reset} makes the assembler usable again
   */
  public final Code finish() {
    int instructionBytes = position;
    int alignment = constants.alignment();
    while (position % alignment != 0) {
      putByte(PADDING);
    }
    constants.appendTo(this);
    if (openUses > 0) {
      throw new IllegalStateException(openUses + " uses of labels that are not bound");
    }
    Code finished = new Code(Arrays.copyOf(code, position), instructionBytes, alignment, relocations());
    reset();
    return finished;
  }

  /** Forgets all code, labels' uses, constants and relocations; memory is kept. */
  public final void reset() {
    position = 0;
    lockedPosition = NOT_LOCKED;
    useCount = 0;
    openUses = 0;
    relocations.clear();
    constants.clear();
  }

  /** A byte that is no instruction, or part of one. */
  public final void putByte(int value) {
    room();
    code[position++] = (byte) value;
  }

  /** Eight bytes, the lowest first. */
  public final void putLong(long value) {
    room();
    LittleEndian.putLong(code, position, value);
    position += 8;
  }

  /** Makes room for an instruction. */
  final byte[] room() {
    byte[] bytes = code;
    return position + MAX_INSTRUCTION <= bytes.length ? bytes : grow();
  }

  private byte[] grow() {
    return code = Arrays.copyOf(code, 2 * code.length);
  }

  /**
   * Appends four bytes that are to hold a label's position less that of the end of the instruction.
   *
   * @param added to the distance
   * @param trailing bytes of the instruction behind these four
   */
  final void distanceTo(Label label, int added, int trailing) {
    placeOf(label, added - (position + 4 + trailing));
  }

  /** Appends four bytes that hold a number plus the label's position. */
  final void placeOf(Label label, int added) {
    if (label.isBound()) {
      LittleEndian.putInt(code, position, added + label.position());
    } else {
      LittleEndian.putInt(code, position, added);
      use(label, position << 1);
    }
    position += 4;
  }

  /** The same, and a relocation that adds the place of the code. */
  final void relocatedPlaceOf(Label label) {
    relocations.add(new Relocation(Relocation.Kind.PLACE, position, 0));
    placeOf(label, 0);
  }

  /** Appends a byte that is to hold the distance of a label from the next byte. */
  final void shortDistanceTo(Label label) {
    if (label.isBound()) {
      int distance = label.position() - (position + 1);
      if (distance < Byte.MIN_VALUE) {
        throw new IllegalStateException("a short jump at %d does not reach its label at %d".formatted(position - 1, label.position()));
      }
      code[position] = (byte) distance;
    } else {
      use(label, position << 1 | 1);
    }
    position++;
  }

  /** Appends four bytes that are to hold the distance of an absolute address from the end of the instruction. */
  final void distanceTo(long target, int trailing) {
    relocations.add(new Relocation(Relocation.Kind.DISTANCE, position, target));
    LittleEndian.putInt(code, position, -4 - trailing);
    position += 4;
  }

  private void use(Label label, int place) {
    if (useCount == usePlaces.length) {
      usePlaces = Arrays.copyOf(usePlaces, 2 * useCount);
      useNext = Arrays.copyOf(useNext, 2 * useCount);
    }
    usePlaces[useCount] = place;
    useNext[useCount] = label.lastUse;
    label.lastUse = useCount++;
    openUses++;
  }
}
