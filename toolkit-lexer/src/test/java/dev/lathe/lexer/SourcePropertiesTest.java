package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Text, bytes, lines and offsets of a source agree, for any bytes. */
class SourcePropertiesTest {

  /** Pieces of text, of broken text and line ends, glued together. */
  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<byte[]> text =
        Arbitraries.of("a", "x = 1", "\t", " ", "\u00E9", "\u07FF", "\u4E2D", "\uFEFF", "\uFFFF", "\uD83D\uDE00", "\uDBFF\uDFFF", "\u0000")
            .map(piece -> piece.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> ends = Arbitraries.of("\n", "\r", "\r\n", "\n\r").map(piece -> piece.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
    return Arbitraries.frequencyOf(Tuple.of(5, text), Tuple.of(2, ends), Tuple.of(2, any))
        .list()
        .ofMaxSize(80)
        .map(SourcePropertiesTest::join);
  }

  private static byte[] join(List<byte[]> pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pieces.forEach(out::writeBytes);
    return out.toByteArray();
  }

  @Property
  void textAndBytesDetermineEachOther(@ForAll("files") byte[] bytes) throws Exception {
    Source source = Source.utf8("test", bytes, LineEnds.STANDARD);
    assertArrayEquals(bytes, source.encode(source.text()));
    assertEquals(
        source.text().codePoints().boxed().toList(),
        IntStream.range(0, source.length()).mapToObj(source::codePointAt).toList());
  }

  /** The JDK's decoder agrees where the bytes are text, and finds errors where we have escaped bytes. */
  @Property
  void decodesAsTheJdkDoes(@ForAll("files") byte[] bytes) {
    Source source = Source.utf8("test", bytes, LineEnds.STANDARD);
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    String ours = (source.hasMark() ? "\uFEFF" : "") + source.text();
    boolean valid = ours.codePoints().noneMatch(c -> c >= 0xDC80 && c <= 0xDCFF);
    assertEquals(valid, Arrays.equals(bytes, decoded.getBytes(StandardCharsets.UTF_8)));
    if (valid) {
      assertEquals(decoded, ours);
    }
  }

  @Property
  void byteOffsetsAreLengthsOfPrefixes(@ForAll("files") byte[] bytes) throws Exception {
    Source source = Source.utf8("test", bytes, LineEnds.EITHER_ORDER);
    for (int i = 0; i <= source.length(); i++) {
      assertEquals(source.encode(source.text(0, i)).length, source.byteOffset(i));
    }
  }

  @Property
  void linesCoverTheText(@ForAll("files") byte[] bytes, @ForAll LineEnds ends) {
    Source source = Source.utf8("test", bytes, ends);
    String[] expected =
        source.text().split(ends == LineEnds.EITHER_ORDER ? "\r\n|\n\r|\r|\n" : "\r\n|\r|\n", -1);
    assertEquals(expected.length, source.lineCount());
    assertEquals(0, source.lineStart(1));
    assertEquals(source.length(), source.lineStart(source.lineCount() + 1));
    for (int line = 1; line <= source.lineCount(); line++) {
      assertEquals(expected[line - 1], source.lineText(line));
      for (int i = source.lineStart(line); i < source.lineStart(line + 1); i++) {
        assertEquals(line, source.line(i));
      }
    }
  }

  @Provide
  Arbitrary<Tuple2<Charset, String>> encodedTexts() {
    return Arbitraries.of(
            "GBK", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "ISO-2022-JP", "ISO-2022-KR", "UTF-16BE", "windows-1252", "GB18030")
        .map(Charset::forName)
        .flatMap(charset -> texts(charset).map(text -> Tuple.of(charset, text)));
  }

  private static Arbitrary<String> texts(Charset charset) {
    List<String> letters =
        Stream.of("a", "7", "\n", "\u00E9", "\u0416", "\u4E2D", "\u6587", "\u3042", "\uAC00", "\u20AC", "\uD83D\uDE00")
            .filter(letter -> charset.newEncoder().canEncode(letter))
            .toList();
    return Arbitraries.of(letters).list().ofMaxSize(30).map(list -> String.join("", list));
  }

  /** Positions in other encodings: cutting the bytes there and decoding gives the text's prefix. */
  @Property
  void byteOffsetsInOtherEncodings(@ForAll("encodedTexts") Tuple2<Charset, String> encoded) throws Exception {
    Charset charset = encoded.get1();
    String text = encoded.get2();
    byte[] bytes = text.getBytes(charset);
    Source source = Source.decode("test", bytes, charset, LineEnds.STANDARD);
    assertEquals(text, source.text());
    assertEquals(0, source.byteOffset(0));
    assertEquals(bytes.length, source.byteOffset(source.length()));
    for (int i = 1; i <= source.length(); i++) {
      byte[] prefix = Arrays.copyOf(bytes, source.byteOffset(i));
      assertEquals(source.text(0, i), new String(prefix, charset));
    }
  }
}
