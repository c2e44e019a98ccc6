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
          alpha: { message: 'has digits' }        | 'a1'          | has digits
          alpha: { allowBlank: true }             | ''            | ~~
          alpha: { allowNull: false }             | null          | is invalid
          required: { message: 'is needed' }      | ''            | is needed
          required: false                         | null          | ~~
          presence: { allowNull: true }           | null          | ~~
          presence: { allowBlank: true }          | ' '           | ~~
          presence: true                          | new Set()     | can't be blank
          presence: true                          | new Map()     | can't be blank
          presence: true                          | new Uint8Array(0) | can't be blank
          absence: true                           | [1]           | must be blank
          acceptance: true                        | null          | ~~
          acceptance: { accept: ['ok', 'yes'] }   | 'yes'         | ~~
          length: { maximum: 1 }                  | new Map([[1, 1], [2, 2]]) | is too long (maximum is 1 character)
          length: { maximum: 1 }                  | new Set([1, 2]) | is too long (maximum is 1 character)
          length: { is: 3 }                       | new Uint8Array(2) | is the wrong length (should be 3 characters)
          length: { minimum: 'b' }                | 'abcd'        | is too short (minimum is 5 characters)
          length: { maximum: function (r) { return r.b - 2; } } | 'abcd' | is too long (maximum is 3 characters)
          length: { is: 2, wrongLength: 'needs {count}' } | 'abc' | needs 2
          length: { minimum: 2, tooShort: 'needs %{count}' } | 'a' | needs 2
          length: { minimum: 2, message: 'is odd' } | 'a'         | is odd
          length: { minimum: 1, maximum: 3 }      | ''            | is too short (minimum is 1 character)
          length: { maximum: 3 }                  | 5             | is invalid
          numericality: true                      | 5n            | ~~
          numericality: true                      | ''            | is not a number
          numericality: { onlyInteger: true }     | '7'           | ~~
          numericality: { greaterThan: 'b' }      | 5             | must be greater than 5
          numericality: { lessThan: function (r) { return r.b; } } | 5 | must be less than 5
          numericality: { in: [1, 9] }            | 1             | ~~
          numericality: { odd: true }             | 1.5           | must be odd
          numericality: { even: true }            | 1.5           | must be even
          comparison: { greaterThanOrEqualTo: 3 } | 2             | must be greater than or equal to 3
          comparison: { equalTo: 3 }              | 3             | ~~
          comparison: { equalTo: new Date(5) }    | new Date(5)   | ~~
          comparison: { otherThan: new Date(0) }  | new Date(0)   | must be other than 1970-01-01T00:00:00.000Z
          comparison: { lessThanOrEqualTo: 'm' }  | 'n'           | must be less than or equal to m
          comparison: { lessThan: null }          | 5             | ~~
          comparison: { greaterThan: 1, lessThan: 3 } | 3         | must be less than 3
          comparison: { greaterThan: function () { return new Date(); } } | new Date(Date.now() + 99999) | ~~
          format: { with: function (r) { return new RegExp('^' + r.b); } } | '4' | is invalid
          format: { without: function (r) { return /5/; } } | '5' | is invalid
          inclusion: { in: new Set(['x']) }       | 'z'           | is not included in the list
          inclusion: { in: [new Date(5)] }        | new Date(5)   | ~~
          inclusion: { in: [1], message: '{value} is odd' } | 3   | 3 is odd
          exclusion: { in: function (r) { return [r.b]; } } | 5   | is reserved
          values: ['x']                           | 'z'           | is not included in the list
          validate: function () { throw 'is thrown'; } | 1        | is thrown
          validate: function () { throw new Error('is an error'); } | 1 | is an error
          validate: function (v, r) { return v < r.b; } | 7       | is invalid
          validate: [function () { return 'a'; }, function () { return 'b'; }] | 1 | a,b
          validate: { check: function () { return false; }, allowNull: true } | null | ~~
          validate: { check: function () { return 'x'; }, message: 'y' } | 1 | y
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
  void aMistakeInAValidatorIsNoVerdict() {
    runtime.turn(
        """
        var M = Model.define('M', {
          attributes: { a: { type: 'any', validate: function (v) { return v.no.such; } } }
        });
        """);

    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("new M({ a: 1 }).isValid()"));

    assertThat(error.name(), is("TypeError"));
  }

  @Test
  void aThrownErrorIsTheReason() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', {
              attributes: { a: { type: 'any', validate: function () { throw new Error('no'); } } }
            });
            var m = new M();
            m.isValid();
            var item = m.errors.of('a')[0];
            [item.kind, item.validator, item.reason.message]
            """),
        is("[\"custom\",\"custom\",\"no\"]"));
  }

  @Test
  void aLimitMayBeATextOfTheAttributesType() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', { attributes: {
              at: { type: 'date', min: '2026-01-01' }, long: { type: 'duration', max: 'PT1H' }
            } });
            var m = new M({ at: '2025-12-31', long: 'PT2H' });
            m.isValid();
            [m.errors.of('at', 'greater_than_or_equal_to').length, m.errors.on('long')]
            """),
        is("[1,[\"must be less than or equal to 3600000\"]]"));
  }

  @Test
  void aConfirmationMayDisregardCase() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', {
              attributes: { mail: { type: 'string', confirmation: { caseSensitive: false } } }
            });
            [new M({ mail: 'a', mailConfirmation: 'A' }).isValid(), new M({ mail: 'a' }).isValid()]
            """),
        is("[true,true]"));
  }

  @Test
  void severalConditionsMustAllHold() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', {
              attributes: { a: { type: 'string', presence: { if: ['b', 'c'], unless: ['d', 'e'] } } }
            });
            [new M({ b: 1, c: 1 }), new M({ b: 1 }), new M({ b: 1, c: 1, e: 1 })]
              .map(function (m) { return m.isValid(); })
            """),
        is("[false,true,true]"));
  }

  @Test
  void theConditionsOfAnEntryAndOfItsRulesAddUp() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', {
              validates: [['a', { presence: { if: 'b', message: 'is needed' }, if: 'c', message: 'no' }]]
            });
            [new M({ b: 1, c: 1 }), new M({ b: 1 }), new M({ c: 1 })]
              .map(function (m) { m.isValid(); return m.errors.on('a'); })
            """),
        is("[[\"is needed\"],[],[]]"));
  }

  @Test
  void aRuleMayRunInSeveralContexts() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', { attributes: { a: { type: 'any', presence: { on: ['x', 'update'] } } } });
            var m = new M();
            [m.isValid(), m.isValid('x'), m.isValid('y'), m.save(), m.isValid()]
            """),
        is("[true,false,true,true,false]"));
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
