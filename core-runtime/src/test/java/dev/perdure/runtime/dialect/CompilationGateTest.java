package dev.perdure.runtime.dialect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.realm.Engine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.debug.DebuggableScript;

class CompilationGateTest {

  private final List<String> seen = new ArrayList<>();
  private final CompilationListener recorder = (context, root, source) -> seen.add(source);

  @Test
  void aScriptIsSeenOnceWithAllItsFunctions() {
    try (Engine engine = Engine.with(recorder)) {
      engine.run("function f() { return () => 1; } f()();");

      assertThat(seen, contains("function f() { return () => 1; } f()();"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval('marker()')",
        "(0, eval)('marker()')",
        "new Function('marker()')",
        "Function('a', 'marker()')",
        "(() => {}).constructor('marker()')",
        "Object.getPrototypeOf(function* () {}).constructor('yield marker()')",
        "new (Object.getPrototypeOf(function* () {}).constructor)('yield marker()')"
      })
  void codeMadeAtRunTimeIsSeen(String maker) {
    try (Engine engine = Engine.with(recorder)) {
      engine.run("function marker() {}; " + maker);

      assertThat(seen, hasSize(2));
      assertThat(seen.get(1), containsString("marker()"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval('const k = 1; k = 2')",
        "(0, eval)('const k = 1; k = 2')",
        "new Function('const k = 1; k = 2')",
        "Function('k', 'for (var i of k) { const j = i; }')",
        "Object.getPrototypeOf(function* () {}).constructor('const k = 1; k = 2')"
      })
  void codeMadeAtRunTimeIsRefusedWhenItIsWrong(String maker) {
    try (Engine engine = Engine.mended()) {
      String shown = engine.run("try { " + maker + " } catch (e) { show(e.name); }");

      assertThat(shown, is("SyntaxError"));
    }
  }

  @Test
  void whatCompileStringMakesIsSeenBeforeItRuns() {
    try (Engine engine = Engine.with(recorder)) {
      engine.context().compileString("marker()", "later.js", 1, null);

      assertThat(seen, contains("marker()"));
    }
  }

  @Test
  void aFunctionWithoutANameThatIsCompiledOnItsOwnIsChecked() {
    try (Engine engine = Engine.mended()) {
      EcmaError error =
          assertThrows(
              EcmaError.class,
              () ->
                  engine
                      .context()
                      .compileFunction(
                          engine.global(), "function () { const k = 1; k = 2 }", "f.js", 1, null));

      assertThat(error.columnNumber(), is(28));
    }
  }

  @Test
  void aListenerThatThrowsKeepsThoseAfterItFromSeeing() {
    try (Engine engine = Engine.with(new DialectCheck(), recorder)) {
      assertThrows(EcmaError.class, () -> engine.run("const k = 1; k = 2;"));

      assertThat(seen, hasSize(0));
    }
  }

  @Test
  void callsGetNoDebugFrames() {
    List<DebuggableScript> roots = new ArrayList<>();
    CompilationGate gate = new CompilationGate(List.of());
    try (Engine engine = Engine.with((context, root, source) -> roots.add(root))) {
      engine.run("1;");

      assertThat(gate.getFrame(engine.context(), roots.get(0)), is(nullValue()));
    }
  }
}
