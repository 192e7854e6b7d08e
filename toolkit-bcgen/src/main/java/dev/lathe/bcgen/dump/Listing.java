package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.BinaryOperator;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Prints functions as {@code luajit -bl} does, the inner ones first. Our own opcodes are in the same style; an instruction with
 * a wide half shows it as {@code w=}. In a text each character is a byte: strings may hold anything.
 *
 * <p>The columns: number, {@code =>} where a jump ends, opcode, A, then B and C or D, and behind a semicolon the constant or
 * upvalue meant.
 */
public final class Listing {
  private static final int SHOWN_STRING = 40;

  /** As much of the name of a file or variable; bounds what one byte of a dump can add to a listing. */
  private static final int SHOWN_NAME = 255;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Stands for a constant of another kind than the operand names, or none. */
  private static final String NO_CONSTANT = "?";

  /** What TSETM's number constant has above the index in its low half: the double 2^52. */
  private static final double TSETM_BASE = 0x1p52;

  private final ByteString chunkName;
  private final StringBuilder text;

  private Listing(ByteString chunkName, StringBuilder text) {
    this.chunkName = chunkName;
    this.text = text;
  }

  /** The function and those inside it; {@code chunkName} with its mark, see {@link Dump}. */
  public static byte[] of(Prototype main, ByteString chunkName) {
    StringBuilder text = new StringBuilder();
    new Listing(chunkName, text).functions(main);
    return bytes(text);
  }

  /** The function without those inside it. */
  public static byte[] alone(Prototype function, ByteString chunkName) {
    StringBuilder text = new StringBuilder();
    heading(text, function, chunkName);
    code(text, function, chunkName);
    return bytes(text.append('\n'));
  }

  /**
   * The line of one instruction.
   *
   * @param index from 0
   * @param mark what stands where {@code =>} shows that a jump ends here
   */
  public static void line(StringBuilder text, Prototype function, ByteString chunkName, int index, String mark) {
    int start = text.length();
    instruction(text, function, chunkName, index, false);
    int gap = text.indexOf(" ", start);
    text.replace(gap, gap + 4, " " + mark + " ").append('\n');
  }

  /** All that a dump holds, in ASCII: what {@link Assembler} reads back. {@code docs/assembly.md} has its grammar. */
  public static byte[] full(Dump dump) {
    return bytes(FullListing.of(dump));
  }

  static byte[] bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void functions(Prototype function) {
    if (function.has(Prototype.Flag.CHILDREN)) {
      for (Constant constant : function.constants()) {
        if (constant instanceof Constant.Child(Prototype child)) {
          functions(child);
        }
      }
    }
    heading(text, function, chunkName);
    code(text, function, chunkName);
    text.append('\n');
  }

  static void heading(StringBuilder text, Prototype function, ByteString chunkName) {
    int lastLine = function.debug().map(debug -> debug.firstLine() + debug.lineCount()).orElse(0);
    text.append("-- BYTECODE -- ").append(place(function, chunkName)).append('-').append(lastLine).append('\n');
  }

  static void code(StringBuilder text, Prototype function, ByteString chunkName) {
    BitSet targets = targets(function);
    for (int i = 0; i < function.length(); i++) {
      instruction(text, function, chunkName, i, targets.get(i));
      text.append('\n');
    }
  }

  /** Indices at which jumps end. */
  static BitSet targets(Prototype function) {
    BitSet targets = new BitSet();
    for (int i = 0; i < function.length(); i++) {
      Optional<Op> op = Op.of(function.word(i));
      if (op.isPresent() && op.get().d() == Operand.JUMP) {
        long target = target(function, i);
        if (target >= 0 && target < function.length()) {
          targets.set((int) target);
        }
      }
    }
    return targets;
  }

  /** The index at which the jump at {@code index} ends, wherever that is. */
  static long target(Prototype function, int index) {
    int word = function.word(index);
    return index + 1L + distance(word, function.wide(index));
  }

  /** A jump's distance with its wide half, which counts in steps of 2^16. */
  static long distance(int word, int wide) {
    return Insn.distance(word) + ((long) wide << 16);
  }

  /** Where a function begins, as listings say it. */
  static String place(Prototype function, ByteString chunkName) {
    int line = function.debug().map(Prototype.Debug::firstLine).orElse(0);
    int length = chunkName.length();
    int mark = length == 0 ? 0 : chunkName.at(0);
    if (mark == '@') {
      int first = Math.max(1, length - SHOWN_NAME);
      int from = length;
      while (from > first && chunkName.at(from - 1) != '/' && chunkName.at(from - 1) != '\\') {
        from--;
      }
      return part(chunkName, from, length) + ":" + line;
    }
    if (mark == '=' && length <= SHOWN_STRING) {
      return part(chunkName, 1, length) + ":" + line;
    }
    return "\"" + part(chunkName, 0, Math.min(length, SHOWN_STRING)) + (length > SHOWN_STRING ? "\"~" : "\"") + ":" + line;
  }

  /** Bytes as characters of their numbers. */
  private static String part(ByteString bytes, int from, int to) {
    StringBuilder part = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      part.append((char) bytes.at(i));
    }
    return part.toString();
  }

  /** One line, without its end. */
  static void instruction(StringBuilder text, Prototype function, ByteString chunkName, int index, boolean isTarget) {
    fields(text, function, index, isTarget);
    comment(function, chunkName, index).ifPresent(comment -> text.append(gap(function.word(index))).append(comment));
  }

  /** Number, opcode and operands. */
  static void fields(StringBuilder text, Prototype function, int index, boolean isTarget) {
    int word = function.word(index);
    int wide = function.wide(index);
    TextForm.place(text, index + 1L).append(isTarget ? " => " : "    ");
    Optional<Op> known = Op.of(word);
    if (known.isEmpty()) {
      left(text, "0x" + HEX.toHexDigits((byte) word), 6).append(' ');
      right(text, Insn.a(word)).append(' ');
      right(text, Insn.d(word));
    } else {
      Op op = known.get();
      left(text, op.name(), 6).append(' ');
      if (op.a() == Operand.___) {
        text.append("    ");
      } else {
        right(text, Insn.a(word)).append(' ');
      }
      if (op.d() == Operand.JUMP) {
        text.append("=> ");
        TextForm.place(text, target(function, index) + 1);
        return;
      }
      if (op.format() == Format.ABC) {
        right(text, Insn.b(word)).append(' ');
        right(text, op.c() == Operand.LITS ? (byte) Insn.c(word) : Insn.c(word));
      } else if (op.d() != Operand.___) {
        right(text, op.d() == Operand.LITS ? (short) Insn.d(word) : Insn.d(word));
      } else if (wide == 0) {
        text.setLength(text.length() - 1);
      }
    }
    if (wide != 0) {
      text.append(" w=").append(wide);
    }
  }

  /** What stands between an instruction's operands and what they mean. */
  static String gap(int word) {
    return Op.of(word).filter(op -> op.format() == Format.ABC).isPresent() ? "  ; " : "      ; ";
  }

  /** What an instruction's operands mean, if they name anything. */
  static Optional<String> comment(Prototype function, ByteString chunkName, int index) {
    int word = function.word(index);
    Optional<Op> known = Op.of(word).filter(op -> op.d() != Operand.JUMP);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Op op = known.get();
    Optional<String> meant = meant(op, word, function.wide(index), function, chunkName);
    if (op.a() != Operand.UV) {
      return meant;
    }
    String name = upvalueName(function, Insn.a(word));
    return Optional.of(meant.map(constant -> name + " ; " + constant).orElse(name));
  }

  /** What C, D or the wide half mean, if they name anything. */
  private static Optional<String> meant(Op op, int word, int wide, Prototype function, ByteString chunkName) {
    int narrow = op.format() == Format.ABC ? Insn.c(word) : Insn.d(word);
    return switch (op.d()) {
      case UV -> Optional.of(upvalueName(function, narrow));
      case NUM -> Optional.of(number(op, narrow, function));
      case STR -> constant(function, index(op, word, wide)).map(constant -> string(constant));
      case FUNC ->
          constant(function, narrow)
              .map(constant -> constant instanceof Constant.Child(Prototype child) ? place(child, chunkName) : NO_CONSTANT);
      case OBJ, TABLE -> constant(function, index(op, word, wide)).map(Listing::shortened);
      case OPER -> Optional.of(narrow < BinaryOperator.values().length ? TextForm.word(BinaryOperator.values()[narrow]) : NO_CONSTANT);
      case INTRINSIC -> Optional.of(narrow < Intrinsic.count() ? TextForm.word(Intrinsic.of(narrow)) : NO_CONSTANT);
      case ___, DST, BASE, VAR, RBASE, LIT, LITS, PRI, TAB, JUMP, CDATA, EXT, REG, COUNT, NAMES ->
          op.w() == Operand.NAMES ? constant(function, wide).map(Listing::shortened) : Optional.empty();
    };
  }

  /** C or D of a constant with the bits of the wide half above. */
  static int index(Op op, int word, int wide) {
    int high = op.w() == Operand.EXT ? wide : 0;
    return op.format() == Format.ABC ? Insn.c(word) | high << 8 : Insn.d(word) | high << 16;
  }

  private static Optional<Constant> constant(Prototype function, int index) {
    return index >= 0 && index < function.constants().size() ? Optional.of(function.constants().get(index)) : Optional.empty();
  }

  private static String upvalueName(Prototype function, int index) {
    return function
        .debug()
        .filter(debug -> index < debug.upvalueNames().size())
        .map(debug -> debug.upvalueNames().get(index))
        .map(name -> part(name, 0, Math.min(name.length(), SHOWN_NAME)))
        .orElse("");
  }

  private static String number(Op op, int index, Prototype function) {
    if (index >= function.numberCount()) {
      return NO_CONSTANT;
    }
    double number = function.number(index);
    return TextForm.shown(op == Op.TSETM ? number - TSETM_BASE : number);
  }

  private static String string(Constant constant) {
    if (!(constant instanceof Constant.Str(ByteString bytes))) {
      return NO_CONSTANT;
    }
    StringBuilder shown = new StringBuilder().append('"');
    boolean isLong = bytes.length() > SHOWN_STRING;
    for (int i = 0; i < bytes.length() && !(isLong && shown.length() > SHOWN_STRING); i++) {
      int c = bytes.at(i);
      if (c < ' ' || c == 0x7F) {
        shown.append(TextForm.escape(c));
      } else {
        shown.append((char) c);
      }
    }
    if (isLong) {
      shown.setLength(SHOWN_STRING + 1);
    }
    return shown.append(isLong ? "\"~" : "\"").toString();
  }

  private static String shortened(Constant constant) {
    String text = TextForm.shortened(constant, 2 * SHOWN_STRING);
    return text.length() > 2 * SHOWN_STRING ? text.substring(0, 2 * SHOWN_STRING) + "~" : text;
  }

  private static StringBuilder left(StringBuilder text, String word, int width) {
    text.append(word);
    for (int i = word.length(); i < width; i++) {
      text.append(' ');
    }
    return text;
  }

  /** A number, at least three characters wide. */
  private static StringBuilder right(StringBuilder text, int number) {
    if (number > -10 && number < 100) {
      text.append(number >= 0 && number < 10 ? "  " : " ");
    }
    return text.append(number);
  }
}
