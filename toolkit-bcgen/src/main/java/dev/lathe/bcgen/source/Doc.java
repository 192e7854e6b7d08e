package dev.lathe.bcgen.source;

import dev.lathe.lexer.Comment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pretty output: ends lines where what belongs together does not fit.
 *
 * <p>A statement, or the part of one in front of its block, is first collected as a flat list of operations, with the
 * position that each would have if all stood on one line; {@link DocLayout} then decides group by group, outermost first,
 * and writes. Both take time linear in the number of operations (D. Oppen, <i>Prettyprinting</i>, 1980; groups as in
 * P. Wadler, <i>A prettier printer</i>, 2003). Blocks inside expressions, such as function bodies, are part of the list of
 * the statement around them.
 *
 * <p>A comment that ends its line waits until the next break, which then must end a line; separators go in front of it.
 */
final class Doc extends Output {

  private final DocLayout ops;

  /** Open groups, innermost last. */
  private int[] stack = new int[32];
  private int depth;
  /** For each open group whether lines could end around it. */
  private boolean[] wasBreakable = new boolean[32];
  /** For each open block whether it is a group. */
  private boolean[] blockIsGroup = new boolean[16];
  private int blockDepth;

  /** Whether a line may end here at all. */
  private boolean breakable;
  private final boolean freeLines;
  private int rigid;

  /** Comments behind which the line ends. */
  private final List<Comment> waiting = new ArrayList<>();
  /** A comment has been put out that the next token must not follow on its line. */
  private boolean lineEnds;
  /** Comments that stand in front of the next token, on its line. */
  private final List<Comment> leading = new ArrayList<>();
  /** A comment has been put out that a space must follow, but in front of closing brackets. */
  private boolean spaceFollows;
  /** Whether a comment here belongs to what follows: behind an opening bracket, a separator or a line end. */
  private boolean beginsPart;

  Doc(SourceStyle style) {
    super(style);
    ops = new DocLayout(style);
    freeLines = style.blocks == SourceStyle.Blocks.DELIMITED;
    breakable = freeLines;
  }

  // Tokens

  @Override
  void putToken(String text) {
    beforeText(text.charAt(0));
    ops.text(text);
    char end = text.charAt(0);
    beginsPart = text.length() == 1 && (end == '(' || end == '[' || end == '{');
  }

  @Override
  void putLines(String text) {
    beforeText(text.charAt(0));
    ops.lines(text);
    beginsPart = false;
  }

  private void beforeText(char first) {
    if (!waiting.isEmpty()) {
      flushWaiting();
    }
    if (lineEnds) {
      lineEnds = false;
      ops.forcedLine(0, top());
    }
    boolean closes = first == ')' || first == ']' || first == '}';
    if (!leading.isEmpty()) {
      flushLeading();
    }
    if (spaceFollows && !closes) {
      ops.space();
    }
    spaceFollows = false;
  }

  private void flushLeading() {
    for (Comment comment : leading) {
      if (spaceFollows) {
        ops.space();
      }
      ops.lines(comment.text());
      spaceFollows = true;
    }
    leading.clear();
    spaced();
  }

  @Override
  void separator(String text) {
    spaceFollows = false;
    if (lineEnds) {
      lineEnds = false;
      ops.forcedLine(0, top());
    }
    ops.text(text);
    beginsPart = true;
    spaced();
  }

  @Override
  void separatorIfBroken(String text) {
    if (breakable && depth > 0 && rigid == 0) {
      ops.textIfBroken(text, top());
    }
  }

  @Override
  void bracketIfBroken(String text) {
    ops.textIfBroken(text, top());
    spaced();
  }

  @Override
  void openOptional(String text) {
    bracketIfBroken(text);
  }

  @Override
  void closeOptional(String text) {
    bracketIfBroken(text);
  }

  @Override
  void space() {
    spaceFollows = false;
    ops.space();
    spaced();
  }

  @Override
  void line(Break kind) {
    boolean possible = rigid == 0 && depth > 0 && !ops.isBlock(top()) && (breakable || kind == Break.ESCAPED);
    if (!possible) {
      if (kind != Break.EMPTY) {
        space();
      }
      return;
    }
    flushWaiting();
    spaceFollows &= kind == Break.EMPTY;
    ops.line(kind == Break.ESCAPED && breakable ? Break.SPACE : kind, top(), lineEnds);
    lineEnds = false;
    if (kind != Break.EMPTY) {
      spaced();
    }
  }

  private int top() {
    return depth == 0 ? DocLayout.NO_GROUP : stack[depth - 1];
  }

  // Groups

  @Override
  void open(Group group) {
    push(ops.open(group, top()));
    if (group != Group.PLAIN && rigid == 0) {
      breakable = true;
    }
  }

  private void push(int group) {
    if (depth == stack.length) {
      stack = Arrays.copyOf(stack, depth * 2);
      wasBreakable = Arrays.copyOf(wasBreakable, depth * 2);
    }
    wasBreakable[depth] = breakable;
    stack[depth++] = group;
  }

  @Override
  void close() {
    int group = stack[--depth];
    breakable = wasBreakable[depth];
    ops.close(group, top());
  }

  @Override
  void indent() {
    ops.indent(top());
  }

  @Override
  void outdent() {
    ops.outdent(top());
  }

  @Override
  void outdentBracket() {
    flushWaiting();
    ops.outdent(top());
  }

  @Override
  void expand() {
    if (rigid == 0 && breakable) {
      ops.force(top());
    }
  }

  @Override
  void openCandidate() {
    if (depth > 0) {
      ops.openCandidate(top());
    }
  }

  @Override
  void closeCandidate() {
    if (depth > 0) {
      ops.closeCandidate(top());
    }
  }

  @Override
  void openRigid() {
    rigid++;
  }

  @Override
  void closeRigid() {
    rigid--;
  }

  // Comments

  @Override
  void lineComment(Comment comment) {
    boolean behindToken = comment.placement() == Comment.Placement.TRAILING && !beginsPart;
    if (comment.form() == Comment.Form.BLOCK && behindToken) {
      inlineComment(comment); // as it would be if its line went on: the next layout shall not depend on that
      return;
    }
    flushLeading();
    waiting.add(comment);
  }

  @Override
  void inlineComment(Comment comment) {
    if (!waiting.isEmpty()) {
      waiting.add(comment);
    } else if (beginsPart || comment.placement() == Comment.Placement.OWN_LINE || !leading.isEmpty()) {
      leading.add(comment);
    } else {
      if (lineEnds) {
        lineEnds = false;
        ops.forcedLine(0, top());
      } else {
        ops.space();
      }
      ops.lines(comment.text());
      spaceFollows = true;
      spaced();
    }
  }

  @Override
  boolean hasWaitingComments() {
    return !waiting.isEmpty() || lineEnds;
  }

  private void flushWaiting() {
    for (int k = 0; k < waiting.size(); k++) {
      Comment comment = waiting.get(k);
      if (k == 0 && !lineEnds && comment.placement() == Comment.Placement.TRAILING) {
        ops.trailing(textOf(comment));
      } else {
        ops.forcedLine(k == 0 && beginsPart ? 0 : Math.min(comment.blankLines(), 1), top());
        ops.lines(textOf(comment));
      }
      lineEnds = true;
      spaceFollows = false;
      spaced();
    }
    waiting.clear();
  }

  /** A comment without the white space behind it, which nothing but an end marker makes part of it. */
  private static String textOf(Comment comment) {
    return comment.form() == Comment.Form.LINE ? comment.text().stripTrailing() : comment.text();
  }

  @Override
  void sourceLine(int line) {}

  @Override
  void dropSourceLine() {}

  @Override
  boolean isPinned() {
    return false;
  }

  // Statements

  private void endLine(int blankLines) {
    flushLeading();
    flushWaiting();
    lineEnds = false;
    spaceFollows = false;
    ops.newLine(blankLines);
    beginsPart = true;
    spaced();
    if (depth == 0) {
      ops.flush();
      breakable = freeLines;
    }
  }

  @Override
  void ownComment(Comment comment, int blankLines) {
    endLine(blankLines);
    ops.lines(textOf(comment));
    lineEnds = true;
  }

  @Override
  void trailingComment(Comment comment) {
    flushWaiting();
    if (lineEnds) {
      ops.forcedLine(0, top());
      ops.lines(textOf(comment));
    } else {
      ops.trailing(textOf(comment));
    }
    lineEnds |= comment.form() == Comment.Form.LINE;
    spaced();
  }

  @Override
  void startStatement(int line, int blankLines, Shape shape) {
    endLine(blankLines);
  }

  @Override
  void guardStatement() {
    ops.guard();
  }

  @Override
  void endStatement() {
    ops.endStatement();
  }

  @Override
  void statementSeparator(int line) {}

  @Override
  void newLine() {
    endLine(0);
  }

  @Override
  void clause(int blankLines) {
    endLine(blankLines);
  }

  @Override
  void openBlock(int lastLine) {
    if (depth == 0) {
      ops.indent(DocLayout.NO_GROUP); // comments on lines of their own are indented like the block
    }
    flushWaiting();
    if (blockDepth == blockIsGroup.length) {
      blockIsGroup = Arrays.copyOf(blockIsGroup, blockDepth * 2);
    }
    blockIsGroup[blockDepth++] = depth > 0;
    if (depth > 0) {
      push(ops.openBlock(top()));
      breakable = freeLines;
      ops.indent(top());
    }
    ops.beginStatements();
  }

  @Override
  void closeBlock() {
    ops.outdent(top());
    endLine(0);
    beginsPart = false; // blank lines in front of what follows are kept
    if (blockIsGroup[--blockDepth]) {
      close();
    }
  }

  @Override
  void verbatim(String lines, int blankLines) {
    endLine(blankLines);
    ops.verbatim(lines);
  }

  @Override
  int finishedLines() {
    return ops.writtenLines();
  }

  @Override
  String finish() {
    flushLeading();
    flushWaiting();
    return ops.finish();
  }
}
