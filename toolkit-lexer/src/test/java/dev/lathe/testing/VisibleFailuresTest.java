package dev.lathe.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.ServiceLoader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.TestAbortedException;

class VisibleFailuresTest {

  /** Jupiter takes what service files name only where it is told to. */
  @RegisterExtension
  static final BeforeAllCallback AUTODETECTION =
      context -> assertEquals(Optional.of("true"), context.getConfigurationParameter("junit.jupiter.extensions.autodetection.enabled"));

  @Test
  void everyCharacterIsSeen() {
    assertEquals("a\\u0000b\\u000D\n\t\\u000B", VisibleFailures.escaped("a\0b\r\n\t\u000B"));
    assertEquals("\\uDCFF\\uDC80 \\uFEFF\\u202E \\u2028\\uFFFF", VisibleFailures.escaped("\uDCFF\uDC80 \uFEFF\u202E \u2028\uFFFF"));
    assertEquals("naïve 日本 \uD83D\uDE00 \\0", VisibleFailures.escaped("naïve 日本 \uD83D\uDE00 \\0"));
  }

  @Test
  void failuresKeepTheirPlaceAndCause() {
    Throwable failure = new IllegalStateException("outside", new AssertionError("x = '\0'"));
    Throwable visible = assertThrows(AssertionError.class, () -> new VisibleFailures().handleTestExecutionException(null, failure));
    assertTrue(visible.getMessage().startsWith("java.lang.IllegalStateException: outside\n"), visible::getMessage);
    assertTrue(visible.getMessage().contains("\nCaused by: java.lang.AssertionError: x = '\\u0000'\n"), visible::getMessage);
    assertEquals(failure.getStackTrace()[0], visible.getStackTrace()[0]);
  }

  @Test
  void otherFailuresStay() {
    Throwable failure = new AssertionError("naïve\n");
    assertSame(failure, VisibleFailures.visible(failure));
    Throwable skip = new TestAbortedException("\0");
    assertSame(skip, VisibleFailures.visible(skip));
  }

  @Test
  void jupiterFindsTheHook() {
    assertTrue(ServiceLoader.load(Extension.class).stream().anyMatch(service -> service.type() == VisibleFailures.class));
  }

  @Property(tries = 1)
  @PerProperty(Escaped.class)
  void failuresOfProperties(@ForAll boolean value) {
    throw new AssertionError("\0" + value);
  }

  /** Sees what the hook made of the failure, which is expected. */
  static final class Escaped implements PerProperty.Lifecycle {
    @Override
    public PropertyExecutionResult onFailure(PropertyExecutionResult result) {
      String message = result.throwable().orElseThrow().getMessage();
      assertTrue(message.contains("\\u0000"), message);
      return result.mapToSuccessful();
    }
  }
}
