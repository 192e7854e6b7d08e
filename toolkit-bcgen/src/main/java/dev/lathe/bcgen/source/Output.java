package dev.lathe.bcgen.source;

import dev.lathe.lexer.Comment;

/**
 * What the printer drives: tokens, white space, groups of tokens that belong on one line, comments, statements. Where a line
 * ends is up to the output. What only one that chooses its line ends needs, such as groups, does nothing unless overridden.
 */
abstract class Output {

  /** A place where a line may end, by what it is when it does not. */
  enum Break {
    SPACE,
    EMPTY,
    /** A space; lines of such a group are filled, and only those that are full end. */
    FILL,
    /** A space; the line end is escaped. */
    ESCAPED
  }

  /** What a group is. All breaks of a group end lines, or none does. */
  enum Group {
    PLAIN,
    /** Brackets and what is inside: its breaks are no concern of what is around. */
    BRACKETS,
    /** Brackets that the language requires to hold a block on several lines if there is one inside. */
    EXPANDING_BRACKETS,
    /** A value that is moved to the next line, or put in brackets, when it does not fit. */
    VALUE
  }

  final SourceStyle style;
  /** Last character that was put out; 0 behind white space. */
  private char last;
  private char avoided;
  private boolean statementStarts;

  Output(SourceStyle style) {
    this.style = style;
  }

  // Tokens

  /** A token of one line. */
  final void token(String text) {
    char first = text.charAt(0);
    if (statementStarts) {
      statementStarts = false;
      if (first == style.guardedStart) {
        guardStatement();
      }
    }
    if (last != 0 && (style.glues(last, first) || first == avoided)) {
      space();
    }
    avoided = 0;
    putToken(text);
    last = text.charAt(text.length() - 1);
  }

  /** A token that may hold line ends. */
  final void literal(String text) {
    if (text.length() > 1 && text.indexOf('\n') < 0) { // a single character could be taken for a bracket
      token(text);
      return;
    }
    statementStarts = false;
    if (last != 0 && style.glues(last, text.charAt(0))) {
      space();
    }
    avoided = 0;
    putLines(text);
    last = text.charAt(text.length() - 1);
  }

  /** The line ends of the source in front of the next token are part of its text. */
  abstract void dropSourceLine();

  /** If the next token begins with {@code c}, a space stands in front of it. */
  final void avoid(char c) {
    avoided = c;
  }

  /** White space, a line end or a comment has been put out. */
  final void spaced() {
    last = 0;
  }

  abstract void putToken(String text);

  abstract void putLines(String text);

  /** A comma or semicolon: never first on its line, and in front of comments that wait for the line to end. */
  abstract void separator(String text);

  /** A separator that is only there if the innermost group is broken. */
  void separatorIfBroken(String text) {}

  /** A bracket that is only there if the innermost group is broken. */
  void bracketIfBroken(String text) {}

  /** A bracket that is only there if lines end up to the one that closes it, and the language demands it then. */
  abstract void openOptional(String text);

  /** The bracket that closes what {@link #openOptional} opened. */
  abstract void closeOptional(String text);

  abstract void space();

  abstract void line(Break kind);

  // Groups

  void open(Group group) {}

  void close() {}

  /** If the innermost group is broken, lines from here on are indented once more. */
  void indent() {}

  void outdent() {}

  /** The same in front of a closing bracket: comments that wait go in front of it. */
  void outdentBracket() {}

  /** The innermost group must be broken. */
  void expand() {}

  /** Begins a part of the innermost group that may be broken while the group is not. */
  void openCandidate() {}

  void closeCandidate() {}

  /** From here to the end of it, no line ends but in tokens and behind comments. */
  void openRigid() {}

  void closeRigid() {}

  // Comments and lines

  /** A comment between tokens behind which the line ends. */
  abstract void lineComment(Comment comment);

  /** A comment between tokens that stands on a line with the token behind it. */
  abstract void inlineComment(Comment comment);

  /** Whether comments wait for a line end. */
  boolean hasWaitingComments() {
    return false;
  }

  /** The next token stands on {@code line} of the source. */
  abstract void sourceLine(int line);

  /** Whether tokens go where the source has them, so that breaks matter as comments do. */
  abstract boolean isPinned();

  // Statements

  /** A comment in front of a statement or at the end of a block. */
  abstract void ownComment(Comment comment, int blankLines);

  /** A comment behind a statement. */
  abstract void trailingComment(Comment comment);

  /** The statement that begins in {@code line} of the source, 0 if unknown. */
  final void beginStatement(int line, int blankLines, Shape shape) {
    startStatement(line, blankLines, shape);
    statementStarts = true;
  }

  /** How a statement is laid out. */
  enum Shape {
    SIMPLE,
    /** With a block inside. */
    COMPOUND
  }

  abstract void startStatement(int line, int blankLines, Shape shape);

  /** Separates the statement before from this one, whose first token would else continue it. */
  abstract void guardStatement();

  abstract void endStatement();

  /** The semicolon behind the statement, in {@code line} of the source. */
  abstract void statementSeparator(int line);

  /** The line ends, in the middle of a statement. */
  abstract void newLine();

  /** Behind a block, a keyword follows that goes on with the statement, in a line of its own. */
  void clause(int blankLines) {}

  /**
   * Begins a block.
   *
   * @param lastLine line of the last of its statements, if they are simple ones that may stand on one line, else 0
   */
  abstract void openBlock(int lastLine);

  abstract void closeBlock();

  /** Lines as they stand, indentation included; no line end behind the last one. */
  abstract void verbatim(String lines, int blankLines);

  /** Number of lines in front of the statement or comment that comes next. */
  abstract int finishedLines();

  /** The text, at the end. */
  abstract String finish();
}
