package dev.perdure.xodus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.StoreText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap whose files were damaged is refused, or reads right; it never reads wrong. */
final class DamageTest {

  private static final XodusHeapOptions OPTIONS =
      XodusHeapOptions.defaults().withLogFileBytes(256 * 1024);

  @TempDir Path directory;

  private Path heap;
  private long acknowledged;

  @BeforeEach
  void writeAHeapOfSeveralFiles() throws IOException {
    heap = directory.resolve("heap");
    try (XodusHeapStore store = XodusHeapStore.open(heap, OPTIONS)) {
      Random random = new Random(5);
      while (store.statistics().logSizeBytes() < 900_000) {
        WritingProcess.commitSome(store, random);
      }
      acknowledged = store.lastSequence();
    }
  }

  private List<Path> logFiles(Path damaged) throws IOException {
    try (Stream<Path> files = Files.list(damaged.resolve("log"))) {
      return files.sorted().collect(Collectors.toList());
    }
  }

  private Path lastFile() throws IOException {
    List<Path> files = logFiles(heap);
    return files.get(files.size() - 1);
  }

  /** Opens and reads everything; true if it was refused at some point. */
  private boolean isRefusedOrWhole(Path damaged) throws IOException {
    DirectoryState before = DirectoryState.of(damaged);
    try (XodusHeapStore store = XodusHeapStore.open(damaged, OPTIONS)) {
      for (StoreTable table : StoreTable.values()) {
        try (StoreCursor cursor = store.scan(table, new byte[0], null, false)) {
          while (cursor.next()) {
            cursor.value();
          }
        }
      }
      assertThat(WritingProcess.faults(store), is(empty()));
      assertThat(store.lastSequence(), is(acknowledged));
      return false;
    } catch (HeapDamagedException refusal) {
      assertThat(refusal.getMessage(), containsString("damaged"));
      assertThat(DirectoryState.of(damaged), is(before));
      return true;
    }
  }

  private static void flip(Path file, long offset, int bit) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int value = bytes.read();
      bytes.seek(offset);
      bytes.write(value ^ (1 << bit));
    }
  }

  @Test
  void theUndamagedHeapIsWhole() throws Exception {
    assertThat(logFiles(heap).size(), is(greaterThan(3)));
    assertThat(isRefusedOrWhole(heap), is(false));
  }

  @Test
  void aFlippedBitAnywhereInTheLogIsNeverReadAsData() throws Exception {
    Random random = new Random(17);
    int refused = 0;
    for (Path file : logFiles(heap)) {
      for (int i = 0; i < 60; i++) {
        long offset = random.nextInt((int) Files.size(file));
        int bit = random.nextInt(8);
        flip(file, offset, bit);
        refused += isRefusedOrWhole(heap) ? 1 : 0;
        flip(file, offset, bit);
      }
    }

    // Most of the log is live or in the last file.
    assertThat(refused, is(greaterThan(100)));
    assertThat(isRefusedOrWhole(heap), is(false));
  }

  @Test
  void aFlippedBitInTheEndOfTheLogIsFoundAtOpening() throws Exception {
    LogLayout layout = HeapFormat.read(heap).layout();
    long address = (long) (logFiles(heap).size() - 1) * layout.fileBytes();
    int end = LogScan.of(lastFile(), address, layout).end();

    for (int distance = 1; distance < 8000; distance = distance * 3) {
      flip(lastFile(), Math.max(0, end - distance), 3);
      assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(heap, OPTIONS));
      flip(lastFile(), Math.max(0, end - distance), 3);
    }

    assertThat(isRefusedOrWhole(heap), is(false));
  }

  @Test
  void aFlippedBitInASyncRecordIsFoundAtOpening() throws Exception {
    LogLayout layout = HeapFormat.read(heap).layout();
    long size = Files.size(lastFile());

    for (long offset = layout.syncRecordOffset(1); offset < size; offset += 57) {
      flip(lastFile(), offset, 6);
      assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(heap, OPTIONS));
      flip(lastFile(), offset, 6);
    }

    assertThat(isRefusedOrWhole(heap), is(false));
  }

  @Test
  void aTruncatedLastFileIsRefusedUntouchedAndTheMissingTurnsAreNamed() throws Exception {
    LogLayout layout = HeapFormat.read(heap).layout();
    try (RandomAccessFile file = new RandomAccessFile(lastFile().toFile(), "rw")) {
      file.setLength(file.length() - 2 * LogLayout.SYNC_RECORD_BYTES);
    }
    DirectoryState before = DirectoryState.of(heap);

    HeapDamagedException refusal =
        assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(heap, OPTIONS));

    assertThat(
        refusal.getMessage(),
        allOf(
            matchesPattern(".*turns? \\d+( to " + acknowledged + ")? are missing.*"),
            containsString("log"),
            containsString("restore the heap from a backup")));
    assertThat(DirectoryState.of(heap), is(before));
    assertThat(layout.fileBytes(), is(256 * 1024));
  }

  @Test
  void aLastFileCutAnywhereIsRefusedUntouched() throws Exception {
    Path file = lastFile();
    byte[] content = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 4096, content.length / 2, content.length - 1}) {
      Files.write(file, Arrays.copyOf(content, length));

      assertThat("cut to " + length, isRefusedOrWhole(heap), is(true));
    }
  }

  @Test
  void aMissingFileIsRefused() throws Exception {
    List<Boolean> refusals = new ArrayList<>();
    for (Path file : logFiles(heap)) {
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      refusals.add(isRefusedOrWhole(heap));
      Files.write(file, content);
    }

    assertThat(refusals.get(refusals.size() - 1), is(true));
    assertThat(isRefusedOrWhole(heap), is(false));
  }

  @Test
  void aFileInThePlaceOfAnotherIsRefused() throws Exception {
    List<Path> files = logFiles(heap);
    byte[] first = Files.readAllBytes(files.get(0));
    Files.write(files.get(1), first);

    assertThat(isRefusedOrWhole(heap), is(true));
  }

  @Test
  void theLogOfAnotherHeapIsRefused() throws Exception {
    Path other = directory.resolve("other");
    try (XodusHeapStore store = XodusHeapStore.open(other, OPTIONS)) {
      store.commit(List.of(WritingProcess.turn(1)));
    }
    Path log = other.resolve("log");
    for (Path file : logFiles(other)) {
      Files.delete(file);
    }
    for (Path file : logFiles(heap)) {
      Files.copy(file, log.resolve(file.getFileName()));
    }

    assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(other, OPTIONS));
  }

  @Test
  void anOlderLogUnderANewerWitnessIsRefused() throws Exception {
    Path older = directory.resolve("older");
    DirectoryState.copy(heap, older);
    try (XodusHeapStore store = XodusHeapStore.open(heap, OPTIONS)) {
      store.commit(List.of(WritingProcess.turn(acknowledged + 1)));
    }
    Files.write(older.resolve("high-water"), Files.readAllBytes(heap.resolve("high-water")));

    HeapDamagedException refusal =
        assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(older, OPTIONS));

    assertThat(refusal.getMessage(), containsString("turn " + (acknowledged + 1)));
  }

  @Test
  void anotherHistoryOfTheSameLengthIsRefused() throws Exception {
    Path fork = directory.resolve("fork");
    DirectoryState.copy(heap, fork);
    try (XodusHeapStore store = XodusHeapStore.open(heap, OPTIONS)) {
      store.commit(List.of(WritingProcess.turn(acknowledged + 1)));
    }
    try (XodusHeapStore store = XodusHeapStore.open(fork, OPTIONS)) {
      store.commit(List.of(StoreText.batch(acknowledged + 1, "other=history")));
      for (long turn = acknowledged + 2; turn < acknowledged + 5; turn++) {
        store.commit(List.of(WritingProcess.turn(turn)));
      }
    }
    Files.write(fork.resolve("high-water"), Files.readAllBytes(heap.resolve("high-water")));

    HeapDamagedException refusal =
        assertThrows(HeapDamagedException.class, () -> XodusHeapStore.open(fork, OPTIONS));

    assertThat(refusal.getMessage(), containsString("is not the one that was acknowledged"));
  }
}
