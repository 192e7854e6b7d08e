package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.testing.FileTests;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TokenDumpTest {

  private static final FileTests FILES = FileTests.stage("tokens").inputs(".sample");

  private static String dump(byte[] bytes, TokenDump.Form form) {
    StringWriter out = new StringWriter();
    try {
      new TokenDump(SampleLexer.VOCABULARY).write(Samples.tokens(bytes), form, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @TestFactory
  Stream<DynamicTest> names() {
    return FILES.golden(".names", input -> dump(input.bytes(), TokenDump.Form.NAMES));
  }

  @TestFactory
  Stream<DynamicTest> positions() {
    return FILES.golden(".positions", input -> dump(input.bytes(), TokenDump.Form.POSITIONS));
  }

  @TestFactory
  Stream<DynamicTest> json() {
    return FILES.golden(".json", input -> dump(input.bytes(), TokenDump.Form.JSON));
  }

  @Test
  void layoutTokensHaveNoText() throws Exception {
    Source source = Source.utf8("sample", "a\n  b".getBytes(), LineEnds.STANDARD);
    Token[] script = {
      new Token(source, SampleLexer.NAME, 0, 0, 1, 1),
      new Token(source, SampleLexer.NEWLINE, 0, 1, 2, 1),
      new Token(source, SampleLexer.INDENT, 0, 2, 4, 2),
      new Token(source, SampleLexer.NAME, 0, 4, 5, 2),
      new Token(source, SampleLexer.DEDENT, 0, 5, 5, 2),
      new Token(source, Token.EOF, 0, 5, 5, 2)
    };
    List<Token> left = new ArrayList<>(List.of(script));
    StringWriter out = new StringWriter();
    new TokenDump(SampleLexer.VOCABULARY)
        .write(TokenBuffer.read(source, left::removeFirst), TokenDump.Form.NAMES, out);
    assertEquals("TK_name a\nTK_newline\nTK_indent\nTK_name b\nTK_dedent\nTK_eof\n", out.toString());
  }

  /** Writes only short pieces, however long the token. */
  @Test
  void aLongTokenIsStreamed() {
    byte[] text = ("\"" + "x\n".repeat(10_000_000) + "\"").getBytes();
    TokenBuffer tokens = Samples.tokens(text);
    for (TokenDump.Form form : TokenDump.Form.values()) {
      Counter counter = new Counter();
      assertTimeout(Duration.ofSeconds(10), () -> new TokenDump(SampleLexer.VOCABULARY).write(tokens, form, counter));
      assertTrue(counter.written > 30_000_000, () -> form + ": " + counter.written);
      assertTrue(counter.longest < 100, () -> form + ": " + counter.longest);
    }
  }

  private static final class Counter extends Writer {
    long written;
    int longest;

    @Override
    public void write(char[] text, int offset, int length) {
      written += length;
      longest = Math.max(longest, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
