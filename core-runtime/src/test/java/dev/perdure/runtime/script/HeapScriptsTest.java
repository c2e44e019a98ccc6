package dev.perdure.runtime.script;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs each JavaScript file in each way in which objects can leave memory and come again. */
final class HeapScriptsTest {

  private static final String FOLDER = "/dev/perdure/runtime/scripts";

  /** What happens at the lines that say restart. */
  private enum Reload {
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
  }

  @TestFactory
  Stream<DynamicTest> theScriptsDoWhatTheySay() throws IOException, URISyntaxException {
    Path folder = Path.of(HeapScriptsTest.class.getResource(FOLDER).toURI());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
    return files.stream()
        .flatMap(
            file ->
                Stream.of(Reload.values())
                    .map(
                        reload ->
                            DynamicTest.dynamicTest(
                                testName(file, reload), () -> run(read(file), reload))));
  }

  private static String testName(Path file, Reload reload) {
    return file.getFileName() + ", " + reload.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static HeapScript read(Path file) throws IOException {
    return HeapScript.parse(
        file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
  }

  private static void run(HeapScript script, Reload reload) {
    List<String> failures = new ArrayList<>();
    try (HeapFixture heap =
        reload == Reload.EVICT_ALWAYS ? HeapFixture.evictingAlways() : HeapFixture.open()) {
      for (HeapScript.Step step : script.steps()) {
        try {
          run(step, heap, reload);
        } catch (RuntimeException | AssertionError e) {
          failures.add(script.name() + ":" + step.line() + ": " + e.getMessage());
        }
      }
    }
    assertThat(String.join("\n", failures), failures, is(empty()));
  }

  private static void run(HeapScript.Step step, HeapFixture heap, Reload reload) {
    switch (step.kind()) {
      case SHOWS -> assertThat(step.source(), heap.run(step.source()), is(step.expected()));
      case FAILS ->
          assertThat(step.source(), heap.fails(step.source()), containsString(step.expected()));
      case COMPLETES -> heap.run(step.source());
      case PRINTED -> assertThat(heap.printed().replace('\n', ' ').strip(), is(step.expected()));
      case WAIT ->
          assertThat("timers that failed", heap.pass(Long.parseLong(step.expected())), is(empty()));
      case RESTART -> reload(heap, reload);
    }
    if (reload.afterEveryTurn() && !step.source().isEmpty()) {
      reload(heap, reload);
    }
  }

  private static void reload(HeapFixture heap, Reload reload) {
    if (reload.restarts()) {
      heap.restart();
    } else {
      heap.evict();
    }
  }
}
