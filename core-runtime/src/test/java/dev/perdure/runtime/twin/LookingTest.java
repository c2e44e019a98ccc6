package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import org.junit.jupiter.api.Test;

/** The random programs with transactions notice what is left of a block. */
final class LookingTest {

  private static final String NOTHING_IS_UNDONE = "transaction = function (f) { return f({}); };";

  private final Looking looking = new Looking();

  private HeapFixture open() {
    return HeapFixture.with(looking, RandomProgram.PRELUDE, RandomProgram.DUMPING, Looking.UNDOING);
  }

  @Test
  void aBlockThatIsNotUndoneIsNoticed() {
    try (HeapFixture heap = open()) {
      heap.run(NOTHING_IS_UNDONE);

      heap.run("whatever(function () { undoing(g, function () { g[4].n = 1; throw 1; }); });");

      assertThat(looking.differences(), hasSize(1));
      assertThat(looking.differences().get(0), containsString("\"n\":wec=1"));
    }
  }

  @Test
  void anObjectOfLocalVariablesThatIsNotUndoneIsNoticed() {
    try (HeapFixture heap = open()) {
      heap.run(NOTHING_IS_UNDONE);

      heap.run(
          "var o = [1]; whatever(function () { undoing([o], function () { o.pop(); throw 1; }); });");

      assertThat(looking.differences(), hasSize(1));
    }
  }

  @Test
  void aBlockThatChangesNothingDiffersInNothing() {
    try (HeapFixture heap = open()) {
      heap.run("whatever(function () { undoing(g, function () { throw 1; }); });");

      assertThat(looking.differences(), is(empty()));
      assertThat(looking.comparisons(), is(1));
    }
  }
}
