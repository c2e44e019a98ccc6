package dev.perdure.runtime.dialect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.realm.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mozilla.javascript.EcmaError;

class DialectCheckTest {

  @ParameterizedTest
  @EnumSource(RefusedConstruct.class)
  void stockRhinoStillRunsItSilentlyWrongly(RefusedConstruct construct) {
    try (Engine engine = Engine.stock()) {
      assertThat(engine.runInFunction(construct.source), is(construct.wrongResult));
    }
  }

  @ParameterizedTest
  @EnumSource(RefusedConstruct.class)
  void theDialectRefusesItAndSaysWhatToWrite(RefusedConstruct construct) {
    try (Engine engine = Engine.mended()) {
      EcmaError error = assertThrows(EcmaError.class, () -> engine.runInFunction(construct.source));

      assertThat(error.getName(), is("SyntaxError"));
      assertThat(error.getErrorMessage(), containsString(construct.message));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a let with a value in a loop|for (var i = 0; i < 2; i++) { let k = i; show(k); }|0 1",
        "a literal constant in a loop|for (var i = 0; i < 2; i++) { const k = 5; show(k); }|5 5",
        "a closure over a let of the loop's body|var f = []; for (let i = 0; i < 3; i++) { let j ="
            + " i; f.push(() => j); } show(f.map(g => g()));|0,1,2",
        "a callback that is called at once|for (let i = 1; i < 3; i++) { show([1, 2].map(x => x *"
            + " i)); }|1,2 2,4",
        "a function called at once|for (let i = 0; i < 2; i++) { (function () { show(i);"
            + " }).call(null); }|0 1",
        "a returned function|show((function () { for (let x of [1, 2]) { return () => x; }"
            + " })()());|1",
        "an empty let where the engine clears it|for (var i = 0; i < 2; i++) { let k; show(k); k ="
            + " i; (() => k)(); }|undefined undefined",
        "a write to a constant in strict code|'use strict'; const k = 1; try { k = 2; } catch (e)"
            + " { show(e.name); }|TypeError",
        "a use in a closure before the declaration|let f = () => k; let k = 1; show(f());|1",
        "a parameter that refers to one before it|(function ({ a = 1, b = a + 1 } = {}, c = b) {"
            + " show(a, b, c); })();|1 2 2",
        "a default in a declaration|let { a = 1, b: [c = 2] } = { b: [] }; show(a, c);|1 2",
        "a swap|let a = 1, b = 2; [a, b] = [b, a]; show(a, b);|2 1",
        "an array pattern of entries|let [[k, v]] = Object.entries({ a: 1 }); show(k, v);|a 1",
        "a shadowing block|let x = 1; { let x = 2; show(x); } show(x);|2 1",
        "a label named like a constant|const a = 1; a: for (;;) { break a; } show(a);|1",
        "a key named like a later variable|show({ k: 1 }.k); let k = 2; show(k);|1 2",
        "a sloppy block function|if (true) { function g() { return 1; } } show(g());|1",
        "with over a name|const x = 1; with ({ x: 5 }) { x = 2; show(x); }|2",
        "a function that shadows its own name|(function f() { let f = 1; f = 2; show(f); })();|2"
      })
  void correctCodeIsNotRefused(String what, String source, String result) {
    try (Engine engine = Engine.mended()) {
      assertThat(what, engine.runInFunction(source), is(result));
    }
  }

  @Test
  void aDefaultAtTheTopLevelIsRefusedBecauseTheGlobalMayExist() {
    try (Engine engine = Engine.mended()) {
      assertThrows(EcmaError.class, () -> engine.run("let { b = 5 } = {};"));
    }
  }

  @Test
  void stockRhinoStillLetsAGlobalDecideADefaultAtTheTopLevel() {
    try (Engine engine = Engine.stock()) {
      assertThat(engine.run("var b = 1; var { b = 5 } = { b: 2 }; show(b);"), is("1"));
    }
  }

  @Test
  void theErrorHasFileLineAndColumn() {
    try (Engine engine = Engine.mended()) {
      EcmaError error =
          assertThrows(EcmaError.class, () -> engine.run("var a;\n  const k = 1; k = 2;\n"));

      assertThat(error.sourceName(), is("program.js"));
      assertThat(error.lineNumber(), is(2));
      assertThat(error.columnNumber(), is(16));
      assertThat(error.lineSource(), is("  const k = 1; k = 2;"));
    }
  }

  @Test
  void aProgramCanCatchTheErrorOfItsEval() {
    try (Engine engine = Engine.mended()) {
      String shown =
          engine.run(
              "try { eval('const k = 1; k = 2;'); } catch (e) {"
                  + " show(e instanceof SyntaxError, e.message); }");

      assertThat(shown, startsWith("true \"k\" is a constant"));
    }
  }

  @Test
  void strictnessIsInheritedByADirectEval() {
    try (Engine engine = Engine.mended()) {
      String shown =
          engine.run(
              "(function () { 'use strict';"
                  + " try { eval('const k = 1; k = 2;'); } catch (e) { show(e.name); } })();");

      assertThat(shown, is("TypeError"));
    }
  }

  @Test
  void theFirstOfSeveralFaultsIsReported() {
    try (Engine engine = Engine.mended()) {
      EcmaError error =
          assertThrows(
              EcmaError.class, () -> engine.run("show(a);\nlet a = 1;\nconst b = 1;\nb = 2;\n"));

      assertThat(error.lineNumber(), is(1));
    }
  }

  @Test
  void aTextThatPassedOncePassesAgain() {
    try (Engine engine = Engine.mended()) {
      assertThat(engine.run("show(1);") + engine.run("show(1);"), is("11"));
    }
  }
}
