package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.heap.MemoryLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Records whose model is redefined are brought up to date when they are touched, and not before.
 */
class EvolutionTest {

  private final ModelShell shell = new ModelShell(memory());

  MemoryLimit memory() {
    return new MemoryLimit(64 << 20, false);
  }

  @BeforeEach
  void define() {
    shell.turn(
        """
        var calls = 0;
        var Album = Model.define('Album', { attributes: { title: 'string' } });
        var Track = Model.define('Track', {
          attributes: {
            name: 'string', length: 'string', note: 'string', code: { type: 'string', immutable: true }
          },
          belongsTo: { album: { of: 'Album', optional: true } }
        });
        Track.create({ name: 'a', length: '1:30', note: 'n', code: 'c', album: new Album({ title: 'Rock' }) });
        Track.create({ name: 'b', length: '2:00' });
        var playlist = { best: Track.find(1) };
        """);
  }

  private void redefine() {
    shell.turn(
        """
        Model.define('Track', {
          attributes: {
            name: 'string',
            seconds: {
              type: 'integer', was: 'length',
              convert: function (old) {
                calls++;
                var parts = old.split(':');
                return 60 * parts[0] + 1 * parts[1];
              }
            },
            key: { type: 'string', immutable: true, was: 'code' },
            tags: { type: 'string[]', default: ['new'] }
          },
          belongsTo: { record: { of: 'Album', was: 'album', optional: true } }
        });
        """);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void anAttributeIsRenamedAndConverted() {
    redefine();

    assertThat(
        shell.turn(
            "var t = Track.find(1); [t.seconds, t.key, t.record.title, t.tags[0], 'length' in t].join()"),
        is("\"90,c,Rock,new,false\""));
  }

  @Test
  void aRecordIsConvertedAfterARestart() {
    redefine();
    shell.restart();

    assertThat(shell.turn("Track.find(1).seconds"), is("90"));
  }

  @Test
  void aPathThatPassesNoFrameworkSeesConvertedValues() {
    redefine();

    assertThat(shell.turn("playlist.best.seconds"), is("90"));
  }

  @Test
  void enumerationSeesConvertedValues() {
    redefine();

    assertThat(
        shell.turn("Object.keys(playlist.best).sort().join()"),
        is("\"id,key,name,note,record,seconds,tags\""));
    assertThat(shell.turn("JSON.parse(JSON.stringify(playlist)).best.seconds"), is("90"));
  }

  @Test
  void aWriteIsToTheConvertedRecord() {
    redefine();
    shell.restart();
    shell.turn("playlist.best.seconds = 5;");
    shell.restart();

    assertThat(shell.turn("[playlist.best.seconds, calls].join()"), is("\"5,1\""));
  }

  @Test
  void aQuerySeesConvertedValuesAtOnce() {
    redefine();
    shell.restart();

    assertThat(
        shell.turn("Track.where('seconds > ?', 100).map(function (t) { return t.name; }).join()"),
        is("\"b\""));
    assertThat(shell.turn("Track.where({ 'record.title': 'Rock' }).count()"), is("1"));
  }

  @Test
  void aRecordIsConvertedOnceAndStaysSo() {
    redefine();
    shell.turn("Track.find(1).seconds");
    shell.restart();

    assertThat(shell.turn("Track.find(1).seconds + calls"), is("91"));
  }

  @Test
  void aRecordThatNobodyTouchesIsNotConverted() {
    redefine();
    shell.turn("Track.find(1).seconds");

    assertThat(shell.turn("calls"), is("1"));
  }

  @Test
  void aRemovedAttributeKeepsItsValuesUndeclared() {
    redefine();
    shell.restart();

    assertThat(shell.turn("Track.find(1).note"), is("\"n\""));
  }

  @Test
  void anImmutableAttributeStaysImmutableUnderItsNewName() {
    redefine();
    shell.turn("Track.find(1).name = 'z';");

    assertThat(shell.undone("Track.find(1).key = 'd';"), containsString("key: cannot be changed"));
  }

  @Test
  void aListThatAConversionGaveIsWatched() {
    redefine();
    shell.turn("Track.find(1).tags");
    shell.turn("Track.find(1).tags.push(5);");

    assertThat(
        shell.undone("Track.find(1).tags.push({});"), containsString("tags[2]: is not a string"));
  }

  @Test
  void aRecordThatIsMadeAfterwardsIsNotConverted() {
    redefine();
    shell.turn("Track.create({ name: 'new', seconds: 7 });");
    shell.restart();

    assertThat(shell.turn("[Track.find(3).seconds, calls].join()"), is("\"7,0\""));
  }

  @Test
  void anUnsavedRecordIsConvertedToo() {
    shell.turn("var draft = new Track({ length: '0:10' });");
    redefine();
    shell.restart();

    assertThat(shell.turn("draft.seconds + (draft.save() ? ' saved' : '')"), is("\"10 saved\""));
  }

  @Test
  void aRecordOfTheTurnThatRedefinesIsConverted() {
    shell.turn(
        """
        Track.create({ name: 'c', length: '0:30' });
        var draft = new Track({ length: '0:20' });
        Model.define('Track', {
          attributes: { seconds: { type: 'string', was: 'length' } }
        });
        var seen = Track.find(3).seconds;
        """);

    assertThat(
        shell.turn("[seen, Track.find(3).seconds, draft.seconds].join()"),
        is("\"0:30,0:30,0:20\""));
  }

  @Test
  void anUndoneTurnLeavesTheRecordUnconverted() {
    redefine();
    shell.undone("Track.find(1).seconds; throw new Error('no');");

    assertThat(shell.turn("calls"), is("0"));
    assertThat(shell.turn("Track.find(1).seconds + calls"), is("91"));
  }

  @Test
  void anUndoneBlockLeavesTheRecordUnconverted() {
    redefine();

    assertThat(
        shell.turn(
            """
            try {
              transaction(function () { Track.find(1).seconds = 3; throw new Error('no'); });
            } catch (e) {}
            var inside = calls;
            [inside, Track.find(1).seconds, calls].join()
            """),
        is("\"0,90,1\""));
  }

  @Test
  void aBlockThatIsUndoneKeepsWhatWasConvertedBefore() {
    redefine();

    assertThat(
        shell.turn(
            """
            Track.find(1).seconds;
            try {
              transaction(function () { Track.find(1).seconds = 3; throw new Error('no'); });
            } catch (e) {}
            [Track.find(1).seconds, calls].join()
            """),
        is("\"90,1\""));
  }

  @Test
  void aReadOnlyBlockMayReadARecordThatIsConverted() {
    shell.turn(
        "Model.define('Track', { attributes: { time: { type: 'string', was: 'length' } } });");

    assertThat(
        shell.turn(
            """
            transaction(function () {
              return transaction(function () { return Track.find(1).time; });
            }, { readOnly: true })
            """),
        is("\"1:30\""));
    shell.restart();
    assertThat(shell.turn("Track.find(1).time"), is("\"1:30\""));
  }

  @Test
  void aReadOnlyBlockMayNotWriteARecordThatItHasConverted() {
    shell.turn(
        "Model.define('Track', { attributes: { time: { type: 'string', was: 'length' } } });");

    assertThat(
        shell.undone(
            "transaction(function () { var t = Track.find(1); t.time; t.time = 1; }, { readOnly: true });"),
        containsString("read-only"));
  }

  @Test
  void aRedefinitionThatIsUndoneConvertsNothing() {
    shell.undone(
        """
        Model.define('Track', { attributes: { seconds: { type: 'string', was: 'length' } } });
        Track.find(1).seconds;
        throw new Error('no');
        """);

    assertThat(shell.turn("Track.find(1).length + Track.find(1).seconds"), is("\"1:30undefined\""));
  }

  @Test
  void aRedefinitionIsFollowedAfterOneThatWasUndone() {
    shell.undone(
        """
        Model.define('Track', { attributes: { seconds: { type: 'string', was: 'length' } } });
        Track.find(1).seconds;
        throw new Error('no');
        """);
    shell.turn("Track.find(1).length");
    shell.turn(
        "Model.define('Track', { attributes: { time: { type: 'string', was: 'length' } } });");

    assertThat(shell.turn("Track.find(1).time"), is("\"1:30\""));
  }

  @Test
  void theStepsOfSeveralRedefinitionsAreDoneInTheirOrder() {
    redefine();
    shell.turn("Track.find(2).seconds");
    shell.restart();
    shell.turn(
        """
        Model.define('Track', {
          attributes: {
            millis: {
              type: 'integer', was: 'seconds', convert: function (old) { return 1000 * old; }
            }
          }
        });
        """);
    shell.restart();

    assertThat(
        shell.turn("[Track.find(1).millis, Track.find(2).millis].join()"), is("\"90000,120000\""));
  }

  @Test
  void theSameDefinitionIsNoStep() {
    redefine();
    redefine();
    shell.turn("Track.find(1).seconds");
    redefine();

    assertThat(shell.turn("Track.find(1).seconds + calls"), is("91"));
  }

  @Test
  void aValueOfAnotherTypeIsCastIfNothingElseIsSaid() {
    shell.turn("Track.find(1).length = '95';");
    shell.turn("Model.define('Track', { attributes: { length: 'integer' } });");

    assertThat(
        shell.turn("[Track.find(1).length === 95, Track.find(2).length].join()"),
        is("\"true,2:00\""));
  }

  @Test
  void aConversionMaySplitAnAttribute() {
    shell.turn(
        """
        Model.define('Track', {
          attributes: {
            minutes: {
              type: 'integer', was: 'length',
              convert: function (old, record) {
                record.seconds = Number(old.split(':')[1]);
                return old.split(':')[0];
              }
            },
            seconds: 'integer'
          }
        });
        """);

    assertThat(shell.turn("[playlist.best.minutes, playlist.best.seconds].join()"), is("\"1,30\""));
  }

  @Test
  void aConversionMayReadOtherRecordsThatAreConvertedThen() {
    shell.turn(
        """
        Model.define('Album', { attributes: { name: { type: 'string', was: 'title' } } });
        Model.define('Track', {
          attributes: {
            name: { type: 'string', convert: function (old, t) { return t.album.name + ' ' + old; } }
          },
          belongsTo: { album: { of: 'Album', optional: true } }
        });
        """);
    shell.restart();

    assertThat(shell.turn("Track.find(1).name"), is("\"Rock a\""));
  }

  @Test
  void aConversionThatThrowsUndoesTheTurnAndLosesNothing() {
    shell.turn(
        """
        Model.define('Track', {
          attributes: {
            time: { type: 'integer', was: 'length', convert: function (old) { return old.nothing.at; } }
          }
        });
        """);
    String report = shell.undone("print(Track.find(1).time);");

    assertThat(
        report,
        containsString(
            "MigrationError: Track(1) cannot be brought up to date: \"convert\" of \"time\" threw"
                + " TypeError"));
    shell.turn(
        """
        Model.define('Track', {
          attributes: {
            time: { type: 'integer', was: 'length', convert: function (old) { return old.length; } }
          }
        });
        """);
    assertThat(shell.turn("Track.find(1).time"), is("4"));
  }

  @Test
  void aConversionThatGivesAnotherTypeIsAnError() {
    shell.turn(
        """
        Model.define('Track', {
          attributes: { length: { type: 'integer', convert: function (old) { return 'long'; } } }
        });
        """);

    assertThat(
        shell.turn(
            """
            var caught;
            try { playlist.best.length; } catch (e) { caught = e; }
            [caught instanceof MigrationError, caught.model, caught.id, caught.path].join()
            """),
        is("\"true,Track,1,length\""));
    assertThat(
        shell.undone("playlist.best.length"),
        containsString("gave a value that is not of the type integer"));
  }

  @Test
  void aRecordIsHeldToNewRulesOnlyWhenTheProgramChangesIt() {
    shell.turn(
        """
        Model.define('Track', {
          attributes: { title: { type: 'string', was: 'name', length: { minimum: 3 } } }
        });
        """);

    assertThat(shell.turn("Track.find(1).title"), is("\"a\""));
    assertThat(shell.undone("Track.find(1).note = 'm';"), containsString("title: is too short"));
  }

  @Test
  void whatWasMissedMayBeNamed() {
    shell.turn(
        "Model.define('Track', { attributes: { c: { type: 'string', was: ['b', 'name'] } } });");

    assertThat(shell.turn("Track.find(1).c"), is("\"a\""));
  }

  @Test
  void aSweepBringsAllUpToDate() {
    redefine();

    assertThat(shell.turn("Track.upgrade(1)"), is("1"));
    shell.restart();
    assertThat(shell.turn("Track.upgrade(1)"), is("0"));
    assertThat(shell.turn("Track.upgrade(1) + Model.upgrade() + calls"), is("2"));
    assertThat(shell.turn("Track.find(2).seconds + calls"), is("122"));
  }

  @Test
  void aSweepBeginsAgainAfterAnotherRedefinition() {
    redefine();
    shell.turn("Track.upgrade();");
    shell.turn(
        "Model.define('Track', { attributes: { s: { type: 'integer', was: 'seconds' } } });");

    assertThat(shell.turn("Model.upgrade(1)"), is("1"));
    assertThat(shell.turn("Model.upgrade(1)"), is("0"));
  }

  @Test
  void recordsInMemoryAreConvertedToo() {
    shell.turn("var kept = Track.find(1); kept.name;");
    redefine();

    assertThat(shell.turn("kept.seconds"), is("90"));
  }

  @Test
  void recordsThatTheSameTurnHasChangedAreConvertedAndValidated() {
    shell.turn(
        """
        Track.find(1).length = '4:00';
        Model.define('Track', { attributes: { time: { type: 'string', was: 'length' } } });
        """);

    assertThat(shell.turn("Track.find(1).time"), is("\"4:00\""));
  }

  @Test
  void whatTheRuntimeReadsOutsideOfTurnsConvertsNothing() {
    redefine();
    shell.restart();
    shell.runtime().completions("playlist.best");

    assertThat(shell.turn("calls"), is("0"));
    assertThat(shell.turn("playlist.best.seconds"), is("90"));
  }

  private void defineOwners() {
    shell.turn(
        """
        var Artist = Model.define('Artist', {
          attributes: { name: 'string' }, hasMany: { songs: { of: 'Song', inverse: 'artist' } }
        });
        var Song = Model.define('Song', {
          attributes: { name: 'string', by: 'string' },
          belongsTo: { artist: { of: 'Artist', optional: true } }
        });
        var ann = Artist.create({ name: 'Ann' });
        var bob = Artist.create({ name: 'Bob' });
        Song.create({ name: 's', artist: ann, by: 'Bob' });
        """);
  }

  @Test
  void aReferenceThatIsRenamedStaysInTheCollectionOfItsOwner() {
    defineOwners();
    shell.turn(
        """
        Model.define('Artist', {
          attributes: { name: 'string' }, hasMany: { songs: { of: 'Song', inverse: 'singer' } }
        });
        Model.define('Song', {
          attributes: { name: 'string' },
          belongsTo: { singer: { of: 'Artist', was: 'artist', optional: true } }
        });
        """);
    shell.restart();

    assertThat(
        shell.turn("[Song.find(1).singer === ann, ann.songs.length, ann.songs[0].name].join()"),
        is("\"true,1,s\""));
    assertThat(
        shell.turn("Song.find(1).singer = bob; [ann.songs.length, bob.songs.length].join()"),
        is("\"0,1\""));
  }

  @Test
  void aTextThatBecomesAReferenceJoinsTheCollectionOfItsOwner() {
    defineOwners();
    shell.turn(
        """
        Model.define('Song', {
          attributes: { name: 'string' },
          belongsTo: {
            writer: {
              of: 'Artist', was: 'by', optional: true, inverse: 'songs',
              convert: function (old) { return Artist.findBy({ name: old }); }
            }
          }
        });
        Model.define('Artist', {
          attributes: { name: 'string' }, hasMany: { songs: { of: 'Song', inverse: 'writer' } }
        });
        """);
    shell.restart();

    assertThat(shell.turn("Song.find(1).writer.name"), is("\"Bob\""));
    assertThat(shell.turn("bob.songs.length"), is("1"));
  }

  @Test
  void aRecordIsNotChangedByBeingConverted() {
    redefine();
    shell.restart();

    assertThat(
        shell.turn(
            """
            var t = Track.find(1);
            var before = t.isChanged();
            t.seconds = 5;
            [before, t.isChanged('seconds'), t.was('seconds'), Object.keys(t.changes())].join()
            """),
        is("\"false,true,90,seconds\""));
  }

  @Test
  void anAttributeThatBecomesUniqueKnowsAllRecords() {
    shell.turn(
        "Model.define('Track', { attributes: { title: { type: 'string', was: 'name', unique: true } } });");

    assertThat(
        shell.undone("Track.create({ title: 'b' });"),
        containsString("title: has already been taken"));
    shell.turn("Track.create({ title: 'c' });");
  }
}
