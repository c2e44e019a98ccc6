package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mozilla.javascript.NativeClosure;
import org.mozilla.javascript.NativeCode;
import org.mozilla.javascript.NativeCodes;

/** What a heap refers to, and the runtime no longer has, is in the way of nothing but its use. */
final class MissingBuiltInTest {

  /** A host function with the name {@code answer}, and one that makes functions with state. */
  private static final class Answers implements RuntimeExtension {
    @Override
    public String name() {
      return "answers";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(context.global(), "answer", 0, (cx, scope, thisObj, args) -> 42);
      NativeCode next =
          NativeCodes.of(context.global())
              .define(
                  "answers.next",
                  0,
                  (cx, scope, self, thisObj, args) -> {
                    int count = ((Number) self.captured(0)).intValue() + 1;
                    self.capture(0, count);
                    return count;
                  });
      HostFunctions.define(
          context.global(),
          "counter",
          1,
          (cx, scope, thisObj, args) -> NativeClosure.make(scope, next, args[0]));
    }
  }

  private static final String STORED =
      """
      var alias = answer, list = [1, answer], bound = answer.bind(null);
      var child = Object.create(answer), closed = (function (f) { return () => f(); })(answer);
      var map = new Map([[answer, 'as a key']]), count = counter(10);
      count();
      """;

  private MemoryHeapStore store = MemoryHeapStore.create("answers");
  private PerdureRuntime runtime = open(new Answers());

  private PerdureRuntime open(RuntimeExtension... extensions) {
    RuntimeOptions.Builder options = RuntimeOptions.builder().audited(true);
    List.of(extensions).forEach(options::extension);
    return PerdureRuntime.open(store, options.build());
  }

  private void reopen(RuntimeExtension... extensions) {
    runtime.close();
    store = store.reopen();
    runtime = open(extensions);
  }

  private String run(String source) {
    TurnOutcome outcome = runtime.evaluate(source, "test.js");
    return outcome instanceof TurnOutcome.Completed completed
        ? String.valueOf(completed.display())
        : ((TurnOutcome.Aborted) outcome).report();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alias()",
        "list[1]()",
        "bound()",
        "closed()",
        "new alias()",
        "alias.name",
        "alias.name = 1",
        "'name' in alias",
        "Object.keys(alias)",
        "Object.freeze(alias)",
        "alias[Symbol.iterator]",
        "child.anything",
        "'' + child"
      })
  void usingItIsATypeErrorThatNamesIt(String use) {
    run(STORED);
    reopen();

    String report = run("try { " + use + " } catch (e) { e.name + ': ' + e.message }");

    assertThat(
        report,
        is(
            "\"TypeError: The heap refers to the built-in \\\"answer\\\", which this version of"
                + " Perdure does not have. Open the heap with the version that wrote it, or replace"
                + " the reference.\""));
  }

  @Test
  void whatDoesNotUseItGoesOn() {
    run(STORED);
    reopen();

    assertThat(
        run("list[0] + list.length + typeof alias + map.get(alias)"), is("\"3functionas a key\""));
  }

  @Test
  void whatHoldsItIsShownAndReported() {
    run(STORED);
    reopen();

    assertThat(run("({ x: child, y: alias })"), startsWith("{x: {}, y: function answer() "));
    assertThat(run("throw { x: child }"), startsWith("test.js:1: uncaught {x: {}}"));
  }

  @Test
  void throwingItIsReported() {
    run(STORED);
    reopen();

    assertThat(
        run("throw child"),
        startsWith("test.js:1: TypeError: The heap refers to the built-in \"answer\""));
  }

  @Test
  void itIsStoredAgainAsWhatItWas() {
    run(STORED);
    reopen();
    run("list.push(alias); var other = { f: list[1] };");

    reopen(new Answers());

    assertThat(run("list[2] === answer && other.f() + alias()"), is("84"));
  }

  @Test
  void aNativeClosureWithoutItsCodeSaysSoWhenItIsCalled() {
    run(STORED);
    reopen();

    String report = run("count.note = 1; typeof count + count.length");
    String called = run("count()");

    assertThat(report, is("\"function0\""));
    assertThat(
        called.lines().findFirst().orElse(""),
        is(
            "test.js:1: TypeError: Cannot call this function: its code \"answers.next\" is built"
                + " into the version of Perdure that made it, and this version does not have it."
                + " Open the heap with the version that wrote it."));
  }

  @Test
  void aNativeClosureThatWasWrittenWithoutItsCodeCountsOn() {
    run(STORED);
    reopen();
    run("count.note = 1;");

    reopen(new Answers());

    assertThat(run("count() + count.note"), is("13"));
  }
}
