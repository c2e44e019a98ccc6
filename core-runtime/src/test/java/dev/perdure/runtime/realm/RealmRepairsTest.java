package dev.perdure.runtime.realm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mozilla.javascript.EcmaError;

class RealmRepairsTest {

  @ParameterizedTest
  @EnumSource(RealmFault.class)
  void stockRhinoStillHasTheFault(RealmFault fault) {
    try (Engine engine = Engine.stock()) {
      assertThat(outcome(engine, fault.source), is(fault.wrongResult));
    }
  }

  @ParameterizedTest
  @EnumSource(RealmFault.class)
  void theFaultIsMended(RealmFault fault) {
    try (Engine engine = Engine.mended()) {
      assertThat(outcome(engine, fault.source), is(fault.rightResult));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Reflect", "Object", "Promise", "Number.prototype", "Function.prototype", "Map"})
  void aMendedObjectLooksLikeTheStockOne(String path) {
    assertThat(describe(Engine.mended(), path), is(describe(Engine.stock(), path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reflect.construct(() => 1, [])",
        "Reflect.construct({ m() {} }.m, [])",
        "Reflect.construct(Map, [], () => 1)",
        "Reflect.construct(Map, [], function* () {})",
        "Reflect.construct(Math.max, [])",
        "Reflect.construct(5, [])",
        "new Reflect.construct(Map, [])",
        "Number.prototype.toLocaleString.call('x', 'en')",
        "Promise.allSettled.call(undefined, [])"
      })
  void whatTheStandardForbidsIsATypeError(String expression) {
    try (Engine engine = Engine.mended()) {
      assertThat(outcome(engine, expression), is("TypeError"));
    }
  }

  @Test
  void constructWithoutANewTargetIsAsItWas() {
    try (Engine engine = Engine.mended()) {
      assertThat(
          outcome(
              engine,
              "function F(...a) { this.a = a; } show(Reflect.construct(F, [1, 2]).a,"
                  + " Reflect.construct(Array, [1, 2, 3]).length,"
                  + " Reflect.construct(Date, [0], Date).getTime());"),
          is("1,2 3 0"));
    }
  }

  @Test
  void thePrototypeOfTheTargetIsUsedWhenTheNewTargetHasNone() {
    try (Engine engine = Engine.mended()) {
      assertThat(
          outcome(
              engine,
              "function N() {} N.prototype = 5;"
                  + " show(Object.getPrototypeOf(Reflect.construct(Map, [], N)) === Map.prototype);"),
          is("true"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no such tag", "-"})
  void anIllFormedLocaleIsARangeError(String tag) {
    try (Engine engine = Engine.mended()) {
      assertThat(outcome(engine, "(1).toLocaleString('" + tag + "')"), is("RangeError"));
    }
  }

  private static String outcome(Engine engine, String source) {
    try {
      return engine.run(source);
    } catch (EcmaError e) {
      return e.getName();
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static List<String> describe(Engine opened, String path) {
    try (Engine engine = opened) {
      engine.run(
          "for (let key of Reflect.ownKeys("
              + path
              + ")) { let d = Object.getOwnPropertyDescriptor("
              + path
              + ", key); let v = d.value; show(String(key), d.writable, d.enumerable,"
              + " d.configurable, typeof v, typeof v === 'function' ? [v.name, v.length,"
              + " String(v), 'prototype' in v, Object.getPrototypeOf(v) ==="
              + " Function.prototype].join() : ''); }");
      return engine.shown();
    }
  }
}
