package dev.lathe.lang.python.lib;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Stmt;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Errors with where they come from, as CPython 3.12's {@code traceback} writes them. */
final class TracebackText {
  /** So many equal entries are shown before the others are only counted. */
  private static final int MOST_EQUAL = 3;

  private final VmState vm;
  private final Show show;
  private final String hidden;
  private final BuiltinClasses classes;
  private final Language language;
  private final StringBuilder out = new StringBuilder();
  private final Set<Long> seen = new HashSet<>();

  /** @param hidden what the chunk is called whose functions are not shown */
  TracebackText(VmState vm, Language language, BuiltinClasses classes, Show show, String hidden) {
    this.vm = vm;
    this.language = language;
    this.hidden = hidden;
    this.classes = classes;
    this.show = show;
  }

  /** An entry: a place in a function. */
  private record Entry(String file, int line, String name, Optional<General.Position> position) {
    boolean isLike(Entry other) {
      return other != null && file.equals(other.file) && line == other.line && name.equals(other.name);
    }
  }

  String of(long error) {
    write(error);
    return out.toString();
  }

  private void write(long error) {
    if (!ErrorObject.is(error)) {
      out.append(show.str(error)).append('\n');
      return;
    }
    seen.add(error);
    long address = Value.address(error);
    long cause = Memory.getLong(address + ErrorObject.CAUSE);
    long context = Memory.getLong(address + ErrorObject.CONTEXT);
    boolean isCaused = (Header.flags(address) & ErrorObject.CAUSED) != 0;
    if (ErrorObject.is(cause) && !seen.contains(cause)) {
      write(cause);
      out.append("\nThe above exception was the direct cause of the following exception:\n\n");
    } else if (!isCaused && ErrorObject.is(context) && !seen.contains(context)) {
      write(context);
      out.append("\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    List<Entry> entries = entries(Memory.getLong(address + ErrorObject.TRACEBACK));
    if (!entries.isEmpty()) {
      out.append("Traceback (most recent call last):\n");
      entries(entries);
    }
    summary(error);
  }

  private void summary(long error) {
    String name = classes.typeName(error);
    long type = vm.classes().of(error);
    long module = vm.classes().own(type, vm.strings().atom("__module__"));
    long qualified = vm.classes().own(type, vm.strings().atom("__qualname__"));
    if (Value.isString(qualified)) {
      name = show.text(qualified);
    }
    if (Value.isString(module) && !show.text(module).equals("__main__") && !show.text(module).equals("builtins")) {
      name = show.text(module) + "." + name;
    }
    String text = show.str(error);
    out.append(name).append(text.isEmpty() ? "" : ": " + text).append('\n');
  }

  private List<Entry> entries(long traceback) {
    List<Entry> entries = new ArrayList<>();
    for (long at = traceback; at != Value.NIL; at = TupleObject.item(Value.address(at), 2)) {
      long function = Value.address(TupleObject.item(Value.address(at), 0));
      int index = (int) Value.toInt(TupleObject.item(Value.address(at), 1));
      long prototype = FunctionObject.prototype(function);
      if (prototype != 0) {
        FunctionInfo info = vm.functions().at(PrototypeObject.info(prototype));
        String chunk = info.chunk().toString();
        if (!chunk.equals(hidden)) {
          entries.add(entry(info, chunk.substring(1), index));
        }
      }
    }
    return entries;
  }

  private static Entry entry(FunctionInfo info, String file, int index) {
    Optional<General> general = info.prototype().general();
    String qualified = general.map(General::name).map(Objects::toString).orElse("?");
    Optional<General.Position> position = general.filter(g -> index >= 0 && index < g.positions().size()).map(g -> g.positions().get(index));
    return new Entry(file, info.line(index), qualified.substring(qualified.lastIndexOf('.') + 1), position);
  }

  private void entries(List<Entry> entries) {
    Entry last = null;
    int equal = 0;
    for (Entry entry : entries) {
      equal = entry.isLike(last) ? equal + 1 : 0;
      if (last != null && equal == 0) {
        repeated(entries, entry);
      }
      last = entry;
      if (equal < MOST_EQUAL) {
        out.append("  File \"").append(entry.file()).append("\", line ").append(entry.line()).append(", in ").append(entry.name()).append('\n');
        source(entry);
      }
    }
    if (equal >= MOST_EQUAL) {
      count(equal - MOST_EQUAL + 1);
    }
  }

  /** How often the entries in front of another one were there beyond those that are shown. */
  private void repeated(List<Entry> entries, Entry next) {
    int at = entries.indexOf(next) - 1;
    int equal = 0;
    while (at - equal > 0 && entries.get(at - equal - 1).isLike(entries.get(at))) {
      equal++;
    }
    if (equal >= MOST_EQUAL) {
      count(equal - MOST_EQUAL + 1);
    }
  }

  private void count(int more) {
    out.append("  [Previous line repeated ").append(more).append(" more time").append(more == 1 ? "" : "s").append("]\n");
  }

  // --- source lines -----------------------------------------------------------------------------------------------------

  private void source(Entry entry) {
    Path file = vm.directory().orElse(Path.of("")).resolve(entry.file());
    List<String> lines;
    try {
      lines = Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException | RuntimeException unreadable) {
      return;
    }
    if (entry.line() < 1 || entry.line() > lines.size()) {
      return;
    }
    String line = lines.get(entry.line() - 1);
    String shown = line.strip();
    out.append("    ").append(shown).append('\n');
    if (entry.position().isEmpty() || shown.isEmpty()) {
      return;
    }
    General.Position position = entry.position().get();
    int indent = line.indexOf(shown);
    int from = characters(line, position.column());
    int to = position.endLine() == position.line() ? characters(line, position.endColumn()) : indent + shown.length();
    if (to <= from) {
      return;
    }
    String carets = "^".repeat(to - from);
    boolean isAnchored = false;
    if (position.endLine() == position.line()) {
      Optional<String> anchored = anchors(line.substring(from, Math.min(to, line.length())));
      isAnchored = anchored.isPresent();
      carets = anchored.orElse(carets);
    }
    if (isAnchored || carets.length() < shown.length()) {
      out.append("    ").append(" ".repeat(Math.max(from - indent, 0))).append(carets).append('\n');
    }
  }

  /** Where a byte of a line is among its characters. */
  private static int characters(String line, int column) {
    int bytes = 0;
    int at = 0;
    while (at < line.length() && bytes < column) {
      int c = line.codePointAt(at);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      at += Character.charCount(c);
    }
    return at;
  }

  /** The operator of an operation, or the brackets of an index, pointed out within it. */
  private Optional<String> anchors(String segment) {
    Language.Decoded decoded = language.decode("<segment>", segment.getBytes(StandardCharsets.UTF_8));
    Optional<dev.lathe.ast.Module> module = language.parse(decoded.source(), new Diagnostics());
    if (module.isEmpty() || module.get().body().statements().size() != 1 || !(module.get().body().statements().getFirst() instanceof Stmt.ExprStmt(_, _, Expr value))) {
      return Optional.empty();
    }
    return switch (value) {
      case Expr.Binary binary when !binary.op().isComparison() -> {
        int at = binary.left().span().end();
        while (at < segment.length() && (segment.charAt(at) == ' ' || segment.charAt(at) == ')')) {
          at++;
        }
        boolean isDouble = at + 1 < segment.length() && "*/<>".indexOf(segment.charAt(at)) >= 0 && segment.charAt(at + 1) == segment.charAt(at);
        yield Optional.of(marked(segment.length(), at, isDouble ? at + 2 : at + 1));
      }
      case Expr.Index index -> {
        Span object = index.object().span();
        int at = segment.indexOf('[', object.end());
        yield Optional.of(marked(segment.length(), at, segment.length()));
      }
      default -> Optional.empty(); // an expression without a middle
    };
  }

  private static String marked(int length, int from, int to) {
    return "~".repeat(from) + "^".repeat(to - from) + "~".repeat(Math.max(length - to, 0));
  }
}
