package dev.lathe.vm.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.NativeSupport.Available;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NativeEntryTest {
  /** Of an entry: saves what belongs to the caller, puts the state into rbx, calls what the state's first word says. */
  private static final String ENTRY =
      """
      53                       push rbx
      55                       push rbp
      41 54                    push r12
      41 55                    push r13
      41 56                    push r14
      41 57                    push r15
      48 83 EC 08              sub rsp, 8
      48 89 FB                 mov rbx, rdi
      FF 13                    call [rbx]
      48 83 C4 08              add rsp, 8
      41 5F                    pop r15
      41 5E                    pop r14
      41 5D                    pop r13
      41 5C                    pop r12
      5D                       pop rbp
      5B                       pop rbx
      C3                       ret
      """;
  /** Adds the state's second and third words, tells where the stack is, and spoils all registers that an entry saves. */
  private static final String BODY =
      """
      48 8B 43 08              mov rax, [rbx + 8]
      48 03 43 10              add rax, [rbx + 16]
      48 89 63 18              mov [rbx + 24], rsp
      31 DB                    xor ebx, ebx
      31 ED                    xor ebp, ebp
      45 31 E4                 xor r12d, r12d
      45 31 ED                 xor r13d, r13d
      45 31 F6                 xor r14d, r14d
      45 31 FF                 xor r15d, r15d
      C3                       ret
      """;
  /** Stores 1, and waits until the next word is not 0: its result. */
  private static final String WAIT =
      """
      C7 07 01 00 00 00        mov dword [rdi], 1
      83 7F 04 00              cmp dword [rdi + 4], 0
      F3 90                    pause
      74 F8                    je -8
      8B 47 04                 mov eax, [rdi + 4]
      C3                       ret
      """;

  private final CodeMemory memory = assertInstanceOf(Available.class, NativeCode.await()).memory();
  private long state;

  @BeforeEach
  void allocate() {
    state = Memory.allocate(64);
    Memory.clear(state, 64);
  }

  @AfterEach
  void free() {
    Memory.free(state);
  }

  @Test
  void theArgumentGoesInAndTheResultComesOut() {
    Code code = Code.of(memory, Code.INCREMENT);
    assertEquals(42, code.run(41));
    assertEquals(Long.MIN_VALUE, code.run(Long.MAX_VALUE));
    code.release();
  }

  /** While it is interpreted, while it is compiled, and after: Java's registers survive, the stack is aligned and does not creep. */
  @Test
  void anEntryKeepsWhatIsJavas() {
    Code entry = Code.of(memory, ENTRY);
    Code body = Code.of(memory, BODY);
    Memory.putLong(state, body.executable());
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    long sum = 0;
    for (int i = 0; i < 50_000; i++) {
      Memory.putLong(state + 8, i);
      Memory.putLong(state + 16, 1);
      sum += entry.run(state) - i;
      long stack = Memory.getLong(state + 24);
      assertEquals(8, stack & 15, "the stack is aligned where the body is called");
      lowest = Math.min(lowest, stack);
      highest = Math.max(highest, stack);
    }
    assertEquals(50_000, sum);
    assertTrue(highest - lowest < 16 << 10, "50,000 frames would be 3 MB");
    entry.release();
    body.release();
  }

  /** The thread is in the native state: collections do not wait for it, and an interrupt is nothing but a flag. */
  @Test
  void collectionsGoOnMeanwhile() throws Exception {
    Code code = Code.of(memory, WAIT);
    CompletableFuture<Long> result = new CompletableFuture<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread inside =
        new Thread(
            () -> {
              long word = code.run(state);
              interrupted.set(Thread.interrupted());
              result.complete(word);
            });
    inside.start();
    while (Memory.observeInt(state) == 0) {
      Thread.onSpinWait();
    }
    // If a collection waits, this lets it go on, with another result.
    CompletableFuture.delayedExecutor(20, TimeUnit.SECONDS).execute(() -> Memory.publishInt(state + 4, 99));
    System.gc();
    inside.interrupt();
    System.gc();
    assertFalse(result.isDone());
    Memory.publishInt(state + 4, 7);
    assertEquals(7, result.get());
    assertTrue(interrupted.get());
    code.release();
  }
}
