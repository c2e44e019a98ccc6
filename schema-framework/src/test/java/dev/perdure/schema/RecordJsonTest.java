package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records as plain data. */
class RecordJsonTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var User = Model.define('User', {
          attributes: { name: 'string', secret: 'string', best: 'ref(Post)' },
          toJSON: { except: ['secret', 'best'], views: { brief: { only: ['name'] } } }
        });
        var Post = Model.define('Post', {
          attributes: { title: 'string', meta: 'any' },
          belongsTo: { author: { of: 'User', optional: true } },
          virtuals: { loud() { return this.title.toUpperCase(); } },
          methods: { size() { return this.title.length; } },
          toJSON: { views: { card: { only: ['title', 'loud'], include: { author: { view: 'brief' } } } } }
        });
        var ann = User.create({ name: 'Ann', secret: 's' });
        var post = Post.create({ title: 'Hi', author: ann });
        ann.best = post;
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private String refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script)).message();
  }

  @Test
  void aRecordStandsByItsIdUnlessItIsIncluded() {
    assertThat(
        runtime.turn("[post, post.toJSON({ include: ['author'] })]"),
        is(
            "[{\"id\":1,\"title\":\"Hi\",\"author\":1},"
                + "{\"id\":1,\"title\":\"Hi\",\"author\":{\"id\":1,\"name\":\"Ann\"}}]"));
  }

  @Test
  void whatIsIncludedHasOptionsOfItsOwn() {
    assertThat(
        runtime.turn(
            "post.toJSON({ only: ['title'], include: { author: { only: ['name', 'secret'] } } })"),
        is("{\"title\":\"Hi\",\"author\":{\"name\":\"Ann\",\"secret\":\"s\"}}"));
  }

  @Test
  void aCollectionIsShownWhenItIsIncluded() {
    runtime.turn(
        """
        User.hasMany('posts', { of: 'Post', inverse: 'author' });
        var bob = User.create({ name: 'Bob' });
        Post.create({ title: 'Ho', author: bob });
        """);

    assertThat(
        runtime.turn(
            "bob.toJSON({ only: ['name'], include: { posts: { only: ['title', 'author'] } } })"),
        is("{\"name\":\"Bob\",\"posts\":[{\"title\":\"Ho\",\"author\":2}]}"));
  }

  @Test
  void recordsThatReferToEachOtherComeToAnEnd() {
    assertThat(
        runtime.turn(
            "ann.toJSON({ only: ['name'], include: { best: { include: { author: { include: ['best'] } } } } })"),
        is("{\"name\":\"Ann\",\"best\":{\"id\":1,\"title\":\"Hi\",\"author\":1}}"));
  }

  @Test
  void virtualsAndMethodsAreShownWhenTheyAreNamed() {
    assertThat(
        runtime.turn(
            "[post.toJSON({ only: ['loud'] }), post.toJSON({ except: ['author', 'id'], include: ['loud'], methods: ['size'] })]"),
        is("[{\"loud\":\"HI\"},{\"title\":\"Hi\",\"loud\":\"HI\",\"size\":2}]"));
  }

  @Test
  void aViewIsAChoiceWithAName() {
    assertThat(
        runtime.turn(
            "[post.toJSON({ view: 'card' }), ann.toJSON({ view: 'brief', methods: ['isNew'] })]"),
        is(
            "[{\"title\":\"Hi\",\"author\":{\"name\":\"Ann\"},\"loud\":\"HI\"},"
                + "{\"name\":\"Ann\",\"isNew\":false}]"));
  }

  @Test
  void theKeyThatStringifyPassesIsNoView() {
    assertThat(
        runtime.turn("JSON.stringify({ brief: ann })"),
        is("{\"brief\":{\"id\":1,\"name\":\"Ann\"}}"));
  }

  @Test
  void recordsInsidePlainDataStandByTheirIdsAndCyclesByTheirPath() {
    runtime.turn(
        "var meta = { by: ann, list: [post], when: new Date(0) }; meta.self = meta; post.meta = meta; 1");
    runtime.restart();

    assertThat(
        runtime.turn("post.toJSON({ only: ['meta'] })"),
        is(
            "{\"meta\":{\"by\":1,\"list\":[1],\"when\":\"1970-01-01T00:00:00.000Z\",\"self\":{\"$ref\":\"meta\"}}}"));
  }

  @Test
  void mapsAndSetsAreShown() {
    runtime.turn(
        "post.meta = { map: new Map([['a', 1], ['b', ann]]), set: new Set([1, post]), odd: new Map([[1, 2]]) };");

    assertThat(
        runtime.turn("post.toJSON({ only: ['meta'] })"),
        is("{\"meta\":{\"map\":{\"a\":1,\"b\":1},\"set\":[1,1],\"odd\":[[1,2]]}}"));
  }

  @Test
  void aMisspeltChoiceIsRefused() {
    assertThat(
        refused("post.toJSON({ exept: [] })"),
        containsString("toJSON() of Post knows no option \"exept\". Did you mean \"except\"?"));
    assertThat(
        refused("post.toJSON({ include: ['auther'] })"),
        is("toJSON() of Post has no \"auther\" to include. Did you mean \"author\"?"));
    assertThat(
        refused("post.toJSON({ methods: ['title'] })"),
        is("toJSON() of Post has no method \"title\" to call."));
    assertThat(
        refused("post.toJSON({ view: 'cart' })"),
        is("toJSON() of Post has no view \"cart\". Did you mean \"card\"? There is card."));
    assertThat(
        refused("Model.define('X', { toJSON: { views: { a: { onyl: [] } } } })"),
        containsString("unknown option \"onyl\" in the view \"a\". Did you mean \"only\"?"));
  }
}
