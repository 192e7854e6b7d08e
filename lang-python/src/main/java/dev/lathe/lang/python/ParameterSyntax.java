package dev.lathe.lang.python;

import static dev.lathe.lang.python.PythonSyntax.is;
import static dev.lathe.lang.python.PythonSyntax.wrong;

import dev.lathe.lang.python.Peg.Grammar;

/** The part of {@link PythonSyntax} about parameters of functions and of lambda expressions, which differ in what ends them. */
final class ParameterSyntax {

  private final Grammar grammar;
  /** What the names of the rules begin with. */
  private final String prefix;
  /** The token behind the last parameter. */
  private final String end;

  private ParameterSyntax(Grammar grammar, String prefix, String end) {
    this.grammar = grammar;
    this.prefix = prefix;
    this.end = end;
  }

  static void addTo(Grammar g) {
    new ParameterSyntax(g, "def_", "')'").add();
    new ParameterSyntax(g, "lambda_", "':'").add();
    g.rule("def_param", is("NAME [annotation]"));
    g.rule("lambda_param", is("NAME"));
    g.rule("annotation", is("':' expression"));
    g.rule(
        "def_annotated_star",
        is("NAME ':' star_expression ','"),
        is("NAME ':' star_expression &')'"));
    g.rule("default", is("'=' expression"), wrong("bad_default"));
    g.rule("bad_default", is("equal:'=' &(')' | ',')").then(Complaints.at("equal", Message.EXPECTED_DEFAULT)));
  }

  private boolean isLambda() {
    return prefix.equals("lambda_");
  }

  /** The text with this kind's names: {@code @plain} is {@code def_plain}, {@code @end} the token at the end. */
  private String named(String text) {
    return text.replace("@end", end).replace("@", prefix);
  }

  private void rule(String name, Peg.Draft... alternatives) {
    Peg.Draft[] drafts = new Peg.Draft[alternatives.length];
    for (int i = 0; i < drafts.length; i++) {
      Peg.Draft draft = alternatives[i];
      drafts[i] = new Peg.Draft(draft.pass(), named(draft.text()), draft.kind(), draft.action());
    }
    grammar.rule(named(name), drafts);
  }

  private void add() {
    rule("@params", wrong("@bad_params"), is("@parameters"));
    rule(
        "@parameters",
        is("@slash @plain* @defaulted* [@star]"),
        is("@defaulted_slash @defaulted* [@star]"),
        is("@plain+ @defaulted* [@star]"),
        is("@defaulted+ [@star]"),
        is("@star"));
    rule("@slash", is("@plain+ '/' ','"), is("@plain+ '/' &@end"));
    rule("@defaulted_slash", is("@plain* @defaulted+ '/' ','"), is("@plain* @defaulted+ '/' &@end"));
    if (isLambda()) {
      rule("@star", wrong("@bad_star"), is("'*' @plain @any* [@keywords]"), is("'*' ',' @any+ [@keywords]"), is("@keywords"));
    } else {
      rule(
          "@star",
          wrong("@bad_star"),
          is("'*' @plain @any* [@keywords]"),
          is("'*' @annotated_star @any* [@keywords]"),
          is("'*' ',' @any+ [@keywords]"),
          is("@keywords"));
    }
    rule("@keywords", wrong("@bad_keywords"), is("'**' @plain"));
    rule("@plain", is("it:@param ','"), is("it:@param &@end"));
    rule("@defaulted", is("@param default ','"), is("@param default &@end"));
    rule("@any", is("@param [default] ','"), is("@param [default] &@end"));
    mistakes();
  }

  private void mistakes() {
    String grouped = isLambda() ? "@plain* open:'(' @param % ',' [','] close:')'" : "@plain* open:'(' @plain+ [','] close:')'";
    rule(
        "@bad_params",
        is("slash:'/' ','").then(Complaints.at("slash", Message.NOTHING_BEFORE_SLASH)),
        is("(@slash | @defaulted_slash) @any* slash:'/'").then(Complaints.at("slash", Message.SECOND_SLASH)),
        is("[@slash] @plain* @some_defaulted name:@plain").then(Complaints.at("name", Message.NO_DEFAULT)),
        is(grouped)
            .then(
                Complaints.range(
                    "open",
                    "close",
                    isLambda() ? Message.LAMBDA_PARAMETERS_GROUPED : Message.FUNCTION_PARAMETERS_GROUPED)),
        is("[@slash | @defaulted_slash] @any* '*' (',' | @plain) @any* slash:'/'")
            .then(Complaints.at("slash", Message.SLASH_BEHIND_STAR)),
        is("@any+ '/' star:'*'").then(Complaints.at("star", Message.NO_COMMA_BEHIND_SLASH)));
    rule("@some_defaulted", is("@defaulted_slash"), is("@defaulted+"));
    rule(
        "@bad_star",
        is("star:'*' (@end | ',' (@end | '**'))")
            .then(isLambda() ? Complaints.furthest(Message.BARE_STAR) : Complaints.at("star", Message.BARE_STAR)),
        is("'*' @param equal:'='").then(Complaints.at("equal", Message.STAR_DEFAULT)),
        is("'*' (@plain | ',') @any* star:'*' (@plain | ',')").then(Complaints.at("star", Message.SECOND_STAR)));
    rule(
        "@bad_keywords",
        is("'**' @param equal:'='").then(Complaints.at("equal", Message.KEYWORDS_DEFAULT)),
        is("'**' @param ',' name:@param").then(Complaints.at("name", Message.BEHIND_KEYWORDS)),
        is("'**' @param ',' star:('*' | '**' | '/')").then(Complaints.at("star", Message.BEHIND_KEYWORDS)));
  }
}
