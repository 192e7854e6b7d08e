package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.LineTable;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.VariableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a function's debug information, whose sizes stand before the code and whose rest stands behind the constants. */
final class DebugReader {
  private final DumpInput in;
  private final int size;
  private final int firstLine;
  private final int lineCount;
  private final int upvalues;
  private final int length;

  private DebugReader(DumpInput in, int size, int firstLine, int lineCount, int upvalues, int length) {
    this.in = in;
    this.size = size;
    this.firstLine = firstLine;
    this.lineCount = lineCount;
    this.upvalues = upvalues;
    this.length = length;
  }

  /** There is none. */
  static DebugReader absent(DumpInput in) {
    return new DebugReader(in, 0, 0, 0, 0, 0);
  }

  /** Reads the sizes. */
  static DebugReader header(DumpInput in, int upvalues, int length) throws DumpException {
    int size = in.count("bytes of debug information", 1);
    in.note(() -> "bytes of debug information: " + size);
    if (size == 0) {
      return absent(in);
    }
    int firstLine = in.count("lines");
    in.note(() -> "first line: " + firstLine);
    int lineCount = in.count("lines");
    in.note(() -> "lines: " + lineCount);
    return new DebugReader(in, size, firstLine, lineCount, upvalues, length);
  }

  /** How many bytes the line of an instruction takes in a function of so many lines. */
  static int lineWidth(int lineCount) {
    return lineCount < 1 << 8 ? 1 : lineCount < 1 << 16 ? 2 : 4;
  }

  Optional<Prototype.Debug> read(DumpNotes notes) throws DumpException {
    if (size == 0) {
      return Optional.empty();
    }
    if (size != in.remaining()) {
      throw in.error(size + " bytes of debug information, but " + in.remaining() + " bytes are left");
    }
    notes.section("lines");
    LineTable lines = lines();
    List<ByteString> names = new ArrayList<>(upvalues);
    if (upvalues > 0) {
      notes.section("upvalue names");
      for (int i = 0; i < upvalues; i++) {
        ByteString name = in.zeroTerminated();
        int index = i;
        in.note(() -> "upvalue " + index + ": " + TextForm.quoted(name));
        names.add(name);
      }
    }
    notes.section("variables");
    return Optional.of(new Prototype.Debug(firstLine, lineCount, lines, names, variables()));
  }

  private LineTable lines() throws DumpException {
    int width = lineWidth(lineCount);
    if ((long) length * width > in.remaining()) {
      throw in.error("no room for " + length + " line numbers");
    }
    int[] lines = new int[length];
    for (int i = 0; i < length; i++) {
      int delta =
          switch (width) {
            case 1 -> in.u8();
            case 2 -> in.u16();
            default -> in.i32();
          };
      int line = firstLine + delta;
      int number = i + 1;
      in.note(() -> TextForm.place(number) + ": line " + line);
      lines[i] = line;
    }
    return LineTable.of(lines);
  }

  private List<Prototype.Variable> variables() throws DumpException {
    List<Prototype.Variable> variables = new ArrayList<>();
    int last = 0;
    while (in.peek() != 0) {
      VariableName name = name();
      int index = variables.size();
      in.note(() -> "variable " + index + ": " + TextForm.variable(name));
      int start = last + in.uleb();
      in.note(() -> "  from " + TextForm.place(start));
      int end = start + in.uleb();
      in.note(() -> "  to " + TextForm.place(end));
      variables.add(new Prototype.Variable(name, start, end));
      last = start;
    }
    in.u8();
    in.note(() -> "no more variables");
    return variables;
  }

  private VariableName name() throws DumpException {
    if (in.peek() < DumpFormat.FIRST_NAME_BYTE) {
      return VariableName.Hidden.values()[in.u8() - 1];
    }
    return new VariableName.Named(in.zeroTerminated());
  }
}
