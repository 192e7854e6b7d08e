package dev.lathe.lang.python;

import dev.lathe.lang.python.Peg.Action;
import dev.lathe.lang.python.SyntaxTree.Kind;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Token;
import java.util.Optional;

/** Actions of {@link PythonSyntax} that raise an error, and where. */
final class Complaints {

  /** How an expression is used as a target. */
  enum Use {
    ASSIGNED,
    LOOP_VARIABLE,
    DELETED
  }

  private Complaints() {}

  /** About the item {@code label}. */
  static Action at(String label, Message message, Object... arguments) {
    return range(label, label, message, arguments);
  }

  /** About the items from {@code first} to {@code last}. */
  static Action range(String first, String last, Message message, Object... arguments) {
    return match -> {
      throw match.parser().tokens().fault(message, match.the(first).first(), match.the(last).last(), arguments);
    };
  }

  /** About the item {@code label} and all that has been read behind it. */
  static Action from(String label, Message message) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      throw PegTokens.fault(message.at(tokens.spanFrom(match.the(label).first())));
    };
  }

  /** About the furthest token that was looked at. */
  static Action furthest(Message message, Object... arguments) {
    return match -> {
      throw match.parser().tokens().faultAtFurthest(message, arguments);
    };
  }

  /** About the token behind the alternative. */
  static Action next(Message message, Object... arguments) {
    return match -> {
      int position = match.parser().position();
      match.parser().tokens().type(position);
      throw match.parser().tokens().fault(message, position, position, arguments);
    };
  }

  /** About the item {@code label}, whose kind the message tells. */
  static Action kindOf(String label, Message message) {
    return match -> {
      SyntaxTree tree = match.the(label);
      throw match.parser().tokens().fault(message, tree.first(), tree.last(), tree.kind().word());
    };
  }

  /** About {@code True=} and its like among arguments. */
  static Action assignmentToConstant(String name, String equal) {
    return match -> {
      SyntaxTree constant = match.the(name);
      throw match.parser().tokens().fault(Message.CANNOT_ASSIGN, constant.first(), match.the(equal).last(), constant.kind().word());
    };
  }

  /** About the furthest token: no block where one has to follow {@code what}, which begins with the item {@code label}. */
  static Action noBlock(String label, String what) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      int line = tokens.token(match.the(label).first()).line();
      throw tokens.faultAtFurthest(Message.EXPECTED_BLOCK_OF, what, line);
    };
  }

  /** About the first part of the item {@code label} that is no target; if all are, the rule does not match. */
  static Action badTarget(String label, Use use) {
    return match -> {
      Optional<SyntaxTree> bad = badPart(match.the(label), use, match.parser().tokens());
      if (bad.isEmpty()) {
        return Optional.empty();
      }
      Message message = use == Use.DELETED ? Message.CANNOT_DELETE : Message.CANNOT_ASSIGN;
      SyntaxTree tree = bad.get();
      throw match.parser().tokens().fault(message, tree.first(), tree.last(), tree.kind().word());
    };
  }

  private static Optional<SyntaxTree> badPart(SyntaxTree tree, Use use, PegTokens tokens) {
    return switch (tree.kind()) {
      case LIST, TUPLE -> {
        for (SyntaxTree part : tree.parts()) {
          Optional<SyntaxTree> bad = badPart(part, use, tokens);
          if (bad.isPresent()) {
            yield bad;
          }
        }
        yield Optional.empty();
      }
      case STARRED -> use == Use.DELETED ? Optional.of(tree) : badPart(tree.parts().getFirst(), use, tokens);
      case COMPARISON -> {
        if (use != Use.LOOP_VARIABLE) {
          yield Optional.of(tree);
        }
        boolean isLoop = tokens.peek(tree.parts().get(1).first()) == PythonLexer.IN; // "x in y" of "for x in y"
        yield isLoop ? badPart(tree.parts().getFirst(), use, tokens) : Optional.empty();
      }
      case NAME, SUBSCRIPT, ATTRIBUTE -> Optional.empty();
      default -> Optional.of(tree);
    };
  }

  /** Whether the expression is the name of a statement of old that is a function now. */
  private static boolean isOldStatement(SyntaxTree tree, PegTokens tokens) {
    return tree.kind() == Kind.NAME && tokens.isOldStatement(tree.first());
  }

  /** {@code a b}: a comma is missing, if brackets are open. */
  static Action forgotComma(String first, String second) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      SyntaxTree tree = match.the(first);
      if (isOldStatement(tree, tokens) || tokens.level(match.parser().position() - 1) == 0) {
        return Optional.empty();
      }
      throw tokens.fault(Message.FORGOT_COMMA, tree.first(), match.the(second).last());
    };
  }

  /** {@code print a}. */
  static Action missingParentheses(String name, String arguments) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      SyntaxTree tree = match.the(name);
      if (!isOldStatement(tree, tokens)) {
        return Optional.empty();
      }
      String word = tokens.token(tree.first()).text();
      throw tokens.fault(Message.MISSING_PARENTHESES, tree.first(), match.the(arguments).last(), word, word);
    };
  }

  /** From {@code first} to the end of the comprehension whose clauses are {@code clauses}. */
  static Action ungroupedGenerator(String first, String clauses) {
    return match -> {
      SyntaxTree end = match.the(clauses).lastPart().lastPart();
      throw match.parser().tokens().fault(Message.UNGROUPED_GENERATOR, match.the(first).first(), end.last());
    };
  }

  /** {@code f(a, b for b in c)}; with one argument it would be a generator. */
  static Action ungroupedLastArgument(String arguments, String clauses) {
    return match -> {
      SyntaxTree last = null;
      int positional = 0;
      for (SyntaxTree argument : match.the(arguments).parts()) {
        if (argument.kind() != Kind.KEYWORD && argument.kind() != Kind.KEYWORDS) {
          last = argument;
          positional++;
        }
      }
      if (positional <= 1) {
        return Optional.empty();
      }
      SyntaxTree end = match.the(clauses).lastPart().lastPart();
      throw match.parser().tokens().fault(Message.UNGROUPED_GENERATOR, last.first(), end.last());
    };
  }

  /** A positional argument behind a keyword, or behind {@code **}. */
  static Action positionalBehind(String arguments) {
    return match -> {
      boolean unpacking = match.the(arguments).parts().stream().anyMatch(part -> part.kind() == Kind.KEYWORDS);
      Message message = unpacking ? Message.POSITIONAL_BEHIND_KEYWORDS : Message.POSITIONAL_BEHIND_KEYWORD;
      throw match.parser().tokens().faultAtFurthest(message);
    };
  }

  /** About the last character of a dictionary's key, on the line where the key begins, as CPython has it. */
  static Action noColon(String key) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      Token first = tokens.token(match.the(key).first());
      Token last = tokens.token(match.the(key).last());
      Source source = first.source();
      int column = last.end() - source.lineStart(last.endLine()) - 1;
      int place = Math.min(source.length(), source.lineStart(first.line()) + Math.max(0, column));
      throw PegTokens.fault(Message.EXPECTED_DICT_COLON.at(source.span(place, place, first.line(), first.line())));
    };
  }

  /** A bound of a type parameter that can have none. */
  static Action badBound(String colon, String bound, Message single, Message several) {
    return match -> {
      Message message = match.the(bound).kind() == Kind.TUPLE ? several : single;
      throw PegTokens.fault(message.at(match.parser().tokens().spanFrom(match.the(colon).first())));
    };
  }

  /** The name behind {@code !} in a replacement field; it must touch it. */
  static Action conversion(String mark, String name) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      SyntaxTree exclamation = match.the(mark);
      SyntaxTree conversion = match.the(name);
      if (tokens.token(exclamation.first()).end() != tokens.token(conversion.first()).start()) {
        throw tokens.fault(Message.FORMAT_SPACED_CONVERSION, exclamation.first(), conversion.last());
      }
      return Optional.of(conversion);
    };
  }

  /** A replacement field, whose conversion may be none of the three that there are. */
  static Action field(String open, String conversion, String close) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      Optional<SyntaxTree> name = match.get(conversion);
      if (name.isPresent() && !PythonStrings.isConversion(tokens.token(name.get().first()))) {
        int at = name.get().first();
        throw tokens.fault(Message.FORMAT_BAD_CONVERSION, at, at, tokens.token(at).text());
      }
      return Optional.of(SyntaxTree.leaf(Kind.OTHER, match.the(open).first(), match.the(close).last()));
    };
  }

  /** {@code lambda:} in a replacement field, where text of a format specification begins behind the colon. */
  static Action lambdaInField(String lambda, String colon) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      int at = match.the(colon).first();
      if (tokens.beginsEmptyText(at) || tokens.type(match.parser().position()) == PythonLexer.FSTRING_MIDDLE) {
        throw tokens.fault(Message.FORMAT_LAMBDA, match.the(lambda).first(), at);
      }
      return Optional.empty();
    };
  }

  /** A string without fields, whose contents may be wrong. */
  static Action string(String label) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      SyntaxTree tree = match.the(label);
      String spelling = PythonStrings.withLineFeeds(tokens.token(tree.first()).text());
      checkContents(PythonStrings.literal(spelling), tokens);
      return Optional.of(tree);
    };
  }

  private static void checkContents(PythonStrings.Result result, PegTokens tokens) {
    if (result instanceof PythonStrings.Result.Refused(String message)) {
      throw tokens.faultAtFurthest(Message.LITERAL, message);
    }
  }

  /** An f-string, the contents of whose text may be wrong. */
  static Action formatString(String start, String pieces, String end) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      SyntaxTree first = match.the(start);
      boolean raw = PythonStrings.hasPrefix(tokens.token(first.first()).text(), 'r');
      for (SyntaxTree piece : match.the(pieces).parts()) {
        if (tokens.peek(piece.first()) == PythonLexer.FSTRING_MIDDLE) {
          String spelling = PythonStrings.withLineFeeds(tokens.token(piece.first()).text());
          checkContents(PythonStrings.formatText(spelling, raw), tokens);
        }
      }
      return Optional.of(SyntaxTree.leaf(Kind.FORMAT, first.first(), match.the(end).last()));
    };
  }

  /** A number, which may have too many digits; CPython reports that at the beginning of the line. */
  static Action number(String label) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      SyntaxTree tree = match.the(label);
      Token number = tokens.token(tree.first());
      boolean isLong = number.end() - number.start() > PythonNumbers.MAX_DECIMAL_DIGITS;
      if (isLong && PythonNumbers.read(number.text()) instanceof PythonNumbers.Result.Refused(String message)) {
        int place = number.source().lineStart(number.line());
        throw PegTokens.fault(Message.LITERAL.at(number.source().span(place, place, number.line(), number.line()), message));
      }
      return Optional.of(tree);
    };
  }

  /** Adjacent strings: all of bytes or none; the value is an f-string if one of them is. */
  static Action strings(String parts) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      SyntaxTree all = match.the(parts);
      boolean bytes = false;
      boolean text = false;
      Kind kind = Kind.LITERAL;
      for (SyntaxTree part : all.parts()) {
        boolean isBytes = part.kind() == Kind.LITERAL && isBytes(tokens.token(part.first()));
        bytes |= isBytes;
        text |= !isBytes;
        kind = part.kind() == Kind.FORMAT ? Kind.FORMAT : kind;
      }
      if (bytes && text) {
        throw tokens.faultAtFurthest(Message.MIXED_BYTES);
      }
      return Optional.of(SyntaxTree.leaf(kind, all.first(), all.last()));
    };
  }

  private static boolean isBytes(Token string) {
    for (int i = string.start(); ; i++) {
      int c = string.source().codePointAt(i);
      if (c == '\'' || c == '"') {
        return false;
      }
      if ((c | 0x20) == 'b') {
        return true;
      }
    }
  }

  /** A number that has to be imaginary, or has to be none. */
  static Action number(String label, Message message) {
    return match -> {
      PegTokens tokens = match.parser().tokens();
      SyntaxTree tree = match.the(label);
      Token number = tokens.token(tree.first());
      boolean imaginary = (number.source().codePointAt(number.end() - 1) | 0x20) == 'j' && number.end() > number.start();
      if (imaginary != (message == Message.EXPECTED_IMAGINARY)) {
        throw tokens.fault(message, tree.first(), tree.last());
      }
      return Optional.of(tree);
    };
  }
}
