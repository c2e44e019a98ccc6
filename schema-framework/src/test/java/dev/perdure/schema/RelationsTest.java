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

/** The methods of queries: refining, looking at, and grouping results. */
class RelationsTest {

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
            name: 'string', length: 'integer', tags: ['string'],
            code: { type: 'string', trim: true, uppercase: true },
            slug: { type: 'string', normalize: function (s) { return s.replace(/ /g, '-'); } }
          },
          belongsTo: { album: { of: 'Album', optional: true } },
          scopes: { long: 'length >= 30' }
        });
        var Playlist = Model.define('Playlist', { attributes: { tracks: ['ref(Track)'] } });
        var acdc = Artist.create({ name: 'AC/DC', country: 'AU' });
        var abba = Artist.create({ name: 'ABBA', country: null });
        var rock = Album.create({ title: 'Rock', artist: acdc });
        var arrival = Album.create({ title: 'Arrival', artist: abba });
        Track.create({ name: 'A', length: 10, album: rock, tags: ['x', 'y'], code: 'k1' });
        Track.create({ name: 'B', length: 20, album: rock, tags: [], code: 'k2' });
        Track.create({ name: 'C', length: 30, album: arrival, slug: 'see you' });
        Track.create({ name: 'D', length: 40 });
        Playlist.create({ tracks: [Track.find(1), Track.find(3)] });
        Playlist.create({ tracks: [Track.find(4)] });
        Playlist.create({ tracks: [] });
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
          whereNot({ name: 'B' })                                     | ACD
          whereNot({ album: rock, length: 20 })                       | ACD
          whereNot('length > ?', 20)                                  | AB
          where({ album: rock }).whereNot({ name: 'A' })              | B
          where({ name: 'A' }).or({ name: 'D' })                      | AD
          where({ name: 'A' }).or('length > ?', 30)                   | AD
          where({ name: 'A' }).or(Track.where({ length: { gte: 30 } })) | ACD
          where({ album: rock }).where({ name: 'A' }).or(Track.where({ album: rock }).where({ name: 'B' })) | AB
          where({ name: 'A' }).or(Track.all())                        | ABCD
          where({ album: rock }).and(Track.where({ length: 20 }))     | B
          where({ name: 'A', album: rock }).rewhere({ name: 'B' })    | B
          where({ name: 'A' }).where({ length: 10 }).rewhere({ name: 'B', length: 20 }) | B
          missing('album')                                            | D
          missing('tags')                                             | BCD
          associated('album')                                         | ABC
          associated('album', 'tags')                                 | A
          missing('album.artist.country')                             | CD
          order('name').reorder('-length')                            | DCBA
          order('-length').reverse()                                  | ABCD
          reverse()                                                   | DCBA
          order('album.title').reverse()                              | DBAC
          where({ name: 'A' }).unscope({ where: 'name' })             | ABCD
          where({ name: 'A', length: 10 }).unscope({ where: ['name', 'length'] }) | ABCD
          where({ length: { gt: 10 } }).limit(1).unscope('where', 'limit') | ABCD
          order('-length').unscope('order')                           | ABCD
          where({ name: 'A' }).merge(Track.where({ name: 'B' }))      | B
          long().merge(Track.order('-length').limit(1))               | D
          where({ album: Album.where({ title: 'Rock' }) })            | AB
          where({ album: { in: Album.where({ title: 'Arrival' }) } }) | C
          where({ album: { notIn: Album.all() } })                    | D
          where(q`length > ${10} and name != ${'C'}`)                 | BD
          where(q`'x' in tags or album.artist = ${abba}`)             | AC
          where(q`${q`name = ${'A'}`} or ${q`name = ${'D'} or length = ${20}`}`) | ABD
          where(q`${q`name = ':v0' or length = ${20}`} or name = ${'A'}`) | AB
          whereNot(q`name = ${'A'}`)                                  | BCD
          where({ code: ' k1 ' })                                     | A
          where({ code: ['K1 ', 'k2'] })                              | AB
          where({ code: { ne: 'k1' } })                               | BCD
          where({ code: { eq: ' k2' } })                              | B
          where({ code: { startsWith: 'K' } })                        | AB
          where({ slug: 'see you' })                                  | C
          where({ album: null }).first(2)                             | D
          first(2)                                                    | AB
          order('-length').first(2)                                   | DC
          last(2)                                                     | CD
          order('-length').last(2)                                    | BA
          limit(3).last(2)                                            | BC
          limit(1).first(2)                                           | A
          """)
  void aQueryFindsItsRecords(String query, String names) {
    assertThat(runtime.turn("names(Track." + query + ")"), is(names));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Playlist.where({ tracks: { any: { length: { gt: 20, lt: 40 } } } }).ids()  | [1]
          Playlist.where({ tracks: { none: { album: rock } } }).ids()                | [2,3]
          Playlist.where({ tracks: { all: { name: ['A', 'C'], length: { lt: 31 } } } }).ids() | [1,3]
          Playlist.where({ tracks: { any: { code: ' k1' } } }).ids()                 | [1]
          Playlist.where({ 'tracks.code': ' k1' }).ids()                             | [1]
          Playlist.where({ tracks: { any: { album: { artist: { name: 'ABBA' } } } } }).ids() | [1]
          Playlist.missing('tracks').ids()                                           | [3]
          Playlist.where('any(t.length > ? for t in tracks)', 30).ids()              | [2]
          Track.order('-length').first().name                                        | D
          Track.last().name                                                          | D
          Track.order('-length').last().name                                         | A
          Track.where({ name: 'Q' }).last()                                          | null
          Track.where({ name: 'B' }).sole().length                                   | 20
          Track.exists(3)                                                            | true
          Track.exists(9)                                                            | false
          Track.exists({ name: 'Q' })                                                | false
          Track.exists('length > ?', 30)                                             | true
          Track.select('album').exists()                                             | true
          [Track.any(), Track.many(), Track.none()]                                  | [true,true,false]
          [Track.limit(1).many(), Track.where({ name: 'Q' }).none()]                 | [false,true]
          Track.pluck('name')                                                        | ["A","B","C","D"]
          Track.pluck('name', 'album.title')                                         | [["A","Rock"],["B","Rock"],["C","Arrival"],["D",null]]
          Track.limit(1).pluck('album.title', 'album.artist.name', 'length * 2')     | [["Rock","AC/DC",20]]
          Track.order('-length').pick('name')                                        | D
          Track.where({ name: 'B' }).pick('name', 'length')                          | ["B",20]
          Track.where({ name: 'Q' }).pick('name')                                    | null
          Track.order('-id').ids()                                                   | [4,3,2,1]
          Track.select('name').limit(2).toArray()                                    | ["A","B"]
          Track.select('name', 'album.title as album').first()                       | {"name":"A","album":"Rock"}
          Track.select({ n: 'count(*)', all: 'sum(length)' }).first()                | {"n":4,"all":100}
          Track.distinct().pluck('album.title')                                      | ["Rock","Arrival",null]
          Track.select('album.title').distinct().count()                             | 3
          Track.order('-length').distinct().select('album.title').limit(2).toArray() | [null,"Arrival"]
          Track.select({ n: 'count(*)' }).count()                                    | 1
          [Track.group('album').length, Track.select('name').length]                 | [3,4]
          [Track.sum('length'), Track.average('length')]                             | [100,25]
          [Track.minimum('length'), Track.maximum('name')]                           | [10,"D"]
          Track.order('-length').limit(2).sum('length')                              | 70
          Track.where({ name: 'Q' }).average('length')                               | null
          [Track.count('album'), Track.distinct().count('album')]                    | [3,2]
          Track.sum('length * 2')                                                    | 200
          Track.group('album.title').count()                                         | [{"title":"Rock","count":2},{"title":"Arrival","count":1},{"title":null,"count":1}]
          Track.group({ album: 'album.title' }).count()                              | [{"album":"Rock","count":2},{"album":"Arrival","count":1},{"album":null,"count":1}]
          Track.group({ a: 'album.artist.name' }).order('sum(length) desc').sum('length') | [{"a":null,"sum":40},{"a":"AC/DC","sum":30},{"a":"ABBA","sum":30}]
          Track.group('album').having('count(*) > ?', 1).pluck('album.title', 'max(length)') | [["Rock",20]]
          Track.group({ t: 'album.title' }).having({ t: { ne: null } }).select({ t: 't', n: 'count(*)' }).order('n').toArray() | [{"t":"Arrival","n":1},{"t":"Rock","n":2}]
          Track.where({ length: { lt: 40 } }).group('album').count()[0].album === rock | true
          Track.group('length > 20 as late').select('late', 'count(*) as n').toArray() | [{"late":false,"n":2},{"late":true,"n":2}]
          query(q`select t.name from Track t where t.length = ${30}`)                | ["C"]
          query(q`from Track t group by t.album as a select { a: a.title, n: count(*) }`)[0] | {"a":"Rock","n":2}
          """)
  void aQueryGivesItsValues(String expression, String json) {
    assertThat(runtime.turn(expression), is(json));
  }

  @Test
  void theValuesOfATemplateAreNeverText() {
    assertThat(
        runtime.turn("var name = \"A' or 'x' = 'x\"; names(Track.where(q`name = ${name}`))"),
        is(""));
  }

  @Test
  void aTemplateOutlivesItsTurn() {
    runtime.turn("var condition = q`length > ${20} and album = ${arrival}`;");
    runtime.turn("var query = Track.where(condition).order('-length');");
    runtime.restart();

    assertThat(runtime.turn("names(Track.where(condition)) + names(query)"), is("CC"));
  }

  @Test
  void aValueInQuotesIsNotUsed() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where(q`name = '${1}'`)"));

    assertThat(error.field("code"), is("PQL402"));
  }

  @Test
  void undefinedInATemplateIsRefused() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where(q`name = ${undefined}`)"));

    assertThat(error.field("code"), is("PQL403"));
  }

  @Test
  void aTextIsNoTemplate() {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("q('name')"));

    assertThat(error.message(), containsString("Write q before a template"));
  }

  @Test
  void soleIsAnErrorIfThereIsNone() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where({ name: 'Q' }).sole()"));

    assertThat(error.name(), is("RecordNotFound"));
  }

  @Test
  void soleIsAnErrorIfThereAreMore() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.where({ album: rock }).sole()"));

    assertThat(error.name(), is("SoleRecordExceeded"));
    assertThat(
        error.message(), is("More than one Track fits: from Track where (this.album = :p0)."));
  }

  @Test
  void conditionsInEitherQueryAreJoinedOnce() {
    assertThat(
        runtime.turn(
            """
            Track.where({ album: rock }).where({ name: 'A' })
              .or(Track.where({ album: rock }).where({ name: 'B' })).toText()
            """),
        is(
            "from Track where (this.album = :p0)"
                + " and ((this.name = :p1) or (this.name = :p2))"));
  }

  @Test
  void aPagedQueryCannotBeJoined() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.all().or(Track.limit(3))"));

    assertThat(error.message(), is("or() takes a query of Track with conditions only."));
  }

  @Test
  void aMisspeltItemIsShownInTheTextAsItWasWritten() {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Track.pluck('nmae')"));

    assertThat(error.message(), is("Track has no attribute \"nmae\""));
    assertThat(error.shown(), containsString("  1 | nmae\n    | ^^^^"));
  }

  @Test
  void aMisspeltKeyOfAGroupIsShownInTheTextAsItWasWritten() {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Track.group('albun')"));

    assertThat(error.shown(), containsString("  1 | albun\n    | ^^^^^"));
  }

  @Test
  void aSelectionCannotBreakOutOfItsPlace() {
    assertThrows(ScriptError.class, () -> runtime.turn("Track.pluck('name from Album --')"));
  }

  @Test
  void anUnknownPartCannotBeTakenBack() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.all().unscope('ordr')"));

    assertThat(error.message(), containsString("A query has no part \"ordr\"."));
  }

  @Test
  void aMisspeltNameIsNeverMissing() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.missing('albun')"));

    assertThat(error.message(), containsString("Did you mean \"album\"?"));
  }

  @Test
  void anIncompleteRangeIsRefused() {
    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("Track.where({ length: { between: [1] } })"));

    assertThat(error.message(), containsString("\"between\" takes an array of two values"));
  }

  // ---- pages

  @Test
  void pagesFollowEachOtherByCursors() {
    assertThat(
        runtime.turn(
            """
            var pages = [], page, cursor = null, query = Track.order('album.title').limit(3);
            while ((page = query.after(cursor).toArray()).length > 0) {
              pages.push(names(page));
              cursor = query.cursorOf(page[page.length - 1]);
            }
            pages
            """),
        is("[\"CAB\",\"D\"]"));
  }

  @Test
  void whatIsInsertedBeforeTheCursorDoesNotMoveTheNextPage() {
    assertThat(
        runtime.turn(
            """
            var query = Track.order('-length').limit(2);
            var cursor = query.cursorOf(query.last());
            Track.create({ name: 'E', length: 50 });
            Track.create({ name: 'F', length: 15 });
            names(query.after(cursor)) + names(query.after(cursor).unscope('limit'))
            """),
        is("BFBFA"));
  }

  @Test
  void recordsWithEqualKeysAreNeitherLostNorRepeated() {
    assertThat(
        runtime.turn(
            """
            Track.all().updateAll({ length: 7 });
            var seen = '', cursor = null, query = Track.order('length').limit(1), page;
            while ((page = query.after(cursor).first()) !== null) {
              seen += page.name;
              cursor = query.cursorOf(page);
            }
            seen
            """),
        is("ABCD"));
  }

  @Test
  void aCursorHoldsDates() {
    assertThat(
        runtime.turn(
            """
            var Event = Model.define('Event', { attributes: { at: 'datetime' } });
            Event.createAll([{ at: new Date(3000) }, { at: null }, { at: new Date(1000) }]);
            var query = Event.order('at');
            query.after(query.cursorOf(Event.find(3))).ids()
            """),
        is("[1,2]"));
  }

  @Test
  void aCursorBelongsToItsOrder() {
    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("Track.order('name').after(Track.all().cursorOf(Track.find(1)))"));

    assertThat(error.message(), containsString("The cursor was made for a query in another order"));
  }

  @Test
  void somethingElseIsNoCursor() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.all().after('x y')"));

    assertThat(error.message(), is("This is not a cursor: x y."));
  }

  @Test
  void batchesAreOfTheSizeThatIsAskedForAndInOrder() {
    assertThat(
        runtime.turn(
            """
            var batches = [];
            Track.order('-length').inBatches(function (b) { batches.push(names(b)); }, { size: 3 });
            batches
            """),
        is("[\"DCB\",\"A\"]"));
  }

  @Test
  void batchesAreOfTheRecordsOfTheBeginning() {
    assertThat(
        runtime.turn(
            """
            var seen = '';
            Track.each(function (t) {
              seen += t.name;
              if (t.name === 'A') { Track.find(2).destroy(); Track.create({ name: 'E' }); }
              t.length = 1;
            }, { size: 1 });
            seen
            """),
        is("ACD"));
  }

  // ---- what other records say of a record

  private void bandsWithDiscsAndSongs() {
    runtime.turn(
        """
        var Band = Model.define('Band', { attributes: { name: 'string' }, hasOne: { debut: 'Disc' } });
        var Disc = Model.define('Disc', {
          attributes: { title: 'string' }, belongsTo: { band: 'Band' }, hasMany: { songs: 'Song' }
        });
        var Song = Model.define('Song', {
          attributes: { name: 'string', length: 'integer' }, belongsTo: { disc: 'Disc' }
        });
        var [one, two] = Band.createAll([{ name: 'one' }, { name: 'two' }]);
        var [long, short, empty] = Disc.createAll([
          { title: 'long', band: one }, { title: 'short', band: two },
          { title: 'empty', band: Band.create({ name: 'three' }) }
        ]);
        Song.createAll([
          { name: 'A', length: 10, disc: short }, { name: 'B', length: 20, disc: short },
          { name: 'C', length: 30, disc: long }
        ]);
        """);
  }

  @Test
  void aCollectionIsAListOfReferences() {
    bandsWithDiscsAndSongs();

    assertThat(
        runtime.turn(
            """
            [Disc.where({ songs: { any: { length: { gt: 20 } } } }).pluck('title'),
             Disc.where('sum(s.length for s in songs) = 30 and size(songs) = 2').pluck('title'),
             Disc.where({ 'songs.name': 'C' }).pluck('title'), Disc.missing('songs').pluck('title'),
             Band.where({ debut: { songs: { any: { length: { lt: 15 } } } } }).pluck('name'),
             Song.where({ 'disc.band.debut.title': 'short' }).pluck('name')]
            """),
        is("[[\"long\"],[\"short\"],[\"long\"],[\"empty\"],[\"two\"],[\"A\",\"B\"]]"));
  }

  @Test
  void lookingAtCollectionsWritesNothing() {
    bandsWithDiscsAndSongs();

    assertThat(
        runtime.turn(
            """
            transaction(function () { return Disc.missing('songs').pluck('title'); }, { readOnly: true })
            """),
        is("[\"empty\"]"));
  }

  @Test
  void aMisspeltAttributeBehindACollectionIsNamed() {
    bandsWithDiscsAndSongs();

    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("Disc.where('any(s.lenght > 3 for s in songs)')"));

    assertThat(error.message(), is("Song has no attribute \"lenght\""));
  }

  @Test
  void theMembersOfASetAreAList() {
    assertThat(
        runtime.turn(
            """
            var Note = Model.define('Note', { attributes: { tags: 'any' } });
            Note.create({ tags: new Set(['a', 'b']) });
            Note.create({ tags: new Set() });
            [Note.where("any tags = 'a'").ids(), Note.where('tags is empty').ids(),
             Note.where('size(tags) = 2').ids()]
            """),
        is("[[1],[2],[1]]"));
  }
}
