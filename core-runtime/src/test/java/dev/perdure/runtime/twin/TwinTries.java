package dev.perdure.runtime.twin;

import java.security.SecureRandom;
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
 * random}. Each run names its seed. Immutable.
 */
final class TwinTries implements AroundPropertyHook {
  private static final String SHORT_SEED = "20010909";
  private static final int SHORT_TRIES = 200;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    int tries = Integer.getInteger("perdure.twin.tries", SHORT_TRIES);
    String given = System.getProperty("perdure.twin.seed", SHORT_SEED);
    String seed = given.equals("random") ? Long.toString(new SecureRandom().nextLong()) : given;
    context.attributes().setTries(tries);
    context.attributes().setSeed(seed);
    System.out.println(context.label() + ": " + tries + " tries from the seed " + seed);
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.DIRECT_DESCENDANTS;
  }
}
