package dev.lathe.bcgen.dump;

import dev.lathe.lexer.Checkpoint;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a dump: one of LuaJIT 2.1 in either byte order, or ours with general functions. Checks the form only; what
 * instructions do is {@link Verifier}'s business. The format is drawn in {@link DumpFormat}.
 */
public final class DumpReader {
  private final DumpInput in;
  private final DumpNotes notes;

  private DumpReader(byte[] bytes, DumpNotes notes, Checkpoint checkpoint) {
    in = new DumpInput(bytes, notes, checkpoint);
    this.notes = notes;
  }

  /**
   * The dump that {@code bytes} are.
   *
   * @throws DumpException if they are none, or one of an unknown version
   */
  public static Dump read(byte[] bytes) throws DumpException {
    return read(bytes, Checkpoint.open());
  }

  /** The same; the work passes {@code checkpoint}. */
  public static Dump read(byte[] bytes, Checkpoint checkpoint) throws DumpException {
    return new DumpReader(bytes, DumpNotes.NONE, checkpoint).dump();
  }

  /** The chunk name that stands at the beginning of a dump, whatever is behind it; empty if there is none to be read. */
  static Optional<ByteString> chunkName(byte[] bytes) {
    DumpReader reader = new DumpReader(bytes, DumpNotes.NONE, Checkpoint.open());
    try {
      return reader.chunkName(reader.header());
    } catch (DumpException _) {
      return Optional.empty();
    }
  }

  static Dump read(byte[] bytes, DumpNotes notes) throws DumpException {
    return new DumpReader(bytes, notes, Checkpoint.open()).dump();
  }

  private record Read(Prototype function, int depth) {}

  /** The functions that no other has taken yet; the last is the first to be taken. */
  private final class Children implements ConstantReader.Children {
    private final Deque<Read> waiting;
    private int depth;

    Children(Deque<Read> waiting) {
      this.waiting = waiting;
    }

    @Override
    public Prototype take() throws DumpException {
      if (waiting.isEmpty()) {
        throw in.error("a function that is not there");
      }
      Read read = waiting.pop();
      depth = Math.max(depth, read.depth());
      if (depth >= DumpFormat.MAX_DEPTH) {
        throw in.error("functions nested deeper than " + DumpFormat.MAX_DEPTH);
      }
      return read.function();
    }
  }

  private Dump dump() throws DumpException {
    notes.section("header");
    int flags = header();
    Optional<ByteString> chunkName = chunkName(flags);
    Deque<Read> waiting = new ArrayDeque<>();
    while (true) {
      int length = in.count("bytes of a function");
      if (length == 0) {
        notes.section("end");
        in.note(() -> "no more functions");
        break;
      }
      notes.section(DumpNotes.FUNCTION);
      in.beginFunction(length);
      in.note(() -> "bytes of the function: " + length);
      Read read = function(flags, waiting);
      if (!in.atEnd()) {
        throw in.error(in.remaining() + " bytes too many in a function");
      }
      in.endFunction();
      notes.function(read.function());
      waiting.push(read);
    }
    if (waiting.size() != 1) {
      throw in.error(waiting.isEmpty() ? "no function" : waiting.size() - 1 + " functions that belong to no other");
    }
    if (!in.atEnd()) {
      throw in.error(in.remaining() + " bytes behind the end");
    }
    notes.end();
    Dump.Frames frames = (flags & DumpFormat.TWO_SLOTS) == 0 ? Dump.Frames.ONE_SLOT : Dump.Frames.TWO_SLOTS;
    return new Dump(chunkName, frames, waiting.pop().function());
  }

  private Optional<ByteString> chunkName(int flags) throws DumpException {
    if ((flags & DumpFormat.STRIPPED) != 0) {
      return Optional.empty();
    }
    int length = in.count("bytes of a name", 1);
    in.note(() -> "length of the chunk name: " + length);
    ByteString name = in.string(length);
    in.note(() -> "chunk name " + TextForm.quoted(name));
    return Optional.of(name);
  }

  private int header() throws DumpException {
    for (byte expected : DumpFormat.SIGNATURE) {
      if (in.atEnd() || in.u8() != expected) {
        throw in.error("this is no dump: it begins with other bytes than 1B 4C 4A");
      }
    }
    in.note(() -> "signature");
    int version = in.u8();
    if (version != DumpFormat.VERSION) {
      throw in.error("version " + version + " is unknown");
    }
    in.note(() -> "version " + version);
    int flags = in.uleb();
    int known =
        DumpFormat.BIG_ENDIAN | DumpFormat.STRIPPED | DumpFormat.FFI | DumpFormat.TWO_SLOTS | DumpFormat.GENERAL;
    if ((flags & ~known) != 0) {
      throw in.error("unknown flags 0x" + Integer.toHexString(flags & ~known));
    }
    in.note(() -> "flags: " + describe(flags));
    if ((flags & DumpFormat.BIG_ENDIAN) != 0) {
      in.useBigEndian();
    }
    return flags;
  }

  private static String describe(int flags) {
    List<String> words = new ArrayList<>();
    words.add((flags & DumpFormat.BIG_ENDIAN) != 0 ? "big-endian" : "little-endian");
    words.add((flags & DumpFormat.STRIPPED) != 0 ? "stripped" : "with debug information");
    words.add((flags & DumpFormat.TWO_SLOTS) != 0 ? "two-slot frames" : "one-slot frames");
    if ((flags & DumpFormat.FFI) != 0) {
      words.add("64-bit integers or complex numbers");
    }
    if ((flags & DumpFormat.GENERAL) != 0) {
      words.add("general functions");
    }
    return String.join(", ", words);
  }

  private Read function(int dumpFlags, Deque<Read> waiting) throws DumpException {
    Prototype.Builder function = new Prototype.Builder();
    int flags = in.u8();
    boolean general = (flags & DumpFormat.GENERAL_FUNCTION) != 0;
    if ((flags & ~(DumpFormat.FUNCTION_FLAGS | DumpFormat.GENERAL_FUNCTION)) != 0 || general && (dumpFlags & DumpFormat.GENERAL) == 0) {
      throw in.error("unknown flags of a function: 0x" + Integer.toHexString(flags));
    }
    List<String> words = new ArrayList<>();
    for (Prototype.Flag flag : Prototype.Flag.values()) {
      if ((flags & 1 << flag.ordinal()) != 0) {
        function.flag(flag);
        words.add(flag.name().toLowerCase(Locale.ROOT));
      }
    }
    if (general) {
      words.add("general");
    }
    in.note(() -> "flags: " + (words.isEmpty() ? "none" : String.join(", ", words)));
    int parameters = in.u8();
    in.note(() -> "parameters: " + parameters);
    int frameSize = in.u8();
    in.note(() -> "frame size: " + frameSize);
    int upvalues = in.u8();
    in.note(() -> "upvalues: " + upvalues);
    int constants = in.count("constants", 1);
    in.note(() -> "constants: " + constants);
    int numbers = in.count("numbers", 1);
    in.note(() -> "numbers: " + numbers);
    int length = in.count("instructions", 4);
    in.note(() -> "instructions: " + length);
    boolean stripped = (dumpFlags & DumpFormat.STRIPPED) != 0;
    DebugReader debug = stripped ? DebugReader.absent(in) : DebugReader.header(in, upvalues, length);
    function.parameters(parameters).frameSize(frameSize);

    notes.section("code");
    int[] code = new int[length];
    for (int i = 0; i < length; i++) {
      code[i] = in.i32();
      in.noteInstruction(i, code[i]);
    }
    function.code(code);
    if (upvalues > 0) {
      notes.section("upvalues");
      function.upvalues(upvalues(upvalues, general));
    }
    ConstantReader reader = new ConstantReader(in, general);
    Children children = new Children(waiting);
    if (constants > 0) {
      notes.section("constants");
      function.constants(reader.constants(constants, children));
    }
    if (numbers > 0) {
      notes.section("numbers");
      function.numbers(reader.numbers(numbers));
    }
    if (general) {
      notes.section("general");
      new GeneralReader(in).read(function, frameSize, length, stripped);
    }
    debug.read(notes).ifPresent(function::debug);
    return new Read(function.build(), children.depth + 1);
  }

  private List<Prototype.Upvalue> upvalues(int count, boolean general) throws DumpException {
    List<Prototype.Upvalue> upvalues = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int word = in.u16();
      boolean local = (word & DumpFormat.UPVALUE_LOCAL) != 0;
      boolean cell = (word & DumpFormat.UPVALUE_CELL) != 0;
      if (cell && !(local && general)) {
        throw in.error("unknown form of an upvalue: 0x" + Integer.toHexString(word));
      }
      Prototype.Upvalue upvalue =
          new Prototype.Upvalue(
              cell
                  ? Prototype.Upvalue.Origin.CELL
                  : local ? Prototype.Upvalue.Origin.REGISTER : Prototype.Upvalue.Origin.UPVALUE,
              (word & DumpFormat.UPVALUE_IMMUTABLE) != 0
                  ? Prototype.Upvalue.Mutability.IMMUTABLE
                  : Prototype.Upvalue.Mutability.MUTABLE,
              word & DumpFormat.UPVALUE_INDEX);
      int number = i;
      in.note(() -> "upvalue " + number + ": " + TextForm.upvalue(upvalue));
      upvalues.add(upvalue);
    }
    return upvalues;
  }
}
