package dev.lathe.lang.python;

import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineEnds;
import dev.lathe.parser.LexedRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What names, spellings and comments of trees from outside must be: each is read by the lexer and must come out whole. */
final class PythonLexicalRules extends LexedRules {

  private static final Pattern OPEN = Pattern.compile("([fF][rR]?|[rR][fF])('''|\"\"\"|'|\")");

  PythonLexicalRules(PythonLanguage language) {
    super(language, LineEnds.STANDARD);
  }

  @Override
  public boolean isIdentifier(String name) {
    return token(name).filter(token -> isName(token.type())).isPresent();
  }

  private static boolean isName(int type) {
    return switch (type) {
      case PythonLexer.NAME, PythonLexer.MATCH, PythonLexer.CASE, PythonLexer.TYPE -> true;
      default -> false;
    };
  }

  @Override
  public boolean isNumber(String spelling, NumberValue value) {
    return token(spelling)
        .filter(token -> token.type() == PythonLexer.NUMBER)
        .filter(token -> PythonNumbers.read(spelling).equals(new PythonNumbers.Result.Value(value)))
        .isPresent();
  }

  @Override
  public boolean isString(String spelling, StringValue value) {
    return token(spelling)
        .filter(token -> token.type() == PythonLexer.STRING && spelling.indexOf('\r') < 0)
        .filter(token -> PythonStrings.literal(spelling).equals(new PythonStrings.Result.Value(value)))
        .isPresent();
  }

  @Override
  public boolean isFormat(StringPart.Format format) {
    var open = OPEN.matcher(format.open());
    return open.matches() && open.group(2).equals(format.close()) && format.pieces().stream().allMatch(piece -> isPiece(piece, format));
  }

  private boolean isPiece(FormatPiece piece, StringPart.Format format) {
    return switch (piece) {
      case FormatPiece.Text text -> isText(text, format);
      case FormatPiece.Replacement field ->
          isDebugText(field.debugText(), format)
              && List.of("", "r", "s", "a").contains(field.conversion())
              && field.specification().stream().flatMap(s -> s.pieces().stream()).allMatch(p -> isSpecificationPiece(p, format));
      case FormatPiece.Specification _ -> false; // only behind the colon of a field
    };
  }

  private boolean isText(FormatPiece.Text text, StringPart.Format format) {
    boolean raw = PythonStrings.hasPrefix(format.open(), 'r');
    return spelling(text, format)
        .filter(spelling -> isMiddle(spelling, 1, format.open() + spelling + format.close()))
        .filter(spelling -> PythonStrings.formatText(spelling, raw).equals(new PythonStrings.Result.Value(text.value())))
        .isPresent();
  }

  private boolean isSpecificationPiece(FormatPiece piece, StringPart.Format format) {
    if (!(piece instanceof FormatPiece.Text text)) {
      return isPiece(piece, format);
    }
    return spelling(text, format)
        .filter(spelling -> isMiddle(spelling, 4, format.open() + "{x:" + spelling + "}" + format.close()))
        .filter(spelling -> PythonStrings.text(spelling).equals(new PythonStrings.Result.Value(text.value())))
        .isPresent();
  }

  /** What the printer writes; empty if it cannot. */
  private static Optional<String> spelling(FormatPiece.Text text, StringPart.Format format) {
    if (!text.spelling().isEmpty()) {
      return Optional.of(text.spelling());
    }
    return switch (text.value()) {
      case StringValue.Text _, StringValue.Surrogates _ ->
          PythonSourceStyle.STYLE.literals().formatText(text.value(), format.open());
      case StringValue.Bytes _ -> Optional.empty();
    };
  }

  /** Whether token {@code index} of the string {@code whole} is text of this spelling; an empty one has no token. */
  private boolean isMiddle(String spelling, int index, String whole) {
    if (spelling.isEmpty()) {
      return true;
    }
    return spelling.indexOf('\r') < 0
        && tokens(whole)
            .filter(tokens -> tokens.size() > index)
            .map(tokens -> tokens.token(index))
            .filter(token -> token.type() == PythonLexer.FSTRING_MIDDLE && token.text().equals(spelling))
            .isPresent();
  }

  /** It ends with an equals sign, and whatever white space is behind that. */
  private boolean isDebugText(String text, StringPart.Format format) {
    if (text.isEmpty()) {
      return true;
    }
    return text.stripTrailing().endsWith("=") && tokens(format.open() + "{" + text + "}" + format.close()).isPresent();
  }

  @Override
  public boolean isComment(String text, Comment.Form form) {
    return form == Comment.Form.LINE
        && tokens(text).filter(tokens -> tokens.commentCount() == 1 && isWhole(tokens.comment(0))).isPresent();
  }
}
