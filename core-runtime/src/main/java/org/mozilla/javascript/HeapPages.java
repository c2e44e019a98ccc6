package org.mozilla.javascript;

import java.util.BitSet;

/**
 * A sequence of values that is part of an object's state and lies in pages of the store, so that
 * changing one value writes one page, and reading one reads one.
 *
 * <p>A page has a fixed number of values, which is the same for all pages of a sequence; holes
 * ({@link Scriptable#NOT_FOUND}) at its end are not stored. Where the values are in memory is a
 * subclass's affair. This class knows of each page where it stands:
 *
 * <pre>
 *   absent --load--> clean --change--> changed --written--> clean
 *   clean --evict--> absent            changed --reset--> absent
 * </pre>
 *
 * <p>A page that is loaded stands in the queue of what can be evicted. To load one may evict
 * another, but never the object itself: whoever needs several at once holds eviction off.
 *
 * <p>An object has at most a few sequences, told apart by their numbers. Those of a young object
 * are all changed. Confined to the turn thread.
 */
public abstract class HeapPages {
  private static final int PAGE_BYTES = 100;
  private static final int GHOST_BYTES = 100;
  private static final int STRING_BYTES = 50;
  private static final int VALUE_BYTES = 16;

  private final ScriptableObject owner;
  private final int sequence;
  private final int shift;

  /** How many pages the store has, from 0 on. */
  private int storedCount;

  private final BitSet absent = new BitSet();
  private final BitSet changed = new BitSet();

  /** The pages that stand in the queue of what can be evicted. */
  private final BitSet queued = new BitSet();

  private boolean detached;

  /** The page that was changed last: programs mostly write where they have written before. */
  private int lastChanged = -1;

  /**
   * Makes the pages of a sequence.
   *
   * @param sequence the number of the sequence among those of the object: 0 to 255
   * @param pageSize how many values a page has: a power of two
   * @param storedCount how many pages the store has; none of them is in memory
   */
  protected HeapPages(ScriptableObject owner, int sequence, int pageSize, int storedCount) {
    if (Integer.bitCount(pageSize) != 1) {
      throw new IllegalArgumentException("A page of " + pageSize + " values: not a power of two.");
    }
    this.owner = owner;
    this.sequence = sequence;
    this.shift = Integer.numberOfTrailingZeros(pageSize);
    this.storedCount = storedCount;
    absent.set(0, storedCount);
  }

  // What a subclass knows

  /** How many pages the sequence has now. */
  public abstract int pageCount();

  /** The values of a page that is in memory, for the store: as many as a page has, or fewer. */
  public abstract Object[] values(int page);

  /** A page has come from the store: as many values as a page has, or fewer. */
  protected abstract void fill(int page, Object[] values);

  /** A page is not needed in memory any more: it will be filled again before it is read. */
  protected abstract void drop(int page);

  /** What messages call a value: the last step of the path to it. */
  public Object step(int page, int offset) {
    return (page << shift) + offset;
  }

  // What everybody may ask

  /** The object that the sequence belongs to. */
  public final ScriptableObject owner() {
    return owner;
  }

  /** The number of the sequence among those of its object. */
  public final int sequence() {
    return sequence;
  }

  /** How many values a page has. */
  public final int pageSize() {
    return 1 << shift;
  }

  /** The page that a value is in. */
  public final int pageOf(long index) {
    return (int) (index >> shift);
  }

  /** Where in its page a value is. */
  public final int offsetOf(long index) {
    return (int) index & ((1 << shift) - 1);
  }

  /** How many pages a number of values takes. */
  public final int pagesFor(long values) {
    return (int) ((values + (1 << shift) - 1) >> shift);
  }

  /** How many pages the store has, from 0 on. */
  public final int storedCount() {
    return storedCount;
  }

  /** Whether a page is in the store alone. */
  public final boolean isAbsent(int page) {
    return absent.get(page);
  }

  /** Whether any page is in the store alone. */
  public final boolean isAnyAbsent() {
    return !absent.isEmpty();
  }

  /** The first page from this one on that is to be written, or -1. */
  public final int nextToWrite(int from) {
    int page = from < storedCount ? changed.nextSetBit(from) : from;
    if (page < 0 || page > storedCount) {
      page = Math.max(from, storedCount);
    }
    return page < pageCount() ? page : -1;
  }

  // Before reads and writes

  /** Brings a page into memory if it is absent. */
  public final void load(int page) {
    if (absent.get(page)) {
      HeapSlotMap map = (HeapSlotMap) owner.getMap();
      Object[] values = map.heap().readPage(map, this, page);
      absent.clear(page);
      fill(page, values);
      enqueue(map, page, values);
    }
  }

  private void enqueue(HeapSlotMap map, int page, Object[] values) {
    if (!queued.get(page)) {
      queued.set(page);
      map.heap().entered(new Page(page), costOf(values));
    }
  }

  /** What a page takes in memory, about. */
  private static int costOf(Object[] values) {
    int bytes = PAGE_BYTES;
    for (Object value : values) {
      if (value instanceof Scriptable) {
        bytes += GHOST_BYTES;
      } else if (value instanceof CharSequence text) {
        bytes += STRING_BYTES + text.length();
      } else {
        bytes += VALUE_BYTES;
      }
    }
    return bytes;
  }

  /** A page in the queue of what can be evicted. */
  private final class Page implements Evictable {
    private final int number;

    Page(int number) {
      this.number = number;
    }

    @Override
    public boolean takeUse() {
      // To note each use would cost more than to load some pages again.
      return false;
    }

    @Override
    public boolean evict() {
      if (!detached && !absent.get(number) && number < pageCount()) {
        if (changed.get(number) || number >= storedCount) {
          return false;
        }
        drop(number);
        absent.set(number);
      }
      queued.clear(number);
      return true;
    }
  }

  /** The object has other pages now, or none: these are garbage. */
  final void detach() {
    detached = true;
  }

  /** Brings the pages of a range into memory, all at once. */
  public final void load(int from, int to) {
    int page = absent.nextSetBit(from);
    if (page < 0 || page >= to) {
      return;
    }
    HeapHooks heap = ((HeapSlotMap) owner.getMap()).heap();
    heap.hold();
    try {
      while (page >= 0 && page < to) {
        load(page);
        page = absent.nextSetBit(page);
      }
    } finally {
      heap.release();
    }
  }

  /**
   * Notes that a page is about to be changed; does not bring it into memory. The object is known to
   * be changed.
   */
  final void noteChange(int page) {
    if (page != lastChanged) {
      changed.set(page);
      lastChanged = page;
    }
  }

  /** Notes that a page is not what the store has any more; the turn is being undone. */
  public final void noteLost(int page) {
    changed.set(page);
  }

  /** Notes that the pages of a range are about to be changed; does not bring them into memory. */
  public final void change(int from, int to) {
    if (from < to) {
      changed.set(from, to);
    }
    markOwnerChanged();
  }

  private void markOwnerChanged() {
    if (owner.getMap() instanceof HeapSlotMap map) {
      map.markChanged();
    }
  }

  // At the end of a turn

  /** The checkpoint has written what was changed. */
  public void written() {
    HeapSlotMap map = (HeapSlotMap) owner.getMap();
    for (int page = nextToWrite(0); page >= 0; page = nextToWrite(page + 1)) {
      enqueue(map, page, values(page));
    }
    storedCount = pageCount();
    changed.clear();
    lastChanged = -1;
    absent.clear(storedCount, Math.max(storedCount, absent.length()));
  }

  /**
   * The turn is undone: what was changed is dropped.
   *
   * @param count how many pages there are in the store
   */
  public final void reset(int count) {
    int known = Math.min(storedCount, count);
    for (int page = changed.nextSetBit(0); page >= 0; page = changed.nextSetBit(page + 1)) {
      drop(page);
      if (page < known) {
        absent.set(page);
      }
    }
    storedCount = count;
    absent.set(known, count);
    absent.clear(count, Math.max(count, absent.length()));
    changed.clear();
    lastChanged = -1;
  }
}
