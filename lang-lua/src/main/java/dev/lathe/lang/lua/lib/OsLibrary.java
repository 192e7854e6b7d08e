package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Optional;

/** {@code os}. */
final class OsLibrary {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int TRIES = 100;

  private OsLibrary() {}

  static void install(VmState vm, LuaLibraries.World world) {
    LibraryBuilder.library(vm, "os")
        .add("clock", OsLibrary::clock)
        .add("date", OsLibrary::date)
        .add("difftime", OsLibrary::difftime)
        .add("execute", OsLibrary::execute)
        .add("exit", OsLibrary::exit)
        .add("getenv", call -> getenv(call, world))
        .add("remove", OsLibrary::remove)
        .add("rename", OsLibrary::rename)
        .add("setlocale", OsLibrary::setlocale)
        .add("time", new Time())
        .add("tmpname", OsLibrary::tmpname);
  }

  /** The processor's time that this thread has taken, or if it is not told, the time since some moment. */
  private static int clock(Call call) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    return call.returns(Value.of(nanos / 1e9));
  }

  private static int date(Call call) {
    String format = Arguments.text(call, 0, "%c");
    long epoch = Arguments.isAbsent(call, 1) ? System.currentTimeMillis() / 1000 : Arguments.truncateLong(Arguments.number(call, 1));
    boolean isUtc = format.startsWith("!");
    String rest = isUtc ? format.substring(1) : format;
    Optional<BrokenTime> time = isUtc ? BrokenTime.utc(epoch) : BrokenTime.in(ZoneId.systemDefault(), epoch);
    if (time.isEmpty()) {
      return call.returns(Value.NIL);
    }
    return call.returns(rest.startsWith("*t") ? fields(call.vm(), time.get()) : call.vm().string(DateFormat.format(rest, time.get())));
  }

  private static long fields(VmState vm, BrokenTime time) {
    long table = vm.tables().create(0, 9);
    LibraryBuilder.of(vm, table, "")
        .set("sec", Value.of((double) time.second()))
        .set("min", Value.of((double) time.minute()))
        .set("hour", Value.of((double) time.hour()))
        .set("day", Value.of((double) time.day()))
        .set("month", Value.of((double) time.month()))
        .set("year", Value.of((double) time.year()))
        .set("wday", Value.of(time.weekday() + 1.0))
        .set("yday", Value.of(time.yearDay() + 1.0))
        .set("isdst", Value.of(time.isSummer()));
    return Value.table(table);
  }

  /**
   * {@code os.time}: register 0 has the table, the ones behind it the fields that were read, in the order of
   * {@link #FIELDS}; the last register the number of them.
   */
  private static final class Time implements HostFunction {
    private static final String[] FIELDS = {"sec", "min", "hour", "day", "month", "year", "isdst"};
    private static final double[] DEFAULTS = {0, 0, 12, -1, -1, -1};
    private static final int COUNT = FIELDS.length + 1;

    @Override
    public int call(Call call) {
      if (Arguments.isAbsent(call, 0)) {
        return call.returns(Value.of((double) (System.currentTimeMillis() / 1000)));
      }
      Arguments.table(call, 0);
      call.setCount(COUNT + 1);
      return read(call, 0);
    }

    @Override
    public int resume(Call call, int step) {
      int field = (int) Value.toDouble(call.argument(COUNT));
      take(call, field, call.result(0));
      return read(call, field + 1);
    }

    private static int read(Call call, int first) {
      VmState vm = call.vm();
      for (int field = first; field < FIELDS.length; field++) {
        long name = Value.string(vm.strings().atom(FIELDS[field]));
        long value = Indexing.get(vm, call.argument(0), name);
        if (value == Value.UNDEF) {
          call.setArgument(COUNT, Value.of((double) field));
          return Indexing.invoke(call, call.argument(0), name, Call.FIRST_STEP);
        }
        take(call, field, value);
      }
      return finish(call);
    }

    private static void take(Call call, int field, long value) {
      if (field == FIELDS.length - 1) {
        call.setArgument(1 + field, value);
        return;
      }
      long number = Arguments.toNumber(call, value);
      if (number == Value.UNDEF) {
        if (DEFAULTS[field] < 0) {
          throw call.vm().errors().atCaller("field '" + FIELDS[field] + "' missing in date table");
        }
        number = Value.of(DEFAULTS[field]);
      }
      call.setArgument(1 + field, Value.of((double) Arguments.truncate(Value.toDouble(number))));
    }

    private static int finish(Call call) {
      long summer = call.argument(FIELDS.length);
      long epoch = BrokenTime.epoch(
          ZoneId.systemDefault(), field(call, 6), field(call, 5), field(call, 4), field(call, 3), field(call, 2), field(call, 1),
          summer == Value.NIL ? BrokenTime.Summer.UNKNOWN : Value.isFalsy(summer) ? BrokenTime.Summer.NO : BrokenTime.Summer.YES);
      return call.returns(epoch == -1 ? Value.NIL : Value.of((double) epoch));
    }

    private static long field(Call call, int register) {
      return (long) Value.toDouble(call.argument(register));
    }
  }

  private static int difftime(Call call) {
    double later = Arguments.number(call, 0);
    double earlier = Arguments.number(call, 1, 0);
    return call.returns(Value.of((double) (Arguments.truncateLong(later) - Arguments.truncateLong(earlier))));
  }

  private static int execute(Call call) {
    if (Arguments.isAbsent(call, 0)) {
      return call.returns(Value.of(1.0));
    }
    String command = Arguments.text(call, 0);
    try {
      Process process = new ProcessBuilder("/bin/sh", "-c", command).inheritIO().start();
      return call.returns(Value.of(process.waitFor() * 256.0));
    } catch (IOException e) {
      return call.returns(Value.of(-1.0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return call.returns(Value.of(-1.0));
    }
  }

  private static int exit(Call call) {
    long status = call.argument(0);
    if (status == Value.TRUE || status == Value.FALSE) {
      throw new ExitRequest(status == Value.TRUE ? 0 : 1);
    }
    throw new ExitRequest(Arguments.integer(call, 0, 0) & 0xFF);
  }

  private static int getenv(Call call, LuaLibraries.World world) {
    Optional<String> value = world.variable(Arguments.text(call, 0));
    return call.returns(value.isPresent() ? call.vm().string(value.get()) : Value.NIL);
  }

  private static int remove(Call call) {
    String name = Arguments.text(call, 0);
    try {
      java.nio.file.Files.delete(Files.path(name));
      return call.returns(Value.TRUE);
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.of(name));
    }
  }

  private static int rename(Call call) {
    String from = Arguments.text(call, 0);
    String to = Arguments.text(call, 1);
    try {
      java.nio.file.Files.move(Files.path(from), Files.path(to), StandardCopyOption.ATOMIC_MOVE);
      return call.returns(Value.TRUE);
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.of(from));
    }
  }

  private static int setlocale(Call call) {
    Optional<String> name = Arguments.isAbsent(call, 0) ? Optional.empty() : Optional.of(Arguments.text(call, 0));
    Arguments.optionOr(call, 1, 6, "ctype", "numeric", "time", "collate", "monetary", "all");
    boolean isKnown = name.isEmpty() || name.get().isEmpty() || name.get().equals("C") || name.get().equals("POSIX");
    return call.returns(isKnown ? call.vm().string("C") : Value.NIL);
  }

  private static int tmpname(Call call) {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < TRIES; i++) {
      StringBuilder name = new StringBuilder("/tmp/lua_");
      for (int j = 0; j < 6; j++) {
        name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      try {
        java.nio.file.Files.createFile(Path.of(name.toString()));
        return call.returns(call.vm().string(name.toString()));
      } catch (IOException e) {
        if (FileFailure.of(e) != FileFailure.EEXIST) {
          break;
        }
      }
    }
    throw call.vm().errors().atCaller("unable to generate a unique filename");
  }
}
