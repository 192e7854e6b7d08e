package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.asm.Vector.XMM9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.CodeMemory;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeEntry;
import dev.lathe.vm.nativecode.NativeSupport.Available;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The processor does with the code what was meant: each piece gets the address of some memory in rdi and leaves its result in rax. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class RunningCodeTest {
  private static final int BYTES = 256;

  private final CodeMemory memory = assertInstanceOf(Available.class, NativeCode.await()).memory();
  private final CpuFeatures cpu = CpuFeatures.detect();
  private final Assembler a = new Assembler(cpu);
  private final List<Runnable> releases = new ArrayList<>();
  private long data;

  @BeforeEach
  void allocate() {
    data = Memory.allocate(BYTES);
    Memory.clear(data, BYTES);
  }

  @AfterEach
  void free() {
    Memory.free(data);
    releases.forEach(Runnable::run);
  }

  /** Puts what was assembled into code memory; gives its offset there. */
  private int place() {
    Code code = a.finish();
    int offset = memory.allocate(code.size());
    releases.add(() -> memory.release(offset, code.size()));
    code.copyTo(memory.writable(offset), memory.executable(offset), memory.executable(0));
    return offset;
  }

  private long run() {
    return NativeEntry.enter(memory.executable(place()), data);
  }

  @Test
  void aLoopOverNumbersWithAConstant() {
    for (int i = 0; i < 10; i++) {
      Memory.putDouble(data + 8 * i, i + 0.5);
    }
    Label next = new Label();
    a.xorpd(XMM9, XMM9);
    a.mov(RAX, 10);
    a.mov(RDX, RDI);
    a.bind(next);
    a.addsd(XMM9, RDX, 0);
    a.add(RDX, 8);
    a.sub(RAX, 1);
    a.jcc(Condition.NE, next);
    a.mov(RAX, 10);
    a.cvtsi2sd(XMM1, RAX);
    a.divsd(XMM9, XMM1);
    a.mulsd(XMM9, Address.of(a.constant(100.0)));
    a.xorpd(XMM9, Address.of(a.constant(Long.MIN_VALUE, 0L)));
    a.cvttsd2si(RAX, XMM9);
    a.ret();
    assertEquals(-500, run());
  }

  @Test
  void sharedCodeIsCalledAndPlacesAreJumpedTo() {
    a.imul(RAX, RAX, 3);
    a.ret();
    long triple = memory.executable(place());

    Label resume = new Label();
    Label never = new Label();
    a.mov(RAX, 14);
    a.call(triple);
    a.mov32(RDI, 8, resume);
    a.mov32(RCX, RDI, 8);
    a.movabs(RDX, memory.executable(0));
    a.add(RCX, RDX);
    a.jmp(RCX);
    a.bind(never);
    a.ud2();
    a.bind(resume);
    a.lea(RSI, resume);
    a.cmp(RSI, RCX);
    a.jcc(Condition.NE, never);
    a.ret();
    assertEquals(42, run());
  }

  @Test
  void everyRegisterIsABaseAndAnIndex() {
    int bases = 0;
    for (Register base : Register.values()) {
      for (Register index : Register.values()) {
        if (index == Register.RSP || base == Register.RSP || base == index) {
          continue;
        }
        a.push(base);
        a.push(index);
        a.mov(base, RDI);
        a.mov32(index, 3);
        a.lea(RAX, Address.at(base, index, 8, 1000));
        a.pop(index);
        a.pop(base);
        // What is popped may be rax; the sum of all distances is kept in memory.
        if (base != RAX && index != RAX && base != RDI && index != RDI) {
          a.sub(RAX, RDI);
          a.add(RDI, 0, RAX);
          bases++;
        }
      }
    }
    a.mov(RAX, RDI, 0);
    a.ret();
    assertEquals(1024L * bases, run());
  }

  @Test
  void operandsOfAvxAndBmiAreInTheirOrder() {
    assumeTrue(cpu.has(Feature.AVX2) && cpu.has(Feature.BMI2) && cpu.has(Feature.BMI1) && cpu.has(Feature.FMA));
    Memory.putDouble(data, 10);
    a.movsd(XMM0, RDI, 0);
    a.vaddsd(XMM1, XMM0, Address.of(a.constant(3.0)));
    a.vsubsd(XMM9, XMM1, XMM0);
    a.vfmadd231sd(XMM9, XMM0, XMM1);
    a.cvttsd2si(RAX, XMM9);
    a.mov(RCX, 4);
    a.shlx(RAX, RAX, RCX);
    a.mov(R8, 0xF0);
    a.andn(RAX, R8, RAX);
    a.rorx(RAX, RAX, 8);
    a.blsr(RAX, RAX);
    a.vzeroupper();
    a.ret();
    long expected = (long) (13.0 - 10.0 + 10.0 * 13.0) << 4 & ~0xF0L;
    long rotated = Long.rotateRight(expected, 8);
    assertEquals(rotated & rotated - 1, run());
  }
}
