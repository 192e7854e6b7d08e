package dev.lathe.cli;

import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A correct program of each installed language that ships one, so that tests of the commands need not know any language. */
record Sample(Language language, String fileName, String text) {

  static List<Sample> all() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Language language : Languages.load().all()) {
      String fileName = "sample." + language.extensions().getFirst();
      try (InputStream stream = Sample.class.getClassLoader().getResourceAsStream(TrainCommand.SAMPLES + fileName)) {
        if (stream != null) {
          samples.add(new Sample(language, fileName, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        }
      }
    }
    if (samples.size() < 2) {
      throw new IllegalStateException("the samples of at least two languages belong on the class path");
    }
    return samples;
  }

  /** A text with one syntax error in every language: a bracket that nothing closes. */
  String broken() {
    return text + "\n(\n";
  }

  /** The text as no formatter leaves it: with blanks at ends of lines and many blank lines at the end. */
  String untidy() {
    return text.stripTrailing() + "   \n\n\n\n";
  }

  @Override
  public String toString() {
    return language.name();
  }
}
