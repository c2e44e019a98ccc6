package dev.perdure.benchmarks;

import java.util.List;

/**
 * What {@link BlockCost} measures, in a heap of {@link ObjectHeap}.
 *
 * @param name what the table calls it
 * @param function the function of {@link #SOURCE} that is called with a count
 * @param count how many of them there are in a turn
 */
record BlockPrograms(String name, String function, int count) {

  private static final int BLOCKS = 10_000;

  /** Each takes objects of the same hundred groups of ten, whatever the heap has beside them. */
  static final String SOURCE =
      """
      function plain(count) {
        for (var i = 0; i < count; i++) change(i % 100, 10);
      }

      function inBlock(count) {
        for (var i = 0; i < count; i++) transaction(function () { change(i % 100, 10); });
      }

      var groupOfBody = 0;
      function body() { change(groupOfBody++ % 100, 10); }

      function inBlockOfOneFunction(count) {
        for (var i = 0; i < count; i++) transaction(body);
      }

      function rolledBack(count) {
        for (var i = 0; i < count; i++) {
          transaction(function (tx) { change(i % 100, 10); tx.rollback(); });
        }
      }

      function thrown(count) {
        for (var i = 0; i < count; i++) {
          try {
            transaction(function () { change(i % 100, 10); throw i; });
          } catch (e) {
          }
        }
      }

      function thrownPlain(count) {
        for (var i = 0; i < count; i++) {
          try {
            (function () { change(i % 100, 10); throw i; })();
          } catch (e) {
          }
        }
      }

      function nothing() {}

      function empty(count) {
        for (var i = 0; i < count; i++) transaction(nothing);
      }

      function emptyPlain(count) {
        for (var i = 0; i < count; i++) nothing();
      }

      function reading(count) {
        var read = { readOnly: true };
        for (var i = 0; i < count; i++) transaction(function () { sumOf(i % 100); }, read);
      }

      function readingPlain(count) {
        for (var i = 0; i < count; i++) sumOf(i % 100);
      }

      function sumOf(group) {
        var ten = drawn[group];
        var sum = 0;
        for (var i = 0; i < 10; i++) sum += ten[i].count;
        return sum;
      }

      function nest(depth, group) {
        transaction(function () {
          drawn[group][depth % 10].count++;
          if (depth > 1) nest(depth - 1, group);
        });
      }

      function nestPlain(depth, group) {
        drawn[group][depth % 10].count++;
        if (depth > 1) nestPlain(depth - 1, group);
      }

      function nested10(count) { for (var i = 0; i < count; i++) nest(10, i % 100); }
      function nested10Plain(count) { for (var i = 0; i < count; i++) nestPlain(10, i % 100); }
      function nested100(count) { for (var i = 0; i < count; i++) nest(100, i % 100); }
      function nested100Plain(count) { for (var i = 0; i < count; i++) nestPlain(100, i % 100); }
      undefined;
      """;

  /** The same without any block. */
  String plainFunction() {
    return switch (function) {
      case "inBlock", "inBlockOfOneFunction", "rolledBack" -> "plain";
      default -> function + "Plain";
    };
  }

  static final List<BlockPrograms> ALL =
      List.of(
          new BlockPrograms("ten objects changed", "inBlock", BLOCKS),
          new BlockPrograms("by one function", "inBlockOfOneFunction", BLOCKS),
          new BlockPrograms("and rolled back", "rolledBack", BLOCKS),
          new BlockPrograms("and thrown, and caught", "thrown", BLOCKS),
          new BlockPrograms("ten objects read, read-only", "reading", BLOCKS),
          new BlockPrograms("empty", "empty", BLOCKS),
          new BlockPrograms("10 in each other, each changes one", "nested10", BLOCKS / 10),
          new BlockPrograms("100 in each other, each changes one", "nested100", BLOCKS / 100));
}
