package dev.lathe.vm.runtime;

/** One of the streams that every process has; the ordinal is its descriptor. */
public enum StandardStream {
  INPUT,
  OUTPUT,
  ERROR
}
