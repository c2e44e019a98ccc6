package dev.perdure.runtime.twin;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * How often properties on random programs are tried, and from which seed.
 *
 * <p>Few tries from a fixed seed, so that the suite says the same each time; other tries with
 * {@code -Dperdure.twin.tries=N}, other programs with {@code -Dperdure.twin.seed=N}, or {@code
 * random}. A failure names its seed. Immutable.
 */
final class TwinTries implements AroundPropertyHook {
  private static final String SHORT_SEED = "20010909";
  private static final int SHORT_TRIES = 200;

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
