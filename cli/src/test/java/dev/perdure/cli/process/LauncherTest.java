package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, in a tree that has nothing but what it looks at: a Java that says what it is asked
 * to do, a Maven wrapper that "builds", and a source file.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path directory;
  private Path project;
  private Path launcher;
  private Path javaHome;

  @BeforeEach
  void layOutATree() throws Exception {
    // A blank in the path: the launcher must not fall apart at it.
    project = Files.createDirectories(directory.resolve("the project"));
    launcher = Files.copy(Path.of("..", "perdure"), project.resolve("perdure"));
    javaHome = Files.createDirectories(directory.resolve("java"));
    Files.createDirectories(project.resolve("cli/src/main"));
    Files.writeString(project.resolve("cli/src/main/Shell.java"), "");
    executable(
        project.resolve("mvnw"),
        """
        #!/bin/sh
        [ "$1" = --version ] && exit 0
        mkdir -p cli/target/lib
        : >cli/target/lib/cli.jar
        : >cli/target/perdure.stamp
        echo "built" >&2
        """);
    java("17.0.15");
  }

  @Test
  void theFirstUseBuildsAndSaysSo() throws Exception {
    Result result = launch("shell");

    assertThat(result.errors(), is("Building Perdure (first use, about a minute) …\nbuilt\n"));
    assertThat(result.exitCode(), is(0));
  }

  @Test
  void theSecondUseDoesNotBuild() throws Exception {
    launch("shell");

    Result result = launch("shell");

    assertThat(result.errors(), is(emptyString()));
  }

  @Test
  void aChangedSourceIsBuilt() throws Exception {
    launch("shell");
    touchLater(project.resolve("cli/src/main/Shell.java"));

    Result result = launch("shell");

    assertThat(result.errors(), containsString("its sources have changed"));
  }

  @Test
  void aDeletedSourceIsBuilt() throws Exception {
    launch("shell");
    Files.delete(project.resolve("cli/src/main/Shell.java"));
    touchLater(project.resolve("cli/src/main"));

    Result result = launch("shell");

    assertThat(result.errors(), containsString("its sources have changed"));
  }

  @Test
  void aChangedSourceIsLeftAloneWhereNothingIsToBeBuilt() throws Exception {
    launch("shell");
    touchLater(project.resolve("cli/src/main/Shell.java"));

    Result result = launch(Map.of("PERDURE_NO_BUILD", "1"), launcher, "shell");

    assertThat(result.errors(), is(emptyString()));
    assertThat(result.exitCode(), is(0));
  }

  @Test
  void argumentsArriveUntouched() throws Exception {
    launch("shell");

    Result result = launch("run", "a b", "", "*", "$HOME", "it's");

    assertThat(
        result.output(), containsString("[dev.perdure.cli.Main][run][a b][][*][$HOME][it's]"));
  }

  @Test
  void aLinkFromElsewhereLeadsToTheProject() throws Exception {
    Path first = Files.createSymbolicLink(directory.resolve("one"), launcher);
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Path second = Files.createSymbolicLink(bin.resolve("perdure"), Path.of("..", "one"));
    assertThat(Files.isSameFile(first, second), is(true));

    Result result = launch(Map.of(), second, "shell");

    assertThat(result.output(), containsString("the project/cli/target/lib/cli.jar]"));
    assertThat(result.exitCode(), is(0));
  }

  @Test
  void moreOptionsForJavaComeBehindItsOwn() throws Exception {
    launch("shell");

    Result result = launch(Map.of("PERDURE_JAVA_OPTS", "-Xss1m -Da=b"), launcher, "shell");

    assertThat(result.output(), containsString("[-Xss1m][-Da=b][-cp]"));
    assertThat(result.output(), containsString("[-Xss16m][-XX:TieredStopAtLevel=1]"));
  }

  @Test
  void anOldJavaIsRefusedByItsVersion() throws Exception {
    java("11.0.2");

    Result result = launch("shell");

    assertThat(
        result.errors(),
        allOf(containsString("needs Java 17 or newer"), containsString("version \"11.0.2\"")));
    assertThat(result.exitCode(), is(70));
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    Result result =
        launch(Map.of("JAVA_HOME", directory.resolve("none").toString()), launcher, "shell");

    assertThat(result.errors(), containsString("JAVA_HOME is \"" + directory.resolve("none")));
    assertThat(result.exitCode(), is(70));
  }

  @Test
  void aJavaWithoutCompilerCannotBuild() throws Exception {
    Files.delete(javaHome.resolve("bin/javac"));

    Result result = launch("shell");

    assertThat(result.errors(), containsString("needs a JDK"));
    assertThat(result.errors(), not(containsString("built\n")));
  }

  @Test
  void aBuildThatFailsStartsNothing() throws Exception {
    executable(
        project.resolve("mvnw"),
        """
        #!/bin/sh
        [ "$1" = --version ] && exit 0
        echo "no such plugin" >&2
        exit 1
        """);

    Result result = launch("shell");

    assertThat(
        result.errors(),
        allOf(containsString("no such plugin"), containsString("could not be built")));
    assertThat(result.output(), is(emptyString()));
    assertThat(result.exitCode(), is(70));
  }

  private record Result(int exitCode, String output, String errors) {}

  private Result launch(String... arguments) throws Exception {
    return launch(Map.of(), launcher, arguments);
  }

  private Result launch(Map<String, String> environment, Path command, String... arguments)
      throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("JAVA_HOME", javaHome.toString()));
    all.putAll(environment);
    List<String> words = new ArrayList<>(List.of(command.toString()));
    words.addAll(List.of(arguments));
    try (PerdureProcess process = PerdureProcess.start(directory, all, words)) {
      process.endInput();
      int exitCode = process.awaitExit();
      return new Result(exitCode, process.output(), process.errors());
    }
  }

  /** A Java that shows its arguments, each in brackets. */
  private void java(String version) throws IOException {
    Path bin = Files.createDirectories(javaHome.resolve("bin"));
    executable(
        bin.resolve("java"),
        """
        #!/bin/sh
        for argument in "$@"; do printf '[%s]' "$argument"; done
        echo
        """);
    executable(bin.resolve("javac"), "#!/bin/sh\n");
    Files.writeString(javaHome.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void touchLater(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }
}
