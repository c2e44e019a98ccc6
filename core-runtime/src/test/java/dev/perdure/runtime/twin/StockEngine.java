package dev.perdure.runtime.twin;

import dev.perdure.runtime.realm.Realm;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.TopLevel;

/**
 * An engine of the same realm without a heap, with timers on a clock that stands still. Confined to
 * the thread that made it.
 */
final class StockEngine implements AutoCloseable {

  /** As the runtime has them: by due time, and then by age; those set meanwhile have to wait. */
  private static final String TIMERS =
      """
      var timers = [], now = 0, lastTimer = 0;
      function setTimeout(f, millis) {
        timers.push({ id: ++lastTimer, due: now + millis, run: f, args: [...arguments].slice(2) });
        return lastTimer;
      }
      function clearTimeout(id) {
        timers = timers.filter(function (t) { return t.id !== id; });
      }
      function countDue() { return timers.filter(function (t) { return t.due <= now; }).length; }
      function fireFirst() {
        timers.sort(function (a, b) { return a.due - b.due || a.id - b.id; });
        var first = timers.shift();
        first.run.apply(undefined, first.args);
      }
      """;

  private final Context engine = Context.enter();
  private final TopLevel global;

  StockEngine() {
    engine.setInterpretedMode(true);
    engine.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    engine.setClassShutter(className -> false);
    global = Realm.create(engine);
    // The engine's own iterators do not see what is added to an empty collection, among others.
    CollectionInternals.keepOwnEntries(global);
    run(TIMERS);
  }

  /** Runs a turn. */
  Object run(String source) {
    Object result = engine.evaluateString(global, source, "test.js", 1, null);
    engine.processMicrotasks();
    return result;
  }

  /** Moves the clock, and runs each timer that is due then in a turn. */
  void pass(long millis) {
    for (int due = ((Number) run("now += " + millis + "; countDue()")).intValue(); due > 0; due--) {
      run("if (countDue() > 0) fireFirst();");
    }
  }

  @Override
  public void close() {
    Context.exit();
  }
}
