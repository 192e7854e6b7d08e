package dev.lathe.bcgen.dump;

import dev.lathe.vm.asm.Disassembler;
import dev.lathe.vm.asm.Instruction;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.MachineCode;
import dev.lathe.vm.jit.SharedCode;
import dev.lathe.vm.runtime.FunctionInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bytecode beside the machine code that was made of it: each bytecode's line, then its instructions. What is in front of the
 * first is the prologue, where calls enter; what is behind the last is out of line: the rare parts of instructions and the ways back to Java.
 */
public final class CompiledListing {
  /** Whether what differs from process to process is shown. */
  public enum Addresses {
    /** All of it, with the bytes of instructions. */
    SHOWN,
    /** Offsets in place of addresses, no bytes, and no immediates that hold addresses: the same text in each process. */
    MASKED
  }

  /** What a listing shows below its header. */
  public enum Part {
    BYTECODE,
    MACHINE_CODE
  }

  private static final Pattern NAMED = Pattern.compile("0x[0-9a-f]+ <([^>]*)>");
  /** Immediates that may hold addresses, numbers of bytecode words, or places in code memory. */
  private static final Pattern PLACE = Pattern.compile("^(movabs \\w+|mov eax|mov DWORD PTR \\[[^]]*]),0x[0-9a-f]+$");
  /** What lies elsewhere and has no name. */
  private static final Pattern FAR = Pattern.compile("\\[rip[^]]*]  # 0x[0-9a-f]+$|0x[0-9a-f]{9,}");
  /** What the end of the last bytecode is marked by. */
  private static final String END = "int3";

  private final FunctionInfo info;
  private final MachineCode code;
  private final Addresses addresses;
  private final Set<Part> parts;
  private final StringBuilder text = new StringBuilder();
  private int next;

  private CompiledListing(FunctionInfo info, MachineCode code, Addresses addresses, Set<Part> parts) {
    this.info = info;
    this.code = code;
    this.addresses = addresses;
    this.parts = parts;
  }

  /** The listing of a function. Characters are bytes. */
  public static String of(FunctionInfo info, MachineCode code, Addresses addresses) {
    return of(info, code, addresses, EnumSet.allOf(Part.class));
  }

  /** The same with some of its parts. */
  public static String of(FunctionInfo info, MachineCode code, Addresses addresses, Set<Part> parts) {
    CompiledListing listing = new CompiledListing(info, code, addresses, parts);
    listing.print();
    return listing.text.toString();
  }

  private void print() {
    Prototype prototype = info.prototype();
    text.append("-- MACHINE CODE -- ").append(FunctionCompiler.name(info)).append(", ").append(prototype.length()).append(" bytecodes, ");
    text.append(code.codeBytes()).append(" bytes");
    if (addresses == Addresses.SHOWN) {
      text.append(" at 0x").append(Long.toHexString(code.address()));
    }
    text.append('\n');
    byte[] instructions = Arrays.copyOf(code.copy(), code.instructionBytes());
    List<Instruction> decoded = new Disassembler(this::name).decode(instructions, code.address());
    boolean isBehind = false;
    for (Instruction instruction : decoded) {
      int offset = (int) (instruction.address() - code.address());
      if (offset == 0 && code.entry(0) > 0) {
        label("prologue");
      }
      bytecodes(offset);
      if (isBehind) {
        label("out of line");
        isBehind = false;
      }
      if (next == prototype.length() && instruction.mnemonic().equals(END)) {
        isBehind = true;
      } else {
        print(instruction, offset);
      }
    }
  }

  private void label(String what) {
    if (parts.contains(Part.MACHINE_CODE)) {
      text.append(what).append(":\n");
    }
  }

  /** The lines of the bytecodes whose code begins here, and of those that have none. */
  private void bytecodes(int offset) {
    while (next < info.prototype().length() && code.entry(next) == offset) {
      do {
        if (parts.contains(Part.BYTECODE)) {
          Listing.line(text, info.prototype(), info.chunk(), next, "  ");
        }
        next++;
      } while (next < info.prototype().length() && code.entry(next) < 0);
    }
  }

  private void print(Instruction instruction, int offset) {
    if (!parts.contains(Part.MACHINE_CODE)) {
      return;
    }
    if (addresses == Addresses.SHOWN) {
      text.append("  ").append(instruction).append('\n');
      return;
    }
    String masked = FAR.matcher(NAMED.matcher(instruction.text()).replaceAll("$1")).replaceAll("...");
    text.append("  %4x  ".formatted(offset)).append(PLACE.matcher(masked).replaceAll("$1,...")).append('\n');
  }

  private String name(long address) {
    long offset = address - code.address();
    return offset >= 0 && offset < code.codeBytes() ? "+" + Long.toHexString(offset) : SharedCode.get().name(address);
  }
}
