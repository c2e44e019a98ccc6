package dev.perdure.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of the framework's specification runs as it is written there. */
class ExampleModelTest {

  private static final String[] EXAMPLE = resource("blog.js").split("(?m)^// ---- use -+$", -1);
  private static final List<String> STEPS = stepsOf(EXAMPLE[1]);

  private static final List<String> PRINTED =
      List.of(
          // print(ann.posts.size, ann.posts.first === p, p.author === ann)
          "1truetrue",
          // print(p.isChanged('title'), p.was('title'), JSON.stringify(p.changes()))
          "trueHello, heap{\"title\":[\"Hello, heap\",\"\"]}",
          // print(p.isValid(), p.errors.on('title'), p.errors.of('title', 'blank').length)
          "falsecan't be blank1",
          // print(e.name, e.errors.title.kind, e.message)
          "ValidationErrorblankPost validation failed: title: can't be blank, slug: is invalid",
          // The two queries find nothing: the post is a draft, and has no comments.
          "",
          "",
          // print(Post.where(...).explain())
          "filter this.deletedAt is null and (this.author = :p0 and 'js' in (this.tags))",
          "  extent-scan Post",
          // tx.afterCommit
          "committed");

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(ExampleModelTest.class.getResourceAsStream("example/" + name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The statements of the use; what is invalid in between is in one step with what puts it right.
   */
  private static List<String> stepsOf(String use) {
    List<String> steps = new ArrayList<>(List.of(""));
    use.lines()
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              String last = steps.get(steps.size() - 1);
              boolean goesOn =
                  line.startsWith(" ")
                      || line.startsWith("}")
                      || (last.startsWith("p.title = ''") && !last.contains("p.restore()"));
              if (goesOn || last.isEmpty()) {
                steps.set(steps.size() - 1, last + line + "\n");
              } else {
                steps.add(line + "\n");
              }
            });
    return List.copyOf(steps);
  }

  private void define() {
    runtime.turn(resource("presupposed.js"));
    runtime.turn(EXAMPLE[0]);
  }

  @Test
  void theUseIsOneTurn() {
    define();

    runtime.turn(EXAMPLE[1]);

    assertThat(runtime.takePrinted(), is(PRINTED));
  }

  @Test
  void definitionAndUseAreOneTurn() {
    runtime.turn(resource("presupposed.js") + EXAMPLE[0] + EXAMPLE[1]);

    assertThat(runtime.takePrinted(), is(PRINTED));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void itIsTheSameWithARestartInBetween(int restartedBefore) {
    assertThat(STEPS.size(), is(9));
    define();

    runtime.turn(String.join("", STEPS.subList(0, restartedBefore)));
    runtime.restart();
    runtime.turn(String.join("", STEPS.subList(restartedBefore, STEPS.size())));

    assertThat(printedInOrder(restartedBefore), is(PRINTED));
  }

  /** What is told after the commit comes before the steps of a later turn. */
  private List<String> printedInOrder(int restartedBefore) {
    List<String> printed = new ArrayList<>(runtime.takePrinted());
    if (restartedBefore > 5 && printed.remove("committed")) {
      printed.add("committed");
    }
    return printed;
  }

  @Test
  void theFeedGetsThePostBehindTheCommit() {
    define();

    runtime.turn("var before = Feed.posts.length;" + EXAMPLE[1]);

    assertThat(runtime.turn("[before, Feed.posts.length, Feed.posts[0] === p]"), is("[0,1,true]"));
  }

  @Test
  void theQueriesFindWhatIsThere() {
    define();
    runtime.turn(EXAMPLE[1]);
    runtime.turn("p.liveAt = new Date(); p.status = 'live'; p.score = 3;");
    runtime.turn("p.comments.create({ score: 4 }); p.comments.create({ score: 5 });");
    runtime.restart();
    runtime.takePrinted();

    runtime.turn(STEPS.get(6));
    runtime.turn(
        "var groups = " + STEPS.get(7).replaceFirst("^print\\((.*)\\);\\s*(//.*)?\\s*$", "$1"));

    assertThat(runtime.takePrinted(), is(List.of("Hello, heap")));
    assertThat(runtime.turn("[groups.length, groups[0].a === ann, groups[0].n]"), is("[1,true,1]"));
  }

  @Test
  void aRecordShowsNoKarmaAndItsByline() {
    define();
    runtime.turn(EXAMPLE[1]);

    assertThat(
        runtime.turn("ann"),
        is(
            "{\"id\":1,\"email\":\"ann@x.org\",\"name\":\"Ann\",\"role\":\"reader\",\"postsCount\":1}"));
    assertThat(runtime.turn("[ann.karma, p.byline]"), is("[5,\"Hello, heap by Ann\"]"));
  }

  @Test
  void votersNeedTheVotesThatTheyGoThrough() {
    define();
    runtime.turn(EXAMPLE[1]);

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn("p.voters"));

    assertThat(error.name(), is("SchemaError"));
    assertThat(
        error.message(),
        startsWith("Post.voters goes through \"votes\", but Post has no association \"votes\"."));
  }

  @Test
  void votersAreThoseOfTheVotesOnceTheyAreDeclared() {
    define();
    runtime.turn(EXAMPLE[1]);
    runtime.turn("Post.hasMany('votes', { of: 'Vote', inverse: 'post' });");

    runtime.turn("Vote.create({ post: p, user: ann });");

    assertThat(runtime.turn("[p.voters.length, p.voters[0] === ann]"), is("[1,true]"));
  }

  @Test
  void publishingNeedsATimeSinceTheHookThatSetsItComesBehindTheValidation() {
    define();
    runtime.turn(EXAMPLE[1]);

    assertThat(
        runtime.turn("var said = [p.publish(), p.errors.fullMessages()]; p.restore(); said"),
        is("[false,[\"Live at can't be blank\"]]"));
    assertThat(
        runtime.turn("p.liveAt = new Date(); [p.publish(), Post.trending().count()]"),
        is("[true,0]"));
    assertThat(runtime.turn("p.score = 10; Post.trending().first() === p"), is("true"));
  }

  @Test
  void theContextPublishLooksAtTheScore() {
    define();
    runtime.turn(EXAMPLE[1]);

    assertThat(
        runtime.turn(
            """
            p.score = -1; p.liveAt = new Date();
            var said = [p.publish(), p.errors.fullMessages()]; p.restore(); said
            """),
        is("[false,[\"Score must not be negative\"]]"));
  }

  @Test
  void anAuthorOfPostsIsNotDestroyed() {
    define();
    runtime.turn(EXAMPLE[1]);

    assertThat(
        runtime.turn("[ann.destroy(), ann.errors.fullMessages()]"),
        is("[false,[\"Cannot delete record because dependent posts exist\"]]"));
  }
}
