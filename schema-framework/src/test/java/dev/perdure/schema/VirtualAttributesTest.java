package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attributes that are not stored, and those that are computed. */
class VirtualAttributesTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private ScriptError refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script));
  }

  private void definePerson() {
    runtime.turn(
        """
        var Person = Model.define('Person', {
          attributes: { first: 'string', last: { type: 'string', default: function () { return 'X'; } } },
          virtuals: {
            full: {
              get() { return this.first + ' ' + this.last; },
              set(text) { var parts = text.split(' '); this.first = parts[0]; this.last = parts[1]; }
            },
            initial() { return this.first.charAt(0); }
          }
        });
        """);
  }

  @Test
  void aVirtualIsReadLikeAnAttributeAndIsNotStored() {
    definePerson();
    runtime.turn("var p = Person.create({ first: 'Ann', last: 'Bo' });");
    runtime.restart();

    assertThat(
        runtime.turn("[p.full, p.initial, Object.keys(p), p]"),
        is(
            "[\"Ann Bo\",\"A\",[\"first\",\"last\",\"id\"],{\"id\":1,\"first\":\"Ann\",\"last\":\"Bo\"}]"));
  }

  @Test
  void aVirtualIsAssignedByItsSetter() {
    definePerson();

    assertThat(
        runtime.turn(
            """
            var p = new Person({ full: 'Ann Bo' });
            var before = p.last;
            p.assign({ full: 'Cy Do' });
            [before, p.first, p.last]
            """),
        is("[\"Bo\",\"Cy\",\"Do\"]"));
  }

  @Test
  void aVirtualWithoutASetterCannotBeAssigned() {
    definePerson();

    assertThat(
        refused("new Person({ initial: 'A' })").message(),
        containsString("Person has the virtual attribute \"initial\", which cannot be assigned."));
  }

  @Test
  void aVirtualThatIsTakenOrNoneIsRefused() {
    assertThat(
        refused("Model.define('P', { attributes: { a: 'string' }, virtuals: { a() {} } })")
            .message(),
        is("The model \"P\" declares \"a\" twice."));
    assertThat(
        refused("Model.define('P', { virtuals: { a: { getter() {} } } })").message(),
        containsString("that is neither a function nor { get, set }"));
    assertThat(
        refused("Model.define('P', { virtuals: { save() {} } })").name(),
        is("DangerousAttributeError"));
  }

  @Test
  void aNewDefinitionRemovesAVirtual() {
    definePerson();
    runtime.turn("Model.define('Person', { attributes: { full: 'string' } });");

    assertThat(runtime.turn("new Person({ full: 'x' })"), is("{\"full\":\"x\"}"));
  }

  private void defineItem() {
    runtime.turn(
        """
        var Item = Model.define('Item', {
          attributes: { price: { type: 'number', required: true }, quantity: { type: 'integer', default: 1 }, tags: 'string[]' },
          computed: {
            gross: { from: ['total'], type: 'number', value: function (i) { return i.total * 2; } },
            total: { from: ['price', 'quantity'], type: 'number', max: 100, value: function (i) { return i.price * i.quantity; } },
            words: { from: ['tags'], type: ['string'], value: function () { return (this.tags || []).map(String); } }
          }
        });
        """);
  }

  @Test
  void aComputedAttributeIsStoredAndFollowsItsInputs() {
    defineItem();
    runtime.turn("var item = Item.create({ price: 2, quantity: 3, total: 77, tags: ['a'] });");
    runtime.turn("item.price = 4;");
    runtime.turn("item.tags.push('b');");
    runtime.restart();

    assertThat(
        runtime.turn("[item.total, item.gross, item.words, Item.where('total = 12').count()]"),
        is("[12,24,[\"a\",\"b\"],1]"));
  }

  @Test
  void whatAProgramWritesToAComputedAttributeIsOverwritten() {
    defineItem();
    runtime.turn("var item = Item.create({ price: 2 });");
    runtime.turn("item.total = 50;");

    assertThat(runtime.turn("item.total"), is("2"));
  }

  @Test
  void aComputedAttributeHasRulesLikeOthers() {
    defineItem();

    assertThat(
        refused("Item.create({ price: 101 })").message(),
        is("Item validation failed: total: must be less than or equal to 100"));
  }

  @Test
  void whatCannotBeComputedIsNull() {
    defineItem();

    assertThat(
        refused("Item.create({})").message(), is("Item validation failed: price: can't be blank"));
  }

  @Test
  void aComputedAttributeThatLeadsNowhereIsRefused() {
    assertThat(
        refused(
                "Model.define('P', { attributes: { price: 'number' }, computed: { a: { from: ['prise'], value() {} } } })")
            .message(),
        containsString(
            "computes \"a\" from \"prise\", which it does not have. Did you mean \"price\"?"));
    assertThat(
        refused(
                "Model.define('P', { computed: { a: { from: ['b'], value() {} }, b: { from: ['a'], value() {} } } })")
            .message(),
        is("The model \"P\" computes \"a\" from itself: a from b from a."));
    assertThat(
        refused("Model.define('P', { computed: { a: { value() {} } } })").message(),
        containsString("does not say how \"a\" is computed"));
  }
}
