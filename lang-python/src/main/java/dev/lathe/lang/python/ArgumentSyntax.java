package dev.lathe.lang.python;

import static dev.lathe.lang.python.PythonSyntax.is;
import static dev.lathe.lang.python.PythonSyntax.wrong;

import dev.lathe.lang.python.Peg.Grammar;
import dev.lathe.lang.python.SyntaxTree.Kind;

/** The part of {@link PythonSyntax} about the arguments of calls. */
final class ArgumentSyntax {

  private ArgumentSyntax() {}

  static void addTo(Grammar g) {
    g.memo("arguments", is("it:argument_list [','] &')'"), wrong("bad_arguments"));
    g.rule(
        "argument_list",
        is("first:positional_argument % ',' rest:[',' it:keyword_arguments]").as(Kind.PARTS),
        is("keyword_arguments"));
    g.rule(
        "positional_argument",
        is("starred_expression"),
        is("it:(assignment_expression | it:expression !':=') !'='"));
    g.rule(
        "keyword_arguments",
        is("first:keyword_or_starred % ',' ',' rest:keyword_or_unpacking % ','").as(Kind.PARTS),
        is("keyword_or_starred % ','"),
        is("keyword_or_unpacking % ','"));
    g.rule("starred_expression", wrong("bad_starred_expression"), is("'*' value:expression").as(Kind.STARRED));
    g.rule(
        "keyword_or_starred",
        wrong("bad_keyword"),
        is("NAME '=' expression").as(Kind.KEYWORD),
        is("starred_expression"));
    g.rule(
        "keyword_or_unpacking",
        wrong("bad_keyword"),
        is("NAME '=' expression").as(Kind.KEYWORD),
        is("'**' expression").as(Kind.KEYWORDS));
    mistakes(g);
  }

  private static void mistakes(Grammar g) {
    g.rule(
        "bad_arguments",
        is("((positional_argument % ',' ',' keyword_arguments) | keyword_arguments) ',' star:'*'")
            .then(Complaints.at("star", Message.UNPACKING_BEHIND_KEYWORDS)),
        is("element:expression clauses:comprehension_clauses ',' [argument_list | expression comprehension_clauses]")
            .then(Complaints.ungroupedGenerator("element", "clauses")),
        is("name:NAME equal:'=' expression comprehension_clauses")
            .then(Complaints.range("name", "equal", Message.MEANT_EQUALS_OR_NAMED)),
        is("[argument_list ','] name:NAME equal:'=' &(',' | ')')")
            .then(Complaints.range("name", "equal", Message.EXPECTED_ARGUMENT)),
        is("list:argument_list clauses:comprehension_clauses").then(Complaints.ungroupedLastArgument("list", "clauses")),
        is("argument_list ',' element:expression clauses:comprehension_clauses")
            .then(Complaints.ungroupedGenerator("element", "clauses")),
        is("list:argument_list ',' argument_list").then(Complaints.positionalBehind("list")));
    g.rule(
        "bad_keyword",
        is("name:(True | False | None) equal:'='").then(Complaints.assignmentToConstant("name", "equal")),
        is("name:NAME equal:'=' expression comprehension_clauses")
            .then(Complaints.range("name", "equal", Message.MEANT_EQUALS_OR_NAMED)),
        is("!(NAME '=') target:expression equal:'='")
            .then(Complaints.range("target", "equal", Message.ASSIGNMENT_IN_ARGUMENT)),
        is("stars:'**' expression '=' value:expression")
            .then(Complaints.range("stars", "value", Message.ASSIGNMENT_TO_KEYWORDS)));
    g.rule(
        "bad_starred_expression",
        is("star:'*' expression '=' value:expression")
            .then(Complaints.range("star", "value", Message.ASSIGNMENT_TO_UNPACKING)));
  }
}
