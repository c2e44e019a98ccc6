package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever ends a turn, with blocks open or not, leaves the heap as it was before, to the byte, and
 * the runtime ready for the next turn.
 */
final class TransactionFailuresTest {

  private static final long MOST_INSTRUCTIONS = 40_000_000;

  private static final String BEFORE =
      """
      var o = { a: 1, list: [1, 2], map: new Map([['k', 1]]), date: new Date(5) };
      var next = (function () { var n = 0; return function () { return ++n; }; })();
      function change() {
        o.a++; o.list.push(o.a); o.map.set(o.a, o); o.date.setTime(o.a); next(); added = {};
        Array.prototype.extra = 1; setTimeout(change, 5); o['text' + o.a] = 'x'.repeat(3000);
      }
      function state() {
        return [o.a, o.list.join(), o.map.size, o.date.getTime(), typeof added, [].extra,
            Object.keys(o).join()].join('|');
      }
      function deep() { change(); [1].forEach(deep); }
      function deepInBlocks() { transaction(function () { o.a++; deepInBlocks(); }); }
      function nested(depth, f) { if (depth === 0) f(); else transaction(function () { change(); nested(depth - 1, f); }); }
      """;

  static Stream<Arguments> failures() {
    return Stream.of(
        failure("an error", "change(); throw new Error('stop');", "Error: stop"),
        failure("an error in blocks", "nested(5, function () { throw 5; });", "uncaught 5"),
        failure(
            "an error behind blocks that ended well",
            "nested(5, change); nested(3, change); throw new Error('late');",
            "Error: late"),
        failure(
            "an error behind blocks that were undone",
            "change(); transaction(function () { change(); rollback(); }); throw 6;",
            "uncaught 6"),
        failure("a recursion through the engine", "deep();", "Maximum call stack size exceeded"),
        failure(
            "a recursion through the engine, with a block at each step",
            "(function f() { transaction(change); [1].forEach(f); })();",
            "Maximum call stack size exceeded"),
        failure(
            "a recursion through blocks", "deepInBlocks();", "Maximum call stack size exceeded"),
        failure("no end", "change(); while (true) change.n = 1;", "has run more than the 40000000"),
        failure(
            "no end in blocks",
            "nested(4, function () { while (true) change.n = 1; });",
            "has run more than the 40000000"),
        failure(
            "no end, which finally hides",
            "nested(2, function () { (function () {"
                + " for (;;) { try { while (true) o.a++; } finally { break; } } })(); }); o.a = 7;",
            "has run more than the 40000000"),
        failure(
            "a stack overflow that finally hides behind its block",
            "for (var i = 0; i < 1; i++) { try { transaction(deep); } finally { break; } } o.a = 8;",
            "Maximum call stack size exceeded"),
        failure(
            "what cannot be stored, reached at the end",
            "nested(2, function () { o.bad = hostObject(); });",
            "cannot be persisted"),
        failure(
            "what cannot be stored, reached when a block opens",
            "change(); o.bad = hostObject(); transaction(change);",
            "cannot be persisted"));
  }

  private static Arguments failure(String what, String source, String report) {
    return Arguments.of(Named.of(what, source), report);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void itLeavesTheHeapAsItWasAndTheNextTurnRuns(String source, String report) {
    MemoryHeapStore store = MemoryHeapStore.create("failures");
    try (PerdureRuntime runtime = open(store)) {
      complete(runtime, BEFORE);
      complete(runtime, "change(); state()");
      String state = complete(runtime, "state()");
      String content = contentOf(store);

      TurnOutcome outcome = runtime.evaluate(source, "test.js");

      assertThat(outcome, is(instanceOf(TurnOutcome.Aborted.class)));
      assertThat(((TurnOutcome.Aborted) outcome).report(), containsString(report));
      assertThat(complete(runtime, "state()"), is(state));
      assertThat(contentOf(store), is(content));
      complete(runtime, "transaction(change); o.a");
    }
    try (PerdureRuntime runtime = open(store.reopen())) {
      assertThat(complete(runtime, "o.a"), is("3"));
    }
  }

  private static PerdureRuntime open(HeapStore store) {
    return PerdureRuntime.open(
        store,
        RuntimeOptions.builder()
            .audited(true)
            .extension(new HostObjects())
            .mostInstructions(MOST_INSTRUCTIONS)
            .build());
  }

  private static String complete(PerdureRuntime runtime, String source) {
    TurnOutcome outcome = runtime.evaluate(source, "test.js");
    if (outcome instanceof TurnOutcome.Completed completed) {
      return String.valueOf(completed.display());
    }
    throw new AssertionError(((TurnOutcome.Aborted) outcome).report());
  }

  private static String contentOf(HeapStore store) {
    StringBuilder content = new StringBuilder();
    for (StoreTable table : StoreTable.values()) {
      try (StoreCursor entries = store.scan(table, new byte[0], null, false)) {
        while (entries.next()) {
          content.append(table).append(' ').append(HexFormat.of().formatHex(entries.key()));
          content.append('=').append(HexFormat.of().formatHex(entries.value())).append('\n');
        }
      }
    }
    return content.toString();
  }
}
