package dev.lathe.lang.python;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import java.util.BitSet;
import java.util.List;

/**
 * A file's tokens as CPython's parser gets them, for {@link PegParser}: one after the other, an error of the tokenizer
 * where it stands, soft keywords as names, and each token at CPython's place.
 *
 * <p>Remembers the furthest token that was looked at: errors without a place of their own are reported there.
 */
final class PegTokens {

  /** Type of an entry that stands for an error of the tokenizer. */
  private static final int ERROR = -2;

  private static final List<String> SOFT_KEYWORDS = List.of("_", "case", "match", "type");

  private final TokenBuffer buffer;
  private final Source source;
  private final int size;
  private final int[] types;
  private final int[] bufferIndexes;
  /** Brackets open behind each token. */
  private final int[] levels;
  private final TokenErrors.TokenError[] errors;
  private final SyntaxTree[] leaves;
  private int furthest = -1;

  PegTokens(TokenBuffer buffer, List<TokenErrors.TokenError> tokenErrors) {
    this.buffer = buffer;
    this.source = buffer.source();
    int capacity = buffer.size() + 1;
    this.types = new int[capacity];
    this.bufferIndexes = new int[capacity];
    this.levels = new int[capacity];
    this.errors = new TokenErrors.TokenError[capacity];
    this.leaves = new SyntaxTree[capacity];
    int count = 0;
    int nextError = 0;
    int level = 0;
    for (int i = 0; i < buffer.size(); i++) {
      TokenErrors.TokenError error = nextError < tokenErrors.size() && tokenErrors.get(nextError).index() == i ? tokenErrors.get(nextError++) : null;
      int type = buffer.token(i).type();
      if (error != null) {
        int at = error.weight() == TokenErrors.Weight.RAISED ? count : inFrontOfLayout(count);
        System.arraycopy(types, at, types, at + 1, count - at);
        System.arraycopy(bufferIndexes, at, bufferIndexes, at + 1, count - at);
        System.arraycopy(levels, at, levels, at + 1, count - at);
        types[at] = ERROR;
        errors[at] = error;
        bufferIndexes[at] = i;
        levels[at] = level;
        count++;
        if (type != Token.EOF) {
          continue;
        }
      }
      if (TokenErrors.isLayoutMark(type)) {
        continue; // one that does not count
      }
      level += opens(type) ? 1 : closes(type) && level > 0 ? -1 : 0;
      types[count] = plain(type);
      bufferIndexes[count] = i;
      levels[count] = level;
      count++;
    }
    this.size = count;
  }

  /** An error of the layout, or a bracket that the file's end leaves open, comes before the layout tokens there. */
  private int inFrontOfLayout(int count) {
    int at = count;
    while (at > 0 && (isLayoutType(types[at - 1]) && types[at - 1] != PythonLexer.NEWLINE || isMadeLineEnd(at - 1))) {
      at--;
    }
    return at;
  }

  /** Whether the entry is the line end that the layout stage adds at the file's end. */
  private boolean isMadeLineEnd(int i) {
    return types[i] == PythonLexer.NEWLINE && token(i).start() == token(i).end();
  }

  private static int plain(int type) {
    return type == PythonLexer.MATCH || type == PythonLexer.CASE || type == PythonLexer.TYPE ? PythonLexer.NAME : type;
  }

  private static boolean opens(int type) {
    return type == PythonLexer.LPAR || type == PythonLexer.LSQB || type == PythonLexer.LBRACE;
  }

  private static boolean closes(int type) {
    return type == PythonLexer.RPAR || type == PythonLexer.RSQB || type == PythonLexer.RBRACE;
  }

  private static boolean isLayoutType(int type) {
    return type == PythonLexer.NEWLINE || type == PythonLexer.INDENT || type == PythonLexer.DEDENT;
  }

  /** Number of entries; the last one is the file's end. */
  int size() {
    return size;
  }

  /**
   * The type of entry {@code i}, which is now looked at.
   *
   * @throws SyntaxFault if it stands for an error
   */
  int type(int i) {
    int at = Math.min(i, size - 1);
    furthest = Math.max(furthest, at);
    if (types[at] == ERROR) {
      throw new SyntaxFault(SyntaxFault.Origin.TOKENS, errors[at].diagnostic());
    }
    return types[at];
  }

  /** The type without looking: {@code -2} for an error. */
  int peek(int i) {
    return types[i];
  }

  /** Whether entry {@code i} stands for an error. */
  boolean isError(int i) {
    return types[i] == ERROR;
  }

  TokenErrors.TokenError error(int i) {
    return errors[i];
  }

  /** Index of the furthest entry looked at, -1 at first. */
  int furthest() {
    return furthest;
  }

  /** Forgets which entries were looked at behind {@code i}. */
  void lookedUpTo(int i) {
    furthest = i;
  }

  Token token(int i) {
    return buffer.token(bufferIndexes[i]);
  }

  /** Index of the entry for token {@code index} of the buffer. */
  int entryOf(int index) {
    int at = Math.min(index, size - 1);
    while (at < size - 1 && bufferIndexes[at] < index) {
      at++;
    }
    while (at > 0 && bufferIndexes[at] > index) {
      at--;
    }
    return at;
  }

  boolean isWord(int i, String text) {
    return token(i).is(text);
  }

  /** Whether entry {@code i} is the name of a statement of old that is a function now. */
  boolean isOldStatement(int i) {
    return isWord(i, "print") || isWord(i, "exec");
  }

  /** Whether a soft keyword begins like the name, which is what CPython looks at. */
  boolean isSoftKeyword(int i) {
    String name = token(i).text();
    return SOFT_KEYWORDS.stream().anyMatch(keyword -> keyword.startsWith(name));
  }

  /** Whether the entry is a line end, indent or dedent. */
  boolean isLayout(int i) {
    return isLayoutType(types[i]);
  }

  /**
   * Whether entry {@code colon} begins a format specification in which CPython sees text without a character: in front of
   * the field's end, of a line end, and of a doubled brace.
   */
  boolean beginsEmptyText(int colon) {
    int at = token(colon).end();
    int next = at < source.length() ? source.codePointAt(at) : '\n';
    boolean doubled = next == '{' && at + 1 < source.length() && source.codePointAt(at + 1) == '{';
    return (next == '}' || next == '\n' || next == '\r' || doubled) && isFieldOpen(colon);
  }

  /** Whether the innermost bracket that is open at entry {@code end} begins a replacement field. */
  private boolean isFieldOpen(int end) {
    BitSet fields = new BitSet(); // by bracket level
    int before = 0; // level of the entry before
    boolean inText = false;
    for (int i = 0; i < end; i++) {
      if (levels[i] > before) {
        fields.set(levels[i], inText);
      }
      inText =
          switch (types[i]) {
            case PythonLexer.FSTRING_START, PythonLexer.FSTRING_MIDDLE -> true;
            case PythonLexer.COLON -> fields.get(levels[i]);
            case PythonLexer.RBRACE -> fields.get(before);
            default -> false;
          };
      before = levels[i];
    }
    return fields.get(before);
  }

  /** How many brackets are open behind entry {@code i}. */
  int level(int i) {
    return levels[i];
  }

  /** Entry {@code i} as a tree. */
  SyntaxTree leaf(int i) {
    SyntaxTree leaf = leaves[i];
    if (leaf == null) {
      leaf = SyntaxTree.leaf(kind(types[i]), i, i);
      leaves[i] = leaf;
    }
    return leaf;
  }

  private static SyntaxTree.Kind kind(int type) {
    return switch (type) {
      case PythonLexer.NAME -> SyntaxTree.Kind.NAME;
      case PythonLexer.NUMBER, PythonLexer.STRING -> SyntaxTree.Kind.LITERAL;
      case PythonLexer.TRUE -> SyntaxTree.Kind.TRUE;
      case PythonLexer.FALSE -> SyntaxTree.Kind.FALSE;
      case PythonLexer.NONE -> SyntaxTree.Kind.NONE;
      case PythonLexer.ELLIPSIS -> SyntaxTree.Kind.ELLIPSIS;
      default -> SyntaxTree.Kind.OTHER;
    };
  }

  /** Where CPython sees the tokens from {@code first} to {@code last}. */
  Span span(int first, int last) {
    int start = start(first);
    int startLine = line(first, token(first).line());
    int endLine = Math.max(startLine, line(last, token(last).endLine()));
    return source.span(start, Math.max(start, end(last)), startLine, endLine);
  }

  /** The line of entry {@code i}. */
  int lineOf(int i) {
    return line(i, token(i).line());
  }

  /** From entry {@code first} to where the tokenizer has got. */
  Span spanFrom(int first) {
    return span(first, Math.max(first, furthest));
  }

  /** The line that CPython sees entry {@code i} on: the file's end on the last line, a made token on that of the next. */
  private int line(int i, int lineOfToken) {
    return switch (types[i]) {
      case Token.EOF -> TokenErrors.lastLine(source);
      case PythonLexer.INDENT, PythonLexer.DEDENT -> line(i + 1, token(i + 1).line());
      case PythonLexer.NEWLINE -> token(i).line();
      default -> lineOfToken;
    };
  }

  private int start(int i) {
    return switch (types[i]) {
      case Token.EOF -> TokenErrors.endOfLine(source, TokenErrors.lastLine(source));
      case PythonLexer.NEWLINE -> startOfLineEnd(i);
      case PythonLexer.INDENT, PythonLexer.DEDENT -> {
        int next = i + 1;
        while (types[next] == PythonLexer.INDENT || types[next] == PythonLexer.DEDENT) {
          next++;
        }
        yield types[next] == Token.EOF ? start(next) : Math.max(source.lineStart(token(next).line()), token(next).start() - 1);
      }
      default -> token(i).start();
    };
  }

  /** A line end begins with the comment in front of it. */
  private int startOfLineEnd(int i) {
    int gap = bufferIndexes[i];
    int comment = buffer.firstCommentFrom(gap);
    boolean behindComment = comment < buffer.commentCount() && buffer.commentGap(comment) == gap;
    return behindComment ? buffer.comment(comment).start() : token(i).start();
  }

  private int end(int i) {
    return types[i] == Token.EOF || types[i] == PythonLexer.INDENT || types[i] == PythonLexer.DEDENT ? start(i) : token(i).end();
  }

  /** Where CPython reports entry {@code i} as what fits no rule: tokens without text at the beginning of their line. */
  Span place(int i) {
    if (types[i] != Token.EOF) {
      return span(i, i);
    }
    int line = TokenErrors.lastLine(source);
    return source.span(source.lineStart(line), source.lineStart(line), line, line);
  }

  /** An error about tokens {@code first} to {@code last}. */
  SyntaxFault fault(Message message, int first, int last, Object... arguments) {
    return new SyntaxFault(SyntaxFault.Origin.GRAMMAR, message.at(span(first, last), arguments));
  }

  /** An error about the furthest token. */
  SyntaxFault faultAtFurthest(Message message, Object... arguments) {
    return fault(message, furthest, furthest, arguments);
  }

  /** The same diagnostic as an exception that ends the parse. */
  static SyntaxFault fault(Diagnostic diagnostic) {
    return new SyntaxFault(SyntaxFault.Origin.GRAMMAR, diagnostic);
  }
}
