package dev.lathe.lang.python;

import static dev.lathe.lang.python.PythonSyntax.is;
import static dev.lathe.lang.python.PythonSyntax.wrong;

import dev.lathe.lang.python.Complaints.Use;
import dev.lathe.lang.python.Peg.Draft;
import dev.lathe.lang.python.Peg.Grammar;

/** The part of {@link PythonSyntax} about statements. */
final class StatementSyntax {

  private static final String FUNCTION = "function definition";
  private static final String CLASS = "class definition";

  private StatementSyntax() {}

  static void addTo(Grammar g) {
    g.memo("statement", is("compound"), is("simple_statements"));
    g.rule("statements", is("statement+"));
    simple(g);
    assignments(g);
    imports(g);
    compound(g);
    definitions(g);
    branches(g);
    loops(g);
    with(g);
    handlers(g);
  }

  /** The error where a line begins like the alternative but is not followed by a block. */
  private static Draft noBlock(String header, String what) {
    return is(header + " ':' NEWLINE !INDENT").then(Complaints.noBlock("word", what));
  }

  /** The error where the line ends in front of its colon. */
  private static Draft noColon(String header) {
    return is(header + " NEWLINE").then(Complaints.furthest(Message.EXPECTED, ":"));
  }

  private static void simple(Grammar g) {
    g.rule("simple_statements", is("simple !';' NEWLINE"), is("simple % ';' [';'] NEWLINE"));
    g.memo(
        "simple",
        is("assignment"),
        is("&<type> type_alias"),
        is("star_expressions"),
        is("&return return_statement"),
        is("&(import | from) import_statement"),
        is("&raise raise_statement"),
        is("pass"),
        is("&del del_statement"),
        is("&yield yield_expression"),
        is("&assert assert_statement"),
        is("break"),
        is("continue"),
        is("&global global NAME % ','"),
        is("&nonlocal nonlocal NAME % ','"));
    g.rule("return_statement", is("return [star_expressions]"));
    g.rule("raise_statement", is("raise expression [from expression]"), is("raise"));
    g.rule("assert_statement", is("assert expression [',' expression]"));
    g.rule("del_statement", is("del deleted_targets &(';' | NEWLINE)"), wrong("bad_del"));
    g.rule("bad_del", is("del target:star_expressions").then(Complaints.badTarget("target", Use.DELETED)));
    g.rule("type_alias", is("<type> NAME [type_params] '=' expression"));
    g.rule("type_params", is("'[' type_param_list ']'"));
    g.rule("type_param_list", is("type_param % ',' [',']"));
    g.memo(
        "type_param",
        is("NAME [type_bound]"),
        is("'*' NAME colon:':' bound:expression")
            .then(Complaints.badBound("colon", "bound", Message.TYPE_LIST_BOUND, Message.TYPE_LIST_CONSTRAINTS)),
        is("'*' NAME"),
        is("'**' NAME colon:':' bound:expression")
            .then(Complaints.badBound("colon", "bound", Message.PARAMETERS_BOUND, Message.PARAMETERS_CONSTRAINTS)),
        is("'**' NAME"));
    g.rule("type_bound", is("':' expression"));
  }

  private static void assignments(Grammar g) {
    g.rule(
        "assignment",
        is("NAME ':' expression ['=' assigned]"),
        is("('(' single_target ')' | single_place) ':' expression ['=' assigned]"),
        is("(star_targets '=')+ assigned !'='"),
        is("single_target augmentation ~ assigned"),
        wrong("bad_assignment"));
    g.rule(
        "augmentation",
        is("'+='"),
        is("'-='"),
        is("'*='"),
        is("'@='"),
        is("'/='"),
        is("'%='"),
        is("'&='"),
        is("'|='"),
        is("'^='"),
        is("'<<='"),
        is("'>>='"),
        is("'**='"),
        is("'//='"));
    g.rule(
        "bad_assignment",
        is("target:bad_annotated ':' expression").then(Complaints.kindOf("target", Message.ONLY_SINGLE_TARGET)),
        is("target:star_named_expression ',' star_named_expressions* ':' expression")
            .then(Complaints.at("target", Message.ONLY_SINGLE_TARGET, "tuple")),
        is("target:expression ':' expression").then(Complaints.at("target", Message.BAD_ANNOTATION_TARGET)),
        is("(star_targets '=')* target:star_expressions '='").then(Complaints.badTarget("target", Use.ASSIGNED)),
        is("(star_targets '=')* target:yield_expression '='").then(Complaints.at("target", Message.ASSIGNMENT_TO_YIELD)),
        is("target:star_expressions augmentation assigned").then(Complaints.kindOf("target", Message.BAD_AUGMENTED)));
    g.rule("bad_annotated", is("list"), is("tuple"), is("'(' it:bad_annotated ')'"));
  }

  private static void imports(Grammar g) {
    g.rule("import_statement", wrong("bad_import"), is("import imported % ','"), is("import_from"));
    g.rule("imported", is("dotted_name [as NAME]"));
    g.rule("dotted_name", is("NAME"));
    g.extend("dotted_name", is("left:dotted_name '.' NAME"));
    g.rule(
        "import_from",
        is("from ('.' | '...')* dotted_name import imported_names"),
        is("from ('.' | '...')+ import imported_names"));
    g.rule(
        "imported_names",
        is("'(' imported_name % ',' [','] ')'"),
        is("imported_name % ',' !','"),
        is("'*'"),
        wrong("bad_imported_names"));
    g.rule("imported_name", is("NAME [as NAME]"));
    g.rule("bad_import", is("word:import dotted_name % ',' from dotted_name").then(Complaints.from("word", Message.MEANT_FROM_IMPORT)));
    g.rule("bad_imported_names", is("imported_name % ',' ',' NEWLINE").then(Complaints.furthest(Message.TRAILING_COMMA)));
  }

  private static void compound(Grammar g) {
    g.rule(
        "compound",
        is("&(def | '@' | async) function"),
        is("&if if_statement"),
        is("&(class | '@') class_statement"),
        is("&(with | async) with_statement"),
        is("&(for | async) for_statement"),
        is("&try try_statement"),
        is("&while while_statement"),
        is("match_statement"));
    g.memo("block", is("NEWLINE INDENT statements DEDENT"), is("simple_statements"), wrong("bad_block"));
    g.rule("bad_block", is("NEWLINE !INDENT").then(Complaints.furthest(Message.EXPECTED_BLOCK)));
  }

  private static void definitions(Grammar g) {
    g.rule("decorators", is("('@' named_expression NEWLINE)+"));
    g.rule("class_statement", is("decorators class_definition"), is("class_definition"));
    g.rule(
        "class_definition",
        wrong("bad_class"),
        is("class NAME [type_params] ['(' [arguments] ')'] ':' block"));
    g.rule(
        "bad_class",
        noColon("class NAME [type_params] ['(' [arguments] ')']"),
        noBlock("word:class NAME [type_params] ['(' [arguments] ')']", CLASS));
    g.rule("function", is("decorators function_definition"), is("function_definition"));
    g.rule(
        "function_definition",
        wrong("bad_function"),
        is("def NAME [type_params] !!'(' [def_params] ')' ['->' expression] !!':' block"),
        is("async def NAME [type_params] !!'(' [def_params] ')' ['->' expression] !!':' block"));
    g.rule(
        "bad_function",
        noBlock("[async] word:def NAME [type_params] '(' [def_params] ')' ['->' expression]", FUNCTION));
  }

  private static void branches(Grammar g) {
    for (String word : new String[] {"if", "elif"}) {
      g.rule(
          word + "_statement",
          wrong("bad_" + word),
          is(word + " named_expression ':' block elif_statement"),
          is(word + " named_expression ':' block [else_block]"));
      g.rule(
          "bad_" + word,
          noColon(word + " named_expression"),
          noBlock("word:" + word + " named_expression", "'" + word + "' statement"));
    }
    g.rule("else_block", wrong("bad_else"), is("else !!':' block"));
    g.rule("bad_else", noBlock("word:else", "'else' statement"));
  }

  private static void loops(Grammar g) {
    g.rule("while_statement", wrong("bad_while"), is("while named_expression ':' block [else_block]"));
    g.rule(
        "bad_while",
        noColon("while named_expression"),
        noBlock("word:while named_expression", "'while' statement"));
    g.rule(
        "for_statement",
        wrong("bad_for"),
        is("for star_targets in ~ star_expressions ':' block [else_block]"),
        is("async for star_targets in ~ star_expressions ':' block [else_block]"),
        wrong("bad_loop_variable"));
    g.rule(
        "bad_for",
        noColon("[async] for star_targets in star_expressions"),
        noBlock("[async] word:for star_targets in star_expressions", "'for' statement"));
  }

  private static void with(Grammar g) {
    g.rule(
        "with_statement",
        wrong("bad_with_block"),
        is("with '(' with_item % ',' [','] ')' ':' block"),
        is("with with_item % ',' ':' block"),
        is("async with '(' with_item % ',' [','] ')' ':' block"),
        is("async with with_item % ',' ':' block"),
        wrong("bad_with"));
    g.rule("with_item", is("expression as star_target &(',' | ')' | ':')"), wrong("bad_with_item"), is("expression"));
    g.rule(
        "bad_with_item",
        is("expression as target:expression &(',' | ')' | ':')").then(Complaints.badTarget("target", Use.ASSIGNED)));
    String plain = "with (expression [as star_target]) % ','";
    String grouped = "with '(' (expressions [as star_target]) % ',' [','] ')'";
    g.rule("bad_with", noColon("[async] " + plain), noColon("[async] " + grouped));
    g.rule(
        "bad_with_block",
        noBlock("[async] word:" + plain, "'with' statement"),
        noBlock("[async] word:" + grouped, "'with' statement"));
  }

  private static void handlers(Grammar g) {
    g.rule(
        "try_statement",
        wrong("bad_try"),
        is("try !!':' block finally_block"),
        is("try !!':' block except_block+ [else_block] [finally_block]"),
        is("try !!':' block except_star_block+ [else_block] [finally_block]"));
    g.rule(
        "bad_try",
        noBlock("word:try", "'try' statement"),
        is("try ':' block !(except | finally)").then(Complaints.furthest(Message.EXPECTED_HANDLER)),
        is("try ':' block* except_block+ word:except star:'*' expression [as NAME] ':'")
            .then(Complaints.range("word", "star", Message.MIXED_HANDLERS)),
        is("try ':' block* except_star_block+ word:except [expression [as NAME]] ':'")
            .then(Complaints.at("word", Message.MIXED_HANDLERS)));
    g.rule(
        "except_block",
        wrong("bad_except_block"),
        is("except expression [as NAME] ':' block"),
        is("except ':' block"),
        wrong("bad_except"));
    g.rule(
        "except_star_block",
        wrong("bad_except_star_block"),
        is("except '*' expression [as NAME] ':' block"),
        wrong("bad_except"));
    g.rule(
        "bad_except",
        is("except ['*'] type:expression ',' expressions [as NAME] ':'")
            .then(Complaints.from("type", Message.HANDLER_TYPES_UNGROUPED)),
        noColon("except ['*'] expression [as NAME]"),
        noColon("except"),
        is("except '*' (NEWLINE | ':')").then(Complaints.furthest(Message.EXPECTED_HANDLER_TYPES)));
    g.rule(
        "bad_except_block",
        noBlock("word:except expression [as NAME]", "'except' statement"),
        noBlock("word:except", "'except' statement"));
    g.rule("bad_except_star_block", noBlock("word:except '*' expression [as NAME]", "'except*' statement"));
    g.rule("finally_block", wrong("bad_finally"), is("finally !!':' block"));
    g.rule("bad_finally", noBlock("word:finally", "'finally' statement"));
  }
}
