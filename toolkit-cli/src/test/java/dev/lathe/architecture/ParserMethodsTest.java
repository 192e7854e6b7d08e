package dev.lathe.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.parser.GuardedParser;
import dev.lathe.parser.Language;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** HotSpot does not compile methods of more than 8000 bytes of bytecode; a generated rule of that size would crawl. */
class ParserMethodsTest {

  private static final int LARGEST_COMPILED = 8000;

  @Test
  void generatedRulesAreCompiled() throws IOException {
    List<String> tooLarge = new ArrayList<>();
    int parsers = 0;
    for (Language language : ServiceLoader.load(Language.class)) {
      String name = language.getClass().getName().replaceFirst("Language$", "Parser");
      assertTrue(isParser(language.getClass().getClassLoader(), name), name);
      parsers++;
      for (MethodModel method : methods(language, name)) {
        int size = method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
        if (size > LARGEST_COMPILED) {
          tooLarge.add(name + "." + method.methodName() + ": " + size);
        }
      }
    }
    assertEquals(List.of(), tooLarge);
    assertTrue(parsers >= 2, "both front ends are seen");
  }

  private static boolean isParser(ClassLoader loader, String name) {
    try {
      return GuardedParser.class.isAssignableFrom(Class.forName(name, false, loader));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static List<MethodModel> methods(Language language, String name) throws IOException {
    try (InputStream in = language.getClass().getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      return ClassFile.of().parse(in.readAllBytes()).methods();
    }
  }
}
