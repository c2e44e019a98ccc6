package dev.perdure.runtime;

import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.heap.PageSizes;
import dev.perdure.runtime.turn.OutputSink;
import dev.perdure.runtime.turn.TurnClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a runtime is set up. Immutable.
 *
 * @param output where printed text goes once its turn is durable
 * @param errors where reports of rejections that a turn has left unhandled go, behind what it and
 *     all turns before it have printed
 * @param clock the time by which timers are due
 * @param extensions what is installed in the realm beside the language
 * @param memory how much of the heap may be in memory
 * @param audited whether each checkpoint is checked for missed writes, at the cost of encoding
 *     everything in memory each time
 * @param dialectChecked whether sources that the engine would run silently wrongly are refused; off
 *     only for comparisons with the engine
 * @param pageSizes how long arrays are split; whatever it was, they can be read with any other
 * @param mostInstructions how many instructions of the interpreter a turn may run, about; 0 for any
 *     number
 */
public record RuntimeOptions(
    OutputSink output,
    OutputSink errors,
    TurnClock clock,
    List<RuntimeExtension> extensions,
    MemoryLimit memory,
    boolean audited,
    boolean dialectChecked,
    PageSizes pageSizes,
    long mostInstructions) {

  /** The system property that switches the audit on for runtimes that do not say otherwise. */
  public static final String AUDIT_PROPERTY = "perdure.audit";

  /** Copies the list. */
  public RuntimeOptions {
    extensions = List.copyOf(extensions);
  }

  /**
   * Starts from the defaults: printed text is dropped, the system's clock, no extensions, a share
   * of Java's memory.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options. Confined to one thread. */
  public static final class Builder {
    private OutputSink output = text -> {};
    private @Nullable OutputSink errors;
    private TurnClock clock = TurnClock.system();
    private final List<RuntimeExtension> extensions = new ArrayList<>();
    private MemoryLimit memory = MemoryLimit.defaults();
    private PageSizes pageSizes = PageSizes.USUAL;
    private boolean audited = Boolean.getBoolean(AUDIT_PROPERTY);
    private boolean dialectChecked = true;
    private long mostInstructions;

    private Builder() {}

    /** Sets where printed text goes. */
    public Builder output(OutputSink newOutput) {
      output = newOutput;
      return this;
    }

    /** Sets where reports of unhandled rejections go; otherwise they go where printed text does. */
    public Builder errors(OutputSink newErrors) {
      errors = newErrors;
      return this;
    }

    /** Sets the time by which timers are due. */
    public Builder clock(TurnClock newClock) {
      clock = newClock;
      return this;
    }

    /** Adds an extension. */
    public Builder extension(RuntimeExtension extension) {
      extensions.add(extension);
      return this;
    }

    /** Sets how much of the heap may be in memory. */
    public Builder memory(MemoryLimit newMemory) {
      memory = newMemory;
      return this;
    }

    /** Sets whether each checkpoint is checked for missed writes. */
    public Builder audited(boolean newAudited) {
      audited = newAudited;
      return this;
    }

    /** Sets whether sources that the engine would run silently wrongly are refused. */
    public Builder dialectChecked(boolean newDialectChecked) {
      dialectChecked = newDialectChecked;
      return this;
    }

    /** Sets how many instructions of the interpreter a turn may run, about; 0 for any number. */
    public Builder mostInstructions(long newMostInstructions) {
      mostInstructions = newMostInstructions;
      return this;
    }

    /** Sets how long arrays are split: for tests, which are faster with short ones. */
    Builder pageSizes(PageSizes newPageSizes) {
      pageSizes = newPageSizes;
      return this;
    }

    /** The options as they are now. */
    public RuntimeOptions build() {
      return new RuntimeOptions(
          output,
          errors == null ? output : errors,
          clock,
          extensions,
          memory,
          audited,
          dialectChecked,
          pageSizes,
          mostInstructions);
    }
  }
}
