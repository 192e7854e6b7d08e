package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What the system calls its errors: the numbers of Linux and the texts of {@code strerror}, which programs see. */
enum Errno {
  EPERM(1, "Operation not permitted"),
  ENOENT(2, "No such file or directory"),
  EINTR(4, "Interrupted system call"),
  EIO(5, "Input/output error"),
  ENXIO(6, "No such device or address"),
  EBADF(9, "Bad file descriptor"),
  EAGAIN(11, "Resource temporarily unavailable"),
  ENOMEM(12, "Cannot allocate memory"),
  EACCES(13, "Permission denied"),
  EBUSY(16, "Device or resource busy"),
  EEXIST(17, "File exists"),
  EXDEV(18, "Invalid cross-device link"),
  ENODEV(19, "No such device"),
  ENOTDIR(20, "Not a directory"),
  EISDIR(21, "Is a directory"),
  EINVAL(22, "Invalid argument"),
  ENFILE(23, "Too many open files in system"),
  EMFILE(24, "Too many open files"),
  ETXTBSY(26, "Text file busy"),
  EFBIG(27, "File too large"),
  ENOSPC(28, "No space left on device"),
  ESPIPE(29, "Illegal seek"),
  EROFS(30, "Read-only file system"),
  EPIPE(32, "Broken pipe"),
  ENAMETOOLONG(36, "File name too long"),
  ENOTEMPTY(39, "Directory not empty"),
  ELOOP(40, "Too many levels of symbolic links"),
  EDQUOT(122, "Disk quota exceeded");

  private final int number;
  private final String text;

  Errno(int number, String text) {
    this.number = number;
    this.text = text;
  }

  int number() {
    return number;
  }

  String text() {
    return text;
  }

  /** An exception that {@link #of} knows as this error. */
  IOException exception() {
    return new IOException(text);
  }

  /** The error behind an exception: Java hands on the system's text for all that it has no exception for. {@link #EIO} for what is unknown. */
  static Errno of(IOException exception) {
    String said = exception instanceof FileSystemException file ? file.getReason() : exception.getMessage();
    if (said != null) {
      for (Errno errno : values()) {
        if (said.endsWith(errno.text)) {
          return errno;
        }
      }
    }
    return switch (exception) {
      case NoSuchFileException _ -> ENOENT;
      case FileAlreadyExistsException _ -> EEXIST;
      case DirectoryNotEmptyException _ -> ENOTEMPTY;
      case NotDirectoryException _ -> ENOTDIR;
      case java.nio.file.AccessDeniedException _ -> EACCES;
      case java.nio.channels.ClosedChannelException _ -> EBADF;
      default -> EIO;
    };
  }
}
