package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.store.MemoryHeapStore;
import dev.perdure.runtime.turn.TurnOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transaction that is undone undoes of models. */
class ModelTransactionsTest {

  private final PerdureRuntime runtime =
      PerdureRuntime.open(
          MemoryHeapStore.create("models"),
          RuntimeOptions.builder().extension(new SchemaExtension()).audited(true).build());

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
        var Artist = Model.define('Artist', { attributes: { name: { type: 'string', required: true } } });
        var Album = Model.define('Album', {
          attributes: { title: 'string', code: { type: 'string', immutable: true } },
          belongsTo: { artist: 'Artist' }
        });
        var acdc = Artist.create({ name: 'AC/DC' });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void theRecordsThatItHasCreatedAreInNoExtentAndFoundByNoQuery() {
    turn(
        "transaction(function () { Album.create({ title: 'gone', artist: acdc });"
            + " transaction(function () { Artist.create({ name: 'gone too' }); }); rollback(); })");

    assertThat(
        turn("[Album.count(), Artist.count(), query('from Album').length]"), is("[0, 1, 0]"));
  }

  @Test
  void theRecordsThatItHasDestroyedAreThereAgain() {
    turn("transaction(function () { acdc.destroy(); rollback(); })");

    assertThat(
        turn("[Artist.count(), acdc.isPersisted(), acdc.isDestroyed(), Artist.find(1) === acdc]"),
        is("[1, true, false, true]"));
  }

  @Test
  void anInvalidRecordThatItLeavesUndoesTheTurnAlsoBehindAnotherBlock() {
    String report =
        undone("transaction(function () { acdc.name = ''; transaction(function () {}); })");

    assertThat(report, containsString("Artist validation failed: name: can't be blank"));
    assertThat(turn("acdc.name"), is("\"AC/DC\""));
  }

  @Test
  void anInvalidRecordThatABlockHasMadeAndUndoneIsNoConcern() {
    turn(
        "transaction(function () { acdc.name = ''; transaction(function () {}); rollback(); });"
            + " transaction(function () { Artist.create({ name: 'x' }).name = ''; rollback(); })");

    assertThat(turn("[acdc.name, Artist.count()]"), is("[\"AC/DC\", 1]"));
  }

  @Test
  void aRecordWhoseCreationWasUndoneIsNewAgainAndCanBeSaved() {
    turn(
        "var leaked; try { transaction(function () {"
            + " throw Album.create({ title: 'leaked', code: 'c', artist: acdc }); }); } catch (e) { leaked = e; }");

    assertThat(turn("[leaked.isNew(), leaked.isPersisted()]"), is("[true, false]"));
    assertThat(
        turn(
            "var other = Album.create({ title: 'other', artist: acdc }); leaked.code = 'd'; leaked.save()"),
        is("true"));
    assertThat(
        turn("[leaked.isPersisted(), leaked.id === other.id, Album.find(leaked.id) === leaked]"),
        is("[true, false, true]"));
    assertThat(undone("leaked.code = 'e'"), containsString("cannot be changed"));
  }
}
