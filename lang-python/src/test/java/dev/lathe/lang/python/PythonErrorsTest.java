package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lang.python.ErrorReference.Found;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Errors in CPython's words and places: programs that provoke each message, library files broken at random, generated programs likewise. */
class PythonErrorsTest {

  /** Messages that no program of a line provokes, with the reason. */
  private static final Map<Message, String> NOT_PROVOKED =
      Map.of(Message.EXPECTED_BLOCK, "CPython's last resort: each statement that has a block has a message of its own");

  /** What CPython may raise besides (errors of memory and of codecs) has other words here. */
  private static final Set<String> SYNTAX_ERRORS = Set.of("SyntaxError", "IndentationError", "TabError");

  private static final String[] PIECES = {
    "(", ")", "[", "]", "{", "}", ":", ",", ";", ".", "+", "-", "*", "**", "/", "//", "@", "=", "==", "!=", "<", ":=", "->", "+=",
    "!", "~", "...", "if", "elif", "else", "for", "while", "in", "is", "not", "and", "or", "lambda", "def", "class", "return",
    "yield", "await", "async", "with", "as", "try", "except", "finally", "raise", "from", "import", "pass", "break", "continue",
    "global", "nonlocal", "del", "assert", "None", "True", "x", "1", "0x1f", "'a'", "\"b\"", "f'{x}'", "f'{x!r:>{w}}'", "b'c'",
    "print", "match", "case", "type", "_", "\\", "$", "?", "0777", "1_", "1a", "\n", "\t"
  };

  private static boolean isAscii(byte[] program) {
    for (byte b : program) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void eachMessageHasAProgram() throws IOException {
    Set<Message> missing = EnumSet.allOf(Message.class);
    missing.removeAll(NOT_PROVOKED.keySet());
    for (byte[] program : ErrorPrograms.all()) {
      for (Diagnostic diagnostic : ErrorReference.ours(program)) {
        missing.removeIf(message -> isOf(message, diagnostic));
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static boolean isOf(Message message, Diagnostic diagnostic) {
    String pattern = Pattern.quote(message.text()).replaceAll("%[0-9]*[a-zA-Z]", "\\\\E.*\\\\Q");
    return diagnostic.category().equals(message.category().word()) && diagnostic.message().matches("(?s)" + pattern);
  }

  /** Messages, lines and columns are the reference's; it counts the columns of bytes, so those of ASCII programs. */
  @Test
  void wordsAndPlacesOfTheReference() throws IOException {
    try (OracleServer server = CPython.serve("reference")) {
      for (byte[] program : ErrorPrograms.all()) {
        Optional<Found> expected = ErrorReference.theirs(server, program);
        Optional<Found> found = ErrorReference.first(ErrorReference.ours(program));
        String shown = new String(program, StandardCharsets.UTF_8);
        boolean otherCategory = expected.filter(e -> !SYNTAX_ERRORS.contains(e.category())).isPresent();
        boolean otherCodec = found.filter(f -> f.message().startsWith("unknown encoding")).isPresent();
        if (otherCategory || otherCodec) {
          continue; // no SyntaxError, or a codec that only CPython has
        }
        if (expected.isEmpty() || found.isEmpty()) {
          assertEquals(expected, found, shown);
        } else {
          boolean noColumn = expected.get().column() == 0;
          byte[] compared = noColumn ? new byte[] {-1} : program;
          assertEquals(place(expected.get(), compared), place(found.get(), compared), shown);
        }
      }
    }
  }

  /** CPython tells no place for some errors. Columns are left out of programs that are not ASCII. */
  private static Found place(Found error, byte[] program) {
    boolean noPlace = error.message().contains("null bytes") || error.line() == 0;
    int column = isAscii(program) ? Math.max(1, error.column()) : 0;
    return new Found(error.category(), error.message(), noPlace ? 0 : error.line(), noPlace ? 0 : column);
  }

  /** Broken pieces of the library. */
  @Test
  void brokenProgramsAreRefusedAlike() {
    List<Path> files = Corpora.files(Corpora.folder(CPython.CORPUS).resolve("lib").resolve("python3.12"), ".py");
    compare("broken programs", random -> broken(files, random));
  }

  /** Generated programs with one to three changes. */
  @Test
  void mutatedProgramsAreRefusedAlike() {
    compare("mutated programs", PythonErrorsTest::mutated);
  }

  private static byte[] mutated(Random random) {
    String program = PythonPrograms.program(random, 1 + random.nextInt(6));
    for (int i = 1 + random.nextInt(3); i > 0 && !program.isEmpty(); i--) {
      program = changed(new StringBuilder(program), random);
    }
    return program.getBytes(StandardCharsets.UTF_8);
  }

  /** Programs are accepted alike, refused on the same line, and nearly always with the same words and column. */
  private static void compare(String purpose, Function<Random, byte[]> next) {
    Random random = Sampling.random(purpose);
    int programs = Sampling.programs();
    List<String> differences = new ArrayList<>();
    int words = 0;
    int refused = 0;
    try (OracleServer server = CPython.serve("reference")) {
      for (int i = 0; i < programs; i++) {
        byte[] program = next.apply(random);
        Optional<Found> expected = ErrorReference.theirs(server, program);
        Optional<Found> found = ErrorReference.first(ErrorReference.ours(program));
        if (expected.isEmpty() != found.isEmpty() || !expected.isEmpty() && !sameLine(expected.get(), found.get())) {
          differences.add(expected + " " + found + "\n" + new String(program, StandardCharsets.UTF_8));
        }
        boolean noColumn = expected.filter(e -> e.column() == 0).isPresent();
        byte[] compared = noColumn ? new byte[] {-1} : program;
        words += expected.map(e -> place(e, compared)).equals(found.map(f -> place(f, compared))) ? 1 : 0;
        refused += expected.isPresent() ? 1 : 0;
      }
    }
    // One in some thousand differs where CPython's compiler comes to a stop that has no place.
    assertTrue(differences.size() <= programs / 1000, () -> differences.size() + " of " + programs + ": " + String.join("\n", differences));
    int equal = words;
    assertTrue(equal >= programs * 0.99, () -> "only " + equal + " of " + programs + " with the same words");
    assertTrue(refused > programs / 2, "most changes are mistakes, but only " + refused + " were");
  }

  private static boolean sameLine(Found expected, Found found) {
    return expected.line() == found.line() || !SYNTAX_ERRORS.contains(expected.category()) || place(expected, new byte[0]).line() == 0;
  }

  /** Some lines of a file, one place of them changed. */
  private static byte[] broken(List<Path> files, Random random) {
    while (true) {
      String text = new String(CPython.read(files.get(random.nextInt(files.size()))), StandardCharsets.US_ASCII);
      String[] lines = text.split("\n", -1);
      int first = random.nextInt(lines.length);
      if (text.indexOf('\uFFFD') >= 0 || lines[first].isBlank()) {
        continue; // columns are compared, so ASCII only
      }
      int indent = lines[first].length() - lines[first].stripLeading().length();
      StringBuilder piece = new StringBuilder();
      for (int i = first; i < Math.min(lines.length, first + 1 + random.nextInt(20)); i++) {
        if (!lines[i].isBlank() && lines[i].length() - lines[i].stripLeading().length() < indent) {
          break;
        }
        piece.append(lines[i].isBlank() ? "" : lines[i].substring(indent)).append('\n');
      }
      return changed(piece, random).getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static String changed(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(4));
    String piece = PIECES[random.nextInt(PIECES.length)];
    switch (random.nextInt(5)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.replace(at, end, piece);
      case 2 -> text.insert(at, piece);
      case 3 -> text.insert(at, " " + piece + " ");
      default -> text.insert(at, text.substring(at, end));
    }
    return text.toString();
  }
}
