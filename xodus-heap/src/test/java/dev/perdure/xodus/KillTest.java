package dev.perdure.xodus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes loses nothing that was acknowledged. */
final class KillTest {

  @TempDir Path directory;

  @Test
  void twelveKillsInARowLoseNoAcknowledgedTurnAndLeaveNoPartOfAnother() throws Exception {
    Path heap = directory.resolve("heap");
    Random random = new Random(42);
    for (int kill = 0; kill < 12; kill++) {
      long acknowledged = writeAndKill(heap, 1 + random.nextInt(60));

      try (XodusHeapStore store = XodusHeapStore.open(heap, WritingProcess.OPTIONS)) {
        assertThat(store.lastSequence(), is(greaterThanOrEqualTo(acknowledged)));
        assertThat(WritingProcess.faults(store), is(empty()));
      }
    }
  }

  @RepeatedTest(3)
  void aHeapWhoseCreationWasKilledIsMadeAnew() throws Exception {
    Path heap = directory.resolve("heap");
    try (ChildProcess child = ChildProcess.start(WritingProcess.class, heap.toString())) {
      while (!heap.resolve(HeapFormat.FILE_NAME).toFile().exists()) {
        Thread.onSpinWait();
      }
      child.kill();
    }

    try (XodusHeapStore store = XodusHeapStore.open(heap, WritingProcess.OPTIONS)) {
      assertThat(WritingProcess.faults(store), is(empty()));
    }
  }

  private static long writeAndKill(Path heap, int commits) throws Exception {
    try (ChildProcess child = ChildProcess.start(WritingProcess.class, heap.toString())) {
      String last = "0";
      for (int i = 0; i < commits; i++) {
        last = child.line();
      }
      List<String> rest = child.kill();
      // The last line may have been cut short by the kill.
      return Long.parseLong(rest.size() < 2 ? last : rest.get(rest.size() - 2));
    }
  }
}
