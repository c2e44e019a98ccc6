package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No turn ends with an invalid record in an extent. */
class CommitGateTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private void define() {
    runtime.turn(
        """
        var Track = Model.define('Track', {
          attributes: {
            name: { type: 'string', required: true },
            length: { type: 'integer', min: 0 },
            tags: { type: ['string'], length: { maximum: 2 } },
            at: 'date',
            code: { type: 'string', immutable: true }
          },
          belongsTo: { album: { of: 'Album', optional: true } }
        });
        var Album = Model.define('Album', { attributes: { title: { type: 'string', required: true } } });
        var t = Track.create({ name: 'a', tags: ['x'], at: new Date(0), code: 'c' });
        var u = Track.create({ name: 'b' });
        """);
  }

  private ScriptError refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script));
  }

  @Test
  void aValidPlainWriteNeedsNoSave() {
    define();

    runtime.turn("t.name = 'tune';");

    assertThat(runtime.turn("t.name"), is("tune"));
  }

  @Test
  void anInvalidPlainWriteEndsTheTurn() {
    define();

    ScriptError error = refused("t.name = '';");

    assertThat(error.name(), is("ValidationError"));
    assertThat(error.message(), is("Track validation failed: name: can't be blank"));
  }

  @Test
  void aDeletedAttributeIsSeen() {
    define();

    assertThat(
        refused("delete t.name").message(), is("Track validation failed: name: can't be blank"));
  }

  @Test
  void allErrorsOfAllRecordsAreTold() {
    define();

    ScriptError error = refused("t.name = ''; u.length = -1; u.name = null;");

    assertThat(
        error.message(),
        is(
            "Track(1) validation failed: name: can't be blank; Track(2) validation failed: "
                + "name: can't be blank, length: must be greater than or equal to 0"));
  }

  @Test
  void theErrorsOfSeveralRecordsAreKeyedByRecord() {
    define();

    ScriptError error = refused("t.name = ''; u.length = -1;");

    assertThat(
        Pattern.compile("\"Track[^\"]*\"")
            .matcher(error.field("errors"))
            .results()
            .map(MatchResult::group)
            .toList(),
        contains("\"Track(1).name\"", "\"Track(2).length\""));
  }

  @Test
  void aSaveThatFailedDoesNotLetTheTurnEnd() {
    define();

    assertThat(
        refused("t.name = ''; t.save();").message(),
        is("Track validation failed: name: can't be blank"));
  }

  @Test
  void aRecordThatIsPutRightInTheSameTurnIsAccepted() {
    define();

    assertThat(runtime.turn("t.name = ''; t.save(); t.name = 'x'; t.name"), is("x"));
  }

  @Test
  void anUnsavedInvalidRecordIsNobodysBusiness() {
    define();

    assertThat(runtime.turn("var n = new Track({}); n.save()"), is("false"));
  }

  @Test
  void theIdOfARecordCannotBeChanged() {
    define();

    assertThat(
        refused("t.id = 9;").message(), is("Track validation failed: id: cannot be changed"));
  }

  @Test
  void theIdOfARecordCannotBeDeleted() {
    define();

    assertThat(
        refused("delete t.id;").message(), is("Track validation failed: id: cannot be changed"));
  }

  @Test
  void anImmutableAttributeCannotBeChanged() {
    define();

    assertThat(
        refused("t.code = 'd';").message(), is("Track validation failed: code: cannot be changed"));
  }

  @Test
  void aRecordCannotLeaveItsModel() {
    define();

    assertThat(
        refused("Object.setPrototypeOf(t, Album.prototype);").message(),
        is("Album validation failed: base: is no longer an object of the model \"Track\""));
  }

  @Test
  void aRecordCannotBecomeAPlainObject() {
    define();

    assertThat(
        refused("Object.setPrototypeOf(t, Object.prototype);").message(),
        is("Object validation failed: base: is no longer an object of the model \"Track\""));
  }

  @Test
  void anArrayChangedInPlaceIsSeen() {
    define();

    assertThat(
        refused("t.tags.push('y', 'z');").message(),
        is("Track validation failed: tags: is too long (maximum is 2 characters)"));
  }

  @Test
  void theElementsOfAnArrayChangedInPlaceAreCast() {
    define();

    runtime.turn("t.tags.push(7);");

    assertThat(runtime.turn("t.tags"), is("[\"x\",\"7\"]"));
  }

  @Test
  void anArrayThatTwoRecordsShareIsSeenByBoth() {
    define();
    runtime.turn("u.tags = t.tags;");

    ScriptError error = refused("t.tags.push('y', 'z');");

    assertThat(
        error.message().contains("Track(1)") && error.message().contains("Track(2)"), is(true));
  }

  @Test
  void anArrayThatTheRecordHasLetGoIsNobodysBusiness() {
    define();
    runtime.turn("var old = t.tags; t.tags = [];");

    assertThat(runtime.turn("old.push(1, 2, 3)"), is("4"));
  }

  @Test
  void aDateChangedInPlaceIsSeen() {
    define();

    assertThat(
        refused("t.at.setTime(NaN);").message(), is("Track validation failed: at: is not a date"));
  }

  @Test
  void anUnsavedRecordThatIsReferredToIsSavedAlong() {
    define();

    runtime.turn("t.album = new Album({ title: 'x' });");

    assertThat(runtime.turn("[Album.count(), t.album.isPersisted()]"), is("[1,true]"));
  }

  @Test
  void anInvalidRecordThatIsReferredToEndsTheTurn() {
    define();

    assertThat(
        refused("t.album = new Album({});").message(),
        is("Track validation failed: album: is invalid, album.title: can't be blank"));
  }

  @Test
  void writingToADestroyedRecordIsRefused() {
    define();

    assertThat(refused("t.destroy(); t.name = 'x';").name(), is("RecordDestroyed"));
  }
}
