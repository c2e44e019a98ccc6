package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {

  private static final int QUARTER = 1 << 18;

  /** Entries are strings; which were used, and which have to stay, is noted here. */
  private static final class Notes implements MemoryBudget.Sweeper {
    private final Set<Object> used = new HashSet<>();
    private final Set<Object> changed = new HashSet<>();
    private final List<Object> evicted = new ArrayList<>();
    private int looks;

    @Override
    public boolean takeUse(Object entry) {
      looks++;
      return used.remove(entry);
    }

    @Override
    public boolean evict(Object entry) {
      return !changed.contains(entry) && evicted.add(entry);
    }
  }

  private final Notes notes = new Notes();
  private final MemoryBudget budget = new MemoryBudget(new MemoryLimit(1 << 20, false));

  MemoryBudgetTest() {
    budget.sweepWith(notes);
  }

  private void load(String entry) {
    budget.entered(entry, QUARTER);
    budget.makeRoom(entry);
  }

  @Test
  void nothingIsEvictedWhileThereIsRoom() {
    for (String entry : List.of("a", "b", "c", "d")) {
      load(entry);
    }

    assertThat(notes.evicted, is(empty()));
  }

  @Test
  void theOldestThatNobodyUsedIsEvictedFirst() {
    for (String entry : List.of("a", "b", "c", "d")) {
      load(entry);
    }
    notes.used.add("a");

    load("e");
    load("f");

    assertThat(notes.evicted, contains("b", "c"));
    assertThat(budget.bytes(), is(4L * QUARTER));
  }

  @Test
  void whatHasJustBeenLoadedStaysHoweverLargeItIs() {
    budget.entered("large", 100 * QUARTER);
    budget.makeRoom("large");

    assertThat(notes.evicted, is(empty()));
  }

  @Test
  void whatIsChangedStaysAndIsLookedAtInProportionToWhatIsLoaded() {
    for (int i = 0; i < 1000; i++) {
      notes.changed.add("entry " + i);
      load("entry " + i);
    }

    assertThat(notes.evicted, is(empty()));
    assertThat(notes.looks, lessThanOrEqualTo(4000));
  }

  @Test
  void whatWasChangedLeavesOnceItIsClean() {
    notes.changed.addAll(List.of("a", "b"));
    for (String entry : List.of("a", "b", "c", "d", "e")) {
      load(entry);
    }
    notes.changed.clear();

    load("f");
    load("g");
    load("h");

    assertThat(notes.evicted, contains("c", "d", "e", "a"));
  }

  @Test
  void whatHasBecomeCleanIsLookedAtAgainAlsoIfNothingIsLoaded() {
    for (int i = 0; i < 100; i++) {
      notes.changed.add("entry " + i);
      load("entry " + i);
    }
    notes.changed.clear();

    budget.earn(100);
    budget.makeRoom(null);

    assertThat(budget.bytes(), is(4L * QUARTER));
  }

  @Test
  void nothingLeavesWhileEvictionIsHeldOff() {
    budget.hold();
    for (int i = 0; i < 100; i++) {
      load("entry " + i);
    }

    assertThat(notes.evicted, is(empty()));
  }

  @Test
  void onceEvictionIsReleasedThereIsRoomAgain() {
    budget.hold();
    for (int i = 0; i < 100; i++) {
      load("entry " + i);
    }
    budget.release();

    budget.makeRoom(null);

    assertThat(budget.bytes(), is(4L * QUARTER));
  }

  @Test
  void evictingAlwaysSparesOnlyWhatHasJustBeenLoaded() {
    MemoryBudget always = new MemoryBudget(new MemoryLimit(1 << 20, true));
    always.sweepWith(notes);
    always.entered("a", 1);
    always.entered("b", 1);
    always.entered("c", 1);

    always.makeRoom("b");

    assertThat(notes.evicted, contains("a", "c"));
  }
}
