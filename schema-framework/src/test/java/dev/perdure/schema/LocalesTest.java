package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages in the languages of the program. */
class LocalesTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Post = Model.define('Post', { attributes: {
          title: { type: 'string', required: true, length: { in: [1, 3] } },
          email: { type: 'string', email: true },
          score: { type: 'integer', min: 3 },
          lines: [{ type: 'embedded', attributes: { sku: { type: 'string', required: true } } }]
        } });
        var Note = Model.define('Note', { attributes: { title: { type: 'string', required: true } } });
        Model.locale('de', {
          messages: {
            blank: 'muss ausgefüllt werden',
            invalid: 'ist ungültig',
            too_long: { one: 'ist zu lang (ein Zeichen)', other: 'ist zu lang (%{count} Zeichen)' },
            not_a_number: 'ist keine Zahl',
            'Post.blank': 'fehlt dem %{model}',
            'Post.title.blank': 'braucht einen Text',
            'Post.lines.sku.blank': 'braucht eine Nummer',
            secret: 'ist geheim ({value})'
          },
          attributes: { title: 'Überschrift', 'Post.title': 'Titel', 'Post.lines.sku': 'Artikelnummer' },
          models: { Post: 'Beitrag' },
          phrases: { fullMessage: '%{attribute}: %{message}', recordInvalid: 'Ungültig: %{errors}' }
        });
        Model.useLocale('de');
        function full(record) { record.isValid(); return record.errors.fullMessages(); }
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          new Post()                                       | ["Titel: braucht einen Text"]
          new Note()                                       | ["Überschrift: muss ausgefüllt werden"]
          new Post({ title: 'abcd' })                      | ["Titel: ist zu lang (3 Zeichen)"]
          new Post({ title: 'a', email: 'x' })             | ["Email: ist ungültig"]
          new Post({ title: 'a', score: 'x' })             | ["Score: ist keine Zahl"]
          new Post({ title: 'a', score: 1 })               | ["Score: must be greater than or equal to 3"]
          new Post({ title: 'a', lines: [{ }] })           | ["Artikelnummer: braucht eine Nummer"]
          """)
  void anEntryForTheAttributeGoesBeforeOneForTheModelAndThisBeforeAGeneralOne(
      String record, String messages) {
    assertThat(runtime.turn("full(%s)".formatted(record)), is(messages));
  }

  @Test
  void theEntryOfAModelKnowsItsName() {
    assertThat(
        runtime.turn("var p = new Post(); p.errors.add('x', 'blank').message"),
        is("fehlt dem Beitrag"));
  }

  @Test
  void aKindOfTheProgramsOwnHasItsMessageInATable() {
    assertThat(
        runtime.turn(
            "var item = new Post({ x: 7 }).errors.add('x', 'secret'); [item.kind, item.message]"),
        is("[\"secret\",\"ist geheim (7)\"]"));
  }

  @Test
  void aRuleMayNameAMessageOfATable() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', { attributes: { a: { type: 'string', presence: { message: 'secret' } } } });
            full(new M({ a: '' }))
            """),
        is("[\"A: ist geheim ()\"]"));
  }

  @Test
  void aMessageOfATableMayBeAFunction() {
    runtime.turn(
        "Model.locale('de', { messages: { blank: function (r, p) { return p.attribute + '!'; } } });");

    assertThat(runtime.turn("full(new Note())"), is("[\"Überschrift: Überschrift!\"]"));
  }

  @Test
  void theKindOfACastErrorMayHaveAMessageOfItsOwn() {
    runtime.turn("Model.locale('de', { messages: { 'Post.score.cast': 'bitte nur Ziffern' } });");

    assertThat(
        runtime.turn("full(new Post({ title: 'a', score: 'x' }))"),
        is("[\"Score: bitte nur Ziffern\"]"));
  }

  @Test
  void theFormOfAPluralIsChosenByTheCount() {
    assertThat(
        runtime.turn(
            """
            var M = Model.define('M', { attributes: { a: { type: 'string', length: { maximum: 1 } } } });
            full(new M({ a: 'ab' }))
            """),
        is("[\"A: ist zu lang (ein Zeichen)\"]"));
  }

  @Test
  void aLocaleMayHaveFormsOfItsOwn() {
    runtime.turn(
        """
        Model.locale('pl', {
          plural: function (n) { return n === 1 ? 'one' : n < 5 ? 'few' : 'other'; },
          messages: { too_long: { one: 'znak', few: '{count} znaki', other: '{count} znaków' } }
        });
        Model.useLocale('pl');
        """);

    assertThat(runtime.turn("full(new Post({ title: 'abcd' }))"), is("[\"Title 3 znaki\"]"));
  }

  @Test
  void aRegionFallsBackToItsLanguageAndThisToEnglish() {
    runtime.turn(
        "Model.locale('de-AT', { messages: { invalid: 'passt nicht' } }); Model.useLocale('de-AT');");

    assertThat(
        runtime.turn("full(new Post({ title: 'abcd', email: 'x', score: 1 }))"),
        is(
            "[\"Titel: ist zu lang (3 Zeichen)\",\"Email: passt nicht\","
                + "\"Score: must be greater than or equal to 3\"]"));
  }

  @Test
  void theFrameworksEnglishMayBeOverridden() {
    runtime.turn(
        "Model.locale('en', { messages: { blank: 'is missing' } }); Model.useLocale('en');");

    assertThat(runtime.turn("full(new Note())"), is("[\"Title is missing\"]"));
  }

  @Test
  void aLocaleIsCurrentWhileAFunctionRuns() {
    assertThat(
        runtime.turn(
            """
            var inner = Model.useLocale('en', function () { return [Model.locale(), full(new Note())]; });
            [inner, Model.locale()]
            """),
        is("[[\"en\",[\"Title can't be blank\"]],\"de\"]"));
  }

  @Test
  void theLocaleBeforeIsCurrentAgainWhenTheFunctionThrows() {
    assertThat(
        runtime.turn(
            "try { Model.useLocale('en', function () { throw 1; }); } catch (e) {} Model.locale()"),
        is("de"));
  }

  @Test
  void tablesAndTheCurrentLocaleSurviveARestart() {
    runtime.restart();

    assertThat(runtime.turn("full(new Post())"), is("[\"Titel: braucht einen Text\"]"));
  }

  @Test
  void aTableIsCopied() {
    runtime.turn(
        """
        var table = { messages: { too_long: { one: 'a', other: 'b' } } };
        Model.locale('de', table);
        table.messages.too_long.other = 'c';
        """);

    assertThat(runtime.turn("full(new Post({ title: 'abcd' }))"), is("[\"Titel: b\"]"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          useLocale('dee')              | There is no locale "dee". Did you mean "de"? There are en, de; Model.locale("dee", { messages: { ... } }) would add it.
          useLocale()                   | There is no locale "undefined".
          locale('x y', {})             | A locale cannot be called "x y"; a name is such as "de" or "pt-BR".
          locale('de')                  | To choose the current locale, call Model.useLocale("de").
          locale('de', { mesages: {} }) | The locale "de" has the unknown part "mesages". Did you mean "messages"?
          locale('de', { messages: 3 }) | The locale "de" has "messages" that is no table.
          locale('de', { messages: { blank: 3 } }) | The locale "de" has "messages" with an entry "blank" that is neither a text nor { one, other } nor a function.
          locale('de', { messages: { blank: { one: 'x' } } }) | The locale "de" has "messages" with an entry "blank" that is neither
          locale('de', { models: { Post: {} } }) | The locale "de" has "models" with an entry "Post" that is not a text.
          locale('de', { plural: {} })  | The locale "de" has "plural" that is not a function
          errorStyle('django')          | There is no style of errors "django". There are mongoose, rails.
          """)
  void aMistakeIsExplained(String call, String complaint) {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Model." + call));

    assertThat(error.message(), containsString(complaint));
  }

  @Test
  void theMessageOfAValidationErrorNamesPaths() {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Post.create()"));

    assertThat(error.message(), is("Beitrag validation failed: title: braucht einen Text"));
  }

  @Test
  void orItIsInTheStyleOfRails() {
    runtime.turn("Model.errorStyle('rails'); Model.useLocale('en');");

    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Post.create({ score: 1 })"));

    assertThat(
        error.message(),
        is("Validation failed: Title can't be blank, Score must be greater than or equal to 3"));
  }

  @Test
  void theStyleSurvivesARestartAndIsTranslated() {
    runtime.turn("Model.errorStyle('rails');");
    runtime.restart();

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Post.create()"));

    assertThat(error.message(), is("Ungültig: Titel: braucht einen Text"));
  }

  @Test
  void withSeveralRecordsTheStyleOfRailsNamesThem() {
    runtime.turn(
        "Model.errorStyle('rails'); Model.useLocale('en'); var n = Note.create({ title: 'a' });");

    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("n.title = ''; Note.create({ title: 'b' }).title = '';"));

    assertThat(error.message(), startsWith("Validation failed: Note("));
    assertThat(error.message(), containsString("; Note("));
  }
}
