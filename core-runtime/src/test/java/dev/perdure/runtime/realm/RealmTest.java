package dev.perdure.runtime.realm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealmTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Packages",
        "java",
        "javax",
        "org",
        "com",
        "getClass",
        "importClass",
        "JavaAdapter",
        "JavaImporter",
        "JavaException",
        "XML",
        "isXMLName",
        "Continuation",
        "Script",
        "With",
        "Call",
        "StopIteration",
        "uneval"
      })
  void thereIsNoWayOutOfTheRealm(String name) {
    try (Engine engine = Engine.mended()) {
      assertThat(engine.run("show(typeof " + name + ");"), is("undefined"));
    }
  }

  @Test
  void nothingIsAddedToWhatTheEngineHas() {
    List<String> mended = globals(Engine.mended());
    List<String> stock = globals(Engine.stock());

    assertThat(mended, everyItem(is(in(Set.copyOf(stock)))));
  }

  @Test
  void generatorFunctionsHaveAPrototype() {
    try (Engine engine = Engine.mended()) {
      assertThat(
          engine.run(
              "function* g() { yield 1; } let p = Object.getPrototypeOf(g);"
                  + " show(p !== null, p === Object.getPrototypeOf(function* () {}),"
                  + " [...g()].join(), g() instanceof g);"),
          is("true true 1 true"));
    }
  }

  @Test
  void iteratorIsThatOfTheStandard() {
    try (Engine engine = Engine.mended()) {
      assertThat(
          engine.run(
              "let all = [[].values(), 'a'[Symbol.iterator](), new Map().keys(), new Set().keys(),"
                  + " 'a'.matchAll(/a/g), (function* () {})()];"
                  + " let made; try { new Iterator(); } catch (e) { made = e.name; }"
                  + " show(all.every(each => each instanceof Iterator), made);"),
          is("true TypeError"));
    }
  }

  @Test
  void whatUsesTheRemovedIteratorsInsideStillWorks() {
    try (Engine engine = Engine.mended()) {
      assertThat(
          engine.run(
              "let out = []; for (let x of new Map([[1, 2]])) { out.push(x.join('-')); }"
                  + " for (let c of 'ab') { out.push(c); } for (let k in { q: 1 }) { out.push(k); }"
                  + " for (let v of new Set([7]).values()) { out.push(v); } show(out.join());"),
          is("1-2,a,b,q,7"));
    }
  }

  @Test
  void twoRealmsHaveTheSameNamesInTheSameOrder() {
    assertThat(globals(Engine.mended()), is(globals(Engine.mended())));
  }

  private static List<String> globals(Engine opened) {
    try (Engine engine = opened) {
      engine.run("show(Reflect.ownKeys(globalThis).map(String).join('\\n'));");
      return Arrays.asList(engine.shown().get(0).split("\n"));
    }
  }
}
