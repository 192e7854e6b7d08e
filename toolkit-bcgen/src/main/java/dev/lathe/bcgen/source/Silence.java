package dev.lathe.bcgen.source;

import dev.lathe.lexer.Comment;
import java.util.ArrayList;
import java.util.List;

/** Swallows everything: for parts that are printed as they stand, whose tokens only count. */
final class Silence extends Output {

  private final List<Comment> comments = new ArrayList<>();

  Silence(SourceStyle style) {
    super(style);
  }

  /** The comments that have been swallowed. */
  List<Comment> comments() {
    return comments;
  }

  @Override
  void putToken(String text) {}

  @Override
  void putLines(String text) {}

  @Override
  void separator(String text) {}

  @Override
  void openOptional(String text) {}

  @Override
  void closeOptional(String text) {}

  @Override
  void space() {}

  @Override
  void line(Break kind) {}

  @Override
  void lineComment(Comment comment) {
    comments.add(comment);
  }

  @Override
  void inlineComment(Comment comment) {
    comments.add(comment);
  }

  @Override
  void sourceLine(int line) {}

  @Override
  void dropSourceLine() {}

  @Override
  boolean isPinned() {
    return false;
  }

  @Override
  void ownComment(Comment comment, int blankLines) {}

  @Override
  void trailingComment(Comment comment) {}

  @Override
  void startStatement(int line, int blankLines, Shape shape) {}

  @Override
  void guardStatement() {}

  @Override
  void endStatement() {}

  @Override
  void statementSeparator(int line) {}

  @Override
  void newLine() {}

  @Override
  void openBlock(int lastLine) {}

  @Override
  void closeBlock() {}

  @Override
  void verbatim(String lines, int blankLines) {}

  @Override
  int finishedLines() {
    return 0;
  }

  @Override
  String finish() {
    return "";
  }
}
