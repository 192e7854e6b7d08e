package dev.lathe.bcgen.dump;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads functions from text: a {@linkplain Listing#full full listing}, or one written by hand; {@code docs/assembly.md} has the
 * grammar. Each line stands for itself, so one run reports the errors of all. What is accepted can be written as a dump; whether
 * it can be run is {@link Verifier}'s business.
 */
public final class Assembler {
  private final Source source;
  private final Diagnostics diagnostics;
  private final Map<String, FunctionAssembler> functions = new LinkedHashMap<>();
  private final Set<FunctionAssembler> finished = new HashSet<>();
  private Optional<ByteString> chunkName = Optional.empty();
  private Dump.Frames frames = Dump.Frames.TWO_SLOTS;
  private Optional<FunctionAssembler> current = Optional.empty();
  private boolean failed;

  private Assembler(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** The dump that the text describes; empty if it has errors, which are added to {@code diagnostics}. */
  public static Optional<Dump> assemble(Source source, Diagnostics diagnostics) {
    return new Assembler(source, diagnostics).dump();
  }

  /** Whether the first line of a text that is no comment is a directive. */
  public static boolean isAssembly(byte[] text) {
    for (String line : new String(text, StandardCharsets.ISO_8859_1).split("[\r\n]+")) {
      String words = line.strip();
      if (!words.isEmpty() && !words.startsWith(";")) {
        return Directive.of(words.split("[ \t]", 2)[0]).isPresent();
      }
    }
    return false;
  }

  private void report(Diagnostic diagnostic) {
    failed = true;
    diagnostics.add(diagnostic);
  }

  private void report(String message, Span span) {
    report(Diagnostic.error(message, span));
  }

  private Optional<Dump> dump() {
    for (int number = 1; number <= source.lineCount(); number++) {
      AssemblyLine line = new AssemblyLine(source, source.lineStart(number), source.lineEnd(number));
      try {
        line(line);
      } catch (AssemblyException e) {
        report(e.diagnostic());
      }
    }
    if (functions.isEmpty()) {
      if (!failed) {
        int end = source.lineStart(source.lineCount() + 1);
        report("no function", source.span(end, end));
      }
      return Optional.empty();
    }
    FunctionAssembler main = functions.values().iterator().next();
    finished.add(main);
    Prototype prototype = finish(main, 1);
    if (!failed) {
      for (FunctionAssembler function : functions.values()) {
        if (!finished.contains(function)) {
          report("no function has this one among its constants", function.span());
        }
      }
    }
    return failed ? Optional.empty() : Optional.of(new Dump(chunkName, frames, prototype));
  }

  private void line(AssemblyLine line) throws AssemblyException {
    if (line.atEnd()) {
      return;
    }
    if (!line.isDirective()) {
      if (current.isPresent()) {
        current.get().code(line);
      } else if (!failed) {
        // Not again for each line of a text that is no assembly at all.
        line.word("a directive");
        throw line.error("before the first instruction comes a function");
      }
      return;
    }
    String word = line.word("a directive");
    Directive directive = Directive.of(word).orElseThrow(() -> line.error("unknown directive " + word));
    switch (directive) {
      case CHUNK, FRAMES -> chunk(directive, line);
      case FUNCTION -> {
        String label = line.word("the function's label");
        FunctionAssembler function = new FunctionAssembler(label, line.span());
        current = Optional.of(function);
        if (functions.putIfAbsent(label, function) != null) {
          throw line.error("two functions " + label);
        }
      }
      case PARAMETERS, FRAME, FLAGS, KIND, ARGUMENTS, NAME, DOCUMENT, UPVALUE, CONSTANT, NUMBER, HANDLER, LINES, VARIABLE, LINE,
          POSITION ->
          current.orElseThrow(() -> line.error("before " + word + " comes a function")).directive(directive, line);
    }
    line.expectEnd();
  }

  private void chunk(Directive directive, AssemblyLine line) throws AssemblyException {
    if (current.isPresent()) {
      throw line.error(directive.text() + " stands before all functions");
    }
    if (directive == Directive.CHUNK) {
      chunkName = Optional.of(line.quoted());
    } else {
      frames = line.oneOf(Dump.Frames.values(), "the layout of frames");
    }
  }

  /** The function with those that it holds, each of which no other may hold; an empty one where there are errors. */
  private Prototype finish(FunctionAssembler function, int depth) {
    return function.finish(
        (label, span) -> {
          FunctionAssembler child = functions.get(label);
          if (child == null) {
            throw new AssemblyException("no function " + label, span);
          }
          if (!finished.add(child)) {
            throw new AssemblyException("the function " + label + " is among the constants of another, or is the outermost one", span);
          }
          if (depth >= DumpFormat.MAX_DEPTH) {
            throw new AssemblyException("functions nested deeper than " + DumpFormat.MAX_DEPTH, span);
          }
          return finish(child, depth + 1);
        },
        this::report);
  }
}
