package dev.perdure.runtime;

import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.heap.PageSizes;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnClock;
import dev.perdure.runtime.turn.TurnOutcome;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A runtime on a heap in memory, audited, with a clock that stands still until it is told to move.
 * Confined to the thread that made it.
 */
public final class HeapFixture implements AutoCloseable {

  /** When the clock of a new fixture stands: 2001-09-09T01:46:40Z. */
  public static final long START_MILLIS = 1_000_000_000_000L;

  private static final String SOURCE_NAME = "test.js";

  private final UnaryOperator<HeapStore> wrapper;
  private final List<RuntimeExtension> extensions;
  private final PageSizes pageSizes;
  private final MemoryLimit memory;
  private final StandingClock clock = new StandingClock();
  private final StringBuilder printed = new StringBuilder();
  private MemoryHeapStore store;
  private PerdureRuntime runtime;

  private HeapFixture(
      UnaryOperator<HeapStore> wrapper,
      List<RuntimeExtension> extensions,
      PageSizes pageSizes,
      MemoryLimit memory) {
    this(wrapper, extensions, pageSizes, memory, MemoryHeapStore.create("test"));
  }

  private HeapFixture(
      UnaryOperator<HeapStore> wrapper,
      List<RuntimeExtension> extensions,
      PageSizes pageSizes,
      MemoryLimit memory,
      MemoryHeapStore store) {
    this.wrapper = wrapper;
    this.extensions = extensions;
    this.pageSizes = pageSizes;
    this.memory = memory;
    this.store = store;
    open();
  }

  /** Opens an empty heap. */
  public static HeapFixture open(String... firstTurns) {
    return on(UnaryOperator.identity(), firstTurns);
  }

  /** Opens an empty heap whose store is seen through a wrapper, also after each restart. */
  public static HeapFixture on(UnaryOperator<HeapStore> wrapper, String... firstTurns) {
    return new HeapFixture(wrapper, List.of(), PageSizes.USUAL, MemoryLimit.defaults())
        .after(firstTurns);
  }

  /** Opens an empty heap with an extension, which is there after each restart too. */
  public static HeapFixture with(RuntimeExtension extension, String... firstTurns) {
    return with(extension, MemoryLimit.defaults(), firstTurns);
  }

  /** The same, of which no more than this may be in memory. */
  public static HeapFixture with(
      RuntimeExtension extension, MemoryLimit memory, String... firstTurns) {
    return new HeapFixture(UnaryOperator.identity(), List.of(extension), PageSizes.USUAL, memory)
        .after(firstTurns);
  }

  /** Opens an empty heap that splits long arrays and collections otherwise than usual. */
  public static HeapFixture paged(PageSizes pageSizes, MemoryLimit memory, String... firstTurns) {
    return new HeapFixture(UnaryOperator.identity(), List.of(), pageSizes, memory)
        .after(firstTurns);
  }

  /** Opens an empty heap of which no more than this may be in memory, also after each restart. */
  public static HeapFixture within(MemoryLimit memory, String... firstTurns) {
    return new HeapFixture(UnaryOperator.identity(), List.of(), PageSizes.USUAL, memory)
        .after(firstTurns);
  }

  /** Opens what is in a store, of which no more than this may be in memory. */
  public static HeapFixture within(MemoryLimit memory, MemoryHeapStore store) {
    return new HeapFixture(UnaryOperator.identity(), List.of(), PageSizes.USUAL, memory, store);
  }

  /** Opens an empty heap that evicts all that it can whenever it may. */
  public static HeapFixture evictingAlways(String... firstTurns) {
    return within(MemoryLimit.defaults().evictingAlways(), firstTurns);
  }

  private HeapFixture after(String... firstTurns) {
    for (String turn : firstTurns) {
      run(turn);
    }
    return this;
  }

  private void open() {
    RuntimeOptions.Builder options =
        RuntimeOptions.builder()
            .memory(memory)
            .pageSizes(pageSizes)
            .audited(true)
            .clock(clock)
            .output(text -> printed.append(text));
    extensions.forEach(options::extension);
    runtime = PerdureRuntime.open(wrapper.apply(store), options.build());
  }

  /** Runs a turn that is expected to complete; returns what a shell would show. */
  public String run(String source) {
    TurnOutcome outcome = evaluate(source);
    if (outcome instanceof TurnOutcome.Completed completed) {
      return completed.display() == null ? "undefined" : completed.display();
    }
    throw new AssertionError(
        "The turn was undone: " + ((TurnOutcome.Aborted) outcome).report() + "\n" + source);
  }

  /** Runs a turn that is expected to be undone; returns the report. */
  public String fails(String source) {
    TurnOutcome outcome = evaluate(source);
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      return aborted.report();
    }
    throw new AssertionError(
        "The turn was not undone, but gave "
            + ((TurnOutcome.Completed) outcome).display()
            + ": "
            + source);
  }

  /** Runs a turn, however it ends. */
  public TurnOutcome evaluate(String source) {
    return runtime.evaluate(source, SOURCE_NAME);
  }

  /** Closes the runtime and opens another, with a new engine and realm, on the same content. */
  public void restart() {
    close();
    store = store.reopen();
    open();
  }

  /** Turns every object in memory back into a ghost. */
  public void evict() {
    runtime.evictAll();
  }

  /** Moves the clock and runs the timers that are due then; returns the reports of undone turns. */
  public List<String> pass(long millis) {
    clock.now += millis;
    return runtime.runDueTimers();
  }

  /** What was printed since the last call. */
  public String printed() {
    String text = printed.toString();
    printed.setLength(0);
    return text;
  }

  /** What the heap is stored in, without the wrapper. */
  public HeapStore store() {
    return store;
  }

  public PerdureRuntime runtime() {
    return runtime;
  }

  @Override
  public void close() {
    runtime.close();
  }

  private static final class StandingClock implements TurnClock {
    private long now = START_MILLIS;

    @Override
    public long millis() {
      return now;
    }

    @Override
    public void waitUntil(long millis) {
      now = Math.max(now, millis);
    }
  }
}
