package dev.lathe.bcgen.general;

import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.StringPart;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Op;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Strings: constants, and those with expressions inside. */
final class StringGen {
  /** Most parts that are in registers at a time. */
  private static final int MOST_AT_ONCE = 16;
  // Conversions of FMT.
  private static final int PLAIN = 0;
  private static final int STRING = 1;
  private static final int REPRESENTATION = 2;
  private static final int ASCII = 3;

  private final UnitGen gen;
  private final CodeBuilder code;

  StringGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** A part of the whole: text, or an expression. */
  private sealed interface Part {
    record Text(ByteString bytes) implements Part {}

    record Hole(FormatPiece.Replacement replacement) implements Part {}
  }

  void string(Expr.StringLiteral string, int to) {
    Optional<Constant> constant = gen.values.literals().constant(string);
    if (constant.isPresent()) {
      Literals.load(code, constant.get(), to);
      return;
    }
    Parts parts = new Parts();
    for (StringPart part : string.parts()) {
      switch (part) {
        case StringPart.Literal literal -> parts.text(Literals.bytes(literal.value()));
        case StringPart.Format format -> parts.pieces(format.pieces());
      }
    }
    join(parts.finish(), to);
  }

  /** Collects parts; texts that stand together are one. */
  private static final class Parts {
    private final List<Part> parts = new ArrayList<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    void text(byte[] bytes) {
      text.writeBytes(bytes);
    }

    void pieces(List<FormatPiece> pieces) {
      for (FormatPiece piece : pieces) {
        switch (piece) {
          case FormatPiece.Text literal -> text(Literals.bytes(literal.value()));
          case FormatPiece.Replacement replacement -> {
            text(ObjectPool.utf8(replacement.debugText()).toByteArray());
            endText();
            parts.add(new Part.Hole(replacement));
          }
          case FormatPiece.Specification specification -> pieces(specification.pieces());
        }
      }
    }

    private void endText() {
      if (text.size() > 0) {
        parts.add(new Part.Text(ByteString.of(text.toByteArray())));
        text.reset();
      }
    }

    List<Part> finish() {
      endText();
      return parts;
    }
  }

  private void join(List<Part> parts, int to) {
    int mark = code.free();
    if (parts.isEmpty()) {
      code.string(to, "");
      return;
    }
    if (parts.size() == 1) {
      part(parts.getFirst(), to);
      return;
    }
    int first = code.free();
    int most = Math.clamp(code.room() / 2, 2, MOST_AT_ONCE);
    for (int i = 0; i < parts.size(); i++) {
      if (code.free() - first == most) {
        code.emit(Op.JOIN, first, first, most);
        code.release(first + 1);
      }
      part(parts.get(i), code.reserve(1));
    }
    code.emit(Op.JOIN, to, first, code.free() - first);
    code.release(mark);
  }

  private void part(Part part, int to) {
    switch (part) {
      case Part.Text(ByteString bytes) -> code.string(to, bytes);
      case Part.Hole(FormatPiece.Replacement replacement) -> hole(replacement, to);
    }
  }

  private void hole(FormatPiece.Replacement replacement, int to) {
    int mark = code.free();
    int value = code.reserve(1);
    gen.values.into(replacement.value(), value);
    int specification = code.reserve(1);
    if (replacement.specification().isPresent()) {
      Parts parts = new Parts();
      parts.pieces(replacement.specification().get().pieces());
      join(parts.finish(), specification);
    } else {
      code.emit(Op.KPRI, specification, 0);
    }
    code.at(replacement);
    code.emit(Op.FMT, to, value, conversion(replacement));
    code.release(mark);
  }

  /** An expression that is shown with its text is shown as a program would write it, unless something else is asked for. */
  private static int conversion(FormatPiece.Replacement replacement) {
    return switch (replacement.conversion()) {
      case "s" -> STRING;
      case "r" -> REPRESENTATION;
      case "a" -> ASCII;
      default -> replacement.debugText().isEmpty() || replacement.specification().isPresent() ? PLAIN : REPRESENTATION;
    };
  }
}
