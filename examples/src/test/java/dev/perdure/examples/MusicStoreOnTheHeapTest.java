package dev.perdure.examples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import dev.perdure.schema.SchemaExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The music store on the real runtime, across a restart. */
class MusicStoreOnTheHeapTest {

  private static final Path PROGRAM = Path.of("examples/music-store/app.js");

  @Test
  void theStoreIsImportedOnceAndAnswersAgainAfterARestart() throws IOException {
    MemoryHeapStore store = MemoryHeapStore.create("music store");
    String expected = ProgramRunner.read("examples/music-store/answers.txt");

    String first = run(store);
    String second = run(store.reopen());

    assertThat(first, endsWith(expected));
    assertThat(second, is(expected));
  }

  /** Runs the program until no timer is pending, and gives what it has printed. */
  private static String run(MemoryHeapStore store) throws IOException {
    StringBuilder printed = new StringBuilder();
    RuntimeOptions options =
        RuntimeOptions.builder()
            .extension(new SchemaExtension())
            .audited(false)
            .output(printed::append)
            .build();
    try (PerdureRuntime runtime = PerdureRuntime.open(store, options)) {
      TurnOutcome outcome = runtime.runProgram(PROGRAM, List.of());
      assertThat(outcome, is(new TurnOutcome.Completed(null)));
    }
    return printed.toString();
  }
}
