package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.store.AlteringHeapStore;
import dev.perdure.runtime.store.StoreTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.IcodeStamp;

/** A suspended call goes on in the code in which it was suspended, or not at all. */
final class SuspendedCodeTest {

  private static final String PROGRAM =
      """
      var held = { before: 1, g: (function* steps() { yield 1; yield 2; })() }; held.g.next();
      """;

  /** What becomes of records at the restart. */
  private interface Change {
    void apply(byte[] record, int versionAt, int versionLength);
  }

  private boolean isChanged;

  private HeapFixture heapWith(Change change) {
    return HeapFixture.on(
        store ->
            new AlteringHeapStore(
                store,
                (table, key, value) ->
                    isChanged && table == StoreTable.OBJECTS ? altered(key, value, change) : value),
        PROGRAM);
  }

  private static byte[] altered(byte[] key, byte[] sealed, Change change) {
    byte[] version;
    Context context = Context.enter();
    try {
      version = IcodeStamp.engineVersion(context).getBytes(StandardCharsets.UTF_8);
    } finally {
      Context.exit();
    }
    byte[] record = Seal.open(StoreTable.OBJECTS, key, sealed, "test");
    for (int at = 0; at + version.length <= record.length; at++) {
      if (Arrays.equals(record, at, at + version.length, version, 0, version.length)) {
        change.apply(record, at, version.length);
      }
    }
    return Seal.close(StoreTable.OBJECTS, key, record, false);
  }

  private void changeAndRestart(HeapFixture heap) {
    isChanged = true;
    heap.restart();
  }

  @Test
  void aCallThatAnotherVersionOfTheEngineSuspendedIsNotResumed() {
    try (HeapFixture heap = heapWith((record, at, length) -> record[at] = '7')) {
      changeAndRestart(heap);

      assertThat(
          heap.fails("held.g.next()"),
          startsWith(
              "test.js:1: TypeError: The call of \"steps\" in \"test.js\" was suspended by version"
                  + " 7"));
    }
  }

  @Test
  void aCallOfCodeThatIsCompiledToSomethingElseIsNotResumed() {
    try (HeapFixture heap = heapWith((record, at, length) -> record[at + length] ^= 1)) {
      changeAndRestart(heap);

      assertThat(
          heap.fails("held.g.next()"), containsString("it cannot be resumed. Open the heap"));
    }
  }

  @Test
  void whatIsBesideACallThatCannotBeResumedIsThereAsBefore() {
    try (HeapFixture heap = heapWith((record, at, length) -> record[at] = '7')) {
      changeAndRestart(heap);
      heap.fails("held.before = 2; held.g.next()");

      assertThat(
          heap.run(
              "var how; try { held.g.next(); } catch (e) { how = e.name; } [how, held.before]"),
          is("[\"TypeError\", 1]"));
    }
  }

  @Test
  void aCallOfTheSameCodeIsResumed() {
    try (HeapFixture heap = heapWith((record, at, length) -> {})) {
      changeAndRestart(heap);

      assertThat(heap.run("held.g.next().value"), is("2"));
    }
  }
}
