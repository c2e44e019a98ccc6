package dev.perdure.benchmarks;

import java.util.List;

/** The Maps, Sets and dictionaries of {@link PageCost}, and what is done with them. */
final class LargeCollections {

  /** Those of a million entries. */
  static final List<PageCost.Large> ALL =
      List.of(
          new PageCost.Large(
              "a Map of 10⁶ entries",
              "var big = new Map(); for (var i = 0; i < 1000000; i++) big.set('key ' + i, i);",
              "big.get('key 500000')",
              "for (var e of big) e;",
              List.of(
                  turn("one entry changed", "big.set('key ' + $ * 7919, -$);"),
                  turn("one added", "big.set('new ' + $, $);"),
                  turn("one deleted", "big.delete('key ' + $ * 104729);"),
                  turn("one looked up", "big.get('key ' + $ * 7919);"),
                  turn("one looked up that is not there", "big.has('none ' + $);"))),
          new PageCost.Large(
              "a Set of 10⁶ objects",
              "var big = new Set(), first; for (var i = 0; i < 1000000; i++) {"
                  + " var o = { n: i }; if (i === 0) first = o; big.add(o); } o = null;",
              "big.has(first)",
              "for (var e of big) e;",
              List.of(
                  turn("one added", "big.add({ n: $ });"),
                  turn("the first deleted", "big.delete(big.values().next().value);"))),
          new PageCost.Large(
              "an object of 10⁶ properties",
              "var big = {}; for (var i = 0; i < 1000000; i++) big['key ' + i] = i;",
              "big['key 500000']",
              "for (var k in big) big[k];",
              List.of(
                  turn("one property changed", "big['key ' + $ * 7919] = -$;"),
                  turn("one added", "big['new ' + $] = $;"),
                  turn("one deleted", "delete big['key ' + $ * 104729];"),
                  turn("one read", "big['key ' + $ * 7919];"))));

  private static String[] turn(String name, String source) {
    return new String[] {name, source};
  }

  private static final String KEYS =
      "var k = []; for (var i = 0; i < 100000; i++) k.push('key ' + i);";

  private static PagedOperation ofMap(String name, String body) {
    String make =
        "(function () { "
            + KEYS
            + " var m = new Map(); k.forEach(function (s, n) { m.set(s, n); });"
            + " return { m: m, k: k }; })()";
    return new PagedOperation("Map: " + name, make, "var m = x.m, k = x.k; " + body);
  }

  private static PagedOperation ofSet(String name, String body) {
    String make =
        "(function () { var s = new Set(); for (var i = 0; i < 100000; i++) s.add(i);"
            + " return s; })()";
    return new PagedOperation("Set: " + name, make, body);
  }

  private static PagedOperation ofDictionary(String name, String body) {
    String make =
        "(function () { "
            + KEYS
            + " var d = {}; k.forEach(function (s, n) { d[s] = n; });"
            + " return { d: d, k: k }; })()";
    return new PagedOperation("dictionary: " + name, make, "var d = x.d, k = x.k; " + body);
  }

  /** What is measured in memory. */
  static final List<PagedOperation> OPERATIONS =
      List.of(
          ofMap("get", "for (var i = 0; i < 100000; i++) m.get(k[i]);"),
          ofMap("has, not there", "for (var i = 0; i < 100000; i++) m.has(i);"),
          ofMap("set", "for (var i = 0; i < 100000; i++) m.set(k[i], i);"),
          ofMap(
              "delete and set",
              "for (var i = 0; i < 20000; i++) { m.delete(k[i]); m.set(k[i], i); }"),
          ofMap("for-of", "var s = 0; for (var e of m.values()) s += e;"),
          ofMap("forEach", "var s = 0; m.forEach(function (v) { s += v; });"),
          ofMap("size", "for (var i = 0; i < 100000; i++) m.size;"),
          ofSet("has", "for (var i = 0; i < 100000; i++) x.has(i);"),
          ofSet("delete and add", "for (var i = 0; i < 20000; i++) { x.delete(i); x.add(i); }"),
          ofSet("for-of", "var s = 0; for (var e of x) s += e;"),
          ofDictionary("get", "for (var i = 0; i < 100000; i++) d[k[i]];"),
          ofDictionary("in, not there", "for (var i = 0; i < 100000; i++) 'none' in d;"),
          ofDictionary("set", "for (var i = 0; i < 100000; i++) d[k[i]] = i;"),
          ofDictionary(
              "delete and set", "for (var i = 0; i < 2000; i++) { delete d[k[i]]; d[k[i]] = i; }"),
          ofDictionary("for-in", "var s = 0; for (var n in d) s++;"),
          ofDictionary("Object.keys", "Object.keys(d);"),
          new PagedOperation(
              "many small Maps made",
              "1",
              "for (var i = 0; i < 20000; i++) { var y = new Map(); y.set(i, 1); y.get(i); }"),
          new PagedOperation(
              "a Map of 10⁵ made",
              "1",
              "var y = new Map(); for (var i = 0; i < 100000; i++) y.set('key ' + i, i);"));

  private LargeCollections() {}
}
