package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a schema tells, and that both ways to declare something make the same one. */
class IntrospectionTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void anAttributeTellsItsTypeItsOptionsAndItsRules() {
    runtime.turn(
        """
        var Track = Model.define('Track', {
          attributes: { name: { type: 'string', required: true, trim: true } },
          validates: [['name', { length: { maximum: 9 } }]],
          virtuals: { loud() { return 1; } },
          methods: { shout() { return 2; } }
        });
        """);
    runtime.restart();

    assertThat(
        runtime.turn(
            """
            var name = Track.schema.attributes.name;
            [name.type, name.options, name.rules.map(function (rule) { return rule.validator; }), name.declaredIn,
             Track.schema.name, Track.schema.parent, Track.schema.isAbstract, Track.schema.methods,
             Object.keys(Track.schema.virtuals)]
            """),
        is(
            "[{\"name\":\"string\"},{\"type\":\"string\",\"required\":true,\"trim\":true},[\"presence\",\"length\"],"
                + "\"Track\",\"Track\",null,false,[\"shout\"],[\"loud\"]]"));
  }

  @Test
  void theWholeSchemaIsFrozen() {
    assertThat(
        runtime.turn(
            """
            var Track = Model.define('Track', { attributes: { name: { type: 'enum', values: ['a'] } }, scopes: { b: 'id > 1' } });
            function isFrozen(value) {
              if (typeof value !== 'object' || value === null) return true;
              return Object.isFrozen(value) && Object.keys(value).every(function (key) { return isFrozen(value[key]); });
            }
            Object.keys(Track.schema).filter(function (key) { return !isFrozen(Track.schema[key]); })
            """),
        is("[]"));
  }

  @Test
  void macrosAndTheLiteralMakeTheSameSchema() {
    runtime.turn(
        """
        function check(post, errors) { if (post.title === 'spam') errors.add('base', 'spam'); }
        function by(user) { return this.where({ author: user }); }
        var User = Model.define('User', {});
        var A = Model.define('Post', {
          attributes: { title: 'string' }, belongsTo: { author: { of: 'User' } },
          validates: [['title', { presence: true }], check], scopes: { by: by, titled: 'title is not null' }
        });
        var whole = A.schema;
        var Post = Model.define('Post', { attributes: { title: 'string' } });
        """);
    runtime.restart();
    runtime.turn(
        """
        Post.belongsTo('author', { of: 'User' }).validates('title', { presence: true }).validate(check);
        Post.scope('by', by);
        Post.scope('titled', 'title is not null');
        """);
    runtime.restart();

    assertThat(
        runtime.turn(
            """
            [JSON.stringify(Post.schema) === JSON.stringify(whole), Post.schema.validators[0] === whole.validators[0],
             new Post({ title: 'spam', author: new User() }).isValid(), Post.titled().count()]
            """),
        is("[true,true,false,0]"));
  }

  @Test
  void aMacroReachesTheModelsThatExtendThisOne() {
    assertThat(
        runtime.turn(
            """
            var Media = Model.define('Media', { attributes: { title: 'string' } });
            var Track = Model.define('Track', { extends: 'Media' });
            Media.validates('title', { presence: true });
            Media.scope('known', 'title is not null');
            [new Track({}).isValid(), Track.known().count()]
            """),
        is("[false,0]"));
  }

  @Test
  void aMacroThatIsWrongChangesNothing() {
    runtime.turn("var Post = Model.define('Post', { attributes: { title: 'string' } });");

    ScriptError error =
        assertThrows(
            ScriptError.class, () -> runtime.turn("Post.validates('title', { presense: true })"));

    assertThat(error.message(), containsString("Did you mean \"presence\"?"));
    assertThat(runtime.turn("new Post({}).isValid()"), is("true"));
  }

  @Test
  void associationsAndHooksAreAddedByMacros() {
    runtime.turn(
        """
        var Note = Model.define('Note', { attributes: { text: 'string' } });
        var Post = Model.define('Post', { attributes: { title: 'string' } });
        Note.belongsTo('post', 'Post');
        Post.hasMany('notes', { of: 'Note' })
          .beforeSave(function (post) { post.title += '!'; }, { if: 'title' })
          .index({ on: 'title', unique: true });
        var post = Post.create({ title: 'a' });
        post.notes.push(new Note({ text: 'n' }));
        """);
    runtime.restart();

    assertThat(
        runtime.turn(
            "[post.title, Note.find(1).post === post, new Post({ title: 'a!' }).isValid()]"),
        is("[\"a!\",true,false]"));
  }

  @Test
  void aMacroNeedsAModel() {
    ScriptError error =
        assertThrows(ScriptError.class, () -> runtime.turn("Model.validates('title', {})"));

    assertThat(error.message(), is("Call \"validates\" on a model, such as Track.validates(...)."));
  }
}
