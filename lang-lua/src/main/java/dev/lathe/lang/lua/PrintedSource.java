package dev.lathe.lang.lua;

import dev.lathe.ast.Module;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.runtime.ChunkNames;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import java.nio.charset.CharacterCodingException;

/** The source that is printed from a program's tree: every statement on its line, so that messages name the lines of the program. */
final class PrintedSource {

  private PrintedSource() {}

  /**
   * Prints a program that compiles.
   *
   * @throws GuestError if it is none but bytecode
   */
  static byte[] of(VmState state, byte[] chunk, ByteString chunkName) {
    LuaLanguage language = new LuaLanguage();
    Language.Decoded decoded = language.decode(ChunkNames.shown(chunkName), chunk);
    if (decoded.error().isPresent()) {
      throw state.errors().plain(decoded.source().name() + ": " + decoded.error().get().message());
    }
    return DeepStack.call(
        () -> {
          Module module =
              language
                  .parse(decoded.source(), new Diagnostics())
                  .orElseThrow(() -> new IllegalArgumentException("a program that does not compile"));
          try {
            return decoded.source().encode(SourceGenerator.keepLines(module, LuaSourceStyle.STYLE));
          } catch (CharacterCodingException e) {
            throw new IllegalStateException("a printer made a character that the source does not have", e);
          }
        });
  }
}
