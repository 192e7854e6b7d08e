package dev.lathe.lang.python;

import static dev.lathe.lang.python.PythonSyntax.is;
import static dev.lathe.lang.python.PythonSyntax.wrong;

import dev.lathe.lang.python.Peg.Grammar;
import dev.lathe.lang.python.SyntaxTree.Kind;

/** The part of {@link PythonSyntax} about what stands in brackets or quotes: displays, comprehensions, strings. */
final class DisplaySyntax {

  private DisplaySyntax() {}

  static void addTo(Grammar g) {
    displays(g);
    comprehensions(g);
    strings(g);
    replacementFields(g);
  }

  private static void displays(Grammar g) {
    g.rule("group", is("'(' it:(yield_expression | named_expression) ')'"), wrong("bad_group"));
    g.rule(
        "bad_group",
        is("'(' value:starred_expression ')'").then(Complaints.at("value", Message.STARRED_HERE)),
        is("'(' stars:'**' expression ')'").then(Complaints.at("stars", Message.DOUBLE_STARRED_HERE)));
    g.rule("tuple", is("'(' elements:[tuple_elements] ')'").as(Kind.TUPLE));
    g.rule("tuple_elements", is("first:star_named_expression ',' rest:[star_named_expressions]").as(Kind.PARTS));
    g.rule("list", is("'[' elements:[star_named_expressions] ']'").as(Kind.LIST));
    g.rule("set", is("'{' star_named_expressions '}'").as(Kind.SET));
    // CPython's parser generator keeps an alternative for the second pass only if a rule for mistakes is all of it.
    g.rule("dict", is("'{' [dict_items] '}'").as(Kind.DICT), is("'{' bad_dict_items '}'").as(Kind.DICT));
    g.rule("dict_items", is("dict_item % ',' [',']"));
    g.rule("dict_item", is("'**' bitwise_or"), is("dict_pair"));
    g.rule("dict_pair", is("expression ':' expression"));
    g.rule(
        "bad_dict_items",
        is("dict_item % ',' ',' bad_dict_pair"),
        is("expression ':' star:'*' bitwise_or").then(Complaints.from("star", Message.STARRED_DICT_VALUE)),
        is("expression colon:':' &('}' | ',')").then(Complaints.at("colon", Message.EXPECTED_DICT_VALUE)));
    g.rule(
        "bad_dict_pair",
        is("key:expression !':'").then(Complaints.noColon("key")),
        is("expression ':' star:'*' bitwise_or").then(Complaints.from("star", Message.STARRED_DICT_VALUE)),
        is("expression colon:':' &('}' | ',')").then(Complaints.at("colon", Message.EXPECTED_DICT_VALUE)));
  }

  private static void comprehensions(Grammar g) {
    g.rule("comprehension_clauses", is("comprehension_clause+"));
    g.rule(
        "comprehension_clause",
        is("async for star_targets in ~ iterable:disjunction tests:(if it:disjunction)*").as(Kind.OTHER),
        is("for star_targets in ~ iterable:disjunction tests:(if it:disjunction)*").as(Kind.OTHER),
        wrong("bad_loop_variable"));
    g.rule(
        "list_comprehension",
        is("'[' named_expression comprehension_clauses ']'").as(Kind.LIST_COMPREHENSION),
        wrong("bad_comprehension"));
    g.rule(
        "set_comprehension",
        is("'{' named_expression comprehension_clauses '}'").as(Kind.SET_COMPREHENSION),
        wrong("bad_comprehension"));
    g.rule(
        "generator",
        is("'(' (assignment_expression | expression !':=') comprehension_clauses ')'").as(Kind.GENERATOR),
        wrong("bad_comprehension"));
    g.rule(
        "dict_comprehension",
        is("'{' dict_pair comprehension_clauses '}'").as(Kind.DICT_COMPREHENSION),
        wrong("bad_dict_comprehension"));
    g.rule(
        "bad_comprehension",
        is("('[' | '(' | '{') value:starred_expression comprehension_clauses")
            .then(Complaints.at("value", Message.UNPACKING_IN_COMPREHENSION)),
        is("('[' | '{') first:star_named_expression ',' last:star_named_expressions comprehension_clauses")
            .then(Complaints.range("first", "last", Message.UNGROUPED_COMPREHENSION_TARGET)),
        is("('[' | '{') first:star_named_expression comma:',' comprehension_clauses")
            .then(Complaints.range("first", "comma", Message.UNGROUPED_COMPREHENSION_TARGET)));
    g.rule(
        "bad_dict_comprehension",
        is("'{' stars:'**' bitwise_or comprehension_clauses '}'")
            .then(Complaints.at("stars", Message.DICT_UNPACKING_IN_COMPREHENSION)));
  }

  private static void strings(Grammar g) {
    g.memo("strings", is("parts:(format_string | string)+").then(Complaints.strings("parts")));
    g.rule("string", is("token:STRING").then(Complaints.string("token")));
    g.rule(
        "format_string",
        is("start:FSTRING_START pieces:(replacement_field | FSTRING_MIDDLE)* end:FSTRING_END")
            .then(Complaints.formatString("start", "pieces", "end")));
    g.rule(
        "replacement_field",
        is("open:'{' assigned ['='] name:[conversion] [full_specification] close:'}'").then(Complaints.field("open", "name", "close")),
        wrong("bad_replacement_field"));
    g.rule("conversion", is("mark:'!' letter:NAME").then(Complaints.conversion("mark", "letter")));
    g.rule("full_specification", is("':' specification*"));
    g.rule("specification", is("FSTRING_MIDDLE"), is("replacement_field"));
  }

  private static void replacementFields(Grammar g) {
    g.rule(
        "bad_replacement_field",
        is("'{' here:'='").then(Complaints.at("here", Message.FORMAT_NO_EXPRESSION, "=")),
        is("'{' here:'!'").then(Complaints.at("here", Message.FORMAT_NO_EXPRESSION, "!")),
        is("'{' here:':'").then(Complaints.at("here", Message.FORMAT_NO_EXPRESSION, ":")),
        is("'{' here:'}'").then(Complaints.at("here", Message.FORMAT_NO_EXPRESSION, "}")),
        is("'{' !assigned").then(Complaints.next(Message.FORMAT_BAD_EXPRESSION)),
        is("'{' assigned !('=' | '!' | ':' | '}')").then(Complaints.next(Message.FORMAT_BEHIND_EXPRESSION)),
        is("'{' assigned '=' !('!' | ':' | '}')").then(Complaints.next(Message.FORMAT_BEHIND_EQUAL)),
        is("'{' assigned ['='] bad_conversion"),
        is("'{' assigned ['='] ['!' NAME] !(':' | '}')").then(Complaints.next(Message.FORMAT_BEHIND_CONVERSION)),
        is("'{' assigned ['='] ['!' NAME] ':' specification* !'}'").then(Complaints.next(Message.FORMAT_BEHIND_SPECIFICATION)),
        is("'{' assigned ['='] ['!' NAME] !'}'").then(Complaints.next(Message.FORMAT_BRACE_EXPECTED)));
    g.rule(
        "bad_conversion",
        is("'!' &(':' | '}')").then(Complaints.next(Message.FORMAT_NO_CONVERSION)),
        is("'!' !NAME").then(Complaints.next(Message.FORMAT_NAMELESS_CONVERSION)));
  }
}
