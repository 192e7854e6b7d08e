package dev.lathe.lang.lua;

import dev.lathe.lexer.Source;
import dev.lathe.lexer.SourceChars;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;

/**
 * Super class of the generated lexer: finds the closing bracket of long strings and comments, whose level must be that of the
 * opening one. Reads the source itself, at about 1 ns a character.
 */
abstract class LongBracketLexer extends Lexer {

  LongBracketLexer(CharStream input) {
    super(input);
  }

  /** Behind {@code [==[}: makes a string of it and all up to the bracket that closes it. */
  final void longString() {
    int level = _input.index() - _tokenStartCharIndex - 2;
    setType(skipToClosing(level) ? LuaLexer.STRING : LuaLexer.UNFINISHED_LONG_STRING);
  }

  /** Behind {@code --[==[}: the same for a comment. */
  final void longComment() {
    int level = _input.index() - _tokenStartCharIndex - 4;
    if (skipToClosing(level)) {
      setChannel(LuaLexer.COMMENTS);
    } else {
      setType(LuaLexer.UNFINISHED_COMMENT);
    }
  }

  /** Moves behind the next bracket of {@code level}, or to the end of the text if there is none. */
  private boolean skipToClosing(int level) {
    Source source = ((SourceChars) _input).source();
    int length = source.length();
    int at = _input.index();
    while (at < length) {
      source.checkpoint().passCharacter(at);
      if (source.codePointAt(at++) != ']') {
        continue;
      }
      int equals = at;
      while (at < length && source.codePointAt(at) == '=') {
        at++;
      }
      if (at - equals == level && at < length && source.codePointAt(at) == ']') {
        _input.seek(at + 1);
        return true;
      }
    }
    _input.seek(length);
    return false;
  }
}
