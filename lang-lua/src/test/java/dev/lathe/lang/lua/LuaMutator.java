package dev.lathe.lang.lua;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import java.util.List;
import java.util.Random;

/** Makes programs with mistakes out of programs without. */
public final class LuaMutator {

  private static final List<String> POOL =
      List.of(
          "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil", "not", "or",
          "repeat", "return", "then", "true", "until", "while", "+", "-", "*", "/", "%", "^", "#", "==", "~=", "<=", ">=", "<", ">", "=",
          "(", ")", "{", "}", "[", "]", "::", ";", ":", ",", ".", "..", "...", "a", "é", "1", "1..2", "0x", "3LL", "'s'", "\"\\q\"",
          "'open", "[[long]]", "[==[open", "[=x", "--[[open", "\n", "$", "&", "\u0000", "\u007F", "::l::", "goto l", "break\n", "f\n(x)",
          "local l", "\\", "'\\300'", "\"\\u{110000}\"", "!", "~", "function f(", "do goto l end", "\n(a)");

  private final Random random;

  public LuaMutator(Random random) {
    this.random = random;
  }

  /** {@code program} with one to three changes. */
  public String mutate(String program) {
    String mutated = program;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      mutated = random.nextInt(4) == 0 ? mutateCharacter(mutated) : mutateToken(mutated);
    }
    return mutated;
  }

  private String mutateCharacter(String program) {
    if (program.isEmpty()) {
      return program;
    }
    int at = program.offsetByCodePoints(0, random.nextInt(program.codePointCount(0, program.length())));
    int next = at + Character.charCount(program.codePointAt(at));
    String other = Character.toString(" \n\r\t'\"[]=-.\\01xz(){}:,\u0000a".charAt(random.nextInt(23)));
    return switch (random.nextInt(3)) {
      case 0 -> program.substring(0, at) + program.substring(next);
      case 1 -> program.substring(0, at) + other + program.substring(next);
      default -> program.substring(0, at) + other + program.substring(at);
    };
  }

  private String mutateToken(String program) {
    Source source = Source.utf8("program", Source.encodeUtf8(program), LineEnds.EITHER_ORDER);
    TokenBuffer tokens = new LuaLanguage().tokens(source, new Diagnostics()).orElseThrow();
    int count = tokens.size() - 1;
    if (count == 0) {
      return POOL.get(random.nextInt(POOL.size()));
    }
    Token token = tokens.token(random.nextInt(count));
    String before = (source.hasMark() ? "\uFEFF" : "") + source.text(0, token.start());
    String after = source.text(token.end(), source.length());
    Token other = tokens.token(random.nextInt(count));
    return switch (random.nextInt(6)) {
      case 0, 1 -> before + after;
      case 2 -> before + token.text() + " " + token.text() + after;
      case 3 -> before + other.text() + after;
      case 4 -> before + POOL.get(random.nextInt(POOL.size())) + after;
      default -> before + token.text() + " " + POOL.get(random.nextInt(POOL.size())) + " " + after;
    };
  }
}
