package dev.perdure.xodus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Heaps as a power cut in the middle of a commit may leave them: of what the commit wrote, any
 * sectors have reached the disk and any others have not. Each opens, with everything that was
 * acknowledged before, and with the torn commit whole or not at all.
 */
final class PowerCutTest {

  private static final int SECTOR = 512;
  private static final XodusHeapOptions OPTIONS =
      XodusHeapOptions.defaults().withLogFileBytes(256 * 1024).withCleaner(false);

  @TempDir Path directory;

  private final Random random = new Random(99);
  private int imageCount;
  private int tornCount;

  @Test
  void everyTornCommitIsThereWholeOrNotAtAll() throws Exception {
    Path heap = directory.resolve("heap");
    try (XodusHeapStore store = XodusHeapStore.open(heap, OPTIONS)) {
      Random turns = new Random(3);
      long fullFiles = 0;
      for (int commit = 0; commit < 120; commit++) {
        Map<String, byte[]> before = logFiles(heap);
        byte[] witness = Files.readAllBytes(heap.resolve("high-water"));
        long acknowledged = store.lastSequence();
        WritingProcess.commitSome(store, turns);
        Map<String, byte[]> after = logFiles(heap);
        boolean isFileFilled = after.size() > before.size();
        fullFiles += isFileFilled ? 1 : 0;
        for (int image = 0; image < (isFileFilled ? 8 : 2); image++) {
          openImage(heap, witness, torn(before, after), acknowledged, store.lastSequence());
        }
      }

      assertThat(fullFiles, is(greaterThan(3L)));
      assertThat(tornCount, is(greaterThan(imageCount / 3)));
    }
  }

  private void openImage(
      Path heap, byte[] witness, Map<String, byte[]> log, long acknowledged, long torn)
      throws IOException {
    Path image = Files.createDirectories(directory.resolve("image" + imageCount++));
    Files.createDirectories(image.resolve("log"));
    Files.copy(heap.resolve("perdure-heap"), image.resolve("perdure-heap"));
    Files.write(image.resolve("high-water"), witness);
    for (Map.Entry<String, byte[]> file : log.entrySet()) {
      Files.write(image.resolve("log").resolve(file.getKey()), file.getValue());
    }
    try (XodusHeapStore store = XodusHeapStore.open(image, OPTIONS)) {
      assertThat(store.lastSequence(), is(greaterThanOrEqualTo(acknowledged)));
      assertThat(WritingProcess.faults(store), is(empty()));
      tornCount += store.lastSequence() < torn ? 1 : 0;
      store.commit(List.of(WritingProcess.turn(store.lastSequence() + 1)));
    }
    try (XodusHeapStore store = XodusHeapStore.open(image, OPTIONS)) {
      assertThat(WritingProcess.faults(store), is(empty()));
    }
  }

  private static Map<String, byte[]> logFiles(Path heap) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(heap.resolve("log"))) {
      for (Path file : (Iterable<Path>) found::iterator) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /**
   * One legal image: where the commit has filled a file and begun another, the first was synced
   * before the second was made, so that only one of the two is torn.
   */
  private Map<String, byte[]> torn(Map<String, byte[]> before, Map<String, byte[]> after) {
    Map<String, byte[]> image = new TreeMap<>(after);
    Set<String> added = new HashSet<>(after.keySet());
    added.removeAll(before.keySet());
    boolean isNewFileTorn = !added.isEmpty() && random.nextBoolean();
    for (String name : after.keySet()) {
      byte[] old = before.getOrDefault(name, new byte[0]);
      if (added.contains(name)) {
        if (isNewFileTorn) {
          image.put(name, tear(old, after.get(name)));
        } else {
          image.remove(name);
        }
      } else if (!isNewFileTorn && !Arrays.equals(old, after.get(name))) {
        image.put(name, tear(old, after.get(name)));
      }
    }
    return image;
  }

  private byte[] tear(byte[] before, byte[] after) {
    int length = Math.max(before.length, after.length);
    byte[] image = Arrays.copyOf(before, length);
    int style = random.nextInt(4);
    int cut = random.nextInt(length);
    for (int offset = 0; offset < after.length; offset += SECTOR) {
      boolean isWritten =
          switch (style) {
            case 0 -> random.nextBoolean();
            case 1 -> offset < cut;
            case 2 -> offset > cut;
            default -> random.nextInt(20) > 0;
          };
      if (isWritten) {
        System.arraycopy(after, offset, image, offset, Math.min(SECTOR, after.length - offset));
      }
    }
    // The end of a file that grew may be missing altogether.
    boolean isCut = before.length < length && random.nextInt(3) == 0;
    return isCut ? Arrays.copyOf(image, Math.max(before.length, cut)) : image;
  }
}
