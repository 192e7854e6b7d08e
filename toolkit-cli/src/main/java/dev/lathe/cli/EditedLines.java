package dev.lathe.cli;

import dev.lathe.vm.runtime.Conversation;
import dev.lathe.vm.runtime.Dialogue;
import dev.lathe.vm.runtime.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Lines that a user edits on a terminal. A text that is incomplete goes on in the editor, so that all of its lines can still be
 * changed, and is one entry of the history.
 */
final class EditedLines implements Conversation.Lines, Parser {
  /** How the editor drives a terminal: by the system's programs, without native code of its own. */
  private static final String PROVIDER = "exec";
  private static final String APPLICATION = "lathe";
  /** Texts that are kept. */
  private static final int HISTORY_SIZE = 1_000;

  private final Dialogue dialogue;
  private final LineReader reader;

  private EditedLines(Dialogue dialogue, Terminal terminal, Optional<HistoryFile> history) {
    this.dialogue = dialogue;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName(APPLICATION)
            .parser(this)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
            .option(LineReader.Option.INSERT_TAB, true)
            .option(LineReader.Option.AUTO_FRESH_LINE, true)
            .variable(LineReader.BLINK_MATCHING_PAREN, false)
            .variable(LineReader.HISTORY_SIZE, HISTORY_SIZE)
            .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_SIZE);
    history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file.path()));
    reader = builder.build();
  }

  /** Holds a conversation on the process's terminal. */
  static void hold(Dialogue dialogue, Interaction interaction) {
    try (Terminal terminal = TerminalBuilder.builder().name(APPLICATION).system(true).provider(PROVIDER).dumb(true).graphemeCluster(false).build()) {
      if (isEditable(terminal)) {
        hold(dialogue, interaction, terminal, HistoryFile.of(System.getenv(), dialogue.language()));
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new Conversation(dialogue, dialogue::ask, interaction).hold();
  }

  /** Lines can be edited where the cursor can be moved, and where it is known how far. */
  private static boolean isEditable(Terminal terminal) {
    return !terminal.getType().startsWith(Terminal.TYPE_DUMB) && terminal.getColumns() > 0;
  }

  /** The same on any terminal. */
  static void hold(Dialogue dialogue, Interaction interaction, Terminal terminal, Optional<HistoryFile> history) {
    new Conversation(dialogue, new EditedLines(dialogue, terminal, history), interaction).hold();
  }

  @Override
  public Optional<byte[]> read(String prompt) {
    dialogue.flush();
    for (;;) {
      reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, dialogue.continuation().replace("%", "%%"));
      try {
        return Optional.of(reader.readLine(prompt).getBytes(StandardCharsets.UTF_8));
      } catch (UserInterruptException cleared) {
        // What was typed is gone, and the user is asked again.
      } catch (EndOfFileException end) {
        return Optional.empty();
      }
    }
  }

  // --- the editor's questions about a text ------------------------------------------------------------------------------

  @Override
  public ParsedLine parse(String text, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && dialogue.isIncomplete(text.getBytes(StandardCharsets.UTF_8))) {
      throw new EOFError(-1, -1, "more is to come");
    }
    return new Whole(text, cursor);
  }

  /** A text is one word to the editor, which completes none. */
  private record Whole(String line, int cursor) implements CompletingParsedLine {
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return cursor;
    }

    @Override
    public int rawWordLength() {
      return line.length();
    }

    @Override
    public String word() {
      return line;
    }

    @Override
    public int wordCursor() {
      return cursor;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(line);
    }
  }
}
