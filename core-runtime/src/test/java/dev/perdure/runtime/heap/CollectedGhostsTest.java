package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Undefined;

/**
 * An object that nothing in memory leads to any more, because what led to it was evicted, is taken
 * by Java's garbage collector in the middle of a turn; the store still has it.
 */
final class CollectedGhostsTest {

  /** Gives programs a function that evicts all it can, and collects garbage. */
  private static final class Collector implements RuntimeExtension {
    @Override
    public String name() {
      return "collector";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "collect",
          0,
          (cx, scope, thisObj, args) -> {
            System.gc();
            return Undefined.instance;
          });
    }
  }

  private static String resultOf(String program) {
    try (PerdureRuntime runtime =
        PerdureRuntime.open(
            MemoryHeapStore.create("collected"),
            RuntimeOptions.builder()
                .audited(true)
                .memory(MemoryLimit.defaults().evictingAlways())
                .extension(new Collector())
                .build())) {
      runtime.evaluate(
          """
          var tree = { left: { leaf: { n: 1 } }, right: { n: 2 } }, re = { g: /a/g };
          function touchOthers() { tree.right.n; collect(); tree.right.n; }
          // The interpreter's frames keep what they have had: it has to be another's.
          function inAnotherFrame(action) { return action(); }
          """,
          "test.js");
      runtime.evictAll();
      return runtime.evaluate(program, "test.js").toString();
    }
  }

  @Test
  void itIsStillAKeyOfAWeakMap() {
    String result =
        resultOf(
            "(function () { var notes = new WeakMap();"
                + " inAnotherFrame(function () { notes.set(tree.left.leaf, 'here'); });"
                + " touchOthers(); return notes.get(tree.left.leaf); })()");

    assertThat(result, is("Completed[display=\"here\"]"));
  }

  @Test
  void itIsStillAKeyOfAWeakMapThatWasMadeWithIt() {
    String result =
        resultOf(
            "(function () { var notes;"
                + " inAnotherFrame(function () { notes = new WeakMap([[tree.left.leaf, 'here']]); });"
                + " touchOthers(); return notes.get(tree.left.leaf); })()");

    assertThat(result, is("Completed[display=\"here\"]"));
  }

  @Test
  void itIsStillAMemberOfAWeakSet() {
    String result =
        resultOf(
            "(function () { var marked = new WeakSet();"
                + " inAnotherFrame(function () { marked.add(tree.left.leaf); });"
                + " touchOthers(); return marked.has(tree.left.leaf); })()");

    assertThat(result, is("Completed[display=true]"));
  }

  @Test
  void itKeepsWhatTheTurnHasChanged() {
    String result =
        resultOf(
            "(function () {"
                + " inAnotherFrame(function () { tree.left.leaf.n = 5; re.g.lastIndex = 3; });"
                + " touchOthers();"
                + " return [tree.left.leaf.n, re.g.lastIndex]; })()");

    assertThat(result, is("Completed[display=[5, 3]]"));
  }

  @Test
  void itIsTheSameObjectForWhomStillHasIt() {
    String result =
        resultOf(
            "(function () { var leaf = tree.left.leaf; touchOthers();"
                + " return leaf === tree.left.leaf; })()");

    assertThat(result, is("Completed[display=true]"));
  }
}
