package org.mozilla.javascript;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * The entries of a collection and walks over them, against the list of entries by which ECMAScript
 * defines both: what is removed leaves a gap in it for ever, and a walk is a place in it.
 */
final class EntryListTest {

  /** What is done with a key. */
  private enum Act {
    PUT,
    REMOVE,
    CLEAR,
    BEGIN_WALK,
    STEP,
    LOOK
  }

  private record Step(Act act, int key) {}

  /** ECMAScript's list; null is a gap. */
  private final List<Object> specified = new ArrayList<>();

  private final List<Integer> specifiedWalks = new ArrayList<>();

  private final HeapHashtable table = new HeapHashtable(null);
  private final List<EntryCursor> walks = new ArrayList<>();

  @BeforeTry
  void begin() {
    specified.clear();
    specifiedWalks.clear();
    table.refill();
    walks.clear();
  }

  @Provide
  Arbitrary<List<Step>> programs() {
    Arbitrary<Act> acts =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(20, Act.PUT),
            net.jqwik.api.Tuple.of(15, Act.REMOVE),
            net.jqwik.api.Tuple.of(1, Act.CLEAR),
            net.jqwik.api.Tuple.of(2, Act.BEGIN_WALK),
            net.jqwik.api.Tuple.of(10, Act.STEP),
            net.jqwik.api.Tuple.of(10, Act.LOOK));
    return Combinators.combine(acts, Arbitraries.integers().between(0, 40))
        .as(Step::new)
        .list()
        .ofMaxSize(300);
  }

  @Property(tries = 300)
  void entriesAndWalksAreWhatEcmaScriptSays(@ForAll("programs") List<Step> program) {
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();

    for (Step step : program) {
      ours.add(take(step));
      theirs.add(takeAsSpecified(step));
    }

    assertThat(ours, is(theirs));
  }

  private static Object key(int number) {
    return number % 3 == 0
        ? "text " + number
        : number % 3 == 1 ? number : Double.valueOf(number / 2.0);
  }

  private String take(Step step) {
    Object key = key(step.key);
    switch (step.act) {
      case PUT -> table.put(key, "value");
      case REMOVE -> {
        return "" + table.deleteEntry(key);
      }
      case CLEAR -> table.clear();
      case BEGIN_WALK -> walks.add((EntryCursor) table.iterator());
      case STEP -> {
        StringBuilder found = new StringBuilder();
        for (EntryCursor walk : walks) {
          found.append(walk.hasNext() ? walk.next().key() : "end").append(' ');
        }
        return found.toString();
      }
      case LOOK -> {
        return table.has(key) + " of " + table.size();
      }
    }
    return "";
  }

  private String takeAsSpecified(Step step) {
    Object key = EntryList.normalize(key(step.key));
    switch (step.act) {
      case PUT -> {
        if (!specified.contains(key)) {
          specified.add(key);
        }
      }
      case REMOVE -> {
        return ""
            + (specified.contains(key) && specified.set(specified.indexOf(key), null) != null);
      }
      case CLEAR -> specified.replaceAll(entry -> null);
      case BEGIN_WALK -> specifiedWalks.add(0);
      case STEP -> {
        StringBuilder found = new StringBuilder();
        for (int walk = 0; walk < specifiedWalks.size(); walk++) {
          found.append(stepAsSpecified(walk)).append(' ');
        }
        return found.toString();
      }
      case LOOK -> {
        long size = specified.stream().filter(entry -> entry != null).count();
        return specified.contains(key) + " of " + size;
      }
    }
    return "";
  }

  private Object stepAsSpecified(int walk) {
    int place = specifiedWalks.get(walk);
    while (place >= 0 && place < specified.size() && specified.get(place) == null) {
      place++;
    }
    boolean isOver = place < 0 || place == specified.size();
    specifiedWalks.set(walk, isOver ? -1 : place + 1);
    return isOver ? "end" : specified.get(place);
  }
}
