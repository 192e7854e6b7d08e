package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.GuestException;
import dev.lathe.vm.GuestFunction;
import dev.lathe.vm.GuestTable;
import dev.lathe.vm.HostCallback;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Machines beside each other, which others interrupt and close while they run, and one machine in the hands of two threads. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LuaParallelTest {
  private static final long MEMORY = 16L << 20;
  private static final int MACHINES = 16;
  private static final int ROUNDS = 4;

  /** Says when it has begun, then never ends; some of everything that a machine has is in use. */
  private static String endless(int kind) {
    return "local begun = ... begun() "
        + switch (kind % 6) {
          case 0 -> "while true do end";
          case 1 -> "local t = {} while true do t[#t % 1000 + 1] = {tostring(#t), x = #t} end";
          case 2 -> "while true do pcall(function() local co = coroutine.wrap(function() while true do coroutine.yield({}) end end) for i = 1, 100 do co() end end) end";
          case 3 -> "while true do table.sort({5, 3, 4, 1}, function(a, b) return a < b end) end";
          case 4 -> "local s = ('a'):rep(100) while true do s:find(('a-'):rep(60) .. 'b') end";
          default -> "while true do local f = load('return ' .. ('{1}, '):rep(100) .. '1') f() newproxy(true) end";
        };
  }

  private static HostCallback counting(CountDownLatch begun) {
    return _ -> {
      begun.countDown();
      return new Object[0];
    };
  }

  /** Each machine runs an endless program; another thread ends it, by an interrupt or for good. */
  private static void endedFromOutside(int number) throws InterruptedException {
    LuaMachine machine = new LuaMachine(MEMORY);
    GuestTable table = machine.vm().table();
    table.put("x", number);
    for (int round = 0; round < ROUNDS; round++) {
      boolean closes = round == ROUNDS - 1;
      CountDownLatch begun = new CountDownLatch(1);
      Thread other =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      begun.await();
                      Thread.sleep(number % 4);
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                    if (closes) {
                      machine.close();
                    } else {
                      machine.vm().interrupt();
                    }
                  });
      GuestFunction program = machine.vm().load(endless(number + round));
      GuestException ended = assertThrows(GuestException.class, () -> program.call(counting(begun)));
      assertEquals("interrupted!", ended.getMessage());
      other.join();
      if (!closes) {
        assertEquals((double) number, table.get("x"));
        assertEquals(number + 1.0, machine.run("return ... + 1", number)[0]);
      } else {
        assertEquals("the machine is closed", assertThrows(IllegalStateException.class, () -> program.call()).getMessage());
      }
    }
    assertThrows(IllegalStateException.class, () -> table.get("x"));
    assertThrows(IllegalStateException.class, () -> table.put("x", 1));
    assertThrows(IllegalStateException.class, table::length);
    assertThrows(IllegalStateException.class, table::type);
    assertThrows(IllegalStateException.class, () -> table.forEach((_, _) -> {}));
    assertThrows(IllegalStateException.class, () -> machine.vm().load("return 1"));
    assertThrows(IllegalStateException.class, () -> machine.vm().globals());
    assertThrows(IllegalStateException.class, () -> machine.vm().limitInstructions(1));
    machine.vm().interrupt();
    machine.close();
  }

  @Test
  void machinesAreEndedWhileTheyRun() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(MACHINES)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i : IntStream.range(0, MACHINES).toArray()) {
        ends.add(
            threads.submit(
                () -> {
                  endedFromOutside(i);
                  return i;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
  }

  @Test
  void oneMachineHasOneThreadAtATime() throws InterruptedException {
    try (LuaMachine machine = new LuaMachine(MEMORY)) {
      GuestTable table = machine.vm().table();
      CountDownLatch begun = new CountDownLatch(1);
      GuestFunction program = machine.vm().load(endless(0));
      Thread runner =
          Thread.ofPlatform()
              .start(
                  () -> {
                    GuestException ended = assertThrows(GuestException.class, () -> program.call(counting(begun)));
                    assertEquals("interrupted!", ended.getMessage());
                  });
      begun.await();
      String refused = "another thread uses the machine";
      assertEquals(refused, assertThrows(IllegalStateException.class, () -> table.get(1)).getMessage());
      assertEquals(refused, assertThrows(IllegalStateException.class, () -> table.put(1, 1)).getMessage());
      assertEquals(refused, assertThrows(IllegalStateException.class, () -> program.call()).getMessage());
      assertEquals(refused, assertThrows(IllegalStateException.class, () -> machine.vm().load("return 1")).getMessage());
      assertEquals(refused, assertThrows(IllegalStateException.class, () -> machine.vm().limitInstructions(1)).getMessage());
      machine.vm().interrupt();
      runner.join();
      assertEquals(null, table.get(1));
    }
  }

  /** A program's own call cannot close the machine that it runs on; that is an error of the program. */
  @Test
  void nobodyClosesAMachineFromInside() {
    try (LuaMachine machine = new LuaMachine(MEMORY)) {
      HostCallback close = _ -> {
        machine.vm().close();
        return new Object[0];
      };
      assertEquals(List.of(false, "the machine is running"), List.of(machine.run("local ok, message = pcall(...) return ok, (message:gsub('^.-:%d+: ', ''))", close)));
      assertEquals(3.0, machine.run("return 1 + 2")[0]);
    }
  }

  /** A callback that takes no notice of an interrupt delays the end, no more. */
  @Test
  void closingInterruptsUntilTheProgramEnds() throws InterruptedException {
    LuaMachine machine = new LuaMachine(MEMORY);
    CountDownLatch begun = new CountDownLatch(1);
    int[] swallowed = {0};
    HostCallback stubborn = arguments -> {
      while (swallowed[0] < 3) {
        try {
          begun.countDown();
          ((GuestFunction) arguments[0]).call();
        } catch (GuestException e) {
          swallowed[0]++;
        }
      }
      return new Object[0];
    };
    Thread runner = Thread.ofPlatform().start(() -> assertThrows(GuestException.class, () -> machine.run("(...)(function() while true do end end) while true do end", stubborn)));
    begun.await();
    machine.close();
    runner.join(TimeUnit.SECONDS.toMillis(60));
    assertFalse(runner.isAlive());
    assertTrue(swallowed[0] == 3);
    assertThrows(IllegalStateException.class, () -> machine.vm().load("return 1"));
  }
}
