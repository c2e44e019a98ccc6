package dev.perdure.benchmarks;

import java.util.List;

/**
 * Something that a program does with a large array or collection.
 *
 * @param name what the table calls it
 * @param make an expression that makes what it is done with
 * @param body statements; {@code x} is what it is done with, and is as it was before at the end
 */
record PagedOperation(String name, String make, String body) {

  static final int SIZE = 100_000;

  private static final String NUMBERS =
      "(function () { var x = []; for (var i = 0; i < " + SIZE + "; i++) x[i] = i; return x; })()";

  private static PagedOperation ofArray(String name, String body) {
    return new PagedOperation("array: " + name, NUMBERS, body);
  }

  /** What is measured. */
  static final List<PagedOperation> ALL =
      List.of(
          ofArray("get", "var s = 0; for (var i = 0; i < 100000; i++) s += x[(i * 7) % 100000];"),
          ofArray("set", "for (var i = 0; i < 100000; i++) x[(i * 7) % 100000] = i;"),
          ofArray("for, length", "var s = 0; for (var i = 0; i < x.length; i++) s += x[i];"),
          ofArray("for-of", "var s = 0; for (var v of x) s += v;"),
          ofArray("forEach", "var s = 0; x.forEach(function (v) { s += v; });"),
          ofArray("map", "x.map(function (v) { return v + 1; });"),
          ofArray("push", "for (var i = 0; i < 20000; i++) x.push(i); x.length = 100000;"),
          ofArray(
              "pop",
              "for (var i = 0; i < 20000; i++) x[100000 + i] = i;"
                  + " for (i = 0; i < 20000; i++) x.pop();"),
          ofArray("shift", "for (var i = 0; i < 300; i++) { x.shift(); x.push(i); }"),
          ofArray("unshift", "for (var i = 0; i < 300; i++) { x.pop(); x.unshift(i); }"),
          ofArray("splice, one for one", "for (var i = 0; i < 10000; i++) x.splice(i * 7, 1, i);"),
          ofArray(
              "splice, out and in",
              "for (var i = 0; i < 300; i++) {"
                  + " x.splice(i * 100, 1); x.splice(i * 200, 0, i); }"),
          ofArray("sort", "x.sort(function (a, b) { return a * 7 % 1000 - b * 7 % 1000; });"),
          ofArray("reverse", "for (var i = 0; i < 100; i++) x.reverse();"),
          ofArray("indexOf", "for (var i = 0; i < 50; i++) x.indexOf(-1);"),
          ofArray("includes", "for (var i = 0; i < 50; i++) x.includes(-1);"),
          ofArray("join", "for (var i = 0; i < 5; i++) x.join();"),
          ofArray("slice", "for (var i = 0; i < 5; i++) x.slice(1);"),
          ofArray("concat", "for (var i = 0; i < 20; i++) x.concat([1]);"),
          ofArray("fill", "for (var i = 0; i < 2; i++) x.fill(i);"),
          ofArray("JSON.stringify", "JSON.stringify(x);"),
          new PagedOperation(
              "many short arrays made",
              "1",
              "for (var i = 0; i < 50000; i++) { var y = [i, 2]; y.push(3); }"));
}
