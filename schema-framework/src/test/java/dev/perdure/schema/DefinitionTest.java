package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the definition of a model makes, and what it refuses. */
class DefinitionTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void aModelIsAConstructorWithItsName() {
    assertThat(
        runtime.turn(
            """
            var Track = Model.define('Track', { attributes: { name: 'string' } });
            var t = new Track({ name: 'Song' });
            [Track.name, t instanceof Track, t instanceof Model, t.constructor === Track, t.name]
            """),
        is("[\"Track\",true,true,true,\"Song\"]"));
  }

  @Test
  void attributesAreOrdinaryOwnProperties() {
    assertThat(
        runtime.turn(
            """
            Model.define('Track', { attributes: { name: 'string', length: 'integer' } });
            var t = Model.named('Track').create({ name: 'Song', length: '3' });
            var seen = [];
            for (var key in t) seen.push(key);
            [seen, Object.keys(t), t.length]
            """),
        is("[[\"name\",\"length\",\"id\"],[\"name\",\"length\",\"id\"],3]"));
  }

  @Test
  void aModelNeedsNew() {
    runtime.turn("var Track = Model.define('Track', {});");

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Track({})"));

    assertThat(error.message(), is("Write \"new\" before Track(...)."));
  }

  @Test
  void aMethodAndAStaticAreAdded() {
    assertThat(
        runtime.turn(
            """
            var Track = Model.define('Track', {
              attributes: { name: 'string' },
              methods: { shout() { return this.name.toUpperCase(); } },
              statics: { loud(name) { return new this({ name: name }).shout(); } }
            });
            Track.loud('hey') + Object.keys(new Track({ name: 'x' }))
            """),
        is("HEYname"));
  }

  @Test
  void anAttributeMayNotHideAMemberOfRecords() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("Model.define('Post', { attributes: { save: 'string' } })"));

    assertThat(error.name(), is("DangerousAttributeError"));
    assertThat(error.message(), containsString("Post cannot have the attribute \"save\""));
    assertThat(error.message(), containsString("reserved are save, saveOrThrow, isValid"));
  }

  @Test
  void aGivenValueMayNotHideAMemberOfRecords() {
    runtime.turn("var Post = Model.define('Post', {});");

    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("new Post({ errors: 1 })"));

    assertThat(error.name(), is("DangerousAttributeError"));
  }

  @Test
  void aGivenValueMayNotExchangeThePrototype() {
    runtime.turn("var Post = Model.define('Post', {});");

    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("new Post(JSON.parse('{\"__proto__\": {}}'))"));

    assertThat(error.name(), is("DangerousAttributeError"));
  }

  @Test
  void aMethodMayNotReplaceAMemberOfRecords() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("Model.define('Post', { methods: { destroy() {} } })"));

    assertThat(error.name(), is("DangerousAttributeError"));
  }

  @Test
  void aStaticMayNotReplaceAMemberOfModels() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("Model.define('Post', { statics: { find() {} } })"));

    assertThat(error.message(), containsString("Post cannot have the static \"find\""));
  }

  @Test
  void anUnknownTypeIsRefusedWithASuggestion() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("Model.define('Post', { attributes: { title: 'strnig' } })"));

    assertThat(error.name(), is("SchemaError"));
    assertThat(
        error.message(),
        containsString(
            "The attribute \"title\" of Post has the unknown type \"strnig\"."
                + " Did you mean \"string\"?"));
  }

  @Test
  void anUnknownOptionIsRefusedWithASuggestion() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () ->
                runtime.turn(
                    "Model.define('Post', { attributes: { title: { type: 'string', lenght: 3 } } })"));

    assertThat(error.message(), containsString("Did you mean \"length\"?"));
  }

  @Test
  void anUnknownOptionOfAValidatorIsRefused() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () ->
                runtime.turn(
                    """
                    Model.define('Post', {
                      attributes: { title: { type: 'string', length: { maxium: 3 } } }
                    })
                    """));

    assertThat(error.message(), containsString("Did you mean \"maximum\"?"));
  }

  @Test
  void aModelNameStartsWithACapitalLetter() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Model.define('track', {})"));

    assertThat(error.message(), containsString("A model cannot be called \"track\"."));
  }

  @Test
  void theSchemaIsFrozenAndTellsWhatWasDeclared() {
    assertThat(
        runtime.turn(
            """
            var Track = Model.define('Track', { attributes: { tags: ['string'] } });
            [Object.isFrozen(Track.schema), Track.schema.attributes.tags.type]
            """),
        is("[true,{\"name\":\"array\",\"element\":{\"name\":\"string\"}}]"));
  }

  @Test
  void aNewDefinitionKeepsTheClassAndTheRecords() {
    runtime.turn(
        """
        var Track = Model.define('Track', {
          attributes: { name: 'string' }, methods: { old() { return 1; } }
        });
        var first = Track, t = Track.create({ name: 'Song' });
        """);

    String result =
        runtime.turn(
            """
            var Track = Model.define('Track', {
              attributes: { name: 'string', rating: { type: 'integer', required: true } },
              methods: { fresh() { return 'new ' + this.name; } }
            });
            [Track === first, t instanceof Track, typeof t.old, t.fresh(), Track.count()]
            """);

    assertThat(result, is("[true,true,\"undefined\",\"new Song\",1]"));
  }

  @Test
  void aNewDefinitionIsAskedWhenARecordChangesNext() {
    runtime.turn("Model.define('Track', {}).create({ name: 'Song' });");
    runtime.turn(
        "var Track = Model.define('Track', { attributes: { rating: { type: 'any', required: true } } })");

    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.find(1).name = 'Tune';"));

    assertThat(error.message(), is("Track validation failed: rating: can't be blank"));
  }

  @Test
  void aRefusedDefinitionChangesNothing() {
    runtime.turn("var Track = Model.define('Track', { methods: { a() { return 1; } } });");
    assertThrows(
        ScriptError.class, () -> runtime.turn("Model.define('Track', { attributes: { a: 'x' } })"));

    assertThat(runtime.turn("new Track().a()"), is("1"));
  }

  @Test
  void aClosedModelRefusesUnknownAttributes() {
    runtime.turn(
        "var User = Model.define('User', { strict: 'throw', attributes: { email: 'string' } });");

    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("new User({ emial: 'x' })"));

    assertThat(error.name(), is("UnknownAttribute"));
    assertThat(error.message(), containsString("Did you mean \"email\"?"));
  }

  @Test
  void aModelMayDropUnknownAttributes() {
    assertThat(
        runtime.turn(
            """
            var User = Model.define('User', { strict: 'drop', attributes: { email: 'string' } });
            Object.keys(new User({ email: 'a', other: 1 }))
            """),
        is("[\"email\"]"));
  }

  @Test
  void aModelKeepsUnknownAttributesUnlessItSaysOtherwise() {
    assertThat(
        runtime.turn("new (Model.define('User', {}))({ anything: [1] }).anything"), is("[1]"));
  }
}
