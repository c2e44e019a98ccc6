package dev.perdure.runtime.dialect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.realm.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.RhinoException;

/** Runs each block of code of docs/language.md, so that the page cannot say what is not so. */
class LanguagePageTest {

  private static final Path PAGE = Path.of("../docs/language.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```js ?(\\w*)\\n(.*?)^```$");
  private static final Pattern RESULT = Pattern.compile("(?m)^(.*); // => (.*)$");

  /** What the project's check says and the engine does not. */
  private static final Pattern ADVICE =
      Pattern.compile("(?s).*(Write|Rename|Copy|Declare|Move|Destructure|Spread|Give|Use) .*");

  @TestFactory
  Stream<DynamicTest> thePageIsTrue() throws IOException {
    String page = Files.readString(PAGE);
    List<DynamicTest> tests = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(page).results().toList()) {
      long line = page.substring(0, block.start()).lines().count() + 1;
      String name = "line " + line + (block.group(1).isEmpty() ? "" : ", " + block.group(1));
      tests.add(DynamicTest.dynamicTest(name, () -> check(block.group(1), block.group(2))));
    }
    return tests.stream();
  }

  private static void check(String kind, String source) {
    switch (kind) {
      case "", "deviation" -> showsItsResults(source);
      case "refused" -> assertThat(refusal(source), containsString("SyntaxError"));
      case "syntax" -> isNotCompiledByTheEngine(source);
      default -> throw new AssertionError("The page has a block of an unknown kind: " + kind);
    }
  }

  private static void showsItsResults(String source) {
    List<String> expected =
        RESULT.matcher(source).results().map(result -> result.group(2)).toList();
    String program = RESULT.matcher(source).replaceAll("show($1);");
    assertThat("a block shows something", expected.size(), is(not(0)));
    try (Engine engine = Engine.mended()) {
      engine.run(program);

      assertThat(engine.shown(), is(expected));
    }
  }

  private static String refusal(String source) {
    try (Engine engine = Engine.mended()) {
      EcmaError error =
          assertThrows(
              EcmaError.class, () -> engine.context().compileString(source, "page.js", 1, null));
      assertThat("it says what to write", ADVICE.matcher(error.getErrorMessage()).matches());
      return error.getName();
    }
  }

  private static void isNotCompiledByTheEngine(String source) {
    try (Engine engine = Engine.stock()) {
      assertThrows(RhinoException.class, () -> engine.run(source));
    }
  }
}
