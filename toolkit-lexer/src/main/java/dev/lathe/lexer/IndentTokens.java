package dev.lathe.lexer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The layout stage of languages whose blocks are made by indentation. In front of it a line end is a token wherever it
 * stands; behind it there is one at the end of each logical line, and tokens where a block begins and ends:
 *
 * <pre>
 *   if a:             if a : NEWLINE
 *     b               INDENT b NEWLINE
 *     # inside        # inside
 *   # outside         DEDENT # outside
 *   c                 c NEWLINE
 * </pre>
 *
 * <p>Lines without a token, lines inside brackets and joined lines do not count. A file that lacks the last line end gets
 * one. A block begins in front of the comments that precede its first line; it ends behind those that follow its last line
 * and are indented at least as far as it, up to the first that is not. Tokens that the stage makes are empty and stand
 * where the token or comment before them ends, on its line: so what begins a line lies on a later line than they do.
 *
 * <p>A defect is an empty token of the type that {@link Layout#defects} names, in front of the token that it is about. The
 * stage then goes on as if the line belonged to the block around, or as if the bracket were right. Of one kind of limit
 * only the first excess is marked.
 */
public final class IndentTokens implements Tokens {

  private static final int NONE = -1;

  private final Source source;
  private final Tokens input;
  private final Layout layout;
  /** For a token type the number of the pair that it opens or closes, else {@link #NONE}. */
  private final int[] opens;
  private final int[] closes;

  /** Widths of open blocks by tabs of the layout's size and by tabs of one column; the first is the file itself. */
  private int[] widths = new int[16];
  private int[] narrowWidths = new int[16];
  private int blocks;
  /** Pair numbers of open brackets. */
  private int[] brackets = new int[16];
  private int depth;
  /** How many brackets of each pair are open. */
  private final int[] openOfPair;

  /** Where the current logical line begins. */
  private int lineStart;
  private boolean lineHasToken;
  private boolean indentsExceeded;
  private boolean bracketsExceeded;
  /** Comments on lines of their own whose block is not known yet. */
  private final List<Token> held = new ArrayList<>();
  /** The token or comment that was put out last, none of the stage's own; at first an empty one at the file's start. */
  private Token last;
  /** What is put out next, from {@code head}. */
  private final List<Token> queue = new ArrayList<>();
  private int head;

  /**
   * @param source where the tokens come from
   * @param input tokens with every line end, comments, and nothing for white space and joined lines
   */
  public IndentTokens(Source source, Tokens input, Layout layout) {
    this.source = source;
    this.input = input;
    this.layout = layout;
    int maxType = layout.brackets().stream().mapToInt(pair -> Math.max(pair.open(), pair.close())).max().orElse(0);
    this.opens = new int[maxType + 1];
    this.closes = new int[maxType + 1];
    Arrays.fill(opens, NONE);
    Arrays.fill(closes, NONE);
    for (int i = 0; i < layout.brackets().size(); i++) {
      opens[layout.brackets().get(i).open()] = i;
      closes[layout.brackets().get(i).close()] = i;
    }
    this.openOfPair = new int[layout.brackets().size()];
    this.last = new Token(source, Token.INVALID_TYPE, Token.DEFAULT_CHANNEL, 0, 0, 1);
  }

  @Override
  public Token next() {
    while (true) {
      if (head < queue.size()) {
        Token token = queue.get(head++);
        if (head == queue.size()) {
          queue.clear();
          head = 0;
        }
        return token;
      }
      Token token = input.next();
      if (isPlain(token)) {
        last = token;
        return token;
      }
      read(token);
    }
  }

  /** Whether the token goes through as it is, as most do. */
  private boolean isPlain(Token token) {
    int type = token.type();
    return lineHasToken
        && type != layout.newline()
        && type > 0
        && (type >= opens.length || opens[type] == NONE && closes[type] == NONE);
  }

  /** Queues {@code token} and what has to stand in front of it. */
  private void read(Token token) {
    int type = token.type();
    if (token.getChannel() == COMMENT_CHANNEL) {
      if (lineHasToken) {
        put(token);
      } else {
        held.add(token);
      }
    } else if (type == layout.newline()) {
      if (depth == 0) {
        lineStart = token.end();
        if (lineHasToken) {
          lineHasToken = false;
          put(token);
        }
      }
    } else if (type == Token.EOF) {
      finish(token);
    } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
      if (!lineHasToken) {
        lineHasToken = true;
        begin(token);
      }
      if (type < opens.length) {
        bracket(token);
      }
      put(token);
    }
  }

  private void put(Token token) {
    queue.add(token);
    last = token;
  }

  private void putEmpty(int type) {
    queue.add(new Token(source, type, Token.DEFAULT_CHANNEL, last.end(), last.end(), last.endLine()));
  }

  private void mark(Layout.Defect defect, Token at) {
    int type = layout.defects().get(defect);
    queue.add(new Token(source, type, Token.DEFAULT_CHANNEL, at.start(), at.start(), at.line()));
  }

  private void finish(Token eof) {
    if (lineHasToken) {
      lineHasToken = false;
      depth = 0;
      queue.add(new Token(source, layout.newline(), Token.DEFAULT_CHANNEL, eof.start(), eof.start(), eof.line()));
    }
    closeTo(0);
    put(eof);
  }

  /** Layout in front of the first token of a logical line. */
  private void begin(Token first) {
    int width = 0;
    int narrow = 0;
    int joined = 0;
    for (int i = lineStart; i < first.start(); i++) {
      int c = source.codePointAt(i);
      if (c == '\t') {
        width = nextStop(width);
        narrow++;
      } else if (c == '\f') {
        width = 0;
        narrow = 0;
      } else if (c == layout.joiner()) {
        joined = joined == 0 ? width : joined; // the first of joined lines counts, if it is indented
      } else if (c != '\n' && c != '\r') {
        width++;
        narrow++;
      }
    }
    if (joined > 0) {
      width = joined;
      narrow = joined;
    }
    if (width > widths[blocks]) {
      open(first, width, narrow);
    } else {
      closeTo(width);
      if (width != widths[blocks]) {
        mark(Layout.Defect.UNMATCHED_DEDENT, first);
      } else if (narrow != narrowWidths[blocks]) {
        mark(Layout.Defect.AMBIGUOUS_TABS, first);
      }
    }
  }

  private int nextStop(int width) {
    return (width / layout.tabSize() + 1) * layout.tabSize();
  }

  private void open(Token first, int width, int narrow) {
    putEmpty(layout.indent());
    held.forEach(this::put);
    held.clear();
    if (blocks >= layout.maxIndents() && !indentsExceeded) {
      indentsExceeded = true;
      mark(Layout.Defect.TOO_MANY_INDENTS, first);
    } else if (narrow <= narrowWidths[blocks]) {
      mark(Layout.Defect.AMBIGUOUS_TABS, first);
    }
    if (++blocks == widths.length) {
      widths = Arrays.copyOf(widths, blocks * 2);
      narrowWidths = Arrays.copyOf(narrowWidths, blocks * 2);
    }
    widths[blocks] = width;
    narrowWidths[blocks] = narrow;
  }

  /** Puts out the comments held, and ends of the blocks that are deeper than {@code width}, each as late as it may be. */
  private void closeTo(int width) {
    for (Token comment : held) {
      int commentWidth = Math.max(width, width(comment));
      closeDeeperThan(commentWidth);
      put(comment);
    }
    held.clear();
    closeDeeperThan(width);
  }

  private void closeDeeperThan(int width) {
    while (blocks > 0 && widths[blocks] > width) {
      blocks--;
      putEmpty(layout.dedent());
    }
  }

  private int width(Token comment) {
    int width = 0;
    for (int i = source.lineStart(comment.line()); i < comment.start(); i++) {
      int c = source.codePointAt(i);
      width = c == '\t' ? nextStop(width) : c == '\f' ? 0 : width + 1;
    }
    return width;
  }

  private void bracket(Token token) {
    int opened = opens[token.type()];
    int closed = closes[token.type()];
    if (opened != NONE) {
      if (depth >= layout.maxBrackets() && !bracketsExceeded) {
        bracketsExceeded = true;
        mark(Layout.Defect.TOO_MANY_BRACKETS, token);
      }
      if (depth == brackets.length) {
        brackets = Arrays.copyOf(brackets, depth * 2);
      }
      brackets[depth++] = opened;
      openOfPair[opened]++;
    } else if (closed != NONE) {
      if (depth == 0) {
        mark(Layout.Defect.UNMATCHED_BRACKET, token);
      } else if (brackets[depth - 1] == closed) {
        pop();
      } else {
        mark(Layout.Defect.MISMATCHED_BRACKET, token);
        if (openOfPair[closed] > 0) {
          while (brackets[depth - 1] != closed) {
            pop();
          }
        }
        pop();
      }
    }
  }

  private void pop() {
    openOfPair[brackets[--depth]]--;
  }
}
