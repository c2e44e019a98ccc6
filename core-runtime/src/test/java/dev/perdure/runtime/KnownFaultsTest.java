package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

/** What was once known to be wrong. */
final class KnownFaultsTest {

  @Test
  void aWriteBeyondTheEndOfAClosedArrayLeavesItsLength() {
    try (HeapFixture heap = HeapFixture.open("var a = [1]; Object.preventExtensions(a);")) {
      heap.run("a[1] = 2;");

      assertThat(heap.run("a.length"), is("1"));
    }
  }

  @Test
  void lastIndexOfABoundArgumentIsKept() {
    try (HeapFixture heap =
        HeapFixture.open(
            "var next = (function (re) { return ++re.lastIndex; }).bind(null, /q/g);")) {
      heap.restart();
      heap.run("next()");
      heap.restart();

      assertThat(heap.run("next()"), is("2"));
    }
  }

  @Test
  void lastIndexOfAPrototypeIsKept() {
    try (HeapFixture heap = HeapFixture.open("var child = Object.create(/parent/g);")) {
      heap.restart();
      heap.run("Object.getPrototypeOf(child).lastIndex = 4;");
      heap.restart();

      assertThat(heap.run("Object.getPrototypeOf(child).lastIndex"), is("4"));
    }
  }

  @Test
  void copyWithinCopiesUndefined() {
    try (HeapFixture heap = HeapFixture.open("var a = [1, undefined];")) {
      heap.run("a.copyWithin(0, 1);");

      assertThat(heap.run("0 in a"), is("true"));
    }
  }

  @Test
  void endlessRecursionIsAnErrorAndUndone() {
    try (HeapFixture heap = HeapFixture.open("var n = 0;")) {
      String report = heap.fails("n = 1; (function f() { return f() + 1; })();");

      assertThat(report.contains("RangeError: Maximum call stack size exceeded"), is(true));
      assertThat(heap.run("n"), is("0"));
    }
  }
}
