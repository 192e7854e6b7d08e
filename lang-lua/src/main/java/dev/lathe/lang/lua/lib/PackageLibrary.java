package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * {@code package}. Its functions find its table among what they have captured, whatever a program does to the global name. Modules
 * in C are found as LuaJIT finds them, and refused.
 */
final class PackageLibrary {
  private static final String DEFAULT_PATH =
      "./?.lua;/usr/share/luajit-2.1.0-beta3/?.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua;"
          + "/usr/share/lua/5.1/?.lua;/usr/share/lua/5.1/?/init.lua";
  private static final String DEFAULT_C_PATH =
      "./?.so;/usr/local/lib/lua/5.1/?.so;/usr/lib/x86_64-linux-gnu/lua/5.1/?.so;/usr/local/lib/lua/5.1/loadall.so";
  private static final String CONFIG = "/\n;\n?\n!\n-\n";
  private static final String NO_C_MODULES = "dynamic libraries not enabled; modules in C cannot run on this machine";
  /** With this key in the registry, variables of the environment are ignored. */
  static final String NO_ENVIRONMENT = "LUA_NOENV";

  private PackageLibrary() {}

  /** Whether a function of this name is in C in the reference, where other library functions are built in. */
  static boolean isLikeC(String function) {
    return function.equals("require") || function.equals("module") || function.startsWith("package.");
  }

  static void install(VmState vm) {
    LibraryBuilder builder = LibraryBuilder.library(vm, "package");
    long table = Value.table(builder.table());
    long loaders = vm.tables().create(5, 0);
    vm.tables().setInt(loaders, 1, closure(builder, "loader_preload", PackageLibrary::preloadLoader));
    vm.tables().setInt(loaders, 2, closure(builder, "loader_lua", PackageLibrary::sourceLoader));
    vm.tables().setInt(loaders, 3, closure(builder, "loader_c", PackageLibrary::cLoader));
    vm.tables().setInt(loaders, 4, closure(builder, "loader_croot", PackageLibrary::cRootLoader));
    vm.tables().setInt(loaders, 5, closure(builder, "loader_other", PackageLibrary::otherLoader));
    builder
        .add("loadlib", PackageLibrary::loadlib)
        .add("searchpath", PackageLibrary::searchpath)
        .add("seeall", PackageLibrary::seeall)
        .set("loaders", Value.table(loaders))
        .set("path", vm.string(path(vm, "LUA_PATH", DEFAULT_PATH)))
        .set("cpath", vm.string(path(vm, "LUA_CPATH", DEFAULT_C_PATH)))
        .set("config", vm.string(CONFIG))
        .set("loaded", Value.table(LibraryBuilder.loaded(vm)))
        .set("preload", Value.table(LibraryBuilder.registryTable(vm, "_PRELOAD")));
    LibraryBuilder globals = LibraryBuilder.globals(vm);
    globals.add("module", new ModuleFunction());
    globals.set("require", Value.function(vm.hostClosure(globals.closures("require", new Require()), table)));
  }

  private static long closure(LibraryBuilder builder, String name, HostFunction function) {
    return Value.function(builder.vm().hostClosure(builder.closures(name, function), Value.table(builder.table())));
  }

  /** A path of the environment; two semicolons in it stand for the default. */
  private static String path(VmState vm, String variable, String otherwise) {
    boolean ignored = !Value.isFalsy(vm.tables().getString(vm.registry(), vm.strings().atom(NO_ENVIRONMENT)));
    String set = ignored ? null : vm.environment().get(variable);
    return set == null ? otherwise : set.replace(";;", ";\1;").replace("\1", otherwise);
  }

  /** A field of the library's table, which the running function has captured. */
  static long field(Call call, String name) {
    return call.vm().tables().getString(Value.address(call.captured(0)), call.vm().strings().atom(name));
  }

  private static String pathField(Call call, String name) {
    long path = field(call, name);
    if (!Value.isString(path) && !Arguments.isNumber(path)) {
      throw call.vm().errors().atCaller("'package." + name + "' must be a string");
    }
    return call.vm().strings().toJava(ValueText.of(call.vm(), path));
  }

  // --- loaders ----------------------------------------------------------------------------------------------------------

  private static int preloadLoader(Call call) {
    VmState vm = call.vm();
    long name = Arguments.string(call, 0);
    long preload = field(call, "preload");
    if (!Value.isTable(preload)) {
      throw vm.errors().atCaller("'package.preload' must be a table");
    }
    long loader = vm.tables().getString(Value.address(preload), vm.strings().intern(name));
    return call.returns(
        loader == Value.NIL ? vm.string("\n\tno field package.preload['" + vm.strings().toJava(name) + "']") : loader);
  }

  private static int sourceLoader(Call call) {
    String name = Arguments.text(call, 0);
    return switch (SearchPath.search(call.vm(), pathField(call, "path"), name, ".", "/")) {
      case SearchPath.Found.File(String file) -> loadFile(call, name, file);
      case SearchPath.Found.Nowhere(String tried) -> call.returns(call.vm().string(tried));
    };
  }

  /** Modules in other languages. If there is none it says nothing, so that messages are those that programs know. */
  private static int otherLoader(Call call) {
    String name = Arguments.text(call, 0);
    return switch (SearchPath.searchOther(call.vm(), pathField(call, "path"), name, call.vm().loader().otherExtensions())) {
      case SearchPath.Found.File(String file) -> loadFile(call, name, file);
      case SearchPath.Found.Nowhere _ -> 0;
    };
  }

  private static int loadFile(Call call, String module, String file) {
    return switch (ChunkFiles.load(call, file)) {
      case Loading.Outcome.Function(long function) -> call.returns(Value.function(function));
      case Loading.Outcome.Failure(long message) -> throw loadError(call, module, file, call.vm().strings().toJava(message));
    };
  }

  private static GuestError loadError(Call call, String module, String file, String message) {
    return call.vm().errors().atCaller("error loading module '" + module + "' from file '" + file + "':\n\t" + message);
  }

  private static int cLoader(Call call) {
    String name = Arguments.text(call, 0);
    return findLibrary(call, name, name);
  }

  /** A module inside another one may be in the library of that. */
  private static int cRootLoader(Call call) {
    String name = Arguments.text(call, 0);
    int dot = name.indexOf('.');
    return dot < 0 ? 0 : findLibrary(call, name, name.substring(0, dot));
  }

  private static int findLibrary(Call call, String module, String library) {
    return switch (SearchPath.search(call.vm(), pathField(call, "cpath"), library, ".", "/")) {
      case SearchPath.Found.File(String file) -> throw loadError(call, module, file, NO_C_MODULES);
      case SearchPath.Found.Nowhere(String tried) -> call.returns(call.vm().string(tried));
    };
  }

  // --- functions --------------------------------------------------------------------------------------------------------

  private static int loadlib(Call call) {
    String file = Arguments.text(call, 0);
    Arguments.string(call, 1);
    boolean exists = SearchPath.isReadable(call.vm(), file);
    long message = call.vm().string(exists ? NO_C_MODULES : file + ": cannot open shared object file: No such file or directory");
    long kind = call.vm().string(exists ? "absent" : "open");
    call.push(Value.NIL);
    call.push(message);
    call.push(kind);
    return 3;
  }

  private static int searchpath(Call call) {
    String path = Arguments.text(call, 1);
    String name = Arguments.text(call, 0);
    String separator = Arguments.text(call, 2, ".");
    String directory = Arguments.text(call, 3, "/");
    return switch (SearchPath.search(call.vm(), path, name, separator, directory)) {
      case SearchPath.Found.File(String file) -> call.returns(call.vm().string(file));
      case SearchPath.Found.Nowhere(String tried) -> {
        long message = call.vm().string(tried);
        call.push(Value.NIL);
        call.push(message);
        yield 2;
      }
    };
  }

  private static int seeall(Call call) {
    VmState vm = call.vm();
    long module = Arguments.table(call, 0);
    long metatable = vm.tables().metatable(module);
    if (metatable == 0) {
      metatable = vm.tables().create(0, 1);
      vm.tables().setMetatable(module, metatable);
    }
    vm.tables().setString(metatable, vm.strings().atom("__index"), Value.table(BaseLibrary.threadEnvironment(call)));
    return 0;
  }
}
