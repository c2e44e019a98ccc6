package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a redefinition of a model tells of the schema. */
class SchemaChangesTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  private String turn(String script) {
    return runtime.turn(script);
  }

  @BeforeEach
  void define() {
    turn(
        """
        var Track;
        function define() {
          Track = Model.define('Track', {
            attributes: {
              name: { type: 'string', required: true, format: /^[a-z]/i },
              length: { type: 'integer', validate: function (v) { return v !== 13; } },
              year: 'string',
              note: 'string'
            },
            belongsTo: { album: { of: 'Album', optional: true } },
            validates: [function (track, errors) { if (track.name === 'x') errors.add('name'); }]
          });
        }
        define();
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void thereAreNoneAfterTheFirstDefinition() {
    assertThat(turn("String(Track.schemaChanges)"), is("null"));
  }

  @Test
  void thereAreNoneAfterTheSameDefinition() {
    runtime.restart();

    assertThat(turn("define(); String(Track.schemaChanges)"), is("null"));
  }

  @Test
  void eachChangeIsALine() {
    assertThat(
        turn(
            """
            Model.define('Track', {
              attributes: {
                name: { type: 'string', format: /^[a-z]/i },
                duration: { type: 'integer', was: 'length', validate: function (v) { return v !== 13; } },
                year: 'integer',
                tags: 'string[]'
              },
              belongsTo: { album: { of: 'Record', optional: true } }
            });
            String(Track.schemaChanges)
            """),
        is(
            """
            Track
              + tags
              - note (its values stay, undeclared)
              > duration, was length
              ~ year: integer, was string
              ~ album: ref(Record), was ref(Album)
              ~ name: other options or rules
              ~ validates: other options or rules"""));
  }

  @Test
  void theLastOnesStayUntilThereAreOthers() {
    turn("Model.define('Track', { attributes: { name: 'string' } })");
    turn("Model.define('Track', { attributes: { name: 'string' } })");
    runtime.restart();

    assertThat(turn("Track.schemaChanges.removed"), is("[\"length\",\"year\",\"note\",\"album\"]"));
  }

  @Test
  void theyAreFrozen() {
    turn("Model.define('Track', { attributes: { name: 'text' } })");

    assertThat(
        turn(
            """
            var c = Track.schemaChanges;
            [c, c.added, c.retyped, c.retyped[0]].every(Object.isFrozen) && c.model
            """),
        is("Track"));
  }

  @Test
  void theyAreTakenBackWithTheirTurn() {
    assertThrows(
        ScriptError.class,
        () -> turn("Model.define('Track', { attributes: {} }); throw new Error('no');"));

    assertThat(turn("String(Track.schemaChanges)"), is("null"));
  }

  @Test
  void aFormerNameThatIsStillThereIsRefused() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () ->
                turn(
                    "Model.define('Track', { attributes: { a: 'any', b: { type: 'any', was: 'a' } } })"));

    assertThat(
        error.getMessage(),
        containsString("was \"a\", and the model still has an attribute of this name."));
  }

  @Test
  void aFormerNameThatTwoClaimIsRefused() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () ->
                turn(
                    """
                    Model.define('Track', {
                      attributes: { a: { type: 'any', was: 'x' }, b: { type: 'any', was: 'x' } }
                    })
                    """));

    assertThat(error.getMessage(), containsString("was \"x\", and so was \"a\"."));
  }

  @Test
  void aConversionThatIsNoFunctionIsRefused() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () ->
                turn(
                    "Model.define('Track', { attributes: { a: { type: 'any', convert: 'x' } } })"));

    assertThat(error.getMessage(), containsString("has \"convert\" that is not a function."));
  }
}
