package dev.perdure.examples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.perdure.cli.process.PerdureProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The blog of the tutorial, in real processes. */
@Timeout(300)
class BlogTest {

  private static final Pattern FILE = Pattern.compile("(?ms)^```js file=(\\S+)\\n(.*?)^```$");

  @TempDir private Path directory;

  @BeforeEach
  void copyTheBlog() throws IOException {
    ExampleFiles.copy("examples/blog", directory);
  }

  /** Plays the day up to the votes, and kills it; gives what it has printed. */
  private String dayUntilKilled() throws Exception {
    try (PerdureProcess morning =
        PerdureProcess.start(directory, "run", "session.js", "5000", "--heap", "heap")) {
      morning.await("Voters: Bob.\n");
      morning.kill();
      return morning.output();
    }
  }

  private String restOfTheDay() throws Exception {
    try (PerdureProcess evening =
        PerdureProcess.start(directory, "run", "session.js", "--heap", "heap")) {
      assertThat(evening.errors(), evening.awaitExit(), is(0));
      return evening.output();
    }
  }

  private void takeTheNextVersion() throws IOException {
    Files.copy(
        directory.resolve("next/post.js"),
        directory.resolve("post.js"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private String shown(String expression) throws Exception {
    try (PerdureProcess shell = PerdureProcess.start(directory, "shell", "--heap", "heap")) {
      shell.await("> ");
      shell.line(expression);
      return shell.await("> ");
    }
  }

  @Test
  void theDayGoesOnBehindAKill() throws Exception {
    String morning = dayUntilKilled();

    String evening = restOfTheDay();

    assertThat(morning + evening, is(ExampleFiles.read("examples/blog/session.txt")));
    assertThat(restOfTheDay(), is("The day is over: 2 posts.\n"));
  }

  @Test
  void theNextVersionOfAModelTakesThePostsAlong() throws Exception {
    String morning = dayUntilKilled();
    takeTheNextVersion();

    String evening = restOfTheDay();

    assertThat(morning + evening, is(ExampleFiles.read("examples/blog/session.txt")));
    assertThat(
        shown(
            "var post = require('./models').Post.first();"
                + " [post.publishedAt instanceof Date, 'liveAt' in post, post.language]"),
        is("[true, false, \"en\"]\n"));
  }

  @Test
  void aValueThatIsNoMoreIsConverted() throws Exception {
    restOfTheDay();
    shown("require('./models').Post.find(2).update({ status: 'dead' })");
    takeTheNextVersion();
    restOfTheDay();

    assertThat(
        shown("require('./models').Post.archived().pluck('title')"),
        is("[\"Good bye, tables\"]\n"));
  }

  @Test
  void itsOwnTestsPass() throws Exception {
    try (PerdureProcess tests = PerdureProcess.start(directory, "test")) {
      assertThat(
          tests.awaitExit() + tests.output() + tests.errors(),
          containsString("16 passed, 0 failed"));
    }
  }

  @Test
  void theTutorialShowsTheFilesAsTheyAre() throws IOException {
    Map<String, String> shown = new TreeMap<>();
    for (MatchResult block :
        FILE.matcher(ExampleFiles.read("docs/tutorial.md")).results().toList()) {
      // The second block of a name is the next version.
      String name = shown.containsKey(block.group(1)) ? "next/" + block.group(1) : block.group(1);
      shown.put(name, block.group(2));
    }

    assertThat(shown.size(), is(greaterThan(5)));
    for (Map.Entry<String, String> file : shown.entrySet()) {
      assertThat(
          file.getKey(), file.getValue(), is(ExampleFiles.read("examples/blog/" + file.getKey())));
    }
  }
}
