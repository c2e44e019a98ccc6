package dev.perdure.examples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import dev.perdure.cli.process.PerdureProcess;
import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import dev.perdure.schema.SchemaExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The music store. What it has to answer was computed by another database. */
@Timeout(600)
class MusicStoreTest {

  private static final String PROGRAM = "examples/music-store/app.js";

  /** Both sides of all associations, and the counters. */
  private static final String BOTH_SIDES_AGREE =
      """
      [Artist.all().toArray().every(function (artist) {
         return artist.albumsCount === artist.albums.size
           && artist.albums.every(function (album) { return album.artist === artist; });
       }),
       Album.all().toArray().every(function (album) {
         return album.tracksCount === Track.where({ album: album }).count()
           && album.tracks.size === album.tracksCount;
       }),
       Playlist.all().toArray().every(function (playlist) {
         return playlist.tracks.every(function (track) { return track.playlists.indexOf(playlist) >= 0; });
       }),
       Track.sum('size(playlists)') === Playlist.sum('size(tracks)'),
       Customer.sum('invoicesCount') === Invoice.count(),
       Invoice.all().toArray().every(function (invoice) {
         return Math.abs(invoice.total - invoice.lines.reduce(function (sum, line) { return sum + line.amount; }, 0)) < 0.005;
       })].join()
      """;

  @TempDir private Path directory;

  @Test
  void anImportThatIsKilledGoesOnAndImportsNothingTwice() throws Exception {
    killBehind("Imported 200 rows of Album");
    killBehind("rows of Track, 1");
    String heap = directory.resolve("heap").toString();

    String last = printedUntil("Iron Maiden: $138.60\n", heap);

    assertThat(last, containsString("rows of PlaylistTrack"));
    try (PerdureProcess again =
        PerdureProcess.start(ExampleFiles.ROOT, "run", PROGRAM, "--heap", heap)) {
      assertThat(again.errors(), again.awaitExit(), is(0));
      assertThat(again.output(), is(ExampleFiles.read("examples/music-store/answers.txt")));
    }
  }

  private void killBehind(String line) throws Exception {
    String heap = directory.resolve("heap").toString();
    try (PerdureProcess process =
        PerdureProcess.start(ExampleFiles.ROOT, "run", PROGRAM, "--heap", heap)) {
      process.await(line);
      process.kill();
    }
  }

  private static String printedUntil(String line, String heap) throws Exception {
    try (PerdureProcess process =
        PerdureProcess.start(ExampleFiles.ROOT, "run", PROGRAM, "--heap", heap)) {
      for (String table : List.of("Track", "InvoiceLine", "Playlist,", "PlaylistTrack")) {
        process.await("rows of " + table);
      }
      process.await(line);
      assertThat(process.awaitExit(), is(0));
      return process.output();
    }
  }

  @Test
  void theStoreIsImportedOnceAndAnswersAgainAfterARestart() throws IOException {
    MemoryHeapStore store = MemoryHeapStore.create("music store");
    String expected = ExampleFiles.read("examples/music-store/answers.txt");

    String first = run(store);
    MemoryHeapStore reopened = store.reopen();
    String second = run(reopened);

    assertThat(first, endsWith(expected));
    assertThat(second, is(expected));
    assertThat(
        valueOf(BOTH_SIDES_AGREE, reopened.reopen()), is("\"true,true,true,true,true,true\""));
  }

  @Test
  void itsOwnTestsPass() throws Exception {
    try (PerdureProcess tests =
        PerdureProcess.start(ExampleFiles.ROOT, "test", "examples/music-store")) {
      assertThat(
          tests.awaitExit() + tests.output() + tests.errors(),
          containsString("16 passed, 0 failed"));
    }
  }

  /** Runs the program until no timer is pending, and gives what it has printed. */
  private static String run(MemoryHeapStore store) throws IOException {
    StringBuilder printed = new StringBuilder();
    try (PerdureRuntime runtime = open(store, printed)) {
      TurnOutcome outcome = runtime.runProgram(Path.of(PROGRAM), List.of());
      assertThat(outcome, is(new TurnOutcome.Completed(null)));
    }
    return printed.toString();
  }

  private static String valueOf(String expression, MemoryHeapStore store) {
    try (PerdureRuntime runtime = open(store, new StringBuilder())) {
      TurnOutcome outcome = runtime.evaluate(expression, "test.js");
      return outcome instanceof TurnOutcome.Completed completed
          ? String.valueOf(completed.display())
          : ((TurnOutcome.Aborted) outcome).report();
    }
  }

  private static PerdureRuntime open(MemoryHeapStore store, StringBuilder printed) {
    return PerdureRuntime.open(
        store,
        RuntimeOptions.builder()
            .extension(new SchemaExtension())
            .audited(false)
            .output(printed::append)
            .build());
  }
}
