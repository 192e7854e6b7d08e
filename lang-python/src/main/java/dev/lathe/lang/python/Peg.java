package dev.lathe.lang.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Vocabulary;

/**
 * Parsing expressions (Ford, Parsing Expression Grammars, 2004) and the notation that they are written in:
 *
 * <pre>
 *   ','  if        a token by its text      NAME          a token by its type
 *   &lt;word&gt;         a name of this text      SOFT_KEYWORD  a name that may be a keyword
 *   rule           another rule             ( a b | c )   a choice
 *   [ a ]          optional                 a*  a+        repeated
 *   a % ','        one or more with commas  &amp;a  !a        lookahead
 *   !!':'          must follow, else an error at once
 *   ~              no later alternative of the rule may be tried
 *   label:a        for the action; the label <i>it</i> is the rule's value where there is no action
 * </pre>
 */
sealed interface Peg {

  /** A token. */
  record Terminal(int type) implements Peg {}

  /** A name with a given text. */
  record Word(String text) implements Peg {}

  /** A name that is a keyword in some places. */
  record SoftKeyword() implements Peg {}

  /** What {@code rule} matches. */
  record Call(Rule rule) implements Peg {}

  /** The first alternative that matches. */
  record Choice(List<Alternative> alternatives) implements Peg {}

  /** {@code item} or nothing. */
  record Perhaps(Peg item) implements Peg {}

  /** {@code item} as often as possible, at least {@code least} times. */
  record Repeated(Peg item, int least) implements Peg {}

  /** {@code item} once or more, with {@code separator} between. */
  record Separated(Peg item, Peg separator) implements Peg {}

  /** Whether {@code item} follows, as {@code expected}; matches no text. */
  record Lookahead(Peg item, Expectation expected) implements Peg {}

  /** What a lookahead asks for. */
  enum Expectation {
    MATCH,
    NO_MATCH
  }

  /** A token without which the program is wrong, whatever else could be tried. */
  record Forced(int type, String text) implements Peg {}

  /** The end of the other alternatives' chances. */
  record Commit() implements Peg {}

  /** When an alternative is tried. */
  enum Pass {
    /** Always. */
    FIRST,
    /** Only to find words for an error. */
    SECOND
  }

  /** A sequence of items, with an optional label each ("" for none). */
  final class Alternative {
    final Pass pass;
    final Peg[] items;
    final String[] labels;
    /** The item that is the value, or -1. */
    final int value;
    final Optional<SyntaxTree.Kind> kind;
    final Optional<Action> action;

    private Alternative(
        Pass pass, Peg[] items, String[] labels, Optional<SyntaxTree.Kind> kind, Optional<Action> action) {
      this.pass = pass;
      this.items = items;
      this.labels = labels;
      this.value = items.length == 1 ? 0 : List.of(labels).indexOf("it");
      this.kind = kind;
      this.action = action;
    }
  }

  /** What to do when an alternative has matched: a value, empty where the rule is not to match after all. */
  @FunctionalInterface
  interface Action {
    /** May throw {@link SyntaxFault}. */
    Optional<SyntaxTree> apply(PegMatch match);
  }

  /** A named expression. */
  final class Rule {
    final String name;
    final int number;
    /** Whether results are kept, for a place may be asked for again. */
    boolean memoized;
    /** Whether no rule below it takes alternatives of the second pass. */
    boolean withoutMistakes;
    /** Tried in order; if one fits, it decides. */
    List<Alternative> alternatives = List.of();
    /** For a left-recursive rule what may follow a match; its label <i>left</i> is the match so far. */
    List<Alternative> extensions = List.of();

    private Rule(String name, int number) {
      this.name = name;
      this.number = number;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Text of an alternative before all rules are known. */
  record Draft(Pass pass, String text, Optional<SyntaxTree.Kind> kind, Optional<Action> action) {

    /** The alternative makes a node of {@code kind} whose parts are the labelled items. */
    Draft as(SyntaxTree.Kind newKind) {
      return new Draft(pass, text, Optional.of(newKind), action);
    }

    Draft then(Action newAction) {
      return new Draft(pass, text, kind, Optional.of(newAction));
    }
  }

  /** Collects rules. */
  final class Grammar {
    private static final Pattern SYMBOL = Pattern.compile("\\s*(?:'([^']+)'|<(\\w+)>|(\\w+):|(\\w+)|(!!|[()\\[\\]|*+&!~%]))");

    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, List<Draft>> drafts = new HashMap<>();
    private final Map<String, List<Draft>> extensionDrafts = new HashMap<>();
    private final Map<String, Integer> tokens = new HashMap<>();

    Grammar(Vocabulary vocabulary) {
      for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
        String literal = vocabulary.getLiteralName(type);
        if (literal != null) {
          tokens.put(literal.substring(1, literal.length() - 1), type);
        }
        tokens.put(vocabulary.getSymbolicName(type), type);
      }
    }

    /** Adds a rule. */
    void rule(String name, Draft... alternatives) {
      if (drafts.put(name, List.of(alternatives)) != null) {
        throw new IllegalStateException("two rules " + name);
      }
      named(name);
    }

    /** Adds a rule whose results are kept. */
    void memo(String name, Draft... alternatives) {
      rule(name, alternatives);
      named(name).memoized = true;
    }

    /** Adds a rule below which alternatives of the second pass are not tried. */
    void withoutMistakes(String name, Draft... alternatives) {
      rule(name, alternatives);
      named(name).withoutMistakes = true;
    }

    /** Adds what may follow a match of the rule {@code name}, over and over. */
    void extend(String name, Draft... alternatives) {
      extensionDrafts.put(name, List.of(alternatives));
      named(name).memoized = true;
    }

    private Rule named(String name) {
      return rules.computeIfAbsent(name, n -> new Rule(n, rules.size()));
    }

    /** The rule called {@code name}, with all that it needs. */
    Rule finish(String name) {
      drafts.forEach((rule, texts) -> named(rule).alternatives = texts.stream().map(this::compile).toList());
      extensionDrafts.forEach((rule, texts) -> named(rule).extensions = texts.stream().map(this::compile).toList());
      for (Rule rule : rules.values()) {
        if (rule.alternatives.isEmpty()) {
          throw new IllegalStateException("no rule " + rule);
        }
      }
      return rules.get(name);
    }

    private Alternative compile(Draft draft) {
      Reader reader = new Reader(draft.text());
      Alternative alternative = reader.sequence(draft.pass(), draft.kind(), draft.action());
      if (reader.kind != SymbolKind.NONE) {
        throw new IllegalStateException("cannot read the end of: " + draft.text());
      }
      return alternative;
    }

    private enum SymbolKind {
      NONE,
      QUOTED,
      NAME,
      LABEL,
      WORD,
      MARK
    }

    /** Reads the notation. */
    private final class Reader {
      private final String text;
      private final Matcher matcher;
      private SymbolKind kind = SymbolKind.NONE;
      private String symbol = "";

      Reader(String text) {
        this.text = text;
        this.matcher = SYMBOL.matcher(text);
        advance();
      }

      private void advance() {
        if (!matcher.lookingAt()) {
          if (matcher.regionStart() != text.length()) {
            throw new IllegalStateException("cannot read: " + text);
          }
          kind = SymbolKind.NONE;
          symbol = "";
          return;
        }
        SymbolKind[] kinds = {SymbolKind.QUOTED, SymbolKind.NAME, SymbolKind.LABEL, SymbolKind.WORD, SymbolKind.MARK};
        for (int i = 0; i < kinds.length; i++) {
          if (matcher.group(i + 1) != null) {
            kind = kinds[i];
            symbol = matcher.group(i + 1);
          }
        }
        matcher.region(matcher.end(), text.length());
      }

      private boolean isMark(String mark) {
        return kind == SymbolKind.MARK && symbol.equals(mark);
      }

      private boolean skip(String mark) {
        boolean found = isMark(mark);
        if (found) {
          advance();
        }
        return found;
      }

      private void require(String mark) {
        if (!skip(mark)) {
          throw new IllegalStateException("'" + mark + "' expected in: " + text);
        }
      }

      Alternative sequence(Pass pass, Optional<SyntaxTree.Kind> nodeKind, Optional<Action> action) {
        List<Peg> items = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        while (kind != SymbolKind.NONE && !isMark(")") && !isMark("]") && !isMark("|")) {
          labels.add(kind == SymbolKind.LABEL ? symbol : "");
          if (kind == SymbolKind.LABEL) {
            advance();
          }
          items.add(item());
        }
        return new Alternative(pass, items.toArray(Peg[]::new), labels.toArray(String[]::new), nodeKind, action);
      }

      private Peg item() {
        if (skip("!!")) {
          String literal = symbol;
          return new Forced(((Terminal) atom()).type(), literal);
        }
        if (skip("&")) {
          return new Lookahead(atom(), Expectation.MATCH);
        }
        if (skip("!")) {
          return new Lookahead(atom(), Expectation.NO_MATCH);
        }
        if (skip("~")) {
          return new Commit();
        }
        Peg atom = atom();
        if (skip("*")) {
          return new Repeated(atom, 0);
        }
        if (skip("+")) {
          return new Repeated(atom, 1);
        }
        if (skip("%")) {
          return new Separated(atom, atom());
        }
        return atom;
      }

      private Peg atom() {
        if (skip("(")) {
          Peg choice = choice();
          require(")");
          return choice;
        }
        if (skip("[")) {
          Peg choice = choice();
          require("]");
          return new Perhaps(choice);
        }
        String word = symbol;
        SymbolKind wordKind = kind;
        advance();
        return switch (wordKind) {
          case QUOTED -> terminal(word);
          case NAME -> new Word(word);
          case WORD -> {
            if (word.equals("SOFT_KEYWORD")) {
              yield new SoftKeyword();
            }
            yield tokens.containsKey(word) ? terminal(word) : new Call(named(word));
          }
          case NONE, LABEL, MARK -> throw new IllegalStateException("item expected at '" + word + "' in: " + text);
        };
      }

      private Peg terminal(String word) {
        Integer type = word.equals("EOF") ? Integer.valueOf(org.antlr.v4.runtime.Token.EOF) : tokens.get(word);
        if (type == null) {
          throw new IllegalStateException("no token " + word);
        }
        return new Terminal(type);
      }

      private Peg choice() {
        List<Alternative> alternatives = new ArrayList<>();
        do {
          alternatives.add(sequence(Pass.FIRST, Optional.empty(), Optional.empty()));
        } while (skip("|"));
        Alternative only = alternatives.getFirst();
        return alternatives.size() == 1 && only.items.length == 1 && only.labels[0].isEmpty()
            ? only.items[0]
            : new Choice(List.copyOf(alternatives));
      }
    }
  }
}
