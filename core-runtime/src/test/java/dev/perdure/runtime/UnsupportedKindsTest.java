package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A turn that leaves something that can have no record aborts, and says where it is. */
final class UnsupportedKindsTest {

  @Test
  void aHostObjectAbortsTheTurnAndIsNamed() {
    try (HeapFixture heap = HeapFixture.with(new HostObjects())) {
      String report = heap.fails("var held = hostObject();");

      assertThat(report, is("TypeError: global.held: " + HostObjects.REASON));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          var o = { p: bad() }                                              | global.o.p
          var o = { 'not a name': { q: bad() } }                            | global.o["not a name"].q
          var a = [0, [1, bad()]]                                           | global.a[1][1]
          var a = []; a[100000] = bad()                                     | global.a[100000]
          var a = []; a.extra = bad()                                       | global.a.extra
          var m = new Map([['key', bad()]])                                 | global.m.key
          var m = new Map([['two words', { x: bad() }]])                    | global.m["two words"].x
          var m = new Map([[bad(), 1]])                                     | global.m.[[key]]
          var s = new Set([bad()])                                          | global.s.[[member]]
          var c = (function () { var x = bad(); return function () { return x; }; })() | global.c.[[scope]].x
          var c = { f: (function (x) { return { g: () => x }; })(bad()) }   | global.c.f.g.[[scope]].x
          var y = { [Symbol('tag')]: bad() }                                | global.y[Symbol(tag)]
          var p = Object.create({ inherited: bad() })                       | global.p.[[prototype]].inherited
          var p = Object.create(bad())                                      | global.p.[[prototype]]
          var b = (function () {}).bind(null, 1, bad())                     | global.b.[[argument 1]]
          var b = (function () {}).bind(bad())                              | global.b.[[this]]
          function f() {} f.prototype.x = bad()                             | global.f.prototype.x
          function f() {} f.note = bad()                                    | global.f.note
          var e = new Error('e', { cause: bad() })                          | global.e.cause
          Array.prototype.x = bad()                                         | Array.prototype.x
          var d = new Date(0); d.x = bad()                                  | global.d.x
          var p = Promise.resolve(bad())                                    | global.p.[[result]]
          var p = new Promise(function () {}); p.x = bad()                  | global.p.x
          var i = Object.values({ a: bad() }).values()                      | global.i.[[array]][0]
          """)
  void thePathGoesThroughWhateverHoldsTheValue(String source, String path) {
    try (HeapFixture heap =
        HeapFixture.with(new HostObjects(), "function bad() { return hostObject(); }")) {
      String report = heap.fails(source);

      assertThat(report, is("TypeError: " + path + ": " + HostObjects.REASON));
    }
  }

  @Test
  void anAccessorIsOnThePathOfWhatItsFunctionKnows() {
    try (HeapFixture heap = HeapFixture.with(new HostObjects())) {
      String report =
          heap.fails(
              """
              var o = (function (x) { return { get value() { return x; } }; })(hostObject());
              """);

      assertThat(report, is("TypeError: global.o.value.[[scope]].x: " + HostObjects.REASON));
    }
  }

  @Test
  void thePathToAnOldObjectIsFoundFromTheGlobalObject() {
    try (HeapFixture heap =
        HeapFixture.with(
            new HostObjects(),
            "var app = { users: [{ name: 'Ann' }], cache: new Map([['u', {}]]) };")) {
      heap.restart();

      String report = heap.fails("app.users[0].session = hostObject();");

      assertThat(report, is("TypeError: global.app.users[0].session: " + HostObjects.REASON));
    }
  }

  @Test
  void thePathToAnOldClosureGoesThroughItsScope() {
    try (HeapFixture heap =
        HeapFixture.with(
            new HostObjects(),
            "var counter = (function () { var x; return function (v) { x = v; }; })();")) {
      heap.restart();

      String report = heap.fails("counter(hostObject());");

      assertThat(report, is("TypeError: global.counter.[[scope]].x: " + HostObjects.REASON));
    }
  }

  @Test
  void theTurnThatWasAbortedLeftNothing() {
    try (HeapFixture heap = HeapFixture.with(new HostObjects(), "var o = { a: 1 };")) {
      heap.fails("o.a = 2; o.b = { c: hostObject() }; var fresh = 1;");

      assertThat(heap.run("JSON.stringify(o) + typeof fresh"), is("\"{\\\"a\\\":1}undefined\""));
    }
  }

  @Test
  void theTurnThatWasAbortedChangedNoOrder() {
    try (HeapFixture heap = HeapFixture.with(new HostObjects(), "k3 = 3; k4 = 4;")) {
      heap.fails("delete this.k3; k3 = 5; k5 = hostObject();");
      heap.run("k3 = 6;");
      heap.restart();

      String order = heap.run("Object.keys(this).filter(function (k) { return /^k/.test(k); })");

      assertThat(order, is("[\"k3\", \"k4\"]"));
    }
  }

  @Test
  void whatIsDroppedBeforeTheTurnEndsMayBeOfAnyKind() {
    try (HeapFixture heap = HeapFixture.with(new HostObjects())) {
      String shown =
          heap.run(
              """
              var n = (function () {
                var sum = 0;
                hostObject();
                for (var x of new Uint8Array([1, 2, 3])) sum += x;
                return sum;
              })();
              n
              """);

      assertThat(shown, is("6"));
    }
  }
}
