package dev.lathe.lexer;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A {@link Source} as the character stream of a generated lexer.
 *
 * <p>ANTLR's lexer caches its decisions for ASCII only: any other character costs 500 ns instead of 20. So a stream can
 * <i>fold</i> the characters from U+0080 into classes: the lexer then sees the code of the class, a control character that
 * the grammar names, and control characters of the text itself are seen as {@link #OTHER}. Token texts are the source's.
 */
public final class SourceChars implements CharStream {

  /** Class of characters that may begin a name. */
  public static final int NAME_START = 1;

  /** Class of characters that may continue a name but not begin one. */
  public static final int NAME_PART = 2;

  /** Class of all other characters, and of the text's own control characters of these numbers. */
  public static final int OTHER = 3;

  /** Tells the class of a character from U+0080. */
  @FunctionalInterface
  public interface Folding {
    /** One of the constants above for {@code codePoint}, which is at least 0x80. */
    int classOf(int codePoint);
  }

  private final Source source;
  /** What the lexer sees, a character a byte. */
  private final byte[] seen;
  private final int length;
  private final Checkpoint checkpoint;
  private int position;

  /** The characters of {@code source} in classes. */
  public SourceChars(Source source, Folding folding) {
    this.source = source;
    this.length = source.length();
    this.seen = source.fold(folding);
    this.checkpoint = source.checkpoint();
  }

  /** The source that the characters come from. */
  public Source source() {
    return source;
  }

  @Override
  public int LA(int i) {
    if (i == 0) {
      return 0; // undefined by the interface
    }
    int at = i > 0 ? position + i - 1 : position + i;
    if (at < 0 || at >= length) {
      return EOF;
    }
    return seen[at];
  }

  @Override
  public void consume() {
    if (position >= length) {
      throw new IllegalStateException("cannot consume EOF");
    }
    position++;
    checkpoint.passCharacter(position);
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = index;
  }

  @Override
  public int size() {
    return length;
  }

  /** The whole text is in memory, so marks need no work. */
  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public String getSourceName() {
    return source.name();
  }

  @Override
  public String getText(Interval interval) {
    int start = Math.min(interval.a, length);
    return source.text(start, Math.max(start, Math.min(interval.b + 1, length)));
  }
}
