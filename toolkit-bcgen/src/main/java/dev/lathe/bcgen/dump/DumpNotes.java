package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.Prototype;
import java.util.function.Supplier;

/** Hears what each byte of a dump means while it is read. Ranges come in order and without gaps. */
interface DumpNotes {
  /** Nobody listens. */
  DumpNotes NONE =
      new DumpNotes() {
        @Override
        public void section(String title) {}

        @Override
        public void field(int from, int to, Supplier<String> meaning) {}

        @Override
        public void instruction(int from, int to, int index, int word) {}

        @Override
        public void function(Prototype function) {}
      };

  /** What follows belongs to this. */
  void section(String title);

  /** The bytes from {@code from} to before {@code to} mean this. */
  void field(int from, int to, Supplier<String> meaning);

  /** These bytes are an instruction of the function that ends next. */
  void instruction(int from, int to, int index, int word);

  /** A function is complete. */
  void function(Prototype function);
}
