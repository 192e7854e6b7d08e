package dev.lathe.lang.lua;

/** No more errors can be found: the file has ended inside something, or is nested too deeply. */
final class SearchEnd extends RuntimeException {

  SearchEnd() {
    super("end of search", null, false, false);
  }
}
