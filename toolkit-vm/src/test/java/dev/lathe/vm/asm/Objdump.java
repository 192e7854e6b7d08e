package dev.lathe.vm.asm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The disassembler of GNU binutils: the oracle of this package's tests, where there is one. */
final class Objdump {
  /** A line of its listing. */
  record Line(long address, int size, String text) {}

  private Objdump() {}

  static boolean isInstalled() {
    try {
      Process process = new ProcessBuilder("objdump", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Its listing of flat code, each text in {@link #normal} form. */
  static List<Line> list(byte[] code, Path file) throws IOException {
    Files.write(file, code);
    Process process =
        new ProcessBuilder("objdump", "-D", "-w", "-z", "--insn-width=16", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", file.toString())
            .redirectErrorStream(true)
            .start();
    List<Line> lines = new ArrayList<>();
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int bytes = line.indexOf('\t');
        int text = line.indexOf('\t', bytes + 1);
        if (text > 0) {
          long address = Long.parseLong(line.substring(0, bytes - 1).strip(), 16);
          int size = (line.substring(bytes, text).strip().length() + 1) / 3;
          lines.add(new Line(address, size, normal(line.substring(text))));
        }
      }
    }
    return lines;
  }

  /** One space between words, no comment and no symbol. A distance from rip is an unsigned number to objdump; it gets its sign. */
  static String normal(String text) {
    int comment = text.indexOf('#');
    String bare = comment < 0 ? text : text.substring(0, comment);
    int symbol = bare.indexOf(" <");
    bare = symbol < 0 ? bare : bare.substring(0, symbol);
    return signed(oneSpace(bare.strip()));
  }

  private static String oneSpace(String text) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != ' ' || text.charAt(i - 1) != ' ') {
        words.append(text.charAt(i));
      }
    }
    return words.toString();
  }

  private static String signed(String text) {
    int start = text.indexOf("[rip+0xffffffff");
    if (start < 0) {
      return text;
    }
    int end = text.indexOf(']', start);
    long distance = Long.parseUnsignedLong(text.substring(start + "[rip+0x".length(), end), 16);
    return text.substring(0, start) + "[rip-0x" + Long.toHexString(-distance) + text.substring(end);
  }
}
