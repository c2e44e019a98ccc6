package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type makes of each sort of value, and what it says of those that it cannot take. */
class TypesTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  /** Values are shown with their kind: 1 is a number, "1" a text, 1n a bigint, Set[1] a set. */
  private static final String SHOW =
      """
      function show(value) {
        if (typeof value === 'bigint') return value + 'n';
        if (value instanceof Date) return isNaN(value) ? 'no date' : value.toISOString();
        if (value instanceof Uint8Array) return 'Uint8Array[' + Array.from(value).join() + ']';
        if (value instanceof Set) return 'Set[' + Array.from(value).map(show).join() + ']';
        if (value instanceof Map) {
          return 'Map[' + Array.from(value).map(function (e) { return e[0] + '=' + show(e[1]); }).join() + ']';
        }
        return String(JSON.stringify(value));
      }
      """;

  private String stored(String type, String value) {
    runtime.turn(SHOW);
    return runtime.turn(
        """
        (function () {
          var M = Model.define('M', { attributes: { a: %s } });
          var m = new M();
          m.a = %s;
          m.isValid();
          return show(m.a) + Array.from(m.errors, function (item) {
            return ' ' + item.path + ' ' + item.kind + ': ' + item.message;
          }).join();
        })()
        """
            .formatted(type, value));
  }

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      textBlock =
          """
          'string'    ¦ 12                     ¦ "12"
          'string'    ¦ true                   ¦ "true"
          'string'    ¦ 5n                     ¦ "5"
          'string'    ¦ ['a']                  ¦ ["a"] a cast: is not a string
          'text'      ¦ 1.5                    ¦ "1.5"
          'integer'   ¦ ' 12 '                 ¦ 12
          'integer'   ¦ '1e3'                  ¦ 1000
          'integer'   ¦ 3n                     ¦ 3
          'integer'   ¦ ''                     ¦ null
          'integer'   ¦ 1.5                    ¦ 1.5 a cast: must be an integer
          'integer'   ¦ 'x'                    ¦ "x" a cast: is not a number
          'integer'   ¦ true                   ¦ true a cast: is not a number
          'number'    ¦ '-.5'                  ¦ -0.5
          'number'    ¦ NaN                    ¦ null a cast: is not a number
          'number'    ¦ '0x10'                 ¦ "0x10" a cast: is not a number
          'decimal'   ¦ '12.34'                ¦ 12.34
          { type: 'decimal', scale: 2 } ¦ 0.1 + 0.2 ¦ 0.3
          { type: 'decimal', scale: 2 } ¦ 1.005    ¦ 1.01
          { type: 'decimal', scale: 2 } ¦ -1.005   ¦ -1.01
          { type: 'decimal', scale: 0 } ¦ '2.5'    ¦ 3
          { type: 'decimal', scale: 2 } ¦ 1e-7     ¦ 0
          { type: 'decimal', scale: 2 } ¦ 1e21     ¦ 1e+21
          { type: 'decimal', precision: 5, scale: 2 } ¦ 999.99  ¦ 999.99
          { type: 'decimal', precision: 5, scale: 2 } ¦ 1000    ¦ 1000 a cast: has more than 5 digits
          { type: 'decimal', precision: 1, scale: 0 } ¦ 10      ¦ 10 a cast: has more than 1 digit
          { type: ['decimal'], scale: 1 } ¦ [1.25] ¦ [1.3]
          'decimal'   ¦ {}                     ¦ {} a cast: is not a number
          'bigint'    ¦ 12                     ¦ 12n
          'bigint'    ¦ '-90071992547409931'   ¦ -90071992547409931n
          'bigint'    ¦ '+7'                   ¦ 7n
          'bigint'    ¦ ''                     ¦ null
          'bigint'    ¦ 1.5                    ¦ 1.5 a cast: must be an integer
          BigInt      ¦ 'x'                    ¦ "x" a cast: must be an integer
          'boolean'   ¦ 'yes'                  ¦ true
          'boolean'   ¦ 0                      ¦ false
          'boolean'   ¦ ''                     ¦ null
          'boolean'   ¦ 2                      ¦ 2 a cast: is not true or false
          'datetime'  ¦ 0                      ¦ 1970-01-01T00:00:00.000Z
          'datetime'  ¦ '2026-01-31 10:00Z'    ¦ 2026-01-31T10:00:00.000Z
          'datetime'  ¦ '2026-01-31T10:00:00.25Z' ¦ 2026-01-31T10:00:00.250Z
          Date        ¦ '2026-02-29'           ¦ "2026-02-29" a cast: is not a date
          'datetime'  ¦ new Date(NaN)          ¦ no date a cast: is not a date
          'date'      ¦ 'tomorrow'             ¦ "tomorrow" a cast: is not a date
          'date'      ¦ ''                     ¦ null
          'time'      ¦ '9:30'                 ¦ "09:30"
          'time'      ¦ '09:30:00'             ¦ "09:30"
          'time'      ¦ '23:59:59'             ¦ "23:59:59"
          'time'      ¦ ''                     ¦ null
          'time'      ¦ '24:00'                ¦ "24:00" a cast: is not a time of day
          'time'      ¦ '12:60'                ¦ "12:60" a cast: is not a time of day
          'time'      ¦ 930                    ¦ 930 a cast: is not a time of day
          'duration'  ¦ 1500                   ¦ 1500
          'duration'  ¦ 'PT1H30M'              ¦ 5400000
          'duration'  ¦ 'P1DT0.5S'             ¦ 86400500
          'duration'  ¦ 'P2W'                  ¦ 1209600000
          'duration'  ¦ '-PT5M'                ¦ -300000
          'duration'  ¦ ''                     ¦ null
          'duration'  ¦ 'P1M'                  ¦ "P1M" a cast: is not a duration
          'duration'  ¦ 'P'                    ¦ "P" a cast: is not a duration
          'duration'  ¦ 'PT'                   ¦ "PT" a cast: is not a duration
          'uuid'      ¦ ' 6BA7B810-9DAD-11D1-80B4-00C04FD430C8' ¦ "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
          'uuid'      ¦ '6ba7b810'             ¦ "6ba7b810" a cast: is not a UUID
          'binary'    ¦ new Uint8Array([1, 2]) ¦ Uint8Array[1,2]
          'binary'    ¦ new Uint8Array([1, 2]).buffer ¦ Uint8Array[1,2]
          'binary'    ¦ new DataView(new ArrayBuffer(2)) ¦ Uint8Array[0,0]
          'binary'    ¦ 'SGVsbG8='             ¦ Uint8Array[72,101,108,108,111]
          'binary'    ¦ '/+7dzA=='             ¦ Uint8Array[255,238,221,204]
          'binary'    ¦ 'a'                    ¦ "a" a cast: is not binary data
          'binary'    ¦ [1]                    ¦ [1] a cast: is not binary data
          { type: 'enum', values: ['x', 'y'] } ¦ 'y' ¦ "y"
          { type: 'enum', values: ['x', 'y'] } ¦ 'z' ¦ "z" a inclusion: is not included in the list
          { type: 'enum[]', values: ['x'] } ¦ ['x', 'z'] ¦ ["x","z"] a[1] inclusion: is not included in the list
          'any'       ¦ { b: [1] }             ¦ {"b":[1]}
          Object      ¦ 1                      ¦ 1
          'integer[]' ¦ ['1', 2]               ¦ [1,2]
          ['integer'] ¦ ['x']                  ¦ ["x"] a[0] cast: is not a number
          'integer[]' ¦ 1                      ¦ 1 a cast: is not a list
          'integer[][]' ¦ [['1'], ['x']]       ¦ [[1],["x"]] a[1][0] cast: is not a number
          'set(integer)' ¦ new Set(['1', 2])   ¦ Set[1,2]
          'set(integer)' ¦ ['1', 1, '2']       ¦ Set[1,2]
          'set(integer)' ¦ ['1', 'x']          ¦ Set[1,"x"] a[1] cast: is not a number
          'set(string)'  ¦ 'a'                 ¦ "a" a cast: is not a set
          'map(integer)' ¦ new Map([['x', '1']]) ¦ Map[x=1]
          'map(integer)' ¦ { x: '1', y: 2 }    ¦ Map[x=1,y=2]
          'map(integer)' ¦ { x: 'no' }         ¦ Map[x="no"] a.x cast: is not a number
          'map(string)'  ¦ ['a']               ¦ ["a"] a cast: is not a map
          'map(date[])'  ¦ { x: ['no'] }       ¦ Map[x=["no"]] a.x[0] cast: is not a date
          'string|integer' ¦ 'x'               ¦ "x"
          'string|integer' ¦ 5                 ¦ 5
          'integer|string' ¦ '5'               ¦ "5"
          'integer|boolean' ¦ '5'              ¦ 5
          'integer|boolean' ¦ 'yes'            ¦ true
          'integer|boolean' ¦ 'no way'         ¦ "no way" a cast: is of none of the types integer, boolean
          'integer | string[]' ¦ ['a']         ¦ ["a"]
          'integer|date[]' ¦ ['no']             ¦ ["no"] a[0] cast: is not a date
          ['integer|boolean'] ¦ ['1', 'true']  ¦ [1,true]
          'set(integer|boolean)' ¦ ['1']       ¦ Set[1]
          'ref(M)'    ¦ {}                     ¦ {} a cast: must be an object of the model "M"
          'string?'   ¦ null                   ¦ null
          'set(ref(M)?)' ¦ [null]              ¦ Set[null]
          """)
  void aValueIsCast(String type, String value, String stored) {
    assertThat(stored(type, value), is(stored));
  }

  @Test
  void aDateIsTheMidnightOfItsDay() {
    runtime.turn("var D = Model.define('D', { attributes: { on: 'date' } });");

    assertThat(
        runtime.turn(
            "new D({ on: new Date(2026, 0, 31, 17, 45) }).on.getTime() === new Date(2026, 0, 31).getTime()"),
        is("true"));
  }

  @Test
  void aMidnightKeepsItsIdentity() {
    runtime.turn("var D = Model.define('D', { attributes: { on: 'date' } });");

    assertThat(
        runtime.turn("var day = new Date(2026, 0, 31); D.create({ on: day }).on === day"),
        is("true"));
  }

  @Test
  void setsAndMapsKeepTheirIdentity() {
    runtime.turn(
        "var D = Model.define('D', { attributes: { s: 'set(integer)', m: 'map(integer)' } });");

    assertThat(
        runtime.turn(
            """
            var s = new Set(['1']), m = new Map([['a', '1']]);
            var d = D.create({ s: s, m: m });
            [d.s === s, d.m === m, s.has(1), m.get('a')]
            """),
        is("[true,true,true,1]"));
  }

  @Test
  void aMemberAddedLaterIsCastAtTheEndOfTheTurn() {
    runtime.turn(
        "var D = Model.define('D', { attributes: { s: 'set(integer)' } }); var d = D.create({ s: [1] });");

    runtime.turn("d.s.add('2');");

    assertThat(runtime.turn("Array.from(d.s)"), is("[1,2]"));
  }

  @Test
  void queriesLookIntoASetAsIntoAList() {
    runtime.turn(
        """
        var D = Model.define('D', { attributes: { s: 'set(string)', m: 'map(integer)' } });
        D.create({ s: ['a', 'b'] });
        D.create({ s: ['b'] });
        """);

    assertThat(
        runtime.turn("[D.where({ s: { any: 'a' } }).count(), D.where(\"'b' in s\").count()]"),
        is("[1,2]"));
  }

  @Test
  void unsavedRecordsInSetsAndMapsAreSavedToo() {
    runtime.turn(
        """
        var Tag = Model.define('Tag', { attributes: { name: { type: 'string', required: true } } });
        var Post = Model.define('Post', { attributes: { tags: 'set(ref(Tag))', by: 'map(ref(Tag))' } });
        """);

    assertThat(
        runtime.turn(
            """
            Post.create({ tags: [new Tag({ name: 'a' })], by: { b: new Tag({ name: 'b' }) } });
            var p = new Post({ tags: [new Tag({ name: 'c' }), new Tag()] });
            [Tag.count(), p.save(), Tag.count(), p.errors.messages()]
            """),
        is("[2,false,2,{\"tags[1]\":[\"is invalid\"],\"tags[1].name\":[\"can't be blank\"]}]"));
  }

  @Test
  void aRuleIsNotAskedAboutAValueThatHoldsOneThatCouldNotBeCast() {
    assertThat(
        stored("{ type: 'integer[]', length: { maximum: 1 } }", "['x', 2]"),
        is("[\"x\",2] a[0] cast: is not a number"));
  }

  @Test
  void aCastErrorTellsTheRawValueOfThePart() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', { attributes: { a: 'integer[]' } });
            var m = new M({ a: [1, 'x'] });
            m.isValid();
            m.errors.of('a[1]').map(function (i) { return [i.kind, i.raw, i.value, i.validator]; })
            """),
        is("[[\"cast\",\"x\",\"x\",\"cast\"]]"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'strin'                         | has the unknown type "strin". Did you mean "string"?
          'set'                           | does not say of what it is a set. Write "set(string)".
          'map'                           | does not say of what it is a map. Write "map(string)".
          'ref'                           | does not say to what it refers. Write "ref(Track)".
          'list(string)'                  | has the unknown type "list(string)".
          'set(x)'                        | has the unknown type "x".
          'enum'                          | is an enum without values.
          'embedded'                      | is embedded and does not say what is in it.
          { type: 'string', scale: 2 }    | has "scale", but is not a decimal. Write { type: "decimal", scale: ... }.
          { type: 'any', attributes: {} } | has "attributes", but is not embedded.
          { type: 'decimal', scale: -1 }  | has "scale" of -1; it is a number of digits from 0 to 15.
          { type: 'decimal', precision: 16 } | has "precision" of 16; it is a number of digits from 1 to 15.
          { type: 'decimal', precision: 1, scale: 2 } | has a greater scale than precision
          [{ type: 'string', required: true }] | has the option "required" for its elements
          { required: true }              | has no type. Write { type: "string", ... }, or "any".
          null                            | has a type that is not understood: null.
          """)
  void aTypeThatIsNotUnderstoodIsRefused(String type, String complaint) {
    String definition = "Model.define('M', { attributes: { a: %s } })".formatted(type);

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn(definition));

    assertThat(error.message(), containsString("The attribute \"a\" of M " + complaint));
  }
}
