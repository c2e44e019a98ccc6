package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.extension.TurnMemory;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** What extensions learn and remember of objects beside the heap. */
class ExtensionMemoryTest {

  private final List<String> written = new ArrayList<>();
  private MemoryHeapStore store = MemoryHeapStore.create("memory");
  private PerdureRuntime runtime = open();

  private PerdureRuntime open() {
    return PerdureRuntime.open(
        store, RuntimeOptions.builder().extension(new Observer()).audited(true).build());
  }

  private final class Observer implements RuntimeExtension {

    @Override
    public String name() {
      return "observer";
    }

    @Override
    public void install(ExtensionContext context) {
      TurnMemory memory = context.newTurnMemory();
      HostFunctions.define(
          context.global(),
          "watch",
          2,
          (cx, scope, self, args) -> {
            context.watch((ScriptableObject) args[0], List.of(Context.toString(args[1])));
            return Undefined.instance;
          });
      HostFunctions.define(
          context.global(),
          "remember",
          2,
          (cx, scope, self, args) -> {
            memory.set(args[0], args[1]);
            return Undefined.instance;
          });
      HostFunctions.define(
          context.global(), "recall", 1, (cx, scope, self, args) -> memory.get(args[0]));
      HostFunctions.define(
          context.global(),
          "before",
          1,
          (cx, scope, self, args) -> context.stateBefore((ScriptableObject) args[0]));
      context.onWatchedWrite(this::note);
    }

    private void note(ScriptableObject object, String property, Object before) {
      Object now = object.get(property, object);
      if ("refused".equals(now)) {
        throw ScriptRuntime.constructError("Error", "refused");
      }
      written.add(property + ": " + Context.toString(before) + " -> " + Context.toString(now));
    }
  }

  private String turn(String source) {
    TurnOutcome outcome = runtime.evaluate(source, "test.js");
    if (outcome instanceof TurnOutcome.Completed completed) {
      return String.valueOf(completed.display());
    }
    throw new AssertionError(((TurnOutcome.Aborted) outcome).report());
  }

  private void restart() {
    runtime.close();
    store = store.reopen();
    runtime = open();
  }

  private List<String> takeWritten() {
    List<String> taken = List.copyOf(written);
    written.clear();
    return taken;
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void anAssignmentToAWatchedPropertyIsToldAtOnce() {
    turn("var o = { a: 1, b: 1 }; watch(o, 'a'); o.a = 2; o.b = 2; o.a += 1;");

    assertThat(takeWritten(), is(List.of("a: 1 -> 2", "a: 2 -> 3")));
  }

  @Test
  void aWatchedPropertyIsADataPropertyToPrograms() {
    assertThat(
        turn(
            "var o = { a: 1 }; watch(o, 'a'); JSON.stringify(Object.getOwnPropertyDescriptor(o,"
                + " 'a'))"),
        containsString("{\\\"value\\\":1,\\\"writable\\\":true,\\\"enumerable\\\":true"));
  }

  @Test
  void aPropertyThatIsNotThereIsAddedAsNull() {
    assertThat(turn("var o = {}; watch(o, 'a'); o.a"), is("null"));
  }

  @Test
  void aPropertyIsWatchedInLaterTurns() {
    turn("var o = { a: 1 }; watch(o, 'a');");

    turn("o.a = 2;");

    assertThat(takeWritten(), is(List.of("a: 1 -> 2")));
  }

  @Test
  void aPropertyIsWatchedAfterARestart() {
    turn("var o = { a: 1 }; watch(o, 'a');");
    restart();

    turn("Object.assign(o, { a: 2 });");

    assertThat(takeWritten(), is(List.of("a: 1 -> 2")));
  }

  @Test
  void aPropertyOfALargeObjectIsWatchedAfterARestart() {
    turn("var o = { a: 1 }; for (var i = 0; i < 10000; i++) o['p' + i] = i; watch(o, 'a');");
    restart();

    turn("o.a = 2;");

    assertThat(takeWritten(), is(List.of("a: 1 -> 2")));
  }

  @Test
  void aPropertyIsWatchedAfterItsObjectWasPutBack() {
    turn("var o = { a: 1 }; watch(o, 'a');");
    turn("try { transaction(function () { o.a = 2; throw 1; }); } catch (e) {}");
    takeWritten();

    turn("o.a = 3;");

    assertThat(takeWritten(), is(List.of("a: 1 -> 3")));
  }

  @Test
  void aRefusedAssignmentIsUndone() {
    turn("var o = { a: 1 }; watch(o, 'a');");

    assertThat(turn("try { o.a = 'refused'; } catch (e) {} o.a"), is("1"));
  }

  @Test
  void whatIsRememberedIsForgottenWhenTheTurnEnds() {
    assertThat(turn("var o = {}; remember(o, 1); recall(o)"), is("1"));

    assertThat(turn("recall(o)"), is("null"));
  }

  @Test
  void whatAnUndoneBlockHasRememberedIsForgotten() {
    assertThat(
        turn(
            """
            var o = {}, p = {};
            remember(o, 'before');
            try {
              transaction(function () {
                transaction(function () { remember(o, 'in'); remember(p, 'in'); });
                throw 1;
              });
            } catch (e) {}
            recall(o) + ', ' + recall(p)
            """),
        is("\"before, null\""));
  }

  @Test
  void whatABlockHasRememberedStays() {
    assertThat(
        turn("var o = {}; transaction(function () { remember(o, 'in'); }); recall(o)"),
        is("\"in\""));
  }

  @Test
  void theStateBeforeTheTurnIsThere() {
    turn("var o = { a: 1, list: [1] };");

    assertThat(
        turn(
            "o.a = 2; o.list.push(2); transaction(function () { o.a = 3; });"
                + " JSON.stringify([before(o).a, before(o.list)])"),
        is("\"[1,[1]]\""));
  }

  @Test
  void whatIsYoungerThanTheTurnHasNoStateBefore() {
    assertThat(
        turn("var o = { a: 1 }; transaction(function () { o.a = 2; }); before(o)"), is("null"));
  }
}
