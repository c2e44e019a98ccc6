package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transaction that is undone undoes of models. */
class ModelTransactionsTest {

  private final ModelShell shell = new ModelShell();

  @BeforeEach
  void define() {
    shell.turn(
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
    shell.close();
  }

  @Test
  void theRecordsThatItHasCreatedAreInNoExtentAndFoundByNoQuery() {
    shell.turn(
        "transaction(function () { Album.create({ title: 'gone', artist: acdc });"
            + " transaction(function () { Artist.create({ name: 'gone too' }); }); rollback(); })");

    assertThat(
        shell.turn("[Album.count(), Artist.count(), query('from Album').length]"), is("[0, 1, 0]"));
  }

  @Test
  void theRecordsThatItHasDestroyedAreThereAgain() {
    shell.turn("transaction(function () { acdc.destroy(); rollback(); })");

    assertThat(
        shell.turn(
            "[Artist.count(), acdc.isPersisted(), acdc.isDestroyed(), Artist.find(1) === acdc]"),
        is("[1, true, false, true]"));
  }

  @Test
  void anInvalidRecordThatItLeavesUndoesTheTurnAlsoBehindAnotherBlock() {
    String report =
        shell.undone("transaction(function () { acdc.name = ''; transaction(function () {}); })");

    assertThat(report, containsString("Artist validation failed: name: can't be blank"));
    assertThat(shell.turn("acdc.name"), is("\"AC/DC\""));
  }

  @Test
  void anInvalidRecordThatABlockHasMadeAndUndoneIsNoConcern() {
    shell.turn(
        "transaction(function () { acdc.name = ''; transaction(function () {}); rollback(); });"
            + " transaction(function () { Artist.create({ name: 'x' }).name = ''; rollback(); })");

    assertThat(shell.turn("[acdc.name, Artist.count()]"), is("[\"AC/DC\", 1]"));
  }

  @Test
  void aRecordWhoseCreationWasUndoneIsNewAgainAndCanBeSaved() {
    shell.turn(
        "var leaked; try { transaction(function () {"
            + " throw Album.create({ title: 'leaked', code: 'c', artist: acdc }); }); } catch (e) { leaked = e; }");

    assertThat(shell.turn("[leaked.isNew(), leaked.isPersisted()]"), is("[true, false]"));
    assertThat(
        shell.turn(
            "var other = Album.create({ title: 'other', artist: acdc }); leaked.code = 'd'; leaked.save()"),
        is("true"));
    assertThat(
        shell.turn(
            "[leaked.isPersisted(), leaked.id === other.id, Album.find(leaked.id) === leaked]"),
        is("[true, false, true]"));
    assertThat(shell.undone("leaked.code = 'e'"), containsString("cannot be changed"));
  }
}
