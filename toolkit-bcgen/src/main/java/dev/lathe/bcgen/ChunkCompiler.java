package dev.lathe.bcgen;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.ChunkNames;
import java.util.List;
import java.util.Optional;

/** Compiles programs of the languages that are there, and reads and verifies dumps, for a machine. */
public final class ChunkCompiler implements ChunkLoader {
  /** What dumps of every kind begin with. */
  private static final int ESCAPE = 27;
  /** Where a dump has its version, and the one that can be read. */
  private static final int VERSION_AT = 3;
  private static final int VERSION = 2;

  private final Languages languages;
  private final Language fallback;

  /**
   * For some languages.
   *
   * @param fallback the language of texts whose name says nothing
   */
  public ChunkCompiler(Languages languages, Language fallback) {
    this.languages = languages;
    this.fallback = fallback;
  }

  @Override
  public Result load(byte[] chunk, ByteString name, Optional<String> language, Forms forms, Watch watch) {
    try {
      return DeepStack.call(() -> loadHere(chunk, name, language, forms, watch));
    } catch (OutOfMemoryError error) {
      // Java has less than the machine's limit allows: nothing of the machine was touched.
      throw OutOfGuestMemory.INSTANCE;
    } catch (StackOverflowError | IllegalStateException | AssertionError | IndexOutOfBoundsException | NullPointerException | ClassCastException fault) {
      return new Result.Fault(fault.toString());
    }
  }

  @Override
  public List<String> otherExtensions() {
    return languages.all().stream().filter(language -> language != fallback).flatMap(language -> language.extensions().stream()).sorted().toList();
  }

  private Result loadHere(byte[] chunk, ByteString name, Optional<String> language, Forms forms, Watch watch) {
    String shown = ChunkNames.shown(name);
    if (chunk.length > 0 && chunk[0] == ESCAPE) {
      return forms == Forms.TEXT ? refusedForm() : read(chunk, shown, name, watch);
    }
    if (forms == Forms.BYTECODE) {
      return refusedForm();
    }
    Optional<Language> found = language.isPresent() ? languages.named(language.get()) : ofFile(name);
    if (found.isEmpty() && language.isPresent()) {
      return new Result.Refused(ByteString.utf8(shown + ": there is no language " + language.get()));
    }
    return compile(chunk, name, shown, found.orElse(fallback), watch);
  }

  /** A chunk that is no file may be called anything, its own text included. */
  private Optional<Language> ofFile(ByteString name) {
    return name.length() > 0 && name.at(0) == '@' ? languages.forFileName(name.toString()) : Optional.empty();
  }

  private static Result refusedForm() {
    return new Result.Refused(ByteString.utf8("attempt to load chunk with wrong mode"));
  }

  private static Result read(byte[] chunk, String source, ByteString name, Watch watch) {
    String shown = name.length() > 0 && name.at(0) == ESCAPE ? "(binary)" : source;
    Dump dump;
    try {
      dump = DumpReader.read(chunk, watch::pass);
    } catch (DumpException e) {
      boolean isOfThisKind = Dump.isDump(chunk) && chunk.length > VERSION_AT + 1 && chunk[VERSION_AT] == VERSION;
      return new Result.Refused(ByteString.utf8(shown + (isOfThisKind ? ": cannot load malformed bytecode" : ": cannot load incompatible bytecode")));
    }
    if (dump.frames() != Dump.Frames.TWO_SLOTS) {
      return new Result.Refused(ByteString.utf8(shown + ": cannot load incompatible bytecode"));
    }
    Optional<String> violation = Verifier.check(dump, watch::pass);
    if (violation.isPresent()) {
      return new Result.Refused(ByteString.utf8(shown + ": cannot load malformed bytecode: " + violation.get()));
    }
    return new Result.Loaded(dump.main(), dump.chunkName().orElse(name));
  }

  private static Result compile(byte[] chunk, ByteString name, String shown, Language language, Watch watch) {
    if (!BytecodeGenerator.compiles(language)) {
      return new Result.Refused(ByteString.utf8(shown + ": programs in " + language.name() + " cannot be compiled yet"));
    }
    watch.pass(1);
    Language.Decoded decoded = language.decode(shown, chunk);
    watch.pass(1);
    if (decoded.error().isPresent()) {
      return refused(shown, decoded.error().get());
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<Language.Reading> reading = language.read(decoded.source().watchedBy(watch::pass), diagnostics);
    if (reading.isEmpty()) {
      return refused(shown, diagnostics.list().getFirst());
    }
    try {
      return new Result.Loaded(BytecodeGenerator.generate(language, reading.get()).orElseThrow(), name);
    } catch (GeneratorException e) {
      return refused(shown, e.diagnostic());
    }
  }

  /** The error that a reference stops at is the one that was found first. */
  private static Result refused(String shown, Diagnostic error) {
    int line = error.span().line();
    return new Result.Refused(ByteString.utf8(shown + ":" + (line > 0 ? line + ":" : "") + " " + error.message()));
  }
}
