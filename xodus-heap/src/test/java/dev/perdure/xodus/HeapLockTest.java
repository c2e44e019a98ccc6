package dev.perdure.xodus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.store.HeapLockedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap is open in one process, once. */
final class HeapLockTest {

  @TempDir Path directory;

  @Test
  void aSecondOpeningInTheSameProcessIsRefusedAndHarmless() throws Exception {
    Path heap = directory.resolve("heap");
    try (XodusHeapStore store = XodusHeapStore.open(heap)) {
      HeapLockedException refusal =
          assertThrows(HeapLockedException.class, () -> XodusHeapStore.open(heap));
      assertThat(refusal.getMessage(), containsString("in use by this very process"));

      // The lock itself must have survived the attempt.
      try (ChildProcess other = ChildProcess.start(HoldingProcess.class, heap.toString())) {
        assertThat(other.line(), containsString("in use by process"));
        assertThat(other.finish(), is(3));
      }
      assertThat(store.lastSequence(), is(0L));
    }
  }

  @Test
  void aSecondProcessIsToldWhoHasTheHeap() throws Exception {
    Path heap = directory.resolve("demo");
    try (ChildProcess holder = ChildProcess.start(HoldingProcess.class, heap.toString())) {
      assertThat(holder.line(), is("open"));

      HeapLockedException refusal =
          assertThrows(HeapLockedException.class, () -> XodusHeapStore.open(heap));

      assertThat(
          refusal.getMessage(),
          matchesPattern(
              "The heap \".*demo\" is in use by process "
                  + holder.pid()
                  + " \\(perdure shell, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC on host .+\\)\\."
                  + " Stop that process, or use another heap with --heap\\."));
    }
  }

  @Test
  void aKilledProcessLeavesNoLock() throws Exception {
    Path heap = directory.resolve("heap");
    try (ChildProcess holder = ChildProcess.start(HoldingProcess.class, heap.toString())) {
      assertThat(holder.line(), is("open"));
      holder.kill();
    }
    assertThat(Files.exists(heap.resolve(HeapLock.HOLDER_FILE_NAME)), is(true));

    try (XodusHeapStore store = XodusHeapStore.open(heap)) {
      assertThat(store.lastSequence(), is(0L));
    }
  }

  @Test
  void aProcessThatClosesTheHeapEnds() throws Exception {
    Path heap = directory.resolve("heap");
    try (ChildProcess holder = ChildProcess.start(HoldingProcess.class, heap.toString())) {
      assertThat(holder.line(), is("open"));

      assertThat(holder.finish(), is(0));
    }
  }

  @Test
  void theSameHeapUnderAnotherNameIsTheSameHeap() throws Exception {
    Path heap = directory.resolve("heap");
    Path link = Files.createSymbolicLink(directory.resolve("link"), heap);
    try (XodusHeapStore store = XodusHeapStore.open(heap)) {
      assertThrows(HeapLockedException.class, () -> XodusHeapStore.open(link));
      assertThat(store.describe(), is(heap.toString()));
    }
  }
}
