package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.PagedEntries;

/**
 * The entries of one large Map, Set or dictionary: changing one of a million writes one page.
 *
 * <p>An entry with the ordinal <i>n</i> is in page <i>n / pageEntries</i>. Entries that were
 * removed leave gaps, pages without entries are not stored, and ordinals are never given again: so
 * an iterator need only remember an ordinal. A {@link KeyIndex} finds the ordinal of a key.
 *
 * <p>Pages and buckets come from the store when they are needed. What a turn changes stays in
 * memory until it is written; the rest may go whenever something is loaded, so that no method here
 * relies on a part that it has not changed after it has asked for another. Confined to the turn
 * thread.
 */
final class PagedTable<E> implements PagedEntries<E>, KeyIndex.Entries {

  /** As in {@link PageRecords}: strings of a page that is longer have entries of their own. */
  private static final int LONGEST_BYTES = 3000;

  static final int LONGEST_STRING_IN_LONG_PAGE = 16;

  /** What a page of a new table should take if its keys are long: fewer entries, then. */
  private static final int WANTED_BYTES = 2000;

  private static final int FEWEST_IN_PAGE = 2;

  /** How many entries are looked at to find out. */
  static final int SAMPLE = 64;

  /** About what a page takes in memory: itself, and each entry. */
  private static final int PAGE_BYTES = 250;

  private static final int ENTRY_BYTES = 90;

  private static final class Page extends TablePart {
    private final @Nullable Object[] entries;
    private int live;

    /** Whether it may have been written past the barriers. */
    private boolean suspected;

    Page(long number, int size) {
      super(number);
      this.entries = new Object[size];
    }

    @Override
    boolean isHeld() {
      return suspected || isChanged();
    }

    int footprint(int references) {
      return PAGE_BYTES + ENTRY_BYTES * live + Footprint.REFERENCE * references;
    }
  }

  private final PagedTables tables;
  private final EntryForm<E> form;
  private final long oid;
  private final int pageEntries;

  private final KeyIndex keys;

  private long size;
  private long nextOrdinal;

  /** Entries from here on are unknown to the store: they are all in memory. */
  private long storedOrdinals;

  private final TableParts<Page> pages = new TableParts<>();

  /** What is to be written, or looked at, at the checkpoint. */
  private final List<Page> touchedPages = new ArrayList<>();

  /** Makes an empty table that has no page in the store. */
  PagedTable(PagedTables tables, EntryForm<E> form, long oid, long expected, int pageEntries) {
    this.tables = tables;
    this.form = form;
    this.oid = oid;
    this.pageEntries = pageEntries;
    this.keys = KeyIndex.ofNew(tables, this, oid, expected);
  }

  /** What a record says of a table. */
  record Header(int pageEntries, long size, long nextOrdinal, int bucketCount) {

    static Header read(RecordReader in) {
      Header header =
          new Header(in.readCount(), in.readUnsigned(), in.readUnsigned(), in.readCount());
      if (header.pageEntries < 1
          || header.pageEntries > 1 << 16
          || header.bucketCount < 1
          || header.size > header.nextOrdinal) {
        throw new IndexOutOfBoundsException("The header of a large collection cannot be.");
      }
      return header;
    }
  }

  /** Makes a table that is in the store, from its header. */
  PagedTable(PagedTables tables, EntryForm<E> form, long oid, Header header) {
    this.tables = tables;
    this.form = form;
    this.oid = oid;
    this.pageEntries = header.pageEntries;
    this.size = header.size;
    this.nextOrdinal = header.nextOrdinal;
    this.storedOrdinals = nextOrdinal;
    this.keys = KeyIndex.ofStored(tables, this, oid, header.bucketCount);
  }

  /**
   * The turn, or a part of it, is undone: puts the table in the state of its header, and drops what
   * has changed since.
   *
   * @return false if it is the header of another table, which has to be made
   */
  boolean undo(Header header) {
    if (header.pageEntries != pageEntries) {
      return false;
    }
    size = header.size;
    nextOrdinal = header.nextOrdinal;
    storedOrdinals = nextOrdinal;
    for (Page page : touchedPages) {
      lose(page.number());
    }
    touchedPages.clear();
    keys.undo(header.bucketCount);
    return true;
  }

  /** A page or bucket is not what the store has any more. */
  void noteLost(byte[] key) {
    if (PagedTables.isPage(key)) {
      lose(PagedTables.pageOf(key));
    } else {
      keys.noteLost(PagedTables.bucketOf(key));
    }
  }

  private void lose(long number) {
    Page page = pages.get(number);
    if (page != null) {
      pages.remove(page);
    }
  }

  /** How many entries like these a page should have. */
  static <E> int entriesInPage(EntryForm<E> form, Iterator<E> entries) {
    long bytes = 0;
    int count = 0;
    for (; count < SAMPLE && entries.hasNext(); count++) {
      bytes += form.estimate(entries.next());
    }
    int most = PagedTables.limits.inPage();
    if (count == 0 || bytes * most / count <= WANTED_BYTES) {
      return most;
    }
    return (int) Math.max(FEWEST_IN_PAGE, (long) WANTED_BYTES * count / bytes);
  }

  EntryForm<E> form() {
    return form;
  }

  // What programs do

  @Override
  public long size() {
    return size;
  }

  @Override
  public long nextOrdinal() {
    return nextOrdinal;
  }

  @Override
  public @Nullable E find(@Nullable Object key) {
    long ordinal = keys.locate(key);
    return ordinal < 0 ? null : at(ordinal);
  }

  @Override
  public @Nullable E findToChange(@Nullable Object key) {
    long ordinal = keys.locate(key);
    if (ordinal < 0) {
      return null;
    }
    change(pageOf(ordinal));
    return at(ordinal);
  }

  @Override
  public @Nullable E findToSuspect(@Nullable Object key) {
    long ordinal = keys.locate(key);
    if (ordinal < 0) {
      return null;
    }
    suspect(pageOf(ordinal));
    return at(ordinal);
  }

  @Override
  public void add(E entry) {
    addAt(nextOrdinal, entry);
  }

  /** Adds an entry with an ordinal that is not less than the next. */
  void addAt(long ordinal, E entry) {
    long number = ordinal / pageEntries;
    Page page = page(number);
    if (page == null) {
      page = new Page(number, pageEntries);
      pages.add(page);
    }
    change(page);
    page.entries[(int) (ordinal % pageEntries)] = entry;
    page.live++;
    size++;
    nextOrdinal = ordinal + 1;
    keys.add(form.key(entry), ordinal, size);
  }

  /** The next entry has this ordinal: those before it were given to entries that are gone. */
  void skipTo(long ordinal) {
    nextOrdinal = ordinal;
  }

  @Override
  public void replace(@Nullable Object key, E entry) {
    long ordinal = keys.locate(key);
    Page page = pageOf(ordinal);
    change(page);
    page.entries[(int) (ordinal % pageEntries)] = entry;
  }

  @Override
  public @Nullable E remove(@Nullable Object key) {
    long ordinal = keys.locate(key);
    if (ordinal < 0) {
      return null;
    }
    Page page = pageOf(ordinal);
    change(page);
    E entry = at(ordinal);
    page.entries[(int) (ordinal % pageEntries)] = null;
    page.live--;
    size--;
    keys.remove(key, ordinal);
    return entry;
  }

  @Override
  public long ordinalFrom(long ordinal) {
    int from = (int) (ordinal % pageEntries);
    for (long number = ordinal / pageEntries; number >= 0; number = pageAfter(number)) {
      Page page = number * pageEntries < nextOrdinal ? page(number) : null;
      if (page != null && page.live > 0) {
        for (int i = from; i < pageEntries; i++) {
          if (page.entries[i] != null) {
            return number * pageEntries + i;
          }
        }
      }
      from = 0;
    }
    return -1;
  }

  @Override
  @SuppressWarnings("unchecked")
  public E at(long ordinal) {
    Object entry = pageOf(ordinal).entries[(int) (ordinal % pageEntries)];
    if (entry == null) {
      throw tables.damaged(oid, "entry " + ordinal + " is missing");
    }
    return (E) entry;
  }

  @Override
  public boolean hasKey(long ordinal, @Nullable Object key) {
    return form.isSameKey(form.key(at(ordinal)), key);
  }

  @Override
  @SuppressWarnings("unchecked")
  public void forEachInMemory(Consumer<E> action) {
    for (Page page : pages.all()) {
      for (Object entry : page.entries) {
        if (entry != null) {
          action.accept((E) entry);
        }
      }
    }
  }

  /** Nobody uses the table any more: what the turn has changed in it is lost. */
  @Override
  public void release() {
    pages.clear();
    keys.release();
  }

  // Pages

  private Page pageOf(long ordinal) {
    Page page = page(ordinal / pageEntries);
    if (page == null) {
      throw tables.damaged(oid, "the page of entry " + ordinal + " is missing");
    }
    return page;
  }

  /** The page with a number, from the store if need be; null if it has no entries. */
  private @Nullable Page page(long number) {
    Page page = pages.get(number);
    if (page == null && number * pageEntries < storedOrdinals) {
      int before = tables.referencesRead();
      page = tables.read(PagedTables.pageKey(oid, number), bytes -> decode(number, bytes));
      if (page != null) {
        page.becomeKnown();
        pages.add(page);
        tables.loaded(page, page.footprint(tables.referencesRead() - before));
      }
    }
    if (page != null) {
      page.use();
    }
    return page;
  }

  /** The number of the first page behind one that may have entries, or -1. */
  private long pageAfter(long number) {
    long next = number + 1;
    if (next * pageEntries >= nextOrdinal) {
      return -1;
    }
    if (next * pageEntries >= storedOrdinals || pages.get(next) != null) {
      return next;
    }
    long stored = tables.firstPage(oid, next);
    // The last page may be in memory alone.
    return stored >= 0 ? stored : Math.max(next, storedOrdinals / pageEntries);
  }

  private void change(Page page) {
    if (page.markChanged() && !page.suspected) {
      touchedPages.add(page);
    }
  }

  private void suspect(Page page) {
    if (!page.isHeld()) {
      page.suspected = true;
      touchedPages.add(page);
    }
  }

  private Page decode(long number, byte[] bytes) {
    RecordReader in = new RecordReader(bytes);
    Page page = new Page(number, pageEntries);
    int place = -1;
    for (int left = in.readCount(); left > 0; left--) {
      place += 1 + in.readCount();
      page.entries[place] = form.read(in);
      page.live++;
    }
    if (!in.isAtEnd()) {
      throw new IndexOutOfBoundsException("A page is too long.");
    }
    return page;
  }

  /** A count; for each entry how many gaps are before it, and the entry. */
  private byte[] encode(Page page, ValueEncoder values) {
    byte[] encoded = encode(page, values, values);
    return encoded.length <= LONGEST_BYTES
        ? encoded
        : encode(page, values, values.withStringsApart(LONGEST_STRING_IN_LONG_PAGE));
  }

  @SuppressWarnings("unchecked")
  private byte[] encode(Page page, ValueEncoder keys, ValueEncoder values) {
    RecordWriter out = new RecordWriter();
    out.writeUnsigned(page.live);
    int gaps = 0;
    for (Object entry : page.entries) {
      if (entry == null) {
        gaps++;
      } else {
        out.writeUnsigned(gaps);
        gaps = 0;
        form.write(out, (E) entry, keys, values);
      }
    }
    return out.toByteArray();
  }

  // Checkpoint

  /** Writes what a record says of the table. */
  void writeHeader(RecordWriter out) {
    out.writeUnsigned(pageEntries);
    out.writeUnsigned(size);
    out.writeUnsigned(nextOrdinal);
    out.writeUnsigned(keys.bucketCount());
  }

  /** Receives pages and buckets; a null value says that there is nothing any more. */
  interface Sink {
    void accept(byte[] key, byte @Nullable [] value);
  }

  /** Encodes what has changed since the last checkpoint, and changes nothing here. */
  void encodeChanges(ValueEncoder values, Sink sink) {
    for (Page page : touchedPages) {
      byte[] encoded = page.live == 0 ? null : encode(page, values);
      if (page.isChanged() || !tables.isStoredPage(oid, page.number(), encoded)) {
        sink.accept(PagedTables.pageKey(oid, page.number()), encoded);
      }
    }
    keys.encodeChanges(values, sink);
  }

  /** What was encoded is in the store, or on its way. */
  void written() {
    keys.written();
    for (Page page : touchedPages) {
      page.becomeClean();
      page.suspected = false;
      if (page.live == 0) {
        pages.remove(page);
      } else if (page.becomeKnown()) {
        // Half of what entries hold are objects, say.
        tables.made(page, page.footprint(page.live));
      }
    }
    touchedPages.clear();
    storedOrdinals = nextOrdinal;
  }

  /** For the audit: encodes everything that is in memory. */
  void encodeAll(ValueEncoder values, Sink sink) {
    for (Page page : pages.all()) {
      sink.accept(
          PagedTables.pageKey(oid, page.number()), page.live == 0 ? null : encode(page, values));
    }
    keys.encodeAll(sink);
  }
}
