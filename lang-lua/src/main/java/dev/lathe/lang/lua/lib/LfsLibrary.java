package dev.lathe.lang.lua.lib;

import dev.lathe.vm.host.CFunctions;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Releasable;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The module {@code lfs}: LuaFileSystem 1.8. The current directory is the machine's own, and all of its functions on files go by
 * it, as do the programs that it starts.
 */
final class LfsLibrary {
  private static final String DIRECTORY = "directory metatable";
  private static final String LOCK = "lock metatable";
  private static final String LOCK_FILE = "lockfile.lfs";
  private static final String TARGET = "target";
  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};
  private static final String ALL = "unix:" + Stream.of(FileAttribute.values()).map(FileAttribute::source).distinct().collect(Collectors.joining(","));

  private final VmState vm;
  private final FileLocks locks = new FileLocks();

  private LfsLibrary(VmState vm) {
    this.vm = vm;
  }

  static void install(VmState vm) {
    Preload.add(vm, "lfs", module -> new LfsLibrary(vm).fill(module));
  }

  private void fill(LibraryBuilder module) {
    long directory = LibraryBuilder.registryTable(vm, DIRECTORY);
    HostFunction next = this::next;
    LibraryBuilder.of(vm, directory, "dir.").add("next", next).add("close", this::close).set("__index", Value.table(directory));
    long lock = LibraryBuilder.registryTable(vm, LOCK);
    LibraryBuilder.of(vm, lock, "lock.").add("free", this::free).set("__index", Value.table(lock));
    module
        .add("attributes", call -> attributes(call, FOLLOW))
        .add("symlinkattributes", this::symlinkAttributes)
        .add("chdir", this::chdir)
        .add("currentdir", this::currentdir)
        .add("dir", call -> dir(call, directory))
        .add("link", this::link)
        .add("lock", this::lock)
        .add("unlock", this::unlock)
        .add("lock_dir", call -> lockDirectory(call, lock))
        .add("mkdir", this::mkdir)
        .add("rmdir", this::rmdir)
        .add("setmode", this::setmode)
        .add("touch", this::touch)
        .set("_VERSION", vm.string("LuaFileSystem 1.8.0"))
        .set("_DESCRIPTION", vm.string("LuaFileSystem's functions, made by Lathe"))
        .set("_COPYRIGHT", vm.string("Lathe's authors"));
  }

  // --- results ------------------------------------------------------------------------------------------------------------

  /** Something that may fail. */
  private interface Action {
    void run() throws IOException;
  }

  /** True, or nil with the system's words and number. */
  private int attempt(Call call, Action action) {
    try {
      action.run();
      return call.returns(Value.TRUE);
    } catch (IOException exception) {
      return IoLibrary.fail(call, Errno.of(exception), Optional.empty());
    }
  }

  /** A text with a name of the program's inside, which may be any bytes. */
  private long message(String before, long name, String after) {
    byte[] bytes = vm.strings().toByteArray(name);
    byte[] first = before.getBytes(StandardCharsets.UTF_8);
    byte[] last = after.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[first.length + bytes.length + last.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(bytes, 0, all, first.length, bytes.length);
    System.arraycopy(last, 0, all, first.length + bytes.length, last.length);
    return Value.string(vm.strings().make(all));
  }

  // --- attributes -----------------------------------------------------------------------------------------------------------

  private int attributes(Call call, LinkOption[] links) {
    long name = Arguments.string(call, 0);
    try {
      Path path = GuestPaths.argument(call, 0);
      long wanted = call.argument(1);
      if (Value.isString(wanted) || Arguments.isNumber(wanted)) {
        return call.returns(attribute(path, Arguments.text(call, 1), links));
      }
      long table = Value.isTable(wanted) ? Value.address(wanted) : vm.tables().create(0, FileAttribute.values().length);
      all(path, table, links);
      return call.returns(Value.table(table));
    } catch (IOException exception) {
      Errno errno = Errno.of(exception);
      call.push(Value.NIL);
      call.push(message("cannot obtain information from file '", name, "': " + errno.text()));
      call.push(Value.of((double) errno.number()));
      return 3;
    }
  }

  private long attribute(Path path, String key, LinkOption[] links) throws IOException {
    Optional<FileAttribute> attribute = FileAttribute.of(key);
    // A file that is not there is the first thing to be said.
    Map<String, Object> found = Files.readAttributes(path, "unix:" + attribute.map(FileAttribute::source).orElse("mode"), links);
    if (attribute.isEmpty()) {
      throw vm.errors().atCaller("invalid attribute name '" + key + "'");
    }
    if (attribute.get().isStorage()) {
      Optional<CFunctions.Storage> storage = storage(path, links);
      if (storage.isPresent()) {
        return storageValue(attribute.get(), storage.get());
      }
    }
    return attribute.get().value(vm, found);
  }

  private void all(Path path, long table, LinkOption[] links) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, ALL, links);
    Optional<CFunctions.Storage> storage = storage(path, links);
    LibraryBuilder fields = LibraryBuilder.of(vm, table, "");
    for (FileAttribute attribute : FileAttribute.values()) {
      boolean known = attribute.isStorage() && storage.isPresent();
      fields.set(attribute.key(), known ? storageValue(attribute, storage.get()) : attribute.value(vm, found));
    }
  }

  private static Optional<CFunctions.Storage> storage(Path path, LinkOption[] links) {
    byte[] name = GuestPaths.bytes(path.toAbsolutePath());
    return links.length == 0 ? CFunctions.storage(name) : CFunctions.linkStorage(name);
  }

  private static long storageValue(FileAttribute attribute, CFunctions.Storage storage) {
    return Value.of(attribute == FileAttribute.BLOCKS ? storage.blocks() : (double) storage.blockSize());
  }

  private int symlinkAttributes(Call call) {
    Arguments.string(call, 0);
    long wanted = call.argument(1);
    if (Value.isString(wanted) && vm.strings().toJava(Value.address(wanted)).equals(TARGET)) {
      try {
        return call.returns(target(GuestPaths.argument(call, 0)));
      } catch (IOException exception) {
        return IoLibrary.fail(call, Errno.of(exception), Optional.of("could not obtain link target"));
      }
    }
    int results = attributes(call, NO_FOLLOW);
    if (results == 1 && !Value.isString(wanted)) {
      try {
        Path path = GuestPaths.argument(call, 0);
        if (Files.isSymbolicLink(path)) {
          long table = call.pushed(1);
          LibraryBuilder.of(vm, Value.address(table), "").set(TARGET, target(path));
        }
      } catch (IOException exception) {
        return IoLibrary.fail(call, Errno.of(exception), Optional.of("could not obtain link target"));
      }
    }
    return results;
  }

  private long target(Path path) throws IOException {
    if (!Files.isSymbolicLink(path)) {
      throw (Files.exists(path, NO_FOLLOW) ? Errno.EINVAL : Errno.ENOENT).exception();
    }
    return Value.string(vm.strings().make(GuestPaths.bytes(Files.readSymbolicLink(path))));
  }

  // --- directories ----------------------------------------------------------------------------------------------------------

  private int chdir(Call call) {
    long name = Arguments.string(call, 0);
    try {
      Path real = GuestPaths.argument(call, 0).toRealPath();
      if (!Files.isDirectory(real)) {
        throw Errno.ENOTDIR.exception();
      }
      if (!Files.isExecutable(real)) {
        throw Errno.EACCES.exception();
      }
      vm.setDirectory(real);
      return call.returns(Value.TRUE);
    } catch (IOException exception) {
      call.push(Value.NIL);
      call.push(message("Unable to change working directory to '", name, "'\n" + Errno.of(exception).text() + "\n"));
      return 2;
    }
  }

  private int currentdir(Call call) {
    return call.returns(Value.string(vm.strings().make(GuestPaths.bytes(GuestPaths.directory(vm)))));
  }

  private int mkdir(Call call) {
    Arguments.string(call, 0);
    var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxr-x"));
    return attempt(call, () -> Files.createDirectory(GuestPaths.argument(call, 0), permissions));
  }

  private int rmdir(Call call) {
    Arguments.string(call, 0);
    return attempt(call, () -> {
      Path path = GuestPaths.argument(call, 0);
      if (Files.exists(path, NO_FOLLOW) && !Files.isDirectory(path, NO_FOLLOW)) {
        throw Errno.ENOTDIR.exception();
      }
      Files.delete(path);
    });
  }

  private int dir(Call call, long metatable) {
    long name = Arguments.string(call, 0);
    try {
      GuestDirectory directory = GuestDirectory.open(GuestPaths.argument(call, 0));
      long userdata = vm.userdata(directory, metatable);
      call.push(vm.tables().getString(metatable, vm.strings().atom("next")));
      call.push(Value.object(userdata));
      return 2;
    } catch (IOException exception) {
      throw vm.errors().atCaller(vm.strings().toJava(Value.address(message("cannot open ", name, ": " + Errno.of(exception).text()))));
    }
  }

  /** The Java object of the first argument, if it is a userdata of the kind. */
  private <T> T self(Call call, Class<T> type, String expected) {
    long value = call.argument(0);
    if (Value.isObject(value) && Kind.of(Value.address(value)) == Kind.USERDATA) {
      Object object = vm.objects().at(UserdataObject.number(Value.address(value)));
      if (type.isInstance(object)) {
        return type.cast(object);
      }
    }
    throw Arguments.typeError(call, 0, expected);
  }

  private int next(Call call) {
    GuestDirectory directory = self(call, GuestDirectory.class, DIRECTORY);
    if (!directory.isOpen()) {
      throw Arguments.error(call, 0, "closed directory");
    }
    Optional<byte[]> name = directory.next();
    return name.isPresent() ? call.returns(Value.string(vm.strings().make(name.get()))) : 0;
  }

  private int close(Call call) {
    self(call, GuestDirectory.class, DIRECTORY).release();
    return 0;
  }

  // --- locks ----------------------------------------------------------------------------------------------------------------

  private FileStream file(Call call, String function) {
    FileStream stream = IoLibrary.stream(vm, call.argument(0)).orElseThrow(() -> Arguments.typeError(call, 0, "FILE*"));
    if (!stream.isOpen()) {
      throw vm.errors().atCaller(function + ": closed file");
    }
    return stream;
  }

  private static FileChannel channel(FileStream stream) throws IOException {
    return stream.channel().orElseThrow(Errno.EBADF::exception);
  }

  private int lock(Call call) {
    FileStream stream = file(call, "lock");
    String mode = Arguments.text(call, 1);
    long start = Arguments.truncateLong(Arguments.number(call, 2, 0));
    long length = Arguments.truncateLong(Arguments.number(call, 3, 0));
    return switch (mode.isEmpty() ? ' ' : mode.charAt(0)) {
      case 'w' -> locked(call, () -> locks.lock(channel(stream), FileLocks.Sharing.NOBODY, start, length));
      case 'r' -> locked(call, () -> locks.lock(channel(stream), FileLocks.Sharing.READERS, start, length));
      case 'u' -> locked(call, () -> locks.unlock(channel(stream), start, length));
      default -> throw vm.errors().atCaller("lock: invalid mode");
    };
  }

  private int unlock(Call call) {
    FileStream stream = file(call, "unlock");
    long start = Arguments.truncateLong(Arguments.number(call, 1, 0));
    long length = Arguments.truncateLong(Arguments.number(call, 2, 0));
    return locked(call, () -> locks.unlock(channel(stream), start, length));
  }

  /** True, or nil with the system's words. */
  private int locked(Call call, Action action) {
    try {
      action.run();
      return call.returns(Value.TRUE);
    } catch (IOException exception) {
      call.push(Value.NIL);
      call.push(vm.string(Errno.of(exception).text()));
      return 2;
    }
  }

  /** The lock of a directory: a symbolic link in it. */
  private static final class DirectoryLock implements Releasable {
    private final Path link;
    private boolean isHeld = true;

    DirectoryLock(Path link) {
      this.link = link;
    }

    @Override
    public void release() {
      if (isHeld) {
        isHeld = false;
        link.toFile().delete();
      }
    }
  }

  private int lockDirectory(Call call, long metatable) {
    Arguments.string(call, 0);
    try {
      Path link = GuestPaths.argument(call, 0).resolve(LOCK_FILE);
      Files.createSymbolicLink(link, Path.of("lock"));
      return call.returns(Value.object(vm.userdata(new DirectoryLock(link), metatable)));
    } catch (IOException exception) {
      call.push(Value.NIL);
      call.push(vm.string(Errno.of(exception).text()));
      return 2;
    }
  }

  private int free(Call call) {
    self(call, DirectoryLock.class, LOCK).release();
    return 0;
  }

  // --- files ----------------------------------------------------------------------------------------------------------------

  private int link(Call call) {
    Arguments.string(call, 0);
    Arguments.string(call, 1);
    boolean isSymbolic = !Value.isFalsy(call.argument(2));
    return attempt(call, () -> {
      Path name = GuestPaths.argument(call, 1);
      if (isSymbolic) {
        // What a symbolic link says is taken as it is, not from the current directory on.
        Files.createSymbolicLink(name, GuestPaths.unresolved(call, 0));
      } else {
        Files.createLink(name, GuestPaths.argument(call, 0));
      }
    });
  }

  private int setmode(Call call) {
    file(call, "setmode");
    Arguments.option(call, 1, "binary", "text");
    call.push(Value.TRUE);
    call.push(vm.string("binary"));
    return 2;
  }

  private int touch(Call call) {
    Arguments.string(call, 0);
    boolean isNow = call.count() == 1;
    long access = Arguments.truncateLong(Arguments.number(call, 1, 0));
    long modification = Arguments.truncateLong(Arguments.number(call, 2, access));
    return attempt(call, () -> {
      FileTime now = FileTime.fromMillis(System.currentTimeMillis());
      Files.getFileAttributeView(GuestPaths.argument(call, 0), BasicFileAttributeView.class)
          .setTimes(isNow ? now : time(modification), isNow ? now : time(access), null);
    });
  }

  private static FileTime time(long seconds) {
    return FileTime.from(seconds, TimeUnit.SECONDS);
  }
}
