package dev.perdure.cli.testing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.perdure.testing.TestFailure;
import dev.perdure.testing.TestResult;
import dev.perdure.testing.TestSelection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests of the framework that are written with it, as they are declared and shuffled. */
class TestFrameworkTest {

  private static final Path FILES =
      Path.of("src", "test", "resources", "dev", "perdure", "cli", "testing");

  @TestFactory
  Stream<DynamicContainer> testsPassAsTheyAreDeclared() {
    return run(OptionalLong.empty());
  }

  @TestFactory
  Stream<DynamicContainer> testsPassInAnyOrder() {
    return LongStream.of(1, 2, 3).boxed().flatMap(seed -> run(OptionalLong.of(seed)));
  }

  private static Stream<DynamicContainer> run(OptionalLong seed) {
    List<Path> files;
    try {
      files = TestFiles.in(FILES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestRun run =
        new TestRun(
            new TestSelection("", seed), false, new PlainReporter(text -> {}), System.err::print);
    return run.run(files).files().stream()
        .map(file -> dynamicContainer(file.file() + " " + seed, testsOf(file)));
  }

  private static Stream<DynamicTest> testsOf(FileResult file) {
    assertThat(file.fault(), is(nullValue()));
    assertThat(file.results(), is(not(empty())));
    return file.results().stream()
        .map(result -> dynamicTest(result.fullName(), () -> requirePassed(result)));
  }

  private static void requirePassed(TestResult result) {
    String failures =
        result.failures().stream().map(TestFailure::message).collect(Collectors.joining("\n"));
    assertThat(failures, is(""));
  }
}
