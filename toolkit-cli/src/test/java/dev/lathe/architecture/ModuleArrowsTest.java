package dev.lathe.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules, as docs/architecture.md draws them. */
class ModuleArrowsTest {

  /** What the classes of a module may refer to, besides themselves and the JDK. */
  private enum Layer {
    LEXER("dev.lathe.lexer..", "org.antlr.v4.runtime.."),
    AST("dev.lathe.ast..", LEXER.own, "tools.jackson.core.."),
    PARSER("dev.lathe.parser..", LEXER.own, AST.own, "org.antlr.v4.runtime.."),
    VM("dev.lathe.vm..", "com.sun.jna..", "jdk.internal.misc..", "jdk.jfr.."),
    BCGEN("dev.lathe.bcgen..", LEXER.own, AST.own, PARSER.own, VM.own),
    CLI(
        "dev.lathe.cli..", LEXER.own, AST.own, PARSER.own, VM.own, BCGEN.own,
        "picocli..", "me.tongfei.progressbar..", "com.github.difflib..", "org.jline..", "jdk.internal.misc..");

    final String own;
    private final List<String> others;

    Layer(String own, String... others) {
      this.own = own;
      this.others = List.of(others);
    }

    ArchRule rule() {
      return onlyUses(own, others);
    }
  }

  private static JavaClasses all;

  @BeforeAll
  static void readTheModules() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String prefix : List.of("toolkit-", "lang-")) {
      Modules.startingWith(prefix).forEach(module -> folders.add(module.resolve("target/classes")));
    }
    // what a class of another library refers to is none of our business, and slow to read
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    all = new ClassFileImporter().importPaths(folders);
  }

  private static ArchRule onlyUses(String own, List<String> others) {
    Stream<String> allowed = Stream.concat(Stream.of(own, "java.."), others.stream());
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .allowEmptyShould(true); // a module may still be empty
  }

  @ParameterizedTest
  @EnumSource
  void aModuleUsesWhatItMay(Layer layer) {
    layer.rule().check(all);
  }

  /** Packages of the front ends: the first below dev.lathe.lang. */
  static Set<String> frontEnds() {
    Set<String> packages = new TreeSet<>();
    String prefix = "dev.lathe.lang.";
    all.stream()
        .map(type -> type.getPackageName())
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> packages.add(prefix + name.substring(prefix.length()).split("\\.")[0]));
    assertTrue(packages.size() >= 2, packages::toString);
    return packages;
  }

  /** Not each other, and not the command. */
  @ParameterizedTest
  @MethodSource("frontEnds")
  void aFrontEndUsesTheToolkit(String frontEnd) {
    List<String> toolkit =
        List.of(Layer.LEXER.own, Layer.AST.own, Layer.PARSER.own, Layer.VM.own, Layer.BCGEN.own, "org.antlr.v4.runtime..");
    onlyUses(frontEnd + "..", toolkit).check(all);
  }

  @Test
  void everyClassIsInALayer() {
    String[] layers =
        Stream.concat(Arrays.stream(Layer.values()).map(layer -> layer.own), Stream.of("dev.lathe.lang..")).toArray(String[]::new);
    classes().should().resideInAnyPackage(layers).check(all);
    assertTrue(all.size() > 300, () -> "only " + all.size() + " classes were read");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.lathe.(**)").should().beFreeOfCycles().check(all);
  }

  /** The rules can fail: without its arrow to the lexer, what the tree uses of it is a violation. */
  @Test
  void aMissingArrowIsAViolation() {
    assertTrue(onlyUses(Layer.AST.own, List.of("tools.jackson.core..")).evaluate(all).hasViolation());
    assertTrue(onlyUses(Layer.CLI.own, List.of()).evaluate(all).hasViolation());
    assertFalse(Layer.AST.rule().evaluate(all).hasViolation());
  }
}
