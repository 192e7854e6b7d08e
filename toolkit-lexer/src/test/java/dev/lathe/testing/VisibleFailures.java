package dev.lathe.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * A hook for all tests and properties of a module that has this package on its test path: failures show every character.
 * Messages quote programs, and a report is cut off where it cannot hold a character, with all that was said behind it.
 */
public final class VisibleFailures implements TestExecutionExceptionHandler, AroundPropertyHook {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
    throw visible(failure);
  }

  @Override
  public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    return result.throwable().map(failure -> result.mapTo(result.status(), visible(failure))).orElse(result);
  }

  /** Inside other hooks, so that what they see and report is visible. */
  @Override
  public int aroundPropertyProximity() {
    return 100;
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  /** The failure, or one whose message is the failure with its causes, escaped. */
  static Throwable visible(Throwable failure) {
    StringWriter out = new StringWriter();
    failure.printStackTrace(new PrintWriter(out, true));
    String trace = out.toString();
    String escaped = escaped(trace);
    if (failure instanceof TestAbortedException || escaped.equals(trace)) {
      return failure;
    }
    AssertionError visible = new AssertionError(escaped);
    visible.setStackTrace(failure.getStackTrace());
    return visible;
  }

  /**
   * The text with characters that cannot be seen, or cannot be written in UTF-8, in the form {@code \}{@code u0000}. Tabs and line
   * feeds stay, as do backslashes: what was visible looks as it did.
   */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isVisible(c)) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", c));
              }
            });
    return escaped.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t';
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
