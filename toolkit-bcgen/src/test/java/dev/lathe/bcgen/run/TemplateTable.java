package dev.lathe.bcgen.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.testing.Switch;
import dev.lathe.vm.Vm;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.jit.ExitCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which opcodes have their template's fast path taken, and which have it left, by programs that run as machine code.
 *
 * <p>A committed file has the opcodes of which not both happen, so that each change is looked at: {@code OPCODE generic} is always left
 * to the interpreter, {@code OPCODE inline} never, {@code OPCODE unreached} is in no program. {@code -Dlathe.bless=true} writes it.
 */
public final class TemplateTable {
  private record Counts(long taken, long left) {
    Counts plus(Counts more) {
      return new Counts(taken + more.taken, left + more.left);
    }

    String kind() {
      return taken > 0 ? left > 0 ? "both" : "inline" : left > 0 ? "generic" : "unreached";
    }
  }

  private final Map<Op, Counts> counts = new EnumMap<>(Op.class);

  /** Adds what a machine has run that counts what it reaches; it is still open. */
  public void add(Vm vm) {
    ExitCounts exits = Tier.exits(vm);
    for (Op op : Op.values()) {
      long left = exits.slowAt(op);
      counts.merge(op, new Counts(exits.reached(op) - left, left), Counts::plus);
    }
  }

  /** Prints the counts of some opcodes, and compares those that are not both taken and left with a file. */
  public void check(String title, Predicate<Op> some, Path file) throws IOException {
    List<Op> ops = Stream.of(Op.values()).filter(some).toList();
    StringBuilder table = new StringBuilder(title).append(": opcode, fast path taken, left\n");
    for (Op op : ops) {
      Counts count = counts.get(op);
      table.append("  %-9s %9d %9d%n".formatted(op, count.taken, count.left));
    }
    System.out.print(table);
    List<String> kinds = ops.stream().filter(op -> !counts.get(op).kind().equals("both")).map(op -> op + " " + counts.get(op).kind()).toList();
    if (Switch.BLESS.isOn()) {
      Files.write(file, kinds);
    }
    assertEquals(String.join("\n", Files.readAllLines(file)), String.join("\n", kinds), "templates that are not both taken and left");
  }
}
