package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The validators, each with the exact words that a person reads. */
class ValidatorsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  /** An empty message stands for a valid value. */
  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          required: true                          | undefined     | can't be blank
          required: true                          | null          | can't be blank
          required: true                          | '  '          | can't be blank
          required: true                          | []            | can't be blank
          required: true                          | false         | can't be blank
          required: true                          | 0             | ~~
          required: [true, 'is needed']           | null          | is needed
          required: function (r) { return r.b; }  | null          | can't be blank
          required: function (r) { return r.x; }  | null          | ~~
          presence: { message: 'where is {attribute}?' } | null   | where is A?
          presence: true                          | 'x'           | ~~
          absence: true                           | 'x'           | must be blank
          absence: true                           | ''            | ~~
          acceptance: true                        | false         | must be accepted
          acceptance: true                        | '1'           | ~~
          acceptance: { accept: 'ok' }            | 'no'          | must be accepted
          length: { maximum: 3 }                  | 'abcd'        | is too long (maximum is 3 characters)
          length: { maximum: 1 }                  | 'ab'          | is too long (maximum is 1 character)
          length: { maximum: 3 }                  | 'abc'         | ~~
          length: { maximum: 1 }                  | '😀'          | ~~
          length: { minimum: 2 }                  | 'a'           | is too short (minimum is 2 characters)
          length: { minimum: 1 }                  | ''            | is too short (minimum is 1 character)
          length: { minimum: 1, allowBlank: true } | ''           | ~~
          length: { in: [2, 3] }                  | 'abcd'        | is too long (maximum is 3 characters)
          length: { is: 2 }                       | 'abc'         | is the wrong length (should be 2 characters)
          length: 1                               | 'abc'         | is the wrong length (should be 1 character)
          length: { maximum: 3, tooLong: 'is longer than {count}' } | 'abcd' | is longer than 3
          length: { maximum: 1 }                  | [1, 2]        | is too long (maximum is 1 character)
          length: { minimum: 2 }                  | undefined     | ~~
          numericality: true                      | 'abc'         | is not a number
          numericality: true                      | '12'          | ~~
          numericality: { onlyNumeric: true }     | '12'          | is not a number
          numericality: { onlyInteger: true }     | 1.5           | must be an integer
          numericality: { greaterThan: 3 }        | 3             | must be greater than 3
          numericality: { greaterThanOrEqualTo: 3 } | 2           | must be greater than or equal to 3
          numericality: { equalTo: 3 }            | 2             | must be equal to 3
          numericality: { lessThan: 3 }           | 3             | must be less than 3
          numericality: { lessThanOrEqualTo: 3 }  | 4             | must be less than or equal to 3
          numericality: { otherThan: 3 }          | 3             | must be other than 3
          numericality: { in: [1, 9] }            | 10            | must be in 1..9
          numericality: { odd: true }             | 2             | must be odd
          numericality: { even: true }            | 3             | must be even
          numericality: { even: true }            | -2            | ~~
          numericality: { odd: true }             | -3            | ~~
          min: 3                                  | 2             | must be greater than or equal to 3
          max: 3                                  | 4             | must be less than or equal to 3
          max: 3                                  | null          | ~~
          comparison: { greaterThan: new Date(0) } | new Date(0)  | must be greater than 1970-01-01T00:00:00.000Z
          comparison: { greaterThan: 'b' }        | 4             | must be greater than 5
          comparison: { lessThan: function (r) { return r.b; } } | 5 | must be less than 5
          format: /^a+$/                          | 'b'           | is invalid
          format: { with: /^a+$/ }                | 'aa'          | ~~
          format: { without: /b/ }                | 'abc'         | is invalid
          format: /a/g                            | 'a'           | ~~
          inclusion: ['x', 'y']                   | 'z'           | is not included in the list
          inclusion: { in: ['x', 'y'] }           | 'y'           | ~~
          inclusion: function (r) { return [r.b]; } | 6           | is not included in the list
          exclusion: ['admin']                    | 'admin'       | is reserved
          exclusion: ['admin']                    | 'ann'         | ~~
          email: true                             | 'ann'         | is invalid
          email: true                             | 'ann@x.org'   | ~~
          url: true                               | 'x.org'       | is invalid
          url: true                               | 'https://x.org/a?b' | ~~
          slug: true                              | 'A b'         | is invalid
          slug: true                              | 'a-b2'        | ~~
          alpha: { message: 'has digits' }        | 'a1'          | has digits
          alphanumeric: true                      | 'a-1'         | is invalid
          hexColor: true                          | '#12'         | is invalid
          ipv4: true                              | '1.2.3.256'   | is invalid
          ipv4: true                              | '1.2.3.255'   | ~~
          base64: true                            | 'YQ='         | is invalid
          base64: true                            | 'YQ=='        | ~~
          validate: function (v) { return v > 3; } | 1            | is invalid
          validate: function (v) { if (v < 3) return 'is small'; } | 1 | is small
          validate: function (v, r, errors) { errors.add('a', 'blank'); } | 1 | can't be blank
          validate: { check: function (v) { return v > 3; }, message: 'is not big' } | 1 | is not big
          """)
  void aValueIsToldWhatIsWrongWithIt(String rule, String value, String message) {
    String model =
        "var M = Model.define('M', { attributes: { a: { type: 'any', %s }, b: 'integer' } });";
    runtime.turn(model.formatted(rule));

    String found =
        runtime.turn(
            "var m = new M({ b: 5 }); m.a = %s; m.isValid(); m.errors.on('a').join()"
                .formatted(value));

    assertThat(found, is(message));
  }

  @Test
  void aBooleanMayBeRequiredAndFalse() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', { attributes: { a: { type: 'boolean', required: true } } });
            new M({ a: false }).isValid()
            """),
        is("true"));
  }

  @Test
  void aConfirmationMustBeEqual() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', {
              attributes: { newPassword: { type: 'string', confirmation: true } }
            });
            var m = new M({ newPassword: 'a', newPasswordConfirmation: 'b' });
            m.isValid();
            m.errors.messages()
            """),
        is("{\"newPasswordConfirmation\":[\"doesn't match New password\"]}"));
  }

  @Test
  void aValidatorThatLooksAtNullIsAskedForIt() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', {
              attributes: { a: { type: 'any', numericality: { allowNull: false } } }
            });
            var m = new M({ a: null });
            m.isValid();
            m.errors.on('a')
            """),
        is("[\"is not a number\"]"));
  }

  @Test
  void aRuleRunsIfItsConditionHolds() {
    assertThat(
        runtime.turn(
            """
            var Post = Model.define('Post', {
              attributes: { status: 'string', liveAt: 'date' },
              validates: [['liveAt', { presence: true, if: function (p) { return p.status === 'live'; } }]]
            });
            [new Post({ status: 'draft' }).isValid(), new Post({ status: 'live' }).isValid()]
            """),
        is("[true,false]"));
  }

  @Test
  void aRuleRunsUnlessAMethodSaysNot() {
    assertThat(
        runtime.turn(
            """
            var Post = Model.define('Post', {
              attributes: { title: { type: 'string', presence: { unless: 'isDraft' } }, draft: 'boolean' },
              methods: { isDraft() { return this.draft; } }
            });
            [new Post({ draft: true }).isValid(), new Post({ draft: false }).isValid()]
            """),
        is("[true,false]"));
  }

  @Test
  void aContextAddsItsRules() {
    assertThat(
        runtime.turn(
            """
            var Post = Model.define('Post', {
              attributes: { title: { type: 'string', required: true }, score: 'integer' },
              validates: [['score', {
                comparison: { greaterThanOrEqualTo: 0 }, on: 'publish', message: 'must not be negative'
              }]]
            });
            var p = new Post({ score: -1 });
            p.isValid('publish');
            p.errors.messages()
            """),
        is("{\"title\":[\"can't be blank\"],\"score\":[\"must not be negative\"]}"));
  }

  @Test
  void aRuleMayRunOnUpdatesOnly() {
    assertThat(
        runtime.turn(
            """
            var Post = Model.define('Post', {
              attributes: { why: { type: 'string', presence: { on: 'update' } } }
            });
            var p = new Post({});
            [p.save(), p.save(), p.update({ why: 'because' })]
            """),
        is("[true,false,true]"));
  }

  @Test
  void theModelItselfMayValidate() {
    assertThat(
        runtime.turn(
            """
            var Post = Model.define('Post', { validates: [
              function (post, errors) {
                if (/spam/i.test(post.title)) errors.add('base', 'spam', { message: 'looks like spam' });
              }
            ] });
            var p = new Post({ title: 'Spam!' });
            p.isValid();
            p.errors.fullMessages()
            """),
        is("[\"looks like spam\"]"));
  }

  @Test
  void aRuleMayLookIntoAPlainObject() {
    assertThat(
        runtime.turn(
            """
            var C = Model.define('C', {
              attributes: { address: 'any' }, validates: [['address.zip', { presence: true }]]
            });
            var c = new C({ address: { city: 'Graz' } });
            c.isValid();
            c.errors.fullMessages()
            """),
        is("[\"Address zip can't be blank\"]"));
  }

  @Test
  void allErrorsOfAnAttributeAreTold() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', {
              attributes: { a: { type: 'string', length: { minimum: 3 }, format: /^\\d+$/ } }
            });
            var m = new M({ a: 'x' });
            m.isValid();
            m.errors.on('a')
            """),
        is("[\"is too short (minimum is 3 characters)\",\"is invalid\"]"));
  }

  @Test
  void aMessageMayBeAFunction() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', { attributes: { a: { type: 'integer', length: undefined,
              numericality: { lessThan: 3, message: function (r, p) { return r.a + ' > ' + p.count; } } } } });
            var m = new M({ a: 9 });
            m.isValid();
            m.errors.on('a')
            """),
        is("[\"9 > 3\"]"));
  }

  @Test
  void aPromiseIsRefused() {
    runtime.turn(
        """
        var M = Model.define('M', {
          attributes: { a: { type: 'any', validate: function () { return Promise.resolve(true); } } }
        });
        """);

    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("new M({ a: 1 }).isValid()"));

    assertThat(error.name(), is("AsyncHookError"));
    assertThat(error.message(), containsString("A validator of \"a\" gave a promise"));
  }

  @Test
  void anImmutableAttributeKeepsItsFirstValue() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', { attributes: { code: { type: 'string', immutable: true } } });
            var m = M.create({ code: 'A' });
            var isSaved = m.update({ code: 'B' });
            var messages = m.errors.messages();
            m.code = 'A';
            [isSaved, messages, m.save()]
            """),
        is("[false,{\"code\":[\"cannot be changed\"]},true]"));
  }
}
