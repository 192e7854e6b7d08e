package dev.lathe.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A reference program that stays alive and answers questions on its standard streams, for thousands of small programs.
 *
 * <p>Question and answer are framed alike: the number of bytes in decimal digits, LF, the bytes. The program reads a
 * question, writes its answer, flushes, and ends at the end of its input. What it writes to its standard error goes to that
 * of the test run. A server that dies or hangs fails the question and is started again for the next one.
 */
public final class OracleServer implements AutoCloseable {

  private static final int LIMIT_SECONDS = 60;
  private static final int MAX_ANSWER = 1 << 30;

  private final ProcessBuilder builder;
  private Process process;
  private OutputStream questions;
  private InputStream answers;

  OracleServer(ProcessBuilder builder) {
    this.builder = builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** The server has died over a question, or has been too long about it: a failure, unless a caller knows better. */
  public static final class NoAnswer extends AssertionError {
    NoAnswer(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The answer to {@code question}.
   *
   * @throws NoAnswer if the server dies, or does not answer within a minute
   */
  public synchronized byte[] ask(byte[] question) {
    try {
      start();
      // two threads: a program may begin its answer before it has read the whole question
      CompletableFuture<byte[]> answer = new CompletableFuture<>();
      Thread.startVirtualThread(() -> complete(answer, () -> write(question)));
      Thread.startVirtualThread(() -> complete(answer, () -> answer.complete(answers.readNBytes(readLength()))));
      return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | IOException e) {
      kill();
      throw new NoAnswer(builder.command() + " gave no answer to a question of " + question.length + " bytes", e);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private interface Transfer {
    void run() throws IOException;
  }

  private static void complete(CompletableFuture<byte[]> answer, Transfer transfer) {
    try {
      transfer.run();
    } catch (IOException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /** The answer to a question in UTF-8. */
  public String ask(String question) {
    return new String(ask(question.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  private void start() throws IOException {
    if (process == null || !process.isAlive()) {
      process = builder.start();
      questions = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
      answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
    }
  }

  private void write(byte[] question) throws IOException {
    questions.write((question.length + "\n").getBytes(StandardCharsets.US_ASCII));
    questions.write(question);
    questions.flush();
  }

  private int readLength() throws IOException {
    long length = 0;
    int digits = 0;
    while (true) {
      int c = answers.read();
      if (c == '\n' && digits > 0) {
        return (int) length;
      }
      if (c < '0' || c > '9') {
        throw c < 0 ? new EOFException("the program has ended") : new IOException("no length but character " + c);
      }
      length = length * 10 + c - '0';
      digits++;
      if (length > MAX_ANSWER) {
        throw new IOException("an answer of " + length + " bytes");
      }
    }
  }

  private void kill() {
    if (process != null) {
      process.destroyForcibly();
      process = null;
    }
  }

  /** Ends the program. */
  @Override
  public synchronized void close() {
    if (process == null) {
      return;
    }
    try {
      questions.close();
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (IOException e) {
      // it has ended by itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      kill();
    }
  }
}
