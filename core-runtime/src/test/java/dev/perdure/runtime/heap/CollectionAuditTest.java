package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.CollectionSmuggler;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** The audit notices a write to a collection, a dictionary or an iterator without its barrier. */
@ExtendWith(SmallPages.class)
final class CollectionAuditTest {

  /** Gives programs what {@link CollectionSmuggler} does. */
  private static final class Smuggler implements RuntimeExtension {
    @Override
    public String name() {
      return "smuggler";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "smuggle",
          3,
          (cx, scope, thisObj, args) -> {
            ScriptableObject target = (ScriptableObject) args[1];
            switch (args[0].toString()) {
              case "set entry" -> CollectionSmuggler.setEntry(target, args[2], "Eve");
              case "add entry" -> CollectionSmuggler.addEntry(target, args[2], "Eve");
              case "set property" ->
                  CollectionSmuggler.setProperty(target, args[2].toString(), "Eve");
              default -> CollectionSmuggler.step(target);
            }
            return Undefined.instance;
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          small.get('a'); smuggle('set entry', small, 'a')        | global.small
          small.get('a'); smuggle('add entry', small, 'new')      | global.small
          large.get('k5'); smuggle('set entry', large, 'k5')      | global.large
          large.get('k5'); smuggle('add entry', large, 'new')     | global.large
          words.k5; smuggle('set property', words, 'k5')          | global.words
          closed.k5; smuggle('set property', closed, 'k15')       | global.closed
          [steps, Object.keys(steps)]; smuggle('step', steps)     | global.steps
          """)
  void aWriteWithoutItsBarrierFailsTheTurnLoudly(String program, String path) {
    HeapFixture heap =
        HeapFixture.with(
            new Smuggler(),
            """
            var small = new Map([['a', 1]]), large = new Map(), words = {}, closed = {};
            for (var i = 0; i < 20; i++) { large.set('k' + i, i); words['k' + i] = i; }
            for (var i = 0; i < 20; i++) closed['k' + i] = i;
            Object.preventExtensions(closed);
            var steps = large.keys(); steps.next();
            """);

    HeapAudit.MissedWriteError missed =
        assertThrows(HeapAudit.MissedWriteError.class, () -> heap.evaluate(program));

    assertThat(missed.getMessage(), containsString("Audit: a write to " + path + " (object "));
  }
}
