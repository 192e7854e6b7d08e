package dev.lathe.vm.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each method for an instruction writes the one that it is named for, of the width that it is named for, with the operands in the
 * order in which it takes them: found by looking at what the decoder makes of it.
 */
final class MethodsTest {
  private static final List<Class<?>> CHECKED =
      List.of(IntegerInstructions.class, BitInstructions.class, VectorInstructions.class, AvxInstructions.class);

  /** Mnemonics of methods whose names do not begin with them. */
  private static final Map<String, String> MNEMONICS =
      Map.of("repMovsq", "rep movs", "repMovsb", "rep movs", "repStosq", "rep stos", "repStosb", "rep stos", "set", "sete", "cmov", "cmove", "cmov32", "cmove");

  /** What may stand behind the mnemonic. */
  private static final Set<String> SUFFIXES = Set.of("", "32", "16", "8", "256", "ByCl", "32ByCl", "8To32", "16To32", "Of32", "Of8");

  /** Which register a name means, and how much of it. */
  private static final Map<String, String> OPERANDS = new HashMap<>();

  private static final Map<String, String> WIDTHS = new HashMap<>();

  static {
    for (int number = 0; number < 16; number++) {
      for (int bits : new int[] {64, 32, 16, 8}) {
        OPERANDS.put(Register.of(number).name(bits), "register " + number);
        WIDTHS.put(Register.of(number).name(bits), Integer.toString(bits));
      }
      for (int bits : new int[] {128, 256}) {
        OPERANDS.put(Vector.of(number).name(bits), "vector " + number);
        WIDTHS.put(Vector.of(number).name(bits), Integer.toString(bits));
      }
    }
  }

  @Test
  void methodsDoWhatTheirNamesSay() throws ReflectiveOperationException {
    int checked = 0;
    for (Class<?> methods : CHECKED) {
      for (Method method : methods.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers())) {
          check(method, 0x11);
          check(method, 0x1111);
          check(method, 0x11111);
          checked++;
        }
      }
    }
    assertTrue(checked > 800, checked + " methods");
  }

  /** Calls a method with other operands in each place; where its numbers have a range, a large one is refused. */
  private static void check(Method method, int number) throws ReflectiveOperationException {
    Assembler assembler = new Assembler(CpuFeatures.all());
    List<String> given = new ArrayList<>();
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    int next = 0;
    for (int i = 0; i < types.length; i++) {
      next += 3;
      Class<?> type = types[i];
      if (type == Register.class) {
        arguments[i] = Register.of(next);
        given.add("register " + next);
      } else if (type == Vector.class) {
        arguments[i] = Vector.of(next);
        given.add("vector " + next);
      } else if (type == Address.class) {
        arguments[i] = Address.at(Register.R15, 0x40);
        given.add("register 15");
        given.add("0x40");
      } else if (type == Condition.class) {
        arguments[i] = Condition.E;
      } else {
        int value = number + i;
        arguments[i] = type == int.class ? (Object) value : (Object) (long) value;
        given.add("0x" + Integer.toHexString(value));
      }
    }
    try {
      method.invoke(assembler, arguments);
    } catch (InvocationTargetException failure) {
      assertTrue(failure.getCause() instanceof IllegalArgumentException && number > 0xFF, () -> method + ": " + failure.getCause());
      return;
    }
    List<Instruction> lines = new Disassembler().decode(assembler.finish(), 0);
    assertEquals(1, lines.size(), method.toString());
    Instruction line = lines.getFirst();
    String mnemonic = MNEMONICS.getOrDefault(method.getName(), line.mnemonic());
    assertEquals(mnemonic, line.mnemonic());
    String suffix = suffix(method.getName(), mnemonic);
    assertTrue(SUFFIXES.contains(suffix), method + ": " + line);
    if (types.length > 0) {
      List<String> read = read(line);
      assertEquals(given, suffix.endsWith("ByCl") ? read.subList(0, read.size() - 1) : read, method + ": " + line);
      String expected = width(method, suffix, mnemonic);
      assertTrue(expected.isEmpty() || widths(line).contains(expected), method + ": " + line);
    }
  }

  private static String suffix(String name, String mnemonic) {
    if (MNEMONICS.containsKey(name)) {
      return name.endsWith("32") ? "32" : "";
    }
    // The name of a move of a number can be shorter than its mnemonic.
    return mnemonic.equals("movabs") ? "" : Optional.of(name).filter(n -> n.startsWith(mnemonic)).map(n -> n.substring(mnemonic.length())).orElse("another instruction");
  }

  private static List<String> words(Instruction line) {
    return List.of(line.operands().split("[^a-zA-Z0-9]+"));
  }

  private static List<String> read(Instruction line) {
    List<String> read = new ArrayList<>();
    for (String word : words(line)) {
      if (OPERANDS.containsKey(word)) {
        read.add(OPERANDS.get(word));
      } else if (word.startsWith("0x")) {
        read.add(word);
      }
    }
    return read;
  }

  /** The width that an operand has to have, empty if the name says none. */
  private static String width(Method method, String suffix, String mnemonic) {
    boolean isGeneral = method.getDeclaringClass() == IntegerInstructions.class || method.getDeclaringClass() == BitInstructions.class;
    boolean isShort = mnemonic.equals("push") || mnemonic.startsWith("set") || mnemonic.equals("mov") && method.getParameterTypes()[method.getParameterCount() - 1] == long.class;
    boolean isNarrowSource = mnemonic.startsWith("movz") || mnemonic.startsWith("movs") && !suffix.endsWith("To32") || mnemonic.equals("cmpxchg16b");
    return switch (suffix) {
      case "16" -> "16";
      case "8", "Of8" -> "8";
      case "32", "32ByCl", "8To32", "16To32", "Of32" -> "32";
      case "256" -> "256";
      default -> isGeneral && !isShort && !isNarrowSource ? "64" : "";
    };
  }

  /** The widths of what stands outside of brackets, and of the place in memory. */
  private static Set<String> widths(Instruction line) {
    Set<String> widths = new HashSet<>();
    for (String word : line.operands().replaceAll("\\[.*]", "").split("[^a-zA-Z0-9]+")) {
      switch (word) {
        case "QWORD" -> widths.add("64");
        case "DWORD" -> widths.add("32");
        case "WORD" -> widths.add("16");
        case "BYTE" -> widths.add("8");
        case "YMMWORD" -> widths.add("256");
        default -> widths.add(WIDTHS.getOrDefault(word, ""));
      }
    }
    return widths;
  }

}
