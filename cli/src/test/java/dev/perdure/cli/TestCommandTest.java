package dev.perdure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code perdure test} in this process: what fails, how it is shown, and the exit codes. */
class TestCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;

  @Test
  void aTestThatThrowsFails() throws Exception {
    file("a.test.js", "it('breaks', function () {\n  null.x;\n});");

    int exitCode = run();

    assertThat(
        shown(),
        containsString(
            """
            a.test.js: 1 failed

            FAILED breaks
              a.test.js:2: TypeError: Cannot read property "x" from null
                null.x;

            0 passed, 1 failed, 0 skipped ("""));
    assertThat(exitCode, is(1));
  }

  @Test
  void anExpectationShowsItsValues() throws Exception {
    file("a.test.js", "it('counts', function () {\n  expect(1 + 1).toBe(3);\n});");

    run();

    assertThat(
        shown(),
        containsString(
            """
            FAILED counts
              a.test.js:2: expect(2).toBe(3)
                expect(1 + 1).toBe(3);
              expected: 3
              actual:   2
            """));
  }

  @Test
  void aFailureInAFunctionShowsTheCalls() throws Exception {
    file(
        "a.test.js",
        "function deep() { throw new Error('No.'); }\n\nit('calls', function () { deep(); });");

    run();

    assertThat(shown(), containsString("a.test.js:1: Error: No.\n"));
    assertThat(shown(), containsString("a.test.js:1 (deep)\n"));
    assertThat(shown(), containsString("a.test.js:3\n"));
  }

  @Test
  void whatGivesAPromiseIsRefused() throws Exception {
    file("a.test.js", "it('waits', function () { return Promise.resolve(1); });");

    assertThat(run(), is(1));
    assertThat(
        shown(), containsString("a.test.js:1: TypeError: The function has given a promise."));
  }

  @Test
  void whatWaitsInAnotherWayIsRefusedToo() throws Exception {
    file("a.test.js", "it('a', function (done) {}); it('b', function* () { yield 1; });");

    assertThat(run(), is(1));
    assertThat(shown(), containsString("The function takes an argument, and gets none."));
    assertThat(shown(), containsString("The function is a generator function, and has not run."));
  }

  @Test
  void aRecordThatIsLeftInvalidFailsItsTestAndNoOther() throws Exception {
    file(
        "a.test.js",
        """
        var Item = Model.define('Item', { attributes: { name: { type: 'string', required: true } } });
        before(function () { Item.create({ name: 'tea' }); });
        it('spoils', function () { Item.first().name = ''; });
        it('goes on', function () { expect(Item.first().name).toBe('tea'); });
        """);

    assertThat(run(), is(1));
    assertThat(shown(), containsString("FAILED spoils\n"));
    assertThat(shown(), containsString("ValidationError: Item validation failed"));
    assertThat(shown(), containsString("1 passed, 1 failed"));
  }

  @Test
  void aBeforeThatFailsFailsTheTestsOfItsSuite() throws Exception {
    file(
        "a.test.js",
        """
        describe('broken', function () {
          before(function () { throw new Error('No fixtures.'); });
          it('one', function () {});
          it.skip('two', function () {});
          describe('inner', function () { it('three', function () {}); });
        });
        it('four', function () {});
        """);

    assertThat(run(), is(1));
    assertThat(shown(), containsString("FAILED broken one\n"));
    assertThat(shown(), containsString("FAILED broken inner three\n"));
    assertThat(shown(), containsString("1 passed, 2 failed, 1 skipped"));
  }

  @Test
  void anAfterThatFailsIsAFailureOfItsOwn() throws Exception {
    file(
        "a.test.js",
        """
        describe('suite', function () {
          after(function () { throw new Error('Late.'); });
          it('passes', function () {});
        });
        """);

    assertThat(run(), is(1));
    assertThat(shown(), containsString("FAILED suite after\n"));
    assertThat(shown(), containsString("1 passed, 1 failed"));
  }

  @Test
  void anAfterEachRunsBehindATestThatFailsAndMayFailToo() throws Exception {
    file(
        "a.test.js",
        """
        afterEach(function () { throw new Error('Second.'); });
        it('fails', function () { throw new Error('First.'); });
        """);

    assertThat(run(), is(1));
    assertThat(shown(), containsString("Error: First."));
    assertThat(shown(), containsString("Error: Second."));
  }

  @Test
  void aTestThatUndoesTheTurnFailsAloneAndTheOthersRun() throws Exception {
    file(
        "a.test.js",
        """
        var runs = 0;
        it('first', function () {});
        it('overflows', function () {
          function f() { transaction(function () { [1].forEach(f); }); }
          f();
        });
        it('last', function () { expect(runs).toBe(0); });
        """);

    assertThat(run(), is(1));
    assertThat(shown(), containsString("FAILED overflows\n"));
    assertThat(shown(), containsString("2 passed, 1 failed"));
  }

  @Test
  void onlyRunsWhatIsMarkedAndNoMore() throws Exception {
    file(
        "a.test.js",
        """
        it('a', function () { throw new Error('It runs.'); });
        it.only('b', function () {});
        describe.only('c', function () {
          it('d', function () {});
          it.skip('e', function () {});
        });
        describe.only('f', function () {
          it('g', function () { throw new Error('It runs.'); });
          it.only('h', function () {});
        });
        """);

    assertThat(run(), is(0));
    assertThat(shown(), containsString("3 passed, 0 failed, 3 skipped"));
  }

  @Test
  void whatATestPrintsIsNotUndone() throws Exception {
    file("a.test.js", "it('prints', function () { print('here ', 1); });");

    run();

    assertThat(shown(), startsWith("here 1\na.test.js: 1 passed\n"));
  }

  @Test
  void theFilterSeesFullNames() throws Exception {
    file(
        "a.test.js",
        "describe('outer', function () { it('x', function () {}); it('y', function () {}); });");

    assertThat(run("--filter=outer x"), is(0));
    assertThat(shown(), containsString("1 passed, 0 failed, 0 skipped"));
  }

  @Test
  void aFilterThatFindsNothingIsWrongUsage() throws Exception {
    file("a.test.js", "it('x', function () {});");

    assertThat(run("--filter=nothing"), is(2));
    assertThat(
        err.toString(UTF_8),
        startsWith("There is no test whose full name contains \"nothing\".\n"));
  }

  @Test
  void aSeedGivesTheSameOrderAgain() throws Exception {
    StringBuilder tests = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      tests.append("it('").append(i).append("', function () { print(").append(i).append("); });\n");
    }
    file("a.test.js", tests.toString());

    assertThat(run("--order=random", "--seed=4"), is(0));
    String first = withoutTime();
    out.reset();
    run("--seed=4");

    assertThat(first, startsWith("Random order; --seed=4 repeats it.\n"));
    assertThat(first, not(containsString("0\n1\n2\n3\n4\n5\n6\n7\n8\n")));
    assertThat(withoutTime(), is(first));
  }

  @Test
  void bailStopsAtTheFirstFailure() throws Exception {
    file("a.test.js", "it('a', function () { null.x; }); it('b', function () {});");
    file("b.test.js", "it('c', function () {});");

    assertThat(run("--bail"), is(1));
    assertThat(shown(), containsString("0 passed, 1 failed, 0 skipped"));
  }

  @Test
  void aFileThatCannotBeLoadedIsReportedAndTheOthersRun() throws Exception {
    file("a.test.js", "it('a', function () {);");
    file("b.test.js", "it('c', function () {});");

    assertThat(run(), is(2));
    assertThat(shown(), containsString("a.test.js: cannot be loaded\n"));
    assertThat(shown(), containsString("a.test.js:1: SyntaxError: "));
    assertThat(shown(), containsString("1 passed, 0 failed, 0 skipped, 1 file not loaded ("));
  }

  @Test
  void filesAreFoundBelowADirectoryButNotInThoseOfOthers() throws Exception {
    file("b/deep.test.js", "it('deep', function () {});");
    file("a.test.js", "it('a', function () {});");
    file("other.js", "it('other', function () {});");
    file("node_modules/x/x.test.js", "it('x', function () {});");
    file(".perdure/y.test.js", "it('y', function () {});");
    file("target/z.test.js", "it('z', function () {});");

    assertThat(run(), is(0));
    assertThat(shown(), startsWith("a.test.js: 1 passed\nb/deep.test.js: 1 passed\n\n2 passed"));
  }

  @Test
  void whereNoTestIsIsWrongUsage() throws Exception {
    assertThat(run(), is(2));
    assertThat(err.toString(UTF_8), startsWith("There is no file *.test.js below \""));
    err.reset();
    file("a.test.js", "var nothing;");

    assertThat(run(), is(2));
    assertThat(err.toString(UTF_8), startsWith("No file declares a test."));
    err.reset();

    assertThat(start("test", directory.resolve("missing").toString()), is(2));
    assertThat(err.toString(UTF_8), containsString("missing\": there is no such file."));
  }

  @Test
  void optionsThatMakeNoSenseAreWrongUsage() throws Exception {
    file("a.test.js", "it('a', function () {});");

    assertThat(run("--order=best"), is(2));
    assertThat(err.toString(UTF_8), containsString("\"best\" is none of \"defined\", \"random\"."));
    assertThat(run("--seed=1", "--order=defined"), is(2));
    assertThat(run("--reporter=loud"), is(2));
    assertThat(run("--unknown"), is(2));
  }

  @Test
  void theTestAnythingProtocolIsWritten() throws Exception {
    file(
        "a.test.js",
        """
        it('passes # 1', function () { print('heard'); });
        it.skip('skipped', function () {});
        it('fails', function () { expect(1).toBe(2); });
        """);

    assertThat(run("--reporter=tap"), is(1));
    assertThat(
        withoutTime(),
        is(
            """
            TAP version 14
            # heard
            ok 1 - a.test.js: passes \\# 1
            ok 2 - a.test.js: skipped # SKIP
            not ok 3 - a.test.js: fails
              ---
              at: |-
                a.test.js:3
              expected: |-
                2
              actual: |-
                1
              message: |-
                a.test.js:3: expect(1).toBe(2)
                  it('fails', function () { expect(1).toBe(2); });
                expected: 2
                actual:   1
              ...
            1..3
            # 1 passed, 1 failed, 1 skipped
            """));
  }

  @Test
  void theReportForServersIsWellFormedWhateverTestsSay() throws Exception {
    file(
        "a.test.js",
        """
        describe('<suite>', function () {
          it('passes', function () {});
          it.skip('skipped', function () {});
          it('fails & more', function () { throw new Error('a <b> \\u0000 "c" ]]>'); });
        });
        """);
    file("b.test.js", "no such thing");
    Path report = directory.resolve("reports/tests.xml");

    assertThat(run("--junit=" + report), is(2));

    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests"), is("3"));
    assertThat(suite.getAttribute("failures"), is("1"));
    assertThat(suite.getAttribute("skipped"), is("1"));
    Element failed = (Element) suite.getElementsByTagName("testcase").item(2);
    assertThat(failed.getAttribute("name"), is("fails & more"));
    assertThat(failed.getAttribute("classname"), containsString("<suite>"));
    assertThat(failed.getTextContent(), containsString("a <b> \uFFFD \"c\" ]]>"));
    assertThat(xml.getElementsByTagName("error").getLength(), is(1));
  }

  @Test
  void aReportThatCannotBeWrittenIsWrongUsage() throws Exception {
    file("a.test.js", "it('a', function () {});");

    assertThat(run("--junit=" + directory), is(2));
    assertThat(
        err.toString(UTF_8), allOf(startsWith("Cannot write \""), not(containsString("\tat "))));
  }

  private void file(String name, String text) throws Exception {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String shown() {
    return out.toString(UTF_8).replace(directory + "/", "");
  }

  private String withoutTime() {
    return shown().replaceAll(" \\([0-9.]+ s\\)", "");
  }

  /** Runs the tests of the directory. */
  private int run(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "test";
    arguments[1] = directory.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return start(arguments);
  }

  private int start(String... arguments) {
    StandardStreams streams =
        new StandardStreams(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new PerdureCommandLine(
            (heap, output, errors) -> {
              throw new AssertionError("Tests open no heap on the disk.");
            },
            streams)
        .run(arguments);
  }
}
