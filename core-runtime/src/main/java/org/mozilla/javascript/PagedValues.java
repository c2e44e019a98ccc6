package org.mozilla.javascript;

import java.util.Arrays;

/**
 * A sequence of values that has its own place in memory, page by page. A value that was never set
 * is a hole, {@link Scriptable#NOT_FOUND}.
 *
 * <p>For records of several values a position, such as keys and values, use {@code position * width
 * + column} as the index, with a width that is a power of two. Confined to the turn thread.
 */
public final class PagedValues extends HeapPages {
  private static final Object[][] NONE = new Object[0][];

  private Object[][] pages = NONE;
  private long size;

  /** Makes an empty sequence for an object that is young. */
  public PagedValues(ScriptableObject owner, int sequence, int pageSize) {
    super(owner, sequence, pageSize, 0);
  }

  /** Makes a sequence of which everything is in the store. */
  public PagedValues(ScriptableObject owner, int sequence, int pageSize, long size) {
    super(owner, sequence, pageSize, (int) ((size + pageSize - 1) / pageSize));
    this.size = size;
    pages = new Object[pageCount()][];
  }

  /** How many values there are. */
  public long size() {
    return size;
  }

  /** The value at an index that is less than the size. */
  public Object get(long index) {
    Object[] page = pages[pageOf(index)];
    if (page == null) {
      page = loaded(pageOf(index));
    }
    return handOut(page[offsetOf(index)]);
  }

  /** Sets the value at an index that is less than the size. */
  public void set(long index, Object value) {
    int number = pageOf(index);
    Object[] page = pages[number];
    if (page == null) {
      page = loaded(number);
    }
    change(number);
    page[offsetOf(index)] = value;
  }

  /** Adds a value at the end. */
  public void add(Object value) {
    resize(size + 1);
    set(size - 1, value);
  }

  /** Cuts values off at the end, or adds holes there. */
  public void resize(long newSize) {
    if (newSize < size) {
      shrink(newSize);
    } else if (newSize > size) {
      int count = pagesFor(newSize);
      if (count > pages.length) {
        pages = Arrays.copyOf(pages, Math.max(count, pages.length + (pages.length >> 1)));
      }
      change(pageOf(size), count);
      size = newSize;
    }
  }

  private void shrink(long newSize) {
    int oldCount = pageCount();
    int count = pagesFor(newSize);
    if (offsetOf(newSize) != 0) {
      Object[] last = pages[count - 1] == null ? loaded(count - 1) : pages[count - 1];
      Arrays.fill(last, offsetOf(newSize), pageSize(), Scriptable.NOT_FOUND);
    }
    change(pageOf(newSize), oldCount);
    for (int page = count; page < oldCount; page++) {
      pages[page] = null;
      forget(page);
    }
    size = newSize;
  }

  private Object[] loaded(int page) {
    load(page);
    if (pages[page] == null) {
      pages[page] = holes();
    }
    return pages[page];
  }

  private Object[] holes() {
    Object[] page = new Object[pageSize()];
    Arrays.fill(page, Scriptable.NOT_FOUND);
    return page;
  }

  @Override
  public int pageCount() {
    return pagesFor(size);
  }

  @Override
  public Object[] values(int page) {
    return loaded(page);
  }

  @Override
  protected void fill(int page, Object[] values) {
    pages[page] = values.length == pageSize() ? values : holes();
    if (values.length < pageSize()) {
      System.arraycopy(values, 0, pages[page], 0, values.length);
    }
  }

  @Override
  protected void drop(int page) {
    if (page < pages.length) {
      pages[page] = null;
    }
  }

  /** The turn is undone: the sequence has the size that its record says, and what is stored. */
  public void restore(long storedSize) {
    reset(pagesFor(storedSize));
    size = storedSize;
    pages = Arrays.copyOf(pages, pageCount());
  }
}
