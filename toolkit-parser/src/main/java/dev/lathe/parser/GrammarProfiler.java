package dev.lathe.parser;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.AmbiguityInfo;
import org.antlr.v4.runtime.atn.DecisionEventInfo;
import org.antlr.v4.runtime.atn.DecisionInfo;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.LookaheadEventInfo;
import org.antlr.v4.runtime.atn.PlusLoopbackState;
import org.antlr.v4.runtime.atn.StarLoopEntryState;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Shows where a grammar is slow or ambiguous: ANTLR's profiler, told in terms of rules, tokens and the programs that were
 * parsed.
 *
 * <p>A parser has to predict where the next token alone does not tell which alternative to take. A prediction costs by the
 * tokens that it looks at; where the short form (SLL) cannot decide, the costly full form (LL) is run on top. Decisions that one
 * token settles are compiled to switches and cost nothing: they do not show up.
 */
public final class GrammarProfiler {

  /** Most decisions that are listed. */
  private static final int MAX_DECISIONS = 25;

  /** Most examples of ambiguities for each decision. */
  private static final int MAX_EXAMPLES = 3;

  /** Longest piece of a program that is quoted, in code points. */
  private static final int MAX_QUOTE = 60;

  /** Most tokens that are named for each alternative. */
  private static final int MAX_TOKENS = 4;

  private final AntlrLanguage<?> language;

  GrammarProfiler(AntlrLanguage<?> language) {
    this.language = language;
  }

  /** What one parse told about all decisions. */
  record Parse(TokenBuffer tokens, Parser parser, long nanoseconds) {}

  /** A decision over all programs. */
  private static final class Decision {
    private final int number;
    private long predictions;
    private long nanoseconds;
    private long tokensLookedAt;
    private long fullPredictions;
    private long ambiguities;
    private long longest;
    private Optional<String> longestExample = Optional.empty();
    private final List<String> ambiguityExamples = new ArrayList<>();

    Decision(int number) {
      this.number = number;
    }

    void add(DecisionInfo info, TokenBuffer tokens) {
      predictions += info.invocations;
      nanoseconds += info.timeInPrediction;
      tokensLookedAt += info.SLL_TotalLook + info.LL_TotalLook;
      fullPredictions += info.LL_Fallback;
      ambiguities += info.ambiguities.size();
      take(info.SLL_MaxLook, info.SLL_MaxLookEvent, tokens);
      take(info.LL_MaxLook, info.LL_MaxLookEvent, tokens);
      for (AmbiguityInfo ambiguity : info.ambiguities) {
        if (ambiguityExamples.size() < MAX_EXAMPLES) {
          ambiguityExamples.add("alternatives " + numbers(ambiguity.ambigAlts) + " both take " + quote(ambiguity, tokens));
        }
      }
    }

    private void take(long look, LookaheadEventInfo event, TokenBuffer tokens) {
      if (look > longest && event != null) {
        longest = look;
        longestExample = Optional.of(quote(event, tokens));
      }
    }

    private static String numbers(BitSet alternatives) {
      return alternatives.stream().mapToObj(Integer::toString).collect(Collectors.joining(" and "));
    }
  }

  /** Place and text of the tokens that a decision looked at. */
  private static String quote(DecisionEventInfo event, TokenBuffer tokens) {
    dev.lathe.lexer.Token first = tokens.token(event.startIndex);
    dev.lathe.lexer.Token last = tokens.token(Math.max(event.startIndex, event.stopIndex));
    Source source = tokens.source();
    int end = Math.min(last.end(), first.start() + MAX_QUOTE);
    String text = source.text(first.start(), Math.max(first.start(), end)).replaceAll("\\s+", " ").strip();
    return source.name() + ":" + first.line() + ":" + first.column() + ": " + text + (end < last.end() ? "..." : "");
  }

  /**
   * Parses {@code sources} and describes what it cost, the costliest decision first. All but the times is the same at every
   * run. A program with errors counts up to its first one.
   */
  public String profile(List<Source> sources) {
    return DeepStack.call(() -> describe(sources));
  }

  private String describe(List<Source> sources) {
    PredictionCaches caches = new PredictionCaches();
    List<Decision> decisions = new ArrayList<>();
    Optional<Parser> parser = Optional.empty();
    long lines = 0;
    long tokens = 0;
    long nanoseconds = 0;
    for (Source source : sources) {
      Optional<Parse> parse = language.parseProfiled(source, caches, new Diagnostics());
      if (parse.isEmpty()) {
        continue;
      }
      DecisionInfo[] infos = parse.get().parser().getParseInfo().getDecisionInfo();
      while (decisions.size() < infos.length) {
        decisions.add(new Decision(decisions.size()));
      }
      for (DecisionInfo info : infos) {
        decisions.get(info.decision).add(info, parse.get().tokens());
      }
      parser = Optional.of(parse.get().parser());
      lines += lines(source);
      tokens += parse.get().tokens().size();
      nanoseconds += parse.get().nanoseconds();
    }
    return parser.isEmpty() ? "nothing was parsed\n" : text(decisions, parser.get(), sources.size(), lines, tokens, nanoseconds);
  }

  /** The empty line behind the last line end does not count. */
  private static int lines(Source source) {
    return source.lineText(source.lineCount()).isEmpty() ? source.lineCount() - 1 : source.lineCount();
  }

  private String text(List<Decision> decisions, Parser parser, int programs, long lines, long tokens, long nanoseconds) {
    List<Decision> costly =
        decisions.stream()
            .filter(decision -> decision.predictions > 0)
            .sorted(Comparator.comparingLong((Decision d) -> -d.tokensLookedAt).thenComparingInt(d -> d.number))
            .toList();
    long predictions = costly.stream().mapToLong(decision -> decision.predictions).sum();
    long predicting = costly.stream().mapToLong(decision -> decision.nanoseconds).sum();
    StringBuilder out = new StringBuilder();
    line(out, "grammar of %s: programs %,d, lines %,d, tokens %,d", language.name(), programs, lines, tokens);
    line(out, "parsed in %.1f ms with the profiler, %.1f ms of it in %,d predictions", nanoseconds / 1e6, predicting / 1e6, predictions);
    line(
        out,
        "%d of %d decisions need predictions; one token settles the rest, or no program came by",
        costly.size(),
        decisions.size());
    line(out, "");
    line(out, "%9s %10s %15s %7s %9s  %s", "ms", "calls", "tokens mean/max", "full LL", "ambiguous", "decision");
    for (Decision decision : costly.subList(0, Math.min(MAX_DECISIONS, costly.size()))) {
      append(out, decision, parser);
    }
    if (costly.size() > MAX_DECISIONS) {
      line(out, "and %d more, each cheaper than these", costly.size() - MAX_DECISIONS);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, Decision decision, Parser parser) {
    ATN atn = parser.getATN();
    DecisionState state = atn.getDecisionState(decision.number);
    line(
        out,
        "%9.2f %,10d %,11.2f/%-3d %,7d %,9d  %s: %s",
        decision.nanoseconds / 1e6,
        decision.predictions,
        (double) decision.tokensLookedAt / decision.predictions,
        decision.longest,
        decision.fullPredictions,
        decision.ambiguities,
        parser.getRuleNames()[state.ruleIndex],
        choice(state, parser));
    if (decision.longest > 1) {
      decision.longestExample.ifPresent(example -> line(out, "%56s  longest look: %s", "", example));
    }
    for (String example : decision.ambiguityExamples) {
      line(out, "%56s  ambiguous: %s", "", example);
    }
  }

  /** What a decision is about: a loop's end, or which alternative, each with the tokens that it may begin with. */
  private static String choice(DecisionState state, Parser parser) {
    String kind =
        switch (state) {
          case StarLoopEntryState _, PlusLoopbackState _ -> "go round again or leave: ";
          default -> "one of " + state.getNumberOfTransitions() + " alternatives: ";
        };
    List<String> alternatives = new ArrayList<>();
    for (Transition transition : state.getTransitions()) {
      alternatives.add(firstTokens(parser.getATN().nextTokens(transition.target), parser.getVocabulary()));
    }
    return kind + String.join(" | ", alternatives);
  }

  private static String firstTokens(IntervalSet tokens, Vocabulary vocabulary) {
    List<String> names = new ArrayList<>();
    for (Interval interval : tokens.getIntervals()) {
      for (int type = interval.a; type <= interval.b && names.size() <= MAX_TOKENS; type++) {
        names.add(type < 0 ? "(what follows the rule)" : vocabulary.getDisplayName(type));
      }
    }
    return names.size() > MAX_TOKENS
        ? String.join(" ", names.subList(0, MAX_TOKENS)) + " ..."
        : String.join(" ", names);
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
