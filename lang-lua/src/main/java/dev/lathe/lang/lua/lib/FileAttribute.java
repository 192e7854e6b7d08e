package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What {@code lfs.attributes} tells of a file. Columns: its name, and what the system's own view of files in Java calls it. */
enum FileAttribute {
  MODE("mode", "mode"),
  DEV("dev", "dev"),
  INO("ino", "ino"),
  NLINK("nlink", "nlink"),
  UID("uid", "uid"),
  GID("gid", "gid"),
  RDEV("rdev", "rdev"),
  ACCESS("access", "lastAccessTime"),
  MODIFICATION("modification", "lastModifiedTime"),
  CHANGE("change", "ctime"),
  SIZE("size", "size"),
  PERMISSIONS("permissions", "mode"),
  /** Java has no word for these two. */
  BLOCKS("blocks", "size"),
  BLKSIZE("blksize", "size");

  private static final int TYPE_MASK = 0xF000;
  private static final int BLOCK = 512;
  private static final String LETTERS = "rwxrwxrwx";

  private final String key;
  private final String source;

  FileAttribute(String key, String source) {
    this.key = key;
    this.source = source;
  }

  /** The name that programs use. */
  String key() {
    return key;
  }

  /** The attribute of Java's {@code unix} view that it is made of. */
  String source() {
    return source;
  }

  /** The one with a name. */
  static Optional<FileAttribute> of(String key) {
    for (FileAttribute attribute : values()) {
      if (attribute.key.equals(key)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /** Whether Java cannot tell. */
  boolean isStorage() {
    return this == BLOCKS || this == BLKSIZE;
  }

  /** The value that programs see. */
  long value(VmState vm, Map<String, Object> attributes) {
    Object found = attributes.get(source);
    return switch (this) {
      case MODE -> vm.string(type((Integer) found));
      case PERMISSIONS -> vm.string(permissions((Integer) found));
      case ACCESS, MODIFICATION, CHANGE -> Value.of((double) ((FileTime) found).to(TimeUnit.SECONDS));
      case DEV, INO, NLINK, UID, GID, RDEV, SIZE -> Value.of(((Number) found).doubleValue());
      case BLOCKS -> Value.of((double) ((((Number) found).longValue() + BLOCK - 1) / BLOCK));
      case BLKSIZE -> Value.of((double) BLOCK);
    };
  }

  private static String type(int mode) {
    return switch (mode & TYPE_MASK) {
      case 0x8000 -> "file";
      case 0x4000 -> "directory";
      case 0xA000 -> "link";
      case 0xC000 -> "socket";
      case 0x1000 -> "named pipe";
      case 0x2000 -> "char device";
      case 0x6000 -> "block device";
      default -> "other";
    };
  }

  private static String permissions(int mode) {
    StringBuilder text = new StringBuilder(LETTERS);
    for (int i = 0; i < LETTERS.length(); i++) {
      if ((mode & 0x100 >> i) == 0) {
        text.setCharAt(i, '-');
      }
    }
    return text.toString();
  }
}
