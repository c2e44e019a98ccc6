package dev.perdure.benchmarks;

import java.util.Locale;

/**
 * One thing that programs do all day, as a loop over an object of a fixed make. The texts are the
 * same for every realm.
 */
enum Operation {
  NOTHING("an empty loop", ""),
  READ("read a property", "sum += o.second;"),
  WRITE("write a property", "o.second = i;"),
  READ_ELEMENT("read an array element", "sum += o.list[i & 63];"),
  WRITE_ELEMENT("write an array element", "o.list[i & 63] = i;"),
  PUSH("push", "if (o.list.length > 999) { o.list.length = 0; } o.list.push(i);"),
  CALL("call a method that counts in its closure", "o.next();"),
  MAP_GET("get of a Map", "sum += o.map.get(i & 63);"),
  MAP_SET("set of a Map", "o.map.set(i & 63, i);");

  /** So often each loop runs its body. */
  static final int TIMES = 200_000;

  /** Makes the object that the loops work on. */
  static final String MAKE =
      """
      function make() {
        var calls = 0;
        var o = { first: 1, second: 2, third: 'three', list: [], map: new Map() };
        o.next = function () { calls++; return calls; };
        for (var i = 0; i < 64; i++) {
          o.list.push(i);
          o.map.set(i, i);
        }
        return o;
      }
      """;

  private final String description;
  private final String body;

  Operation(String description, String body) {
    this.description = description;
    this.body = body;
  }

  String description() {
    return description;
  }

  /** A function of the object, by the name of the operation. */
  String function() {
    return "function %s(o) { var sum = 0; for (var i = 0; i < %d; i++) { %s } return sum; }%n"
        .formatted(functionName(), TIMES, body);
  }

  /** How the function is called on what an expression says. */
  String call(String object) {
    return functionName() + "(" + object + ")";
  }

  private String functionName() {
    return "loop_" + name().toLowerCase(Locale.ROOT);
  }
}
