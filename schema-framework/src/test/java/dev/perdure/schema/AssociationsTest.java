package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Associations are references; both sides are kept in the same statement. */
class AssociationsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Artist = Model.define('Artist', {
          attributes: { name: { type: 'string', required: true }, albumsCount: 'integer' },
          hasMany: { albums: { of: 'Album', inverse: 'artist' } },
          hasOne: { page: { of: 'Page', inverse: 'artist' } }
        });
        var Album = Model.define('Album', {
          attributes: { title: { type: 'string', required: true } },
          belongsTo: { artist: { of: 'Artist', inverse: 'albums', optional: true, counterCache: true } },
          hasMany: { tracks: { of: 'Track', order: 'number' } },
          manyToMany: { tags: { of: 'Tag', inverse: 'albums' } }
        });
        var Track = Model.define('Track', {
          attributes: { name: 'string', number: 'integer' },
          belongsTo: { album: 'Album' }
        });
        var Page = Model.define('Page', {
          attributes: { text: 'string' },
          belongsTo: { artist: { of: 'Artist', optional: true } }
        });
        var Tag = Model.define('Tag', {
          attributes: { name: 'string' },
          manyToMany: { albums: { of: 'Album' } }
        });
        var bach = Artist.create({ name: 'Bach' });
        var cage = Artist.create({ name: 'Cage' });
        var mass = Album.create({ title: 'Mass', artist: bach });
        function titles(artist) { return artist.albums.map(function (a) { return a.title; }).join(); }
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private ScriptError refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script));
  }

  @Test
  void aSavedRecordIsInTheCollectionOfItsOwner() {
    assertThat(
        runtime.turn("[bach.albums.size, bach.albums[0] === mass, mass.artist === bach].join()"),
        is("1,true,true"));
  }

  @Test
  void identityLastsOverARestart() {
    runtime.restart();

    assertThat(
        runtime.turn("mass.artist.albums[0] === mass && bach.albums.first.artist === bach"),
        is("true"));
  }

  @Test
  void assigningAnotherOwnerMovesTheRecordInTheSameStatement() {
    assertThat(
        runtime.turn(
            """
            var before = bach.albums, after = cage.albums;
            mass.artist = cage;
            [before.length, after.length, after[0] === mass].join()
            """),
        is("0,1,true"));
  }

  @Test
  void assigningAnotherOwnerMovesARecordOfAnEarlierTurn() {
    runtime.restart();

    assertThat(
        runtime.turn("mass.artist = cage; [bach.albums.length, titles(cage)].join('|')"),
        is("0|Mass"));
  }

  @Test
  void aRecordOfThisTurnMovesToo() {
    assertThat(
        runtime.turn(
            "var a = Album.create({ title: 'Water', artist: bach }); a.artist = cage;"
                + " [titles(bach), titles(cage)].join('|')"),
        is("Mass|Water"));
  }

  @Test
  void assigningNullTakesTheRecordOut() {
    assertThat(runtime.turn("mass.artist = null; bach.albums.length"), is("0"));
  }

  @Test
  void pushingToACollectionSetsTheOwnerInTheSameStatement() {
    assertThat(
        runtime.turn(
            "cage.albums.push(mass); [mass.artist === cage, bach.albums.length, titles(cage)].join()"),
        is("true,0,Mass"));
  }

  @Test
  void pushingARecordTwiceKeepsItOnce() {
    assertThat(runtime.turn("bach.albums.push(mass, mass); bach.albums.length"), is("1"));
  }

  @Test
  void aNewRecordThatIsPushedIsSavedWhenTheTurnEnds() {
    runtime.turn("bach.albums.push(new Album({ title: 'Fugue' }));");

    assertThat(
        runtime.turn(
            "var f = Album.findBy({ title: 'Fugue' }); [f.artist === bach, titles(bach)].join()"),
        is("true,Mass,Fugue"));
  }

  @Test
  void aNewRecordThatIsPushedAndInvalidEndsTheTurn() {
    ScriptError error = refused("bach.albums.push(new Album({}));");

    assertThat(
        error.message(),
        is("Artist validation failed: albums[1]: is invalid, albums[1].title: can't be blank"));
  }

  @Test
  void aNewRecordThatReferstoAnOwnerIsNoMemberUntilItIsSaved() {
    assertThat(
        runtime.turn(
            """
            var a = new Album({ title: 'Water', artist: bach });
            var before = bach.albums.length;
            a.save();
            before + ',' + bach.albums.length
            """),
        is("1,2"));
  }

  @Test
  void anInvalidNewRecordIsNoMember() {
    assertThat(
        runtime.turn("new Album({ artist: bach }).save() + ',' + bach.albums.length"),
        is("false,1"));
  }

  @Test
  void anOwnerIsSavedTogetherWithItsNewMembers() {
    runtime.turn(
        "Artist.create({ name: 'Ives', albums: [new Album({ title: 'a' }), new Album({ title: 'b' })] });");

    assertThat(
        runtime.turn(
            "var ives = Artist.findBy({ name: 'Ives' }); [titles(ives), Album.count()].join('|')"),
        is("a,b|3"));
  }

  @Test
  void removingTakesTheOwnerAway() {
    assertThat(
        runtime.turn("[bach.albums.remove(mass), mass.artist, bach.albums.length].join()"),
        is("1,,0"));
  }

  @Test
  void aCollectionCanBeReplaced() {
    assertThat(
        runtime.turn(
            """
            var a = Album.create({ title: 'a' });
            bach.albums = [a];
            [titles(bach), mass.artist, a.artist === bach].join('|')
            """),
        is("a||true"));
  }

  @Test
  void methodsOfArraysWorkOnCollections() {
    assertThat(
        runtime.turn(
            """
            var a = Album.create({ title: 'a' }), b = Album.create({ title: 'b' });
            bach.albums.unshift(a);
            var order = titles(bach);
            var removed = bach.albums.splice(1, 1, b);
            [order, titles(bach), removed[0] === mass, mass.artist, bach.albums.pop() === b, b.artist,
             bach.albums.shift() === a, bach.albums.length].join('|')
            """),
        is("a,Mass|a,b|true||true||true|0"));
  }

  @Test
  void whatIsWrittenByIndexTakesEffectWhenTheTurnEnds() {
    runtime.turn("var a = Album.create({ title: 'a' }); bach.albums[0] = a;");

    assertThat(
        runtime.turn("[a.artist === bach, mass.artist, titles(bach)].join('|')"), is("true||a"));
  }

  @Test
  void whatIsTakenOutByLengthTakesEffectWhenTheTurnEnds() {
    runtime.turn("bach.albums.length = 0;");

    assertThat(runtime.turn("String(mass.artist)"), is("null"));
  }

  @Test
  void whatIsPushedPastTheCollectionTakesEffectWhenTheTurnEnds() {
    runtime.turn("Array.prototype.push.call(cage.albums, mass);");

    assertThat(runtime.turn("[mass.artist === cage, bach.albums.length].join()"), is("true,0"));
  }

  @Test
  void aReferenceThatIsDefinedAnewTakesEffectWhenTheTurnEnds() {
    runtime.turn("Object.defineProperty(mass, 'artist', { value: cage });");

    assertThat(runtime.turn("[bach.albums.length, titles(cage)].join()"), is("0,Mass"));
  }

  @Test
  void aReferenceThatIsDeletedTakesEffectWhenTheTurnEnds() {
    runtime.turn("delete mass.artist;");

    assertThat(runtime.turn("bach.albums.length"), is("0"));
  }

  @Test
  void whatIsNoRecordOfTheModelIsRefused() {
    assertThat(
        refused("bach.albums.push(cage)").message(),
        is("Artist.albums takes objects of the model \"Album\", not a Artist."));
  }

  @Test
  void aCounterIsKept() {
    assertThat(
        runtime.turn(
            """
            var counts = [bach.albumsCount, cage.albumsCount];
            mass.artist = cage;
            counts.concat([bach.albumsCount, cage.albumsCount]).join()
            """),
        is("1,0,0,1"));
  }

  @Test
  void aCollectionIsKeptInOrder() {
    assertThat(
        runtime.turn(
            """
            [3, 1, 2].forEach(function (n) { Track.create({ name: 't' + n, number: n, album: mass }); });
            mass.tracks.map(function (t) { return t.name; }).join()
            """),
        is("t1,t2,t3"));
  }

  @Test
  void aMemberMovesWhenWhatTheOrderLooksAtChanges() {
    runtime.turn(
        "[1, 2, 3].forEach(function (n) { Track.create({ name: 't' + n, number: n, album: mass }); });");
    runtime.turn("mass.tracks.first.number = 4;");

    assertThat(
        runtime.turn("mass.tracks.map(function (t) { return t.name; }).join()"), is("t2,t3,t1"));
  }

  @Test
  void aHasOneIsKeptOnBothSides() {
    assertThat(
        runtime.turn(
            """
            var p = Page.create({ text: 'p', artist: bach });
            var q = Page.create({ text: 'q' });
            var first = bach.page === p;
            bach.page = q;
            [first, bach.page === q, q.artist === bach, p.artist].join()
            """),
        is("true,true,true,"));
  }

  @Test
  void anotherPageOfOneArtistTakesItsPlace() {
    assertThat(
        runtime.turn(
            """
            var p = Page.create({ artist: bach }), q = Page.create({ artist: bach });
            [bach.page === q, p.artist].join()
            """),
        is("true,"));
  }

  @Test
  void aManyToManyIsKeptOnBothSides() {
    assertThat(
        runtime.turn(
            """
            var loud = Tag.create({ name: 'loud' });
            mass.tags.push(loud);
            var there = loud.albums[0] === mass;
            loud.albums.remove(mass);
            [there, mass.tags.length, loud.albums.length].join()
            """),
        is("true,0,0"));
  }

  @Test
  void newMembersOfAManyToManyAreSaved() {
    runtime.turn("mass.tags.push(new Tag({ name: 'long' }));");
    runtime.restart();

    assertThat(
        runtime.turn(
            "var t = Tag.first(); [t.name, t.albums[0] === mass, mass.tags[0] === t].join()"),
        is("long,true,true"));
  }

  @Test
  void aNewRecordWithManyToManyLinksWhenItIsSaved() {
    assertThat(
        runtime.turn(
            """
            var t = Tag.create({ name: 't' });
            var a = new Album({ title: 'a', tags: [t] });
            var before = t.albums.length;
            a.save();
            before + ',' + (t.albums[0] === a)
            """),
        is("0,true"));
  }

  @Test
  void anUndoneTransactionTakesBothSidesBack() {
    assertThat(
        runtime.turn(
            """
            try {
              transaction(function () {
                mass.artist = cage;
                bach.albums.push(new Album({ title: 'x' }));
                throw new Error('no');
              });
            } catch (e) {}
            [titles(bach), titles(cage), mass.artist === bach, bach.albumsCount].join('|')
            """),
        is("Mass||true|1"));
  }

  @Test
  void aDestroyedRecordLeavesItsOwner() {
    assertThat(
        runtime.turn("mass.destroy(); [bach.albums.length, bach.albumsCount].join()"), is("0,0"));
  }

  @Test
  void whoLosesTheOwnerByItsDestructionIsLeftWithoutOne() {
    runtime.turn("bach.destroy();");

    assertThat(runtime.turn("String(mass.artist)"), is("null"));
  }

  @Test
  void whoNeedsTheOwnerKeepsItFromBeingDestroyed() {
    runtime.turn("Track.create({ name: 't', album: mass });");

    assertThat(
        refused("mass.destroy();").message(),
        containsString("Track validation failed: album: must exist"));
  }

  @Test
  void aHasManyFindsItsInverse() {
    assertThat(
        runtime.turn("var t = Track.create({ name: 't', album: mass }); mass.tracks[0] === t"),
        is("true"));
  }

  @Test
  void aHasManyWithoutAnInverseIsRefused() {
    runtime.turn(
        """
        var Band = Model.define('Band', { hasMany: { songs: 'Song' } });
        var Song = Model.define('Song', { attributes: { name: 'string' } });
        """);

    assertThat(
        refused("var b = new Band(); b.songs.push(new Song());").message(),
        is(
            "Band.songs does not know its inverse: Song has no belongsTo of Band. Declare one, such as"
                + " belongsTo: { owner: \"Band\" }."));
  }

  @Test
  void aCollectionBuildsAndCreatesMembers() {
    assertThat(
        runtime.turn(
            """
            var a = bach.albums.create({ title: 'a' });
            var b = bach.albums.build({ title: 'b' });
            [a.isPersisted(), a.artist === bach, b.isNew(), titles(bach)].join()
            """),
        is("true,true,true,Mass,a,b"));
  }

  @Test
  void aCollectionIsQueried() {
    assertThat(
        runtime.turn(
            "bach.albums.create({ title: 'Fugue' }); bach.albums.where(\"title like 'F%'\").first().title"),
        is("Fugue"));
  }

  @Test
  void treesAreAssociationsOfAModelWithItself() {
    runtime.turn(
        """
        var Genre = Model.define('Genre', {
          attributes: { name: 'string' },
          belongsTo: { parent: { of: 'Genre', inverse: 'children', optional: true } },
          hasMany: { children: { of: 'Genre', inverse: 'parent', dependent: 'destroy' } }
        });
        var rock = Genre.create({ name: 'rock' });
        var punk = Genre.create({ name: 'punk', parent: rock });
        Genre.create({ name: 'oi', parent: punk });
        """);

    assertThat(
        runtime.turn("rock.children[0].children[0].name + ',' + (rock.destroy(), Genre.count())"),
        is("oi,0"));
  }

  @Test
  void anAssociationLeadsThroughAnother() {
    runtime.turn(
        """
        var Vote = Model.define('Vote', { belongsTo: { voter: 'Voter', poll: 'Poll' } });
        var Voter = Model.define('Voter', { attributes: { name: 'string' }, hasMany: { votes: 'Vote' } });
        var Poll = Model.define('Poll', {
          hasMany: { votes: { of: 'Vote', dependent: 'destroy' },
                     voters: { of: 'Voter', through: 'votes', source: 'voter' } }
        });
        var ann = Voter.create({ name: 'ann' }), bob = Voter.create({ name: 'bob' });
        var poll = Poll.create({});
        Vote.create({ voter: ann, poll: poll });
        """);

    assertThat(
        runtime.turn(
            """
            var before = poll.voters.map(function (v) { return v.name; }).join();
            poll.voters.push(bob);
            before + '|' + poll.votes.size + '|' + bob.votes.first.poll.voters.size
            """),
        is("ann|2|2"));
  }

  @Test
  void aReferenceMayBeOfSeveralModels() {
    runtime.turn(
        """
        var Note = Model.define('Note', {
          attributes: { text: 'string' },
          belongsTo: { about: { of: ['Book', 'Film'] } }
        });
        var Book = Model.define('Book', { hasMany: { notes: { of: 'Note', inverse: 'about' } } });
        var Film = Model.define('Film', { hasMany: { notes: { of: 'Note', inverse: 'about' } } });
        var book = Book.create({}), film = Film.create({});
        var note = Note.create({ text: 'n', about: book });
        """);

    assertThat(
        runtime.turn("note.about = film; [book.notes.length, film.notes[0] === note].join()"),
        is("0,true"));
    assertThat(
        refused("note.about = bach;").message(),
        is("Note validation failed: about: must be an object of the model \"Book\" or \"Film\""));
  }

  @Test
  void hooksOfACollectionAreCalled() {
    runtime.turn(
        """
        var seen = [];
        var Box = Model.define('Box', {
          hasMany: { things: { of: 'Thing',
            beforeAdd: function (box, thing) { if (thing.isBig) throw new Error('too big'); },
            afterAdd: function (box, thing) { seen.push('+' + thing.name); },
            afterRemove: function (box, thing) { seen.push('-' + thing.name); } } }
        });
        var Thing = Model.define('Thing', {
          attributes: { name: 'string', isBig: 'boolean' },
          belongsTo: { box: { of: 'Box', optional: true } }
        });
        var box = Box.create({});
        """);

    assertThat(
        runtime.turn(
            """
            var t = Thing.create({ name: 't' });
            box.things.push(t);
            box.things.remove(t);
            try { box.things.push(new Thing({ isBig: true })); } catch (e) { seen.push(e.message); }
            seen.join() + box.things.length
            """),
        is("+t,-t,too big0"));
  }

  @Test
  void aCounterIsPutRightWhenItIsWritten() {
    runtime.turn("bach.albumsCount = 99;");

    assertThat(runtime.turn("bach.albumsCount"), is("1"));
  }

  @Test
  void whatIsWrittenOverByIndexIsDestroyedIfItDependsOnTheOwner() {
    runtime.turn(
        """
        var Cd = Model.define('Cd', { attributes: { n: 'integer' }, hasMany: { songs: { of: 'Song', dependent: 'destroy' } } });
        var Song = Model.define('Song', { attributes: { name: 'string' }, belongsTo: { cd: 'Cd' } });
        var cd = Cd.create({ songs: [new Song({ name: 'a' }), new Song({ name: 'b' })] });
        """);

    runtime.turn("cd.songs[0] = new Song({ name: 'c' });");

    assertThat(runtime.turn("Song.all().pluck('name').join()"), is("b,c"));
  }

  @Test
  void aQueryOfACollectionLeavesOutWhatIsNotSaved() {
    assertThat(
        runtime.turn(
            "mass.tags.push(Tag.create({ name: 'loud' }), new Tag({ name: 'new' }));"
                + " mass.tags.where().count() + ' of ' + mass.tags.size"),
        is("1 of 2"));
  }

  @Test
  void whatIsWrittenByIndexComesWhereTheOrderWantsIt() {
    runtime.turn("[2, 3].forEach(function (n) { Track.create({ number: n, album: mass }); });");

    runtime.turn("mass.tracks[2] = new Track({ number: 1 }); mass.tracks.reverse();");

    assertThat(
        runtime.turn("mass.tracks.map(function (t) { return t.number; }).join()"), is("1,2,3"));
  }

  @Test
  void whoIsSavedWithAnOwnerGoesToAnotherOneInTheSameTurn() {
    runtime.turn(
        "var x = new Album({ title: 'X' }); bach.albums.push(x); bach.save(); x.artist = cage;");

    assertThat(
        runtime.turn(
            "[titles(bach), titles(cage), bach.albumsCount, cage.albumsCount, x.artist.name].join()"),
        is("Mass,X,1,1,Cage"));
  }

  @Test
  void aCollectionThatIsAssignedIsInTheOrderOfTheList() {
    runtime.turn("bach.albums.create({ title: 'A' }); bach.albums.create({ title: 'B' });");

    assertThat(
        runtime.turn("bach.albums = bach.albums.slice().reverse(); titles(bach)"), is("B,A,Mass"));
  }

  @Test
  void whoIsPutToTheFrontAndIsInAlreadyIsInOnce() {
    runtime.turn("bach.albums.create({ title: 'A' });");

    assertThat(runtime.turn("bach.albums.unshift(bach.albums[1]); titles(bach)"), is("A,Mass"));
  }

  @Test
  void whoIsDestroyedBeforeBeingSavedLeavesTheCollection() {
    runtime.turn("bach.albums.build({ title: 'A' }).destroy();");
    runtime.turn("var t = new Tag({}); mass.tags.push(t); t.destroy();");

    assertThat(
        runtime.turn("[titles(bach), bach.albumsCount, mass.tags.length].join()"), is("Mass,1,0"));
  }

  @Test
  void severalThatChangeTheirPlacesAtOnceAreInOrder() {
    runtime.turn("for (var i = 1; i <= 7; i++) mass.tracks.create({ number: i * 10 });");

    runtime.turn(
        "var last = mass.tracks[6], middle = mass.tracks[3]; last.number = 15; middle.number = 0;");

    assertThat(
        runtime.turn("mass.tracks.map(function (t) { return t.number; }).join()"),
        is("0,10,15,20,30,50,60"));
  }

  @Test
  void aCollectionWithAnOrderCannotBeBroughtInAnother() {
    runtime.turn("[1, 2, 3].forEach(function (n) { mass.tracks.create({ number: n }); });");

    runtime.turn("mass.tracks.reverse();");

    assertThat(
        runtime.turn("mass.tracks.map(function (t) { return t.number; }).join()"), is("1,2,3"));
  }

  @Test
  void anAssignmentThatThrowsLeavesBothSidesAsTheyWere() {
    runtime.turn(
        """
        var Box = Model.define('Box', { attributes: { thingsCount: 'integer' }, hasMany: { things: 'Thing' } });
        var Bag = Model.define('Bag', { hasMany: { things: 'Thing', others: 'Thing' } });
        var Thing = Model.define('Thing', {
          belongsTo: { place: { of: ['Box', 'Bag'], optional: true, counterCache: true } } });
        var box = Box.create({}), bag = Bag.create({}), thing = Thing.create({ place: box });
        """);

    assertThat(
        runtime.turn(
            """
            try { thing.place = bag; } catch (e) { print(e.name); }
            [thing.place === box, box.things.length, box.thingsCount].join()
            """),
        is("true,1,1"));
    assertThat(runtime.takePrinted().get(0), is("SchemaError"));
  }

  @Test
  void whatWasPutIntoACollectionInAnUndoneTransactionIsInItWhenItIsSavedAfterwards() {
    assertThat(
        runtime.turn(
            """
            (function () {
              var late;
              try {
                transaction(function () {
                  late = new Album({ title: 'Late' });
                  bach.albums.push(late);
                  throw { album: late };
                });
              } catch (e) { late = e.album; }
              late.save();
              return [late.artist === bach, titles(bach), bach.albumsCount].join();
            })()
            """),
        is("true,Mass,Late,2"));
  }

  @Test
  void whoIsPushedAfterACollectionWasEmptiedAsAnArrayIsInIt() {
    runtime.turn("bach.albums.length = 0; bach.albums.push(mass);");

    assertThat(
        runtime.turn("[titles(bach), mass.artist === bach, bach.albumsCount].join()"),
        is("Mass,true,1"));
  }

  @Test
  void anOwnerThatCouldNotBeSavedIsKeptWithWhatItHolds() {
    runtime.turn(
        """
        var Box = Model.define('Box', { attributes: { name: { type: 'string', required: true } }, hasMany: { things: 'Thing' } });
        var Thing = Model.define('Thing', {
          attributes: { name: 'string' }, belongsTo: { box: 'Box' },
          hooks: { beforeCreate: function (t) { if (t.name === 'bad') throw Model.abort('bad'); } } });
        """);

    runtime.turn(
        "var box = new Box({ name: 'b', things: [new Thing({}), new Thing({ name: 'bad' })] }); box.save()");

    assertThat(
        runtime.turn(
            "box.things[1].name = 'good'; [box.save(), Thing.count(), box.things[1].box === box].join()"),
        is("true,2,true"));
  }

  @Test
  void whatAHookRefusesOfAnAssignmentHappensToNone() {
    runtime.turn(
        """
        var Box = Model.define('Box', { hasMany: { things: { of: 'Thing',
          beforeRemove: function (box, thing) { if (thing.name === 'stays') throw new Error('no'); } } } });
        var Thing = Model.define('Thing', { attributes: { name: 'string' }, belongsTo: { box: { of: 'Box', optional: true } } });
        var box = Box.create({}); box.things.create({ name: 'stays' }); box.things.create({ name: 'goes' });
        """);

    assertThat(runtime.turn("try { box.things.clear(); } catch (e) {} box.things.length"), is("2"));
  }
}
