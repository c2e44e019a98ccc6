package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** References between records. */
class ReferencesTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private void define() {
    runtime.turn(
        """
        var Track = Model.define('Track', {
          attributes: { name: 'string' },
          belongsTo: { album: 'Album', genre: { of: 'Genre', optional: true } }
        });
        var Album = Model.define('Album', {
          attributes: { title: { type: 'string', required: true } },
          belongsTo: { artist: { of: 'Artist', optional: true } }
        });
        var Artist = Model.define('Artist', { attributes: { name: { type: 'string', required: true } } });
        var Genre = Model.define('Genre', {});
        var Playlist = Model.define('Playlist', { attributes: { tracks: ['ref(Track)'] } });
        """);
  }

  @Test
  void aReferenceIsTheObject() {
    define();

    assertThat(
        runtime.turn(
            """
            var a = Album.create({ title: 'x' });
            var t = Track.create({ album: a });
            [t.album === a, t.album.title]
            """),
        is("[true,\"x\"]"));
  }

  @Test
  void aReferenceMustExist() {
    define();

    assertThat(
        runtime.turn("var t = new Track({}); [t.save(), t.errors.fullMessages()]"),
        is("[false,[\"Album must exist\"]]"));
  }

  @Test
  void anOptionalReferenceNeedNotExist() {
    define();

    assertThat(runtime.turn("new Album({ title: 'x', artist: null }).save()"), is("true"));
  }

  @Test
  void aReferenceMustBeOfItsModel() {
    define();

    assertThat(
        runtime.turn(
            "var t = new Track({ album: new Artist({ name: 'x' }) }); t.save(); t.errors.messages()"),
        is("{\"album\":[\"must be an object of the model \\\"Album\\\"\"]}"));
  }

  @Test
  void anIdIsNoReference() {
    define();

    assertThat(
        runtime.turn("var t = new Track({ album: 1 }); t.save(); t.errors.of('album')[0].kind"),
        is("cast"));
  }

  @Test
  void unsavedRecordsAreSavedAlong() {
    define();

    assertThat(
        runtime.turn(
            """
            var t = Track.create({ album: new Album({ title: 'x', artist: new Artist({ name: 'y' }) }) });
            [t.album.isPersisted(), t.album.artist.isPersisted(), Artist.count()]
            """),
        is("[true,true,1]"));
  }

  @Test
  void nothingIsSavedIfARecordToSaveAlongIsInvalid() {
    define();

    assertThat(
        runtime.turn(
            """
            var t = new Track({ album: new Album({ artist: new Artist() }) });
            [t.save(), t.errors.messages(), Track.count() + Album.count() + Artist.count()]
            """),
        is(
            "[false,{\"album\":[\"is invalid\"],\"album.title\":[\"can't be blank\"],"
                + "\"album.artist\":[\"is invalid\"],\"album.artist.name\":[\"can't be blank\"]},0]"));
  }

  @Test
  void theElementsOfAListAreSavedAlong() {
    define();

    assertThat(
        runtime.turn(
            """
            var a = new Album({ title: 'x' });
            var p = Playlist.create({ tracks: [new Track({ album: a }), new Track({ album: a })] });
            [Track.count(), Album.count(), p.tracks[1].album === a]
            """),
        is("[2,1,true]"));
  }

  @Test
  void anElementOfAnotherModelIsNamed() {
    define();

    assertThat(
        runtime.turn(
            "var p = new Playlist({ tracks: [new Genre()] }); p.save(); Object.keys(p.errors.messages())"),
        is("[\"tracks[0]\"]"));
  }

  @Test
  void recordsMayReferToEachOther() {
    runtime.turn(
        """
        var Person = Model.define('Person', { belongsTo: { friend: 'Person' } });
        var a = new Person({}), b = new Person({ friend: a });
        a.friend = b;
        """);

    assertThat(runtime.turn("[a.save(), b.isPersisted(), Person.count()]"), is("[true,true,2]"));
  }

  @Test
  void aLongChainIsSavedAlong() {
    runtime.turn(
        """
        var Link = Model.define('Link', { belongsTo: { next: { of: 'Link', optional: true } } });
        var last = new Link({});
        for (var i = 0; i < 2000; i++) last = new Link({ next: last });
        """);

    assertThat(runtime.turn("[last.save(), Link.count()]"), is("[true,2001]"));
  }

  @Test
  void recordsSavedTogetherMayNotShareAnId() {
    define();

    assertThat(
        runtime.turn(
            """
            var a = new Album({ title: 'x' });
            var p = new Playlist({ tracks: [
              new Track({ id: 5, album: a }), new Track({ id: 5, album: a })
            ] });
            [p.save(), p.errors.messages()['tracks[1].id'], Track.count()]
            """),
        is("[false,[\"has already been taken\"],0]"));
  }

  @Test
  void givenIdsAreNotHandedOutToOthers() {
    define();

    assertThat(
        runtime.turn(
            """
            var a = new Album({ title: 'x' });
            var p = Playlist.create({ tracks: [new Track({ album: a }), new Track({ id: 1, album: a })] });
            p.tracks.map(function (t) { return t.id; })
            """),
        is("[2,1]"));
  }

  @Test
  void aReferenceToADestroyedRecordIsRefused() {
    define();

    assertThat(
        runtime.turn(
            """
            var a = Album.create({ title: 'x' });
            a.destroy();
            var t = new Track({ album: a });
            [t.save(), t.errors.fullMessages()]
            """),
        is("[false,[\"Album must exist\"]]"));
  }
}
