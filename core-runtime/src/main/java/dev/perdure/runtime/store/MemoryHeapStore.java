package dev.perdure.runtime.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A heap store in memory, for tests and for runs that should leave nothing behind.
 *
 * <p>It keeps the whole contract of {@link HeapStore} but the durability: its content lives as long
 * as the process. {@link #reopen()} stands in for a restart.
 *
 * <p>Thread-safe: each commit publishes a new immutable state, and readers keep the one they began
 * with.
 */
public final class MemoryHeapStore implements HeapStore {

  private final Content content;
  private volatile boolean closed;

  private MemoryHeapStore(Content content) {
    this.content = content;
    if (!content.open.compareAndSet(false, true)) {
      throw new HeapLockedException(
          "The heap in memory \""
              + content.name
              + "\" is in use in this process. Close it before opening it again.");
    }
  }

  /** Makes an empty heap with a name for messages. */
  public static MemoryHeapStore create(String name) {
    return new MemoryHeapStore(new Content(name));
  }

  /**
   * Opens another store on the content of this one, which must be closed.
   *
   * @throws HeapLockedException if this store, or another on the same content, is open
   */
  public MemoryHeapStore reopen() {
    return new MemoryHeapStore(content);
  }

  /**
   * Opens a heap of its own that begins with the content of this one, which may be open or closed.
   * Takes no time: what neither changes is shared.
   */
  public MemoryHeapStore copy(String name) {
    Content copied = new Content(name);
    copied.state = content.state;
    return new MemoryHeapStore(copied);
  }

  @Override
  public byte @Nullable [] get(StoreTable table, byte[] key) {
    byte[] value = state().tree(table).get(key);
    return value == null ? null : value.clone();
  }

  @Override
  public StoreCursor scan(StoreTable table, byte[] from, byte @Nullable [] to, boolean descending) {
    byte[] end = to == null ? null : to.clone();
    return new MemoryCursor(state().tree(table).walk(from.clone(), end, descending));
  }

  @Override
  public synchronized void commit(List<WriteBatch> batches) {
    State state = state();
    WriteBatch.requireConsecutive(state.lastSequence, batches);
    if (!batches.isEmpty()) {
      content.state = state.with(batches);
    }
  }

  @Override
  public long lastSequence() {
    return state().lastSequence;
  }

  @Override
  public String describe() {
    return content.name;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      content.open.set(false);
    }
  }

  private State state() {
    if (closed) {
      throw new IllegalStateException("The heap \"" + content.name + "\" is closed.");
    }
    return content.state;
  }

  /** What outlives a store: its state, and whether a store is open on it. */
  private static final class Content {

    final String name;
    final AtomicBoolean open = new AtomicBoolean();
    volatile State state = new State(new EnumMap<>(StoreTable.class), 0);

    Content(String name) {
      this.name = name;
    }
  }

  /** The heap after one commit. Immutable: the map is not changed once it is in here. */
  private record State(Map<StoreTable, ByteTree> trees, long lastSequence) {

    ByteTree tree(StoreTable table) {
      return trees.getOrDefault(table, ByteTree.EMPTY);
    }

    State with(List<WriteBatch> batches) {
      Map<StoreTable, ByteTree> changed = new EnumMap<>(StoreTable.class);
      changed.putAll(trees);
      long sequence = lastSequence;
      for (WriteBatch batch : batches) {
        for (WriteBatch.Entry entry : batch.entries()) {
          ByteTree tree = changed.getOrDefault(entry.table(), ByteTree.EMPTY);
          byte[] value = entry.value();
          changed.put(
              entry.table(),
              value == null
                  ? tree.without(entry.key())
                  : tree.with(entry.key().clone(), value.clone()));
        }
        sequence = batch.sequence();
      }
      return new State(changed, sequence);
    }
  }

  private final class MemoryCursor implements StoreCursor {

    private final ByteTree.Walk walk;
    private ByteTree.@Nullable Node current;
    private boolean cursorClosed;

    MemoryCursor(ByteTree.Walk walk) {
      this.walk = walk;
    }

    @Override
    public boolean next() {
      state();
      if (cursorClosed) {
        throw new IllegalStateException("The cursor is closed.");
      }
      current = walk.next();
      return current != null;
    }

    @Override
    public byte[] key() {
      return current().key().clone();
    }

    @Override
    public byte[] value() {
      return current().value().clone();
    }

    @Override
    public void close() {
      cursorClosed = true;
      current = null;
    }

    private ByteTree.Node current() {
      ByteTree.Node node = current;
      if (node == null) {
        throw new IllegalStateException("The cursor is not on an entry.");
      }
      return node;
    }
  }
}
