package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.heap.MemoryLimit;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Records whose model is redefined are brought up to date when they are touched, and not before.
 */
class EvolutionTest {

  private MemoryHeapStore store = MemoryHeapStore.create("models");
  private PerdureRuntime runtime = open();

  MemoryLimit memory() {
    return new MemoryLimit(64 << 20, false);
  }

  private PerdureRuntime open() {
    return PerdureRuntime.open(
        store,
        RuntimeOptions.builder()
            .extension(new SchemaExtension())
            .memory(memory())
            .audited(true)
            .build());
  }

  private void restart() {
    runtime.close();
    store = store.reopen();
    runtime = open();
  }

  private String turn(String source) {
    TurnOutcome outcome = runtime.evaluate(source, "test.js");
    if (outcome instanceof TurnOutcome.Completed completed) {
      return String.valueOf(completed.display());
    }
    throw new AssertionError(((TurnOutcome.Aborted) outcome).report());
  }

  private String undone(String source) {
    TurnOutcome outcome = runtime.evaluate(source, "test.js");
    assertThat(outcome, is(instanceOf(TurnOutcome.Aborted.class)));
    return ((TurnOutcome.Aborted) outcome).report();
  }

  @BeforeEach
  void define() {
    turn(
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
    turn(
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
    runtime.close();
  }

  @Test
  void anAttributeIsRenamedAndConverted() {
    redefine();

    assertThat(
        turn(
            "var t = Track.find(1); [t.seconds, t.key, t.record.title, t.tags[0], 'length' in t].join()"),
        is("\"90,c,Rock,new,false\""));
  }

  @Test
  void aRecordIsConvertedAfterARestart() {
    redefine();
    restart();

    assertThat(turn("Track.find(1).seconds"), is("90"));
  }

  @Test
  void aPathThatPassesNoFrameworkSeesConvertedValues() {
    redefine();

    assertThat(turn("playlist.best.seconds"), is("90"));
  }

  @Test
  void enumerationSeesConvertedValues() {
    redefine();

    assertThat(
        turn("Object.keys(playlist.best).sort().join()"),
        is("\"id,key,name,note,record,seconds,tags\""));
    assertThat(turn("JSON.parse(JSON.stringify(playlist)).best.seconds"), is("90"));
  }

  @Test
  void aWriteIsToTheConvertedRecord() {
    redefine();
    restart();
    turn("playlist.best.seconds = 5;");
    restart();

    assertThat(turn("[playlist.best.seconds, calls].join()"), is("\"5,1\""));
  }

  @Test
  void aQuerySeesConvertedValuesAtOnce() {
    redefine();
    restart();

    assertThat(
        turn("Track.where('seconds > ?', 100).map(function (t) { return t.name; }).join()"),
        is("\"b\""));
    assertThat(turn("Track.where({ 'record.title': 'Rock' }).count()"), is("1"));
  }

  @Test
  void aRecordIsConvertedOnceAndStaysSo() {
    redefine();
    turn("Track.find(1).seconds");
    restart();

    assertThat(turn("Track.find(1).seconds + calls"), is("91"));
  }

  @Test
  void aRecordThatNobodyTouchesIsNotConverted() {
    redefine();
    turn("Track.find(1).seconds");

    assertThat(turn("calls"), is("1"));
  }

  @Test
  void aRemovedAttributeKeepsItsValuesUndeclared() {
    redefine();
    restart();

    assertThat(turn("Track.find(1).note"), is("\"n\""));
  }

  @Test
  void anImmutableAttributeStaysImmutableUnderItsNewName() {
    redefine();
    turn("Track.find(1).name = 'z';");

    assertThat(undone("Track.find(1).key = 'd';"), containsString("key: cannot be changed"));
  }

  @Test
  void aListThatAConversionGaveIsWatched() {
    redefine();
    turn("Track.find(1).tags");
    turn("Track.find(1).tags.push(5);");

    assertThat(undone("Track.find(1).tags.push({});"), containsString("tags[2]: is not a string"));
  }

  @Test
  void aRecordThatIsMadeAfterwardsIsNotConverted() {
    redefine();
    turn("Track.create({ name: 'new', seconds: 7 });");
    restart();

    assertThat(turn("[Track.find(3).seconds, calls].join()"), is("\"7,0\""));
  }

  @Test
  void anUnsavedRecordIsConvertedToo() {
    turn("var draft = new Track({ length: '0:10' });");
    redefine();
    restart();

    assertThat(turn("draft.seconds + (draft.save() ? ' saved' : '')"), is("\"10 saved\""));
  }

  @Test
  void aRecordOfTheTurnThatRedefinesIsConverted() {
    turn(
        """
        Track.create({ name: 'c', length: '0:30' });
        var draft = new Track({ length: '0:20' });
        Model.define('Track', {
          attributes: { seconds: { type: 'string', was: 'length' } }
        });
        var seen = Track.find(3).seconds;
        """);

    assertThat(
        turn("[seen, Track.find(3).seconds, draft.seconds].join()"), is("\"0:30,0:30,0:20\""));
  }

  @Test
  void anUndoneTurnLeavesTheRecordUnconverted() {
    redefine();
    undone("Track.find(1).seconds; throw new Error('no');");

    assertThat(turn("calls"), is("0"));
    assertThat(turn("Track.find(1).seconds + calls"), is("91"));
  }

  @Test
  void anUndoneBlockLeavesTheRecordUnconverted() {
    redefine();

    assertThat(
        turn(
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
        turn(
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
    turn("Model.define('Track', { attributes: { time: { type: 'string', was: 'length' } } });");

    assertThat(
        turn(
            """
            transaction(function () {
              return transaction(function () { return Track.find(1).time; });
            }, { readOnly: true })
            """),
        is("\"1:30\""));
    restart();
    assertThat(turn("Track.find(1).time"), is("\"1:30\""));
  }

  @Test
  void aReadOnlyBlockMayNotWriteARecordThatItHasConverted() {
    turn("Model.define('Track', { attributes: { time: { type: 'string', was: 'length' } } });");

    assertThat(
        undone(
            "transaction(function () { var t = Track.find(1); t.time; t.time = 1; }, { readOnly: true });"),
        containsString("read-only"));
  }

  @Test
  void aRedefinitionThatIsUndoneConvertsNothing() {
    undone(
        """
        Model.define('Track', { attributes: { seconds: { type: 'string', was: 'length' } } });
        Track.find(1).seconds;
        throw new Error('no');
        """);

    assertThat(turn("Track.find(1).length + Track.find(1).seconds"), is("\"1:30undefined\""));
  }

  @Test
  void aRedefinitionIsFollowedAfterOneThatWasUndone() {
    undone(
        """
        Model.define('Track', { attributes: { seconds: { type: 'string', was: 'length' } } });
        Track.find(1).seconds;
        throw new Error('no');
        """);
    turn("Track.find(1).length");
    turn("Model.define('Track', { attributes: { time: { type: 'string', was: 'length' } } });");

    assertThat(turn("Track.find(1).time"), is("\"1:30\""));
  }

  @Test
  void theStepsOfSeveralRedefinitionsAreDoneInTheirOrder() {
    redefine();
    turn("Track.find(2).seconds");
    restart();
    turn(
        """
        Model.define('Track', {
          attributes: {
            millis: {
              type: 'integer', was: 'seconds', convert: function (old) { return 1000 * old; }
            }
          }
        });
        """);
    restart();

    assertThat(turn("[Track.find(1).millis, Track.find(2).millis].join()"), is("\"90000,120000\""));
  }

  @Test
  void theSameDefinitionIsNoStep() {
    redefine();
    redefine();
    turn("Track.find(1).seconds");
    redefine();

    assertThat(turn("Track.find(1).seconds + calls"), is("91"));
  }

  @Test
  void aValueOfAnotherTypeIsCastIfNothingElseIsSaid() {
    turn("Track.find(1).length = '95';");
    turn("Model.define('Track', { attributes: { length: 'integer' } });");

    assertThat(
        turn("[Track.find(1).length === 95, Track.find(2).length].join()"), is("\"true,2:00\""));
  }

  @Test
  void aConversionMaySplitAnAttribute() {
    turn(
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

    assertThat(turn("[playlist.best.minutes, playlist.best.seconds].join()"), is("\"1,30\""));
  }

  @Test
  void aConversionMayReadOtherRecordsThatAreConvertedThen() {
    turn(
        """
        Model.define('Album', { attributes: { name: { type: 'string', was: 'title' } } });
        Model.define('Track', {
          attributes: {
            name: { type: 'string', convert: function (old, t) { return t.album.name + ' ' + old; } }
          },
          belongsTo: { album: { of: 'Album', optional: true } }
        });
        """);
    restart();

    assertThat(turn("Track.find(1).name"), is("\"Rock a\""));
  }

  @Test
  void aConversionThatThrowsUndoesTheTurnAndLosesNothing() {
    turn(
        """
        Model.define('Track', {
          attributes: {
            time: { type: 'integer', was: 'length', convert: function (old) { return old.nothing.at; } }
          }
        });
        """);
    String report = undone("print(Track.find(1).time);");

    assertThat(
        report,
        containsString(
            "MigrationError: Track(1) cannot be brought up to date: \"convert\" of \"time\" threw"
                + " TypeError"));
    turn(
        """
        Model.define('Track', {
          attributes: {
            time: { type: 'integer', was: 'length', convert: function (old) { return old.length; } }
          }
        });
        """);
    assertThat(turn("Track.find(1).time"), is("4"));
  }

  @Test
  void aConversionThatGivesAnotherTypeIsAnError() {
    turn(
        """
        Model.define('Track', {
          attributes: { length: { type: 'integer', convert: function (old) { return 'long'; } } }
        });
        """);

    assertThat(
        turn(
            """
            var caught;
            try { playlist.best.length; } catch (e) { caught = e; }
            [caught instanceof MigrationError, caught.model, caught.id, caught.path].join()
            """),
        is("\"true,Track,1,length\""));
    assertThat(
        undone("playlist.best.length"),
        containsString("gave a value that is not of the type integer"));
  }

  @Test
  void aRecordIsHeldToNewRulesOnlyWhenTheProgramChangesIt() {
    turn(
        """
        Model.define('Track', {
          attributes: { title: { type: 'string', was: 'name', length: { minimum: 3 } } }
        });
        """);

    assertThat(turn("Track.find(1).title"), is("\"a\""));
    assertThat(undone("Track.find(1).note = 'm';"), containsString("title: is too short"));
  }

  @Test
  void whatWasMissedMayBeNamed() {
    turn("Model.define('Track', { attributes: { c: { type: 'string', was: ['b', 'name'] } } });");

    assertThat(turn("Track.find(1).c"), is("\"a\""));
  }

  @Test
  void aSweepBringsAllUpToDate() {
    redefine();

    assertThat(turn("Track.upgrade(1)"), is("1"));
    restart();
    assertThat(turn("Track.upgrade(1)"), is("0"));
    assertThat(turn("Track.upgrade(1) + Model.upgrade() + calls"), is("2"));
    assertThat(turn("Track.find(2).seconds + calls"), is("122"));
  }

  @Test
  void aSweepBeginsAgainAfterAnotherRedefinition() {
    redefine();
    turn("Track.upgrade();");
    turn("Model.define('Track', { attributes: { s: { type: 'integer', was: 'seconds' } } });");

    assertThat(turn("Model.upgrade(1)"), is("1"));
    assertThat(turn("Model.upgrade(1)"), is("0"));
  }

  @Test
  void recordsInMemoryAreConvertedToo() {
    turn("var kept = Track.find(1); kept.name;");
    redefine();

    assertThat(turn("kept.seconds"), is("90"));
  }

  @Test
  void recordsThatTheSameTurnHasChangedAreConvertedAndValidated() {
    turn(
        """
        Track.find(1).length = '4:00';
        Model.define('Track', { attributes: { time: { type: 'string', was: 'length' } } });
        """);

    assertThat(turn("Track.find(1).time"), is("\"4:00\""));
  }

  @Test
  void whatTheRuntimeReadsOutsideOfTurnsConvertsNothing() {
    redefine();
    restart();
    runtime.completions("playlist.best");

    assertThat(turn("calls"), is("0"));
    assertThat(turn("playlist.best.seconds"), is("90"));
  }

  private void defineOwners() {
    turn(
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
    turn(
        """
        Model.define('Artist', {
          attributes: { name: 'string' }, hasMany: { songs: { of: 'Song', inverse: 'singer' } }
        });
        Model.define('Song', {
          attributes: { name: 'string' },
          belongsTo: { singer: { of: 'Artist', was: 'artist', optional: true } }
        });
        """);
    restart();

    assertThat(
        turn("[Song.find(1).singer === ann, ann.songs.length, ann.songs[0].name].join()"),
        is("\"true,1,s\""));
    assertThat(
        turn("Song.find(1).singer = bob; [ann.songs.length, bob.songs.length].join()"),
        is("\"0,1\""));
  }

  @Test
  void aTextThatBecomesAReferenceJoinsTheCollectionOfItsOwner() {
    defineOwners();
    turn(
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
    restart();

    assertThat(turn("Song.find(1).writer.name"), is("\"Bob\""));
    assertThat(turn("bob.songs.length"), is("1"));
  }

  @Test
  void aRecordIsNotChangedByBeingConverted() {
    redefine();
    restart();

    assertThat(
        turn(
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
    turn(
        "Model.define('Track', { attributes: { title: { type: 'string', was: 'name', unique: true } } });");

    assertThat(
        undone("Track.create({ title: 'b' });"), containsString("title: has already been taken"));
    turn("Track.create({ title: 'c' });");
  }
}
