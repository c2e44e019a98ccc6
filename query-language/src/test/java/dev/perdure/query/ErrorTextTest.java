package dev.perdure.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.perdure.query.error.QueryError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The reports of errors, letter by letter. The file {@code errors.golden} holds pairs of a text and
 * its report; a text may begin with {@code filter>} or {@code order>} for the entry point that it
 * is read with.
 */
class ErrorTextTest {

  private static final String FILTER = "filter> ";
  private static final String ORDER = "order> ";

  private record Golden(String text, String report) {}

  @TestFactory
  List<DynamicTest> aFaultIsReportedInTheseWords() throws IOException {
    return read().stream()
        .map(golden -> dynamicTest(golden.text(), () -> assertReport(golden)))
        .toList();
  }

  @Test
  void theFileOfReportsIsNotEmpty() throws IOException {
    assertThat(read().size(), greaterThan(90));
  }

  private static void assertReport(Golden golden) {
    QueryError error =
        assertThrows(QueryError.class, () -> query(golden.text()).prepare(Shop.source()));

    assertThat(error.render(), is(golden.report()));
  }

  private static Query query(String text) {
    if (text.startsWith(FILTER)) {
      return Query.filter("Post", text.substring(FILTER.length()));
    }
    return text.startsWith(ORDER)
        ? Query.ordering("Post", text.substring(ORDER.length()))
        : Query.parse(text);
  }

  private static List<Golden> read() throws IOException {
    try (InputStream file = ErrorTextTest.class.getResourceAsStream("errors.golden")) {
      String content =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(content.split("\n====\n"))
          .map(block -> block.split("\n---\n"))
          .map(halves -> new Golden(halves[0], halves[1]))
          .toList();
    }
  }

  @Test
  void anErrorHasItsPartsAsFields() {
    QueryError error =
        assertThrows(
            QueryError.class,
            () -> Query.parse("from Post p\nwhere p.auther.name = 'x'").prepare(Shop.source()));

    assertThat(error.code(), is("PQL201"));
    assertThat(error.getMessage(), is("Post has no attribute \"auther\""));
    assertThat(error.line(), is(2));
    assertThat(error.column(), is(9));
    assertThat(error.endColumn(), is(15));
    assertThat(error.offset(), is(20));
    assertThat(error.found(), is("auther"));
    assertThat(error.expected(), is(List.of("the name of an attribute")));
    assertThat(error.suggestion(), is(new QueryError.Suggestion("auther", "author")));
  }

  @Test
  void linesMayEndInTheMannerOfWindows() {
    QueryError error =
        assertThrows(QueryError.class, () -> Query.parse("from T\r\nwhere\r\n a =>"));

    assertThat(error.line(), is(3));
    assertThat(error.column(), is(4));
  }

  @Test
  void anEmptyConditionIsAnError() {
    QueryError error = assertThrows(QueryError.class, () -> Query.filter("Post", " "));

    assertThat(error.render(), is("QueryError PQL105: the condition is empty"));
  }

  @Test
  void anErrorInABuiltQueryHasNoPlace() {
    Query built = Query.of(Query.parse("from Pots").syntax());

    QueryError error = assertThrows(QueryError.class, () -> built.prepare(Shop.source()));

    assertThat(
        error.render(),
        is(
            """
            QueryError PQL202: there is no extent "Pots"
              Did you mean "Post"?   There are: Comment, Note, Post, User\
            """));
  }
}
