package dev.lathe.bcgen;

import dev.lathe.ast.Module;
import dev.lathe.bcgen.general.GeneralConventions;
import dev.lathe.bcgen.general.GeneralGenerator;
import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.TokenLines;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.Prototype;
import java.util.Optional;

/**
 * Makes bytecode of a tree. Opcodes are chosen by the tree's {@link dev.lathe.ast.Semantics} and its nodes alone; for the
 * meanings that LuaJIT has, the result is what LuaJIT 2.1 makes of the same source text.
 */
public final class BytecodeGenerator {

  private BytecodeGenerator() {}

  /** Whether programs of a language can be compiled. */
  public static boolean compiles(Language language) {
    return language.part(BytecodeConventions.class).isPresent() || language.part(GeneralConventions.class).isPresent();
  }

  /**
   * The function that stands for a whole file of a language.
   *
   * @return empty if its programs cannot be compiled at all
   * @throws GeneratorException if the program passes a limit, or means something that is not supported
   */
  public static Optional<Prototype> generate(Language language, Language.Reading reading) {
    Optional<GeneralConventions> general = language.part(GeneralConventions.class);
    if (general.isPresent()) {
      return Optional.of(GeneralGenerator.generate(reading.module(), reading.tokens().source(), general.get()));
    }
    return language.part(BytecodeConventions.class).map(conventions -> generate(reading.module(), reading.tokens(), conventions));
  }

  /**
   * The function that stands for a whole file.
   *
   * @param tokens of the text that {@code module} was made of
   * @param conventions of the module's language
   * @throws GeneratorException if the program passes a limit, or means something that is not supported
   */
  public static Prototype generate(Module module, TokenBuffer tokens, BytecodeConventions conventions) {
    Unsupported.check(module);
    return new FunctionGen(conventions, new TokenLines(tokens)).module(module).prototype();
  }
}
