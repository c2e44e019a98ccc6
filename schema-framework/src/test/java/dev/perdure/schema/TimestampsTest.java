package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When records were created and changed. */
class TimestampsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          include: [Timestamps], attributes: { title: 'string', tags: 'string[]' }
        });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  /** Makes a record that has been changed last in 1970. */
  private void createOld() {
    runtime.turn(
        "var old = new Date(0), p = Post.create({ title: 'a', tags: [], createdAt: old, updatedAt: old });");
  }

  @Test
  void aRecordThatIsCreatedGetsBothTimes() {
    assertThat(
        runtime.turn(
            """
            var before = Date.now(), p = Post.create({ title: 'a' });
            [p.createdAt >= before, p.createdAt <= Date.now(), p.createdAt.getTime() === p.updatedAt.getTime(),
             p.createdAt === p.updatedAt]
            """),
        is("[true,true,true,false]"));
  }

  @Test
  void anUnsavedRecordHasNone() {
    assertThat(runtime.turn("'createdAt' in new Post({})"), is("false"));
  }

  @Test
  void timesThatAreGivenStay() {
    createOld();

    assertThat(runtime.turn("[+p.createdAt, +p.updatedAt]"), is("[0,0]"));
  }

  @Test
  void aPlainWriteIsAChange() {
    createOld();
    runtime.turn("p.title = 'b';");
    runtime.restart();

    assertThat(runtime.turn("[+p.createdAt, p.updatedAt > 0]"), is("[0,true]"));
  }

  @Test
  void aChangeInPlaceIsAChange() {
    createOld();
    runtime.restart();
    runtime.turn("Post.find(1).tags.push('x');");

    assertThat(runtime.turn("p.updatedAt > 0"), is("true"));
  }

  @Test
  void aSavedChangeAndAnUpdateAreChanges() {
    createOld();
    runtime.turn("p.update({ title: 'c' });");

    assertThat(runtime.turn("p.updatedAt > 0"), is("true"));
  }

  @Test
  void readingIsNoChange() {
    createOld();
    runtime.turn("p.title; p.isValid(); Post.count();");

    assertThat(runtime.turn("+p.updatedAt"), is("0"));
  }

  @Test
  void aTimeThatAProgramWritesStays() {
    createOld();
    runtime.turn("p.title = 'b'; p.updatedAt = new Date(5);");

    assertThat(runtime.turn("+p.updatedAt"), is("5"));
  }

  @Test
  void aDraftOfAnEarlierTurnIsStampedWhenItIsSaved() {
    runtime.turn("var draft = new Post({ title: 'a' });");
    runtime.turn("draft.save();");

    assertThat(runtime.turn("+draft.createdAt === +draft.updatedAt"), is("true"));
  }

  @Test
  void deletingAndTouchingAreChanges() {
    runtime.turn(
        "Model.define('Post', { include: [Timestamps, SoftDelete], attributes: { seenAt: 'datetime' } });");
    runtime.turn(
        "var old = new Date(0), p = Post.create({ updatedAt: old }), q = Post.create({ updatedAt: old });");
    runtime.turn("p.destroy(); q.touch('seenAt');");

    assertThat(
        runtime.turn("[p.updatedAt > 0, q.updatedAt > 0, +q.seenAt === +q.updatedAt]"),
        is("[true,true,true]"));
  }
}
