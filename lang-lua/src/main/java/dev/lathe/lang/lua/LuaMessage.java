package dev.lathe.lang.lua;

import java.util.Locale;

/** What LuaJIT says about source text, in its words ({@code lj_errmsg.h}). */
enum LuaMessage {
  UNEXPECTED_SYMBOL("unexpected symbol"),
  EXPECTED("'%s' expected"),
  EXPECTED_TO_CLOSE("'%s' expected (to close '%s' at line %d)"),
  PARAMETER_EXPECTED("<name> or '...' expected"),
  ARGUMENTS_EXPECTED("function arguments expected"),
  FOR_EXPECTED("'=' or 'in' expected"),
  AMBIGUOUS_CALL("ambiguous syntax (function call x new statement)"),
  NO_VARIABLE_ARGUMENTS("cannot use '...' outside a vararg function"),
  NO_TARGET("syntax error"),

  MALFORMED_NUMBER("malformed number"),
  UNFINISHED_STRING("unfinished string"),
  UNFINISHED_LONG_STRING("unfinished long string"),
  UNFINISHED_LONG_COMMENT("unfinished long comment"),
  INVALID_ESCAPE("invalid escape sequence"),
  INVALID_DELIMITER("invalid long string delimiter"),

  NO_LOOP("no loop to break"),
  UNDEFINED_LABEL("undefined label '%s'"),
  DUPLICATE_LABEL("duplicate label '%s'"),
  JUMPS_INTO_SCOPE("<goto %s> jumps into the scope of local '%s'"),

  TOO_MANY_LEVELS("chunk has too many syntax levels"),
  TOO_MANY_IN_CHUNK("chunk has more than %d local variables"),
  TOO_MANY_IN_MAIN("main function has more than %d %s"),
  TOO_MANY_IN_FUNCTION("function at line %d has more than %d %s"),

  NOT_SOURCE("attempt to load chunk with wrong mode"),
  MALFORMED_BYTECODE("cannot load malformed bytecode");

  private final String template;

  LuaMessage(String template) {
    this.template = template;
  }

  /** The message with what its place holders stand for. */
  String text(Object... arguments) {
    return String.format(Locale.ROOT, template, arguments);
  }

  /**
   * The message with the token that it is about.
   *
   * @param near the token as the reference shows it; "" if it does not
   */
  static String near(String message, String near) {
    return near.isEmpty() ? message : message + " near '" + near + "'";
  }
}
