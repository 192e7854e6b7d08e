package dev.lathe.bcgen.constructs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.Listing;
import dev.lathe.vm.bytecode.BinaryOperator;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Flow;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The constructs are bytecode, are listed as they are written, and stand on the page as they are. */
class ConstructsTest {
  private static final Path FILES = Path.of("src", "test", "filetests", "constructs");
  private static final Path PAGE = Path.of("..", "docs", "bytecode.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)\\n### ([a-z0-9-]+)\\n\\n```\\n(.*?)```\\n");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }

  /** With -Dlathe.bless=true the page's blocks are written anew. */
  @Test
  void page_holds_the_files() throws IOException {
    String page = Files.readString(PAGE);
    List<String> onPage = new ArrayList<>();
    StringBuilder wanted = new StringBuilder();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      onPage.add(block.group(1) + ".bc");
      String text = Files.readString(FILES.resolve(block.group(1) + ".bc"));
      block.appendReplacement(wanted, Matcher.quoteReplacement("\n### " + block.group(1) + "\n\n```\n" + text + "```\n"));
    }
    block.appendTail(wanted);
    assertEquals(files().stream().map(file -> file.getFileName().toString()).toList(), onPage);
    if (Boolean.getBoolean("lathe.bless") && !Boolean.getBoolean("lathe.ci")) {
      Files.writeString(PAGE, wanted);
    } else {
      assertEquals(wanted.toString(), page);
    }
  }

  @TestFactory
  Stream<DynamicTest> are_bytecode_and_listed_again() throws IOException {
    return files().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    List<ConstructFile.Function> functions = ConstructFile.read(Files.readString(file));
    assertTrue(!functions.isEmpty());
    for (ConstructFile.Function function : functions) {
      structure(function);
      byte[] listed = Listing.of(function.prototype(), ByteString.utf8("=" + function.name()));
      String text = new String(listed, StandardCharsets.ISO_8859_1);
      String own = text.substring(text.lastIndexOf("-- BYTECODE --"));
      // What FNEW's comment says is the place of a source, which these functions lack.
      assertEquals(
          function.listing().stream().map(ConstructsTest::withoutPlace).toList(),
          own.lines().skip(1).filter(line -> !line.isEmpty()).map(ConstructsTest::withoutPlace).toList());
    }
  }

  private static String withoutPlace(String line) {
    return line.contains("FNEW") ? line.substring(0, line.indexOf(';')) : line.stripTrailing();
  }

  private static void structure(ConstructFile.Function function) {
    Prototype prototype = function.prototype();
    int length = prototype.length();
    for (int i = 0; i < length; i++) {
      int word = prototype.word(i);
      String at = function.listing().get(i);
      Op op = Op.of(word).orElseThrow();
      operand(prototype, op.a(), Insn.a(word), at);
      if (op.format() == Format.ABC) {
        operand(prototype, op.b(), Insn.b(word), at);
        operand(prototype, op.c(), Insn.c(word), at);
      } else if (op.d() == Operand.JUMP) {
        int target = i + 1 + Insn.distance(word);
        assertTrue(target >= 0 && target < length, at);
        assertTrue(target == 0 || Op.of(prototype.word(target - 1)).orElseThrow().flow() != Flow.SKIP, at);
      } else {
        operand(prototype, op.d(), Insn.d(word), at);
      }
      operand(prototype, op.w(), prototype.wide(i), at);
      if (op == Op.INTR) {
        assertTrue(Insn.b(word) + Intrinsic.of(Insn.c(word)).operands() <= prototype.frameSize(), at);
      }
      if (op.flow() == Flow.SKIP) {
        assertEquals(Op.JMP, Op.of(prototype.word(i + 1)).orElseThrow(), at);
      }
    }
    Flow last = Op.of(prototype.word(length - 1)).orElseThrow().flow();
    assertTrue(last == Flow.LEAVE || last == Flow.THROW || last == Flow.GOTO, "code runs off its end: " + function.name());
    for (General.Handler handler : prototype.general().orElseThrow().handlers()) {
      assertTrue(0 <= handler.from() && handler.from() < handler.to() && handler.to() <= length, handler.toString());
      assertTrue(0 <= handler.target() && handler.target() < length, handler.toString());
      assertTrue(handler.register() < Math.min(prototype.frameSize(), 256), handler.toString());
    }
    for (Constant constant : prototype.constants()) {
      if (constant instanceof Constant.Child(Prototype child)) {
        captures(prototype, child);
      }
    }
  }

  private static void captures(Prototype parent, Prototype child) {
    for (int i = 0; i < child.upvalueCount(); i++) {
      Prototype.Upvalue upvalue = child.upvalue(i);
      int limit = upvalue.origin() == Prototype.Upvalue.Origin.UPVALUE ? parent.upvalueCount() : parent.frameSize();
      assertTrue(upvalue.index() < limit, upvalue.toString());
      assertTrue(
          upvalue.origin() != Prototype.Upvalue.Origin.REGISTER || parent.general().orElseThrow().kind() == General.Kind.FUNCTION,
          "a window that moves has no open upvalues");
    }
  }

  private static void operand(Prototype prototype, Operand kind, int value, String at) {
    boolean fits =
        switch (kind) {
          case ___ -> value == 0;
          case DST, BASE, VAR, REG -> value < prototype.frameSize();
          case RBASE -> value <= prototype.frameSize();
          case UV -> value < prototype.upvalueCount();
          case NUM -> value < prototype.numberCount();
          case PRI -> value <= 2;
          case STR -> holds(prototype, value, Constant.Str.class);
          case TAB -> holds(prototype, value, Constant.Template.class);
          case FUNC -> holds(prototype, value, Constant.Child.class);
          case TABLE -> holds(prototype, value, Constant.JumpTable.class);
          case NAMES -> holds(prototype, value, Constant.Tuple.class);
          case OBJ, CDATA -> value < prototype.constants().size();
          case OPER -> value < BinaryOperator.values().length;
          case INTRINSIC -> value < Intrinsic.count();
          case LIT, LITS, JUMP, EXT, COUNT -> true;
        };
    assertTrue(fits, at);
  }

  private static boolean holds(Prototype prototype, int index, Class<? extends Constant> kind) {
    return index < prototype.constants().size() && kind.isInstance(prototype.constants().get(index));
  }
}
