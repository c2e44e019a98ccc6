package dev.perdure.xodus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.HeapVersionException;
import dev.perdure.runtime.store.StoreFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a heap, and what is refused untouched. */
final class HeapDirectoryTest {

  @TempDir Path directory;

  private Path newHeap() {
    Path heap = directory.resolve("heap");
    XodusHeapStore.open(heap).close();
    return heap;
  }

  @Test
  void aMissingDirectoryIsMadeWithWhatIsMissingAboveIt() {
    Path heap = directory.resolve("a/b/heap");

    XodusHeapStore.open(heap).close();

    assertThat(Files.exists(heap.resolve("perdure-heap")), is(true));
  }

  @Test
  void anEmptyDirectoryBecomesAHeap() throws Exception {
    Path heap = Files.createDirectory(directory.resolve("heap"));

    XodusHeapStore.open(heap).close();

    assertThat(Files.exists(heap.resolve("perdure-heap")), is(true));
  }

  @Test
  void aDirectoryOfOtherThingsIsRefusedUntouched() throws Exception {
    Path other = Files.createDirectory(directory.resolve("photos"));
    Files.writeString(other.resolve("cat.jpg"), "meow");
    DirectoryState before = DirectoryState.of(other);

    StoreFailedException refusal =
        assertThrows(StoreFailedException.class, () -> XodusHeapStore.open(other));

    assertThat(
        refusal.getMessage(), allOf(containsString("is not a heap"), containsString("cat.jpg")));
    assertThat(DirectoryState.of(other), is(before));
    assertThat(Files.exists(other.resolve("lock")), is(false));
  }

  @Test
  void aFileIsRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "text");

    StoreFailedException refusal =
        assertThrows(StoreFailedException.class, () -> XodusHeapStore.open(file));

    assertThat(refusal.getMessage(), containsString("is a file, not a heap"));
  }

  @Test
  void aDirectoryThatCannotBeMadeIsReported() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "text");

    StoreFailedException refusal =
        assertThrows(StoreFailedException.class, () -> XodusHeapStore.open(file.resolve("heap")));

    assertThat(refusal.getMessage(), containsString("cannot be opened"));
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsReported() throws Exception {
    Path heap = Files.createDirectory(directory.resolve("heap"));
    heap.toFile().setWritable(false);
    assumeFalse(Files.isWritable(heap), "Nothing is forbidden to this user.");

    StoreFailedException refusal =
        assertThrows(StoreFailedException.class, () -> XodusHeapStore.open(heap));

    assertThat(refusal.getMessage(), containsString("can be written"));
    heap.toFile().setWritable(true);
  }

  @Test
  void aHeapOfANewerFormatIsRefusedUntouched() throws Exception {
    Path heap = newHeap();
    Path format = heap.resolve("perdure-heap");
    Files.writeString(format, Files.readString(format).replace("format=1", "format=2"));
    DirectoryState before = DirectoryState.of(heap);

    HeapVersionException refusal =
        assertThrows(HeapVersionException.class, () -> XodusHeapStore.open(heap));

    assertThat(refusal.getMessage(), containsString("has format 2"));
    assertThat(DirectoryState.of(heap), is(before));
  }

  @Test
  void aHeapWithoutItsFormatFileIsDamaged() throws Exception {
    Path heap = newHeap();
    Files.delete(heap.resolve("perdure-heap"));
    DirectoryState before = DirectoryState.of(heap);

    HeapDamagedException refusal =
        assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(heap));

    assertThat(refusal.getMessage(), containsString("\"perdure-heap\" is missing"));
    assertThat(DirectoryState.of(heap), is(before));
  }

  @Test
  void aChangedFormatFileIsDamaged() throws Exception {
    Path heap = newHeap();
    Path format = heap.resolve("perdure-heap");
    Files.writeString(
        format,
        Files.readString(format).replace("log-file-bytes=8388608", "log-file-bytes=4194304"));

    assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(heap));
  }

  @Test
  void aHeapWithoutItsWitnessIsDamaged() throws Exception {
    Path heap = newHeap();
    Files.delete(heap.resolve("high-water"));

    HeapDamagedException refusal =
        assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(heap));

    assertThat(refusal.getMessage(), containsString("high-water"));
  }

  @Test
  void settingsForXodusAreRefused() throws Exception {
    Path heap = newHeap();
    Files.writeString(heap.resolve("log/exodus.properties"), "exodus.log.durableWrite=false");

    StoreFailedException refusal =
        assertThrows(StoreFailedException.class, () -> XodusHeapStore.open(heap));

    assertThat(refusal.getMessage(), containsString("exodus.properties"));
  }

  @Test
  void anImpossibleFileSizeIsRefusedBeforeAnythingIsMade() {
    assertThrows(
        IllegalArgumentException.class,
        () -> XodusHeapOptions.defaults().withLogFileBytes(100_000));
  }

  @Test
  void aStrayFileInTheLogIsNotTakenForAPartOfIt() throws Exception {
    Path heap = newHeap();
    Files.writeString(heap.resolve("log/notes.xd"), "text");

    HeapDamagedException refusal =
        assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(heap));

    assertThat(refusal.getMessage(), containsString("notes.xd"));
  }

  @Test
  void anUnfinishedCreationIsBegunAnew() throws Exception {
    Path heap = directory.resolve("heap");
    Files.createDirectories(heap.resolve("log"));
    new HeapDirectory(heap).beginCreation(1 << 20);
    Files.write(heap.resolve("log/00000000000.xd"), new byte[100]);

    try (XodusHeapStore store = XodusHeapStore.open(heap)) {
      assertThat(store.lastSequence(), is(0L));
    }
  }
}
