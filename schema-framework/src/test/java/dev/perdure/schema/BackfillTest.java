package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Associations and uniques that come to models that have records already. */
class BackfillTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private ScriptError refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script));
  }

  private void defineAlbumsOfArtists() {
    runtime.turn(
        """
        var Artist = Model.define('Artist', { attributes: { name: 'string', albumsCount: 'integer' } });
        var Album = Model.define('Album', {
          attributes: { year: 'integer' }, belongsTo: { artist: { of: 'Artist', optional: true } } });
        var a = Artist.create({ name: 'a' }), b = Artist.create({ name: 'b' });
        [3, 1, 2].forEach(function (year) { Album.create({ year: year, artist: a }); });
        var other = Album.create({ year: 0 });
        """);
    runtime.evict();
  }

  @Test
  void aCollectionThatIsDeclaredLaterHasAllThatReferToItsOwner() {
    defineAlbumsOfArtists();

    runtime.turn("Model.define('Artist', { hasMany: { albums: 'Album' } })");
    runtime.restart();

    assertThat(
        runtime.turn("[a.albums.map(function (x) { return x.id; }), b.albums.length].join()"),
        is("1,2,3,0"));
  }

  @Test
  void anOrderThatIsDeclaredLaterOrdersWhatThereIs() {
    defineAlbumsOfArtists();

    runtime.turn(
        """
        Model.define('Artist', { hasMany: { albums: 'Album' } });
        Model.define('Artist', { hasMany: { albums: { of: 'Album', order: 'year' } } });
        """);

    assertThat(runtime.turn("a.albums.map(function (x) { return x.year; }).join()"), is("1,2,3"));
  }

  @Test
  void aCounterThatIsDeclaredLaterCountsWhatThereIs() {
    defineAlbumsOfArtists();
    runtime.turn(
        "Model.define('Artist', { attributes: { albumsCount: 'integer' }, hasMany: { albums: 'Album' } })");

    runtime.turn(
        "Model.define('Album', { belongsTo: { artist: { of: 'Artist', counterCache: true, optional: true } } })");

    assertThat(runtime.turn("[a.albumsCount, b.albumsCount].join()"), is("3,0"));
  }

  @Test
  void aReferenceThatIsDeclaredLaterIsFollowedInTheSameStatement() {
    runtime.turn(
        """
        var Artist = Model.define('Artist', { hasMany: { albums: 'Album' } });
        var Album = Model.define('Album', {});
        var a = Artist.create({}), b = Artist.create({});
        var x = Album.create({ artist: a }), y = Album.create({});
        """);

    runtime.turn("Model.define('Album', { belongsTo: { artist: 'Artist' } })");

    assertThat(runtime.turn("a.albums[0] === x"), is("true"));
    assertThat(
        runtime.turn("x.artist = b; y.artist = b; [a.albums.length, b.albums.length].join()"),
        is("0,2"));
  }

  @Test
  void recordsThatARequiredReferenceMakesInvalidDoNotForbidTheDefinition() {
    runtime.turn(
        """
        var Artist = Model.define('Artist', { hasMany: { albums: 'Album' } });
        var Album = Model.define('Album', { attributes: { year: 'integer' } });
        var x = Album.create({});
        """);
    runtime.turn(
        "Model.define('Album', { attributes: { year: 'integer' }, belongsTo: { artist: 'Artist' } })");

    assertThat(refused("x.year = 1").message(), is("Album validation failed: artist: must exist"));
  }

  @Test
  void severalThatReferToWhoIsToHaveOneForbidTheDefinition() {
    defineAlbumsOfArtists();

    assertThat(
        refused("Model.define('Artist', { hasOne: { album: 'Album' } })").message(),
        is(
            "Artist(1) cannot have one \"album\" now, since Album(1), Album(2), Album(3) refer to it."
                + " Let only one of them do so, and define the model again."));
    assertThat(runtime.turn("typeof Artist.schema.associations.album"), is("undefined"));
  }

  @Test
  void aCollectionBecomesOneRecord() {
    defineAlbumsOfArtists();
    runtime.turn("Model.define('Artist', { hasMany: { album: 'Album' } })");

    runtime.turn(
        "a.album.pop(); a.album.pop(); Model.define('Artist', { hasOne: { album: 'Album' } })");

    assertThat(runtime.turn("[a.album.id, b.album].join()"), is("1,"));
  }

  @Test
  void aPropertyThatWouldHideAnAssociationForbidsTheDefinition() {
    defineAlbumsOfArtists();

    assertThat(
        refused("a.albums = [1]; Model.define('Artist', { hasMany: { albums: 'Album' } })")
            .message(),
        is(
            "Artist(1) has a value \"albums\" of its own, which would hide the association of that"
                + " name. Delete it first, or call the association otherwise."));
  }

  @Test
  void theOtherSideOfAManyToManyIsDeclaredLater() {
    runtime.turn(
        """
        var Post = Model.define('Post', { manyToMany: { tags: 'Tag' } });
        var Tag = Model.define('Tag', {});
        var p = Post.create({}), t = Tag.create({}), u = Tag.create({});
        p.tags.push(t, u);
        """);

    runtime.turn("Model.define('Tag', { manyToMany: { posts: 'Post' } })");

    assertThat(runtime.turn("[t.posts[0] === p, u.posts[0] === p].join()"), is("true,true"));
  }

  @Test
  void anUndoneDefinitionFillsNothing() {
    defineAlbumsOfArtists();

    runtime.turn(
        "transaction(function () { Model.define('Artist', { hasMany: { albums: 'Album' } }); rollback(); })");

    assertThat(
        runtime.turn("typeof a.albums + Object.getOwnPropertyNames(a).indexOf('$albums')"),
        is("undefined-1"));
  }

  @Test
  void aCollectionThatNobodyHasAskedForIsReadInAReadOnlyTransaction() {
    defineAlbumsOfArtists();
    runtime.turn("Model.define('Artist', { hasMany: { albums: 'Album' } })");

    assertThat(
        runtime.turn(
            "String(transaction(function () { return b.albums.length; }, { readOnly: true }))"),
        is("0"));
  }

  @Test
  void recordsThatHaveTheSameForbidThatItBecomesUnique() {
    runtime.turn(
        """
        var User = Model.define('User', { attributes: { name: 'string' } });
        var x = User.create({ name: 'x' }); User.create({ name: 'y' }); User.create({ name: 'x' });
        """);

    assertThat(
        refused("Model.define('User', { attributes: { name: { type: 'string', unique: true } } })")
            .message(),
        is(
            "User.name cannot be unique now, since records have the same name: User(1) and User(3)."
                + " Change or destroy one of each, and define the model again."));
    assertThat(runtime.turn("x.name = 'y'; x.isValid()"), is("true"));
  }

  @Test
  void whatIsUniqueInAnotherWayIsIndexedAnew() {
    runtime.turn(
        """
        var User = Model.define('User', { attributes: { name: { type: 'string', unique: true } } });
        User.create({ name: 'x' });
        Model.define('User', { attributes: { name: { type: 'string', unique: { caseSensitive: false } } } });
        """);

    assertThat(runtime.turn("new User({ name: 'X' }).isValid()"), is("false"));
  }

  @Test
  void whatIsUniqueAgainKnowsNothingOfBefore() {
    runtime.turn(
        """
        function define(unique) {
          return Model.define('User', { attributes: { name: { type: 'string', unique: unique } } });
        }
        var User = define(true);
        var x = User.create({ name: 'x' }), y = User.create({ name: 'y' });
        define(false);
        """);
    runtime.turn("x.destroy(); y.name = 'z';");

    runtime.turn("define(true)");

    assertThat(
        runtime.turn(
            "['x', 'y', 'z'].map(function (n) { return new User({ name: n }).isValid(); }).join()"),
        is("true,true,false"));
  }

  @Test
  void whatIsUniqueInChildrenAndThenInTheirParentIsComparedAmongAll() {
    runtime.turn(
        """
        var attributes = { name: { type: 'string', unique: true } };
        var Media = Model.define('Media', {});
        var Song = Model.define('Song', { extends: 'Media', attributes: attributes });
        var Film = Model.define('Film', { extends: 'Media', attributes: attributes });
        Song.create({ name: 'x' }); var film = Film.create({ name: 'x' });
        """);

    assertThat(
        refused("Model.define('Media', { attributes: attributes })").message(),
        is(
            "Film.name cannot be unique now, since records have the same name: Song(1) and Film(2)."
                + " Change or destroy one of each, and define the model again."));
    assertThat(
        runtime.turn(
            """
            film.name = 'y'; Model.define('Media', { attributes: attributes });
            [new Song({ name: 'y' }).isValid(), new Media({ name: 'x' }).isValid()].join()
            """),
        is("false,false"));
  }

  @Test
  void aRefusedDefinitionThatAProgramCatchesChangesNothing() {
    runtime.turn(
        """
        var User = Model.define('User', { attributes: { name: { type: 'string', unique: true } } });
        User.create({ name: 'x' }); User.create({ name: 'X' });
        try {
          Model.define('User', { attributes: { name: { type: 'string', unique: { caseSensitive: false } } } });
        } catch (e) { }
        """);

    assertThat(
        runtime.turn(
            "[User.schema.uniques[0].caseSensitive, new User({ name: 'x' }).isValid(), new User({ name: 'X' }).isValid()].join()"),
        is("true,false,false"));
  }
}
