package dev.perdure.documents;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.store.StoreCursor;
import dev.perdure.runtime.store.StoreTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapFormatPageTest {

  private static final int SEAL_BYTES = 5;
  private static final String EXAMPLE = "01 00 02 04 02 00";

  @Test
  void theRecordThatThePageTakesApartIsTheRealOne() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "heap-format.md"));
    MemoryHeapStore store = MemoryHeapStore.create("format");
    try (PerdureRuntime runtime = PerdureRuntime.open(store, RuntimeOptions.builder().build())) {
      runtime.evaluate("var other = { x: 0 };", "format.js");
      runtime.evaluate("var point = { x: 1 };", "format.js");
    }

    assertThat(page, containsString(EXAMPLE));
    assertThat(records(store.reopen()), hasItem(EXAMPLE));
  }

  private static List<String> records(MemoryHeapStore store) {
    List<String> records = new ArrayList<>();
    try (store;
        StoreCursor cursor = store.scan(StoreTable.OBJECTS, new byte[0], null, false)) {
      while (cursor.next()) {
        byte[] sealed = cursor.value();
        byte[] record = Arrays.copyOf(sealed, sealed.length - SEAL_BYTES);
        records.add(HexFormat.ofDelimiter(" ").formatHex(record));
      }
    }
    return records;
  }
}
