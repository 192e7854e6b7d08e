package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** tokens, ast and source, on a program of each installed language. */
class ProgramCommandsTest {

  @TempDir private Path folder;

  static List<Sample> samples() throws IOException {
    return Sample.all();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void printsTokensInThreeForms(Sample sample) throws IOException {
    String file = file(sample.fileName(), sample.text()).toString();
    CommandLineRun names = CommandLineRun.of("tokens", file);
    assertEquals("", names.err());
    assertEquals(0, names.status());
    assertTrue(names.out().lines().filter(line -> line.startsWith("TK_name ")).count() > 10, names.out());
    CommandLineRun positions = CommandLineRun.of("tokens", "--format", "positions", file);
    assertEquals(names.out().lines().count(), positions.out().lines().count());
    assertTrue(CommandLineRun.of("tokens", "-f", "json", file).out().contains("\"line\""));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void printsTheTreeInThreeForms(Sample sample) throws IOException {
    String file = file(sample.fileName(), sample.text()).toString();
    assertTrue(CommandLineRun.of("ast", file).out().startsWith("Module"));
    assertTrue(CommandLineRun.of("ast", "--format", "dot", file).out().startsWith("digraph"));
    assertTrue(CommandLineRun.of("ast", "--format", "json", file).out().startsWith("{"));
    assertEquals(0, CommandLineRun.of("ast", "--fold", file).status());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void printsATreeInJsonAsTheProgramItself(Sample sample) throws IOException {
    String file = file(sample.fileName(), sample.text()).toString();
    String tree = file("tree.json", CommandLineRun.of("ast", "--format", "json", file).out()).toString();
    for (String mode : List.of("--keep-lines", "")) {
      String[] fromFile = mode.isEmpty() ? new String[] {"source", file} : new String[] {"source", mode, file};
      String[] fromTree = mode.isEmpty() ? new String[] {"source", tree} : new String[] {"source", mode, tree};
      CommandLineRun direct = CommandLineRun.of(fromFile);
      CommandLineRun roundTrip = CommandLineRun.of(fromTree);
      assertEquals("", roundTrip.err());
      assertEquals(direct.out(), roundTrip.out());
    }
    CommandLineRun kept = CommandLineRun.of("source", "--keep-lines", file);
    assertEquals(sample.text().lines().count(), kept.out().lines().count(), "as many lines as before");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void reportsErrorsWithPlaceLineAndCaret(Sample sample) throws IOException {
    String file = file(sample.fileName(), sample.broken()).toString();
    for (String command : List.of("ast", "source", "fmt")) {
      CommandLineRun run = CommandLineRun.of(command, file);
      assertEquals(Main.FAILED, run.status(), command);
      assertEquals("", run.out(), command);
      assertTrue(run.err().startsWith(file + ":"), run.err());
      assertTrue(run.err().contains(": error: ") && run.err().contains("^"), run.err());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsStandardInput(Sample sample) {
    byte[] program = sample.text().getBytes(StandardCharsets.UTF_8);
    CommandLineRun run = CommandLineRun.withInput(program, "fmt", "--language", sample.language().name(), "-");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().length() > 100);
    CommandLineRun tree = CommandLineRun.withInput(program, "ast", "-l", sample.language().name(), "-f", "json", "-");
    assertEquals(run.out(), CommandLineRun.withInput(tree.outBytes(), "source", "--json", "-").out());
    assertEquals(run.out(), CommandLineRun.withInput(tree.outBytes(), "source", "-").out(), "a tree looks like one");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void findsTheLanguageInTheFirstLine(Sample sample) throws IOException {
    for (String first : List.of("#!/usr/bin/env ", "#! /usr/local/bin/")) {
      String program = first + sample.language().interpreters().getFirst() + "\n" + sample.text().replaceFirst("^#!.*\n", "");
      CommandLineRun run = CommandLineRun.of("fmt", file("script", program).toString());
      assertEquals("", run.err());
      assertEquals(0, run.status());
    }
  }

  @Test
  void explainsWhatItCannotRead() throws IOException {
    assertEquals("lathe: nowhere.x: no such file\n", CommandLineRun.of("ast", "nowhere.x").err());
    CommandLineRun unknown = CommandLineRun.of("tokens", file("data.bin", "?").toString());
    assertEquals(Main.FAILED, unknown.status());
    assertTrue(unknown.err().contains("cannot tell its language"), unknown.err());
    assertEquals(Main.USAGE, CommandLineRun.of("ast", "-l", "nolanguage", "x").status());
    assertEquals(Main.USAGE, CommandLineRun.of("ast").status());
    assertEquals("lathe: a file without a name\n", CommandLineRun.of("fmt", "--write", "").err());
    assertEquals("lathe: " + folder + ": a folder, which only fmt takes\n", CommandLineRun.of("ast", folder.toString()).err());
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertTrue(CommandLineRun.of("ast", loop.toString()).err().startsWith("lathe: " + loop + ": Too many"), "named once");
  }

  @Test
  void takesAnAtSignAsPartOfAName() throws IOException {
    file("@list", "--version");
    assertEquals("lathe: @" + folder + "/list: no such file\n", CommandLineRun.of("ast", "@" + folder + "/list").err());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refusesATreeOfAnotherLanguage(Sample sample) throws IOException {
    String tree = file("tree.json", CommandLineRun.of("ast", "-f", "json", file(sample.fileName(), sample.text()).toString()).out()).toString();
    for (Sample other : samples()) {
      CommandLineRun run = CommandLineRun.of("source", "-l", other.language().name(), tree);
      assertEquals(other.language().name().equals(sample.language().name()) ? 0 : Main.FAILED, run.status(), run.err());
    }
  }

  @Test
  void namesThePathOfABadNode() throws IOException {
    Sample sample = samples().getFirst();
    String json = CommandLineRun.of("ast", "-f", "json", file(sample.fileName(), sample.text()).toString()).out();
    CommandLineRun run = CommandLineRun.of("source", file("tree.json", json.replaceFirst("\"node\": \"Name\"", "\"node\": \"Nome\"")).toString());
    assertEquals(Main.FAILED, run.status());
    assertTrue(run.err().lines().findFirst().orElseThrow().matches(".*tree\\.json:\\d+:\\d+: error: \\$\\.body\\..*Nome.*"), run.err());
  }

  @Test
  void refusesTreesThatMakeNoSense() throws IOException {
    for (String json : List.of("", "{", "[1]", "{\"node\":\"Module\"}", "{\"node\":\"Nonsense\"}", "{\"node\":\"Name\",\"name\":\"x\"}")) {
      CommandLineRun run = CommandLineRun.of("source", file("tree.json", json).toString());
      assertEquals(Main.FAILED, run.status(), json);
      assertTrue(run.err().contains("tree.json") && run.err().contains("error"), run.err());
      assertArrayEquals(new byte[0], run.outBytes());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void profilesTheGrammar(Sample sample) throws IOException {
    CommandLineRun run = CommandLineRun.of("grammar", "profile", file(sample.fileName(), sample.text()).toString());
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().lines().count() > 3, run.out());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void profilesUpToTheFirstError(Sample sample) throws IOException {
    Path file = file(sample.fileName(), sample.broken());
    CommandLineRun run = CommandLineRun.of("grammar", "profile", file.toString());
    assertEquals(Main.FAILED, run.status());
    assertTrue(run.err().startsWith(file + ":") && run.err().contains(": error: "), run.err());
    assertTrue(run.out().startsWith("grammar of " + sample.language().name() + ": programs 1, "), run.out());
  }
}
