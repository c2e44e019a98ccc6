package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ResidentTableTest {

  private final ResidentTable table = new ResidentTable();

  @Test
  void anObjectIsFoundByItsIdentity() {
    Object object = new Object();

    table.put(7, object);

    assertThat(table.get(7), is(sameInstance(object)));
    assertThat(table.get(8), is(nullValue()));
  }

  @Test
  void ofTwoForOneIdentityTheLaterIsFound() {
    Object later = new Object();
    table.put(7, new Object());

    table.put(7, later);

    assertThat(table.get(7), is(sameInstance(later)));
    assertThat(table.objects(), is(List.of(later)));
  }

  /** What the collector takes, and in which order, is simulated: references are cleared by hand. */
  @Property(tries = 300)
  void whatIsLeftIsFoundWhateverElseWasCollected(
      @ForAll @Size(max = 800) List<@LongRange(min = 1, max = 600) Long> oids,
      @ForAll @LongRange(min = 1, max = 7) long keptOfSeven) {
    ResidentTable residents = new ResidentTable();
    Map<Long, Object> kept = new HashMap<>();
    for (long oid : oids) {
      Object object = new Object();
      residents.put(oid, object);
      if (oid % 7 < keptOfSeven) {
        kept.put(oid, object);
      } else {
        kept.remove(oid);
        ResidentTable.Resident entry = Objects.requireNonNull(residents.entry(oid));
        entry.clear();
        entry.enqueue();
      }
    }

    assertThat(new HashSet<>(residents.objects()), is(new HashSet<>(kept.values())));
    kept.forEach((oid, object) -> assertThat(residents.get(oid), is(sameInstance(object))));
  }
}
