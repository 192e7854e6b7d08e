package dev.lathe.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No module of the toolkit names a language: the front ends on the class path say which names are not to occur. The language
 * of the toolkit's own tests is none of them.
 */
class LanguageNamesTest {

  private static final NameScan SCAN = new NameScan(names());

  private static final String FRONT_ENDS = "dev.lathe.lang.";

  static List<String> names() {
    List<String> names =
        Languages.load().all().stream()
            .filter(language -> language.getClass().getPackageName().startsWith(FRONT_ENDS))
            .map(Language::name)
            .toList();
    assertTrue(names.size() >= 2, names::toString);
    return names;
  }

  static List<Path> toolkitModules() throws IOException {
    return Modules.startingWith("toolkit-");
  }

  @ParameterizedTest
  @MethodSource("toolkitModules")
  void aModuleNamesNoLanguage(Path module) throws IOException {
    List<String> found = new ArrayList<>();
    int classes = 0;
    for (String folder : List.of("target/classes", "target/test-classes", "src/main/resources", "src/test/resources", "src/test/filetests")) {
      for (Path file : Modules.files(module, folder)) {
        classes += Modules.isClass(file) ? 1 : 0;
        found.addAll(SCAN.inFile(module, file));
      }
    }
    boolean hasTests = Modules.files(module, "src/test/java").isEmpty() || !Modules.files(module, "target/test-classes").isEmpty();
    assertTrue(hasTests, "the tests of " + module.getFileName() + " are to be compiled, too: build it with this module");
    assertTrue(classes > 0 || module.endsWith("toolkit-vm"), "no classes to scan");
    assertEquals(List.of(), found);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aNameIsFoundWhereverItStands(String name) {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    assertEquals(List.of("sample/" + capital + "Style"), SCAN.inClass(sample(capital + "Style", "field", "method", "string")));
    assertEquals(List.of("is" + capital), SCAN.inClass(sample("Sample", "is" + capital, "method", "string")));
    assertEquals(List.of("from" + capital), SCAN.inClass(sample("Sample", "field", "from" + capital, "string")));
    assertEquals(List.of("a" + name.toUpperCase(Locale.ROOT)), SCAN.inClass(sample("Sample", "field", "method", "a" + name.toUpperCase(Locale.ROOT))));
    assertEquals(List.of(), SCAN.inClass(sample("Sample", "field", "method", "string")));
    assertEquals(List.of("b " + capital), SCAN.inResource(("a\nb " + capital + "\n\u00FF").getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theEnglishWordIsNoName(String name) {
    assertFalse(SCAN.isNamedIn("Evaluates what was evaluated: EVALUATION"));
    assertTrue(SCAN.isNamedIn("evaluates " + name));
  }

  /** A class with these names and this string. */
  private static byte[] sample(String type, String field, String method, String string) {
    return ClassFile.of()
        .build(
            ClassDesc.of("sample", type),
            made ->
                made.withField(field, ConstantDescs.CD_int, ClassFile.ACC_STATIC)
                    .withMethodBody(
                        method,
                        MethodTypeDesc.of(ConstantDescs.CD_Object),
                        ClassFile.ACC_STATIC,
                        code -> code.loadConstant(string).areturn()));
  }
}
