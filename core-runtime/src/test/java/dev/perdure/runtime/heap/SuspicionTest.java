package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import java.lang.reflect.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Where the engine writes past all barriers, an object is suspected: without that, it is missed.
 */
final class SuspicionTest {

  private static final String WRITES =
      """
      Object.seal({ a: 1 })      | QUERY_MAY_WRITE      | held.a = 2         | held.a
      [function () {}][0]        | NAME_MAY_BE_INFERRED | ({ named: held })  | held.name
      """;

  /** Lets a program make an object trusted. */
  private static final class Trust implements RuntimeExtension {
    @Override
    public String name() {
      return "trust";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "trust",
          2,
          (cx, scope, thisObj, args) -> {
            HeapSlotMap map = HeapSlotMap.of((ScriptableObject) args[0]);
            map.load();
            try {
              Field flag = HeapSlotMap.class.getDeclaredField(args[1].toString());
              Field state = HeapSlotMap.class.getDeclaredField("state");
              flag.setAccessible(true);
              state.setAccessible(true);
              state.setInt(map, state.getInt(map) & ~flag.getInt(null));
            } catch (ReflectiveOperationException e) {
              throw new LinkageError("The map has changed.", e);
            }
            return Undefined.instance;
          });
    }
  }

  private static PerdureRuntime holding(String made, MemoryHeapStore store) {
    PerdureRuntime runtime =
        PerdureRuntime.open(
            store,
            RuntimeOptions.builder()
                .audited(true)
                .memory(new MemoryLimit(1 << 30, false))
                .extension(new Trust())
                .build());
    runtime.evaluate("var held = " + made + ";", "test.js");
    return runtime;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = WRITES)
  void withoutSuspicionTheWriteIsMissed(String made, String flag, String write, String probe) {
    PerdureRuntime runtime = holding(made, MemoryHeapStore.create("audited"));

    Error missed =
        assertThrows(
            HeapAudit.MissedWriteError.class,
            () -> runtime.evaluate("trust(held, '" + flag + "'); " + write + ";", "test.js"));

    assertThat(missed.getMessage(), startsWith("Audit: a write to global.held"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = WRITES)
  void withItTheWriteIsThereLater(String made, String flag, String write, String probe) {
    try (PerdureRuntime runtime = holding(made, MemoryHeapStore.create("audited"))) {
      runtime.evaluate(write + ";", "test.js");
      String written = runtime.evaluate(probe, "test.js").toString();
      runtime.evictAll();

      assertThat(runtime.evaluate(probe, "test.js").toString(), is(written));
    }
  }
}
