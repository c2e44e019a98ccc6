package dev.perdure.conformance.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.conformance.OwnSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuiteTest {

  private final Suite suite = new Suite(OwnSuite.directory());

  @Test
  void frontMatterSaysWhatATestNeeds() {
    FrontMatter matter =
        FrontMatter.read(
            """
            // Copyright
            /*---
            description: >
              Text with "quotes": and colons
            includes: [a.js, b.js]
            flags: [onlyStrict]
            features: [Symbol, Proxy]
            negative:
              phase: parse
              type: SyntaxError
            ---*/
            """,
            "a test");

    assertThat(
        matter,
        is(
            new FrontMatter(
                List.of("a.js", "b.js"),
                Set.of("onlyStrict"),
                Set.of("Proxy", "Symbol"),
                new FrontMatter.Negative("parse", "SyntaxError"))));
  }

  @Test
  void frontMatterMayHaveAnyLineEnds() {
    assertThat(
        FrontMatter.read("/*---\r\nflags: [raw]\rincludes: []\r\n---*/", "a test").flags(),
        contains("raw"));
  }

  @Test
  void aFileWithoutFrontMatterIsAPlainTest() {
    assertThat(FrontMatter.read("1;", "a test").negative(), nullValue());
  }

  @Test
  void frontMatterThatIsNoYamlIsAnError() {
    SuiteException failure =
        assertThrows(
            SuiteException.class, () -> FrontMatter.read("/*---\na: [\n---*/", "broken.js"));

    assertThat(
        failure.getMessage(), startsWith("The front matter of \"broken.js\" is not valid YAML"));
  }

  @Test
  void aDirectoryThatIsNoSuiteIsAnError() {
    SuiteException failure =
        assertThrows(SuiteException.class, () -> new Suite(Path.of("no-suite")));

    assertThat(failure.getMessage(), containsString("Check out tc39/test262 there."));
  }

  @Test
  void fixturesAreNoTests() {
    assertThat(suite.files(List.of(), List.of()), not(hasItem("language/helper_FIXTURE.js")));
  }

  @Test
  void prefixesChooseAndLeaveOut() {
    assertThat(
        suite.files(List.of("built-ins/", "language/r"), List.of("built-ins/p")),
        contains(
            "built-ins/map.js",
            "built-ins/never-done.js",
            "language/raw.js",
            "language/refused.js"));
  }

  @Test
  void aModuleHoldsNoTest() {
    assertThat(suite.cases("language/module.js"), empty());
  }

  @Test
  void aRawTestIsRunOnceAsItIs() {
    List<TestCase> cases = suite.cases("language/raw.js");

    assertThat(cases.stream().map(TestCase::strict).toList(), contains(false));
    assertThat(cases.get(0).harness(), empty());
    assertThat(cases.get(0).program(), is(cases.get(0).source()));
  }

  @Test
  void aStrictTestBeginsWithTheDirective() {
    TestCase strict = suite.cases("language/only-strict.js").get(0);

    assertThat(strict.program(), is("\"use strict\";\n" + strict.source()));
  }

  @Test
  void theHarnessComesInTheOrderOfTheSuite() {
    assertThat(
        suite.cases("built-ins/promise.js").get(0).harness(),
        contains("assert.js", "sta.js", "doneprintHandle.js"));
    assertThat(
        suite.cases("language/includes.js").get(0).harness(),
        contains("assert.js", "sta.js", "extra.js"));
  }
}
