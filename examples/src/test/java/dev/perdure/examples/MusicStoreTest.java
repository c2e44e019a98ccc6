package dev.perdure.examples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The music store, run to its end. */
class MusicStoreTest {

  private static final String PROGRAM = "examples/music-store/app.js";
  private static final String COUNTS =
      """
      var entries = 0;
      Playlist.forEach(function (p) { entries += p.tracks.length; });
      [Artist.count(), Album.count(), Track.count(), Genre.count(), Customer.count(),
       Invoice.count(), InvoiceLine.count(), Playlist.count(), entries]
      """;
  private static final String COMPLETE = "[275,347,3503,25,59,412,2240,18,8715]";

  private final ProgramRunner runner = new ProgramRunner();

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void theAnswersAreTheExpectedOnes() {
    runner.start(PROGRAM);
    runner.runTurns(1000);

    List<String> printed = runner.takePrinted();

    int answersStart = printed.indexOf("How many records does each model have?");
    List<String> expected = ProgramRunner.read("examples/music-store/answers.txt").lines().toList();
    assertThat(printed.subList(answersStart, printed.size()), is(expected));
  }

  @Test
  void allRowsAreImported() {
    runner.start(PROGRAM);
    runner.runTurns(1000);

    assertThat(runner.valueOf(COUNTS), is(COMPLETE));
  }

  @Test
  void anImportThatIsStartedAgainGoesOnAndImportsNothingTwice() {
    runner.start(PROGRAM);
    runner.runTurns(20);
    runner.start(PROGRAM);
    runner.runTurns(30);
    runner.start(PROGRAM);
    runner.runTurns(1000);

    assertThat(runner.valueOf(COUNTS), is(COMPLETE));
  }

  @Test
  void aStoreThatIsCompleteAnswersAtOnce() {
    runner.start(PROGRAM);
    runner.runTurns(1000);
    runner.takePrinted();

    runner.start(PROGRAM);

    assertThat(
        runner.takePrinted(),
        is(ProgramRunner.read("examples/music-store/answers.txt").lines().toList()));
  }
}
