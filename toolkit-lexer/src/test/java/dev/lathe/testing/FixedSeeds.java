package dev.lathe.testing;

import net.jqwik.api.FixedSeedMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * A jqwik hook for all properties of a module that has this package on its test path: short runs use a seed made of the
 * property's name, so that they do the same everywhere; long runs take random seeds and more tries.
 */
public final class FixedSeeds implements AroundPropertyHook {

  private static final int DEFAULT_TRIES = 1000;

  @Override
  public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    if (Switch.LONG.isOn()) {
      attributes.setTries(attributes.tries().orElse(DEFAULT_TRIES) * Sampling.LONG_FACTOR);
    } else if (attributes.seed().isEmpty()) {
      attributes.setSeed(String.valueOf((long) context.targetMethod().toGenericString().hashCode()));
      attributes.setWhenFixedSeed(FixedSeedMode.ALLOW);
    }
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
