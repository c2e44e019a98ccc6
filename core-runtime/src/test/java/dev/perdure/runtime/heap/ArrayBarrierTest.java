package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;
import org.mozilla.javascript.Undefined;

/**
 * What the barriers of arrays are for: without one, the audit finds that a write was missed. The
 * functions of a realm of the engine as it comes from its makers have none.
 */
final class ArrayBarrierTest {

  /** Gives programs the engine's own array functions, and a way to write an element by force. */
  private static final class WithoutBarriers implements RuntimeExtension {
    @Override
    public String name() {
      return "withoutBarriers";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "bare",
          2,
          (cx, scope, thisObj, args) -> {
            Scriptable stock = cx.initSafeStandardObjects(new TopLevel());
            Scriptable constructor = (Scriptable) stock.get("Array", stock);
            Scriptable prototype = (Scriptable) constructor.get("prototype", constructor);
            Callable function = (Callable) prototype.get(args[1].toString(), prototype);
            Object[] others = Arrays.copyOfRange(args, 2, args.length);
            return function.call(cx, scope, (Scriptable) args[0], others);
          });
      HostFunctions.define(
          context.global(),
          "force",
          3,
          (cx, scope, thisObj, args) -> {
            ScriptableObject array = (ScriptableObject) args[0];
            ArrayInternals.elements(array)[((Number) args[1]).intValue()] = args[2];
            return Undefined.instance;
          });
    }
  }

  private static HeapFixture heapWithArray(int length) {
    HeapFixture heap =
        HeapFixture.with(
            new WithoutBarriers(),
            "var a = []; for (var i = 0; i < " + length + "; i++) { a[i] = 1000 - i; }");
    heap.evict();
    heap.run("a.join()");
    return heap;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "bare(a, 'push', 1)",
        "bare(a, 'pop')",
        "bare(a, 'shift')",
        "bare(a, 'unshift', 1)",
        "bare(a, 'splice', 1, 1)",
        "bare(a, 'reverse')",
        "bare(a, 'copyWithin', 0, 5)",
        "force(a, 3, 'x')",
      })
  void withoutItsBarrierAWriteIsMissed(String write) {
    for (int length : new int[] {20, 1000}) {
      try (HeapFixture heap = heapWithArray(length)) {
        HeapAudit.MissedWriteError missed =
            assertThrows(HeapAudit.MissedWriteError.class, () -> heap.run(write + "; undefined"));

        assertThat(missed.getMessage(), containsString("a write to global.a"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a.push(1)",
        "a.pop()",
        "a.shift()",
        "a.unshift(1)",
        "a.splice(1, 1)",
        "a.reverse()",
        "a.copyWithin(0, 5)",
        "a[3] = 'x'",
        "a.length = 5",
        "delete a[3]",
        "a.fill(0)",
        "a.sort()",
        "Array.push(a, 1)",
        "Array.reverse(a)",
      })
  void withItNoneIs(String write) {
    for (int length : new int[] {20, 1000}) {
      try (HeapFixture heap = heapWithArray(length)) {
        heap.run(write + "; undefined");
        String kept = heap.run("a.join()");
        heap.restart();

        assertThat(heap.run("a.join()"), is(kept));
      }
    }
  }

  /** What a species constructor gives is filled past its methods. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"concat", "splice"})
  void aPersistentArrayThatTakesAResultIsNoted(String function) {
    try (HeapFixture heap = heapWithArray(1000)) {
      heap.run("var b = [1, 2, 3]; b.constructor = {}; b.length");
      heap.run("b.constructor[Symbol.species] = function () { return a; }; 0");
      heap.evict();

      heap.run("b." + function + "(0, 2); undefined");
      String kept = heap.run("a.join()");
      heap.restart();

      assertThat(heap.run("a.join()"), is(kept));
    }
  }
}
