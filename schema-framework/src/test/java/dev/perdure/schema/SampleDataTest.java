package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seeds, factories and fixtures. */
class SampleDataTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  private String turn(String script) {
    return runtime.turn(script);
  }

  private String refused(String script) {
    return assertThrows(ScriptError.class, () -> turn(script)).message();
  }

  @BeforeEach
  void define() {
    turn(
        """
        var User = Model.define('User', {
          attributes: {
            name: { type: 'string', required: true }, email: 'string', role: 'string', born: 'date',
            friend: 'ref(User)', fans: ['ref(User)']
          }
        });
        var Post = Model.define('Post', {
          attributes: { title: { type: 'string', required: true }, slug: 'string', tags: 'string[]' },
          belongsTo: { author: 'User' }
        });
        factory('User', {
          name: 'Ann',
          email: sequence(function (n) { return 'user' + n + '@example.org'; })
        }, {
          admin: { role: 'admin' },
          bob: { name: 'Bob' }
        });
        factory('Post', {
          title: 'Hello',
          slug: function (post) { return post.title.toLowerCase(); },
          tags: ['a'],
          author: factory.of('User', 'admin', { name: 'Eve' })
        });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  // Seeds

  @Test
  void aSeedRunsOnceInTheLifeOfAHeap() {
    String first = turn("seed('users', function () { User.create({ name: 'x' }); })");
    runtime.restart();

    assertThat(
        first + turn("seed('users', function () { User.create({ name: 'x' }); })"),
        is("truefalse"));
    assertThat(turn("[User.count(), seed.names()]"), is("[1,[\"users\"]]"));
  }

  @Test
  void aSeedThatThrowsHasNotRun() {
    assertThat(
        turn(
            """
            var said;
            try {
              seed('users', function () { User.create({ name: 'x' }); throw new Error('no'); });
            } catch (e) { said = e.message; }
            [said, User.count(), seed.names().length]
            """),
        is("[\"no\",0,0]"));
  }

  @Test
  void aSeedIsNotRunWhileItRuns() {
    assertThat(
        turn("seed('a', function () { said = seed('a', function () {}); }); said"), is("false"));
  }

  @Test
  void aSeedNeedsAFunction() {
    assertThat(
        refused("seed('users')"),
        is("A seed has a name and a function: seed(\"users\", function () { ... })."));
  }

  // Factories

  @Test
  void aFactoryBuildsARecordThatIsNotSaved() {
    assertThat(
        turn(
            "var p = factory.build('Post'); [p instanceof Post, p.isNew(), p.title, Post.count()]"),
        is("[true,true,\"Hello\",0]"));
  }

  @Test
  void aFactoryCreatesARecordWithThoseItRefersTo() {
    assertThat(
        turn(
            """
            var p = factory.create('Post');
            [p.isPersisted(), p.author.isPersisted(), p.author.name, p.author.role]
            """),
        is("[true,true,\"Eve\",\"admin\"]"));
  }

  @Test
  void whatIsGivenComesFirst() {
    assertThat(
        turn(
            "var p = factory.create('Post', { title: 'HeLLo', author: null ?? factory.create('User') }); [p.slug, p.author.name]"),
        is("[\"hello\",\"Ann\"]"));
  }

  @Test
  void traitsAreNamed() {
    assertThat(
        turn(
            "var u = factory.build('User', 'admin', 'bob', { born: '2000-01-01' }); [u.name, u.role]"),
        is("[\"Bob\",\"admin\"]"));
  }

  @Test
  void aSequenceGivesAnotherValueEachTime() {
    assertThat(
        turn("factory.createList('User', 2, 'bob').map(function (u) { return u.email; })"),
        is("[\"user1@example.org\",\"user2@example.org\"]"));
    runtime.restart();
    assertThat(turn("factory.build('User').email"), is("user3@example.org"));
  }

  @Test
  void aSequenceThatIsUndoneGivesTheSameValueAgain() {
    turn("try { transaction(function () { factory.create('User'); throw 1; }); } catch (e) {}");

    assertThat(turn("factory.create('User').email"), is("user1@example.org"));
  }

  @Test
  void aListThatAFactoryHasIsNotShared() {
    turn("var p = factory.build('Post'); p.tags.push('b');");

    assertThat(turn("factory.build('Post').tags"), is("[\"a\"]"));
  }

  @Test
  void aListMayHaveRecordsOfFactories() {
    turn("factory('User', { name: 'x', fans: [factory.of('User', { fans: [] })] });");

    assertThat(turn("factory.create('User').fans[0].isPersisted()"), is("true"));
  }

  @Test
  void factoriesThatLeadToEachOtherForEverAreRefused() {
    turn("factory('User', { name: 'x', friend: factory.of('User') });");

    assertThat(
        refused("factory.build('User')"),
        is(
            "The factory \"User\" leads to itself. Give the attribute that does a value, such as"
                + " null."));
  }

  @Test
  void anUnknownFactoryIsRefused() {
    assertThat(
        refused("factory.build('Psot')"),
        is("There is no factory \"Psot\". Did you mean \"Post\"? There are User, Post."));
  }

  @Test
  void anUnknownTraitIsRefused() {
    assertThat(
        refused("factory.build('User', 'amdin')"),
        is(
            "The factory \"User\" has no trait \"amdin\". Did you mean \"admin\"? It has admin, bob."));
  }

  @Test
  void anUnknownAttributeIsRefused() {
    assertThat(
        refused("factory.build('Post', { titel: 'x' })"),
        is(
            "The factory \"Post\" has \"titel\", and Post has no such attribute. Did you mean"
                + " \"title\"? It has id, title, slug, tags, author."));
  }

  @Test
  void aFactoryOfNoModelIsRefused() {
    assertThat(
        refused("factory('Pots', {}); factory.build('Pots')"),
        is(
            "The factory \"Pots\" needs the model \"Pots\", which is not defined. Did you mean"
                + " \"Post\"?"));
  }

  @Test
  void aFactoryThatMakesAnInvalidRecordSaysSo() {
    assertThat(
        refused("factory.create('Post', { title: '' })"),
        is("Post validation failed: title: can't be blank"));
  }

  // Fixtures

  @Test
  void fixturesReferToEachOtherInAnyOrder() {
    assertThat(
        turn(
            """
            var f = fixtures({
              Post: { first: { title: 'x', author: 'ann' } },
              User: { ann: { name: 'Ann', friend: 'bob', fans: ['bob', 'ann'] }, bob: { name: 'Bob', friend: 'ann' } }
            });
            [f.first.author === f.ann, f.ann.friend === f.bob, f.bob.friend === f.ann,
             f.ann.fans[1] === f.ann, User.count(), f.first.isPersisted(), Object.keys(f)]
            """),
        is("[true,true,true,true,2,true,[\"first\",\"ann\",\"bob\"]]"));
  }

  @Test
  void fixturesOfTextAreCast() {
    turn(
        "fixtures(JSON.parse('{\"User\":{\"ann\":{\"name\":\"Ann\",\"born\":\"2000-01-01\"}}}'));");

    assertThat(turn("User.first().born instanceof Date"), is("true"));
  }

  @Test
  void aReferenceThatLeadsNowhereIsRefused() {
    assertThat(
        refused(
            "fixtures({ Post: { first: { title: 'x', author: 'anne' } }, User: { ann: { name: 'A' } } })"),
        is(
            "The fixture \"first\" of Post refers by \"author\" to \"anne\", and there is no fixture"
                + " of this label. Did you mean \"ann\"?"));
  }

  @Test
  void aLabelThatIsThereTwiceIsRefused() {
    assertThat(
        refused("fixtures({ Post: { ann: { title: 'x' } }, User: { ann: { name: 'A' } } })"),
        is(
            "The fixture \"ann\" of User has the label of a Post. Labels are unique: call one of them"
                + " otherwise."));
  }

  @Test
  void anUnknownModelIsRefused() {
    assertThat(
        refused("fixtures({ Usr: {} })"),
        is(
            "A group of fixtures needs the model \"Usr\", which is not defined. Did you mean \"User\"?"));
  }

  @Test
  void anAttributeThatIsMisspeltInAFixtureIsRefused() {
    assertThat(
        refused("fixtures({ User: { ann: { nmae: 'A' } } })"),
        is(
            "The fixture \"ann\" of User has \"nmae\", and User has no such attribute. Did you mean"
                + " \"name\"? It has id, name, email, role, born, friend, fans."));
  }

  @Test
  void ofFixturesThatAreInvalidNoneIsSaved() {
    assertThat(
        turn(
            """
            var said;
            try { fixtures({ User: { ann: { name: 'A' }, bob: {} } }); } catch (e) { said = e.message; }
            [said, User.count()]
            """),
        is("[\"User validation failed: name: can't be blank\",0]"));
  }
}
