package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of records whose owner is destroyed. */
class DependentsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private void define(String dependent) {
    runtime.turn(
        """
        var User = Model.define('User', {
          attributes: { name: 'string' },
          hasMany: { posts: { of: 'Post', dependent: '%s' } }
        });
        var Post = Model.define('Post', {
          attributes: { title: 'string' },
          belongsTo: { author: { of: 'User', optional: true } },
          hooks: { beforeDestroy: function (p) { if (p.title === 'kept') throw Model.abort('kept'); } }
        });
        var ann = User.create({ name: 'ann' });
        for (var i = 1; i <= 12; i++) Post.create({ title: 't' + i, author: ann });
        """
            .formatted(dependent));
  }

  @Test
  void theyAreDestroyedToo() {
    define("destroy");

    assertThat(runtime.turn("[ann.destroy(), Post.count(), User.count()].join()"), is("true,0,0"));
  }

  @Test
  void oneThatRefusesKeepsAll() {
    define("destroy");
    runtime.turn("Post.find(12).title = 'kept';");

    assertThat(
        runtime.turn("[ann.destroy(), Post.count(), User.count(), ann.posts.length].join()"),
        is("false,12,1,12"));
  }

  @Test
  void theyLoseTheirOwner() {
    define("nullify");

    assertThat(
        runtime.turn("[ann.destroy(), Post.count(), Post.find(1).author].join()"), is("true,12,"));
  }

  @Test
  void theyForbidItWithAnError() {
    define("restrictWithError");

    assertThat(
        runtime.turn(
            """
            [ann.destroy(), User.count(), ann.errors.fullMessages(),
             ann.errors.of('base')[0].blockers.length].join('|')
            """),
        is("false|1|Cannot delete record because dependent posts exist|10"));
  }

  @Test
  void whyItIsForbiddenIsThereInTheNextTurn() {
    define("restrictWithError");
    runtime.turn("ann.destroy();");

    assertThat(
        runtime.turn("ann.errors.fullMessages()"),
        is("[\"Cannot delete record because dependent posts exist\"]"));
  }

  @Test
  void whoForbidsItIsNamed() {
    define("restrictWithException");

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("ann.destroy();"));

    assertThat(error.name(), is("RestrictViolation"));
    assertThat(
        error.message(),
        is(
            "Cannot delete User(1) because dependent posts exist: Post(1), Post(2), Post(3), Post(4),"
                + " Post(5), Post(6), Post(7), Post(8), Post(9), Post(10) and 2 more."));
  }

  @Test
  void aHookMayRemoveWhatForbidsIt() {
    define("restrictWithError");
    runtime.turn(
        "Model.define('User', { hasMany: { posts: { of: 'Post', dependent: 'restrictWithError' } },"
            + " hooks: { beforeDestroy: function (u) { u.posts.clear(); } } });");

    assertThat(runtime.turn("[ann.destroy(), Post.count()].join()"), is("true,12"));
  }

  @Test
  void aDestroyedRecordMayBeBroughtBack() {
    define("nullify");
    runtime.turn("var p = Post.find(1); p.destroy();");

    assertThat(
        runtime.turn("p.restore(); [p.isPersisted(), Post.find(1) === p, p.title].join()"),
        is("true,true,t1"));
  }

  @Test
  void aDestroyedRecordTakesNoNewProperties() {
    define("nullify");
    runtime.turn("var p = Post.find(1); p.destroy();");

    assertThat(
        assertThrows(ScriptError.class, () -> runtime.turn("p.other = 1;")).name(),
        is("RecordDestroyed"));
  }

  @Test
  void aDestroyedRecordIsNotChangedInPlace() {
    define("nullify");
    runtime.turn("var p = Post.find(1); p.tags = ['x'];");
    runtime.turn("p.destroy();");

    assertThat(
        assertThrows(ScriptError.class, () -> runtime.turn("p.tags.push('y');")).name(),
        is("RecordDestroyed"));
  }

  @Test
  void whatALivingRecordSharesWithADestroyedOneIsChangedInPlace() {
    define("nullify");
    runtime.turn("var p = Post.find(1); p.tags = ['x']; Post.find(2).tags = p.tags;");
    runtime.turn("p.destroy();");

    assertThat(runtime.turn("Post.find(2).tags.push('y'); Post.find(2).tags.join()"), is("x,y"));
  }

  @Test
  void whoIsRefusedTwiceHasOneError() {
    define("restrictWithError");

    assertThat(
        runtime.turn("[ann.destroy(), ann.destroy(), ann.errors.size].join()"),
        is("false,false,1"));
  }
}
