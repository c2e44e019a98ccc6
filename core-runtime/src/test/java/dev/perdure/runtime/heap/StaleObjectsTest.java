package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.extension.Upgrades;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * A stale object is brought up to date at its first touch, whatever touches it, and at no other
 * time.
 */
class StaleObjectsTest {

  /** Stale objects are given to the program's own {@code upgrade}. */
  private static final class Upgrading implements RuntimeExtension {

    @Override
    public String name() {
      return "upgrading";
    }

    @Override
    public void install(ExtensionContext context) {
      ScriptableObject global = context.global();
      Upgrades upgrades =
          context.upgradeWith(
              object -> call(context, "upgrade", object), () -> call(context, "resume"));
      global.defineProperty(
          "require1",
          new LambdaFunction(
              global,
              "require1",
              1,
              (engine, scope, receiver, args) -> {
                context.state().get().put("isUsed", context.state().get(), true);
                upgrades.require((ScriptableObject) args[0], 1);
                return Undefined.instance;
              }),
          ScriptableObject.DONTENUM);
    }

    private static void call(ExtensionContext context, String name, Object... args) {
      Scriptable global = context.global();
      Object function = ScriptableObject.getProperty(global, name);
      ((Callable) function).call(context.engine(), global, global, args);
    }
  }

  private final HeapFixture heap =
      HeapFixture.with(
          new Upgrading(),
          """
          var log = [];
          function Old() { this.a = 1; }
          function resume() { require1(Old.prototype); }
          function upgrade(o) {
            log.push('up');
            o.b = o.a + 1;
            delete o.a;
            Object.defineProperty(o, '$schema:version', { value: 1 });
          }
          var old = new Old();
          var other = { a: 1 };
          """);

  @AfterEach
  void close() {
    heap.close();
  }

  static Stream<String> touches() {
    return Stream.of(
        "old.b",
        "old['b']",
        "'b' in old && !('a' in old) ? 2 : 0",
        "old.hasOwnProperty('b') ? 2 : 0",
        "JSON.parse(JSON.stringify(old)).b",
        "Object.keys(old).join() === 'b' ? 2 : 0",
        "Object.values(old)[0]",
        "({ ...old }).b",
        "Object.assign({}, old).b",
        "(function () { for (var key in old) return old[key]; })()",
        "Object.getOwnPropertyDescriptor(old, 'b').value",
        "Reflect.get(old, 'b')",
        "Reflect.ownKeys(old)[0] === 'b' ? 2 : 0",
        "Object.getOwnPropertyNames(old)[0] === 'b' ? 2 : 0",
        "old.c = 1, old.b",
        "Object.defineProperty(old, 'c', { value: 1 }).b",
        "delete old.c, old.b",
        "Object.freeze(old).b",
        "Object.setPrototypeOf(old, null).b",
        "old.b++",
        "(({ b }) => b)(old)",
        "new Proxy(old, {}).b",
        "[old].map(function (o) { return o.b; })[0]");
  }

  @ParameterizedTest
  @MethodSource("touches")
  void anyTouchBringsAnObjectUpToDate(String touch) {
    heap.run("require1(Old.prototype);");

    assertThat(heap.run(touch), is("2"));
    assertThat(heap.run("log.length"), is("1"));
  }

  @ParameterizedTest
  @MethodSource("touches")
  void anyTouchBringsAGhostUpToDate(String touch) {
    heap.run("require1(Old.prototype);");
    heap.restart();

    assertThat(heap.run(touch), is("2"));
    heap.restart();
    assertThat(heap.run("log.length"), is("1"));
  }

  @Test
  void anObjectThatNobodyTouchesStaysAsItIs() {
    heap.run("require1(Old.prototype);");
    heap.run("other.a = 2; var list = [old];");
    heap.restart();
    heap.run("list.length");

    assertThat(heap.run("log.length"), is("0"));
  }

  @Test
  void objectsOfOtherPrototypesStayAsTheyAre() {
    heap.run("require1(Old.prototype);");

    assertThat(heap.run("other.a + log.length"), is("1"));
  }

  @Test
  void anObjectIsStaleAgainIfItsTurnIsUndone() {
    heap.run("require1(Old.prototype);");
    heap.fails("old.b = 7; throw new Error('no');");

    assertThat(heap.run("log.length"), is("0"));
    assertThat(heap.run("old.b + log.length"), is("3"));
  }

  @Test
  void anObjectIsStaleAgainIfItsBlockIsUndone() {
    heap.run("require1(Old.prototype);");

    assertThat(
        heap.run(
            """
            transaction(function () { old.b = 7; rollback(); });
            log.length + ' ' + old.b + ' ' + log.length
            """),
        is("\"0 2 1\""));
  }

  @Test
  void anObjectThatWasChangedBeforeKeepsItsChange() {
    heap.run("old.a = 5; require1(Old.prototype);");
    heap.restart();

    assertThat(heap.run("old.b"), is("6"));
  }

  @Test
  void anUpgradeThatThrowsIsTriedAgain() {
    heap.run(
        """
        var right = upgrade;
        upgrade = function (o) { throw new Error('broken'); };
        require1(Old.prototype);
        """);

    assertThat(heap.fails("old.b"), containsString("broken"));
    assertThat(heap.fails("old.b"), containsString("broken"));
    assertThat(heap.run("try { old.b; } catch (e) { e.message; }"), is("\"broken\""));
    assertThat(heap.run("upgrade = right; old.b"), is("2"));
  }

  @Test
  void anUpgradeSeesOtherStaleObjectsUpToDate() {
    heap.run(
        """
        var next = new Old();
        next.other = old;
        upgrade = function (o) {
          Object.defineProperty(o, '$schema:version', { value: 1 });
          o.b = o.other ? o.other.b + 1 : 2;
        };
        """);
    heap.run("require1(Old.prototype);");
    heap.restart();

    assertThat(heap.run("next.b"), is("3"));
  }

  @Test
  void aReadOnlyBlockMayTouchButNotWrite() {
    heap.run(
        "upgrade = function (o) { o.b = 2; Object.defineProperty(o, '$schema:version', { value: 1 }); };");
    heap.run("require1(Old.prototype);");

    assertThat(heap.run("transaction(function () { return old.b; }, { readOnly: true })"), is("2"));
    heap.restart();
    assertThat(heap.run("old.b"), is("2"));
  }

  @Test
  void aReadOnlyBlockRefusesTheWriteBehindTheTouch() {
    heap.run(
        "upgrade = function (o) { o.b = 2; Object.defineProperty(o, '$schema:version', { value: 1 }); };");
    heap.run("require1(Old.prototype);");

    assertThat(
        heap.fails("transaction(function () { old.b; old.b = 3; }, { readOnly: true })"),
        containsString("read-only"));
    assertThat(heap.run("old.b"), is("2"));
  }

  @Test
  void nothingIsUpgradedOutsideOfTurns() {
    heap.run("require1(Old.prototype);");
    heap.restart();
    heap.runtime().completions("old");

    assertThat(heap.run("log.length"), is("0"));
    assertThat(heap.run("old.b"), is("2"));
  }
}
