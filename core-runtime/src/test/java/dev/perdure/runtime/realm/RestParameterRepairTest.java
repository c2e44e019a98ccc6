package dev.perdure.runtime.realm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

class RestParameterRepairTest {

  private static final String FUNCTIONS =
      "function rest(a, ...r) { return a + ':' + r; }"
          + " function defaults(a, b = 3) { return a + ':' + b; }"
          + " let arrow = (a, b = 3) => a + ':' + b;"
          + " function pattern({ a, b = 3 }, [c = 4]) { return a + ':' + b + ':' + c; }"
          + " function local(...r) { let x = 1; { let x = 2; r.push(x); } r.push(x); return r; }"
          + " function* generator(...r) { yield* r; }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rest.apply(null, [1, 2, 3])|1:2,3",
        "rest.apply(null, [1])|1:",
        "rest.apply()|undefined:",
        "rest.apply(null, { length: 2, 0: 5, 1: 6 })|5:6",
        "rest.call(null, 1, 2, 3)|1:2,3",
        "rest.bind(null, 1)(2, 3)|1:2,3",
        "rest.bind(null, 1, 2).bind(null, 3)(4)|1:2,3,4",
        "rest.bind(null, 1).apply(null, [2, 3])|1:2,3",
        "Reflect.apply(rest, null, [1, 2, 3])|1:2,3",
        "Function.prototype.apply.call(rest, null, [1, 2])|1:2",
        "Function.prototype.call.apply(rest, [null, 1, 2])|1:2",
        "Function.prototype.call.bind(rest)(null, 1, 2)|1:2",
        "[[1, 2]].map(rest)[0]|1,2:0,1,2",
        "'ab'.replace(/b/, rest)|ab:1,ab",
        "local.apply(null, [7])|7,2,1",
        "defaults.apply(null, [1])|1:3",
        "defaults.apply(null, [1, undefined])|1:3",
        "defaults.bind(null, 1)()|1:3",
        "defaults.bind(null, 1)(2)|1:2",
        "arrow.apply(null, [1])|1:3",
        "arrow.call(null, 1, 2)|1:2",
        "arrow.bind(null, 1)(5)|1:5",
        "pattern.apply(null, [{ a: 1 }, []])|1:3:4",
        "[...generator.apply(null, [1, 2])].join()|1,2",
        "[...generator.bind(null, 1)(2)].join()|1,2"
      })
  void argumentsArriveHoweverTheFunctionIsCalled(String call, String result) {
    try (Engine engine = Engine.mended()) {
      assertThat(engine.run(FUNCTIONS + " show(" + call + ");"), is(result));
    }
  }

  @Test
  void aComputationCanStillBeSuspendedBelowApply() {
    try (Engine engine = Engine.mended()) {
      Context context = engine.context();
      ScriptableObject global = engine.global();
      LambdaFunction pause =
          new LambdaFunction(
              global,
              "pause",
              0,
              null,
              (cx, scope, thisObject, arguments) -> {
                throw cx.captureContinuation();
              });
      global.put("pause", global, pause);
      Script script =
          context.compileString(
              "function f(...r) { return pause() + ':' + r; } f.apply(null, [1, 2]);",
              "program.js",
              1,
              null);

      Object continuation = suspend(context, script, global);
      Object result = context.resumeContinuation(continuation, global, "resumed");

      assertThat(Context.toString(result), is("resumed:1,2"));
    }
  }

  private static Object suspend(Context context, Script script, ScriptableObject global) {
    try {
      throw new AssertionError(context.executeScriptWithContinuations(script, global));
    } catch (ContinuationPending pending) {
      return pending.getContinuation();
    }
  }
}
