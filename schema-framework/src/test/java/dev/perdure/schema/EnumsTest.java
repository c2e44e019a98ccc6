package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the values of an enum make. */
class EnumsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private ScriptError refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script));
  }

  @Test
  void eachValueMakesAPredicateAndAScope() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { status: { type: 'enum', values: ['draft', 'in review', 'live'], default: 'draft' } },
          scopes: { titled: function (t) { return this.where({ title: t }); } }
        });
        Post.create({}); Post.create({ status: 'live' }); Post.create({ status: 'in review' });
        """);
    runtime.restart();

    assertThat(
        runtime.turn(
            """
            var p = Post.find(1);
            [p.isDraft(), p.isLive(), Post.live().count(), Post.inReview().first().id, Post.where('id > 1').live().count(),
             Post.find(3).isInReview()]
            """),
        is("[true,false,1,3,1,true]"));
  }

  @Test
  void valuesMayHaveLabels() {
    assertThat(
        runtime.turn(
            """
            var Post = Model.define('Post', { attributes: {
              status: { type: 'enum', values: { draft: 'Not yet', live: 'Now' } },
              state: { type: 'enum', values: ['in_progress', 'notDone'] }
            } });
            [Post.schema.attributes.status.values, Post.schema.attributes.status.labels,
             Post.schema.attributes.state.labels, new Post({ status: 'x' }).isValid(), new Post({ status: 'live' }).isValid()]
            """),
        is(
            "[[\"draft\",\"live\"],{\"draft\":\"Not yet\",\"live\":\"Now\"},"
                + "{\"in_progress\":\"In progress\",\"notDone\":\"Not done\"},false,true]"));
  }

  @Test
  void aScopeThatTheModelDeclaresWins() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { status: { type: 'enum', values: ['live'] }, hidden: 'boolean' },
          scopes: { live: "status = 'live' and hidden = false" }
        });
        Post.create({ status: 'live', hidden: true }); Post.create({ status: 'live', hidden: false });
        """);

    assertThat(runtime.turn("Post.live().count()"), is("1"));
  }

  @Test
  void aPrefixOrSuffixMakesOtherNames() {
    assertThat(
        runtime.turn(
            """
            var Post = Model.define('Post', { attributes: {
              status: { type: 'enum', values: ['new'], prefix: true },
              mood: { type: 'enum', values: ['new'], suffix: 'feeling' },
              level: { type: 'enum', values: [1, 2], prefix: true }
            } });
            var p = Post.create({ status: 'new', level: 2 });
            [p.isStatusNew(), p.isNewFeeling(), Post.statusNew().count(), Post.newFeeling().count(), p.isLevel2(), p.isNew()]
            """),
        is("[true,false,1,0,true,false]"));
  }

  @Test
  void valuesThatMakeNoNameMakeNoMembers() {
    assertThat(
        runtime.turn(
            """
            var Post = Model.define('Post', { attributes: { level: { type: 'enum', values: [1, 2] } } });
            [Object.keys(Post.schema.scopes), Post.create({ level: 1 }).level]
            """),
        is("[[],1]"));
  }

  @Test
  void aValueThatClashesWithTheFrameworkIsRefusedWithAHint() {
    ScriptError error =
        refused(
            "Model.define('Post', { attributes: { status: { type: 'enum', values: ['new'] } } })");

    assertThat(error.name(), is("DangerousAttributeError"));
    assertThat(error.message(), containsString("The value \"new\" of \"status\" in Post"));
    assertThat(error.message(), containsString("option prefix: true"));
  }

  @Test
  void aValueThatClashesWithTheModelIsRefused() {
    assertThat(
        refused(
                """
                Model.define('Post', {
                  attributes: { status: { type: 'enum', values: ['live'] } }, methods: { isLive() {} }
                })
                """)
            .message(),
        containsString("there is a member \"isLive\""));
    assertThat(
        refused(
                """
                Model.define('Post', { attributes: {
                  a: { type: 'enum', values: ['live'] }, b: { type: 'enum', values: ['live'] } } })
                """)
            .message(),
        containsString("\"a\" makes a scope \"live\" too"));
  }

  @Test
  void aNewDefinitionRemovesWhatTheOldValuesMade() {
    runtime.turn(
        "var Post = Model.define('Post', { attributes: { status: { type: 'enum', values: ['draft'] } } });");
    runtime.turn(
        "Model.define('Post', { attributes: { status: { type: 'enum', values: ['live'] } } });");

    assertThat(
        runtime.turn(
            "[typeof Post.draft, typeof new Post().isDraft, typeof Post.all().draft, typeof Post.live]"),
        is("[\"undefined\",\"undefined\",\"undefined\",\"function\"]"));
  }

  @Test
  void onlyAnEnumMayHaveAPrefix() {
    assertThat(
        refused("Model.define('Post', { attributes: { a: { type: 'string', prefix: true } } })")
            .message(),
        containsString("has the unknown option \"prefix\""));
  }
}
