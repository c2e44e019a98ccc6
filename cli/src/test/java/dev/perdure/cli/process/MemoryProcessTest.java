package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes with little memory. The profile {@code long} has them work on five million objects,
 * about a gigabyte.
 */
final class MemoryProcessTest {

  private static final int OBJECTS = Integer.getInteger("perdure.memory.objects", 40_000);

  /** What Java may use in all. */
  private static final String JAVA_MEMORY = System.getProperty("perdure.memory.java", "64m");

  /** What the heap's objects may take of it. */
  private static final String HEAP_MEMORY = System.getProperty("perdure.memory.heap", "4m");

  private static final String PROGRAM =
      """
      var branches = [], last = null, count = 0, text = 'On the disk for ever, and in memory now. '.repeat(4);

      function grow(objects) {
        for (var b = 0; b < 10; b++) {
          var branch = [];
          for (var i = 0; i < 1000; i++) {
            branch.push(last = { number: count++, text: text + count, changes: 0, before: last });
          }
          branches.push(branch);
        }
        if (count < objects) setTimeout(grow, 0, objects);
      }

      function forEach(action) {
        branches.forEach(function (branch) { branch.forEach(action); });
      }

      function main(args) {
        if (args[0] === 'grow') return grow(Number(args[1]));
        var walked = 0, listed = 0, changes = 0;
        forEach(function (o) { walked++; if (o.number % 1000 === 0) o.changes++; });
        for (var o = last; o; o = o.before) { listed++; changes += o.changes; }
        print('walked ' + walked + ', listed ' + listed + ', changes ' + changes);
      }
      """;

  @TempDir private Path directory;

  private static List<String> limited(String... arguments) {
    List<String> command = new ArrayList<>(PerdureProcess.command(arguments));
    command.add(1, "-Xmx" + JAVA_MEMORY);
    // The audit would look at everything after each of many turns.
    command.remove("-Dperdure.audit=true");
    return command;
  }

  @Test
  void aTurnThatUsesUpAllMemoryIsUndoneAndTheNextOneRuns() throws Exception {
    List<String> command = limited("shell", "--heap", "heap", "--memory", "8m");
    try (ShellProcess shell = ShellProcess.of(PerdureProcess.start(directory, Map.of(), command))) {
      shell.enter("var kept = [1];");

      String report = shell.enter("for (;;) kept.push({ n: kept.length });");

      assertThat(report, startsWith("RangeError: Out of memory: what a turn makes, changes and "));
      assertThat(shell.enter("kept.length"), is("1\n"));
    }
  }

  @Test
  void oneTurnWalksThroughAHeapThatDoesNotFitIntoMemoryAndChangesSomeOfIt() throws Exception {
    Path program = Files.writeString(directory.resolve("large.js"), PROGRAM);
    run(program, "grow", String.valueOf(OBJECTS));

    String output = run(program, "walk");

    assertThat(
        output,
        is("walked " + OBJECTS + ", listed " + OBJECTS + ", changes " + OBJECTS / 1000 + "\n"));
  }

  /** However long it takes. */
  private String run(Path program, String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("run", "--heap", "heap", "--memory", HEAP_MEMORY));
    all.add(program.toString());
    all.addAll(List.of(arguments));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(limited(all.toArray(new String[0])))
            .directory(directory.toFile())
            .redirectOutput(output.toFile())
            .redirectErrorStream(true)
            .start();
    int exitCode = process.waitFor();
    String written = Files.readString(output);
    assertThat(written, exitCode, is(0));
    return written;
  }
}
