package dev.perdure.cli.shell;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PropertyPathTest {

  @Test
  void aNameAloneIsAGlobal() {
    PropertyPath path = atEndOf("1 + al");

    assertThat(path.object(), is(Optional.of("")));
    assertThat(path.word(), is("al"));
  }

  @Test
  void dottedNamesLeadToAnObject() {
    PropertyPath path = atEndOf("f(app.tracks.le");

    assertThat(path.object(), is(Optional.of("app.tracks")));
    assertThat(path.word(), is("le"));
  }

  @Test
  void aDotAtTheEndAsksForAllProperties() {
    PropertyPath path = atEndOf("app.");

    assertThat(path.object(), is(Optional.of("app")));
    assertThat(path.word(), is(""));
  }

  @Test
  void whatStandsBehindTheCursorDoesNotCount() {
    PropertyPath path = new PropertyPath("app.tr + 1", 6);

    assertThat(path.word(), is("tr"));
  }

  @Test
  void theResultOfACallIsNotLookedAt() {
    PropertyPath path = atEndOf("drop().le");

    assertThat(path.object(), is(Optional.empty()));
  }

  @Test
  void aPathBehindACallIsNotLookedAt() {
    PropertyPath path = atEndOf("drop().all.le");

    assertThat(path.object(), is(Optional.empty()));
  }

  @Test
  void aNumberIsNoObject() {
    PropertyPath path = atEndOf("1.to");

    assertThat(path.object(), is(Optional.empty()));
  }

  @Test
  void lettersOfEveryScriptMakeAName() {
    PropertyPath path = atEndOf("größe.äl");

    assertThat(path.object(), is(Optional.of("größe")));
    assertThat(path.word(), is("äl"));
  }

  private static PropertyPath atEndOf(String line) {
    return new PropertyPath(line, line.length());
  }
}
