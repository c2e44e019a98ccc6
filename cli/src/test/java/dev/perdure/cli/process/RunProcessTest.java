package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code perdure run} in processes of its own: once, again, killed, and wrong. */
class RunProcessTest {

  @TempDir private Path directory;

  private record Result(int exitCode, String output, String errors) {}

  @Test
  void aProgramIsEvaluatedOnceAndItsMainCalledEachTime() throws Exception {
    file("app.js", "print('evaluated'); var runs = 0; function main() { print(++runs); }");

    assertThat(run("app.js").output(), is("evaluated\n1\n"));
    assertThat(run("app.js").output(), is("2\n"));
    assertThat(run("app.js").output(), is("3\n"));
  }

  @Test
  void aChangedProgramIsEvaluatedAgain() throws Exception {
    file("app.js", "print('first');");
    run("app.js");
    file("app.js", "print('second');");

    assertThat(run("app.js").output(), is("second\n"));
  }

  @Test
  void aProgramWhoseLoadedFileChangedIsEvaluatedAgain() throws Exception {
    file("app.js", "print('app'); load('lib.js');");
    file("lib.js", "print('lib');");
    run("app.js");
    assertThat(run("app.js").output(), is(emptyString()));
    file("lib.js", "print('other');");

    assertThat(run("app.js").output(), is("app\nother\n"));
  }

  @Test
  void mainGetsAnArrayOfStrings() throws Exception {
    file("app.js", "function main(args) { print(Array.isArray(args) + JSON.stringify(args)); }");

    assertThat(
        run("app.js", "one", "2", "a b", "ü").output(), is("true[\"one\",\"2\",\"a b\",\"ü\"]\n"));
    assertThat(run("app.js").output(), is("true[]\n"));
  }

  @Test
  void aProgramThatFailsIsNotTakenAsEvaluated() throws Exception {
    file("app.js", "var seen = true; print('lost'); load('lib.js');");
    Result failed = run("app.js");
    file("lib.js", "print('lib');");

    Result again = run("app.js");

    assertThat(failed.output(), is(emptyString()));
    assertThat(failed.errors(), startsWith("app.js:1: uncaught \"Error reading file: lib.js\"\n"));
    assertThat(failed.exitCode(), is(1));
    assertThat(again.output(), is("lost\nlib\n"));
    assertThat(again.exitCode(), is(0));
  }

  @Test
  void aSyntaxErrorIsReportedWithFileAndLine() throws Exception {
    file("app.js", "var a = 1;\nvar b = (;\n");

    Result result = run("app.js");

    assertThat(
        result.errors(),
        allOf(startsWith("app.js:2: SyntaxError: "), containsString("var b = (;")));
    assertThat(result.exitCode(), is(1));
  }

  @Test
  void whatIsNoProgramIsWrongUsage() throws Exception {
    Files.createDirectory(directory.resolve("folder"));
    Files.write(directory.resolve("image.js"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});

    assertThat(run("none.js"), is(refused("none.js", "there is no such file")));
    assertThat(run("folder"), is(refused("folder", "it is not a file")));
    assertThat(run("image.js"), is(refused("image.js", "it is not text in UTF-8")));
  }

  @Test
  void timersThatWereDueWhileNobodyWasThereFireOnceInOrderBeforeTheProgram() throws Exception {
    file(
        "app.js",
        """
        var fired = [];
        function fire(name) { fired.push(name); print(fired.join()); }
        setTimeout(fire, 300, 'c'); setTimeout(fire, 100, 'a'); setTimeout(fire, 200, 'b');
        function main() { print('main'); }
        """);
    try (PerdureProcess run = PerdureProcess.start(directory, "run", "app.js", "--heap", "heap")) {
      run.await("main\n");
      run.kill();
    }
    waitUntilDue(300);

    Result result = run("app.js");

    String everything = "a\na,b\na,b,c\nmain\n";
    assertThat(result.output(), is(everything));
    assertThat(result.exitCode(), is(0));
    assertThat(run("app.js").output(), is("main\n"));
  }

  @Test
  void aRunWaitsForItsTimers() throws Exception {
    file(
        "app.js",
        "var t = hrtime(); setTimeout(function () { var d = hrtime(t);"
            + " print(d[0] * 1e3 + d[1] / 1e6 >= 299); }, 300);");

    assertThat(run("app.js").output(), is("true\n"));
  }

  @Test
  void aTimerThatThrowsIsReportedAndDroppedAndTheOthersRun() throws Exception {
    file(
        "app.js",
        """
        var log = [];
        setTimeout(function () { log.push('one'); print('lost'); throw new Error('first'); }, 1);
        setTimeout(function () { log.push('two'); print('kept'); }, 2);
        setTimeout(function () { log.push('three'); throw new Error('third'); }, 3);
        setTimeout(function () { print(log.join()); }, 4);
        """);

    Result result = run("app.js");

    assertThat(result.output(), is("kept\ntwo\n"));
    assertThat(
        result.errors(),
        is("app.js:2: Error: first\n\tat app.js:2\napp.js:4: Error: third\n\tat app.js:4\n"));
    assertThat(result.exitCode(), is(1));
    assertThat(run("app.js"), is(new Result(0, "", "")));
  }

  @Test
  void aMainThatThrowsIsReportedBeforeTheTimersAreWaitedFor() throws Exception {
    file(
        "app.js",
        "setTimeout(function () { print('late'); }, 20000);"
            + " function main() { throw new Error('at once'); }");

    try (PerdureProcess run = PerdureProcess.start(directory, "run", "app.js", "--heap", "heap")) {
      run.awaitError("Error: at once");
      run.kill();
      assertThat(run.output(), is(emptyString()));
    }
  }

  @Test
  void aClearedTimerDoesNotFireEvenInALaterProcess() throws Exception {
    file(
        "app.js",
        """
        var never = setTimeout(function () { print('never'); }, 1000000);
        var soon = setTimeout(function () { print('soon'); }, 1);
        clearTimeout(soon); clearTimeout(soon); clearTimeout(12345); clearTimeout();
        print('set');
        """);
    file("clear.js", "clearTimeout(never); print('cleared');");
    try (PerdureProcess run = PerdureProcess.start(directory, "run", "app.js", "--heap", "heap")) {
      run.await("set\n");
      run.kill();
    }

    assertThat(run("clear.js"), is(new Result(0, "cleared\n", "")));
  }

  @Test
  void promisesAreSettledWithinTheirTurn() throws Exception {
    file(
        "app.js", "Promise.resolve(1).then(function (n) { print('then ' + n); }); print('first');");

    assertThat(run("app.js").output(), is("first\nthen 1\n"));
  }

  @Test
  void anUnhandledRejectionIsReportedBehindTheOutputAndTheTurnCounts() throws Exception {
    file(
        "app.js",
        """
        var runs = 0;
        function main() {
          print('run ' + ++runs);
          Promise.reject(new Error('no'));
          setTimeout(function () { print('timer'); }, 0);
        }
        """);

    Result first = run("app.js");
    Result second = run("app.js");

    assertThat(first.output(), is("run 1\ntimer\n"));
    assertThat(
        first.errors(),
        is(
            """
            app.js:4: Unhandled rejection: Error: no
              Promise.reject(new Error('no'));
            \tat app.js:4 (main)
            """));
    assertThat(first.exitCode(), is(1));
    assertThat(second.output(), is("run 2\ntimer\n"));
  }

  @Test
  void aRejectionThatIsHandledInItsTurnIsNone() throws Exception {
    file("app.js", "var p = Promise.reject(1); p.catch(function (e) { print('caught ' + e); });");

    assertThat(run("app.js"), is(new Result(0, "caught 1\n", "")));
  }

  @Test
  void aPromiseWaitsForTheNextRun() throws Exception {
    file(
        "app.js",
        """
        var open;
        var promise = new Promise(function (resolve) { open = resolve; });
        promise.then(function (word) { print('heard ' + word); });
        function main(words) { if (words.length) open(words[0]); }
        """);
    run("app.js");

    assertThat(run("app.js", "this"), is(new Result(0, "heard this\n", "")));
    assertThat(run("app.js", "that"), is(new Result(0, "", "")));
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  /** Nothing can be waited for but the time itself: no process is there. */
  private static void waitUntilDue(long millis) {
    long end = System.currentTimeMillis() + millis;
    while (System.currentTimeMillis() <= end) {
      Thread.onSpinWait();
    }
  }

  private static Result refused(String name, String reason) {
    return new Result(
        2,
        "",
        "Cannot run \""
            + name
            + "\": "
            + reason
            + ".\nRun perdure run --help for what it takes.\n");
  }

  private Result run(String... words) throws Exception {
    String[] arguments = new String[words.length + 3];
    arguments[0] = "run";
    System.arraycopy(words, 0, arguments, 1, words.length);
    arguments[words.length + 1] = "--heap";
    arguments[words.length + 2] = "heap";
    try (PerdureProcess run = PerdureProcess.start(directory, arguments)) {
      int exitCode = run.awaitExit();
      assertThat(run.errors(), not(containsString("\tat dev.perdure")));
      return new Result(exitCode, run.output(), run.errors());
    }
  }
}
