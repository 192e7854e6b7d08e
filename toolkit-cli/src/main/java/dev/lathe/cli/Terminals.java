package dev.lathe.cli;

import dev.lathe.vm.runtime.StandardStream;
import java.util.EnumSet;
import java.util.Set;

/** Which standard streams of the process are terminals. */
final class Terminals {

  /** The launcher sets this property to the descriptors that are: Java itself knows only whether all of them are. */
  static final String PROPERTY = "lathe.terminals";

  private Terminals() {}

  /** Those that are. */
  static Set<StandardStream> all() {
    Set<StandardStream> all = EnumSet.noneOf(StandardStream.class);
    String descriptors = System.getProperty(PROPERTY);
    if (descriptors == null) {
      if (System.console() != null && System.console().isTerminal()) {
        all.add(StandardStream.INPUT);
        all.add(StandardStream.OUTPUT);
      }
      return all;
    }
    for (StandardStream stream : StandardStream.values()) {
      if (descriptors.indexOf('0' + stream.ordinal()) >= 0) {
        all.add(stream);
      }
    }
    return all;
  }
}
