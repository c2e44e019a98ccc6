package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages or the buckets of a table that are in memory, by number. Confined to the turn thread.
 */
final class TableParts<P extends TablePart> {
  private @Nullable TablePart[] table = new TablePart[8];
  private int size;

  /** The one that was asked for last: walks ask for the same again and again. */
  private @Nullable P last;

  /** The part with a number, or null. */
  @SuppressWarnings("unchecked")
  @Nullable P get(long number) {
    P recent = last;
    if (recent != null && recent.number() == number) {
      return recent;
    }
    for (TablePart part = table[place(number)]; part != null; part = part.next) {
      if (part.number() == number) {
        last = (P) part;
        return (P) part;
      }
    }
    return null;
  }

  /** Adds a part whose number none has. */
  void add(P part) {
    if (size == table.length) {
      grow();
    }
    int place = place(part.number());
    part.next = table[place];
    table[place] = part;
    part.enter(this);
    size++;
  }

  @SuppressWarnings("ReferenceEquality")
  void remove(TablePart part) {
    int place = place(part.number());
    TablePart before = null;
    for (TablePart p = table[place]; p != part; p = p.next) {
      if (p == null) {
        throw new IllegalStateException("A part is not where it was put.");
      }
      before = p;
    }
    if (before == null) {
      table[place] = part.next;
    } else {
      before.next = part.next;
    }
    part.next = null;
    part.enter(null);
    last = null;
    size--;
  }

  void clear() {
    for (P part : all()) {
      remove(part);
    }
  }

  /** Those that are there now. */
  @SuppressWarnings("unchecked")
  List<P> all() {
    List<P> all = new ArrayList<>(size);
    for (TablePart chain : table) {
      for (TablePart part = chain; part != null; part = part.next) {
        all.add((P) part);
      }
    }
    return all;
  }

  private void grow() {
    List<P> all = all();
    table = new TablePart[2 * table.length];
    for (P part : all) {
      int place = place(part.number());
      part.next = table[place];
      table[place] = part;
    }
  }

  private int place(long number) {
    return (int) (number ^ (number >>> 16)) & (table.length - 1);
  }
}
