package dev.lathe.parser;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.parser.AtnMachine.Opener;
import dev.lathe.parser.AtnMachine.Position;
import dev.lathe.parser.AtnMachine.Progress;
import dev.lathe.parser.AtnMachine.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Parser;

/**
 * Finds all syntax errors of a file by the grammar alone, whatever the language.
 *
 * <p>The tokens are followed through the grammar's ATN. Where one does not fit, the error is what could have stood there; the
 * file is then repaired in thought: each way of leaving the token out, of putting a missing one in front of it or in its
 * place is tried out on the tokens that follow, and the one that gets furthest wins. Where none gets far, rules in progress
 * are given up and tokens skipped until something fits again. An error close behind a repair is its consequence and not told:
 * one mistake, one message.
 *
 * <p>The grammar must say by itself what is read: actions are not run and semantic predicates count as true. Time and memory
 * are linear in the file's length for each of at most {@link #MAX_ERRORS} errors, however deep it is nested.
 */
final class Recovery {

  /** Most errors reported; the rest of the file is then left unread. */
  static final int MAX_ERRORS = 100;

  /** Most repairs, of reported errors or not. */
  private static final int MAX_REPAIRS = 1_000;

  /** Number of tokens that a repair is tried out on. */
  private static final int TRIAL = 8;

  /** Tokens that must fit behind a repair for it to be one, and for the next error to be of its own. */
  private static final int CONVINCING = 3;

  /** Most different tokens to put in that are tried. */
  private static final int MAX_INSERTIONS = 60;

  /** Most things listed as expected. */
  private static final int MAX_LISTED = 4;

  /** Tokens skipped until a line that begins with something that fits is taken untried. */
  private static final int PATIENCE = 200;

  private static final int NOTHING = Token.INVALID_TYPE;

  private final TokenBuffer tokens;
  private final Set<Token> broken = new HashSet<>();
  private final Pairs pairs;
  private final ErrorWords words;
  private final TokenWords tokenWords;
  private final AtnMachine machine;
  /** Whether a repair may have changed which blocks are open. */
  private boolean blocksDoubtful;

  private Recovery(
      TokenBuffer tokens, Parser parser, PredictionCaches caches, ErrorWords words, List<Diagnostic> tokenErrors) {
    this.tokens = tokens;
    this.words = words;
    this.pairs = new Pairs(parser.getVocabulary(), words.pairs());
    this.tokenWords = new TokenWords(parser.getVocabulary(), words);
    this.machine = new AtnMachine(tokens, parser, caches, pairs);
    findBroken(tokenErrors);
  }

  /**
   * Reports the errors of {@code tokens} as {@link SyntaxDiagnoser#diagnose} does, those of single tokens among them by
   * their places.
   *
   * @param parser gives the grammar
   */
  static void diagnose(
      TokenBuffer tokens,
      int refused,
      List<Diagnostic> tokenErrors,
      Parser parser,
      PredictionCaches caches,
      ErrorWords words,
      Diagnostics diagnostics) {
    List<Diagnostic> errors = new ArrayList<>(tokenErrors);
    errors.addAll(new Recovery(tokens, parser, caches, words, tokenErrors).errors(refused));
    errors.sort(Comparator.comparingInt((Diagnostic error) -> error.span().start()));
    errors.forEach(diagnostics::add);
  }

  /** Marks the tokens that have errors of their own: they fit nowhere, which needs no second message. */
  private void findBroken(List<Diagnostic> tokenErrors) {
    Set<Span> places = new HashSet<>();
    Set<Integer> lines = new HashSet<>();
    for (Diagnostic error : tokenErrors) {
      places.add(error.span());
      lines.add(error.span().line());
    }
    for (int i = 0; i < tokens.size() && !places.isEmpty(); i++) {
      Token token = tokens.token(i);
      if (lines.contains(token.line()) && places.contains(token.span())) {
        broken.add(token);
      }
    }
  }

  private List<Diagnostic> errors(int refused) {
    List<Diagnostic> errors = new ArrayList<>();
    Repair repair = new Repair(machine.start(), 0, NOTHING, TRIAL);
    Progress.Stuck last = null;
    for (int repairs = 0; repairs < MAX_REPAIRS && errors.size() < MAX_ERRORS; repairs++) {
      if (!(machine.advance(repair.position, repair.index, Integer.MAX_VALUE) instanceof Progress.Stuck stuck)) {
        break;
      }
      if (last == null && broken.isEmpty() && stuck.index() < refused) {
        return List.of(refused(refused)); // the parser reads the file in another way than the grammar says
      }
      boolean consequence =
          last != null && (!isConvincing(repair.index, stuck.index()) || isConsequence(stuck, tokens.token(last.index())));
      if (!consequence && !broken.contains(tokens.token(stuck.index()))) {
        errors.add(describe(stuck));
      }
      Optional<Repair> found = stuck.index() == tokens.size() - 1 ? Optional.empty() : repair(stuck);
      if (found.isEmpty()) {
        break;
      }
      repair = found.get();
      last = stuck;
      blocksDoubtful |= touchesBlocks(stuck.index(), repair);
    }
    return errors.isEmpty() && broken.isEmpty() ? List.of(refused(refused)) : errors;
  }

  /** Whether a repair in front of token {@code from} is one, if the next error is at token {@code stuck}. */
  private boolean isConvincing(int from, int stuck) {
    return stuck - from >= CONVINCING
        || stuck - from == CONVINCING - 1
            && tokens.token(from).line() < tokens.token(stuck).line()
            && stuck < tokens.size() - 1;
  }

  /**
   * Whether an error that is about brackets or blocks follows from a wrong guess before: a bracket closed twice on the line
   * of the error before, the end of a block or of the file after a repair that may have opened or closed one.
   */
  private boolean isConsequence(Progress.Stuck stuck, Token lastWrong) {
    Token token = tokens.token(stuck.index());
    if (token.type() == Token.EOF) {
      return blocksDoubtful && opener(machine.required(stuck.positions(), rule -> false)).isPresent();
    }
    return pairs.closes(token.type())
        && (tokenWords.isWord(token.type()) ? blocksDoubtful : token.line() == lastWrong.endLine());
  }

  /** Whether a repair puts in, leaves out or skips what may open, close or be part of a block. */
  private boolean touchesBlocks(int wrong, Repair repair) {
    boolean touches = isStructure(repair.inserted);
    for (int i = wrong; i < repair.index && !touches; i++) {
      touches = isStructure(tokens.token(i).type());
    }
    return touches;
  }

  private boolean isStructure(int type) {
    return pairs.opens(type) || pairs.closes(type) || tokenWords.isWord(type);
  }

  private Diagnostic refused(int token) {
    return error(words.unexpected(tokenWords.found(tokens.token(token))), tokens.token(token));
  }

  private Diagnostic error(String message, Token at) {
    return Diagnostic.error(words.category(), message, at.span());
  }

  // What is wrong

  private Diagnostic describe(Progress.Stuck stuck) {
    Token token = tokens.token(stuck.index());
    String found = tokenWords.found(token);
    List<Terminal> terminals = machine.terminals(stuck.positions(), this::isNamed);
    Set<String> expected = names(terminals);
    if (expected.size() > MAX_LISTED) {
      // at the end of the file something is missing, anywhere else the statement before may be complete
      AtnMachine.RuleFilter complete = token.type() == Token.EOF ? rule -> false : this::isNamed;
      List<Terminal> required = machine.required(stuck.positions(), complete).stream().filter(this::isNoEnd).toList();
      boolean separable = !required.isEmpty() && token.type() != Token.EOF && !pairs.closes(token.type());
      expected = names(separable ? withSeparators(required, terminals) : required);
      terminals = required;
    }
    if (expected.isEmpty() || expected.size() > MAX_LISTED) {
      return error(words.unexpected(found), token);
    }
    Diagnostic error = error(words.expected(List.copyOf(expected), found), token);
    return opener(terminals)
        .map(opener -> error.withNote(words.unclosed(tokenWords.found(opener)), opener.span()))
        .orElse(error);
  }

  private boolean isNamed(int rule) {
    return words.rule(rule).isPresent();
  }

  /** {@code required} behind the commas and semicolons of {@code all} that could stand there inside the same rules. */
  private List<Terminal> withSeparators(List<Terminal> required, List<Terminal> all) {
    int depth = required.stream().mapToInt(terminal -> terminal.frame().rulesAround()).min().orElseThrow();
    List<Terminal> list = new ArrayList<>();
    for (Terminal terminal : all) {
      if (terminal.frame().rulesAround() >= depth && machine.types(terminal).stream().allMatch(tokenWords::isSeparator)) {
        list.add(terminal);
      }
    }
    list.addAll(required);
    return list;
  }

  private boolean isNoEnd(Terminal terminal) {
    return !machine.types(terminal).contains(Token.EOF);
  }

  private Set<String> names(List<Terminal> terminals) {
    Set<String> names = new LinkedHashSet<>();
    for (Terminal terminal : terminals) {
      Optional<String> rule = terminal.rule() < 0 ? Optional.empty() : words.rule(terminal.rule());
      if (rule.isPresent()) {
        names.add(rule.get());
      } else {
        machine.types(terminal).forEach(type -> names.add(tokenWords.expected(type)));
      }
    }
    return names;
  }

  /** The token that waits for one of {@code terminals} to close it. */
  private Optional<Token> opener(List<Terminal> terminals) {
    for (Terminal terminal : terminals) {
      for (int type : machine.types(terminal)) {
        Opener opener = terminal.rule() < 0 ? terminal.frame().openerFor(type, pairs) : null;
        if (opener != null) {
          return Optional.of(tokens.token(opener.token()));
        }
      }
    }
    return Optional.empty();
  }

  // How to go on

  /**
   * A way to go on.
   *
   * @param index the next token
   * @param inserted type of the token put in, or {@link #NOTHING}
   * @param reach number of tokens that fit then, at most {@link #TRIAL}, which the end of the file counts as
   */
  private record Repair(Position position, int index, int inserted, int reach) {}

  private Optional<Repair> repair(Progress.Stuck stuck) {
    Repair best = null;
    for (Repair repair : candidates(stuck)) {
      if (best == null || repair.reach > best.reach) {
        best = repair;
      }
    }
    return best != null && isConvincing(best) ? Optional.of(best) : restart(stuck);
  }

  private boolean isConvincing(Repair repair) {
    return repair.reach >= CONVINCING || isConvincing(repair.index, repair.index + repair.reach);
  }

  /** Repairs of one token, the better ones first. */
  private List<Repair> candidates(Progress.Stuck stuck) {
    int at = stuck.index();
    List<Repair> candidates = new ArrayList<>();
    Set<Integer> tried = new HashSet<>();
    insert(machine.required(stuck.positions(), rule -> false), at, tried, candidates);
    for (Position position : stuck.positions()) {
      candidates.add(tryOut(position, at + 1, NOTHING));
    }
    List<Terminal> terminals = machine.terminals(stuck.positions(), rule -> false);
    insert(terminals, at, tried, candidates);
    tried.clear();
    insert(terminals, at + 1, tried, candidates); // in the place of the wrong one
    return candidates;
  }

  private void insert(List<Terminal> terminals, int index, Set<Integer> tried, List<Repair> candidates) {
    for (Terminal terminal : terminals) {
      for (int type : machine.types(terminal)) {
        if (type != Token.EOF && tried.size() < MAX_INSERTIONS && tried.add(type)) {
          candidates.add(tryOut(machine.behind(terminal, type), index, type));
        }
      }
    }
  }

  private Repair tryOut(Position position, int index, int inserted) {
    int reach =
        switch (machine.advance(position, index, TRIAL)) {
          case Progress.Going(Position _, int at) -> at - index;
          case Progress.Finished _ -> TRIAL;
          // at the end something is missing, but all that there is fits
          case Progress.Stuck(List<Position> _, int at) -> at == tokens.size() - 1 && at > index ? TRIAL - 1 : at - index;
        };
    return new Repair(position, index, inserted, reach);
  }

  /** Gives up rules in progress and skips tokens, what brackets enclose at once, until something fits again. */
  private Optional<Repair> restart(Progress.Stuck stuck) {
    Position[] restarts = machine.restarts(stuck.positions());
    List<Integer> skippedOpeners = new ArrayList<>();
    for (int at = stuck.index(); at < tokens.size(); at++) {
      int type = tokens.token(at).type();
      if (!skippedOpeners.isEmpty() && pairs.close(skippedOpeners.getLast(), type)) {
        skippedOpeners.removeLast();
        continue;
      }
      Position position = restarts[type + 1];
      if (position != null && (skippedOpeners.isEmpty() || at - stuck.index() > PATIENCE)) {
        Repair repair = tryOut(position, at, NOTHING);
        if (isConvincing(repair) || at - stuck.index() > PATIENCE && repair.reach > 0 && beginsLine(at)) {
          return Optional.of(repair);
        }
      }
      if (pairs.opens(type)) {
        skippedOpeners.add(type);
      }
    }
    return Optional.empty();
  }

  private boolean beginsLine(int token) {
    return token == 0 || tokens.token(token - 1).endLine() < tokens.token(token).line();
  }
}
