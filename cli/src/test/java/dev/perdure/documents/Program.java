package dev.perdure.documents;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import dev.perdure.schema.SchemaExtension;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of JavaScript, run as one turn. A comment {@code // => text} behind an expression is what
 * {@code print} prints of its value. Immutable.
 */
record Program(Block block) {

  private static final Pattern RESULT = Pattern.compile("(?m)^(.*?);? *// => (.*)$");

  /** Runs it in a heap, and closes the heap. */
  void run(HeapStore store) {
    StringBuilder printed = new StringBuilder();
    RuntimeOptions options =
        RuntimeOptions.builder().output(printed::append).extension(new SchemaExtension()).build();
    try (PerdureRuntime runtime = PerdureRuntime.open(store, options)) {
      String source = RESULT.matcher(block.text()).replaceAll("print($1);");

      TurnOutcome outcome = runtime.evaluate(source, block.page().getFileName().toString());

      if (block.kind().equals("js refused") || block.kind().equals("js syntax")) {
        assertThat(report(outcome), containsString("SyntaxError"));
      } else {
        assertThat(report(outcome), outcome, is(instanceOf(TurnOutcome.Completed.class)));
        assertThat(printed.toString().lines().toList(), is(expected()));
      }
    }
  }

  private static String report(TurnOutcome outcome) {
    return outcome instanceof TurnOutcome.Aborted aborted ? aborted.report() : "";
  }

  private List<String> expected() {
    return RESULT.matcher(block.text()).results().map(result -> result.group(2)).toList();
  }
}
