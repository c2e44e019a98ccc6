package dev.perdure.runtime.host;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Timers fire by their due times, whatever other turns did to the list meanwhile. */
class TimersTest {

  private final StringBuilder output = new StringBuilder();
  private final ManualClock clock = new ManualClock();
  private final PerdureRuntime runtime =
      PerdureRuntime.open(
          MemoryHeapStore.create("timers"),
          RuntimeOptions.builder().output(output::append).clock(clock).build());

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void timersFireByTheirDueTimes() {
    run("[30, 10, 20].forEach(function (d) { setTimeout(function () { print(d); }, d); });");

    runtime.runUntilIdle();

    assertThat(output.toString(), is("10\n20\n30\n"));
  }

  @Test
  void aTimerThatIsSetLaterMayFireFirst() {
    run("setTimeout(function () { print('late'); }, 1000);");
    runtime.millisUntilNextTimer();
    run("setTimeout(function () { print('early'); }, 10);");

    runtime.runUntilIdle();

    assertThat(output.toString(), is("early\nlate\n"));
  }

  @Test
  void aTimerThatIsSetWhenNoneWasPendingFires() {
    runtime.runUntilIdle();
    run("setTimeout(function () { print('fired'); }, 10);");

    runtime.runUntilIdle();

    assertThat(output.toString(), is("fired\n"));
  }

  @Test
  void aTimerThatAnUndoneTurnClearedStillFires() {
    run("var one = setTimeout(function () { print('fired'); }, 10);");
    runtime.millisUntilNextTimer();
    runtime.evaluate("clearTimeout(one); throw new Error('undo');", "test");

    runtime.runUntilIdle();

    assertThat(output.toString(), is("fired\n"));
  }

  @Test
  void aTimerWhoseTurnIsUndoneDoesNotHideTheNext() {
    run("setTimeout(function () { throw new Error('undo'); }, 10);");
    run("setTimeout(function () { print('fired'); }, 20);");

    runtime.runUntilIdle();

    assertThat(output.toString(), is("fired\n"));
  }

  private void run(String source) {
    runtime.evaluate(source, "test");
  }

  /** A clock that is moved on by whoever waits for it. */
  private static final class ManualClock implements TurnClock {
    private long now = 1_000_000;

    @Override
    public long millis() {
      return now;
    }

    @Override
    public void waitUntil(long millis) {
      now = Math.max(now, millis);
    }
  }
}
