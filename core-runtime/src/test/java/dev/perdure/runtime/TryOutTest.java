package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;

/** What an extension tries out leaves nothing behind, and programs do not see that it is tried. */
class TryOutTest {

  private final StringBuilder printed = new StringBuilder();

  @Test
  void everythingIsUndone() {
    run(
        """
        var list = [];
        tryOut(function () { list.push(1); print('lost'); setTimeout(list.push, 0); });
        print(list.length);
        """);

    assertThat(printed.toString(), is("0\n"));
  }

  @Test
  void callbacksOfBlocksInItAreNotCalled() {
    run(
        """
        var log = [];
        tryOut(function () {
          transaction(function (tx) {
            tx.afterRollback(function () { log.push('rollback'); });
            tx.afterCommit(function () { log.push('commit'); });
          });
        });
        tryOut(function () {
          transaction(function (tx) {
            tx.afterRollback(function () { log.push('inner'); });
            rollback();
          });
          say(log.join());
        });
        print(log.join());
        setTimeout(function () { print(log.join()); }, 0);
        """);

    assertThat(printed.toString(), is("inner\n\n\n"));
  }

  @Test
  void noCallbackIsCalledIfTheTurnIsUndoneMeanwhile() {
    RuntimeOptions options = options();
    try (PerdureRuntime runtime = PerdureRuntime.open(MemoryHeapStore.create("trying"), options)) {
      runtime.evaluate("var log = [];", "test.js");

      TurnOutcome outcome =
          runtime.evaluate(
              """
              tryOut(function () {
                transaction(function (tx) {
                  tx.afterRollback(function () { log.push('called'); });
                  (function f() { [1].forEach(f); })();
                });
              });
              """,
              "test.js");

      assertThat(outcome, is(instanceOf(TurnOutcome.Aborted.class)));
      runtime.evaluate("print(log.length);", "test.js");
      assertThat(printed.toString(), is("0\n"));
    }
  }

  @Test
  void theBlockIsNotSeen() {
    run(
        """
        tryOut(function () {
          var seen = [typeof transaction.current];
          try { rollback(); } catch (e) { seen.push(e.name); }
          transaction(function (tx) { seen.push(tx.level); });
          globalThis.seen = seen;
          say(seen.join());
        });
        print(typeof globalThis.seen);
        """);

    assertThat(printed.toString(), is("undefined,Error,1\nundefined\n"));
  }

  @Test
  void itIsUndoneAlsoIfItThrows() {
    run(
        """
        var count = 0;
        try { tryOut(function () { count++; throw new Error('No.'); }); } catch (e) { print(e.message); }
        print(count);
        """);

    assertThat(printed.toString(), is("No.\n0\n"));
  }

  private void run(String source) {
    RuntimeOptions options = options();
    try (PerdureRuntime runtime = PerdureRuntime.open(MemoryHeapStore.create("trying"), options)) {
      TurnOutcome outcome = runtime.evaluate(source, "test.js");

      assertThat(outcome.toString(), outcome, is(instanceOf(TurnOutcome.Completed.class)));
      runtime.runUntilIdle();
    }
  }

  private RuntimeOptions options() {
    return RuntimeOptions.builder().output(printed::append).extension(new TryingOut()).build();
  }

  /** Gives programs the means to try something out, and to say something that is not undone. */
  private final class TryingOut implements RuntimeExtension {
    @Override
    public String name() {
      return "trying";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "tryOut",
          1,
          (cx, scope, self, args) -> {
            Callable body = (Callable) args[0];
            context.tryOut(
                List.of((Scriptable) args[0]), () -> body.call(cx, scope, scope, new Object[0]));
            return Undefined.instance;
          });
      HostFunctions.define(
          context.global(),
          "say",
          1,
          (cx, scope, self, args) -> {
            printed.append(args[0]).append('\n');
            return Undefined.instance;
          });
    }
  }
}
