package org.mozilla.javascript;

import java.util.Arrays;

/**
 * The pages of a long array. Their values are where Rhino has them; those of a page that has not
 * come yet are {@link HeapArray#ABSENT}, unless they were written meanwhile. Confined to the turn
 * thread.
 */
final class ArrayPages extends HeapPages {
  private static final int ELEMENTS = 0;

  private final HeapArray array;

  /** Whether the elements are to go back into the record. */
  private boolean dissolved;

  ArrayPages(HeapArray array, int pageSize, int storedCount) {
    super(array, ELEMENTS, pageSize, storedCount);
    this.array = array;
  }

  /** The array has become short: its record has the elements from now on. */
  void dissolve() {
    if (array.dense() != null) {
      load(0, pageCount());
    }
    dissolved = true;
  }

  /** The turn is undone: the record says how many elements there are in pages. */
  void restore(int count) {
    dissolved = false;
    reset(pagesFor(count));
  }

  @Override
  public int pageCount() {
    return dissolved ? 0 : pagesFor(array.denseLength());
  }

  @Override
  public Object[] values(int page) {
    load(page);
    int from = page * pageSize();
    Object[] values =
        Arrays.copyOfRange(array.dense(), from, Math.min(from + pageSize(), array.denseLength()));
    array.noteUnguarded(values);
    return values;
  }

  @Override
  protected void fill(int page, Object[] values) {
    Object[] dense = array.dense();
    int from = page * pageSize();
    int to = Math.min(from + pageSize(), dense.length);
    for (int i = from; i < to; i++) {
      if (dense[i] == HeapArray.ABSENT) {
        dense[i] = i - from < values.length ? values[i - from] : Scriptable.NOT_FOUND;
      }
    }
    array.noteUnguarded(values);
  }

  @Override
  protected void drop(int page) {
    Object[] dense = array.dense();
    int from = page * pageSize();
    int to = Math.min(from + pageSize(), array.denseLength());
    if (from < to) {
      Arrays.fill(dense, from, to, HeapArray.ABSENT);
    }
  }

  @Override
  public void written() {
    super.written();
    if (dissolved) {
      array.setPages(null);
    }
  }
}
