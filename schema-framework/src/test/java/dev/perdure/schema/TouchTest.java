package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A belongsTo with {@code touch: true}: a change of the record is a change of its owner. */
class TouchTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Blog = Model.define('Blog', { include: [Timestamps], hasMany: { posts: 'Post' } });
        var Post = Model.define('Post', {
          include: [Timestamps],
          attributes: { title: 'string', touches: { type: 'integer', default: 0 } },
          belongsTo: { blog: { of: 'Blog', optional: true, touch: true } },
          hasMany: { comments: { of: 'Comment', dependent: 'destroy' } },
          hooks: { afterTouch: function (post) { post.touches++; } }
        });
        var Comment = Model.define('Comment', {
          attributes: { body: 'string' }, belongsTo: { post: { of: 'Post', touch: true } }
        });
        function old(title) { return { title: title, createdAt: new Date(0), updatedAt: new Date(0) }; }
        """);
    runtime.turn(
        "var p = Post.create(old('p')), q = Post.create(old('q')), c = Comment.create({ body: 'c', post: p });");
    untouch();
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private void untouch() {
    runtime.turn(
        "[p, q].forEach(function (post) { post.updatedAt = new Date(0); post.touches = 0; });");
  }

  private String touched() {
    return runtime.turn("[p.updatedAt > 0, p.touches, q.updatedAt > 0, q.touches]");
  }

  @Test
  void aNewRecordTouchesItsOwner() {
    runtime.turn("q.comments.create({ body: 'd' });");

    assertThat(touched(), is("[false,0,true,1]"));
  }

  @Test
  void aPlainWriteTouchesTheOwner() {
    runtime.restart();
    runtime.turn("c.body = 'x';");

    assertThat(touched(), is("[true,1,false,0]"));
  }

  @Test
  void anotherOwnerAndTheFormerOneAreTouched() {
    runtime.turn("c.post = q;");

    assertThat(touched(), is("[true,1,true,1]"));
  }

  @Test
  void aRecordThatIsDestroyedTouchesItsOwner() {
    runtime.turn("c.destroy();");

    assertThat(touched(), is("[true,1,false,0]"));
  }

  @Test
  void savingWhatIsUnchangedTouchesNothing() {
    runtime.turn("c.save();");

    assertThat(touched(), is("[false,0,false,0]"));
  }

  @Test
  void anOwnerIsTouchedOnceInATurn() {
    runtime.turn("p.comments.create({ body: 'd' }); p.comments.create({ body: 'e' });");

    assertThat(touched(), is("[true,1,false,0]"));
  }

  @Test
  void anOwnerThatIsDestroyedIsNotTouchedByThoseThatGoWithIt() {
    runtime.turn("p.destroy();");

    assertThat(runtime.turn("[p.touches, Comment.count()]"), is("[0,0]"));
  }

  @Test
  void whatIsTouchedTouchesItsOwnOwner() {
    runtime.turn("var b = Blog.create(old()); p.blog = b;");
    runtime.turn("b.updatedAt = new Date(0);");
    runtime.turn("c.body = 'x';");

    assertThat(runtime.turn("b.updatedAt > 0"), is("true"));
  }

  @Test
  void modelsMayTouchEachOtherInACircle() {
    runtime.turn(
        """
        Model.define('Post', {
          include: [Timestamps], belongsTo: { latest: { of: 'Comment', optional: true, touch: true } }
        });
        Model.define('Comment', {
          include: [Timestamps], attributes: { body: 'string' },
          belongsTo: { post: { of: 'Post', optional: true, touch: true } }
        });
        """);
    runtime.turn("p.latest = c; p.updatedAt = new Date(0); c.updatedAt = new Date(0);");
    runtime.turn("c.body = 'y';");

    assertThat(runtime.turn("[p.updatedAt > 0, c.updatedAt > 0]"), is("[true,true]"));
  }

  @Test
  void aBlockThatIsUndoneHasTouchedNothing() {
    runtime.turn("transaction(function () { p.comments.create({ body: 'd' }); rollback(); });");
    runtime.turn("transaction(function () { q.comments.create({ body: 'd' }); });");

    assertThat(touched(), is("[false,0,true,1]"));
  }

  @Test
  void anOwnerWithoutTimestampsIsLeftAlone() {
    runtime.turn(
        """
        var Tag = Model.define('Tag', { attributes: { name: 'string' } });
        var Tagging = Model.define('Tagging', { belongsTo: { tag: { of: 'Tag', touch: true } } });
        var tag = Tag.create({ name: 'x' });
        Tagging.create({ tag: tag });
        """);

    assertThat(runtime.turn("Object.keys(tag)"), is("[\"name\",\"id\"]"));
  }
}
