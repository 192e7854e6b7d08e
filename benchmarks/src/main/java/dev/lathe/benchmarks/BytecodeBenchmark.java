package dev.lathe.benchmarks;

import dev.lathe.bcgen.BytecodeGenerator;
import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.ByteString;
import java.util.ArrayList;
import java.util.List;
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

/** Warm speed of the bytecode stage over all programs of a corpus; the counter {@code lines} is lines of source a second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx4g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
public class BytecodeBenchmark {

  private static final ByteString CHUNK_NAME = ByteString.latin1("=program");

  /** The programs, their trees and their dumps. */
  @State(Scope.Benchmark)
  public static class Corpus {
    /** Language and folder of its corpus. */
    @Param("lua:debian")
    public String corpus;

    private Language language;
    private long lines;
    private List<byte[]> files;
    private List<Language.Reading> readings;
    private List<byte[]> dumps;

    /** Reads and compiles the corpus once. */
    @Setup
    public void load() {
      String[] parts = corpus.split(":");
      Programs programs = Programs.of(parts[0], parts[1]);
      language = programs.language();
      lines = programs.lines();
      files = programs.files().stream().map(Programs::read).toList();
      readings = new ArrayList<>();
      dumps = new ArrayList<>();
      for (byte[] file : files) {
        readings.add(read(file));
        dumps.add(dump(readings.getLast()));
      }
    }

    private Language.Reading read(byte[] file) {
      return language.read(language.decode("program", file).source(), new Diagnostics()).orElseThrow();
    }

    private byte[] dump(Language.Reading reading) {
      try {
        return DumpWriter.write(
            Dump.of(CHUNK_NAME, BytecodeGenerator.generate(language, reading).orElseThrow()),
            DumpWriter.DebugInformation.KEPT);
      } catch (GeneratorException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  /** Lines a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    public long lines;
  }

  /** Trees to functions. */
  @Benchmark
  public void generate(Corpus corpus, Counter counter, Blackhole sink) {
    DeepStack.call(
        () -> {
          for (Language.Reading reading : corpus.readings) {
            sink.consume(BytecodeGenerator.generate(corpus.language, reading));
          }
          return null;
        });
    counter.lines += corpus.lines;
  }

  /** Bytes of programs to dumps with debug information. */
  @Benchmark
  public void compile(Corpus corpus, Counter counter, Blackhole sink) {
    DeepStack.call(
        () -> {
          for (byte[] file : corpus.files) {
            sink.consume(corpus.dump(corpus.read(file)));
          }
          return null;
        });
    counter.lines += corpus.lines;
  }

  /** Dumps to verified functions. */
  @Benchmark
  public void load(Corpus corpus, Counter counter, Blackhole sink) throws DumpException {
    for (byte[] bytes : corpus.dumps) {
      Dump dump = DumpReader.read(bytes);
      sink.consume(Verifier.check(dump));
      sink.consume(dump);
    }
    counter.lines += corpus.lines;
  }
}
