package dev.lathe.lang.lua;

import dev.lathe.bcgen.BytecodeConventions;
import dev.lathe.bcgen.BytecodeGenerator;
import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.Prototype;
import java.util.Optional;
import java.util.function.Function;

/** Text to bytecode. */
final class LuaBytecode {

  private static final LuaLanguage LANGUAGE = new LuaLanguage();
  private static final BytecodeConventions CONVENTIONS = LANGUAGE.part(BytecodeConventions.class).orElseThrow();

  private LuaBytecode() {}

  /** The bytecode of a text that has no errors. */
  static Prototype of(byte[] text) {
    return of(
        text,
        Function.identity(),
        error -> {
          throw new AssertionError(error);
        });
  }

  /** What becomes of a text: what {@code use} makes of its bytecode, or {@code refused} of its first error. */
  static <T> T of(byte[] text, Function<? super Prototype, ? extends T> use, Function<? super Diagnostic, ? extends T> refused) {
    return DeepStack.call(
        () -> {
          Source source = LANGUAGE.decode("input", text).source();
          Diagnostics diagnostics = new Diagnostics();
          Optional<Language.Reading> reading = LANGUAGE.read(source, diagnostics);
          try {
            if (reading.isPresent()) {
              return use.apply(
                  BytecodeGenerator.generate(reading.get().module(), reading.get().tokens(), CONVENTIONS));
            }
          } catch (GeneratorException e) {
            return refused.apply(e.diagnostic());
          }
          return refused.apply(diagnostics.list().getFirst());
        });
  }
}
