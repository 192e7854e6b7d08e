package dev.lathe.bcgen.source;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.Block;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Statements of one block that are printed as their source lines stand: from a comment that switches formatting off to the
 * one that switches it on again, or to the end of the block.
 *
 * @param start number of the first statement
 * @param firstComment number of the comment in front of it that begins the region
 * @param end number behind the last statement
 * @param commentsBehind how many of the comments behind the last statement (those in front of the next one, or of the block)
 *     belong to the region
 */
record VerbatimRegion(int start, int firstComment, int end, int commentsBehind) {

  /** The region that begins in front of statement {@code index}, looking at its comments from number {@code from} on. */
  static Optional<VerbatimRegion> at(Block block, int index, int from, SourceStyle style) {
    Stmt first = block.statements().get(index);
    List<Comment> comments = first.trivia().comments();
    int leading = BlankLinePolicy.leadingComments(first.trivia());
    int off = find(comments, from, leading, style.markers.off());
    if (off == leading
        || !first.span().isPresent()
        || find(comments, off, leading, style.markers.on()) < leading) {
      return Optional.empty();
    }
    int end = index + 1;
    for (; end < block.statements().size(); end++) {
      Stmt next = block.statements().get(end);
      if (!next.span().isPresent()) {
        return Optional.empty();
      }
      int count = BlankLinePolicy.leadingComments(next.trivia());
      int on = find(next.trivia().comments(), 0, count, style.markers.on());
      if (on < count) {
        return Optional.of(new VerbatimRegion(index, off, end, on));
      }
    }
    List<Comment> last = block.trivia().comments();
    return Optional.of(new VerbatimRegion(index, off, end, find(last, 0, last.size(), style.markers.on())));
  }

  private static int find(List<Comment> comments, int from, int to, Set<String> texts) {
    for (int k = from; k < to; k++) {
      Comment comment = comments.get(k);
      if (comment.placement() == Comment.Placement.OWN_LINE
          && comment.span().isPresent()
          && texts.contains(comment.text().strip())) {
        return k;
      }
    }
    return to;
  }

  /**
   * The text of the region. Where blocks are indentation it moves with its block, but for lines that begin in a string.
   *
   * @param indentation of the block in what is printed
   */
  String text(Source source, Block block, String indentation, SourceStyle.Blocks blocks) {
    Span from = block.statements().get(start).trivia().comments().get(firstComment).span();
    Span to = last(block);
    int first = source.lineStart(from.line());
    int end = endOffset(source, to, block);
    int endLine = source.line(Math.max(first, end - 1));
    String oldIndentation = source.text(first, offset(source, from.line(), from.column()));
    boolean moves = blocks == SourceStyle.Blocks.INDENTED;
    BitSet inStrings = moves ? linesInStrings(block) : new BitSet();
    StringBuilder text = new StringBuilder(end - first + 16);
    for (int line = from.line(); line <= endLine; line++) {
      if (line > from.line()) {
        text.append('\n');
      }
      int lineStart = source.lineStart(line);
      String whole =
          line == endLine ? source.text(lineStart, end) : source.lineText(line);
      if (moves && !inStrings.get(line) && whole.startsWith(oldIndentation) && !whole.isBlank()) {
        text.append(indentation).append(whole, oldIndentation.length(), whole.length());
      } else {
        text.append(whole);
      }
    }
    return text.toString();
  }

  /** The source between the start of one span and the end of another. */
  static String textBetween(Source source, Span from, Span to) {
    String text = source.text(offset(source, from.line(), from.column()), offset(source, to.endLine(), to.endColumn()));
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static int offset(Source source, int line, int column) {
    return source.lineStart(line) + column - 1;
  }

  /** What ends last. */
  private Span last(Block block) {
    Stmt statement = block.statements().get(end - 1);
    Span last = statement.span();
    for (Comment comment : statement.trivia().comments()) {
      last = later(last, comment.span());
    }
    List<Comment> behind =
        end < block.statements().size()
            ? block.statements().get(end).trivia().comments()
            : block.trivia().comments();
    for (int k = 0; k < commentsBehind; k++) {
      last = later(last, behind.get(k).span());
    }
    return last;
  }

  private static Span later(Span a, Span b) {
    return b.isPresent() && b.end() > a.end() ? b : a;
  }

  /** Behind what ends last, and behind the separator of the last statement. */
  private int endOffset(Source source, Span last, Block block) {
    int end = offset(source, last.endLine(), last.endColumn());
    if (block.statements().get(this.end - 1).trivia().separatorLine() > 0) {
      int next = end;
      while (next < source.length() && Character.isWhitespace(source.codePointAt(next))) {
        next++;
      }
      if (next < source.length() && source.codePointAt(next) == ';') {
        return next + 1;
      }
    }
    return end;
  }

  /** The lines that begin inside a string. */
  private BitSet linesInStrings(Block block) {
    BitSet lines = new BitSet();
    for (int i = start; i < end; i++) {
      AstWalker.preOrder(
          block.statements().get(i),
          node -> {
            if (node instanceof StringPart && node.span().endLine() > node.span().line()) {
              lines.set(node.span().line() + 1, node.span().endLine() + 1);
            }
          });
    }
    return lines;
  }
}
