package dev.lathe.vm.runtime;

import java.util.Optional;

/** The loop of a conversation: reads a text, reads more lines while it is incomplete, has it evaluated, until the input ends. */
public final class Conversation {

  /** Where lines come from. */
  public interface Lines {
    /**
     * The next line, or several at once, without the last one's end.
     *
     * @return empty at the end of the input
     */
    Optional<byte[]> read(String prompt);
  }

  private final Dialogue dialogue;
  private final Lines lines;
  private final Interaction interaction;

  public Conversation(Dialogue dialogue, Lines lines, Interaction interaction) {
    this.dialogue = dialogue;
    this.lines = lines;
    this.interaction = interaction;
  }

  /** Holds it to its end. */
  public void hold() {
    for (Optional<byte[]> text = text(); text.isPresent(); text = text()) {
      byte[] complete = text.get();
      interaction.interruptible(dialogue::interrupt, () -> dialogue.evaluate(complete));
    }
    dialogue.end();
  }

  /** The next text; one that the input's end leaves incomplete is none. */
  private Optional<byte[]> text() {
    Optional<byte[]> text = lines.read(dialogue.prompt());
    while (text.isPresent() && dialogue.isIncomplete(text.get())) {
      byte[] begun = text.get();
      text = lines.read(dialogue.continuation()).map(line -> joined(begun, line));
    }
    return text;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + 1 + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    both[first.length] = '\n';
    System.arraycopy(second, 0, both, first.length + 1, second.length);
    return both;
  }
}
