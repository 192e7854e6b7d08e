package dev.lathe.vm.runtime;

/** What makes machine code of functions, as the machine's other parts see it. Prototypes are addresses. */
public interface FunctionTier {
  /** There is none: all is interpreted. */
  FunctionTier NONE =
      new FunctionTier() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void loaded(long prototype) {}

        @Override
        public void called(long prototype) {}

        @Override
        public void looped(long prototype) {}

        @Override
        public void released(long prototype) {}
      };

  /** Whether functions are counted at all. */
  boolean isOn();

  /** A prototype has been loaded. */
  void loaded(long prototype);

  /** A function with the property COUNTED is called. */
  void called(long prototype);

  /** A loop of a function goes round. */
  void looped(long prototype);

  /** A prototype is dead, its code is about to be given back. */
  void released(long prototype);
}
