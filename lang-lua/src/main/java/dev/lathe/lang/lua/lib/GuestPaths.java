package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * File names of programs, which are bytes, as paths and back. Relative ones begin at the machine's current directory.
 *
 * <p>Java makes a path's bytes with the locale's encoding, which may have none for some names. A path made of a {@code file:}
 * URI has the bytes that the URI spells, whatever the locale is; so names that are not plain ASCII go that way.
 */
final class GuestPaths {

  private GuestPaths() {}

  /** The path that an argument names. */
  static Path argument(Call call, int index) throws IOException {
    return of(call.vm(), Arguments.string(call, index));
  }

  /** The path that a text names. */
  static Path of(VmState vm, String name) throws IOException {
    return of(vm, name.getBytes(StandardCharsets.UTF_8));
  }

  /** The path that a string, given by its address, names. */
  static Path of(VmState vm, long string) throws IOException {
    return of(vm, vm.strings().toByteArray(string));
  }

  /** The path that some bytes name; a zero byte ends a name, as it does in C. A name that the system cannot have names no file. */
  static Path of(VmState vm, byte[] name) throws IOException {
    int end = 0;
    boolean isPlain = true;
    while (end < name.length && name[end] != 0) {
      isPlain &= name[end] > 0;
      end++;
    }
    if (end == 0) {
      throw Errno.ENOENT.exception();
    }
    try {
      String text = new String(name, 0, end, StandardCharsets.ISO_8859_1);
      return isPlain ? plain(vm, text) : exact(vm, text);
    } catch (IllegalArgumentException invalid) {
      throw Errno.ENOENT.exception();
    }
  }

  /** What an argument spells, relative if it is: for the contents of symbolic links. Exact only for names in the locale's encoding. */
  static Path unresolved(Call call, int index) throws IOException {
    String name = Arguments.text(call, index);
    if (name.isEmpty()) {
      throw Errno.ENOENT.exception();
    }
    try {
      return name.startsWith("/") ? argument(call, index) : Path.of(name);
    } catch (InvalidPathException invalid) {
      throw Errno.EINVAL.exception();
    }
  }

  private static Path plain(VmState vm, String name) {
    return vm.directory().map(directory -> directory.resolve(name)).orElseGet(() -> Path.of(name));
  }

  /** @param name each character a byte */
  private static Path exact(VmState vm, String name) {
    String absolute = name.charAt(0) == '/' ? name : new String(bytes(directory(vm)), StandardCharsets.ISO_8859_1) + "/" + name;
    StringBuilder uri = new StringBuilder("file://");
    for (int i = 0; i < absolute.length(); i++) {
      char c = absolute.charAt(i);
      if (c == '/' || Character.isLetterOrDigit(c) && c < 0x80) {
        uri.append(c);
      } else {
        uri.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
      }
    }
    // A path of the form //x would be read as a host's name.
    return Path.of(URI.create(uri.toString().replaceFirst("^file:///+", "file:///")));
  }

  /** The machine's current directory, absolute. */
  static Path directory(VmState vm) {
    return vm.directory().orElseGet(() -> Path.of("").toAbsolutePath());
  }

  /** The bytes of a path. */
  static byte[] bytes(Path path) {
    String text = path.toString();
    boolean isPlain = true;
    for (int i = 0; i < text.length() && isPlain; i++) {
      isPlain = text.charAt(i) < 0x80;
    }
    return isPlain ? text.getBytes(StandardCharsets.ISO_8859_1) : exactBytes(path);
  }

  private static byte[] exactBytes(Path path) {
    // A URI is absolute, and ends with a slash if it names a directory that is there.
    String spelled = path.toUri().getRawPath();
    byte[] absolute = unescape(spelled.endsWith("/") && spelled.length() > 1 ? spelled.substring(0, spelled.length() - 1) : spelled);
    if (path.isAbsolute()) {
      return absolute;
    }
    int directory = bytes(Path.of("").toAbsolutePath()).length;
    int prefix = directory == 1 ? 1 : directory + 1;
    byte[] relative = new byte[absolute.length - prefix];
    System.arraycopy(absolute, prefix, relative, 0, relative.length);
    return relative;
  }

  private static byte[] unescape(String spelled) {
    byte[] bytes = new byte[spelled.length()];
    int length = 0;
    for (int i = 0; i < spelled.length(); i++) {
      char c = spelled.charAt(i);
      if (c == '%') {
        c = (char) (Character.digit(spelled.charAt(i + 1), 16) << 4 | Character.digit(spelled.charAt(i + 2), 16));
        i += 2;
      }
      bytes[length++] = (byte) c;
    }
    byte[] result = new byte[length];
    System.arraycopy(bytes, 0, result, 0, length);
    return result;
  }
}
