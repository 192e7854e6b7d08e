package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** {@code os}. There is one locale, "C". */
final class OsLibrary {
  private static final int NAME_TRIES = 100;
  private static final int NAME_LETTERS = 6;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final double NANOSECONDS = 1e9;

  private final Shell shell;

  private OsLibrary(Shell shell) {
    this.shell = shell;
  }

  static void install(VmState vm, StandardStreams streams) {
    OsLibrary library = new OsLibrary(new Shell(vm, streams));
    LibraryBuilder.library(vm, "os")
        .add("execute", library::execute)
        .add("remove", OsLibrary::remove)
        .add("rename", OsLibrary::rename)
        .add("tmpname", OsLibrary::tmpname)
        .add("getenv", OsLibrary::getenv)
        .add("exit", OsLibrary::exit)
        .add("clock", OsLibrary::clock)
        .add("date", OsLibrary::date)
        .add("time", OsLibrary::time)
        .add("difftime", OsLibrary::difftime)
        .add("setlocale", OsLibrary::setlocale);
  }

  // --- the process ------------------------------------------------------------------------------------------------------

  /** The command's status as {@code wait} has it; without a command 1: there is a shell. */
  private int execute(Call call) {
    if (Arguments.isAbsent(call, 0)) {
      return call.returns(Value.of(1.0));
    }
    try {
      return call.returns(Value.of((double) shell.execute(Arguments.text(call, 0))));
    } catch (IOException exception) {
      return call.returns(Value.of(-1.0));
    }
  }

  private static int getenv(Call call) {
    String value = call.vm().environment().get(Arguments.text(call, 0));
    return call.returns(value == null ? Value.NIL : call.vm().string(value));
  }

  private static int exit(Call call) {
    long status = call.argument(0);
    if (status == Value.TRUE || status == Value.FALSE) {
      throw new ExitRequest(status == Value.TRUE ? 0 : 1);
    }
    throw new ExitRequest(Arguments.integer(call, 0, 0));
  }

  /** Processor time of the thread that runs the machine. */
  private static int clock(Call call) {
    return call.returns(Value.of(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / NANOSECONDS));
  }

  private static int setlocale(Call call) {
    Optional<String> locale = Arguments.isAbsent(call, 0) ? Optional.empty() : Optional.of(Arguments.text(call, 0));
    Arguments.optionOr(call, 1, 6, "ctype", "numeric", "time", "collate", "monetary", "", "all");
    boolean known = locale.isEmpty() || locale.get().isEmpty() || locale.get().equals("C") || locale.get().equals("POSIX");
    return call.returns(known ? call.vm().string("C") : Value.NIL);
  }

  // --- files ------------------------------------------------------------------------------------------------------------

  /** Something that may fail. */
  private interface Action {
    void run() throws IOException;
  }

  private static int attempt(Call call, String name, Action action) {
    try {
      action.run();
      return call.returns(Value.TRUE);
    } catch (IOException exception) {
      return IoLibrary.fail(call, Errno.of(exception), Optional.of(name));
    }
  }

  private static int remove(Call call) {
    String name = Arguments.text(call, 0);
    return attempt(call, name, () -> Files.delete(GuestPaths.of(call.vm(), Arguments.string(call, 0))));
  }

  private static int rename(Call call) {
    String from = Arguments.text(call, 0);
    Arguments.string(call, 1);
    return attempt(call, from, () -> move(GuestPaths.of(call.vm(), Arguments.string(call, 0)), GuestPaths.of(call.vm(), Arguments.string(call, 1))));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherDevice) {
      throw Errno.EXDEV.exception();
    }
  }

  private static int tmpname(Call call) {
    for (int i = 0; i < NAME_TRIES; i++) {
      StringBuilder name = new StringBuilder("/tmp/lua_");
      for (int j = 0; j < NAME_LETTERS; j++) {
        name.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
      }
      try {
        Files.createFile(Path.of(name.toString()), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return call.returns(call.vm().string(name.toString()));
      } catch (FileAlreadyExistsException taken) {
        continue;
      } catch (IOException exception) {
        break;
      }
    }
    throw call.vm().errors().atCaller("unable to generate a unique filename");
  }

  // --- time -------------------------------------------------------------------------------------------------------------

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }

  private static int difftime(Call call) {
    long later = Arguments.truncateLong(Arguments.number(call, 0));
    long earlier = Arguments.truncateLong(Arguments.number(call, 1, 0));
    return call.returns(Value.of((double) later - (double) earlier));
  }

  private static int date(Call call) {
    String format = Arguments.text(call, 0, "%c");
    long seconds = Arguments.isAbsent(call, 1) ? now() : Arguments.truncateLong(Arguments.number(call, 1));
    boolean isUniversal = format.startsWith("!");
    Optional<CalendarTime> time = isUniversal ? CalendarTime.universal(seconds) : CalendarTime.local(seconds);
    if (time.isEmpty()) {
      return call.returns(Value.NIL);
    }
    int end = format.indexOf('\0');
    String rest = format.substring(isUniversal ? 1 : 0, end < 0 ? format.length() : end);
    return call.returns(rest.equals("*t") ? table(call.vm(), time.get()) : call.vm().string(DateFormat.format(rest, time.get())));
  }

  private static long table(VmState vm, CalendarTime time) {
    long table = vm.tables().create(0, 9);
    LibraryBuilder.of(vm, table, "")
        .set("sec", Value.of((double) time.second()))
        .set("min", Value.of((double) time.minute()))
        .set("hour", Value.of((double) time.hour()))
        .set("day", Value.of((double) time.day()))
        .set("month", Value.of((double) time.month()))
        .set("year", Value.of((double) time.year()))
        .set("wday", Value.of((double) (time.weekDay() + 1)))
        .set("yday", Value.of((double) (time.yearDay() + 1)))
        .set("isdst", Value.of(time.saving() == CalendarTime.Saving.SUMMER));
    return Value.table(table);
  }

  private static int time(Call call) {
    if (Arguments.isAbsent(call, 0)) {
      return call.returns(Value.of((double) now()));
    }
    long table = Arguments.table(call, 0);
    int second = field(call, table, "sec", Optional.of(0));
    int minute = field(call, table, "min", Optional.of(0));
    int hour = field(call, table, "hour", Optional.of(12));
    int day = field(call, table, "day", Optional.empty());
    int month = field(call, table, "month", Optional.empty());
    int year = field(call, table, "year", Optional.empty());
    long saving = field(call, table, "isdst");
    long seconds = CalendarTime.seconds(
        year - 1900, month, day, hour, minute, second,
        saving == Value.NIL
            ? Optional.empty()
            : Optional.of(Value.isFalsy(saving) ? CalendarTime.Saving.STANDARD : CalendarTime.Saving.SUMMER));
    return call.returns(seconds == -1 ? Value.NIL : Value.of((double) seconds));
  }

  private static long field(Call call, long table, String name) {
    return call.vm().tables().getString(table, call.vm().strings().atom(name));
  }

  private static int field(Call call, long table, String name, Optional<Integer> otherwise) {
    long number = Arguments.toNumber(call, field(call, table, name));
    if (number != Value.UNDEF) {
      return (int) Arguments.truncateLong(Value.toDouble(number));
    }
    return otherwise.orElseThrow(() -> call.vm().errors().atCaller("field '" + name + "' missing in date table"));
  }
}
