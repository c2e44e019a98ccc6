package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.ArgumentsInternals;
import org.mozilla.javascript.BuiltInBarriers;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** Each barrier around what calls leave behind is needed: past it, the audit misses the write. */
final class CallBarriersTest {

  /** What the host functions do to an object that they have got hold of once. */
  private static final class Smuggler implements RuntimeExtension {
    private ScriptableObject kept;

    @Override
    public String name() {
      return "smuggler";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "keep",
          1,
          (cx, scope, thisObj, args) -> {
            kept = (ScriptableObject) args[0];
            HeapSlotMap map = HeapSlotMap.of(kept);
            if (map != null) {
              map.load();
            }
            return Undefined.instance;
          });
      HostFunctions.define(
          context.global(),
          "putInKept",
          1,
          (cx, scope, thisObj, args) -> {
            kept.put(0, kept, args[0]);
            return Undefined.instance;
          });
      HostFunctions.define(
          context.global(),
          "unguard",
          1,
          (cx, scope, thisObj, args) -> {
            BuiltInBarriers.unguard(args[0]);
            return Undefined.instance;
          });
      HostFunctions.define(
          context.global(),
          "capture",
          1,
          (cx, scope, thisObj, args) -> {
            ContinuationPending pending = cx.captureContinuation();
            ((ScriptableObject) args[0])
                .put("k", (ScriptableObject) args[0], pending.getContinuation());
            throw pending;
          });
      HostFunctions.define(
          context.global(),
          "callKept",
          1,
          (cx, scope, thisObj, args) -> ((Callable) kept).call(cx, scope, null, args));
      HostFunctions.define(
          context.global(),
          "setArgumentOfKept",
          1,
          (cx, scope, thisObj, args) -> {
            ArgumentsInternals.values(kept)[0] = args[0];
            return Undefined.instance;
          });
    }
  }

  private MemoryHeapStore store = MemoryHeapStore.create("audited");
  private PerdureRuntime runtime = open();

  private PerdureRuntime open() {
    return PerdureRuntime.open(
        store, RuntimeOptions.builder().audited(true).extension(new Smuggler()).build());
  }

  private void restart() {
    runtime.close();
    store = store.reopen();
    runtime = open();
  }

  private void run(String source) {
    assertThat(runtime.evaluate(source, "test.js").toString(), containsString("Completed"));
  }

  private void isMissed(String source) {
    HeapAudit.MissedWriteError missed =
        assertThrows(
            HeapAudit.MissedWriteError.class, () -> runtime.evaluate(source, "test.js"), source);
    assertThat(missed.getMessage(), containsString("was missed"));
  }

  @Test
  void withoutBeingHandedOutArgumentsOfThisProcessAreChangedUnseen() {
    run("var held = (function () { return arguments; })(1);");
    run("keep(held)");

    isMissed("putInKept(2)");
  }

  @Test
  void withoutTheMethodsOfTheGhostArgumentsAreChangedUnseen() {
    run("var held = (function () { return arguments; })(1);");
    restart();
    run("keep(held)");

    isMissed("setArgumentOfKept(2)");
  }

  @Test
  void withoutTheBarrierOfAMethodAGeneratorIsResumedUnseen() {
    for (String method : GeneratorBarriers.METHODS) {
      run(
          "var held = (function* () { var n = 0; while (true) try { yield ++n; } catch (e) {} })();"
              + " held.next();");
      run("unguard(held." + method + ")");

      isMissed("held." + method + "(1)");

      store = MemoryHeapStore.create("audited");
      runtime.close();
      runtime = open();
    }
  }

  @Test
  void withoutBeingHandedOutAContinuationChangesVariablesUnseen() {
    assertThat(
        runtime
            .evaluateSuspendable(
                "var box = {}; function f() { var n = 1, got = capture(box); n += got; return n; } f();",
                "test.js")
            .toString(),
        containsString("Completed"));
    run("keep(box.k)");

    isMissed("callKept(5)");
  }

  @Test
  void aContinuationThatIsHandedOutChangesVariablesSeen() {
    runtime.evaluateSuspendable(
        "var box = {}; function f() { var n = 1, got = capture(box); n += got; return n; } f();",
        "test.js");
    run("box.k(5)");
    restart();

    assertThat(
        runtime.evaluate("box.k(10)", "test.js").toString(),
        containsString("Completed[display=16]"));
  }

  @Test
  void theMethodsOfTheGhostOfArgumentsTellOfAWrite() {
    run("var held = (function () { return arguments; })(1);");
    restart();
    run("keep(held)");

    run("putInKept(2)");
    restart();

    assertThat(
        runtime.evaluate("held[0]", "test.js").toString(), containsString("Completed[display=2]"));
  }
}
