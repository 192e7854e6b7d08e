package dev.lathe.bcgen.source;

import dev.lathe.lexer.Comment;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The output that keeps lines: a token stands on the line on which the source has it, or on the current one if that is
 * further down already. What has no line of its own follows what is in front of it; in a tree without positions each
 * statement begins a line.
 *
 * <p>Invariant: {@link #line} is the line that the next character of {@link #text} goes to, unless {@link #target} is below.
 */
final class PinnedLines extends Output {

  /** Whether the tree has positions. */
  enum Positions {
    PRESENT,
    /** Each statement begins a line. */
    ABSENT
  }

  private final StringBuilder text = new StringBuilder(4096);
  private final boolean layoutMatters;
  private final boolean unplaced;
  private int line = 1;
  private int target = 1;
  private boolean lineIsEmpty = true;
  private boolean spaceWaits;
  /** What has been put out ends the line. */
  private boolean lineEnds;
  private int brackets;
  /** Whether a token of the current statement has been put out, so that a line end here is inside of it. */
  private boolean inStatement;
  /** The bracket that stands at {@link #optionalOffset}, behind all white space, if a line ends behind it. */
  private Optional<String> optional = Optional.empty();
  /** Absent until there is a token behind the bracket. */
  private OptionalInt optionalOffset = OptionalInt.empty();
  private boolean optionalIsOpen;
  private int blocks;
  /** For each open block whether it stands on the line of what opens it. */
  private boolean[] inline = new boolean[16];
  private boolean blockBegins;
  private boolean behindCompound;
  /** Where a separator goes that the next statement demands. */
  private OptionalInt guardOffset = OptionalInt.empty();
  private boolean openBracketBefore;
  private boolean spaceFollows;

  PinnedLines(SourceStyle style, Positions positions) {
    super(style);
    unplaced = positions == Positions.ABSENT;
    layoutMatters = style.blocks == SourceStyle.Blocks.INDENTED;
  }

  // Tokens

  @Override
  void putToken(String token) {
    place(token.charAt(0));
    text.append(token);
    if (token.length() == 1) {
      switch (token.charAt(0)) {
        case '(', '[', '{' -> {
          brackets++;
          openBracketBefore = true;
        }
        case ')', ']', '}' -> brackets--;
        default -> {}
      }
    }
  }

  @Override
  void putLines(String token) {
    place(token.charAt(0));
    append(token);
  }

  /** Moves to where the next token goes. */
  private void place(char first) {
    if (spaceFollows && first != ')' && first != ']' && first != '}') {
      widen();
    }
    spaceFollows = false;
    openBracketBefore = false;
    moveTo(lineEnds ? Math.max(target, line + 1) : target);
    write();
    if (optional.isPresent() && optionalOffset.isEmpty()) {
      optionalOffset = OptionalInt.of(text.length());
    }
    inStatement = true;
    blockBegins = false;
  }

  private void moveTo(int newLine) {
    if (newLine <= line) {
      return;
    }
    if (inStatement) {
      openIfOptional();
    }
    boolean escaped = layoutMatters && inStatement && brackets == 0;
    for (; line < newLine; line++) {
      text.append(escaped ? lineIsEmpty ? "\\\n" : " \\\n" : "\n");
      lineIsEmpty = true;
    }
    lineEnds = false;
    spaceWaits = false;
  }

  /** Writes the white space in front of what comes on this line. */
  private void write() {
    if (lineIsEmpty) {
      int depth = inStatement ? blocks + 1 : blocks;
      for (int i = 0; i < depth; i++) {
        text.append(style.indentation);
      }
      lineIsEmpty = false;
    } else if (spaceWaits) {
      text.append(' ');
    }
    spaceWaits = false;
  }

  private void append(String value) {
    text.append(value);
    for (int i = value.indexOf('\n'); i >= 0; i = value.indexOf('\n', i + 1)) {
      line++;
    }
  }

  private void widen() {
    spaceWaits = !lineIsEmpty;
  }

  @Override
  void separator(String token) {
    spaceFollows = false;
    boolean wide = spaceWaits;
    spaceWaits = false;
    place(token.charAt(0));
    text.append(token);
    if (wide) {
      spaceWaits = true;
    }
    spaced();
  }

  @Override
  void openOptional(String bracket) {
    if (layoutMatters && brackets == 0) {
      optional = Optional.of(bracket);
      optionalOffset = OptionalInt.empty();
    }
  }

  @Override
  void closeOptional(String bracket) {
    if (target > line || lineEnds) {
      openIfOptional();
    }
    if (optionalIsOpen) {
      optionalIsOpen = false;
      token(bracket);
    }
    optional = Optional.empty();
  }

  /** A line ends between optional brackets: there must be one in front, where no token of the content stands yet. */
  private void openIfOptional() {
    if (optional.isPresent() && optionalOffset.isPresent() && brackets == 0) {
      text.insert(optionalOffset.getAsInt(), optional.get());
      brackets++;
      optional = Optional.empty();
      optionalIsOpen = true;
    }
  }

  @Override
  void space() {
    spaceFollows = false;
    widen();
    spaced();
  }

  @Override
  void line(Break kind) {
    if (kind != Break.EMPTY) {
      space();
    }
  }

  // Comments

  @Override
  void lineComment(Comment comment) {
    if (comment.form() == Comment.Form.BLOCK) {
      inlineComment(comment);
    } else {
      put(comment);
      lineEnds = true;
    }
  }

  @Override
  void inlineComment(Comment comment) {
    put(comment);
    spaceFollows = true;
  }

  private void put(Comment comment) {
    int wanted = comment.span().line();
    if (layoutMatters && brackets == 0 && optional.isEmpty() && comment.placement() == Comment.Placement.OWN_LINE) {
      inStatement = false; // between lines of a statement that no bracket joins, such as decorators
    }
    if (lineEnds || wanted == 0 && comment.placement() == Comment.Placement.OWN_LINE && !lineIsEmpty) {
      wanted = Math.max(wanted, line + 1);
    }
    moveTo(wanted);
    if (!lineIsEmpty && !openBracketBefore) {
      text.append(style.commentGap);
      spaceWaits = false;
    }
    boolean inside = inStatement;
    write();
    inStatement = inside;
    append(comment.form() == Comment.Form.LINE ? comment.text().stripTrailing() : comment.text());
    openBracketBefore = false;
    spaced();
  }

  @Override
  void sourceLine(int newLine) {
    target = Math.max(target, newLine);
  }

  @Override
  void dropSourceLine() {
    target = line;
  }

  @Override
  boolean isPinned() {
    return true;
  }

  // Statements

  @Override
  void ownComment(Comment comment, int blankLines) {
    inStatement = false;
    lineComment(comment);
  }

  @Override
  void trailingComment(Comment comment) {
    inStatement = false;
    lineComment(comment);
  }

  @Override
  void startStatement(int newLine, int blankLines, Shape shape) {
    inStatement = false;
    target = Math.max(target, newLine);
    if (target <= line && !lineIsEmpty && !lineEnds) {
      if (unplaced || !mayShareLine(shape)) {
        target = line + 1;
      } else if (layoutMatters && !blockBegins) {
        text.append(';');
      }
      spaceWaits = true;
    }
    behindCompound = shape == Shape.COMPOUND;
    spaced();
  }

  private boolean mayShareLine(Shape shape) {
    if (!layoutMatters) {
      return true;
    }
    return blockBegins ? blocks > 0 && inline[blocks - 1] : shape == Shape.SIMPLE && !behindCompound;
  }

  @Override
  void guardStatement() {
    guardOffset.ifPresent(offset -> text.insert(offset, ';'));
    guardOffset = OptionalInt.empty();
  }

  @Override
  void endStatement() {
    inStatement = false;
    spaceWaits = !lineIsEmpty;
    guardOffset = OptionalInt.of(text.length());
  }

  @Override
  void statementSeparator(int newLine) {
    if (layoutMatters) {
      return; // put between statements where they share a line, of no meaning elsewhere
    }
    int wanted = lineEnds ? Math.max(newLine, line + 1) : newLine;
    moveTo(wanted);
    spaceWaits = false;
    if (lineIsEmpty) {
      write();
    }
    text.append(';');
    guardOffset = OptionalInt.empty();
  }

  @Override
  void newLine() {
    inStatement = false;
    target = Math.max(target, line + 1);
  }

  @Override
  void openBlock(int lastLine) {
    inStatement = false;
    if (blocks == inline.length) {
      inline = Arrays.copyOf(inline, blocks * 2);
    }
    inline[blocks++] = !lineEnds && lastLine > 0 && lastLine <= line;
    blockBegins = true;
    guardOffset = OptionalInt.empty();
    widen();
  }

  @Override
  void closeBlock() {
    blocks--;
    inStatement = false;
    blockBegins = false;
    behindCompound = true;
    if (layoutMatters) {
      target = Math.max(target, line + 1);
    } else {
      widen();
    }
  }

  @Override
  void verbatim(String lines, int blankLines) {
    throw new IllegalStateException("lines are kept anyway");
  }

  @Override
  int finishedLines() {
    return line - 1;
  }

  @Override
  String finish() {
    inStatement = false;
    moveTo(target);
    if (unplaced && !lineIsEmpty) {
      text.append('\n');
    }
    return text.toString();
  }
}
