package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong with a file, in C's terms: the number and words of {@code errno}. Rows: those that Java can report. */
enum FileFailure {
  EPERM(1, "Operation not permitted"),
  ENOENT(2, "No such file or directory"),
  EIO(5, "Input/output error"),
  EBADF(9, "Bad file descriptor"),
  ENOMEM(12, "Cannot allocate memory"),
  EACCES(13, "Permission denied"),
  EBUSY(16, "Device or resource busy"),
  EEXIST(17, "File exists"),
  EXDEV(18, "Invalid cross-device link"),
  ENOTDIR(20, "Not a directory"),
  EISDIR(21, "Is a directory"),
  EINVAL(22, "Invalid argument"),
  EMFILE(24, "Too many open files"),
  ETXTBSY(26, "Text file busy"),
  EFBIG(27, "File too large"),
  ENOSPC(28, "No space left on device"),
  ESPIPE(29, "Illegal seek"),
  EROFS(30, "Read-only file system"),
  EPIPE(32, "Broken pipe"),
  ENAMETOOLONG(36, "File name too long"),
  ENOTEMPTY(39, "Directory not empty"),
  ELOOP(40, "Too many levels of symbolic links");

  private final int number;
  private final String text;

  FileFailure(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /** The error's number. */
  int number() {
    return number;
  }

  /** The error's words. */
  String text() {
    return text;
  }

  /** What an exception of Java means. */
  static FileFailure of(IOException exception) {
    return switch (exception) {
      case Failed failed -> failed.failure();
      case NoSuchFileException _ -> ENOENT;
      case AccessDeniedException _ -> EACCES;
      case FileAlreadyExistsException _ -> EEXIST;
      case NotDirectoryException _ -> ENOTDIR;
      case DirectoryNotEmptyException _ -> ENOTEMPTY;
      case FileSystemException failed -> ofText(failed.getReason());
      default -> ofText(exception.getMessage());
    };
  }

  /** Java's own words for such errors are the operating system's. */
  private static FileFailure ofText(String text) {
    for (FileFailure failure : values()) {
      if (text != null && text.contains(failure.text)) {
        return failure;
      }
    }
    return EIO;
  }

  /** A failure that we find ourselves. */
  Failed exception() {
    return new Failed(this);
  }

  /** An exception that says which failure it is. */
  static final class Failed extends IOException {
    private final transient FileFailure failure;

    private Failed(FileFailure failure) {
      super(failure.text);
      this.failure = failure;
    }

    FileFailure failure() {
      return failure;
    }
  }
}
