package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of an error in the real command, and what is left of its turn. */
class ErrorReportProcessTest {

  @TempDir private Path directory;

  @Test
  void aLineThatThrowsIsReportedAndItsTurnUndone() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      shell.enter("var o = { n: 1 }; function f() { throw new TypeError('no'); }");

      String report = shell.enter("o.n = 2; var fresh = 1; print('lost'); setTimeout(f, 0); f()");

      assertThat(
          report,
          is(
              """
              shell:1: TypeError: no
              o.n = 2; var fresh = 1; print('lost'); setTimeout(f, 0); f()
              \tat shell:1 (f)
              \tat shell:1
              """));
      assertThat(shell.enter("[o.n, typeof fresh]"), is("[1, \"undefined\"]\n"));
      assertThat(shell.end(), is(0));
      assertThat(shell.process().errors(), is(emptyString()));
    }
  }

  @Test
  void aSyntaxErrorIsShownWithItsPlace() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(
          shell.enter("var a = 1; 1 +* 2"),
          is("shell:1: SyntaxError: syntax error\nvar a = 1; 1 +* 2\n               ^\n"));
      assertThat(shell.enter("typeof a"), is("\"undefined\"\n"));
    }
  }

  @Test
  void valuesThatAreNoErrorsAreShownAsTheShellShowsThem() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(shell.enter("throw 5"), startsWith("shell:1: uncaught 5\n"));
      assertThat(shell.enter("throw 'text'"), startsWith("shell:1: uncaught \"text\"\n"));
      assertThat(shell.enter("throw null"), startsWith("shell:1: uncaught null\n"));
      assertThat(shell.enter("throw undefined"), startsWith("shell:1: uncaught undefined\n"));
      assertThat(shell.enter("throw { code: 7 }"), startsWith("shell:1: uncaught {code: 7}\n"));
    }
  }

  @Test
  void recursionWithoutEndIsARangeErrorAndTheShellGoesOn() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      shell.enter("var n = 0; function again() { n++; return again() + 1; }");

      String report = shell.enter("again()");

      assertThat(report, startsWith("shell:1: RangeError: Maximum call stack size exceeded\n"));
      assertThat(report, endsWith(" calls more\n"));
      assertThat(report.lines().count(), is(lessThan(30L)));
      assertThat(shell.enter("n"), is("0\n"));
    }
  }

  @Test
  void aProgramCanCatchRecursionWithoutEnd() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      shell.enter("function again() { return again() + 1; }");

      String caught =
          shell.enter("try { again(); } catch (e) { [e instanceof RangeError, e.message]; }");

      assertThat(caught, is("[true, \"Maximum call stack size exceeded\"]\n"));
    }
  }

  @Test
  void recursionThroughNativeFunctionsIsARangeErrorAndTheShellGoesOn() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      String report = shell.enter("var n = 1; [1].forEach(function f() { [1].forEach(f); })");

      assertThat(report, containsString("RangeError: Maximum call stack size exceeded"));
      assertThat(shell.enter("typeof n"), is("\"undefined\"\n"));
    }
  }

  @Test
  void anErrorInALoadedFileNamesThatFileAndLine() throws Exception {
    Files.writeString(directory.resolve("bad.js"), "var a = 1;\n\nundefinedFunction();\n");
    try (ShellProcess shell = ShellProcess.open(directory)) {
      String report = shell.enter("load('bad.js')");

      assertThat(report, startsWith("bad.js:3: ReferenceError: "));
      assertThat(report, containsString("\tat bad.js:3\n\tat shell:1\n"));
      assertThat(shell.enter("typeof a"), is("\"undefined\"\n"));
    }
  }

  @Test
  void aHostObjectIsNamedByItsPathAndTheTurnUndone() throws Exception {
    try (ShellProcess shell = ShellProcess.open(directory)) {
      String report = shell.enter("var box = { it: print.bind(null), e: [new Proxy({}, {})] }; 1");

      assertThat(report, not(containsString("\tat dev.perdure")));
      assertThat(report, not(containsString("Exception")));
    }
  }
}
