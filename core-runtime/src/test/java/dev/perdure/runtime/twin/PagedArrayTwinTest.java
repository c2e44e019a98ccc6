package dev.perdure.runtime.twin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.engine.ValueDisplay;
import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.heap.PageSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.TopLevel;

/**
 * Arrays whose pages come, go, are written and undone, against those of the engine as it comes from
 * its makers. Pages are short, so that a few elements have many.
 */
@AddLifecycleHook(TwinTries.class)
final class PagedArrayTwinTest {
  private static final int TURNS = 40;
  private static final PageSizes[] SIZES = {
    new PageSizes(4, 8, 4), new PageSizes(2, 1, 0), new PageSizes(16, 20, 10)
  };

  private enum Event {
    STATEMENT,
    UNDONE,
    EVICTION,
    RESTART
  }

  private record Step(Event event, String source) {}

  @Property(shrinking = ShrinkingMode.OFF)
  void arraysInPagesAreArrays(@ForAll long seed) {
    Random random = new Random(seed);
    List<Step> steps = steps(random);
    List<String> expected = stock(steps);
    StringBuilder history = new StringBuilder();
    PageSizes sizes = SIZES[random.nextInt(SIZES.length)];
    MemoryLimit memory =
        random.nextBoolean() ? MemoryLimit.defaults() : MemoryLimit.defaults().evictingAlways();
    try (HeapFixture heap = HeapFixture.paged(sizes, memory, RandomArrayProgram.PRELUDE)) {
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        history.append(step.event).append(' ').append(step.source).append('\n');
        switch (step.event) {
          case STATEMENT -> assertThat(heap.run(step.source), is(expected.get(i)));
          case UNDONE -> heap.fails(step.source);
          case EVICTION -> heap.evict();
          case RESTART -> heap.restart();
        }
      }
    } catch (RuntimeException | Error e) {
      throw new AssertionError("After " + sizes + " " + memory + "\n" + history, e);
    }
  }

  private static List<Step> steps(Random random) {
    RandomArrayProgram program = new RandomArrayProgram(random);
    List<Step> steps = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      if (random.nextInt(6) == 0) {
        String undone = program.statement() + "; " + program.statement();
        steps.add(new Step(Event.UNDONE, "try { " + undone + " } catch (e) {} throw 'undone';"));
      }
      steps.add(new Step(Event.STATEMENT, guarded(program.statement())));
      switch (random.nextInt(6)) {
        case 0 -> steps.add(new Step(Event.EVICTION, ""));
        case 1 -> steps.add(new Step(Event.RESTART, ""));
        case 2 -> steps.add(new Step(Event.STATEMENT, "all()"));
        default -> {}
      }
    }
    steps.add(new Step(Event.STATEMENT, "all()"));
    return steps;
  }

  /** An error inside of a statement is caught: what was changed before it stays. */
  private static String guarded(String statement) {
    int last = 0;
    int depth = 0;
    for (int i = 0; i < statement.length(); i++) {
      char c = statement.charAt(i);
      depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
      if (depth == 0 && c == ';') {
        last = i + 1;
      }
    }
    return "var r; try { r = (function () { "
        + statement.substring(0, last)
        + " return "
        + statement.substring(last)
        + "; })(); } catch (e) { r = e.name; } r";
  }

  private static List<String> stock(List<Step> steps) {
    Context engine = Context.enter();
    try {
      engine.setInterpretedMode(true);
      engine.setLanguageVersion(Context.VERSION_ECMASCRIPT);
      Scriptable global = engine.initSafeStandardObjects(new TopLevel());
      run(engine, global, RandomArrayProgram.PRELUDE);
      return steps.stream()
          .map(step -> step.event == Event.STATEMENT ? run(engine, global, step.source) : "")
          .toList();
    } finally {
      Context.exit();
    }
  }

  private static String run(Context engine, Scriptable global, String source) {
    return String.valueOf(
        ValueDisplay.of(engine.evaluateString(global, source, "test.js", 1, null)));
  }
}
