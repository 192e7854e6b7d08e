package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.runtime.Interaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines are edited, go on while they are incomplete, and are remembered. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EditedLinesTest {
  private static final String INTERRUPT = "\u0003";
  private static final String END = "\u0004";
  private static final String UP = "\u001bOA";
  private static final String DOWN = "\u001bOB";
  private static final String LINE_END = "\u0005";
  private static final String LEFT = "\u001bOD";
  private static final String ENTER = "\r";

  @TempDir private Path folder;

  /** A terminal on which somebody types when he is asked. */
  private static final class Typist implements AutoCloseable {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final LineDisciplineTerminal terminal;
    private int seen;

    Typist() throws IOException {
      terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
      terminal.setSize(Size.of(80, 24));
    }

    /** Waits until something new is shown, then types. */
    void type(String shown, String keys) throws IOException, InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!screen().substring(seen).contains(shown)) {
        assertTrue(System.nanoTime() < end, () -> "never shown: " + shown + " behind " + screen().substring(0, seen) + "\n" + screen().substring(seen));
        Thread.sleep(2);
      }
      seen = screen.size();
      terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    String screen() {
      return screen.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
      terminal.close();
    }
  }

  private Optional<HistoryFile> history() {
    return HistoryFile.of(Map.of("XDG_STATE_HOME", folder.toString()), "brackets");
  }

  /** The texts that somebody enters who types these keys, each when he is asked for more. */
  private List<String> texts(Optional<HistoryFile> history, String... keys) throws Exception {
    Brackets dialogue = new Brackets(new StringBuilder());
    try (Typist typist = new Typist()) {
      Thread conversation = Thread.ofPlatform().start(() -> EditedLines.hold(dialogue, Interaction.none(), typist.terminal, history));
      for (String key : keys) {
        typist.type(key.startsWith(END) ? "? " : " ", key);
      }
      conversation.join();
    }
    return dialogue.texts();
  }

  private List<String> texts(String... keys) throws Exception {
    return texts(Optional.empty(), keys);
  }

  @Test
  void aLineIsAText() throws Exception {
    assertEquals(List.of("one", "", "two"), texts("one\r", "\r", "two\r", END));
  }

  @Test
  void aTextGoesOnUntilItIsComplete() throws Exception {
    assertEquals(List.of("(one\n(two)\n)"), texts("(one\r", "(two)\r", ")\r", END));
  }

  @Test
  void allLinesOfATextCanBeEdited() throws Exception {
    assertEquals(List.of("(1\n2)x"), texts("(1" + ENTER, "2)x" + ENTER, END));
    assertEquals(List.of("0(1\n2)"), texts("(1" + ENTER, UP + "0" + DOWN + LINE_END + "2)" + ENTER, END));
    assertEquals(List.of("abc"), texts("ac" + LEFT + "b" + ENTER, END));
  }

  @Test
  void theInterruptKeyClearsATextAndNotTheConversation() throws Exception {
    assertEquals(List.of("two"), texts("one" + INTERRUPT, "(three" + ENTER, "four" + INTERRUPT, "two" + ENTER, END));
  }

  @Test
  void theEndKeyEndsOnlyWhereNothingStands() throws Exception {
    assertEquals(List.of("ab"), texts("ab" + END + ENTER, END));
  }

  @Test
  void textsAreTakenAsTheyAre() throws Exception {
    List<String> odd = List.of("!!", "a!b \\ 'c", "\"d", "%n $x `y`", "  indented  ", "\u00e4\u20ac", "#", "\ta");
    List<String> keys = new ArrayList<>();
    odd.forEach(text -> keys.add(text + ENTER));
    keys.add(END);
    assertEquals(odd, texts(keys.toArray(String[]::new)));
  }

  @Test
  void promptsAreShownAsTheyAre() throws Exception {
    Brackets dialogue = new Brackets(new StringBuilder());
    try (Typist typist = new Typist()) {
      Thread conversation = Thread.ofPlatform().start(() -> EditedLines.hold(dialogue, Interaction.none(), typist.terminal, Optional.empty()));
      typist.type("? ", "(\r");
      typist.type("50% ", ")\r");
      typist.type("? ", "prompt %n>\r");
      typist.type("%n>", END);
      conversation.join();
    }
    assertEquals(List.of("(\n)", "prompt %n>"), dialogue.texts());
  }

  @Test
  void whatWaitsIsWrittenBeforeTheQuestion() throws Exception {
    StringBuilder written = new StringBuilder();
    Brackets dialogue = new Brackets(written);
    try (Typist typist = new Typist()) {
      Thread conversation = Thread.ofPlatform().start(() -> EditedLines.hold(dialogue, Interaction.none(), typist.terminal, Optional.empty()));
      typist.type("? ", "a\r");
      typist.type("? ", END);
      conversation.join();
    }
    assertEquals("|[a]|<end>", written.toString());
  }

  @Test
  void textsAreRemembered() throws Exception {
    assertEquals(List.of("one", "(two\nlines)"), texts(history(), "one\r", "(two\r", "lines)\r", END));
    assertEquals(List.of("(two\nlines)"), texts(history(), UP + ENTER, END));
    assertEquals(List.of("one"), texts(history(), UP + UP + UP + ENTER, END), "a line up in the last text, then the one before");
  }

  @Test
  void onlyTheOwnerMayReadTheHistoryAndOnlySoMuchIsKept() throws Exception {
    Path file = history().orElseThrow().path();
    assertEquals(folder.resolve("lathe").resolve("brackets-history"), file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      many.append(1_700_000_000_000L + i).append(":text ").append(i).append('\n');
    }
    Files.writeString(file, many);
    assertEquals(List.of("text 2999", "new"), texts(history(), UP + ENTER, "new\r", END));
    List<String> kept = Files.readAllLines(file);
    assertTrue(kept.size() <= 1_250, "kept " + kept.size());
    assertTrue(kept.getLast().endsWith(":new"), kept.getLast());
  }

  @Test
  void aConversationGoesWithoutAHistory() throws Exception {
    Path file = Files.writeString(folder.resolve("no folder"), "");
    assertEquals(Optional.empty(), HistoryFile.of(Map.of("XDG_STATE_HOME", file + "/x"), "brackets"));
    assertEquals(Optional.empty(), HistoryFile.of(Map.of(), "brackets"));
    assertEquals(Optional.empty(), HistoryFile.of(Map.of("XDG_STATE_HOME", "relative", "HOME", ""), "brackets"));
    assertFalse(Files.exists(Path.of("relative")));
    assertEquals(folder.resolve(".local/state/lathe/brackets-history"), HistoryFile.of(Map.of("HOME", folder.toString()), "brackets").orElseThrow().path());
    assertEquals(List.of("one", "one"), texts(Optional.empty(), "one\r", UP + ENTER, END), "in this conversation there is one");
  }
}
