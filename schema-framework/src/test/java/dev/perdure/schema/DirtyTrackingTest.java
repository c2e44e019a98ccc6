package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a record has changed, without anybody saying so. */
class DirtyTrackingTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: 'string', tags: 'string[]', at: 'date', meta: 'any', seen: 'any', score: 'any' },
          belongsTo: { author: { of: 'User', optional: true } }
        });
        var User = Model.define('User', { attributes: { name: 'string' }, hasMany: { posts: 'Post' } });
        var ann = User.create({ name: 'ann' });
        var p = Post.create({ title: 'a', tags: ['x'], at: new Date(0), meta: { deep: { list: [1] } },
                              seen: new Set([1]), score: new Map([['k', { n: 1 }]]) });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void aRecordOfAnEarlierTurnIsNotChanged() {
    assertThat(runtime.turn("p.isChanged()"), is("false"));
  }

  @Test
  void anAssignmentIsAChange() {
    assertThat(
        runtime.turn(
            "p.title = 'b'; [p.isChanged(), p.isChanged('title'), p.isChanged('at'), p.was('title'),"
                + " JSON.stringify(p.changes())].join(' ')"),
        is("true true false a {\"title\":[\"a\",\"b\"]}"));
  }

  @Test
  void anAssignmentBackIsNone() {
    assertThat(runtime.turn("p.title = 'b'; p.title = 'a'; p.isChanged()"), is("false"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p.tags.push('y')| tags",
        "p.tags.length = 0| tags",
        "p.tags[0] = 'z'| tags",
        "p.tags.sort(); p.tags.unshift('a')| tags",
        "p.at.setTime(1)| at",
        "p.meta.deep.list.push(2)| meta",
        "p.meta.deep.more = 1| meta",
        "delete p.meta.deep| meta",
        "p.seen.add(2)| seen",
        "p.seen.clear()| seen",
        "p.score.set('l', 1)| score",
        "p.score.get('k').n = 2| score"
      })
  void aChangeInPlaceIsSeen(String change, String path) {
    assertThat(runtime.turn(change + "; Object.keys(p.changes()).join()"), is(path));
  }

  @Test
  void aChangeInPlaceIsSeenInTheTurnOfTheCreation() {
    assertThat(
        runtime.turn(
            "var q = Post.create({ tags: ['x'] }); q.tags.push('y'); JSON.stringify(q.changes())"),
        is("{\"tags\":[[\"x\"],[\"x\",\"y\"]]}"));
  }

  @Test
  void whatWasChangedInPlaceIsKnownAsItWas() {
    assertThat(
        runtime.turn("p.meta.deep.list.push(2); JSON.stringify(p.was('meta.deep.list'))"),
        is("[1]"));
  }

  @Test
  void aPathWithinAPlainObjectIsCompared() {
    assertThat(
        runtime.turn("p.meta.other = 1; [p.isChanged('meta'), p.isChanged('meta.deep')].join()"),
        is("true,false"));
  }

  @Test
  void aChangeMayBeAskedForByItsValues() {
    assertThat(
        runtime.turn(
            "p.title = 'b'; [p.isChanged('title', { from: 'a', to: 'b' }),"
                + " p.isChanged('title', { to: 'c' })].join()"),
        is("true,false"));
  }

  @Test
  void aNewRecordHasChangedInAllThatItHas() {
    assertThat(
        runtime.turn(
            "var q = new Post({ title: 'n' }); [q.isChanged(), JSON.stringify(q.changes().title)].join()"),
        is("true,[null,\"n\"]"));
  }

  @Test
  void afterASaveThereAreNoUnsavedChanges() {
    assertThat(
        runtime.turn(
            "p.title = 'b'; p.save(); [p.isChanged(), JSON.stringify(p.previousChanges())].join()"),
        is("false,{\"title\":[\"a\",\"b\"]}"));
  }

  @Test
  void savedChangesAreThoseOfTheWholeTurn() {
    assertThat(
        runtime.turn(
            "p.title = 'b'; p.save(); p.title = 'c'; p.save();"
                + " [JSON.stringify(p.previousChanges()), JSON.stringify(p.savedChanges())].join()"),
        is("{\"title\":[\"b\",\"c\"]},{\"title\":[\"a\",\"c\"]}"));
  }

  @Test
  void restoringTakesUnsavedChangesBack() {
    assertThat(
        runtime.turn(
            "p.title = 'b'; p.tags.push('y'); p.meta.deep.list.push(2); p.extra = 1; p.restore();"
                + " [p.title, p.tags.join(), JSON.stringify(p.meta), 'extra' in p, p.isChanged()].join(' ')"),
        is("a x {\"deep\":{\"list\":[1]}} false false"));
  }

  @Test
  void restoringGoesBackToTheLastSave() {
    assertThat(
        runtime.turn("p.title = 'b'; p.save(); p.title = ''; p.restore(); p.title"), is("b"));
  }

  @Test
  void oneAttributeIsRestored() {
    assertThat(
        runtime.turn(
            "p.title = 'b'; p.at = null; p.restore('at'); [p.title, p.at.getTime()].join()"),
        is("b,0"));
  }

  @Test
  void restoringAReferenceMovesItBack() {
    runtime.turn("p.author = ann;");

    assertThat(
        runtime.turn("p.author = null; p.restore(); [p.author === ann, ann.posts.length].join()"),
        is("true,1"));
  }

  @Test
  void anUndoneTransactionUndoesItsSaves() {
    assertThat(
        runtime.turn(
            """
            p.title = 'b';
            transaction(function () { p.save(); rollback(); });
            [p.isChanged('title'), p.was('title')].join()
            """),
        is("true,a"));
  }

  @Test
  void anUndoneTransactionUndoesItsChanges() {
    assertThat(
        runtime.turn(
            "transaction(function () { p.title = 'b'; p.tags.push('y'); rollback(); }); p.isChanged()"),
        is("false"));
  }

  @Test
  void changesOfATransactionAreSeenAsThoseOfTheTurn() {
    assertThat(
        runtime.turn("transaction(function () { p.title = 'b'; }); JSON.stringify(p.changes())"),
        is("{\"title\":[\"a\",\"b\"]}"));
  }

  @Test
  void whatWasOfNoPathIsAnError() {
    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("p.was()"));

    assertThat(
        error.message(),
        is("was() takes the path of an attribute, such as \"title\"; changes() tells of all."));
  }

  @Test
  void aRestartChangesNothing() {
    runtime.restart();

    assertThat(
        runtime.turn("p.tags.push('y'); JSON.stringify(p.changes())"),
        is("{\"tags\":[[\"x\"],[\"x\",\"y\"]]}"));
  }

  @Test
  void missingIsTheSameAsNull() {
    assertThat(
        runtime.turn(
            "var q = Post.create({ title: 't' }); q.at = null;"
                + " [q.isChanged(), Object.keys(q.savedChanges())].join()"),
        is("false,title,id"));
  }
}
