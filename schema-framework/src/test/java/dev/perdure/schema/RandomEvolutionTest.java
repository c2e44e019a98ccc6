package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random redefinitions, reads, writes, undone turns and blocks, evictions and restarts, compared
 * with what each record has to be. Each version renames the one attribute and adds one to it.
 */
class RandomEvolutionTest {

  private static final int RECORDS = 12;
  private static final int TURNS = 120;

  private MemoryHeapStore store = MemoryHeapStore.create("models");
  private PerdureRuntime runtime = open(false);

  private PerdureRuntime open(boolean evictsAlways) {
    return PerdureRuntime.open(
        store,
        RuntimeOptions.builder()
            .extension(new SchemaExtension())
            .memory(new MemoryLimit(64 << 20, evictsAlways))
            .audited(true)
            .build());
  }

  private String turn(String source) {
    TurnOutcome outcome = runtime.evaluate(source, "test.js");
    if (outcome instanceof TurnOutcome.Completed completed) {
      return String.valueOf(completed.display());
    }
    return ((TurnOutcome.Aborted) outcome).report();
  }

  private static String definition(int version) {
    return "Model.define('Item', { attributes: { v"
        + version
        + ": { type: 'integer', was: 'v"
        + (version - 1)
        + "', convert: function (old) { return old + 1; } } } });";
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyRecordHasPassedEveryStepOnce(long seed) {
    Random random = new Random(seed);
    List<Integer> expected = new ArrayList<>();
    int version = 0;
    turn("var all = {}; var Item = " + definition(0));
    for (int i = 1; i <= RECORDS; i++) {
      turn("all.r" + i + " = Item.create({ v0: 0 });");
      expected.add(0);
    }

    for (int i = 0; i < TURNS; i++) {
      int record = random.nextInt(RECORDS);
      String touched = "all.r" + (record + 1) + ".v" + version;
      switch (random.nextInt(10)) {
        case 0 -> {
          turn(definition(++version));
          expected.replaceAll(value -> value + 1);
        }
        case 1 -> turn(definition(version));
        case 2 -> turn(definition(version + 1) + touched + "; throw new Error('no');");
        case 3 -> turn(touched + " = 99; throw new Error('no');");
        case 4 ->
            turn(
                "transaction(function () { "
                    + touched
                    + " += 5; transaction(function () { Item.where('v"
                    + version
                    + " > 0').count(); }); rollback(); });");
        case 5 -> {
          assertThat(turn(touched + " += 10;"), is(String.valueOf(expected.get(record) + 10)));
          expected.set(record, expected.get(record) + 10);
        }
        case 6 -> runtime.evictAll();
        case 7 -> {
          runtime.close();
          store = store.reopen();
          runtime = open(random.nextInt(4) == 0);
        }
        case 8 -> turn("Item.upgrade(3);");
        default -> assertThat(turn(touched), is(String.valueOf(expected.get(record))));
      }
    }

    for (int i = 0; i < RECORDS; i++) {
      assertThat(turn("all.r" + (i + 1) + ".v" + version), is(String.valueOf(expected.get(i))));
    }
    runtime.close();
  }
}
