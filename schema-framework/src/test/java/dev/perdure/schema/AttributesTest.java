package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the values that attributes are given. */
class AttributesTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private String cast(String type, String value) {
    return runtime.turn(
        """
        (function () {
          var M = Model.define('M', { attributes: { a: %s } });
          var m = new M({ a: %s });
          m.isValid();
          return m.a === undefined ? 'undefined' : [m.a, typeof m.a, m.errors.messages()];
        })()
        """
            .formatted(type, value));
  }

  @Test
  void textsBecomeNumbers() {
    assertThat(cast("'number'", "' 12.5 '"), is("[12.5,\"number\",{}]"));
  }

  @Test
  void anEmptyTextIsNoNumber() {
    assertThat(cast("'integer'", "''"), is("[null,\"object\",{}]"));
  }

  @Test
  void aTextThatIsNoNumberKeepsItsValueAndIsAnError() {
    assertThat(
        cast("'integer'", "'abc'"), is("[\"abc\",\"string\",{\"a\":[\"is not a number\"]}]"));
  }

  @Test
  void aFractionIsNoInteger() {
    assertThat(cast("'integer'", "1.5"), is("[1.5,\"number\",{\"a\":[\"must be an integer\"]}]"));
  }

  @Test
  void infinityIsNoNumber() {
    assertThat(cast("Number", "1 / 0"), is("[null,\"number\",{\"a\":[\"is not a number\"]}]"));
  }

  @Test
  void numbersBecomeTexts() {
    assertThat(cast("String", "12"), is("[\"12\",\"string\",{}]"));
  }

  @Test
  void anObjectIsNoText() {
    assertThat(cast("'text'", "{}"), is("[{},\"object\",{\"a\":[\"is not a string\"]}]"));
  }

  @Test
  void wordsBecomeBooleans() {
    assertThat(cast("Boolean", "'false'"), is("[false,\"boolean\",{}]"));
  }

  @Test
  void otherWordsAreNoBooleans() {
    assertThat(
        cast("'boolean'", "'maybe'"),
        is("[\"maybe\",\"string\",{\"a\":[\"is not true or false\"]}]"));
  }

  @Test
  void textsBecomeDates() {
    assertThat(
        cast("'datetime'", "'2026-01-31T10:00:00+01:00'"),
        is("[\"2026-01-31T09:00:00.000Z\",\"object\",{}]"));
  }

  @Test
  void aDateWithoutAZoneIsInTheZoneOfTheMachine() {
    assertThat(
        runtime.turn(
            """
            var E = Model.define('E', { attributes: { at: 'date' } });
            new E({ at: '2026-01-31' }).at.getTime() === new Date(2026, 0, 31).getTime()
            """),
        is("true"));
  }

  @Test
  void aDayThatDoesNotExistIsNoDate() {
    assertThat(
        cast("'date'", "'2026-02-30'"),
        is("[\"2026-02-30\",\"string\",{\"a\":[\"is not a date\"]}]"));
  }

  @Test
  void aUuidIsWrittenInSmallLetters() {
    assertThat(
        cast("'uuid'", "'6BA7B810-9DAD-11D1-80B4-00C04FD430C8'"),
        is("[\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\"string\",{}]"));
  }

  @Test
  void anotherTextIsNoUuid() {
    assertThat(cast("'uuid'", "'x'"), is("[\"x\",\"string\",{\"a\":[\"is not a UUID\"]}]"));
  }

  @Test
  void theElementsOfAListAreCast() {
    assertThat(cast("'integer[]'", "['1', 2]"), is("[[1,2],\"object\",{}]"));
  }

  @Test
  void anElementThatCannotBeCastIsNamed() {
    assertThat(
        cast("['integer']", "[1, 'x']"),
        is("[[1,\"x\"],\"object\",{\"a[1]\":[\"is not a number\"]}]"));
  }

  @Test
  void aListKeepsItsIdentity() {
    assertThat(
        runtime.turn(
            """
            var L = Model.define('L', { attributes: { tags: 'string[]' } });
            var tags = ['a'];
            L.create({ tags: tags }).tags === tags
            """),
        is("true"));
  }

  @Test
  void anEnumTakesItsValuesOnly() {
    assertThat(
        cast("{ type: 'enum', values: ['draft', 'live'] }", "'dead'"),
        is("[\"dead\",\"string\",{\"a\":[\"is not included in the list\"]}]"));
  }

  @Test
  void aQuestionMarkIsAllowed() {
    assertThat(cast("'string?'", "null"), is("[null,\"object\",{}]"));
  }

  @Test
  void anythingGoes() {
    assertThat(cast("'any'", "{ b: [1] }"), is("[{\"b\":[1]},\"object\",{}]"));
  }

  @Test
  void aTextIsTrimmedAndLowered() {
    assertThat(
        cast("{ type: 'string', trim: true, lowercase: true }", "' Ann@X.org '"),
        is("[\"ann@x.org\",\"string\",{}]"));
  }

  @Test
  void aValueIsNormalizedByAFunction() {
    assertThat(
        cast(
            "{ type: 'string', normalize: function (v) { return v.replace(/ /g, ''); } }", "'a b'"),
        is("[\"ab\",\"string\",{}]"));
  }

  @Test
  void plainWritesAreCastWhenTheyAreValidated() {
    runtime.turn(
        "var N = Model.define('N', { attributes: { a: 'integer' } }); var n = N.create({ a: 1 });");

    runtime.turn("n.a = '7';");

    assertThat(runtime.turn("[n.a]"), is("[7]"));
  }

  @Test
  void aCastErrorKeepsTheRawValueAndSkipsTheRules() {
    assertThat(
        runtime.turn(
            """
            var C = Model.define('C', { attributes: { a: { type: 'integer', min: 3 } } });
            var c = new C({ a: 'abc' });
            c.isValid();
            c.errors.of('a').map(function (item) { return [item.kind, item.raw]; })
            """),
        is("[[\"cast\",\"abc\"]]"));
  }

  @Test
  void aDefaultIsNeverShared() {
    assertThat(
        runtime.turn(
            """
            var D = Model.define('D', { attributes: { list: { type: ['string'], default: ['a'] } } });
            var one = new D(), two = new D();
            one.list.push('b');
            [one.list, two.list]
            """),
        is("[[\"a\",\"b\"],[\"a\"]]"));
  }

  @Test
  void aDefaultFunctionSeesTheOtherAttributes() {
    assertThat(
        runtime.turn(
            """
            var P = Model.define('P', { attributes: {
              slug: { type: 'string', default: function () { return this.title.toLowerCase(); } },
              title: 'string'
            } });
            new P({ title: 'Hello' }).slug
            """),
        is("hello"));
  }

  @Test
  void aGivenNullIsNotReplacedByTheDefault() {
    assertThat(
        runtime.turn(
            "[new (Model.define('Q', { attributes: { a: { type: 'any', default: 1 } } }))({ a: null }).a]"),
        is("[null]"));
  }

  @Test
  void anAttributeThatWasNotGivenIsNotThere() {
    assertThat(
        runtime.turn("'a' in new (Model.define('R', { attributes: { a: 'string' } }))({})"),
        is("false"));
  }
}
