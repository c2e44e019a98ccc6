package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Embedded values: plain objects with rules, and without an identity. */
class EmbeddedTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Order = Model.define('Order', { attributes: {
          address: { type: 'embedded', required: true, attributes: {
            zip: { type: 'string', required: true, trim: true, length: { maximum: 5 } },
            city: 'string',
            country: { type: 'string', default: 'AT', uppercase: true },
            geo: { type: 'embedded', attributes: { lat: { type: 'number', min: -90, max: 90 } } }
          } },
          lines: [{ type: 'embedded', attributes: {
            sku: { type: 'string', required: true },
            from: 'integer',
            to: { type: 'integer', comparison: { greaterThan: 'from' } },
            tags: { type: 'string[]', default: function () { return [this.sku]; } },
            note: { type: 'string', presence: { if: function (line) { return line.to > 9; } } },
            password: { type: 'string', confirmation: true }
          } }]
        } });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private String messages(String given) {
    return runtime.turn(
        "(function () { var o = new Order(%s); o.isValid(); return o.errors.messages(); })()"
            .formatted(given));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          { address: { zip: '8010' } }                     | {}
          { }                                              | {"address":["can't be blank"]}
          { address: 'Graz' }                              | {"address":["is not an object"]}
          { address: { city: 'Graz' } }                    | {"address.zip":["can't be blank"]}
          { address: { zip: '123456' } }                   | {"address.zip":["is too long (maximum is 5 characters)"]}
          { address: { zip: {} } }                         | {"address.zip":["is not a string"]}
          { address: { zip: '1', geo: { lat: 91 } } }      | {"address.geo.lat":["must be less than or equal to 90"]}
          { address: { zip: '1', geo: { lat: 'x' } } }     | {"address.geo.lat":["is not a number"]}
          { address: { zip: '1' }, lines: [{ sku: 'a' }, {}] } | {"lines[1].sku":["can't be blank"]}
          { address: { zip: '1' }, lines: [{ sku: 'a', from: 2, to: '1' }] } | {"lines[0].to":["must be greater than 2"]}
          { address: { zip: '1' }, lines: [{ sku: 'a', to: 10 }] } | {"lines[0].note":["can't be blank"]}
          { address: { zip: '1' }, lines: [{ sku: 'a', to: 'x' }, {}] } | {"lines[0].to":["is not a number"],"lines[1].sku":["can't be blank"]}
          { address: { zip: '1' }, lines: [{ sku: 'a', password: 'a', passwordConfirmation: 'b' }] } | {"lines[0].passwordConfirmation":["doesn't match Lines 0 password"]}
          { address: { zip: '1' }, lines: ['a'] }          | {"lines[0]":["is not an object"]}
          { address: { zip: '1' }, lines: [null] }         | {}
          """)
  void itIsValidatedByPath(String given, String messages) {
    assertThat(messages(given), is(messages));
  }

  @Test
  void itsAttributesAreCastAndNormalizedAndHaveDefaults() {
    assertThat(
        runtime.turn(
            """
            new Order({ address: { zip: ' 80 ', country: 'de', more: 1 }, lines: [{ sku: 7, from: '1' }, { }] })
            """),
        is(
            "{\"address\":{\"zip\":\"80\",\"country\":\"DE\",\"more\":1},"
                + "\"lines\":[{\"sku\":\"7\",\"from\":1,\"tags\":[\"7\"]},{\"tags\":[null]}]}"));
  }

  @Test
  void itStaysThePlainObjectThatItIs() {
    assertThat(
        runtime.turn(
            """
            var address = { zip: '1' };
            var o = Order.create({ address: address });
            [o.address === address, Object.keys(address)]
            """),
        is("[true,[\"zip\",\"country\"]]"));
  }

  @Test
  void aChangeInItIsValidatedAtTheEndOfTheTurn() {
    runtime.turn("var o = Order.create({ address: { zip: '1' }, lines: [{ sku: 'a' }] });");

    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("o.address.zip = ''; o.lines[0].sku = '';"));

    assertThat(
        error.message(),
        is("Order validation failed: address.zip: can't be blank, lines[0].sku: can't be blank"));
  }

  @Test
  void anObjectThatReplacesItIsCastAtTheEndOfTheTurn() {
    runtime.turn("var o = Order.create({ address: { zip: '1' } });");

    runtime.turn("o.address = { zip: 2 };");

    assertThat(runtime.turn("o.address"), is("{\"zip\":\"2\",\"country\":\"AT\"}"));
  }

  @Test
  void anItemTellsTheRecordAndTheValueWithin() {
    assertThat(
        runtime.turn(
            """
            var o = new Order({ address: { zip: '123456' } });
            o.isValid();
            var item = o.errors.of('address.zip')[0];
            [item.record === o, item.value, item.kind, item.validator, item.fullMessage]
            """),
        is(
            "[true,\"123456\",\"too_long\",\"length\","
                + "\"Address zip is too long (maximum is 5 characters)\"]"));
  }

  @Test
  void recordsThatItRefersToAreSavedWithIt() {
    runtime.turn(
        """
        var Item = Model.define('Item', { attributes: { name: { type: 'string', required: true } } });
        var Cart = Model.define('Cart', { attributes: {
          lines: [{ type: 'embedded', attributes: { item: 'ref(Item)' } }]
        } });
        """);

    assertThat(
        runtime.turn(
            """
            Cart.create({ lines: [{ item: new Item({ name: 'a' }) }] });
            var bad = new Cart({ lines: [{ item: new Item() }] });
            [Item.count(), bad.save(), bad.errors.messages()]
            """),
        is(
            "[1,false,{\"lines[0].item\":[\"is invalid\"],"
                + "\"lines[0].item.name\":[\"can't be blank\"]}]"));
  }

  @Test
  void queriesLookIntoIt() {
    runtime.turn(
        "Order.create({ address: { zip: '1' } }); Order.create({ address: { zip: '2' } });");

    assertThat(runtime.turn("Order.where({ 'address.zip': '2' }).first().id"), is("2"));
  }

  @Test
  void setsMapsAndUnionsMayHoldIt() {
    runtime.turn(
        """
        var Shop = Model.define('Shop', { attributes: {
          prices: { type: 'map(embedded)', attributes: { amount: { type: 'number', min: 0 } } },
          owner: { type: 'string|embedded', attributes: { name: { type: 'string', required: true } } }
        } });
        """);

    assertThat(
        runtime.turn(
            """
            var s = new Shop({ prices: { eur: { amount: -1 } }, owner: {} });
            s.isValid();
            s.errors.messages()
            """),
        is(
            "{\"prices.eur.amount\":[\"must be greater than or equal to 0\"],"
                + "\"owner.name\":[\"can't be blank\"]}"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          { type: 'embedded', attributes: { zip: 'strin' } }   | "a.zip" of M has the unknown type "strin".
          { type: 'embedded', attributes: { zip: { type: 'string', immutable: true } } } | "a.zip" of M is in an embedded value and cannot have "immutable".
          { type: 'embedded', attributes: { zip: { type: 'string', lenght: 3 } } } | "a.zip" of M has the unknown option "lenght". Did you mean "length"?
          { type: 'embedded', attributes: { 'a b': 'string' } } | "a" of M embeds "a b", which is not a name
          { type: 'embedded', attributes: { toString: 'string' } } | "a" of M embeds "toString", which is not a name
          { type: 'embedded', attributes: 3 }                  | "a" of M is embedded and does not say what is in it.
          """)
  void aMistakeInItsDefinitionIsNamedByPath(String type, String complaint) {
    String definition = "Model.define('M', { attributes: { a: %s } })".formatted(type);

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn(definition));

    assertThat(error.message(), containsString("The attribute " + complaint));
  }
}
