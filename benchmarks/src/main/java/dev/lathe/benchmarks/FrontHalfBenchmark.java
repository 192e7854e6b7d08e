package dev.lathe.benchmarks;

import dev.lathe.ast.Module;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Warm speed of the stages over all programs of a corpus; the counter {@code lines} is lines a second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx4g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
public class FrontHalfBenchmark {

  /** The programs, decoded, and their trees. */
  @State(Scope.Benchmark)
  public static class Corpus {
    /** Language and folder of its corpus. */
    @Param({"lua:debian", "python:cpython"})
    public String corpus;

    private Language language;
    private SourceStyle style;
    private long lines;
    private List<byte[]> files;
    private List<Source> sources;
    private List<Module> modules;

    /** Reads the corpus once; the trees too, for printing. */
    @Setup
    public void load() {
      String[] parts = corpus.split(":");
      Programs programs = Programs.of(parts[0], parts[1]);
      language = programs.language();
      style = language.part(SourceStyle.class).orElseThrow();
      lines = programs.lines();
      files = programs.files().stream().map(Programs::read).toList();
      sources = new ArrayList<>();
      modules = new ArrayList<>();
      for (byte[] file : files) {
        Source source = language.decode("program", file).source();
        sources.add(source);
        modules.add(language.parse(source, new Diagnostics()).orElseThrow());
      }
    }
  }

  /** Lines a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    public long lines;
  }

  /** Bytes to tokens. */
  @Benchmark
  public void lex(Corpus corpus, Counter counter, Blackhole sink) {
    for (byte[] file : corpus.files) {
      Source source = corpus.language.decode("program", file).source();
      sink.consume(corpus.language.tokens(source, new Diagnostics()));
    }
    counter.lines += corpus.lines;
  }

  /** Bytes to a checked tree, lexing included. */
  @Benchmark
  public void parse(Corpus corpus, Counter counter, Blackhole sink) {
    DeepStack.call(
        () -> {
          for (byte[] file : corpus.files) {
            Source source = corpus.language.decode("program", file).source();
            sink.consume(corpus.language.parse(source, new Diagnostics()));
          }
          return null;
        });
    counter.lines += corpus.lines;
  }

  /** Tree to formatted text. */
  @Benchmark
  public void print(Corpus corpus, Counter counter, Blackhole sink) {
    DeepStack.call(
        () -> {
          for (int i = 0; i < corpus.modules.size(); i++) {
            sink.consume(
                SourceGenerator.pretty(corpus.modules.get(i), corpus.style, Optional.of(corpus.sources.get(i))));
          }
          return null;
        });
    counter.lines += corpus.lines;
  }
}
