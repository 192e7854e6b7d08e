package dev.lathe.lexer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A source file: its bytes, and its text as an array of code points.
 *
 * <p>Offsets are indexes into the code points. Storage is as wide as the widest code point:
 *
 * <pre>
 *   latin : byte[]   code points up to U+00FF
 *   bmp   : char[]   up to U+FFFF, surrogates stand for themselves
 *   wide  : int[]    the rest
 * </pre>
 *
 * <p>A byte that is not part of a valid character is the code point U+DC80 + (byte - 0x80), so that text and bytes
 * determine each other (PEP 383's scheme). UTF-8's byte order mark is not part of the text but of {@link #bytes}.
 * Instances are immutable but for lazily made indexes and safe to share between threads.
 */
public final class Source {

  private static final int ESCAPE_BASE = 0xDC00;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  /** Byte offsets are kept for every 32nd code point of a text in UTF-8, and counted from there. */
  private static final int UTF_8_STEP = 32;

  private final String name;
  private final byte[] bytes;
  private final Charset charset;
  private final int markLength;
  private final byte[] latin;
  private final char[] bmp;
  private final int[] wide;
  private final int length;
  private final boolean ascii;
  /** Offsets of line starts, then the text's length as a sentinel. */
  private final int[] lineStarts;
  /** Byte offsets of some code points, in UTF-8, or of all; made at first need. */
  private volatile int[] byteIndex;
  private final Checkpoint checkpoint;

  private Source(String name, byte[] bytes, Charset charset, int markLength, Object text, int length, LineEnds ends) {
    this.name = name;
    this.bytes = bytes;
    this.charset = charset;
    this.markLength = markLength;
    this.latin = text instanceof byte[] narrow ? narrow : null;
    this.bmp = text instanceof char[] middle ? middle : null;
    this.wide = text instanceof int[] full ? full : null;
    this.length = length;
    this.ascii = latin != null && ByteScan.nonAscii(latin, 0, length) == length;
    this.lineStarts = findLines(ends);
    this.checkpoint = Checkpoint.open();
  }

  private Source(Source text, Checkpoint checkpoint) {
    this.name = text.name;
    this.bytes = text.bytes;
    this.charset = text.charset;
    this.markLength = text.markLength;
    this.latin = text.latin;
    this.bmp = text.bmp;
    this.wide = text.wide;
    this.length = text.length;
    this.ascii = text.ascii;
    this.lineStarts = text.lineStarts;
    this.byteIndex = text.byteIndex;
    this.checkpoint = checkpoint;
  }

  /** The same text; all stages of work on it pass {@code checkpoint}. */
  public Source watchedBy(Checkpoint checkpoint) {
    return new Source(this, checkpoint);
  }

  /** What work on this text passes. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /**
   * A source in UTF-8, with or without a byte order mark. Invalid bytes are kept as described above.
   *
   * @param name the name that diagnostics show, usually a path
   */
  public static Source utf8(String name, byte[] bytes, LineEnds ends) {
    int mark = startsWithMark(bytes) ? MARK.length : 0;
    if (ByteScan.nonAscii(bytes, mark, bytes.length) == bytes.length) {
      byte[] ascii = mark == 0 ? bytes : Arrays.copyOfRange(bytes, mark, bytes.length);
      return new Source(name, bytes, StandardCharsets.UTF_8, mark, ascii, ascii.length, ends);
    }
    CodePoints text = new CodePoints(bytes.length - mark);
    for (int i = mark; i < bytes.length; ) {
      int first = bytes[i] & 0xFF;
      if (first < 0x80) {
        text.add(first);
        i++;
        continue;
      }
      int size = sequenceLength(bytes, i);
      if (size == 0) {
        text.add(ESCAPE_BASE + first);
        i++;
      } else {
        text.add(decodeSequence(bytes, i, size));
        i += size;
      }
    }
    return new Source(name, bytes, StandardCharsets.UTF_8, mark, text.array(), text.size, ends);
  }

  /**
   * A source in any encoding, all of whose bytes must be text.
   *
   * @throws CharacterCodingException if the bytes are not text in {@code charset}
   */
  public static Source decode(String name, byte[] bytes, Charset charset, LineEnds ends)
      throws CharacterCodingException {
    CharBuffer chars = strictDecoder(charset).decode(ByteBuffer.wrap(bytes));
    CodePoints text = new CodePoints(chars.length());
    for (int i = 0; i < chars.length(); ) {
      int codePoint = Character.codePointAt(chars, i);
      text.add(codePoint);
      i += Character.charCount(codePoint);
    }
    return new Source(name, bytes, charset, 0, text.array(), text.size, ends);
  }

  private static CharsetDecoder strictDecoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Whether {@code bytes} begin with UTF-8's byte order mark. */
  public static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** Length of the valid UTF-8 sequence at {@code i}, or 0 when there is none (RFC 3629, no surrogates). */
  private static int sequenceLength(byte[] bytes, int i) {
    int first = bytes[i] & 0xFF;
    int size = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    if (size == 0 || i + size > bytes.length) {
      return 0;
    }
    for (int k = 1; k < size; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[i + 1] & 0xFF;
    boolean overlong = first == 0xE0 && second < 0xA0 || first == 0xF0 && second < 0x90;
    boolean outside = first == 0xED && second >= 0xA0 || first == 0xF4 && second >= 0x90;
    return overlong || outside ? 0 : size;
  }

  private static int decodeSequence(byte[] bytes, int i, int size) {
    int codePoint = bytes[i] & (0xFF >> (size + 1));
    for (int k = 1; k < size; k++) {
      codePoint = codePoint << 6 | bytes[i + k] & 0x3F;
    }
    return codePoint;
  }

  private int[] findLines(LineEnds ends) {
    int[] starts = new int[Math.max(16, length / 24)];
    int lines = 1;
    for (int i = nextLineEnd(0); i < length; i = nextLineEnd(i)) {
      int c = codePointAt(i++);
      int next = i < length ? codePointAt(i) : 0;
      if (c == '\r' && next == '\n' || c == '\n' && next == '\r' && ends == LineEnds.EITHER_ORDER) {
        i++;
      }
      if (lines + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[lines++] = i;
    }
    starts = Arrays.copyOf(starts, lines + 1);
    starts[lines] = length;
    return starts;
  }

  private int nextLineEnd(int from) {
    if (latin != null) {
      return ByteScan.lineEnd(latin, from, length);
    }
    int i = from;
    while (i < length && codePointAt(i) != '\n' && codePointAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** The name that diagnostics show. */
  public String name() {
    return name;
  }

  /** The encoding of the bytes. */
  public Charset charset() {
    return charset;
  }

  /** Whether the bytes begin with a byte order mark. */
  public boolean hasMark() {
    return markLength > 0;
  }

  /** Whether the text has no character beyond ASCII. */
  public boolean isAscii() {
    return ascii;
  }

  /** Number of code points. */
  public int length() {
    return length;
  }

  /** The code point at {@code offset}, 0 ≤ offset &lt; length. */
  public int codePointAt(int offset) {
    if (latin != null) {
      return latin[offset] & 0xFF;
    }
    return bmp != null ? bmp[offset] : wide[offset];
  }

  /** The text as {@link SourceChars} shows it to a lexer: a byte for each code point, the text's own array where it can be. */
  byte[] fold(SourceChars.Folding folding) {
    if (latin != null && ByteScan.nonAsciiOrBelow(SourceChars.OTHER + 1, latin, 0, length) == length) {
      return latin;
    }
    byte[] folded = new byte[length];
    for (int i = 0; i < length; i++) {
      int c = codePointAt(i);
      boolean asItIs = c == 0 || c > SourceChars.OTHER && c < 0x80;
      folded[i] = (byte) (asItIs ? c : c >= 0x80 ? folding.classOf(c) : SourceChars.OTHER);
    }
    return folded;
  }

  /** The text from {@code start} to {@code end}, exclusive; invalid bytes are lone surrogates. */
  public String text(int start, int end) {
    if (latin != null) {
      return new String(latin, start, end - start, StandardCharsets.ISO_8859_1);
    }
    return bmp != null ? new String(bmp, start, end - start) : new String(wide, start, end - start);
  }

  /** The whole text. */
  public String text() {
    return text(0, length);
  }

  /** The file's bytes; the caller must not write to the array. */
  public byte[] bytes() {
    return bytes;
  }

  /** Number of lines; a text that ends with a line end has an empty last line. */
  public int lineCount() {
    return lineStarts.length - 1;
  }

  /** Offset of the first code point of 1-based {@code line}; {@code lineCount() + 1} gives the text's length. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The 1-based line that {@code offset} lies on. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, 0, lineStarts.length - 1, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Offset behind the last code point of 1-based {@code line}, its line end aside. */
  public int lineEnd(int line) {
    int start = lineStarts[line - 1];
    int end = lineStarts[line];
    while (end > start && (codePointAt(end - 1) == '\n' || codePointAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** The text of 1-based {@code line} without its line end. */
  public String lineText(int line) {
    return text(lineStarts[line - 1], lineEnd(line));
  }

  /** Byte offset of code point {@code offset}, 0 ≤ offset ≤ length. */
  public int byteOffset(int offset) {
    if (length + markLength == bytes.length) {
      return offset + markLength; // every code point is one byte
    }
    int[] index = byteIndex;
    if (index == null) {
      index = charset == StandardCharsets.UTF_8 ? indexUtf8() : indexDecoded();
      byteIndex = index;
    }
    if (charset != StandardCharsets.UTF_8) {
      return index[offset];
    }
    int at = index[offset / UTF_8_STEP];
    if (offset / UTF_8_STEP + 1 < index.length && index[offset / UTF_8_STEP + 1] - at == UTF_8_STEP) {
      return at + offset % UTF_8_STEP; // all of them are ASCII
    }
    for (int i = offset - offset % UTF_8_STEP; i < offset; i++) {
      at += encodedLength(codePointAt(i));
    }
    return at;
  }

  /** Byte offsets of code points 0, {@link #UTF_8_STEP}, twice that, ... */
  private int[] indexUtf8() {
    int[] index = new int[length / UTF_8_STEP + 1];
    int at = markLength;
    for (int i = 0; i < length; i++) {
      if (i % UTF_8_STEP == 0) {
        index[i / UTF_8_STEP] = at;
      }
      at += encodedLength(codePointAt(i));
    }
    if (length % UTF_8_STEP == 0) {
      index[length / UTF_8_STEP] = at;
    }
    return index;
  }

  private static int encodedLength(int c) {
    return c < 0x80 || isEscapedByte(c) ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  /**
   * Byte offsets of all code points in any encoding: the decoder is given room for one character at a time, so that it tells
   * where it stands. Encoding the characters again would not do, as many encodings switch states.
   */
  private int[] indexDecoded() {
    int[] index = new int[length + 1];
    CharsetDecoder decoder = strictDecoder(charset);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(2);
    int at = 0;
    while (at < length) {
      int start = in.position();
      out.clear().limit(1);
      if (decoder.decode(in, out, true).isOverflow() && out.position() == 0) {
        out.limit(2); // what comes at once: a surrogate pair, or in a few encodings two characters
        decoder.decode(in, out, true);
      }
      if (out.position() == 0) {
        break; // bytes without a character: a switch of state at the end
      }
      int next = Math.min(length, at + Character.codePointCount(out.flip(), 0, out.limit()));
      Arrays.fill(index, at, next, start);
      at = next;
    }
    Arrays.fill(index, at, length + 1, bytes.length);
    return index;
  }

  /** Whether the code point stands for a byte that is no text. */
  static boolean isEscapedByte(int codePoint) {
    return codePoint >= 0xDC80 && codePoint <= 0xDCFF;
  }

  /** The span from code point {@code start} to {@code end}, exclusive. */
  public Span span(int start, int end) {
    int line = line(start);
    int endLine = end > start ? line(end - 1) : line;
    return span(start, end, line, endLine);
  }

  /** The same for a caller that knows the lines of the first and the last code point. */
  public Span span(int start, int end, int line, int endLine) {
    return new Span(
        byteOffset(start),
        byteOffset(end),
        line,
        start - lineStarts[line - 1] + 1,
        endLine,
        end - lineStarts[endLine - 1] + 1);
  }

  /**
   * Text in this source's encoding, with its byte order mark: what a tool writes back. In UTF-8, lone surrogates U+DC80 to
   * U+DCFF become the bytes that they stand for.
   *
   * @throws CharacterCodingException if the encoding has no form for a character of {@code text}
   */
  public byte[] encode(String text) throws CharacterCodingException {
    if (charset == StandardCharsets.UTF_8) {
      return encodeUtf8(text, hasMark() ? MARK : new byte[0]);
    }
    if (!charset.canEncode()) {
      throw new CharacterCodingException();
    }
    ByteBuffer encoded = strictEncoder(charset).encode(CharBuffer.wrap(text));
    return Arrays.copyOf(encoded.array(), encoded.limit());
  }

  /**
   * The same for text that has no source: UTF-8 without a mark.
   *
   * @throws IllegalArgumentException if {@code text} holds a surrogate that stands for no byte
   */
  public static byte[] encodeUtf8(String text) {
    try {
      return encodeUtf8(text, new byte[0]);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the text holds a surrogate that stands for no byte", e);
    }
  }

  private static byte[] encodeUtf8(String text, byte[] mark) throws CharacterCodingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    out.writeBytes(mark);
    CharsetEncoder encoder = strictEncoder(StandardCharsets.UTF_8);
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isEscapedByte(text.charAt(i)) && !isPairedAt(text, i)) {
        encodeStretch(encoder, text, from, i, out);
        out.write(text.charAt(i) - ESCAPE_BASE);
        from = i + 1;
      }
    }
    encodeStretch(encoder, text, from, text.length(), out);
    return out.toByteArray();
  }

  private static void encodeStretch(CharsetEncoder encoder, String text, int from, int to, ByteArrayOutputStream out)
      throws CharacterCodingException {
    if (from < to) {
      ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text, from, to));
      out.write(encoded.array(), encoded.arrayOffset(), encoded.limit());
    }
  }

  private static CharsetEncoder strictEncoder(Charset charset) {
    return charset
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static boolean isPairedAt(String text, int i) {
    return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  @Override
  public String toString() {
    return name;
  }

  /** A growing array of code points that widens at the first one that does not fit. */
  private static final class CodePoints {
    private byte[] latin;
    private char[] bmp;
    private int[] wide;
    private int size;

    CodePoints(int capacity) {
      latin = new byte[Math.max(16, capacity)];
    }

    void add(int codePoint) {
      if (latin != null) {
        if (codePoint < 0x100) {
          latin[size++] = (byte) codePoint;
          return;
        }
        bmp = new char[latin.length];
        for (int i = 0; i < size; i++) {
          bmp[i] = (char) (latin[i] & 0xFF);
        }
        latin = null;
      }
      if (bmp != null) {
        if (codePoint < 0x10000) {
          bmp[size++] = (char) codePoint;
          return;
        }
        wide = new int[bmp.length];
        for (int i = 0; i < size; i++) {
          wide[i] = bmp[i];
        }
        bmp = null;
      }
      wide[size++] = codePoint;
    }

    /** The code points; arrays may be longer than {@link #size}. */
    Object array() {
      return latin != null ? latin : bmp != null ? bmp : wide;
    }
  }
}
