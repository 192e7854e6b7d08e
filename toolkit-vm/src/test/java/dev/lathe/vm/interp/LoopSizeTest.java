package dev.lathe.vm.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HotSpot compiles no method of more than 8,000 bytes of bytecode, and inlines nothing more into one that has come to that size. */
class LoopSizeTest {
  private static final int MOST_BYTES = 8000;
  /** What the loop does in place. */
  private static final Set<String> INLINED_BY_HAND = Set.of("dev/lathe/vm/memory/Memory", "dev/lathe/vm/value/Value");

  private static CodeAttribute code(MethodModel method) {
    return (CodeAttribute) method.code().orElseThrow();
  }

  private static List<MethodModel> methods(Class<?> type, Set<String> names) throws IOException {
    try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return ClassFile.of().parse(bytes.readAllBytes()).methods().stream().filter(m -> names.contains(m.methodName().stringValue())).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Loop.class, ShortPaths.class, Instructions.class, GeneralInstructions.class})
  void whatRunsInstructionsIsSmallEnough(Class<?> type) throws IOException {
    List<MethodModel> methods = methods(type, Set.of("run", "execute", "dispatch"));
    assertTrue(!methods.isEmpty());
    for (MethodModel method : methods) {
      int bytes = code(method).codeLength();
      assertTrue(bytes <= MOST_BYTES, method.methodName() + ": " + bytes + " bytes");
    }
  }

  @Test
  void theLoopTakesValuesApartInPlace() throws IOException {
    Set<String> called = new TreeSet<>();
    for (MethodModel method : methods(Loop.class, Set.of("run"))) {
      code(method).elementStream().forEach(element -> {
        if (element instanceof InvokeInstruction call && INLINED_BY_HAND.contains(call.owner().asInternalName())) {
          called.add(call.name().stringValue());
        }
      });
    }
    // Asked once, at the beginning.
    assertEquals(Set.of("isDirect"), called);
  }
}
