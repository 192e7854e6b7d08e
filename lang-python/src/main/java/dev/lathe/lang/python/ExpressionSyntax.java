package dev.lathe.lang.python;

import static dev.lathe.lang.python.PythonSyntax.is;
import static dev.lathe.lang.python.PythonSyntax.wrong;

import dev.lathe.lang.python.Complaints.Use;
import dev.lathe.lang.python.Peg.Grammar;
import dev.lathe.lang.python.SyntaxTree.Kind;

/** The part of {@link PythonSyntax} about operators, trailers and targets. */
final class ExpressionSyntax {

  private ExpressionSyntax() {}

  static void addTo(Grammar g) {
    sequences(g);
    operators(g);
    trailers(g);
    mistakes(g);
    targets(g);
  }

  private static void sequences(Grammar g) {
    g.rule(
        "expressions",
        is("first:expression rest:(',' it:expression)+ [',']").as(Kind.TUPLE),
        is("first:expression ','").as(Kind.TUPLE),
        is("expression"));
    g.memo(
        "expression",
        wrong("bad_expression"),
        wrong("bad_statement_of_old"),
        is("disjunction if disjunction else expression").as(Kind.CONDITIONAL),
        is("disjunction"),
        is("lambda_expression"));
    g.rule(
        "yield_expression",
        is("yield from expression").as(Kind.YIELD),
        is("yield [star_expressions]").as(Kind.YIELD));
    g.rule(
        "star_expressions",
        is("first:star_expression rest:(',' it:star_expression)+ [',']").as(Kind.TUPLE),
        is("first:star_expression ','").as(Kind.TUPLE),
        is("star_expression"));
    g.memo("star_expression", is("'*' value:bitwise_or").as(Kind.STARRED), is("expression"));
    g.rule("star_named_expressions", is("it:star_named_expression % ',' [',']"));
    g.rule("star_named_expression", is("'*' value:bitwise_or").as(Kind.STARRED), is("named_expression"));
    g.rule("assignment_expression", is("NAME ':=' ~ expression").as(Kind.NAMED));
    g.rule(
        "named_expression",
        is("assignment_expression"),
        wrong("bad_named_expression"),
        is("it:expression !':='"));
    g.rule("assigned", is("yield_expression"), is("star_expressions"));
  }

  private static void operators(Grammar g) {
    g.memo("disjunction", is("conjunction (or conjunction)+").as(Kind.OPERATION), is("conjunction"));
    g.memo("conjunction", is("inversion (and inversion)+").as(Kind.OPERATION), is("inversion"));
    g.memo("inversion", is("not inversion").as(Kind.OPERATION), is("comparison"));
    g.rule("comparison", is("first:bitwise_or rest:comparison_tail+").as(Kind.COMPARISON), is("bitwise_or"));
    g.rule(
        "comparison_tail",
        is("'==' bitwise_or"),
        is("'!=' bitwise_or"),
        is("'<=' bitwise_or"),
        is("'<' bitwise_or"),
        is("'>=' bitwise_or"),
        is("'>' bitwise_or"),
        is("not in bitwise_or"),
        is("in bitwise_or"),
        is("is not bitwise_or"),
        is("is bitwise_or"));
    binary(g, "bitwise_or", "bitwise_xor", "'|'");
    binary(g, "bitwise_xor", "bitwise_and", "'^'");
    binary(g, "bitwise_and", "shift", "'&'");
    binary(g, "shift", "sum", "'<<'", "'>>'");
    binary(g, "sum", "term", "'+'", "'-'");
    binary(g, "term", "factor", "'*'", "'/'", "'//'", "'%'", "'@'");
    g.memo(
        "factor",
        is("'+' factor").as(Kind.OPERATION),
        is("'-' factor").as(Kind.OPERATION),
        is("'~' factor").as(Kind.OPERATION),
        is("power"));
    g.rule("power", is("await_primary '**' factor").as(Kind.OPERATION), is("await_primary"));
    g.memo("await_primary", is("await primary").as(Kind.AWAIT), is("primary"));
  }

  private static void binary(Grammar g, String name, String operand, String... operators) {
    g.rule(name, is(operand));
    Peg.Draft[] alternatives = new Peg.Draft[operators.length];
    for (int i = 0; i < operators.length; i++) {
      alternatives[i] = is("left:" + name + " " + operators[i] + " " + operand).as(Kind.OPERATION);
    }
    g.extend(name, alternatives);
  }

  private static void trailers(Grammar g) {
    g.rule("primary", is("atom"));
    g.extend(
        "primary",
        is("left:primary '.' NAME").as(Kind.ATTRIBUTE),
        is("left:primary generator").as(Kind.CALL),
        is("left:primary '(' [arguments] ')'").as(Kind.CALL),
        is("left:primary '[' slices ']'").as(Kind.SUBSCRIPT));
    g.rule(
        "slices",
        is("it:slice !','"),
        is("elements:(slice | starred_expression) % ',' [',']").as(Kind.TUPLE));
    g.rule(
        "slice",
        is("[expression] ':' [expression] [':' [expression]]"),
        is("named_expression"));
    g.rule(
        "atom",
        is("NAME"),
        is("True"),
        is("False"),
        is("None"),
        is("&(STRING | FSTRING_START) it:strings"),
        is("token:NUMBER").then(Complaints.number("token")),
        is("&'(' it:(tuple | group | generator)"),
        is("&'[' it:(list | list_comprehension)"),
        is("&'{' it:(dict | set | dict_comprehension | set_comprehension)"),
        is("'...'"));
    g.rule("lambda_expression", is("lambda [lambda_params] ':' expression").as(Kind.LAMBDA));
  }

  private static void mistakes(Grammar g) {
    g.withoutMistakes(
        "plain_expression",
        is("disjunction if disjunction else expression").as(Kind.CONDITIONAL),
        is("disjunction"),
        is("lambda_expression"));
    g.rule(
        "bad_expression",
        // A prefix that no string has is not taken for a name, nor is a statement that begins with a soft keyword.
        is("!(NAME STRING | SOFT_KEYWORD) first:disjunction second:plain_expression").then(Complaints.forgotComma("first", "second")),
        is("first:disjunction if second:disjunction !(else | ':')").then(Complaints.range("first", "second", Message.EXPECTED_ELSE)),
        is("first:lambda [lambda_params] colon:':'").then(Complaints.lambdaInField("first", "colon")));
    g.rule(
        "bad_statement_of_old",
        is("name:NAME !'(' arguments:star_expressions").then(Complaints.missingParentheses("name", "arguments")));
    g.memo(
        "bad_named_expression",
        is("target:expression ':=' expression").then(Complaints.kindOf("target", Message.BAD_NAMED_TARGET)),
        is("name:NAME '=' value:bitwise_or !('=' | ':=')").then(Complaints.range("name", "value", Message.MEANT_EQUALS_OR_NAMED)),
        is("!(list | tuple | generator | True | None | False) target:bitwise_or '=' bitwise_or !('=' | ':=')")
            .then(Complaints.kindOf("target", Message.MEANT_EQUALS)));
  }

  private static void targets(Grammar g) {
    g.rule(
        "star_targets",
        is("it:star_target !','"),
        is("first:star_target rest:(',' it:star_target)* [',']").as(Kind.TUPLE));
    g.rule("star_targets_list", is("star_target % ',' [',']"));
    g.rule(
        "star_targets_tuple",
        is("star_target (',' star_target)+ [',']"),
        is("star_target ','"));
    g.memo("star_target", is("'*' value:(!'*' it:star_target)").as(Kind.STARRED), is("star_place"));
    g.memo(
        "star_place",
        is("target_primary '.' NAME !trailer").as(Kind.ATTRIBUTE),
        is("target_primary '[' slices ']' !trailer").as(Kind.SUBSCRIPT),
        is("star_atom"));
    g.rule(
        "star_atom",
        is("NAME"),
        is("'(' it:star_place ')'"),
        is("'(' [star_targets_tuple] ')'").as(Kind.TUPLE),
        is("'[' [star_targets_list] ']'").as(Kind.LIST));
    g.rule("single_target", is("single_place"), is("NAME"), is("'(' it:single_target ')'"));
    g.rule(
        "single_place",
        is("target_primary '.' NAME !trailer").as(Kind.ATTRIBUTE),
        is("target_primary '[' slices ']' !trailer").as(Kind.SUBSCRIPT));
    g.rule("target_primary", is("it:atom &trailer"));
    g.extend(
        "target_primary",
        is("left:target_primary '.' NAME &trailer").as(Kind.ATTRIBUTE),
        is("left:target_primary '[' slices ']' &trailer").as(Kind.SUBSCRIPT),
        is("left:target_primary generator &trailer").as(Kind.CALL),
        is("left:target_primary '(' [arguments] ')' &trailer").as(Kind.CALL));
    g.rule("trailer", is("'('"), is("'['"), is("'.'"));
    g.rule("deleted_targets", is("deleted_target % ',' [',']"));
    g.memo(
        "deleted_target",
        is("target_primary '.' NAME !trailer").as(Kind.ATTRIBUTE),
        is("target_primary '[' slices ']' !trailer").as(Kind.SUBSCRIPT),
        is("deleted_atom"));
    g.rule(
        "deleted_atom",
        is("NAME"),
        is("'(' deleted_target ')'"),
        is("'(' [deleted_targets] ')'"),
        is("'[' [deleted_targets] ']'"));
    g.rule(
        "bad_loop_variable",
        is("[async] for target:star_expressions").then(Complaints.badTarget("target", Use.LOOP_VARIABLE)));
  }
}
