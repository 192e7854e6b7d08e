package dev.lathe.vm.gc;

/** Is told when the program waits for the collector, and when it goes on: on its thread, between its instructions. */
public interface PauseListener {

  /** Nobody. */
  PauseListener NONE = new PauseListener() {
    @Override
    public void begin() {}

    @Override
    public void end() {}
  };

  /** The program stops. */
  void begin();

  /** It goes on. */
  void end();
}
