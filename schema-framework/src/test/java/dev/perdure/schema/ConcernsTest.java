package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts of definitions that several models share. */
class ConcernsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private String refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script)).message();
  }

  @Test
  void aModelHasWhatItsConcernsHave() {
    runtime.turn(
        """
        var Rated = {
          name: 'Rated',
          attributes: { rating: { type: 'integer', default: 1, max: 5 } },
          methods: { praise() { this.rating++; return this; } },
          statics: { best() { return this.good().order('-rating').first(); } },
          scopes: { good: 'rating > 3' },
          validates: [function (record, errors) { if (record.rating === 4) errors.add('base', 'no 4'); }]
        };
        var Track = Model.define('Track', { include: [Rated], attributes: { name: 'string' } });
        """);

    assertThat(
        runtime.turn(
            """
            var a = Track.create({ name: 'a' }), b = Track.create({ name: 'b', rating: '5' });
            [a.praise().rating, Track.best().name, new Track({ rating: 4 }).isValid(),
             new Track({ rating: 6 }).isValid()]
            """),
        is("[2,\"b\",false,false]"));
  }

  @Test
  void aModelIsWhatItWasAfterARestart() {
    runtime.turn(
        """
        var Named = { attributes: { name: { type: 'string', required: true } },
          methods: { shout() { return this.name.toUpperCase(); } } };
        var Track = Model.define('Track', { include: [Named] });
        Track.create({ name: 'a' });
        """);
    runtime.restart();

    assertThat(
        runtime.turn("[Track.find(1).shout(), new Track({}).isValid()]"), is("[\"A\",false]"));
  }

  @Test
  void aConcernMayIncludeOthersAndIsMergedOnce() {
    assertThat(
        runtime.turn(
            """
            var counted = 0;
            var Base = { validates: [function () { counted++; }] };
            var A = { include: [Base], attributes: { a: 'string' } };
            var B = { include: [Base], attributes: { b: 'string' } };
            var Track = Model.define('Track', { include: [A, B] });
            new Track().isValid();
            [Object.keys(Track.schema.attributes), counted]
            """),
        is("[[\"a\",\"b\"],1]"));
  }

  @Test
  void theModelsOwnDefinitionWins() {
    assertThat(
        runtime.turn(
            """
            var A = { attributes: { x: 'string' }, methods: { hi() { return 'A'; } }, strict: 'throw' };
            var B = { methods: { hi() { return 'B'; } } };
            var Track = Model.define('Track', {
              include: [A, B], attributes: { x: 'integer' }, methods: { hi() { return 'own'; } },
              strict: 'drop'
            });
            [Track.schema.attributes.x.type.name, new Track().hi(), Track.schema.strict]
            """),
        is("[\"integer\",\"own\",\"drop\"]"));
  }

  @Test
  void aConcernWinsOverThoseItIncludes() {
    assertThat(
        runtime.turn(
            """
            var Inner = { methods: { hi() { return 'inner'; } } };
            var Outer = { include: [Inner], methods: { hi() { return 'outer'; } } };
            new (Model.define('Track', { include: [Outer] }))().hi()
            """),
        is("outer"));
  }

  @Test
  void concernsThatContradictEachOtherAreRefused() {
    assertThat(
        refused(
            """
            var A = { name: 'Rated', attributes: { rating: 'integer' } };
            var B = { attributes: { rating: 'string' } };
            Model.define('Track', { include: [A, B] });
            """),
        is(
            "The model \"Track\" gets \"attributes.rating\" from two concerns: \"Rated\" and number 2."
                + " Say in the model itself what it is."));
  }

  @Test
  void whatIsNoConcernIsRefused() {
    assertThat(
        refused("Model.define('Track', { include: [undefined] })"),
        containsString("includes undefined as concern number 1"));
    assertThat(
        refused("Model.define('Track', { include: {} })"),
        containsString("has \"include\" that is not a list of concerns."));
    assertThat(
        refused("Model.define('Track', { include: [{ extends: 'Media' }] })"),
        containsString("with \"extends\", which only a model can have."));
    assertThat(
        refused("Model.define('Track', { include: [{ atributes: {} }] })"),
        containsString("has the unknown part \"atributes\". Did you mean \"attributes\"?"));
  }

  @Test
  void laterChangesOfTheLiteralDoNotReachTheModel() {
    assertThat(
        runtime.turn(
            """
            var literal = { attributes: { name: 'string' }, validates: [] };
            var Track = Model.define('Track', literal);
            literal.attributes.other = 'string';
            literal.validates.push(function (t, errors) { errors.add('base', 'no'); });
            Track.validates('name', { presence: true });
            [Object.keys(Track.schema.attributes), new Track({ name: 'a' }).isValid()]
            """),
        is("[[\"name\"],true]"));
  }
}
