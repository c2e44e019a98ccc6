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
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mozilla.javascript.NativeCell;
import org.mozilla.javascript.NativeClosure;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.PromiseObject.State;
import org.mozilla.javascript.Undefined;

/** Each change of a promise's state, made past its barrier, is noticed by the audit. */
final class PromiseAuditTest {

  private static final String BEFORE =
      """
      var open = Promise.withResolvers(), promise = open.promise, resolve = open.resolve;
      promise.then(function () {});
      """;

  /** A write without its barrier: who is written to, and how. */
  private record Smuggling(String what, String target, Consumer<Object> write) {}

  private static final List<Smuggling> SMUGGLINGS =
      List.of(
          new Smuggling(
              "settling",
              "promise",
              target -> {
                PromiseObject promise = (PromiseObject) target;
                promise.state();
                promise.restore(State.FULFILLED, true, 1, null);
              }),
          new Smuggling(
              "marking as handled",
              "promise",
              target -> {
                PromiseObject promise = (PromiseObject) target;
                promise.restore(promise.state(), false, null, promise.lastReaction());
              }),
          new Smuggling(
              "adding a reaction",
              "promise",
              target -> {
                PromiseObject promise = (PromiseObject) target;
                promise.restore(promise.state(), true, null, NativeCell.make());
              }),
          new Smuggling(
              "changing a cell",
              "resolve",
              target -> {
                NativeCell alreadyResolved = (NativeCell) ((NativeClosure) target).captured(1);
                alreadyResolved.get(0);
                alreadyResolved.restore(new Object[] {true});
              }),
          new Smuggling(
              "changing what a closure has captured",
              "resolve",
              target -> {
                NativeClosure closure = (NativeClosure) target;
                closure.restore(closure.code().name(), new Object[] {1, 2});
              }));

  private record Smuggler(Smuggling smuggling) implements RuntimeExtension {
    @Override
    public String name() {
      return "smuggler";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "smuggle",
          1,
          (cx, scope, thisObj, args) -> {
            smuggling.write.accept(args[0]);
            return Undefined.instance;
          });
    }
  }

  @TestFactory
  Stream<DynamicTest> aChangeWithoutItsBarrierFailsTheTurnLoudly() {
    return SMUGGLINGS.stream()
        .map(smuggling -> DynamicTest.dynamicTest(smuggling.what, () -> isNoticed(smuggling)));
  }

  private static void isNoticed(Smuggling smuggling) {
    PerdureRuntime runtime =
        PerdureRuntime.open(
            MemoryHeapStore.create("audited"),
            RuntimeOptions.builder().audited(true).extension(new Smuggler(smuggling)).build());
    runtime.evaluate(BEFORE, "test.js");

    HeapAudit.MissedWriteError missed =
        assertThrows(
            HeapAudit.MissedWriteError.class,
            () -> runtime.evaluate("smuggle(" + smuggling.target + ");", "test.js"));

    assertThat(missed.getMessage(), containsString("was missed"));
  }
}
