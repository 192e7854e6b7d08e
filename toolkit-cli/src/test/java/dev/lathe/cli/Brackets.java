package dev.lathe.cli;

import dev.lathe.vm.runtime.Dialogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A conversation in a language whose texts are complete when their brackets are, and which says each of them again. */
final class Brackets implements Dialogue {
  /** A text that runs until it is interrupted. */
  static final String FOR_EVER = "forever";

  private final Consumer<String> written;
  private final Deque<String> input = new ArrayDeque<>();
  private final List<String> texts = new ArrayList<>();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private String prompt = "? ";

  /**
   * A conversation.
   *
   * @param written takes what is said
   * @param input the lines of the program's own input
   */
  Brackets(StringBuilder written, String... input) {
    this(text -> written.append(text), input);
  }

  /** The same for anybody who takes what is said. */
  Brackets(Consumer<String> written, String... input) {
    this.written = written;
    this.input.addAll(List.of(input));
  }

  /** The texts that were evaluated. */
  List<String> texts() {
    return texts;
  }

  @Override
  public String language() {
    return "brackets";
  }

  @Override
  public String prompt() {
    return prompt;
  }

  @Override
  public String continuation() {
    return "50% ";
  }

  @Override
  public boolean isIncomplete(byte[] text) {
    int depth = 0;
    for (byte b : text) {
      depth += b == '(' ? 1 : b == ')' ? -1 : 0;
    }
    return depth > 0;
  }

  @Override
  public void evaluate(byte[] text) {
    String said = new String(text, StandardCharsets.UTF_8);
    texts.add(said);
    if (said.startsWith("prompt ")) {
      prompt = said.substring("prompt ".length());
    }
    if (said.equals(FOR_EVER)) {
      try {
        written.accept("[running]");
        interrupted.await();
        written.accept("[interrupted]");
      } catch (InterruptedException wrongThread) {
        written.accept("[the thread was interrupted]");
      }
    }
    written.accept("[" + said + "]");
  }

  @Override
  public void interrupt() {
    interrupted.countDown();
  }

  @Override
  public Optional<byte[]> ask(String question) {
    written.accept(question);
    return Optional.ofNullable(input.poll()).map(line -> line.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void flush() {
    written.accept("|");
  }

  @Override
  public void end() {
    written.accept("<end>");
  }
}
