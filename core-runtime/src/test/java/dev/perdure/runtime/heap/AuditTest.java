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
import dev.perdure.runtime.store.StoreFailedException;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.Undefined;

/** The audit notices a write that passed no barrier. */
final class AuditTest {

  /** Gives programs a function that writes a property behind the heap's back. */
  private static final class Smuggler implements RuntimeExtension {
    @Override
    public String name() {
      return "smuggler";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "smuggle",
          3,
          (cx, scope, thisObj, args) -> {
            HeapSlotMap map = HeapSlotMap.of((ScriptableObject) args[0]);
            SlotView.put(map, SlotView.data(args[1].toString(), 0, args[2]));
            return Undefined.instance;
          });
    }
  }

  private static PerdureRuntime runtime(boolean audited) {
    return runtime(MemoryHeapStore.create("audited"), audited);
  }

  private static PerdureRuntime runtime(MemoryHeapStore store, boolean audited) {
    return PerdureRuntime.open(
        store,
        RuntimeOptions.builder()
            .audited(audited)
            // An object that leaves memory takes with it what was smuggled into it.
            .memory(new MemoryLimit(1 << 30, false))
            .extension(new Smuggler())
            .build());
  }

  @Test
  void aWriteThatPassedNoBarrierFailsTheTurnLoudly() {
    PerdureRuntime runtime = runtime(true);
    runtime.evaluate("var app = { user: { name: 'Ann' } }; app.user.name", "test.js");

    HeapAudit.MissedWriteError missed =
        assertThrows(
            HeapAudit.MissedWriteError.class,
            () -> runtime.evaluate("app.user; smuggle(app.user, 'name', 'Eve');", "test.js"));

    assertThat(
        missed.getMessage().replaceAll("object \\d+", "object N"),
        is(
            "Audit: a write to global.app.user (object N, Object) was missed: its state differs"
                + " from its record."));
  }

  @Test
  void aWriteToABuiltInThatPassedNoBarrierFailsTheTurnLoudlyToo() {
    PerdureRuntime runtime = runtime(true);

    HeapAudit.MissedWriteError missed =
        assertThrows(
            HeapAudit.MissedWriteError.class,
            () -> runtime.evaluate("smuggle(Math, 'PI', 3);", "test.js"));

    assertThat(missed.getMessage(), is("Audit: a write to the built-in Math was missed: .PI."));
  }

  @Test
  void afterAMissedWriteTheRuntimeTakesNoTurnsAndTheHeapHasTheStateBefore() {
    MemoryHeapStore store = MemoryHeapStore.create("audited");
    PerdureRuntime runtime = runtime(store, true);
    runtime.evaluate("var app = { user: { name: 'Ann' }, n: 1 };", "test.js");
    assertThrows(
        HeapAudit.MissedWriteError.class,
        () -> runtime.evaluate("app.n = 2; smuggle(app.user, 'name', 'Eve');", "test.js"));

    StoreFailedException refused =
        assertThrows(StoreFailedException.class, () -> runtime.evaluate("app.n = 3;", "test.js"));

    assertThat(
        refused.getMessage(),
        startsWith(
            "The heap \"audited\" takes no more turns since one failed: Audit: a write to "));
    runtime.close();
    try (PerdureRuntime again = runtime(store.reopen(), true)) {
      assertThat(
          again.evaluate("[app.n, app.user.name]", "test.js").toString(),
          is("Completed[display=[1, \"Ann\"]]"));
    }
  }

  @Test
  void withoutTheAuditSuchAWriteIsLost() {
    try (PerdureRuntime runtime = runtime(false)) {
      runtime.evaluate("var app = { user: { name: 'Ann' } };", "test.js");
      runtime.evaluate("smuggle(app.user, 'name', 'Eve');", "test.js");
      runtime.evictAll();

      assertThat(
          runtime.evaluate("app.user.name", "test.js").toString(),
          is("Completed[display=\"Ann\"]"));
    }
  }
}
