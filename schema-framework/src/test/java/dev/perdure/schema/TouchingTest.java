package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code touch} of a reference: owners know when one of their records was last changed. */
class TouchingTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var User = Model.define('User', {
          include: [Timestamps],
          attributes: { name: 'string', editedAt: 'datetime' },
          hasMany: { posts: { of: 'Post', inverse: 'author' } },
          hooks: { afterTouch: function (u) { print(u.name); } }
        });
        var Post = Model.define('Post', {
          attributes: { title: 'string' },
          belongsTo: { author: { of: 'User', touch: true, optional: true },
                       editor: { of: 'User', touch: 'editedAt', optional: true } }
        });
        var ann = User.create({ name: 'ann', updatedAt: new Date(0) });
        var bob = User.create({ name: 'bob', updatedAt: new Date(0) });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private String isTouched(String owner) {
    return runtime.turn("String(" + owner + ".updatedAt.getTime() > 0)");
  }

  @Test
  void anOwnerIsTouchedByWhatIsCreated() {
    runtime.turn("Post.create({ author: ann });");

    assertThat(isTouched("ann"), is("true"));
  }

  @Test
  void anOwnerIsTouchedByAPlainWrite() {
    runtime.turn("var p = Post.create({ author: ann }); ann.updatedAt = new Date(0);");

    runtime.turn("p.title = 'b';");

    assertThat(isTouched("ann"), is("true"));
  }

  @Test
  void anOwnerIsTouchedByWhatIsDestroyed() {
    runtime.turn("var p = Post.create({ author: ann }); ann.updatedAt = new Date(0);");

    runtime.turn("p.destroy();");

    assertThat(isTouched("ann"), is("true"));
  }

  @Test
  void bothOwnersAreTouchedByWhatMoves() {
    runtime.turn("var p = Post.create({ author: ann }); ann.updatedAt = new Date(0);");

    runtime.turn("p.author = bob;");

    assertThat(isTouched("ann") + isTouched("bob"), is("truetrue"));
  }

  @Test
  void anOwnerIsTouchedOnceInATurn() {
    runtime.turn("Post.create({ author: ann }); Post.create({ author: ann });");

    assertThat(runtime.takePrinted(), contains("ann"));
  }

  @Test
  void anAttributeThatIsNamedHasTheTime() {
    runtime.turn("Post.create({ editor: ann });");

    assertThat(runtime.turn("ann.editedAt instanceof Date"), is("true"));
  }

  @Test
  void ownersThatTouchEachOtherInACircleEndIt() {
    runtime.turn(
        """
        var Part = Model.define('Part', {
          include: [Timestamps],
          attributes: { n: 'integer' },
          belongsTo: { other: { of: 'Part', touch: true, optional: true } }
        });
        var a = Part.create({}), b = Part.create({ other: a });
        a.other = b;
        """);

    assertThat(runtime.turn("a.n = 1; Part.count()"), is("2"));
  }

  @Test
  void anOwnerIsDestroyedWithWhatWouldTouchIt() {
    runtime.turn("Post.create({ author: ann });");

    assertThat(runtime.turn("ann.destroy() + ',' + User.count()"), is("true,1"));
  }

  @Test
  void anOwnerWithoutTimestampsIsRefused() {
    runtime.turn(
        """
        var Box = Model.define('Box', {});
        var Thing = Model.define('Thing', { belongsTo: { box: { of: 'Box', touch: true } } });
        var box = Box.create({});
        """);

    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Thing.create({ box: box });"));

    assertThat(
        error.message(),
        is(
            "Thing.box has \"touch\", but Box does not include Timestamps. Include it, or name the"
                + " attribute that is to have the time: touch: \"changedAt\"."));
  }
}
