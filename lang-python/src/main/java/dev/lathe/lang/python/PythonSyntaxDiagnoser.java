package dev.lathe.lang.python;

import dev.lathe.lang.python.Peg.Pass;
import dev.lathe.lang.python.Peg.Rule;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.parser.SyntaxDiagnoser;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds the syntax errors of a file that the fast parser refused, the first one with the words and the place of CPython
 * 3.12: the file is parsed by {@link PythonSyntax}, and where that fails, again with the rules for mistakes. If no such rule
 * fits, the error is "invalid syntax" at the furthest token that the first pass looked at. Errors of CPython's tokenizer
 * further on come first.
 *
 * <p>Then the parse goes on behind the line of the error, statement by statement without regard to blocks, so that further
 * errors are found too; of one line only the first is reported. An error of the tokenizer that comes first in CPython hides
 * none of these.
 */
final class PythonSyntaxDiagnoser implements SyntaxDiagnoser {

  @Override
  public void diagnose(TokenBuffer tokens, int refused, List<Diagnostic> tokenErrors, Diagnostics diagnostics) {
    PegTokens view = new PegTokens(tokens, tokenErrors.isEmpty() ? List.of() : TokenErrors.of(tokens));
    new Run(view, diagnostics).diagnose(view.entryOf(refused));
  }

  /** What a parse of statements came to. */
  private sealed interface Outcome {
    /** Nothing is wrong up to the end. */
    record Parsed() implements Outcome {}

    /**
     * There is an error.
     *
     * @param errors that which CPython reports first; then, where it reads on to that, what it was about to report
     * @param statement where the statement with the error begins
     * @param reached the furthest token that the first pass looked at
     */
    record Failed(List<Diagnostic> errors, int statement, int reached) implements Outcome {}
  }

  /** The work on one file. */
  private static final class Run {
    private final PegTokens tokens;
    private final PegParser parser;
    private final Rule statement = PythonSyntax.statement();
    private final Diagnostics diagnostics;
    /** The lines that an error is reported on. */
    private final BitSet lines = new BitSet();

    /** What stands in front of this entry has had its error. */
    private int explained;

    Run(PegTokens tokens, Diagnostics diagnostics) {
      this.tokens = tokens;
      this.parser = new PegParser(tokens);
      this.diagnostics = diagnostics;
      diagnostics.list().forEach(earlier -> lines.set(earlier.span().line()));
    }

    void diagnose(int refused) {
      int from = statementBefore(refused);
      while (lines.cardinality() < Diagnostics.LIMIT) {
        switch (parse(from)) {
          case Outcome.Parsed() -> {
            return;
          }
          case Outcome.Failed failed -> {
            failed.errors().forEach(this::report);
            from = behind(failed);
            explained = from;
          }
        }
        tokens.lookedUpTo(from - 1);
      }
    }

    private void report(Diagnostic error) {
      if (!lines.get(error.span().line())) {
        lines.set(error.span().line());
        diagnostics.add(error);
      }
    }

    /** Beginning of the last statement of the file's own block that begins in front of entry {@code refused}. */
    private int statementBefore(int refused) {
      int found = 0;
      int blocks = 0;
      boolean afterDecorator = false;
      for (int i = 0; i < refused; i++) {
        int type = tokens.peek(i);
        if (type == PythonLexer.INDENT) {
          blocks++;
        } else if (type == PythonLexer.DEDENT) {
          blocks--;
        } else if (blocks == 0 && (i == 0 || tokens.isLayout(i - 1))) {
          if (!afterDecorator && !continues(type)) {
            found = i;
          }
          afterDecorator = type == PythonLexer.AT;
        }
      }
      return found;
    }

    /** Whether a line that begins so belongs to the statement before it. */
    private static boolean continues(int type) {
      return switch (type) {
        case PythonLexer.ELSE, PythonLexer.ELIF, PythonLexer.EXCEPT, PythonLexer.FINALLY -> true;
        default -> false;
      };
    }

    private Outcome parse(int from) {
      int before = from;
      int at = from;
      try {
        while (!isEnd(at)) {
          if (tokens.peek(at) == PythonLexer.DEDENT) { // of a block that an error was found in
            at++;
            before = at;
            continue;
          }
          Optional<Integer> next = parser.parse(statement, at, Pass.FIRST);
          if (next.isEmpty()) {
            int reached = tokens.furthest();
            return new Outcome.Failed(explain(suspect(before), reached), at, reached);
          }
          before = at;
          at = next.get();
        }
        return new Outcome.Parsed();
      } catch (SyntaxFault fault) {
        return new Outcome.Failed(preferred(fault), at, tokens.furthest());
      }
    }

    private boolean isEnd(int at) {
      return at >= tokens.size() - 1 && !tokens.isError(at);
    }

    /**
     * Where the second pass begins: with the statement before the one that was refused, whose last clause may be what is
     * wrong, or with an earlier one in which that pass would take {@code print [x]} for a statement of old. CPython begins
     * with the file; its rules for mistakes do not fit any other statement that the first pass has taken.
     */
    private int suspect(int before) {
      for (int i = explained; i < before; i++) {
        if (tokens.peek(i) == PythonLexer.NAME && tokens.isOldStatement(i) && beginsExpression(tokens.peek(i + 1))) {
          return Math.clamp(statementBefore(i + 1), explained, before);
        }
      }
      return before;
    }

    /** Whether an expression may begin so, parentheses aside. */
    private static boolean beginsExpression(int type) {
      return switch (type) {
        case PythonLexer.NAME, PythonLexer.NUMBER, PythonLexer.STRING, PythonLexer.FSTRING_START, PythonLexer.NONE, PythonLexer.TRUE,
            PythonLexer.FALSE, PythonLexer.ELLIPSIS, PythonLexer.LSQB, PythonLexer.LBRACE, PythonLexer.PLUS, PythonLexer.MINUS,
            PythonLexer.TILDE, PythonLexer.STAR, PythonLexer.NOT, PythonLexer.LAMBDA, PythonLexer.AWAIT ->
            true;
        default -> false;
      };
    }

    /** Words for what the first pass has refused at {@code reached}, by a second one from entry {@code from}. */
    private List<Diagnostic> explain(int from, int reached) {
      try {
        int at = from;
        while (!isEnd(at)) {
          Optional<Integer> next = parser.parse(statement, at, Pass.SECOND);
          if (next.isEmpty()) {
            break;
          }
          at = next.get();
        }
      } catch (SyntaxFault fault) {
        return preferred(fault);
      }
      return switch (tokens.peek(reached)) {
        case PythonLexer.INDENT -> List.of(Message.UNEXPECTED_INDENT.at(tokens.span(tokens.furthest(), tokens.furthest())));
        case PythonLexer.DEDENT -> List.of(Message.UNEXPECTED_DEDENT.at(tokens.span(tokens.furthest(), tokens.furthest())));
        default -> withLaterTokenError(Message.INVALID_SYNTAX.at(tokens.place(reached)));
      };
    }

    private List<Diagnostic> preferred(SyntaxFault fault) {
      return fault.origin() == SyntaxFault.Origin.GRAMMAR ? withLaterTokenError(fault.diagnostic()) : List.of(fault.diagnostic());
    }

    /**
     * What CPython reports in front of {@code error}, if that is its first: the tokenizer reads on, and an error that it
     * raises comes first. Where it only stops, a bracket that is open there is reported instead if it was opened on a line
     * before the error's.
     */
    private List<Diagnostic> withLaterTokenError(Diagnostic error) {
      for (int i = tokens.furthest() + 1; i < tokens.size(); i++) {
        if (tokens.isError(i)) {
          TokenErrors.TokenError found = tokens.error(i);
          return switch (found.weight()) {
            case RAISED -> explained == 0 ? List.of(found.diagnostic(), error) : List.of(error);
            case INSIDE_STRING -> List.of(error);
            case STOPS -> List.of(openBracketBefore(i).map(bracket -> orUnclosed(error, bracket)).orElse(error));
          };
        }
      }
      return List.of(error);
    }

    private Diagnostic orUnclosed(Diagnostic error, Token bracket) {
      return tokens.lineOf(tokens.furthest()) > bracket.line()
          ? Message.NEVER_CLOSED.at(bracket.span(), bracket.text())
          : error;
    }

    /** The innermost bracket that is open in front of entry {@code end}. */
    private Optional<Token> openBracketBefore(int end) {
      Deque<Token> open = new ArrayDeque<>();
      for (int i = 0; i < end; i++) {
        switch (tokens.peek(i)) {
          case PythonLexer.LPAR, PythonLexer.LSQB, PythonLexer.LBRACE -> open.push(tokens.token(i));
          case PythonLexer.RPAR, PythonLexer.RSQB, PythonLexer.RBRACE -> open.poll();
          default -> {}
        }
      }
      return Optional.ofNullable(open.peek());
    }

    /** Where to go on: at the line that came too soon, else at the line behind the error's; past heads of other clauses. */
    private int behind(Outcome.Failed failed) {
      int reached = failed.reached();
      int at = reached > failed.statement() && isLineStart(reached) ? reached : behindLine(reached);
      while (at < tokens.size() - 1 && (tokens.isLayout(at) || continues(tokens.peek(at)))) {
        at = tokens.isLayout(at) ? at + 1 : behindHead(at);
      }
      return at;
    }

    private boolean isLineStart(int at) {
      return !tokens.isLayout(at) && !tokens.isError(at) && at > 0 && tokens.isLayout(at - 1);
    }

    private int behindLine(int at) {
      int next = at;
      while (next < tokens.size() - 1 && tokens.peek(next) != PythonLexer.NEWLINE) {
        next++;
      }
      return Math.min(next + 1, tokens.size() - 1);
    }

    /** The place behind the colon of a clause, else behind its line. */
    private int behindHead(int at) {
      int next = at;
      int level = tokens.level(at);
      while (next < tokens.size() - 1 && tokens.peek(next) != PythonLexer.NEWLINE) {
        if (tokens.peek(next) == PythonLexer.COLON && tokens.level(next) == level) {
          return next + 1;
        }
        next++;
      }
      return Math.min(next + 1, tokens.size() - 1);
    }
  }
}
