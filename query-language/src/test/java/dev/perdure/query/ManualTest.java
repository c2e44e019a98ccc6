package dev.perdure.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.perdure.query.error.QueryError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads the examples of the user's page: each line of a {@code pql} block is a text. */
class ManualTest {

  private static final Path MANUAL = Path.of("../docs/queries.md");

  private static final Pattern BLOCK =
      Pattern.compile("```pql(-condition|-ordering)?\\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  List<DynamicTest> anExampleOfTheManualWorks() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(MANUAL));
    while (blocks.find()) {
      String kind = String.valueOf(blocks.group(1));
      blocks.group(2).lines().forEach(text -> tests.add(dynamicTest(text, () -> read(kind, text))));
    }
    assertThat(tests.size(), greaterThan(20));
    return tests;
  }

  private static PreparedQuery read(String kind, String text) {
    Query query =
        switch (kind) {
          case "-condition" -> Query.filter("Post", text);
          case "-ordering" -> Query.ordering("Post", text);
          default -> Query.parse(text);
        };
    return query.prepare(Shop.source());
  }

  @Test
  void theErrorOfTheManualIsTheRealOne() throws IOException {
    QueryError error =
        assertThrows(QueryError.class, () -> read("", "from Post p where p.auther.name = 'Ann'"));

    assertThat(Files.readString(MANUAL), containsString(error.render()));
  }

  @Test
  void thePlanOfTheManualIsTheRealOne() throws IOException {
    String plan = read("", "from Post p where p.score > 3 order by p.title limit 10").explain();

    assertThat(Files.readString(MANUAL), containsString(plan));
  }
}
