package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing many records, all or none, and finding a record or else making it. */
class BulkWritingTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Track = Model.define('Track', {
          attributes: {
            name: { type: 'string', required: true, trim: true }, length: { type: 'integer', min: 1 }
          }
        });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private void threeTracks() {
    runtime.turn(
        "Track.createAll([{ name: 'A', length: 1 }, { name: 'B', length: 2 }, { name: 'C' }])");
  }

  @Test
  void createAllGivesTheRecordsInOrder() {
    assertThat(
        runtime.turn(
            "Track.createAll([{ name: 'A' }, { name: 'B' }]).map(function (t) { return t.id + t.name; })"),
        is("[\"1A\",\"2B\"]"));
  }

  @Test
  void createAllCreatesNothingIfOneIsInvalid() {
    assertThat(
        runtime.turn(
            """
            var message;
            try { Track.createAll([{ name: 'A' }, {}, { name: 'B', length: 0 }]); }
            catch (e) { message = e.name + ' ' + e.items.length; }
            [message, Track.count()]
            """),
        is("[\"ValidationError 2\",0]"));
  }

  @Test
  void createAllTakesAnArray() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.createAll({ name: 'A' })"));

    assertThat(error.message(), containsString("createAll() takes an array"));
  }

  @Test
  void updateAllTellsHowMany() {
    threeTracks();

    assertThat(
        runtime.turn("[Track.where('length > 0').updateAll({ length: 9 }), Track.pluck('length')]"),
        is("[2,[9,9,null]]"));
  }

  @Test
  void updateAllMayComputeTheValues() {
    threeTracks();

    assertThat(
        runtime.turn(
            """
            Track.where('length > 0').updateAll(function (t) { return { length: t.length * 10 }; });
            Track.pluck('length')
            """),
        is("[10,20,null]"));
  }

  @Test
  void updateAllChangesNothingIfOneIsInvalid() {
    threeTracks();

    assertThat(
        runtime.turn(
            """
            var message;
            try { Track.all().updateAll(function (t) { return { length: t.length - 1 }; }); }
            catch (e) { message = e.message; }
            [message, Track.pluck('length')]
            """),
        is(
            "[\"Track(1) validation failed: length: must be greater than or equal to 1;"
                + " Track(3) validation failed: length: is not a number\",[1,2,null]]"));
  }

  @Test
  void valuesCannotBeDestroyed() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.select('name').destroyAll()"));

    assertThat(error.message(), is("destroyAll() takes records, not values or groups of them."));
  }

  @Test
  void updateAllTakesAttributes() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.updateAll(undefined)"));

    assertThat(error.message(), containsString("updateAll() takes attributes"));
  }

  @Test
  void destroyAllTellsHowMany() {
    threeTracks();

    assertThat(
        runtime.turn("[Track.where('length > 0').destroyAll(), Track.pluck('name')]"),
        is("[2,[\"C\"]]"));
  }

  @Test
  void findOrCreateByCreatesOnceOnly() {
    assertThat(
        runtime.turn(
            """
            var a = Track.findOrCreateBy({ name: 'A' }, { length: 3 });
            var b = Track.findOrCreateBy({ name: ' A ' }, { length: 4 });
            [a === b, a.length, Track.count()]
            """),
        is("[true,3,1]"));
  }

  @Test
  void findOrCreateByLooksForCastValues() {
    assertThat(
        runtime.turn(
            """
            Track.findOrCreateBy({ name: 'A', length: '3' });
            Track.findOrCreateBy({ name: 'A', length: '3' });
            Track.count()
            """),
        is("1"));
  }

  @Test
  void findOrCreateByThrowsIfTheNewRecordIsInvalid() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.findOrCreateBy({ length: 3 })"));

    assertThat(error.name(), is("ValidationError"));
  }

  @Test
  void undefinedNeverFindsTheFirstRecord() {
    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("Track.findOrCreateBy({ name: undefined })"));

    assertThat(error.field("code"), is("PQL403"));
  }

  @Test
  void findOrBuildByDoesNotSave() {
    assertThat(
        runtime.turn(
            "var t = Track.findOrBuildBy({ name: 'A' }, { length: 3 }); [t.isNew(), t.length, Track.count()]"),
        is("[true,3,0]"));
  }

  @Test
  void upsertUpdatesTheRecordThatIsThere() {
    assertThat(
        runtime.turn(
            """
            var a = Track.upsert({ name: 'A', length: 1 }, { by: 'name' });
            var b = Track.upsert({ name: 'A ', length: 2 }, { by: 'name' });
            var c = Track.upsert({ id: a.id, name: 'B' });
            [a === b, b === c, c.name, c.length, Track.count()]
            """),
        is("[true,true,\"B\",2,1]"));
  }

  @Test
  void whatIsUniqueMakesRecordsTheSame() {
    assertThat(
        runtime.turn(
            """
            var User = Model.define('User', {
              attributes: { email: { type: 'string', unique: true, lowercase: true }, name: 'string' }
            });
            var ann = User.upsert({ email: 'ann@x', name: 'Ann' });
            [User.upsert({ email: 'Ann@X', name: 'Anna' }) === ann, ann.name, User.count()]
            """),
        is("[true,\"Anna\",1]"));
  }

  @Test
  void createAllSeesWhatIsTakenWithinTheList() {
    assertThat(
        runtime.turn(
            """
            var User = Model.define('User', { attributes: { email: { type: 'string', unique: true } } });
            var kinds;
            try { User.createAll([{ email: 'a' }, { email: 'b' }, { email: 'a' }]); }
            catch (e) { kinds = e.items.map(function (item) { return item.path + ' ' + item.kind; }); }
            [kinds, User.count()]
            """),
        is("[[\"email taken\"],0]"));
  }

  @Test
  void upsertNeedsToKnowWhatMakesRecordsTheSame() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Track.upsert({ name: 'A' })"));

    assertThat(error.message(), containsString("{ by: \"email\" }"));
  }

  @Test
  void anInvalidUpsertChangesNothing() {
    assertThat(
        runtime.turn(
            """
            var a = Track.upsert({ name: 'A', length: 1 }, { by: 'name' }), name;
            try { Track.upsert({ name: 'A', length: 0 }, { by: 'name' }); } catch (e) { name = e.name; }
            [name, a.length]
            """),
        is("[\"ValidationError\",1]"));
  }
}
