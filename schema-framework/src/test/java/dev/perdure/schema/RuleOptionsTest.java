package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings, strict rules, groups, associated records, and validators of the program's own. */
class RuleOptionsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private void defineWithWarnings() {
    runtime.turn(
        """
        var Post = Model.define('Post', { attributes: {
          title: { type: 'string', required: true, length: { minimum: 3, severity: 'warning' } }
        } });
        """);
  }

  @Test
  void aWarningDoesNotBlock() {
    defineWithWarnings();

    assertThat(
        runtime.turn(
            """
            var p = new Post({ title: 'a' });
            [p.save(), p.errors.size, p.warnings.on('title'), p.warnings.of('title')[0].severity]
            """),
        is("[true,0,[\"is too short (minimum is 3 characters)\"],\"warning\"]"));
  }

  @Test
  void warningsStayWithTheRecordUntilTheyAreNoLongerTrue() {
    defineWithWarnings();
    runtime.turn("var p = Post.create({ title: 'a' });");
    runtime.restart();

    assertThat(runtime.turn("p.warnings.size"), is("1"));
    runtime.turn("p.title = 'abc';");
    assertThat(
        runtime.turn("[p.warnings.size, Object.getOwnPropertyNames(p).indexOf('warnings')]"),
        is("[0,-1]"));
  }

  @Test
  void validatingAgainDoesNotChangeARecordWithTheSameWarnings() {
    defineWithWarnings();

    assertThat(
        runtime.turn(
            "var p = Post.create({ title: 'a' }); var w = p.warnings; p.save(); p.warnings === w"),
        is("true"));
  }

  @Test
  void aFunctionOfTheProgramMayWarn() {
    runtime.turn(
        """
        var Post = Model.define('Post', { attributes: { title: { type: 'string', validate: {
          severity: 'warning',
          check: function (v, r, warnings) { warnings.add('base', 'Look again'); return 'is odd'; }
        } } } });
        """);

    assertThat(
        runtime.turn("var p = Post.create({ title: 'a' }); p.warnings.fullMessages()"),
        is("[\"Look again\",\"Title is odd\"]"));
  }

  @Test
  void aStrictRuleThrowsAtOnce() {
    runtime.turn(
        """
        var Post = Model.define('Post', { attributes: {
          title: { type: 'string', presence: { strict: true } }, body: { type: 'text', required: true }
        } });
        """);

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("new Post().isValid()"));

    assertThat(error.name(), is("ValidationError"));
    assertThat(error.message(), is("Post validation failed: title: can't be blank"));
  }

  private void defineWithGroups() {
    runtime.turn(
        """
        var Post = Model.define('Post', { validates: [
          { when: { if: 'isLive', rules: [
            ['title', { presence: true }],
            ['body', { presence: { message: 'is needed' }, length: { minimum: 3 } }],
            function (post, errors) { if (post.spam) errors.add('base', 'Spam'); },
            { when: { on: 'publish', unless: function (p) { return p.quiet; }, rules: [
              ['summary', { presence: true }]
            ] } }
          ] } }
        ], methods: { isLive() { return this.status === 'live'; } } });
        function full(given, context) {
          var p = new Post(given);
          p.isValid(context);
          return p.errors.fullMessages();
        }
        """);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          { spam: 1 }                        | []
          { status: 'live' }                 | ["Title can't be blank","Body is needed"]
          { status: 'live', title: 'a', body: 'abc', spam: 1 } | ["Spam"]
          { title: 'a' }, 'publish'          | []
          { status: 'live', title: 'a', body: 'abc' }, 'publish' | ["Summary can't be blank"]
          { status: 'live', title: 'a', body: 'abc', quiet: 1 }, 'publish' | []
          """)
  void theRulesOfAGroupShareItsConditions(String arguments, String messages) {
    defineWithGroups();

    assertThat(runtime.turn("full(%s)".formatted(arguments)), is(messages));
  }

  private void defineAssociated() {
    runtime.turn(
        """
        var Comment = Model.define('Comment', { attributes: {
          body: { type: 'string', presence: { on: 'publish' }, length: { maximum: 3 } }
        } });
        var Post = Model.define('Post', { attributes: {
          comments: { type: 'ref(Comment)[]', associated: true },
          pinned: { type: 'ref(Comment)', associated: { message: 'is not ready' } }
        } });
        var c = Comment.create({ body: '' });
        """);
  }

  @Test
  void theRecordsThatAnAssociatedAttributeRefersToAreValidated() {
    defineAssociated();

    assertThat(
        runtime.turn(
            """
            var p = new Post({ comments: [c] });
            [p.isValid(), p.isValid('publish'), p.errors.messages(),
             p.errors.of('comments[0].body')[0].kind]
            """),
        is(
            "[true,false,{\"comments\":[\"is invalid\"],"
                + "\"comments[0].body\":[\"can't be blank\"]},\"blank\"]"));
  }

  @Test
  void aMessageOfAnAssociatedAttributeIsNotThatOfTheNestedErrors() {
    defineAssociated();

    assertThat(
        runtime.turn("var p = new Post({ pinned: c }); p.isValid('publish'); p.errors.messages()"),
        is("{\"pinned\":[\"is not ready\"],\"pinned.body\":[\"can't be blank\"]}"));
  }

  @Test
  void anUnsavedAssociatedRecordIsToldOnce() {
    defineAssociated();

    assertThat(
        runtime.turn(
            """
            var p = new Post({ pinned: new Comment({ body: 'abcd' }) });
            p.isValid();
            p.errors.messages()
            """),
        is(
            "{\"pinned\":[\"is invalid\"],"
                + "\"pinned.body\":[\"is too long (maximum is 3 characters)\"]}"));
  }

  @Test
  void associatedRecordsMayReferToEachOther() {
    runtime.turn(
        """
        var Node = Model.define('Node', { attributes: {
          next: { type: 'ref(Node)', associated: true }, name: { type: 'string', presence: { on: 'x' } }
        } });
        var a = Node.create({ name: 'a' }), b = Node.create({ next: a });
        a.next = b;
        """);

    assertThat(
        runtime.turn("[a.isValid(), a.isValid('x'), a.errors.messages()]"),
        is("[true,false,{\"next\":[\"is invalid\"],\"next.name\":[\"can't be blank\"]}]"));
  }

  private void register() {
    runtime.turn(
        """
        Model.validator('isbn', function (value, record, errors, options) {
          return new RegExp('^\\\\d{' + (options.digits || 13) + '}$').test(value);
        });
        var Book = Model.define('Book', { attributes: {
          isbn: { type: 'string', isbn: true }, old: { type: 'string', isbn: { digits: 10, message: 'is odd' } }
        } });
        function items(given) {
          var b = new Book(given);
          b.isValid();
          return Array.from(b.errors, function (i) { return [i.path, i.kind, i.validator, i.message]; });
        }
        """);
  }

  @Test
  void aValidatorOfTheProgramsOwnIsNamedInDefinitions() {
    register();

    assertThat(
        runtime.turn("items({ isbn: '1', old: '2' })"),
        is("[[\"isbn\",\"isbn\",\"isbn\",\"is invalid\"],[\"old\",\"isbn\",\"isbn\",\"is odd\"]]"));
  }

  @Test
  void itLeavesNullAlone() {
    register();

    assertThat(runtime.turn("items({ isbn: null })"), is("[]"));
  }

  @Test
  void itsMessageMayBeInATable() {
    register();
    runtime.turn("Model.locale('en', { messages: { isbn: 'is not an ISBN' } });");

    assertThat(
        runtime.turn("items({ isbn: '1' })"),
        is("[[\"isbn\",\"isbn\",\"isbn\",\"is not an ISBN\"]]"));
  }

  @Test
  void itSurvivesARestart() {
    register();
    runtime.restart();

    assertThat(runtime.turn("items({ isbn: '1' }).length"), is("1"));
  }

  @Test
  void itCanBeReplaced() {
    register();
    runtime.turn("Model.validator('isbn', function () { return 'is out of print'; });");

    assertThat(
        runtime.turn("items({ isbn: '1' })"),
        is("[[\"isbn\",\"isbn\",\"isbn\",\"is out of print\"]]"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a: { type: 'any', isbm: true }            | has the unknown option "isbm".
          a: { type: 'any', email: 'x' }            | has "email" of x, which is not understood.
          a: { type: 'any', email: { mesage: 1 } }  | has the unknown option "mesage" of "email". Did you mean "message"?
          a: { type: 'any', required: { mesage: 1 } } | has the unknown option "mesage" of "required".
          a: { type: 'any', length: {} }            | has "length" that asks for nothing. There are minimum, maximum, is, in,
          a: { type: 'any', format: {} }            | has "format" that asks for nothing.
          a: { type: 'any', comparison: true }      | has "comparison" that asks for nothing.
          a: { type: 'any', validate: { check: 1 } } | has "validate" that is not a function.
          a: { type: 'any', presence: { severity: 'low' } } | has "severity" of "low"; it is "error" or "warning".
          a: { type: 'any', presence: { severity: 'warning', strict: true } } | has a rule that is both strict and a warning.
          """)
  void aMistakeInARuleIsExplained(String attribute, String complaint) {
    String definition = "Model.define('M', { attributes: { %s } })".formatted(attribute);

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn(definition));

    assertThat(error.message(), containsString("The attribute \"a\" of M " + complaint));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Model.define('M', { validates: [{ when: { if: 'a' } }] }) | has a group without rules in "validates".
          Model.define('M', { validates: [{ when: { rules: [] } }] }) | has a group without a condition in "validates"
          Model.define('M', { validates: [{ when: { iff: 'a', rules: [] } }] }) | has a group with "iff" in "validates"; a group has if, unless, on and rules.
          Model.define('M', { validates: ['a'] })   | has an entry of "validates" that is neither
          Model.validator('email', function () {})  | A validator cannot be called "email": the framework has an option of this name.
          Model.validator('Isbn', function () {})   | A validator cannot be called "Isbn".
          Model.validator('isbn', 3)                | The validator "isbn" is not a function.
          """)
  void aMistakeElsewhereIsExplained(String script, String complaint) {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn(script));

    assertThat(error.message(), containsString(complaint));
  }
}
