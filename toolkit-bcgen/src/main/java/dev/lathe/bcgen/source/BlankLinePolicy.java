package dev.lathe.bcgen.source;

import dev.lathe.ast.Stmt;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Trivia;
import java.util.List;

/**
 * How many blank lines stand in front of the statements and comments of one block: those of the source up to a limit, none
 * at the block's start, and at least so many around definitions and behind imports. Comments right in front of a definition belong to it: the
 * blank lines go in front of them.
 */
final class BlankLinePolicy {

  private final SourceStyle.BlankLines rules;
  private final int kept;
  private final int around;
  private boolean first = true;
  private boolean behindDefinition;
  private boolean behindSetOff;

  BlankLinePolicy(SourceStyle.BlankLines rules, int level) {
    this.rules = rules;
    kept = level == 0 ? rules.outerKept() : rules.innerKept();
    around = level == 0 ? rules.outerAround() : rules.innerAround();
  }

  /** Number of comments in front of the statement that has {@code trivia}. */
  static int leadingComments(Trivia trivia) {
    List<Comment> comments = trivia.comments();
    int k = 0;
    while (k < comments.size() && comments.get(k).place().isFront()) {
      k++;
    }
    return k;
  }

  /** In front of comment {@code k} of those in front of {@code statement}. */
  int beforeComment(Stmt statement, int k) {
    return before(statement, k, statement.trivia().comments().get(k).blankLines());
  }

  /** In front of {@code statement}, behind its comments. */
  int beforeStatement(Stmt statement) {
    Trivia trivia = statement.trivia();
    return before(statement, trivia.comments().isEmpty() ? 0 : leadingComments(trivia), trivia.blankLines());
  }

  private int before(Stmt statement, int k, int inSource) {
    if (first && k == 0) {
      return 0;
    }
    boolean definition = around > 0 && (k == 0 && behindDefinition || rules.around().test(statement) && k == start(statement));
    boolean apart = k == 0 && behindSetOff && !rules.setOff().test(statement);
    return Math.max(Math.min(inSource, kept), definition ? around : apart ? 1 : 0);
  }

  /** Number of the first comment that belongs to the statement; the number of leading comments if none does. */
  private static int start(Stmt statement) {
    Trivia trivia = statement.trivia();
    int k = leadingComments(trivia);
    int blankLines = trivia.blankLines();
    while (k > 0 && blankLines == 0) {
      k--;
      blankLines = trivia.comments().get(k).blankLines();
    }
    return k;
  }

  /** In front of a comment behind the last statement. */
  int beforeLast(Comment comment) {
    int blank = first ? 0 : Math.max(Math.min(comment.blankLines(), kept), behindDefinition ? around : 0);
    first = false;
    behindDefinition = false;
    behindSetOff = false;
    return blank;
  }

  /** Statements have been printed as they stand, up to a comment that says so. */
  void passedRegion() {
    behindSetOff = false;
  }

  /** {@code statement} has been printed. */
  void passed(Stmt statement) {
    first = false;
    behindDefinition = rules.around().test(statement);
    behindSetOff = rules.setOff().test(statement);
  }
}
