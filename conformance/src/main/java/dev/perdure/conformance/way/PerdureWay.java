package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.TestCase;
import dev.perdure.runtime.store.HeapStoreException;

/**
 * Perdure, in one way or another.
 *
 * <p>Perdure refuses sources that the engine would run silently wrongly. That is meant, and has
 * nothing to do with restarts. So a test that fails is run once more without that check: if it
 * passes then, it counts as refused, and what it says about restarts is not lost.
 */
abstract class PerdureWay implements Way {

  /**
   * What a run needs beside the test. Immutable.
   *
   * @param limit started
   * @param dialectChecked whether sources are refused
   */
  record Setting(TestCase test, TimeLimit limit, boolean dialectChecked) {

    /** The host of the test. */
    TestExtension extension() {
      return extension(new Suspensions());
    }

    /** The host of a test that may be suspended. */
    TestExtension extension(Suspensions suspensions) {
      return new TestExtension(limit, dialectChecked, suspensions);
    }
  }

  /** Runs a test once. */
  abstract Result attempt(Setting setting);

  @Override
  public final Result run(TestCase test, TimeLimit limit) {
    Result checked = guarded(new Setting(test, limit, true));
    if (checked.verdict() != Result.Verdict.FAILED) {
      return checked;
    }
    limit.start();
    Result unchecked = guarded(new Setting(test, limit, false));
    return unchecked.isPassed() ? unchecked.refusedByDialect(checked.reason()) : checked;
  }

  private Result guarded(Setting setting) {
    if (setting.test().needsRealms()) {
      return Result.notApplicable("the test makes another realm, and Perdure has one");
    }
    try {
      return attempt(setting);
    } catch (TimeLimit.Exceeded e) {
      return Result.timedOut();
    } catch (HeapStoreException | IllegalStateException | AssertionError e) {
      return Result.failed("Perdure failed: " + Ending.oneLine(e.toString()));
    }
  }
}
