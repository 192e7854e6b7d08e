package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.StandardStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.internal.misc.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Terminals, the interrupt key, and conversations without a terminal. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ProcessInteractionTest {

  @AfterEach
  void forgetTerminals() {
    System.clearProperty(Terminals.PROPERTY);
  }

  private static ProcessInteraction on(String terminals) {
    System.setProperty(Terminals.PROPERTY, terminals);
    return new ProcessInteraction();
  }

  @Test
  void theLauncherSaysWhichStreamsAreTerminals() {
    assertEquals(Set.of(), on("").terminals());
    assertEquals(EnumSet.of(StandardStream.INPUT, StandardStream.ERROR), on("02").terminals());
    assertEquals(EnumSet.allOf(StandardStream.class), on("012").terminals());
  }

  @Test
  void theInterruptKeyReachesTheJobThatRuns() throws InterruptedException {
    CountDownLatch outer = new CountDownLatch(1);
    Signal key = new Signal("INT");
    Signal.Handler before = Signal.handle(key, signal -> outer.countDown());
    try {
      CountDownLatch pressed = new CountDownLatch(1);
      StringBuilder order = new StringBuilder();
      on("").interruptible(pressed::countDown, () -> {
        Signal.raise(key);
        order.append(await(pressed));
      });
      assertEquals("true", order.toString());
      assertEquals(1, outer.getCount(), "the handler of before is not asked");
      Signal.raise(key);
      assertTrue(await(outer), "it is there again");
    } finally {
      Signal.handle(key, before);
    }
  }

  /** A process whose job heeds no interrupt, and whose user presses the key twice. */
  static final class Stubborn {
    private Stubborn() {}

    public static void main(String[] arguments) {
      CountDownLatch heard = new CountDownLatch(1);
      new ProcessInteraction().interruptible(heard::countDown, () -> {
        Signal key = new Signal("INT");
        Signal.raise(key);
        await(heard);
        System.out.println("still here");
        Signal.raise(key);
        await(new CountDownLatch(1));
      });
    }
  }

  @Test
  void theSecondPressEndsTheProcess() throws Exception {
    Process process =
        new ProcessBuilder(TestProcess.command(Stubborn.class))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    assertEquals("still here\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    assertEquals(130, process.waitFor());
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aJobThatFailsLeavesTheKeyAlone() {
    Signal key = new Signal("INT");
    Signal.Handler mine = signal -> {};
    Signal.Handler before = Signal.handle(key, mine);
    try {
      IllegalStateException failure = new IllegalStateException();
      try {
        on("").interruptible(() -> {}, () -> {
          throw failure;
        });
      } catch (IllegalStateException thrown) {
        assertEquals(failure, thrown);
      }
      assertEquals(mine, Signal.handle(key, before));
    } finally {
      Signal.handle(key, before);
    }
  }

  /** Whether lines come from a pipe or nobody is there at all. */
  @Test
  void withoutATerminalAtBothEndsLinesAreTheProgramsOwn() {
    for (Interaction interaction : new Interaction[] {on("0"), on("1"), on("2"), Interaction.none()}) {
      StringBuilder written = new StringBuilder();
      interaction.hold(new Brackets(written, "a", "(b", "c)", ")", "", "(unfinished"));
      assertEquals("? [a]? 50% [(b\nc)]? [)]? []? 50% <end>", written.toString());
    }
  }
}
