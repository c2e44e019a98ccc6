package dev.perdure.xodus;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.StoreText;
import dev.perdure.runtime.store.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A program that commits turns without end, one to four at once, and prints the last turn of each
 * commit that returned.
 */
final class WritingProcess {

  static final XodusHeapOptions OPTIONS = XodusHeapOptions.defaults().withLogFileBytes(512 * 1024);

  private WritingProcess() {}

  public static void main(String[] arguments) {
    XodusHeapStore store = XodusHeapStore.open(Path.of(arguments[0]), OPTIONS);
    Random random = new Random();
    while (true) {
      commitSome(store, random);
      System.out.println(store.lastSequence());
    }
  }

  static void commitSome(XodusHeapStore store, Random random) {
    List<WriteBatch> batches = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 1; i <= count; i++) {
      batches.add(turn(store.lastSequence() + i));
    }
    store.commit(batches);
  }

  /** A turn that leaves a mark of its own, and changes what every turn changes. */
  static WriteBatch turn(long sequence) {
    WriteBatch batch = new WriteBatch(sequence);
    byte[] number = StoreText.bytes(Long.toString(sequence));
    batch.put(StoreTable.EXTENTS, StoreText.bytes("turn " + sequence), number);
    for (String key : List.of("first", "middle", "last")) {
      batch.put(StoreTable.META, StoreText.bytes(key), number);
    }
    byte[] record = new byte[3000];
    new Random(sequence).nextBytes(record);
    batch.put(StoreTable.OBJECTS, StoreText.bytes("object " + sequence % 50), record);
    return batch;
  }

  /** What is wrong with a heap that went through such turns only; empty if nothing is. */
  static List<String> faults(XodusHeapStore store) {
    List<String> faults = new ArrayList<>();
    long last = store.lastSequence();
    for (String key : List.of("first", "middle", "last")) {
      String value = StoreText.get(store, key);
      if (last > 0 && !Long.toString(last).equals(value)) {
        faults.add(key + " is " + value + " after turn " + last);
      }
    }
    for (long turn = 1; turn <= last; turn++) {
      byte[] value = store.get(StoreTable.EXTENTS, StoreText.bytes("turn " + turn));
      if (value == null || !StoreText.text(value).equals(Long.toString(turn))) {
        faults.add("turn " + turn + " of " + last + " is missing");
      }
    }
    for (long turn = Math.max(1, last - 49); turn <= last; turn++) {
      byte[] record = store.get(StoreTable.OBJECTS, StoreText.bytes("object " + turn % 50));
      byte[] expected = new byte[3000];
      new Random(turn).nextBytes(expected);
      if (record == null || !Arrays.equals(record, expected)) {
        faults.add("the object of turn " + turn + " is wrong");
      }
    }
    byte[] beyond = StoreText.bytes("turn " + (last + 1));
    if (store.get(StoreTable.EXTENTS, beyond) != null) {
      faults.add("a part of turn " + (last + 1) + " is there");
    }
    return faults;
  }
}
