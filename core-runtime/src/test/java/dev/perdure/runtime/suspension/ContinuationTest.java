package dev.perdure.runtime.suspension;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

  /** Rhino goes on with the variables that the last call has left; operands are those of old. */
  @Test
  void aContinuationIsCalledByAProgramMoreThanOnce() {
    start(
        """
        var box = {}, results = [];
        function f(a) { var n = a, m = 1 + suspend(box); n += m; results.push(n + '/' + m); }
        f(1);
        """);
    resume(0);

    heap.run("box.k(10)");
    heap.restart();
    heap.run("box.k(100)");
    heap.restart();

    assertThat(heap.run("results.join()"), is("\"2/1,13/11,114/101\""));
  }

  @Test
  void continuationsShareTheVariablesOfTheirCallers() {
    start(
        """
        var one = {}, two = {}, seen = [];
        function count() {
          var n = 0;
          while (n < 10) { n++; seen.push(n); suspend(n == 1 ? one : two); n += 100; }
          return n;
        }
        count();
        """);
    heap.run("one.k()");
    heap.restart();
    assertThat(heap.run("seen.join()"), is("\"1\""));

    heap.run("one.k()");

    assertThat(heap.run("seen.join()"), is("\"1\""));
  }

  @Test
  void aContinuationThatWasCapturedLaterSharesTheVariablesOfAnEarlierOne() {
    start(
        """
        var boxes = [{}, {}], at = 0, seen = [];
        function walk() {
          var n = 0;
          for (;;) { n++; seen.push(n); if (n >= 3) return n; suspend(boxes[at++]); }
        }
        walk();
        """);
    resume(0);
    resume(0);

    heap.run("boxes[0].k()");
    heap.restart();
    heap.run("boxes[1].k()");
    heap.restart();

    assertThat(heap.run("seen.join()"), is("\"1,2,3,4,5\""));
  }

  /** The keys of a loop are handed out once, whichever continuation goes on with it. */
  @Test
  void continuationsShareTheLoopsThatTheyAreIn() {
    start(
        """
        var boxes = [{}, {}, {}], at = 0, seen = [];
        function walk() {
          for (var k in { a: 1, b: 2, c: 3, d: 4 }) {
            seen.push(k);
            if (at < 2) suspend(boxes[at++]); else break;
          }
          return seen.join();
        }
        walk();
        """);
    resume(0);
    assertThat(resume(0), is("\"a,b,c\""));

    assertThat(heap.run("boxes[0].k()"), is("\"a,b,c,d\""));
    heap.restart();

    assertThat(heap.run("boxes[1].k()"), is("\"a,b,c,d\""));
  }

  @Test
  void undoPutsTheLoopsOfFramesBack() {
    start(
        """
        var seen = [];
        function walk() {
          for (var k of [1, 2, 3]) { if (suspend() == 'fail') throw new Error('no'); seen.push(k); }
          return seen.join();
        }
        walk();
        """);
    resume(0);

    assertThat(heap.runtime().resume("fail").toString(), containsString("Error: no"));
    assertThat(heap.runtime().resume("fail").toString(), containsString("Error: no"));
    resume(0);

    assertThat(resume(0), is("\"1,2,3\""));
  }

  @Test
  void aContinuationThatAProgramCallsMaySuspendAgain() {
    start(
        """
        var box = {}, got = [];
        function f() { got.push(suspend(box)); got.push(suspend()); return got.join(); }
        f();
        """);
    resume("a");
    resume("b");

    heap.run("box.k('c')");
    heap.restart();

    assertThat(heap.runtime().isSuspended(), is(true));
    assertThat(resume("d"), is("\"a,b,c,d\""));
  }

  @Test
  void theSameContinuationIsOneObjectBehindEveryReference() {
    start("var a = {}, b = { m: new Map() }; function f() { return suspend(a); } f();");

    heap.run("b.k = a.k; b.m.set('k', a.k); b.bound = Function.prototype.bind.call(a.k, null, 7);");
    heap.restart();

    assertThat(
        heap.run("[a.k === b.k, a.k === b.m.get('k'), typeof b.bound]"),
        is("[true, true, \"function\"]"));
    assertThat(heap.run("b.k('direct')"), is("\"direct\""));
  }

  @Test
  void aContinuationThatItsOwnFramesHoldIsThereAtOnce() {
    start(
        """
        var box = {};
        function f() {
          var got = suspend(box), again = box.k, n = 0;
          return function () { return [got, again === box.k]; };
        }
        var made = f();
        """);
    resume(1);

    assertThat(heap.run("made().join()"), is("\"1,true\""));
  }

  @Test
  void tenThousandNestedCallsAreSuspendedAndGoOn() {
    start(
        """
        function down(n) { return n == 0 ? suspend() : 1 + down(n - 1); }
        down(9900);
        """);

    assertThat(resume(100), is("10000"));
  }

  @Test
  void aTurnThatSuspendsAgainWritesTheFramesThatChangedAndNoOthers() {
    start(
        """
        function loop() { var s = 0; for (var i = 0; i < 3; i++) s += suspend(); return s; }
        function down(n) { return n == 0 ? loop() : 1 + down(n - 1); }
        down(500);
        """);
    long before = heap.store().lastSequence();
    assertThat(before > 0, is(true));

    assertThat(resume(1), is("undefined"));
    assertThat(resume(1), is("undefined"));

    assertThat(resume(1), is("503"));
  }

  @Test
  void aSecondComputationIsNotSuspendedOverTheFirst() {
    start("suspend(); 'first'");

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> heap.runtime().evaluateSuspendable("1", "test.js"));

    assertThat(refused.getMessage(), containsString("is suspended already"));
    assertThat(resume(0), is("\"first\""));
  }

  @Test
  void whatAFrameHoldsThatCannotBeStoredIsNamed() {
    TurnOutcome outcome =
        heap.runtime()
            .evaluateSuspendable(
                "function f() { var cache = { o: noRecord() }; suspend(); return cache; } f();",
                "test.js");

    assertThat(
        ((TurnOutcome.Aborted) outcome).report(),
        containsString("[[variable cache]].o: an object of the kind \"Host\" cannot be persisted"));
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
