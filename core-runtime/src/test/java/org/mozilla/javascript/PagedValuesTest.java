package org.mozilla.javascript;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A sequence in pages behaves as a list does, whatever is in memory and whatever is undone. */
final class PagedValuesTest {
  private static final int PAGE_SIZE = 4;

  /** A store of pages in memory, with the commits of a heap. */
  private static final class PageStore implements HeapHooks {
    private final Map<Integer, Object[]> stored = new HashMap<>();
    private long storedSize;
    private int reads;
    private final List<Integer> written = new ArrayList<>();

    void checkpoint(PagedValues values) {
      written.clear();
      for (int page = values.nextToWrite(0); page >= 0; page = values.nextToWrite(page + 1)) {
        stored.put(page, values.values(page).clone());
        written.add(page);
      }
      for (int page = values.pageCount(); page < values.storedCount(); page++) {
        stored.remove(page);
      }
      values.written();
      storedSize = values.size();
    }

    @Override
    public Object[] readPage(HeapSlotMap map, HeapPages pages, int page) {
      reads++;
      return stored.get(page).clone();
    }

    @Override
    public void faultIn(HeapSlotMap map) {}

    @Override
    public void changed(HeapSlotMap map) {}

    @Override
    public void suspected(HeapSlotMap map) {}

    @Override
    public void intrinsicChanging(HeapSlotMap map, Object key) {}

    @Override
    public void intrinsicRemoving(HeapSlotMap map, Object key) {}
  }

  private final PageStore store = new PageStore();
  private final ScriptableObject owner = new NativeObject();
  private PagedValues values;

  private void persist() {
    HeapSlotMap.adopt(owner, store, 7);
    values = new PagedValues(owner, 0, PAGE_SIZE);
  }

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      values.add(i);
    }
    store.checkpoint(values);
  }

  @Test
  void changingOneValueWritesOnePage() {
    persist();
    fill(40);

    values.set(21, "changed");
    store.checkpoint(values);

    assertThat(store.written, is(List.of(5)));
  }

  @Test
  void addingAValueWritesTheLastPage() {
    persist();
    fill(41);

    values.add("last");
    store.checkpoint(values);

    assertThat(store.written, is(List.of(10)));
  }

  @Test
  void readingOneValueReadsOnePage() {
    persist();
    fill(40);
    values.evictClean();

    Object value = values.get(17);

    assertThat(value, is(17));
    assertThat(store.reads, is(1));
  }

  @Test
  void whatWasCutOffIsDeletedFromTheStore() {
    persist();
    fill(40);

    values.resize(6);
    store.checkpoint(values);

    assertThat(store.stored.keySet(), is(java.util.Set.of(0, 1)));
  }

  @Property(tries = 500)
  void itIsAListWithUndo(@ForAll long seed) {
    persist();
    Random random = new Random(seed);
    List<Object> model = new ArrayList<>();
    List<Object> committed = new ArrayList<>();
    store.checkpoint(values);
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(8)) {
        case 0 -> {
          store.checkpoint(values);
          committed = new ArrayList<>(model);
        }
        case 1 -> {
          values.restore(store.storedSize);
          model = new ArrayList<>(committed);
        }
        case 2 -> values.evictClean();
        case 3 -> {
          int size = random.nextInt(30);
          values.resize(size);
          while (model.size() > size) {
            model.remove(model.size() - 1);
          }
          while (model.size() < size) {
            model.add(Scriptable.NOT_FOUND);
          }
        }
        case 4 -> {
          values = new PagedValues(owner, 0, PAGE_SIZE, store.storedSize);
          model = new ArrayList<>(committed);
        }
        default -> {
          if (model.isEmpty() || random.nextInt(3) == 0) {
            values.add(step);
            model.add(step);
          } else {
            int at = random.nextInt(model.size());
            values.set(at, step);
            model.set(at, step);
          }
        }
      }
      if (step < 59 && random.nextInt(4) != 0) {
        // Reading everything would leave nothing absent.
        continue;
      }
      List<Object> seen = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        seen.add(values.get(i));
      }
      assertThat(seen, is(model));
    }
  }
}
