package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A heap with a given number of objects, in arrays of a thousand, and groups of ten that were drawn
 * from all of them, so that a turn finds its ten objects in the same way however many there are.
 *
 * @param objects how many objects the heap has
 */
record ObjectHeap(int objects) {

  /** So many groups of ten are drawn. */
  static final int GROUPS = 1000;

  private static final int CHUNK = 1000;
  private static final int CHUNKS_IN_MEMORY = 50;

  private static final String PROGRAM =
      """
      var all = [];
      var drawn = [];
      var state = 42;

      function grow(count) {
        var chunk = [];
        for (var i = 0; i < count; i++) {
          var number = all.length * count + i;
          chunk.push({ number: number, name: 'object ' + number, count: 0 });
        }
        all.push(chunk);
      }

      function random(limit) {
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor(state / 2147483648 * limit);
      }

      function draw(groups) {
        for (var group = 0; group < groups; group++) {
          var ten = [];
          while (ten.length < 10) {
            var chunk = all[random(all.length)];
            var one = chunk[random(chunk.length)];
            if (ten.indexOf(one) < 0) {
              ten.push(one);
            }
          }
          drawn.push(ten);
        }
      }

      function change(group, count) {
        var ten = drawn[group];
        for (var i = 0; i < count; i++) {
          ten[i].count++;
        }
      }

      function walk() {
        var sum = 0;
        for (var i = 0; i < all.length; i++) {
          for (var j = 0; j < all[i].length; j++) {
            sum += all[i][j].count;
          }
        }
        return sum;
      }
      undefined;
      """;

  /** Opens the heap, and makes it before if it is not there yet. */
  OpenHeap open(Setting setting) throws IOException {
    OpenHeap heap = OpenHeap.open(directory(setting));
    if (!heap.isRestored()) {
      fill(heap);
    } else if (!heap.evaluate("drawn.length").equals(String.valueOf(GROUPS))) {
      heap.close();
      throw new IllegalStateException(
          "The heap \"" + directory(setting) + "\" was not finished. Delete it.");
    }
    return heap;
  }

  Path directory(Setting setting) throws IOException {
    return setting.directory("heap-of-" + objects);
  }

  private void fill(OpenHeap heap) {
    heap.evaluate(PROGRAM);
    for (int chunk = 0; chunk < objects / CHUNK; chunk++) {
      heap.evaluate("grow(" + CHUNK + ")");
      if (chunk % CHUNKS_IN_MEMORY == CHUNKS_IN_MEMORY - 1) {
        heap.evictAll();
      }
    }
    for (int group = 0; group < GROUPS; group += 100) {
      heap.evaluate("draw(100)");
      heap.evictAll();
    }
  }

  /** How tables call it. */
  String label() {
    return "10" + superscript((int) Math.round(Math.log10(objects)));
  }

  private static String superscript(int digit) {
    return String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit));
  }
}
