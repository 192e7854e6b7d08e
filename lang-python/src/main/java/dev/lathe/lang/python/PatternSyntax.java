package dev.lathe.lang.python;

import static dev.lathe.lang.python.PythonSyntax.is;
import static dev.lathe.lang.python.PythonSyntax.wrong;

import dev.lathe.lang.python.Peg.Grammar;

/** The part of {@link PythonSyntax} about {@code match} and its patterns. */
final class PatternSyntax {

  private PatternSyntax() {}

  static void addTo(Grammar g) {
    statement(g);
    patterns(g);
    literals(g);
    sequences(g);
    mappings(g);
    classes(g);
  }

  private static void statement(Grammar g) {
    g.rule("match_statement", is("<match> subject ':' NEWLINE INDENT case_block+ DEDENT"), wrong("bad_match"));
    g.rule("subject", is("star_named_expression ',' [star_named_expressions]"), is("named_expression"));
    g.rule(
        "bad_match",
        is("<match> subject NEWLINE").then(Complaints.furthest(Message.EXPECTED, ":")),
        is("word:<match> subject ':' NEWLINE !INDENT").then(Complaints.noBlock("word", "'match' statement")));
    g.rule("case_block", wrong("bad_case"), is("<case> patterns [guard] ':' block"));
    g.rule("guard", is("if named_expression"));
    g.rule(
        "bad_case",
        is("<case> patterns [guard] NEWLINE").then(Complaints.furthest(Message.EXPECTED, ":")),
        is("word:<case> patterns [guard] ':' NEWLINE !INDENT").then(Complaints.noBlock("word", "'case' statement")));
  }

  private static void patterns(Grammar g) {
    g.rule("patterns", is("open_sequence"), is("pattern"));
    g.rule("pattern", is("as_pattern"), is("or_pattern"));
    g.rule("as_pattern", is("or_pattern as capture_target"), wrong("bad_as_pattern"));
    g.rule(
        "bad_as_pattern",
        is("or_pattern as name:<_>").then(Complaints.at("name", Message.UNDERSCORE_TARGET)),
        is("or_pattern as !NAME target:expression").then(Complaints.at("target", Message.BAD_PATTERN_TARGET)));
    g.rule("or_pattern", is("closed_pattern % '|'"));
    g.memo(
        "closed_pattern",
        is("literal_pattern"),
        is("capture_target"),
        is("<_>"),
        is("attribute !('.' | '(' | '=')"),
        is("'(' pattern ')'"),
        is("sequence_pattern"),
        is("mapping_pattern"),
        is("class_pattern"));
    g.rule("capture_target", is("!<_> it:NAME !('.' | '(' | '=')"));
    g.memo("attribute", is("NAME ('.' NAME)+"));
    g.memo("name_or_attribute", is("attribute"), is("NAME"));
  }

  private static void literals(Grammar g) {
    g.rule(
        "literal_pattern",
        is("signed_number !('+' | '-')"),
        is("complex_number"),
        is("strings"),
        is("None"),
        is("True"),
        is("False"));
    g.rule("complex_number", is("signed_real '+' imaginary"), is("signed_real '-' imaginary"));
    g.rule("signed_number", is("NUMBER"), is("'-' NUMBER"));
    g.rule("signed_real", is("real"), is("'-' real"));
    g.rule("real", is("number:NUMBER").then(Complaints.number("number", Message.EXPECTED_REAL)));
    g.rule("imaginary", is("number:NUMBER").then(Complaints.number("number", Message.EXPECTED_IMAGINARY)));
  }

  private static void sequences(Grammar g) {
    g.rule("sequence_pattern", is("'[' [sequence_elements] ']'"), is("'(' [open_sequence] ')'"));
    g.rule("open_sequence", is("sequence_element ',' [sequence_elements]"));
    g.rule("sequence_elements", is("sequence_element % ',' [',']"));
    g.rule("sequence_element", is("star_pattern"), is("pattern"));
    g.memo("star_pattern", is("'*' capture_target"), is("'*' <_>"));
  }

  private static void mappings(Grammar g) {
    g.rule(
        "mapping_pattern",
        is("'{' '}'"),
        is("'{' rest_pattern [','] '}'"),
        is("'{' mapping_items ',' rest_pattern [','] '}'"),
        is("'{' mapping_items [','] '}'"));
    g.rule("mapping_items", is("mapping_item % ','"));
    g.rule("mapping_item", is("(literal_pattern | attribute) ':' pattern"));
    g.rule("rest_pattern", is("'**' capture_target"));
  }

  private static void classes(Grammar g) {
    g.rule(
        "class_pattern",
        is("name_or_attribute '(' ')'"),
        is("name_or_attribute '(' positional_patterns [','] ')'"),
        is("name_or_attribute '(' keyword_pattern % ',' [','] ')'"),
        is("name_or_attribute '(' positional_patterns ',' keyword_pattern % ',' [','] ')'"),
        wrong("bad_class_pattern"));
    g.rule("positional_patterns", is("it:pattern % ','"));
    g.rule("keyword_pattern", is("NAME '=' pattern"));
    g.rule(
        "bad_class_pattern",
        is("name_or_attribute '(' late:late_positional").then(Complaints.at("late", Message.POSITIONAL_PATTERN)));
    g.rule(
        "late_positional",
        is("[positional_patterns ','] keyword_pattern % ',' ',' it:positional_patterns"));
  }
}
