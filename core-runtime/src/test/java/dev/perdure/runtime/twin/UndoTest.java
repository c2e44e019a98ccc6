package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** After a turn that was undone everything is as before it, also for a new engine. */
@AddLifecycleHook(TwinTries.class)
final class UndoTest {

  private static final String STOP = "throw new Error('stop');";

  @Provide
  Arbitrary<List<String>> mutations() {
    return RandomProgram.statement().list().ofMinSize(1).ofMaxSize(12);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anUndoneTurnLeavesEverythingAsItWas(
      @ForAll("mutations") List<String> before, @ForAll("mutations") List<String> undone) {
    try (HeapFixture heap = HeapFixture.open(RandomProgram.PRELUDE, RandomProgram.DUMPING)) {
      heap.run(String.join("", before));
      String state = dump(heap);

      String report = heap.fails(String.join("", undone) + STOP);

      assertThat(report, containsString("stop"));
      assertThat(dump(heap), is(state));
      heap.restart();
      assertThat(dump(heap), is(state));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anUndoneTurnOnGhostsLeavesEverythingAsItWas(
      @ForAll("mutations") List<String> before, @ForAll("mutations") List<String> undone) {
    try (HeapFixture heap = HeapFixture.open(RandomProgram.PRELUDE, RandomProgram.DUMPING)) {
      heap.run(String.join("", before));
      String state = dump(heap);
      heap.restart();

      heap.fails(String.join("", undone) + STOP);

      assertThat(dump(heap), is(state));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anUndoneTurnInWhichObjectsWereEvictedLeavesEverythingAsItWas(
      @ForAll("mutations") List<String> before, @ForAll("mutations") List<String> undone) {
    try (HeapFixture heap =
        HeapFixture.evictingAlways(RandomProgram.PRELUDE, RandomProgram.DUMPING)) {
      heap.run(String.join("", before));
      String state = dump(heap);

      heap.fails(String.join("", undone) + STOP);

      assertThat(dump(heap), is(state));
    }
  }

  /** In a turn that is undone, because looking changes iterators. */
  private static String dump(HeapFixture heap) {
    return heap.fails("throw " + RandomProgram.DUMP + ";");
  }
}
