package dev.perdure.runtime.suspension;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * How often random suspensions are tried, and from which seed: as random programs are, but less
 * often, because each opens the heap many times. Immutable.
 */
final class SuspensionTries implements AroundPropertyHook {
  private static final String SHORT_SEED = "20010909";
  private static final int SHORT_TRIES = 30;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context.attributes().setTries(Integer.getInteger("perdure.twin.tries", SHORT_TRIES));
    String seed = System.getProperty("perdure.twin.seed", SHORT_SEED);
    if (!seed.equals("random")) {
      context.attributes().setSeed(seed);
    }
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.DIRECT_DESCENDANTS;
  }
}
