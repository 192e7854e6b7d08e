package dev.lathe.bcgen;

import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenLines;
import java.util.Locale;

/** What a function may not have more of. Words and places are LuaJIT's ({@code lj_errmsg.h}). */
enum Limit {
  VARIABLES(200, "local variables"),
  UPVALUES(60, "upvalues"),
  CONSTANTS(ConstantPool.LIMIT, "constants"),
  REGISTERS(250, "function or expression too complex"),
  JUMP(1 << 15, "control structure too long"),
  RETURN_JUMP(1 << 15, "function too long for return fixup"),
  /** Variables, labels and jumps to labels of a function and those around it. */
  ENTRIES((1 << 16) - 60, "local variables");

  private final int value;
  private final String words;

  Limit(int value, String words) {
    this.value = value;
    this.words = words;
  }

  int value() {
    return value;
  }

  /**
   * @param firstLine line on which the function begins, 0 for a whole file
   */
  GeneratorException exceeded(int firstLine, TokenLines lines) {
    Token next = lines.next();
    String message =
        switch (this) {
          case VARIABLES, UPVALUES, CONSTANTS ->
              firstLine == 0
                  ? String.format(Locale.ROOT, "main function has more than %d %s", value, words)
                  : String.format(Locale.ROOT, "function at line %d has more than %d %s", firstLine, value, words);
          case ENTRIES -> String.format(Locale.ROOT, "chunk has more than %d %s", value, words);
          case REGISTERS, JUMP, RETURN_JUMP -> words + " near '" + (next.type() == Token.EOF ? "<eof>" : next.text()) + "'";
        };
    return new GeneratorException(message, next.span());
  }
}
