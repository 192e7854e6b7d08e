package dev.lathe.bcgen.constructs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.dump.Assembler;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The constructs are bytecode that the verifier accepts, are listed as they are written, and stand on the page as they are. */
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
    Diagnostics diagnostics = new Diagnostics();
    Source source = Source.utf8(file.getFileName().toString(), Files.readAllBytes(file), LineEnds.STANDARD);
    Dump dump = Assembler.assemble(source, diagnostics).orElseThrow(() -> new AssertionError(diagnostics.list()));
    assertEquals(Optional.empty(), Verifier.check(dump));
    String code = source.text().lines().filter(line -> !line.startsWith(";")).collect(Collectors.joining("\n", "", "\n"));
    assertEquals(code.stripLeading(), new String(Listing.full(dump), StandardCharsets.US_ASCII));
  }

  @TestFactory
  Stream<DynamicTest> dumps_of_them_read_the_same() throws IOException {
    return files().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> dumped(file)));
  }

  private static void dumped(Path file) throws IOException, DumpException {
    Source source = Source.utf8(file.getFileName().toString(), Files.readAllBytes(file), LineEnds.STANDARD);
    Prototype main = Assembler.assemble(source, new Diagnostics()).orElseThrow().main();
    Dump named = Dump.of(ByteString.latin1("=construct"), main);
    byte[] bytes = DumpWriter.write(named, DumpWriter.DebugInformation.KEPT);
    assertEquals(0x88, bytes[4] & 0x7F | bytes[5] << 7, "general functions, frames of two slots");
    assertEquals(named, DumpReader.read(bytes));
  }
}
