package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program is killed while its turns run, again and again on the same heap. What it has printed is
 * what an observer was told: after each kill the heap must agree with all of it.
 */
@Timeout(300)
class KillInTheMiddleTest {

  private static final int KILLS = 52;

  /** Each turn counts in five places of five kinds and prints them all. */
  private static final String COUNTING =
      """
      var object = { n: 0 }, list = [], map = new Map([['n', 0]]);
      var closure = (function () { var n = 0; return function () { return ++n; }; })();
      function count(argument) {
        var counted = closure();
        object.n++;
        list.push(object.n);
        if (list.length > 40) list.shift();
        map.set('n', map.get('n') + 1);
        print([argument, counted, object.n, list[list.length - 1], map.get('n')].join(' '));
        if (object.n < end) setTimeout(count, 0, argument + 1);
      }
      var end = Infinity;
      function main(args) { if (args.length) end = object.n + Number(args[0]); }
      setTimeout(count, 0, 1);
      """;

  @TempDir private Path directory;

  @Test
  void whateverWasPrintedIsDurableAndNothingIsDoneTwice() throws Exception {
    Files.writeString(directory.resolve("count.js"), COUNTING);
    Random lines = new Random(20);
    long told = 0;

    for (int kill = 1; kill <= KILLS; kill++) {
      String printed = printedUntilKilled(lines.nextInt(25));
      told = requireGoesOnFrom(told, printed, "kill " + kill);
    }

    String rest = printedToTheEnd();
    long last = requireGoesOnFrom(told, rest, "the last run");
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(
          shell.enter(
              "[object.n, closure() - 1, map.get('n'), list[list.length - 1], list.length]"),
          is("[" + last + ", " + last + ", " + last + ", " + last + ", 40]\n"));
    }
  }

  private String printedUntilKilled(int lines) throws Exception {
    try (PerdureProcess run =
        PerdureProcess.start(directory, "run", "count.js", "--heap", "heap")) {
      run.await("\n");
      for (int line = 0; line < lines; line++) {
        run.await("\n");
      }
      run.kill();
      return run.output();
    }
  }

  private String printedToTheEnd() throws Exception {
    try (PerdureProcess run =
        PerdureProcess.start(directory, "run", "count.js", "50", "--heap", "heap")) {
      assertThat(run.awaitExit(), is(0));
      return run.output();
    }
  }

  /**
   * Checks what a run has printed against what was told before it.
   *
   * @return the last count that it told
   */
  private static long requireGoesOnFrom(long told, String printed, String run) {
    // The kill may have cut the last line; what is not whole was not told.
    String whole = printed.substring(0, printed.lastIndexOf('\n') + 1);
    List<long[]> turns =
        whole
            .lines()
            .map(line -> Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray())
            .toList();
    long first = turns.get(0)[0];
    assertThat(run, first, is(greaterThan(told)));
    for (int turn = 0; turn < turns.size(); turn++) {
      assertThat(run, LongStream.of(turns.get(turn)).boxed().toList(), everyItem(is(first + turn)));
    }
    return first + turns.size() - 1;
  }
}
