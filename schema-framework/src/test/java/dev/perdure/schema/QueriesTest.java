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

/** Queries over models: by text, and by the builder that makes text. */
class QueriesTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Artist = Model.define('Artist', { attributes: { name: 'string', country: 'string' } });
        var Album = Model.define('Album', {
          attributes: { title: 'string' }, belongsTo: { artist: 'Artist' }
        });
        var Track = Model.define('Track', {
          attributes: {
            name: 'string', length: 'integer', tags: ['string'], at: 'datetime', where: 'string'
          },
          belongsTo: { album: { of: 'Album', optional: true } },
          scopes: {
            long: 'length >= 30',
            by: function (artist) { return this.where({ 'album.artist': artist }); }
          }
        });
        var Playlist = Model.define('Playlist', { attributes: { tracks: ['ref(Track)'] } });
        var acdc = Artist.create({ name: 'AC/DC', country: 'AU' });
        var abba = Artist.create({ name: 'ABBA', country: null });
        var rock = Album.create({ title: 'Rock', artist: acdc });
        var arrival = Album.create({ title: 'Arrival', artist: abba });
        Track.create({ name: 'A', length: 10, album: rock, tags: ['x', 'y'], at: new Date(1000) });
        Track.create({ name: 'B', length: 20, album: rock, tags: [], at: new Date(2000) });
        Track.create({ name: 'C', length: 30, album: arrival, where: 'here' });
        Track.create({ name: 'D', length: 40 });
        Playlist.create({ tracks: [Track.find(1), Track.find(3)] });
        function names(query) { return query.map(function (t) { return t.name; }).join(''); }
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          all()                                          | ABCD
          where({ name: 'B' })                           | B
          where({ name: 'B', length: 20 })               | B
          where({ name: 'B', length: 21 })               | ~~
          where({})                                      | ABCD
          where({ album: rock })                         | AB
          where({ album: null })                         | D
          where({ 'album.artist.name': 'ABBA' })         | C
          where({ album: { artist: { name: 'AC/DC' } } }) | AB
          where({ album: { title: { startsWith: 'R' } } }) | AB
          where({ length: [10, 40] })                    | AD
          where({ length: { gt: 10, lte: 30 } })         | BC
          where({ length: { between: [20, 30] } })       | BC
          where({ length: { ne: 20 } })                  | ACD
          where({ length: { not: 20 } })                 | ACD
          where({ name: { in: ['A', 'C'] } })            | AC
          where({ name: { notIn: ['A', 'C'] } })         | BD
          where({ name: { like: 'a%' } })                | ~~
          where({ name: { ilike: 'a%' } })               | A
          where({ tags: { any: 'x' } })                  | A
          where({ tags: { none: 'x' } })                 | BCD
          where({ where: 'here' })                       | C
          where({ at: new Date(2000) })                  | B
          where({ at: { gt: new Date(1500) } })          | B
          where({ tags: { missing: true } })             | CD
          where({ or: [{ name: 'A' }, { length: 40 }] }) | AD
          where({ not: { album: rock } })                | CD
          where({ and: [{ length: { gt: 10 } }, { length: { lt: 30 } }] }) | B
          where('length > 15 and name != ?', 'C')        | BD
          where('length > :n', { n: 25 })                | CD
          where('length > ? and length < ?', 10, 40)     | BC
          where('length > ?1 and length < ?2', 10, 40)   | BC
          where('length = $0 or length = $0 + 10', 10)   | AB
          where('name in ?', ['A', 'D'])                 | AD
          where('album = ?', rock)                       | AB
          where("name = '?' or name = ':n' or name = ?", 'A') | A
          where('length > ?', 10).where('length < ?', 40) | BC
          where({ name: 'A' }).where({ name: 'B' })      | ~~
          order('-length')                               | DCBA
          order('length desc')                           | DCBA
          order({ length: 'desc' })                      | DCBA
          order('album.title', '-length')                | CBAD
          limit(2)                                       | AB
          order('-length').limit(2).offset(1)            | CB
          offset(3)                                      | D
          limit(0)                                       | ~~
          long()                                         | CD
          long().by(abba)                                | C
          by(acdc).where('length > 10')                  | B
          """)
  void aQueryFindsItsRecords(String query, String names) {
    assertThat(runtime.turn("names(Track." + query + ")"), is(names));
  }

  @Test
  void aTextIsAskedOfAllModels() {
    assertThat(
        runtime.turn(
            "names(query('from Track t where t.album.artist.name = :n order by t.name desc', { n: 'AC/DC' }))"),
        is("BA"));
  }

  @Test
  void aTextMayBeAskedByPosition() {
    assertThat(runtime.turn("names(Model.query('from Track where length >= ?', [30]))"), is("CD"));
  }

  @Test
  void aQueryMaySelectValues() {
    assertThat(
        runtime.turn(
            "query('select t.name, t.album.title as album from Track t where t.length < 40')[2]"),
        is("{\"name\":\"C\",\"album\":\"Arrival\"}"));
  }

  @Test
  void aQueryGivesTheVeryObjects() {
    assertThat(
        runtime.turn("query(\"from Track where name = 'A'\")[0] === Track.find(1)"), is("true"));
  }

  @Test
  void aSelectedDateIsTheVeryDate() {
    assertThat(
        runtime.turn("query('select at from Track where length = 10')[0] === Track.find(1).at"),
        is("true"));
  }

  @Test
  void aPathGoesThroughAListOfReferences() {
    assertThat(
        runtime.turn("Playlist.where(\"any tracks.album.artist.name = 'ABBA'\").count()"), is("1"));
  }

  @Test
  void countsAndSumsAreValues() {
    assertThat(
        runtime.turn(
            "[query('select count(*) from Track'), query('select sum(length) from Track')]"),
        is("[[4],[100]]"));
  }

  @Test
  void aQuerySeesTheChangesOfItsTurn() {
    assertThat(
        runtime.turn("Track.find(4).name = 'Z'; names(Track.where({ name: 'Z' }))"), is("Z"));
  }

  @Test
  void aQueryIsRunAgainEachTime() {
    assertThat(
        runtime.turn(
            """
            var q = Track.where('length > 100');
            var before = q.count();
            Track.create({ name: 'E', length: 200 });
            [before, q.count(), q.length]
            """),
        is("[0,1,1]"));
  }

  @Test
  void refiningAQueryLeavesItAsItWas() {
    assertThat(
        runtime.turn(
            "var q = Track.all(); q.where({ name: 'A' }).limit(1); [q.count(), Object.isFrozen(q)]"),
        is("[4,true]"));
  }

  @Test
  void aQueryIsIterable() {
    assertThat(
        runtime.turn("[...Track.where('length > 20')].map(function (t) { return t.name; })"),
        is("[\"C\",\"D\"]"));
  }

  @Test
  void countingKnowsOfConditionsAndPages() {
    assertThat(
        runtime.turn(
            "[Track.count(), Track.where({ album: rock }).count(), Track.limit(3).offset(2).count()]"),
        is("[4,2,2]"));
  }

  @Test
  void firstIsARecordOrNull() {
    assertThat(
        runtime.turn(
            """
            [Track.first().name, Track.order('-length').first().name, Track.offset(1).first().name,
             Track.where({ name: 'Q' }).first()]
            """),
        is("[\"A\",\"D\",\"B\",null]"));
  }

  @Test
  void findByGivesARecordOrNull() {
    assertThat(
        runtime.turn("[Track.findBy({ name: 'B' }).length, Track.findBy({ name: 'Q' })]"),
        is("[20,null]"));
  }

  @Test
  void existsTellsWhetherAnythingFits() {
    assertThat(
        runtime.turn(
            "[Track.exists(), Track.exists({ name: 'Q' }), Track.where({ length: 40 }).exists()]"),
        is("[true,false,true]"));
  }

  @Test
  void destroyAllTellsHowMany() {
    assertThat(
        runtime.turn("[Track.where({ album: rock }).destroyAll(), names(Track.all())]"),
        is("[2,\"CD\"]"));
  }

  @Test
  void undefinedIsNeverTheSameAsNoCondition() {
    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("var shop; Track.where({ name: shop })"));

    assertThat(error.name(), is("QueryError"));
    assertThat(error.message(), is("undefined for \"name\": use null, or leave the key out."));
  }

  @Test
  void undefinedIsRefusedInAList() {
    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("Track.where({ name: ['A', undefined] })"));

    assertThat(error.message(), containsString("undefined for \"name[1]\""));
  }

  @Test
  void undefinedIsRefusedInAnOperator() {
    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("Track.where({ length: { gt: undefined } })"));

    assertThat(error.message(), containsString("undefined for \"length.gt\""));
  }

  @Test
  void undefinedIsRefusedAsAParameter() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where('name = ?', undefined)"));

    assertThat(error.field("code"), is("PQL403"));
  }

  @Test
  void undefinedIsRefusedAsAParameterOfAText() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("query('from Track where name = :n', { n: undefined })"));

    assertThat(error.field("code"), is("PQL403"));
  }

  @Test
  void aMissingParameterIsNamed() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where('name = :n', { m: 1 })"));

    assertThat(
        error.message(), is("The condition \"name = :n\" has no value for the parameter \":n\"."));
  }

  @Test
  void aParameterThatIsNotUsedIsNamed() {
    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("Track.where('name = :n', { n: 'A', m: 1 })"));

    assertThat(
        error.message(), is("The condition \"name = :n\" does not use the parameter \"m\"."));
  }

  @Test
  void aMisspeltAttributeIsShownInTheTextAsItWasWritten() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where('lenght > 3')"));

    assertThat(error.message(), is("Track has no attribute \"lenght\""));
    assertThat(error.field("suggestion"), is("{\"replace\":\"lenght\",\"with\":\"length\"}"));
    assertThat(
        error.shown(),
        containsString("  1 | lenght > 3\n    | ^^^^^^\n  Did you mean \"length\"?"));
  }

  @Test
  void aMisspeltAttributeOfAnObjectIsNamed() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where({ lenght: 3 })"));

    assertThat(error.field("code"), is("PQL201"));
    assertThat(error.message(), containsString("Did you mean \"length\"?"));
  }

  @Test
  void aMisspeltAttributeOfAnOrderIsNamed() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.order('-lenght')"));

    assertThat(error.message(), is("Track has no attribute \"lenght\""));
  }

  @Test
  void aMisspeltModelIsNamed() {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("query('from Trakc')"));

    assertThat(error.message(), is("there is no extent \"Trakc\""));
    assertThat(error.field("line"), is("1"));
    assertThat(error.field("column"), is("6"));
  }

  @Test
  void anUnknownOperatorIsNamed() {
    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("Track.where({ length: { gt: 3, lte_: 3 } })"));

    assertThat(error.message(), containsString("Did you mean \"lte\"?"));
  }

  @Test
  void anOrderDoesNotBelongInACondition() {
    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("Track.where('length > 3 order by name')"));

    assertThat(
        error.message(), containsString("Use .order(), .limit() and .offset() for the rest."));
  }

  @Test
  void aTextCannotBreakOutOfItsCondition() {
    assertThrows(
        ScriptError.class, () -> runtime.turn("Track.where('length > 30) or (length > 0')"));
  }

  @Test
  void aLimitIsAWholeNumber() {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Track.limit('3; x')"));

    assertThat(error.message(), is("limit() takes a whole number that is not negative, not 3; x."));
  }

  @Test
  void aModelWithoutAttributesIsOpenToQueries() {
    assertThat(
        runtime.turn(
            """
            var Note = Model.define('Note', {});
            Note.create({ text: 'a', meta: { n: 3 } });
            [Note.where({ text: 'a' }).count(), Note.where('meta.n = 3').count(), Note.where({ x: 1 }).count()]
            """),
        is("[1,1,0]"));
  }

  @Test
  void aQueryShowsItsText() {
    assertThat(
        runtime.turn(
            "Track.where({ name: 'A' }).where('length > ?', 3).order('-length').limit(2).toText()"),
        is(
            "from Track where (this.name = :p0) and (length > :p1)"
                + " order by length desc limit 2"));
  }

  @Test
  void aQueryExplainsItself() {
    assertThat(runtime.turn("Track.where('length > 3').explain()"), containsString("Track"));
  }

  @Test
  void aRegularExpressionIsNotSupportedYetAndSaysSo() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where({ name: /a/ }).count()"));

    assertThat(error.field("code"), is("PQL601"));
  }

  @Test
  void aQueryErrorIsAnError() {
    assertThat(
        runtime.turn(
            """
            var caught;
            try { query('from'); } catch (e) { caught = e; }
            [caught instanceof QueryError, caught instanceof PersistError, caught instanceof Error]
            """),
        is("[true,true,true]"));
  }
}
