package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code unique} is validation, index and commit check in one. */
class UniquenessTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var User = Model.define('User', {
          attributes: {
            email: { type: 'string', unique: { caseSensitive: false } },
            nick:  { type: 'string', unique: { conditions: function (u) { return u.isActive; } } },
            isActive: 'boolean'
          },
          hasMany: { posts: 'Post' }
        });
        var Post = Model.define('Post', {
          attributes: { slug: { type: 'string', unique: { scope: 'author', message: 'is used' } } },
          belongsTo: { author: 'User' }
        });
        var ann = User.create({ email: 'ann@x.org' });
        var bob = User.create({ email: 'bob@x.org' });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private ScriptError refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script));
  }

  @Test
  void aTakenValueIsAnErrorThatNamesWhoHasIt() {
    assertThat(
        runtime.turn(
            """
            var u = new User({ email: 'ANN@x.org' });
            [u.save(), u.errors.on('email'), u.errors.of('email', 'taken')[0].existing === ann].join()
            """),
        is("false,has already been taken,true"));
  }

  @Test
  void aValueIsTakenAsSoonAsItIsWritten() {
    assertThat(
        runtime.turn("ann.email = 'new@x.org'; new User({ email: 'new@x.org' }).save()"),
        is("false"));
  }

  @Test
  void aValueIsFreeAsSoonAsItIsLeft() {
    assertThat(
        runtime.turn("ann.email = 'new@x.org'; new User({ email: 'ann@x.org' }).save()"),
        is("true"));
  }

  @Test
  void aPlainWriteOfATakenValueEndsTheTurn() {
    assertThat(
        refused("bob.email = 'ann@x.org';").message(),
        is("User validation failed: email: has already been taken"));
    assertThat(runtime.turn("bob.email"), is("bob@x.org"));
  }

  @Test
  void valuesCanBeExchanged() {
    runtime.turn("var e = ann.email; ann.email = bob.email; bob.email = e;");

    assertThat(
        runtime.turn("[ann.email, bob.email, new User({ email: 'ann@x.org' }).save()].join()"),
        is("bob@x.org,ann@x.org,false"));
  }

  @Test
  void aValueIsDefinedAnew() {
    assertThat(
        refused("Object.defineProperty(bob, 'email', { value: 'ann@x.org' });").message(),
        is("User validation failed: email: has already been taken"));
  }

  @Test
  void aValueIsFreeWhenItsRecordIsDestroyed() {
    assertThat(runtime.turn("ann.destroy(); new User({ email: 'ann@x.org' }).save()"), is("true"));
  }

  @Test
  void missingValuesAreNotTaken() {
    assertThat(
        runtime.turn("User.create({}); User.create({ email: null }); User.count()"), is("4"));
  }

  @Test
  void recordsThatAreSavedTogetherAreCompared() {
    runtime.turn("var c = User.create({});");

    assertThat(
        refused("c.posts.push(new Post({ slug: 's' }), new Post({ slug: 's' }));").message(),
        is("User validation failed: posts[1]: is invalid, posts[1].slug: is used"));
  }

  @Test
  void aValueIsUniqueWithinItsScope() {
    assertThat(
        runtime.turn(
            """
            Post.create({ slug: 's', author: ann });
            [new Post({ slug: 's', author: bob }).save(), new Post({ slug: 's', author: ann }).save()].join()
            """),
        is("true,false"));
  }

  @Test
  void movingToAnotherScopeIsChecked() {
    runtime.turn(
        "Post.create({ slug: 's', author: ann }); var p = Post.create({ slug: 's', author: bob });");

    assertThat(refused("p.author = ann;").message(), is("Post validation failed: slug: is used"));
  }

  @Test
  void aConditionSaysWhoIsCompared() {
    assertThat(
        runtime.turn(
            """
            User.create({ nick: 'n', isActive: true });
            [new User({ nick: 'n', isActive: false }).save(), new User({ nick: 'n', isActive: true }).save()].join()
            """),
        is("true,false"));
  }

  @Test
  void aConditionThatComesToHoldIsChecked() {
    runtime.turn("User.create({ nick: 'n', isActive: true }); var u = User.create({ nick: 'n' });");

    assertThat(
        refused("u.isActive = true;").message(),
        is("User validation failed: nick: has already been taken"));
  }

  @Test
  void anUndoneTransactionFreesWhatItHasTaken() {
    assertThat(
        runtime.turn(
            """
            transaction(function () { ann.email = 'new@x.org'; User.create({ email: 'c@x.org' }); rollback(); });
            [new User({ email: 'new@x.org' }).save(), new User({ email: 'c@x.org' }).save(),
             new User({ email: 'ann@x.org' }).save()].join()
            """),
        is("true,true,false"));
  }

  @Test
  void aRestartForgetsNothing() {
    runtime.restart();

    assertThat(
        runtime.turn(
            "[new User({ email: 'ann@x.org' }).save(), ann.update({ email: 'z@x.org' }),"
                + " new User({ email: 'ann@x.org' }).save()].join()"),
        is("false,true,true"));
  }

  @Test
  void whatIsNotDeclaredCannotBeUnique() {
    assertThat(
        refused(
                "Model.define('A', { attributes: { name: { type: 'string', unique: { scope: 'nane' } } } })")
            .message(),
        is(
            "The model \"A\" has an index on \"nane\", which is not an attribute. Did you mean \"name\"?"));
  }

  @Test
  void aUniqueIndexHasAMessageOfItsOwn() {
    runtime.turn(
        """
        var Vote = Model.define('Vote', {
          attributes: { user: 'string', post: 'string' },
          indexes: [{ on: ['user', 'post'], unique: true, message: 'has voted already' }]
        });
        Vote.create({ user: 'a', post: 'b' });
        var again = new Vote({ user: 'a', post: 'b' });
        """);

    assertThat(
        runtime.turn("[again.save(), again.errors.fullMessages()]"),
        is("[false,[\"User has voted already\"]]"));
  }
}
