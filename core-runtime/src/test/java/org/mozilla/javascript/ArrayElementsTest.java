package org.mozilla.javascript;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.realm.Realm;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who touches the elements of arrays past their methods, and where arrays come from. */
final class ArrayElementsTest {
  private Engine engine;
  private TopLevel global;

  @BeforeEach
  void enter() {
    engine = Engine.enter();
    global = Realm.create(engine);
  }

  @AfterEach
  void leave() {
    Context.exit();
  }

  private Object run(String source) {
    return engine.evaluateString(global, source, "test.js", 1, null);
  }

  @Test
  void theFunctionsThatTouchElementsPastAllMethodsAreThoseThatAreWrapped() {
    Set<String> functions =
        new ClassFileImporter()
                .importClasses(NativeArray.class)
                .get(NativeArray.class)
                .getField("dense")
                .getAccessesToSelf()
                .stream()
                .map(JavaAccess::getOwner)
                .filter(owner -> !owner.isConstructor())
                .map(owner -> owner.getName())
                .collect(Collectors.toSet());

    assertThat(
        functions,
        containsInAnyOrder(
            // Overridden in HeapArray.
            "get",
            "has",
            "put",
            "delete",
            "deleteInternal",
            "getIds",
            "getAttributes",
            "getOwnPropertyDescriptor",
            "defineOwnProperty",
            // Behind HeapLengthSlot.
            "setLength",
            // Called by the others.
            "ensureCapacity",
            // Wrapped by ArrayFunctions; concatSpreadArg is part of concat.
            "concatSpreadArg",
            "js_copyWithin",
            "js_includes",
            "js_indexOf",
            "js_join",
            "js_lastIndexOf",
            "js_pop",
            "js_push",
            "js_reverse",
            "js_shift",
            "js_splice",
            "js_unshift"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1]",
        "[1, , 2]",
        "[...'ab']",
        "[]",
        "new Array(3)",
        "Array(1, 2)",
        "Array.of(1)",
        "Array.from('ab')",
        "Reflect.construct(Array, [])",
        "[1].map(String)",
        "[1].concat(2)",
        "[1, 2].splice(0, 1)",
        "[1].slice()",
        "[3, 1].toSorted()",
        "'a b'.split(' ')",
        "/a/.exec('a')",
        "'aa'.match(/a/g)",
        "Object.keys({ a: 1 })",
        "Object.entries({ a: 1 })[0]",
        "JSON.parse('[[1]]')[0]",
        "(function (...rest) { return rest; })(1)",
        "(function (s) { return s; })`a`",
        "Reflect.ownKeys({})",
        "[...new Map([[1, 2]])][0]",
        "[1].entries().next().value",
      })
  void everyArrayOfAProgramIsOfOurClass(String source) {
    assertThat(run(source), is(instanceOf(HeapArray.class)));
  }
}
