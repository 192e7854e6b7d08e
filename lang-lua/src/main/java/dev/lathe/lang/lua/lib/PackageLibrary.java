package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.Tables;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.util.Optional;

/** {@code package}, {@code require} and {@code module}. */
final class PackageLibrary {
  private static final String DEFAULT_PATH =
      "./?.lua;/usr/share/luajit-2.1.0-beta3/?.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua;"
          + "/usr/share/lua/5.1/?.lua;/usr/share/lua/5.1/?/init.lua";
  private static final String DEFAULT_CPATH =
      "./?.so;/usr/local/lib/lua/5.1/?.so;/usr/lib/x86_64-linux-gnu/lua/5.1/?.so;/usr/local/lib/lua/5.1/loadall.so";
  /** Stands for a module while it is being loaded. */
  private static final long SENTINEL = Value.of(Value.LIGHT_TAG, 1);

  private final VmState vm;
  private final Tables tables;
  private final Loading loading;

  private PackageLibrary(VmState vm, Loading loading) {
    this.vm = vm;
    this.tables = vm.tables();
    this.loading = loading;
  }

  static void install(VmState vm, Loading loading, LuaLibraries.World world) {
    PackageLibrary library = new PackageLibrary(vm, loading);
    LibraryBuilder builder = LibraryBuilder.library(vm, "package");
    builder
        .set("loaded", Value.table(LibraryBuilder.loaded(vm)))
        .set("preload", Value.table(LibraryBuilder.registryTable(vm, "_PRELOAD")))
        .set("path", vm.string(path(world.variable("LUA_PATH"), DEFAULT_PATH)))
        .set("cpath", vm.string(path(world.variable("LUA_CPATH"), DEFAULT_CPATH)))
        .set("config", vm.string("/\n;\n?\n!\n-\n"))
        .add("loadlib", PackageLibrary::loadlib)
        .add("searchpath", library::searchpath)
        .add("seeall", library::seeall);
    tables(vm).setString(vm.registry(), vm.strings().atom("_PACKAGE"), Value.table(builder.table()));
    long loaders = vm.tables().create(4, 0);
    HostFunction[] functions = {library::loadPreloaded, library::loadFile, library::loadNative, library::loadNativeRoot};
    for (int i = 0; i < functions.length; i++) {
      vm.tables().setInt(loaders, i + 1L, Value.function(vm.hostFunction("loader", functions[i])));
    }
    builder.set("loaders", Value.table(loaders));
    LibraryBuilder.globals(vm).add("require", library.new Require()).add("module", library.new Module());
  }

  private static Tables tables(VmState vm) {
    return vm.tables();
  }

  /** A path from the environment: an empty part stands for the usual one. */
  private static String path(Optional<String> variable, String usual) {
    return variable.map(text -> text.replace(";;", ";\1;").replace("\1", usual)).orElse(usual);
  }

  /** A field of the package table, as it was made. */
  private long field(String name) {
    long table = tables.getString(vm.registry(), vm.strings().atom("_PACKAGE"));
    return tables.getString(Value.address(table), vm.strings().atom(name));
  }

  // --- where modules are ------------------------------------------------------------------------------------------------

  /** A file that was found, or what was tried. */
  private sealed interface Search {
    record Found(String file) implements Search {}

    record NotFound(String tried) implements Search {}
  }

  private static Search search(String name, String path, String separator, String replacement) {
    String inPath = separator.isEmpty() ? name : name.replace(separator, replacement);
    StringBuilder tried = new StringBuilder();
    for (String template : path.split(";")) {
      if (template.isEmpty()) {
        continue;
      }
      String file = template.replace("?", inPath);
      if (isReadable(file)) {
        return new Search.Found(file);
      }
      tried.append("\n\tno file '").append(file).append('\'');
    }
    return new Search.NotFound(tried.toString());
  }

  private static boolean isReadable(String file) {
    try {
      return java.nio.file.Files.isReadable(Files.path(file));
    } catch (IOException e) {
      return false;
    }
  }

  private Search search(String name, String pathName) {
    long path = field(pathName);
    if (!Value.isString(path) && !Arguments.isNumber(path)) {
      throw vm.errors().atCaller("'package." + pathName + "' must be a string");
    }
    return search(name, vm.strings().toJava(ValueText.of(vm, path)), ".", "/");
  }

  private int searchpath(Call call) {
    String name = Arguments.text(call, 0);
    String path = Arguments.text(call, 1);
    return switch (search(name, path, Arguments.text(call, 2, "."), Arguments.text(call, 3, "/"))) {
      case Search.Found(String file) -> call.returns(vm.string(file));
      case Search.NotFound(String tried) -> {
        call.push(Value.NIL);
        call.push(vm.string(tried));
        yield 2;
      }
    };
  }

  // --- loaders ----------------------------------------------------------------------------------------------------------

  private int loadPreloaded(Call call) {
    long name = Arguments.string(call, 0);
    long preload = field("preload");
    if (!Value.isTable(preload)) {
      throw vm.errors().atCaller("'package.preload' must be a table");
    }
    long loader = tables.getString(Value.address(preload), name);
    if (loader != Value.NIL) {
      return call.returns(loader);
    }
    return call.returns(vm.string("\n\tno field package.preload['" + Arguments.text(call, 0) + "']"));
  }

  private int loadFile(Call call) {
    String name = Arguments.text(call, 0);
    return switch (search(name, "path")) {
      case Search.NotFound(String tried) -> call.returns(vm.string(tried));
      case Search.Found(String file) -> switch (loading.loadFile(file, Optional.empty(), BaseLibrary.threadEnvironment(call))) {
        case Loading.Outcome.Function(long address) -> call.returns(Value.function(address));
        case Loading.Outcome.Failure(long message) -> throw loadError(name, file, message);
      };
    };
  }

  private GuestError loadError(String name, String file, long message) {
    return vm.errors().atCaller("error loading module '" + name + "' from file '" + file + "':\n\t" + vm.strings().toJava(message));
  }

  /** There are no native modules here: one that is found is told of, and other loaders get their turn. */
  private int loadNative(Call call) {
    return call.returns(vm.string(describeNative(Arguments.text(call, 0))));
  }

  private int loadNativeRoot(Call call) {
    String name = Arguments.text(call, 0);
    int dot = name.indexOf('.');
    return dot < 0 ? 0 : call.returns(vm.string(describeNative(name.substring(0, dot))));
  }

  private String describeNative(String name) {
    return switch (search(name, "cpath")) {
      case Search.Found(String file) -> "\n\tnative module '" + file + "' cannot be loaded";
      case Search.NotFound(String tried) -> tried;
    };
  }

  private static int loadlib(Call call) {
    String path = Arguments.text(call, 0);
    Arguments.text(call, 1);
    call.push(Value.NIL);
    call.push(call.vm().string(path + ": native libraries cannot be loaded"));
    call.push(call.vm().string("absent"));
    return 3;
  }

  /**
   * {@code require}.
   *
   * <pre>
   *   registers   0 name  1 loaders  2 what was tried, or the loader  3 number of the loader
   * </pre>
   */
  private final class Require implements HostFunction {
    private static final int SEARCHED = Call.FIRST_STEP;
    private static final int LOADED = Call.FIRST_STEP + 1;

    @Override
    public int call(Call call) {
      long name = Arguments.string(call, 0);
      long module = tables.getString(LibraryBuilder.loaded(vm), name);
      if (!Value.isFalsy(module)) {
        if (module == SENTINEL) {
          throw vm.errors().atCaller("loop or previous error loading module '" + Arguments.text(call, 0) + "'");
        }
        return call.returns(module);
      }
      long loaders = field("loaders");
      if (!Value.isTable(loaders)) {
        throw vm.errors().atCaller("'package.loaders' must be a table");
      }
      call.setCount(1);
      call.setCount(4);
      call.setArgument(1, loaders);
      call.setArgument(2, vm.string(""));
      return ask(call, 1);
    }

    private int ask(Call call, int number) {
      long loader = tables.getInt(Value.address(call.argument(1)), number);
      if (loader == Value.NIL) {
        String tried = vm.strings().toJava(Value.address(call.argument(2)));
        throw vm.errors().atCaller("module '" + Arguments.text(call, 0) + "' not found:" + tried);
      }
      call.setArgument(3, Value.of((double) number));
      call.begin(loader);
      call.push(call.argument(0));
      return call.invoke(SEARCHED);
    }

    @Override
    public int resume(Call call, int step) {
      return step == LOADED ? loaded(call) : searched(call);
    }

    private int searched(Call call) {
      long found = call.result(0);
      if (Value.isFunction(found)) {
        tables.setString(LibraryBuilder.loaded(vm), Value.address(call.argument(0)), SENTINEL);
        call.setArgument(2, found);
        call.begin(found);
        call.push(call.argument(0));
        return call.invoke(LOADED);
      }
      if (Value.isString(found) || Arguments.isNumber(found)) {
        long tried = vm.strings().concatenate(Value.address(call.argument(2)), ValueText.of(vm, found));
        call.setArgument(2, Value.string(tried));
      }
      return ask(call, (int) Value.toDouble(call.argument(3)) + 1);
    }

    private int loaded(Call call) {
      long loaded = LibraryBuilder.loaded(vm);
      long name = Value.address(call.argument(0));
      if (call.result(0) != Value.NIL) {
        tables.setString(loaded, name, call.result(0));
      }
      long module = tables.getString(loaded, name);
      if (module == SENTINEL) {
        module = Value.TRUE;
        tables.setString(loaded, name, module);
      }
      return call.returns(module);
    }
  }

  // --- module -----------------------------------------------------------------------------------------------------------

  private int seeall(Call call) {
    long table = Arguments.table(call, 0);
    long metatable = tables.metatable(table);
    if (metatable == 0) {
      metatable = tables.create(0, 1);
      tables.setMetatable(table, metatable);
    }
    tables.setString(metatable, vm.strings().atom("__index"), Value.table(BaseLibrary.threadEnvironment(call)));
    return 0;
  }

  /** {@code module}; the last register has the number of the option that runs, the one before it the table. */
  private final class Module implements HostFunction {
    @Override
    public int call(Call call) {
      long name = Arguments.string(call, 0);
      String text = Arguments.text(call, 0);
      int options = call.count();
      long table = moduleTable(call, name, text);
      if (tables.getString(table, vm.strings().atom("_NAME")) == Value.NIL) {
        String prefix = text.substring(0, text.lastIndexOf('.') + 1);
        LibraryBuilder.of(vm, table, "").set("_M", Value.table(table)).set("_NAME", Value.string(name)).set("_PACKAGE", vm.string(prefix));
      }
      Frames frames = Frames.of(vm);
      frames.next();
      if (!frames.exists() || !frames.isGuest()) {
        throw vm.errors().atCaller("'module' not called from a Lua function");
      }
      BaseLibrary.setEnvironment(vm, frames.function(), table);
      call.setCount(options + 2);
      call.setArgument(options, Value.table(table));
      return option(call, 1);
    }

    @Override
    public int resume(Call call, int step) {
      return option(call, (int) Value.toDouble(call.argument(call.count() - 1)) + 1);
    }

    private static int option(Call call, int index) {
      int options = call.count() - 2;
      if (index >= options) {
        return 0;
      }
      call.setArgument(options + 1, Value.of((double) index));
      call.begin(call.argument(index));
      call.push(call.argument(options));
      return call.invoke(Call.FIRST_STEP);
    }
  }

  /** The module's table: the loaded one, or the one under its name among the globals, which may have dots. */
  private long moduleTable(Call call, long name, String text) {
    long loaded = tables.getString(LibraryBuilder.loaded(vm), name);
    if (Value.isTable(loaded)) {
      return Value.address(loaded);
    }
    long table = BaseLibrary.threadEnvironment(call);
    for (String part : text.split("\\.", -1)) {
      long key = vm.strings().atom(part);
      long next = tables.getString(table, key);
      if (next == Value.NIL) {
        next = Value.table(tables.create(0, 4));
        tables.setString(table, key, next);
      } else if (!Value.isTable(next)) {
        throw vm.errors().atCaller("name conflict for module '" + text + "'");
      }
      table = Value.address(next);
    }
    tables.setString(LibraryBuilder.loaded(vm), name, Value.table(table));
    return table;
  }
}
