package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

  private static Source source(int... bytes) {
    byte[] narrow = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      narrow[i] = (byte) bytes[i];
    }
    return Source.utf8("test", narrow, LineEnds.STANDARD);
  }

  private static Source source(String text) {
    return Source.utf8("test", text.getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
  }

  private static List<Integer> codePoints(Source source) {
    return IntStream.range(0, source.length()).mapToObj(source::codePointAt).toList();
  }

  @Test
  void anEmptySourceHasOneEmptyLine() {
    Source empty = source();
    assertEquals(0, empty.length());
    assertEquals(1, empty.lineCount());
    assertEquals("", empty.lineText(1));
    assertEquals(new Span(0, 0, 1, 1, 1, 1), empty.span(0, 0));
  }

  @Test
  void invalidBytesAreCodePointsOfTheirOwn() {
    assertEquals(List.of(0xDC80), codePoints(source(0x80)), "a continuation byte alone");
    assertEquals(List.of(0xDCC3, 0x28), codePoints(source(0xC3, 0x28)), "no continuation byte");
    assertEquals(List.of(0xDCC0, 0xDC80), codePoints(source(0xC0, 0x80)), "an overlong zero");
    assertEquals(List.of(0xDCE0, 0xDC80, 0xDC80), codePoints(source(0xE0, 0x80, 0x80)), "overlong in three bytes");
    assertEquals(List.of(0xDCF0, 0xDC8F, 0xDCBF, 0xDCBF), codePoints(source(0xF0, 0x8F, 0xBF, 0xBF)), "overlong in four");
    assertEquals(List.of(0xDCED, 0xDCA0, 0xDC80), codePoints(source(0xED, 0xA0, 0x80)), "a surrogate");
    assertEquals(List.of(0xDCF4, 0xDC90, 0xDC80, 0xDC80), codePoints(source(0xF4, 0x90, 0x80, 0x80)), "above U+10FFFF");
    assertEquals(List.of(0xDCF5, 0xDCFF), codePoints(source(0xF5, 0xFF)), "bytes that begin nothing");
    assertEquals(List.of(0xDCE2, 0xDC82), codePoints(source(0xE2, 0x82)), "cut off at the end");
  }

  @Test
  void validSequencesAtTheLimits() {
    assertEquals(
        List.of(0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF),
        codePoints(source("\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\uD800\uDC00\uDBFF\uDFFF")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "caf\u00E9", "\u20AC uro", "\uD83D\uDE00 smile \u00E9", ""})
  void aMarkIsNoTextButBytes(String text) throws Exception {
    byte[] bytes = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    Source source = Source.utf8("test", bytes, LineEnds.STANDARD);
    assertTrue(source.hasMark());
    assertEquals(text, source.text());
    assertEquals(3, source.byteOffset(0));
    assertEquals(bytes.length, source.byteOffset(source.length()));
    assertArrayEquals(bytes, source.encode(source.text()));
    assertFalse(source(text).hasMark());
  }

  @Test
  void aSecondMarkIsText() {
    assertEquals("\uFEFF", source("\uFEFF\uFEFF").text());
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD,     a|b,          a:b",
    "STANDARD,     a|,           a:",
    "STANDARD,     |,            :",
    "STANDARD,     ||,           ::",
    "STANDARD,     a~b,          a:b",
    "STANDARD,     a~|b,         a:b",
    "STANDARD,     a|~b,         a::b",
    "EITHER_ORDER, a|~b,         a:b",
    "EITHER_ORDER, a~|b,         a:b",
    "EITHER_ORDER, a|~|~b,       a::b",
    "EITHER_ORDER, a~|~b,        a::b",
    "EITHER_ORDER, a~~b,         a::b",
    "EITHER_ORDER, a||b,         a::b",
  })
  void lineEnds(LineEnds ends, String text, String lines) {
    String written = text.replace('|', '\n').replace('~', '\r'); // | is LF, ~ is CR
    Source source = Source.utf8("test", written.getBytes(StandardCharsets.UTF_8), ends);
    StringBuilder found = new StringBuilder();
    for (int line = 1; line <= source.lineCount(); line++) {
      found.append(line == 1 ? "" : ":").append(source.lineText(line));
    }
    assertEquals(lines, found.toString());
  }

  @Test
  void otherCharactersDoNotEndLines() {
    assertEquals(1, source("a\u000B\u000C\u001C\u0085\u2028\u2029b").lineCount());
  }

  @Test
  void spansCountCodePointsAndBytes() {
    Source source = source("a\u00E9\uD83D\uDE00b\nx\u20ACy");
    assertEquals(new Span(3, 7, 1, 3, 1, 4), source.span(2, 3), "the smile");
    assertEquals(new Span(7, 14, 1, 4, 2, 4), source.span(3, 8), "over the line end");
    assertEquals(new Span(8, 9, 1, 5, 1, 6), source.span(4, 5), "the line end itself lies on its line");
    assertEquals(new Span(9, 9, 2, 1, 2, 1), source.span(5, 5), "nothing");
    assertEquals(new Span(14, 14, 2, 4, 2, 4), source.span(8, 8), "the end of the text");
  }

  @Test
  void linesOfOffsets() {
    Source source = source("a\r\n\nb");
    assertEquals(List.of(1, 1, 1, 2, 3, 3), IntStream.rangeClosed(0, 5).mapToObj(source::line).toList());
    assertEquals(1, source.lineEnd(1));
    assertEquals(5, source.lineStart(4));
  }

  @ParameterizedTest
  @CsvSource({"ISO-8859-1, \u00E9\u00FF", "windows-1251, \u0416\u0451", "GBK, \u4E2D\u6587", "Shift_JIS, \u3042\uFF71", "UTF-16LE, \u20AC"})
  void otherEncodings(String charset, String letters) throws Exception {
    String text = "x = '" + letters + "'\ny";
    byte[] bytes = text.getBytes(charset);
    Source source = Source.decode("test", bytes, Charset.forName(charset), LineEnds.STANDARD);
    assertEquals(text, source.text());
    assertArrayEquals(bytes, source.encode(text));
    assertEquals(bytes.length, source.byteOffset(source.length()));
    assertEquals("x = '".getBytes(charset).length, source.byteOffset(5));
  }

  @Test
  void encodingsWithStatesCountTheirSwitches() throws Exception {
    Charset charset = Charset.forName("ISO-2022-JP");
    String text = "ab\u3042\u3044c\n\u3046";
    Source source = Source.decode("test", text.getBytes(charset), charset, LineEnds.STANDARD);
    assertEquals(text, source.text());
    // escape sequences of three bytes around kana of two; a sequence counts to what stands before it
    assertEquals(
        List.of(0, 1, 5, 7, 12, 13, 17, 22), IntStream.rangeClosed(0, text.length()).mapToObj(source::byteOffset).toList());
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = {'a', (byte) 0xFF, (byte) 0xFF};
    assertThrows(
        CharacterCodingException.class, () -> Source.decode("test", bytes, Charset.forName("Shift_JIS"), LineEnds.STANDARD));
    assertThrows(
        CharacterCodingException.class, () -> Source.decode("test", bytes, StandardCharsets.UTF_8, LineEnds.STANDARD));
  }

  @Test
  void textThatHasNoBytesIsRefused() throws Exception {
    Source latin = Source.decode("test", new byte[0], StandardCharsets.ISO_8859_1, LineEnds.STANDARD);
    assertThrows(CharacterCodingException.class, () -> latin.encode("\u20AC"));
    assertThrows(CharacterCodingException.class, () -> latin.encode("\uDC80"));
    assertThrows(CharacterCodingException.class, () -> source().encode("\uD800"));
    assertThrows(IllegalArgumentException.class, () -> Source.encodeUtf8("\uDC7F"));
    Source decodeOnly = Source.decode("test", new byte[] {'a'}, Charset.forName("ISO-2022-CN"), LineEnds.STANDARD);
    assertThrows(CharacterCodingException.class, () -> decodeOnly.encode("a"));
  }

  @Test
  void aSmileIsNoEscapedByte() throws Exception {
    assertArrayEquals("\uD83D\uDC80".getBytes(StandardCharsets.UTF_8), source().encode("\uD83D\uDC80"));
  }

  /** One long line with a character that is not ASCII: a scan from the line's start at each token would take hours. */
  @Test
  void byteOffsetsOnALongLineAreCheap() {
    String text = "\u00E9" + "x=1;".repeat(1_000_000);
    Source source = source(text);
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 1; i < text.length(); i++) {
            assertEquals(i + 1, source.byteOffset(i));
          }
        });
  }
}
