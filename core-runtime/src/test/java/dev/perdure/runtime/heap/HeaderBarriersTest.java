package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.BuiltInBarriers;
import org.mozilla.javascript.Undefined;

/** Without its barrier, a change of a prototype, of extensibility or of a date is missed. */
final class HeaderBarriersTest {

  private static final String WRITES =
      """
      {}                    | Object.setPrototypeOf      | Object.setPrototypeOf(held, null)
      {}                    | Object.preventExtensions   | Object.preventExtensions(held)
      {}                    | Object.seal                | Object.seal(held)
      {}                    | Object.freeze              | Object.freeze(held)
      {}                    | Reflect.setPrototypeOf     | Reflect.setPrototypeOf(held, null)
      {}                    | Reflect.preventExtensions  | Reflect.preventExtensions(held)
      new Date(0)           | held.setTime               | held.setTime(1)
      new Date(0)           | held.setMilliseconds       | held.setMilliseconds(1)
      new Date(0)           | held.setUTCMilliseconds    | held.setUTCMilliseconds(1)
      new Date(0)           | held.setSeconds            | held.setSeconds(1)
      new Date(0)           | held.setUTCSeconds         | held.setUTCSeconds(1)
      new Date(0)           | held.setMinutes            | held.setMinutes(1)
      new Date(0)           | held.setUTCMinutes         | held.setUTCMinutes(1)
      new Date(0)           | held.setHours              | held.setHours(7)
      new Date(0)           | held.setUTCHours           | held.setUTCHours(7)
      new Date(0)           | held.setDate               | held.setDate(7)
      new Date(0)           | held.setUTCDate            | held.setUTCDate(7)
      new Date(0)           | held.setMonth              | held.setMonth(7)
      new Date(0)           | held.setUTCMonth           | held.setUTCMonth(7)
      new Date(0)           | held.setFullYear           | held.setFullYear(7)
      new Date(0)           | held.setUTCFullYear        | held.setUTCFullYear(7)
      new Date(0)           | held.setYear               | held.setYear(7)
      """;

  /** Lets a program take the barrier from a function. */
  private static final class BarrierRemover implements RuntimeExtension {
    @Override
    public String name() {
      return "barrier-remover";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "unguard",
          1,
          (cx, scope, thisObj, args) -> {
            BuiltInBarriers.unguard(args[0]);
            return Undefined.instance;
          });
    }
  }

  private static HeapFixture holding(String made) {
    HeapFixture heap = HeapFixture.with(new BarrierRemover(), "var held = " + made + ";");
    heap.run("Object.keys(held)");
    return heap;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = WRITES)
  void withoutItsBarrierAWriteIsMissed(String made, String function, String write) {
    try (HeapFixture heap = holding(made)) {
      heap.run("unguard(" + function + ");");

      Error missed = assertThrows(Error.class, () -> heap.evaluate(write + ";"));

      assertThat(missed.getMessage(), containsString("Audit: a write to global.held"));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = WRITES)
  void withItTheChangeIsThereAfterARestart(String made, String function, String write) {
    String state =
        "[Object.getPrototypeOf(held) === null, Object.isExtensible(held), Object.isFrozen(held),"
            + " held.getTime ? held.getTime() : 0].join()";
    try (HeapFixture heap = holding(made)) {
      String before = heap.run(state);
      heap.run(write + ";");
      String after = heap.run(state);
      heap.restart();

      assertThat(heap.run(state), is(after));
      assertThat(after.equals(before), is(false));
    }
  }
}
