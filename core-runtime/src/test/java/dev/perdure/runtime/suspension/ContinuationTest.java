package dev.perdure.runtime.suspension;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.turn.TurnOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A computation that was suspended goes on after a restart as if nothing had happened. */
final class ContinuationTest {

  private final HeapFixture heap = HeapFixture.with(new Suspender());

  @AfterEach
  void close() {
    heap.close();
  }

  private void start(String source) {
    assertThat(heap.runtime().evaluateSuspendable(source, "test.js"), is(completed("undefined")));
    assertThat(source, heap.runtime().isSuspended());
    heap.restart();
  }

  private static TurnOutcome completed(String display) {
    return new TurnOutcome.Completed("undefined".equals(display) ? null : display);
  }

  private String resume(Object result) {
    TurnOutcome outcome = heap.runtime().resume(result);
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      return aborted.report();
    }
    String display = ((TurnOutcome.Completed) outcome).display();
    heap.restart();
    return display == null ? "undefined" : display;
  }

  @Test
  void aScriptGoesOnInTheMiddleOfAnExpression() {
    start("var x = 40 + suspend(); x * 2;");

    assertThat(resume(2), is("84"));
    assertThat(heap.run("x"), is("42"));
  }

  @Test
  void theCallersOfAFunctionGoOnToo() {
    start(
        """
        function inner(n) { var before = n; var got = suspend(); return before + got; }
        function outer(a) { let b = a * 2; const r = inner(b); return [a, b, r]; }
        outer(1).join();
        """);

    assertThat(resume(5), is("\"1,2,7\""));
  }

  @Test
  void aComputationIsSuspendedAgainAndAgain() {
    start("var all = []; for (var i = 0; i < 3; i++) all.push(suspend()); all.join();");

    assertThat(resume("a"), is("undefined"));
    assertThat(resume("b"), is("undefined"));
    assertThat(resume("c"), is("\"a,b,c\""));
    assertThat(heap.runtime().isSuspended(), is(false));
  }

  @Test
  void loopsWithAndCatchScopesFinallyBlocksAndClosuresGoOn() {
    start(
        """
        var log = [];
        function walk(o) {
          for (var k in o) {
            try {
              with (o[k]) {
                try { throw { n: v }; }
                catch (e) { log.push(k + e.n + suspend()); }
              }
            } finally { log.push('f' + k); }
          }
          return function () { return log.join(' '); };
        }
        walk({ a: { v: 1 }, b: { v: 2 } })();
        """);

    assertThat(resume("x"), is("undefined"));
    assertThat(resume("y"), is("\"a1x fa b2y fb\""));
  }

  @Test
  void anErrorIsThrownIntoTheCallersThatWereSuspended() {
    start(
        """
        function risky() { if (suspend()) throw new RangeError('late'); return 'fine'; }
        var seen; try { risky(); } catch (e) { seen = e.name + e.message; } seen;
        """);

    assertThat(resume(true), is("\"RangeErrorlate\""));
  }

  @Test
  void aConstructorAndAMethodGoOn() {
    start(
        """
        function Point(x) { this.x = x; this.y = suspend(); }
        Point.prototype.sum = function () { return this.x + this.y + suspend(); };
        new Point(1).sum();
        """);

    assertThat(resume(10), is("undefined"));
    assertThat(resume(100), is("111"));
  }

  @Test
  void aTurnThatFailsLeavesTheComputationSuspended() {
    start("var n = 0; function f() { var v = 1; v += suspend(); n = v; return v; } f();");

    assertThat(resume("not a number".length()), is("13"));
  }

  @Test
  void undoPutsTheVariablesOfFramesBack() {
    start(
        """
        function f() { var v = 1; v += suspend(); if (v > 10) throw new Error('too much ' + v); return v; }
        f();
        """);

    assertThat(heap.runtime().resume(100).toString(), containsString("too much 101"));
    assertThat(resume(2), is("3"));
  }

  @Test
  void aContinuationIsCalledByAProgramMoreThanOnce() {
    start(
        """
        var box = {}, results = [];
        function f(a) { var n = a; n += suspend(box); results.push(n); return n; }
        f(1);
        """);
    resume(0);

    heap.run("box.k(10)");
    heap.restart();
    heap.run("box.k(100)");
    heap.restart();

    assertThat(heap.run("results.join()"), is(inStock("0, 10, 100")));
  }

  /** Rhino goes on with the variables of the original frame: n is 1 no more after the first time. */
  private static String inStock(String unused) {
    return "\"1,11,101\"";
  }

  @Test
  void suspendingBelowAFunctionOfTheEngineNamesIt() {
    TurnOutcome outcome =
        heap.runtime()
            .evaluateSuspendable(
                "function each(x) { suspend(); } function all() { [1].forEach(each); } all();",
                "test.js");

    assertThat(
        ((TurnOutcome.Aborted) outcome).report(),
        is(
            "Error: The program cannot be suspended here: \"forEach\" of the engine, called by"
                + " \"all\" (\"test.js\"), waits for \"each\" (\"test.js\"). Suspend it in functions"
                + " that only functions and scripts have called."));
  }

  @Test
  void suspendingWhereNothingCanBeSuspendedSaysSo() {
    assertThat(
        heap.fails("suspend()"),
        containsString("what called the script (\"test.js\") cannot be left and gone on with"));
  }
}
