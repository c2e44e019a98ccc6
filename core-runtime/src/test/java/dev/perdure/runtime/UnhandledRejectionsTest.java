package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.ScriptableObject;

/** What becomes of promises that are rejected when nobody listens, and of jobs that come late. */
final class UnhandledRejectionsTest {

  /** Calls the program's function {@code check}, if there is one, before each checkpoint. */
  private static final class Checking implements RuntimeExtension {
    @Override
    public String name() {
      return "checking";
    }

    @Override
    public void install(ExtensionContext context) {
      ScriptableObject global = context.global();
      context.beforeCheckpoint(
          changed -> {
            if (global.get("check", global) instanceof Callable check) {
              check.call(context.engine(), global, global, new Object[0]);
            }
          });
    }
  }

  /** What left the runtime, in order. */
  private final List<String> left = new ArrayList<>();

  private final PerdureRuntime runtime =
      PerdureRuntime.open(
          MemoryHeapStore.create("rejections"),
          RuntimeOptions.builder()
              .audited(true)
              .extension(new Checking())
              .output(text -> left.add("out: " + text.strip()))
              .errors(text -> left.add("err: " + text.strip()))
              .build());

  @AfterEach
  void close() {
    runtime.close();
  }

  private TurnOutcome run(String source) {
    return runtime.evaluate(source, "test.js");
  }

  @Test
  void aReportLeavesBehindTheOutputOfItsTurnAndBeforeThatOfTheNext() {
    run("print(1); Promise.reject('a'); Promise.reject('b');");
    run("print(2);");

    assertThat(
        left,
        contains(
            "out: 1",
            "err: Unhandled rejection: \"a\"",
            "err: Unhandled rejection: \"b\"",
            "out: 2"));
  }

  @Test
  void theTurnCompletesAndTheRejectionIsCounted() {
    TurnOutcome outcome = run("Promise.reject(1); Promise.reject(2); 'done'");

    assertThat(outcome, is(instanceOf(TurnOutcome.Completed.class)));
    assertThat(runtime.reportedFailures(), is(2L));
  }

  @Test
  void aTurnThatIsUndoneHasRejectedNothing() {
    run("var kept = Promise.withResolvers();");

    run("kept.reject(1); Promise.reject(2); throw new Error('stop');");
    run("1");

    assertThat(left, is(empty()));
    assertThat(runtime.reportedFailures(), is(0L));
  }

  @Test
  void wordsOfAnErrorThatRejectAgainAreReportedOnce() {
    run(
        """
        var e = new Error();
        e.toString = function () { Promise.reject(e); return 'words'; };
        e.stack = 'nowhere';
        Promise.reject(e);
        """);

    assertThat(left, contains("err: Unhandled rejection: words\nnowhere"));
  }

  @Test
  void aJobThatACheckBeforeTheCheckpointMakesRunsInTheSameTurn() {
    run("var o = { n: 0 };");
    run(
        """
        var asked = false;
        function check() {
          if (!asked) Promise.resolve().then(function () { o.n++; print('job'); });
          asked = true;
        }
        """);

    run("o.n = 1;");

    assertThat(left, contains("out: job"));
    assertThat(run("o.n"), is(new TurnOutcome.Completed("2")));
  }

  @Test
  void aRejectionOfACheckIsReportedToo() {
    run("var o = { n: 0 };");
    run("function check() { check = null; Promise.reject('checked'); }");

    run("o.n = 1;");

    assertThat(left, contains("err: Unhandled rejection: \"checked\""));
  }
}
