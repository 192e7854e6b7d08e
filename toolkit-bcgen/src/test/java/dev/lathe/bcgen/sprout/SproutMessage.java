package dev.lathe.bcgen.sprout;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Span;

/** What is said about wrong programs, syntax errors aside. */
enum SproutMessage {
  NOT_UTF8("the file is no UTF-8 text"),
  STRAY("this character has no meaning"),
  UNFINISHED_STRING("the string does not end on its line"),
  BAD_NUMBER("malformed number"),
  LARGE_NUMBER("the number is larger than 9223372036854775807"),
  BAD_ESCAPE("unknown escape"),
  BAD_TABS("tabs and spaces are mixed"),
  BAD_DEDENT("the line is indented like no block around it"),
  TOO_MANY_INDENTS("too many blocks inside each other"),
  TOO_MANY_BRACKETS("too many brackets inside each other"),
  UNMATCHED_BRACKET("no bracket is open here"),
  MISMATCHED_BRACKET("a bracket of another kind is open here"),
  TOO_MANY_OPERATORS("too many operators wait for their operand"),
  NO_TARGET("only a variable, attribute or element can be assigned to"),
  BREAK_OUTSIDE_LOOP("'break' outside of a loop"),
  UNDECLARED("the variable is not declared: use 'let'");

  private final String text;

  SproutMessage(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  Diagnostic at(Span span) {
    return Diagnostic.error("SproutError", text, span);
  }
}
