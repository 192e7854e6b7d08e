package dev.lathe.lang.python;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of short programs, one a line, in {@code filetests/errors}. */
final class ErrorPrograms {

  private ErrorPrograms() {}

  /** Programs that provoke each message of an error. */
  static List<byte[]> all() throws IOException {
    return ofFile("programs.txt");
  }

  /** The programs of one file. */
  static List<byte[]> ofFile(String name) throws IOException {
    String text = Files.readString(Path.of("src", "test", "filetests", "errors").resolve(name), StandardCharsets.US_ASCII);
    return lines(text).stream().map(ErrorPrograms::unescape).toList();
  }

  /** The lines of {@code text} that hold programs. */
  static List<String> lines(String text) {
    return text.lines().filter(line -> !line.startsWith("# Programs")).toList();
  }

  /** The bytes of a program that is written with {@code \n}, {@code \\} and {@code \xHH}. */
  static byte[] unescape(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\\') {
        out.write(c);
        continue;
      }
      switch (line.charAt(++i)) {
        case 'n' -> out.write('\n');
        case 'x' -> {
          out.write(Integer.parseInt(line, i + 1, i + 3, 16));
          i += 2;
        }
        default -> out.write(line.charAt(i));
      }
    }
    return out.toByteArray();
  }
}
