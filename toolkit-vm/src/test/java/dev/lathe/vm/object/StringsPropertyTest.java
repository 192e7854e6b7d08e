package dev.lathe.vm.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.vm.memory.Heap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Strings behave as arrays of bytes do, however they came about. */
class StringsPropertyTest {

  @Property(tries = 300)
  void concatenationComparisonAndAtomsAgreeWithArrays(@ForAll @Size(min = 1, max = 8) List<byte[]> pieces, @ForAll @Size(max = 40) List<Integer> steps) {
    Heap heap = new Heap(64 << 20);
    Strings strings = new Strings(heap);
    List<byte[]> model = new ArrayList<>(pieces);
    List<Long> made = new ArrayList<>();
    for (byte[] piece : pieces) {
      made.add(strings.make(piece));
    }
    for (int step : steps) {
      int left = Math.floorMod(step, model.size());
      int right = Math.floorMod(step >> 8, model.size());
      if (model.get(left).length + model.get(right).length > 100_000) {
        continue;
      }
      model.add(join(model.get(left), model.get(right)));
      made.add(strings.concatenate(made.get(left), made.get(right)));
      if ((step & 0x1000000) != 0) {
        strings.bytes(made.getLast());
      }
      if ((step & 0x2000000) != 0) {
        strings.intern(made.getLast());
      }
    }
    for (int i = 0; i < model.size(); i++) {
      for (int j = 0; j < model.size(); j++) {
        assertEquals(
            Integer.signum(Arrays.compareUnsigned(model.get(i), model.get(j))),
            Integer.signum(strings.compare(made.get(i), made.get(j))));
        boolean same = Arrays.equals(model.get(i), model.get(j));
        assertEquals(same, strings.equal(made.get(i), made.get(j)));
        assertEquals(same, strings.intern(made.get(i)) == strings.intern(made.get(j)));
      }
      assertArrayEquals(model.get(i), strings.toByteArray(made.get(i)));
      assertArrayEquals(model.get(i), strings.toByteArray(strings.intern(made.get(i))));
    }
  }

  private static byte[] join(byte[] left, byte[] right) {
    byte[] result = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, result, left.length, right.length);
    return result;
  }
}
