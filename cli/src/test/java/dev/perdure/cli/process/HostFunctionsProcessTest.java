package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions that v8-ken has, with what they do there. */
class HostFunctionsProcessTest {

  @TempDir private Path directory;
  private ShellProcess shell;

  @BeforeEach
  void open() throws Exception {
    Files.writeString(directory.resolve("lib.js"), "var fromLib = 41;\nfromLib + 1;\n");
    Files.writeString(directory.resolve("poem.txt"), "Zeilen\nmit Umläuten 😀\n");
    shell = ShellProcess.open(directory);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void printConcatenatesItsArgumentsAndEndsTheLine() throws Exception {
    assertThat(
        shell.enter("print('a', 1, null, undefined, [1, 2], {})"),
        is("a1nullundefined1,2[object Object]\n"));
    assertThat(shell.enter("print()"), is("\n"));
    assertThat(shell.enter("print('grün 😀')"), is("grün 😀\n"));
  }

  @Test
  void readGivesTheTextOfAFile() throws Exception {
    assertThat(shell.enter("read('poem.txt')"), is("\"Zeilen\\nmit Umläuten 😀\\n\"\n"));
  }

  @Test
  void readThrowsItsOldStrings() throws Exception {
    assertThat(thrownBy("read('none.txt')"), is("Error reading file: none.txt"));
    assertThat(thrownBy("read('.')"), is("Error reading file: ."));
    assertThat(thrownBy("read()"), is("Read expects a string as first parameter!"));
    assertThat(thrownBy("read(1)"), is("Read expects a string as first parameter!"));
  }

  @Test
  void loadEvaluatesInTheGlobalScopeAndGivesTheValue() throws Exception {
    assertThat(shell.enter("(function () { return load('lib.js'); })()"), is("42\n"));
    assertThat(shell.enter("fromLib"), is("41\n"));
  }

  @Test
  void loadThrowsItsOldStrings() throws Exception {
    assertThat(thrownBy("load('none.js')"), is("Error reading file: none.js"));
    assertThat(thrownBy("load({})"), is("Load expects a string as first parameter!"));
  }

  @Test
  void hrtimeGivesSecondsAndNanosecondsAndTheirDifference() throws Exception {
    assertThat(
        shell.enter("var t = hrtime(); [t.length, t[0] > 0, t[1] >= 0, t[1] < 1e9].join()"),
        is("\"2,true,true,true\"\n"));
    assertThat(
        shell.enter("var d = hrtime(t); [d.length, d[0] >= 0, d[0] < 60, d[1] >= 0].join()"),
        is("\"2,true,true,true\"\n"));
  }

  @Test
  void hrtimeThrowsItsOldString() throws Exception {
    String old = "HrTime expects no parameters, or time as first argument!";

    assertThat(thrownBy("hrtime(1)"), is(old));
    assertThat(thrownBy("hrtime([1])"), is(old));
    assertThat(thrownBy("hrtime([1, 2], 3)"), is(old));
  }

  @Test
  void whatTheyThrowIsAString() throws Exception {
    assertThat(
        shell.enter("read('none.txt')"),
        startsWith("shell:1: uncaught \"Error reading file: none.txt\"\n"));
  }

  @Test
  void evalEvaluates() throws Exception {
    assertThat(shell.enter("eval('var made = 6; made * 7')"), is("42\n"));
    assertThat(shell.enter("made"), is("6\n"));
  }

  private String thrownBy(String expression) throws Exception {
    return shell.enter("try { " + expression + "; 'nothing'; } catch (e) { print(e); }").strip();
  }
}
