package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Saving, finding and destroying. */
class RecordsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private void define() {
    runtime.turn(
        """
        var Track = Model.define('Track', {
          attributes: { name: { type: 'string', required: true }, length: 'integer' }
        });
        """);
  }

  @Test
  void aNewRecordIsNotInItsExtent() {
    define();

    assertThat(
        runtime.turn(
            "var t = new Track({ name: 'x' }); [t.isNew(), t.isPersisted(), Track.count()]"),
        is("[true,false,0]"));
  }

  @Test
  void savingEntersARecordOnce() {
    define();

    assertThat(
        runtime.turn(
            """
            var t = new Track({ name: 'x' });
            [t.save(), t.save(), t.isNew(), t.isPersisted(), t.id, Track.count(), Track.find(1) === t]
            """),
        is("[true,true,false,true,1,1,true]"));
  }

  @Test
  void anInvalidRecordIsNotSaved() {
    define();

    assertThat(
        runtime.turn(
            "var t = new Track(); [t.save(), t.errors.fullMessages(), t.isNew(), Track.count()]"),
        is("[false,[\"Name can't be blank\"],true,0]"));
  }

  @Test
  void saveOrThrowTellsAllThatIsWrong() {
    define();

    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("new Track({ length: 'x' }).saveOrThrow()"));

    assertThat(error.name(), is("ValidationError"));
    assertThat(
        error.message(),
        is("Track validation failed: length: is not a number, name: can't be blank"));
  }

  @Test
  void createGivesTheSavedRecord() {
    define();

    assertThat(runtime.turn("Track.create({ name: 'x' }).isPersisted()"), is("true"));
  }

  @Test
  void createThrowsIfInvalid() {
    define();

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Track.create({})"));

    assertThat(error.field("errors").contains("\"name\":{\"name\":\"ValidatorError\""), is(true));
  }

  @Test
  void newAndBuildDoNotSave() {
    define();

    assertThat(
        runtime.turn("[Track.new({ name: 'a' }).isNew(), Track.build({ name: 'b' }).isNew()]"),
        is("[true,true]"));
  }

  @Test
  void idsCountOnFromTheGreatest() {
    define();

    assertThat(
        runtime.turn(
            """
            Track.create({ name: 'a', id: 7 });
            var b = Track.create({ name: 'b' });
            b.destroy();
            [b.id, Track.create({ name: 'c' }).id]
            """),
        is("[8,9]"));
  }

  @Test
  void anIdMayBeAText() {
    define();

    assertThat(
        runtime.turn("Track.create({ name: 'a', id: 'x-1' }); Track.find('x-' + 1).name"), is("a"));
  }

  @Test
  void anIdIsTakenOnce() {
    define();

    assertThat(
        runtime.turn(
            """
            var a = Track.create({ name: 'a', id: 7 });
            var b = new Track({ name: 'b', id: 7 });
            [b.save(), b.errors.messages(), b.errors.of('id')[0].existing === a]
            """),
        is("[false,{\"id\":[\"has already been taken\"]},true]"));
  }

  @Test
  void anIdIsATextOrANumber() {
    define();

    assertThat(
        runtime.turn("var t = new Track({ name: 'a', id: {} }); t.save(); t.errors.on('id')"),
        is("[\"is invalid\"]"));
  }

  @Test
  void aDeclaredTextIdMustBeGiven() {
    assertThat(
        runtime.turn(
            """
            var Doc = Model.define('Doc', { attributes: { id: 'uuid' } });
            var d = new Doc();
            [d.save(), d.errors.on('id')]
            """),
        is("[false,[\"can't be blank\"]]"));
  }

  @Test
  void updateAssignsAndSaves() {
    define();

    assertThat(
        runtime.turn(
            """
            var t = Track.create({ name: 'a' });
            [t.update({ name: 'b', length: '3' }), t.name, t.length]
            """),
        is("[true,\"b\",3]"));
  }

  @Test
  void aFailedUpdateLeavesItsValues() {
    define();

    assertThat(
        runtime.turn(
            """
            var t = new Track({ name: 'a' });
            [t.update({ name: '' }), t.name, t.errors.on('name')]
            """),
        is("[false,\"\",[\"can't be blank\"]]"));
  }

  @Test
  void updateOrThrowThrows() {
    define();

    ScriptError error =
        assertThrows(
            ScriptError.class,
            () -> runtime.turn("new Track({ name: 'a' }).updateOrThrow({ name: null })"));

    assertThat(error.message(), is("Track validation failed: name: can't be blank"));
  }

  @Test
  void assignDoesNotSave() {
    define();

    assertThat(
        runtime.turn(
            "var t = new Track().assign({ length: '4', name: 'x' }); [t.length, t.isNew()]"),
        is("[4,true]"));
  }

  @Test
  void aDestroyedRecordLeavesItsExtentAndKeepsItsValues() {
    define();

    assertThat(
        runtime.turn(
            """
            var t = Track.create({ name: 'a' });
            [t.destroy(), t.isDestroyed(), t.isPersisted(), t.isNew(), t.name, t.id, Track.count()]
            """),
        is("[true,true,false,false,\"a\",1,0]"));
  }

  @Test
  void aDestroyedRecordIsNotSavedAgain() {
    define();
    runtime.turn("var t = Track.create({ name: 'a' }); t.destroy();");

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("t.save()"));

    assertThat(error.name(), is("RecordDestroyed"));
    assertThat(
        error.message(),
        is(
            "Track(1) has been destroyed and cannot be saved. Bring it back with restore(), or create"
                + " a new one."));
  }

  @Test
  void aRecordThatIsNotThereIsNotFound() {
    define();

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("Track.find('5')"));

    assertThat(error.name(), is("RecordNotFound"));
    assertThat(error.message(), is("Track has no record with the id \"5\"."));
  }

  @Test
  void severalRecordsAreFoundAtOnce() {
    define();
    runtime.turn("['a', 'b', 'c'].forEach(function (n) { Track.create({ name: n }); });");

    assertThat(
        runtime.turn("Track.find([3, 1]).map(function (t) { return t.name; })"),
        is("[\"c\",\"a\"]"));
  }

  @Test
  void aCopyOfARecordsPropertiesIsNoRecord() {
    define();

    assertThat(
        runtime.turn("var t = Track.create({ name: 'a' }); Object.keys(Object.assign({}, t))"),
        is("[\"name\",\"id\"]"));
  }

  @Test
  void asJsonARecordStartsWithItsIdAndNamesOthersByTheirs() {
    assertThat(
        runtime.turn(
            """
            var Album = Model.define('Album', { attributes: { title: 'string' } });
            var Song = Model.define('Song', {
              attributes: { name: 'string', at: 'date' }, belongsTo: { album: 'Album' }
            });
            Song.create({ name: 'x', at: new Date(0), album: Album.create({ title: 'y', id: 4 }) })
            """),
        is("{\"id\":1,\"name\":\"x\",\"at\":\"1970-01-01T00:00:00.000Z\",\"album\":4}"));
  }

  @Test
  void asJsonARecordMayBeChosenFrom() {
    assertThat(
        runtime.turn(
            """
            var Album = Model.define('Album', { attributes: { title: 'string' } });
            var Song = Model.define('Song', {
              attributes: { name: 'string', secret: 'string' }, belongsTo: { album: 'Album' },
              toJSON: { except: ['secret'] }
            });
            var s = Song.create({ name: 'x', secret: 's', album: new Album({ title: 'y' }) });
            [s, s.toJSON({ only: ['name'] }), s.toJSON({ except: ['id', 'secret'], include: ['album'] })]
            """),
        is(
            "[{\"id\":1,\"name\":\"x\",\"album\":1},{\"name\":\"x\"},"
                + "{\"name\":\"x\",\"album\":{\"id\":1,\"title\":\"y\"}}]"));
  }

  @Test
  void aModelMethodWithoutItsModelSaysHowToCallIt() {
    define();

    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("var find = Track.find; find(1)"));

    assertThat(error.message(), is("Call \"find\" on a model, such as Track.find(...)."));
  }
}
