package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code perdure test} in processes of its own. */
class TestProcessTest {

  @TempDir private Path directory;

  @Test
  void testsThatPassEndWellAndLeaveNothingBehind() throws Exception {
    Files.writeString(
        directory.resolve("lib.js"), "exports.twice = function (n) { return 2 * n; };");
    Files.writeString(
        directory.resolve("lib.test.js"),
        "var lib = require('./lib'); it('doubles', function () { expect(lib.twice(2)).toBe(4); });");

    try (PerdureProcess tests = PerdureProcess.start(directory, "test")) {
      assertThat(tests.awaitExit(), is(0));
      assertThat(
          tests.output(), startsWith("lib.test.js: 1 passed\n\n1 passed, 0 failed, 0 skipped ("));
      assertThat(tests.errors(), is(""));
    }
    assertThat(Files.exists(directory.resolve(".perdure")), is(false));
  }

  @Test
  void aTestThatFailsEndsWithOneAndIsInTheReport() throws Exception {
    Files.writeString(
        directory.resolve("lib.test.js"), "it('fails', function () { expect(1).toBe(2); });");

    try (PerdureProcess tests =
        PerdureProcess.start(directory, "test", "lib.test.js", "--junit=report.xml")) {
      assertThat(tests.awaitExit(), is(1));
      assertThat(
          tests.output(), containsString("FAILED fails\n  lib.test.js:1: expect(1).toBe(2)"));
      assertThat(tests.errors(), is(""));
    }
    assertThat(Files.readString(directory.resolve("report.xml")), containsString("failures=\"1\""));
  }
}
