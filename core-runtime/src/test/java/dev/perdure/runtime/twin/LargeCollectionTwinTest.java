package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.engine.ValueDisplay;
import dev.perdure.runtime.heap.SmallPages;
import dev.perdure.runtime.realm.Realm;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;

/**
 * Collections and dictionaries in tiny pages, evicted, restarted and undone at random, against an
 * engine without a heap.
 */
@AddLifecycleHook(TwinTries.class)
final class LargeCollectionTwinTest {

  /** One turn, and what happens to it or after it. */
  record Turn(List<String> statements, Fate fate) {
    String source() {
      return String.join("", statements);
    }
  }

  enum Fate {
    STAYS,
    STAYS_AND_IS_EVICTED,
    STAYS_AND_IS_RESTARTED,
    FAILS
  }

  private static final String PRELUDE =
      """
      var m = [new Map(), new Map()], s = [new Set(), new Set()], d = [{}, Object.create(null)];
      var its = [], log = [], objects = [], symbols = [];
      for (var i = 0; i < 30; i++) { objects.push({ n: i }); symbols.push(Symbol('s' + i)); }
      function key(n) {
        switch (n % 7) {
          case 0: return n;
          case 1: return 'k' + n;
          case 2: return objects[n % 30];
          case 3: return symbols[n % 30];
          case 4: return BigInt(n);
          case 5: return n / 4;
          default: return [undefined, null, NaN, -0, true, Math.max, Symbol.iterator][n % 10 % 7];
        }
      }
      function name(n) {
        switch (n % 4) {
          case 0: return n;
          case 1: return symbols[n % 30];
          default: return 'k' + n;
        }
      }
      function times(from, count, f) { for (var i = from; i < from + count; i++) f(i); }
      function tryTo(f) { try { f(); } catch (e) { log.push(e.name); } }
      function step(it) { var r = it.next(); log.push(r.done, r.value); }
      """;

  private static final String DUMP =
      """
      (function () {
        var lines = [];
        function show(v) {
          if (v === null || typeof v !== 'object' && typeof v !== 'function') {
            return v === 0 && 1 / v < 0 ? '-0' : typeof v + String(v);
          }
          if (objects.indexOf(v) >= 0) return 'object ' + objects.indexOf(v);
          return Array.isArray(v) ? '[' + v.map(show).join() + ']' : JSON.stringify(v) + typeof v;
        }
        m.forEach(function (x) {
          lines.push('map ' + x.size);
          x.forEach(function (v, k) { lines.push(show(k) + '=' + show(v) + show(x.get(k))); });
        });
        s.forEach(function (x) {
          lines.push('set ' + x.size);
          x.forEach(function (v) { lines.push(show(v) + x.has(v)); });
        });
        d.forEach(function (x) {
          lines.push('dictionary ' + JSON.stringify(x));
          Reflect.ownKeys(x).forEach(function (k) {
            var p = Object.getOwnPropertyDescriptor(x, k);
            lines.push(show(k) + show(p.value) + !!p.get + p.writable + p.enumerable + p.configurable);
          });
          var all = []; for (var k in x) all.push(k); lines.push(all.join());
        });
        its.forEach(function (it) { lines.push([...it].map(show).join()); });
        lines.push(log.map(show).join());
        return lines.join('\\n');
      })()
      """;

  private static final String[] TEMPLATES = {
    "times($N, $C, function (i) { $M.set(key(i), i); });",
    "times($N, $C, function (i) { $M.set(key(i), objects[i % 30]); });",
    "times($N, $C, function (i) { $M.delete(key(i)); });",
    "$M.set(key($N), { fresh: $N });",
    "$M.set({ young: $N }, $N); $M.set([$N], 1);",
    "(function () { var o = {}; $M.set(o, 1); log.push($M.has(o), $M.get(o)); $M.delete(o); })();",
    "log.push($M.get(key($N)), $M.has(key($N)), $M.size);",
    "$M.clear();",
    "$M.clear(); times($N, $C, function (i) { $M.set(key(i), -i); });",
    "its.push($M.keys()); its.push($M.entries());",
    "its.push($S.values());",
    "its.slice(-3).forEach(step);",
    "if (its.length > 4) its.shift();",
    "$M.forEach(function (v, k) { if (v === $N) $M.delete(k); });",
    "var left = $C; $M.forEach(function (v, k) { if (left-- > 0) { $M.delete(k); $M.set(k, v); } });",
    "for (var e of $M) { log.push(e[1]); if (log.length % 5 === 0) break; }",
    "times($N, $C, function (i) { $S.add(key(i)); });",
    "times($N, $C, function (i) { $S.delete(key(i)); });",
    "log.push($S.has(key($N)), $S.size);",
    "$S.clear();",
    "times($N, $C, function (i) { $D[name(i)] = i; });",
    "times($N, $C, function (i) { delete $D[name(i)]; });",
    "tryTo(function () { $D[name($N)] = { deep: $N }; });",
    "tryTo(function () { $D[name($N)]++; });",
    "log.push($D[name($N)], name($N) in $D, Object.keys($D).length);",
    "tryTo(function () { Object.defineProperty($D, name($N), { value: 1, enumerable: $N % 2 === 0, configurable: true }); });",
    "tryTo(function () { Object.defineProperty($D, name($N), { get: function () { return $C; }, enumerable: true, configurable: true }); });",
    "for (var k in $D) { log.push(k); delete $D[k]; if (log.length % 3 === 0) break; }",
    "Object.assign($D, $E);",
    "if ($N % 9 === 0) Object.freeze($D); if ($N % 9 === 1) Object.seal($D); if ($N % 9 === 2) Object.preventExtensions($D);",
    "if ($N % 3 === 0) d[$N % 2] = {};",
    "log = [];",
  };

  private static Arbitrary<String> statement() {
    return Combinators.combine(
            Arbitraries.of(TEMPLATES),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(1, 25),
            Arbitraries.integers().between(0, 1))
        .as(
            (text, number, count, which) ->
                "tryTo(function () { "
                    + text.replace("$N", number.toString())
                        .replace("$C", count.toString())
                        .replace("$M", "m[" + which + "]")
                        .replace("$S", "s[" + which + "]")
                        .replace("$D", "d[" + which + "]")
                        .replace("$E", "d[" + (1 - which) + "]")
                    + " });\n");
  }

  @Provide
  Arbitrary<List<Turn>> programs() {
    Arbitrary<List<String>> statements = statement().list().ofMinSize(1).ofMaxSize(5);
    return Combinators.combine(statements, Arbitraries.of(Fate.class))
        .as(Turn::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(14);
  }

  @BeforeContainer
  static void beginSmallPages() {
    SmallPages.begin();
  }

  @AfterContainer
  static void endSmallPages() {
    SmallPages.end();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void collectionsInPagesAreWhatTheyAreInMemory(@ForAll("programs") List<Turn> turns) {
    String persistent = persistent(turns);

    assertThat(persistent, is(stock(turns)));
  }

  private static String persistent(List<Turn> turns) {
    try (HeapFixture heap = HeapFixture.open(PRELUDE)) {
      for (Turn turn : turns) {
        if (turn.fate() == Fate.FAILS) {
          heap.fails(turn.source() + "throw new Error('failed');");
        } else {
          heap.run(turn.source());
        }
        if (turn.fate() == Fate.STAYS_AND_IS_EVICTED) {
          heap.evict();
        } else if (turn.fate() == Fate.STAYS_AND_IS_RESTARTED) {
          heap.restart();
        }
      }
      return lines(heap.run(DUMP));
    }
  }

  private static String stock(List<Turn> turns) {
    Context engine = Context.enter();
    try {
      engine.setInterpretedMode(true);
      engine.setLanguageVersion(Context.VERSION_ECMASCRIPT);
      ScriptableObject global = Realm.create(engine);
      // The engine's own iterators do not see what is added to an empty collection, among others.
      CollectionInternals.keepOwnEntries(global);
      run(engine, global, PRELUDE);
      turns.stream()
          .filter(turn -> turn.fate() != Fate.FAILS)
          .forEach(turn -> run(engine, global, turn.source()));
      return lines(ValueDisplay.of(run(engine, global, DUMP)));
    } finally {
      Context.exit();
    }
  }

  private static Object run(Context engine, ScriptableObject global, String source) {
    return engine.evaluateString(global, source, "test.js", 1, null);
  }

  private static String lines(String display) {
    return display.replace("\\n", "\n");
  }
}
