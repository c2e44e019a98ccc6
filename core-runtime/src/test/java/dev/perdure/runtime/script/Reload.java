package dev.perdure.runtime.script;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How objects leave memory and come again while a script runs, at the lines that say restart. */
enum Reload {
  /** Another engine and realm open the heap. */
  RESTART,
  /** The objects become ghosts in the same engine: those that are still referred to stay. */
  EVICT,
  /** As {@link #RESTART}, and after every turn too. */
  RESTART_AFTER_EVERY_TURN,
  /** As {@link #EVICT}, and after every turn too. */
  EVICT_AFTER_EVERY_TURN,
  /** As {@link #RESTART}; and within turns, objects become ghosts whenever they may. */
  EVICT_ALWAYS;

  boolean restarts() {
    return this == RESTART || this == RESTART_AFTER_EVERY_TURN || this == EVICT_ALWAYS;
  }

  boolean afterEveryTurn() {
    return this == RESTART_AFTER_EVERY_TURN || this == EVICT_AFTER_EVERY_TURN;
  }

  /** Runs a script; all steps, also behind one that fails. */
  void run(HeapScript script) {
    List<String> failures = new ArrayList<>();
    try (HeapFixture heap =
        this == EVICT_ALWAYS ? HeapFixture.evictingAlways() : HeapFixture.open()) {
      for (HeapScript.Step step : script.steps()) {
        try {
          run(step, heap);
        } catch (RuntimeException | AssertionError e) {
          failures.add(script.name() + ":" + step.line() + ": " + e.getMessage());
        }
      }
    }
    assertThat(String.join("\n", failures), failures, is(empty()));
  }

  private void run(HeapScript.Step step, HeapFixture heap) {
    switch (step.kind()) {
      case SHOWS -> assertThat(step.source(), heap.run(step.source()), is(step.expected()));
      case FAILS ->
          assertThat(step.source(), heap.fails(step.source()), containsString(step.expected()));
      case COMPLETES -> heap.run(step.source());
      case PRINTED -> assertThat(heap.printed().replace('\n', ' ').strip(), is(step.expected()));
      case WAIT ->
          assertThat("timers that failed", heap.pass(Long.parseLong(step.expected())), is(empty()));
      case RESTART -> reload(heap);
    }
    if (afterEveryTurn() && !step.source().isEmpty()) {
      reload(heap);
    }
  }

  private void reload(HeapFixture heap) {
    if (restarts()) {
      heap.restart();
    } else {
      heap.evict();
    }
  }

  /** As a part of a test's name. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
