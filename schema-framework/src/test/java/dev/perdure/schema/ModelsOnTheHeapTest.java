package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models on the real runtime: what they are after a restart, and when a turn is undone. */
class ModelsOnTheHeapTest {

  private final ModelShell shell = new ModelShell();

  @BeforeEach
  void define() {
    shell.turn(
        """
        var Album = Model.define('Album', { attributes: { title: { type: 'string', required: true } } });
        var Track = Model.define('Track', {
          attributes: {
            name: { type: 'string', required: true, length: { maximum: 9 } },
            length: { type: 'integer', min: 0 },
            tags: { type: ['string'], default: [], length: { maximum: 2 } },
            at: 'date',
            code: { type: 'string', immutable: true }
          },
          belongsTo: { album: 'Album' },
          scopes: { long: function (n) { return this.where('length >= ?', n); } },
          methods: { shout() { return this.name.toUpperCase(); } },
          statics: { byName(n) { return this.findBy({ name: n }); } }
        });
        var rock = Album.create({ title: 'Rock' });
        var a = Track.create({ name: 'a', length: 1, album: rock, at: new Date(0), code: 'c' });
        Track.create({ name: 'b', length: 2, album: rock, tags: ['x'] });
        """);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void recordsAndTheirModelsAreThereAfterARestart() {
    shell.restart();

    assertThat(
        shell.turn(
            """
            var t = Track.find(1);
            [Track.count(), t === a, t.album === rock, t instanceof Track, t instanceof Model,
             t.shout(), Track.byName('b').length, Track.name].join()
            """),
        is("\"2,true,true,true,true,A,2,Track\""));
  }

  @Test
  void recordsAreMadeAndValidatedAfterARestart() {
    shell.restart();

    assertThat(
        shell.turn(
            """
            var t = new Track({ name: 'far too long', length: '3', album: rock });
            var isSaved = t.save();
            [isSaved, t.errors.fullMessages().join(), t.update({ name: 'c' }), t.id].join(' | ')
            """),
        is("\"false | Name is too long (maximum is 9 characters) | true | 3\""));
  }

  @Test
  void queriesAndScopesWorkAfterARestart() {
    shell.restart();

    assertThat(
        shell.turn(
            """
            [query('from Track t where t.album.title = :t', { t: 'Rock' }).length,
             Track.long(2).first().name, Track.where({ tags: { any: 'x' } }).count()].join()
            """),
        is("\"2,b,1\""));
  }

  @Test
  void aQueryMayBeKept() {
    shell.turn("var kept = Track.where('length > ?', 1).order('-name'); var some = Track.long;");
    shell.restart();

    assertThat(
        shell.turn("kept.count() + kept.limit(1).first().name + kept.long(2).count()"),
        is("\"1b1\""));
  }

  @Test
  void anInvalidWriteIsUndone() {
    String report = shell.undone("a.length = 5; a.name = '';");

    assertThat(report, containsString("Track validation failed: name: can't be blank"));
    assertThat(shell.turn("a.name + a.length"), is("\"a1\""));
  }

  @Test
  void anInvalidWriteAfterARestartIsUndone() {
    shell.restart();

    String report = shell.undone("Track.find(1).length = -5;");

    assertThat(report, containsString("length: must be greater than or equal to 0"));
  }

  @Test
  void arraysAndDatesThatAreChangedInPlaceAreValidatedAfterARestart() {
    shell.restart();

    assertThat(
        shell.undone("Track.find(2).tags.push('y', 'z');"),
        containsString("tags: is too long (maximum is 2 characters)"));
    assertThat(shell.undone("Track.find(1).at.setTime(NaN);"), containsString("at: is not a date"));
  }

  @Test
  void idsAndImmutableAttributesStayAfterARestart() {
    shell.restart();

    assertThat(shell.undone("a.id = 9;"), containsString("id: cannot be changed"));
    assertThat(shell.undone("a.code = 'd';"), containsString("code: cannot be changed"));
    assertThat(shell.undone("delete a.code;"), containsString("code: cannot be changed"));
  }

  @Test
  void aRecordCannotLeaveItsModel() {
    assertThat(
        shell.undone("Object.setPrototypeOf(a, Album.prototype);"),
        containsString("is no longer an object of the model"));
  }

  @Test
  void recordsThatATurnMadeAreGoneWhenItIsUndone() {
    shell.undone(
        "Track.create({ name: 'z', album: new Album({ title: 'New' }) }); throw new Error('no');");

    assertThat(
        shell.turn(
            "[Track.count(), Album.count(), Track.create({ name: 'c', album: rock }).id].join()"),
        is("\"2,1,3\""));
  }

  @Test
  void aDestroyedRecordStaysDestroyed() {
    shell.turn("a.destroy();");
    shell.restart();

    assertThat(
        shell.turn("[a.isDestroyed(), a.isPersisted(), Track.count(), a.name].join()"),
        is("\"true,false,1,a\""));
  }

  @Test
  void aDestroyedRecordIsBackWhenTheTurnIsUndone() {
    shell.undone("a.destroy(); throw new Error('no');");

    assertThat(shell.turn("[a.isDestroyed(), Track.find(1) === a].join()"), is("\"false,true\""));
  }

  @Test
  void anUnsavedRecordAndItsErrorsAreOrdinaryObjectsOfTheHeap() {
    shell.turn("var draft = new Track({ name: '' }); draft.save();");
    shell.restart();

    assertThat(
        shell.turn("draft.errors.fullMessages().join() + draft.errors.size + draft.isNew()"),
        is("\"Name can't be blank,Album must exist2true\""));
  }

  @Test
  void aCaughtErrorMayBeKept() {
    shell.turn("var caught; try { Track.create({}); } catch (e) { caught = e; }");
    shell.restart();

    assertThat(
        shell.turn(
            "[caught.name, caught instanceof ValidationError, caught.fullMessages().length].join()"),
        is("\"ValidationError,true,2\""));
  }

  @Test
  void aModelIsRedefinedAfterARestart() {
    shell.restart();
    shell.turn(
        """
        var before = Track;
        var Track = Model.define('Track', {
          attributes: { name: 'string' }, methods: { whisper() { return this.name + '...'; } }
        });
        """);
    shell.restart();

    assertThat(
        shell.turn("[Track === before, a.whisper(), typeof a.shout, typeof Track.long].join()"),
        is("\"true,a...,undefined,undefined\""));
  }

  @Test
  void nothingOfTheFrameworkIsReachableThatCannotBeStored() {
    String report =
        shell.turn(
            """
            var everything = [Model, Model.prototype, Track, Track.schema, Track.all(), query,
              ValidationError, a.errors, Track.schema.attributes.name];
            'stored'
            """);
    shell.restart();

    assertThat(
        report + shell.turn("everything[0] === Model && everything[2] === Track"),
        is("\"stored\"true"));
    assertThat(shell.turn("everything[4].count()"), is(not("0")));
  }

  @Test
  void evictedRecordsAreFaultedIn() {
    shell.runtime().evictAll();

    assertThat(
        shell.turn(
            "Track.where({ album: { title: 'Rock' } }).map(function (t) { return t.shout(); }).join()"),
        is("\"A,B\""));
  }
}
