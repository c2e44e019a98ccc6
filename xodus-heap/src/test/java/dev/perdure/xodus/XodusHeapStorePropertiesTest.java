package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.HeapStoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The store on Xodus reads like a sorted map. */
final class XodusHeapStorePropertiesTest extends HeapStoreProperties {

  private static final XodusHeapOptions SMALL_FILES =
      XodusHeapOptions.defaults().withLogFileBytes(256 * 1024);

  @Override
  protected HeapStore openEmpty() throws IOException {
    Path directory = Files.createTempDirectory("heap-properties");
    return XodusHeapStore.open(directory.resolve("heap"), SMALL_FILES);
  }

  @Override
  protected HeapStore openAgain(HeapStore closed) {
    return XodusHeapStore.open(Path.of(closed.describe()), SMALL_FILES);
  }

  @Override
  protected void discard(HeapStore closed) throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of(closed.describe()).getParent())) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
