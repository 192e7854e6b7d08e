package dev.lathe.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.opentest4j.TestAbortedException;

/** The jqwik hooks behind {@link Requires}: one skips, the other fails a property where nothing may be skipped. */
public final class SkipWithoutRequired implements SkipExecutionHook, AroundPropertyHook {

  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    try {
      lookUp(context);
    } catch (TestAbortedException e) {
      return SkipResult.skip(e.getMessage());
    } catch (AssertionError e) {
      // aroundProperty reports it: an exception thrown here would end the whole engine
    }
    return SkipResult.doNotSkip();
  }

  @Override
  public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
    lookUp(context);
    return property.execute();
  }

  private static void lookUp(LifecycleContext context) {
    Optional<Requires> required = context.findAnnotation(Requires.class);
    if (required.isPresent()) {
      for (Class<? extends Supplier<?>> type : required.get().value()) {
        make(type).get();
      }
    }
  }

  private static Supplier<?> make(Class<? extends Supplier<?>> type) {
    try {
      Constructor<? extends Supplier<?>> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " has no constructor without parameters", e);
    }
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
