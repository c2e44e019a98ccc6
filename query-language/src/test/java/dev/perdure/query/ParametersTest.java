package dev.perdure.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.source.Missing;
import dev.perdure.query.source.QueryParameters;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private final MemorySource source = Shop.source();

  ParametersTest() {
    source.add("Post", "title", "a", "score", 1);
    source.add("Post", "title", "b", "score", 2);
  }

  private String report(String text, QueryParameters parameters) {
    Query query = Query.parse(text);
    return assertThrows(QueryError.class, () -> query.execute(source, parameters)).render();
  }

  @Test
  void parametersHaveNames() {
    Query query = Query.parse("from Post where title = :t and score = :s and title = :t");

    assertThat(
        Shop.all(query.execute(source, QueryParameters.named(Map.of("t", "b", "s", 2)))),
        hasSize(1));
  }

  @Test
  void eachQuestionMarkTakesTheNextValue() {
    assertThat(Shop.run(source, "from Post where title = ? and score = ?", "b", 2), hasSize(1));
  }

  @Test
  void aNumberedParameterMayBeUsedTwice() {
    assertThat(Shop.run(source, "from Post where title = ?1 or title = ?1", "b"), hasSize(1));
  }

  @Test
  void dollarsCountFromZero() {
    assertThat(Shop.run(source, "from Post where title = $0 and score = $1", "b", 2), hasSize(1));
  }

  @Test
  void namesAndPositionsMayBeMixed() {
    Query query = Query.parse("from Post where title = :t and score = ?");

    assertThat(
        Shop.all(query.execute(source, QueryParameters.of(List.of(2), Map.of("t", "b")))),
        hasSize(1));
  }

  @Test
  void nullIsAValue() {
    Query query = Query.parse("from Post where body = :b");

    assertThat(
        Shop.all(query.execute(source, QueryParameters.named(Collections.singletonMap("b", null)))),
        hasSize(2));
  }

  @Test
  void aMissingValueByNameIsAnError() {
    assertThat(
        report("from Post where title = :title", QueryParameters.named(Map.of("titel", 1))),
        is(
            """
            QueryError PQL401: there is no value for the parameter ":title"
              1 | from Post where title = :title
                |                         ^^^^^^
              Did you mean ":titel"?\
            """));
  }

  @Test
  void aMissingValueByPositionIsAnError() {
    assertThat(
        report("from Post where title = ? and score = ?", QueryParameters.of("a")),
        is(
            """
            QueryError PQL401: there is no value for the parameter "?2"
              1 | from Post where title = ? and score = ?
                |                                       ^
              Values by position given: 1.\
            """));
  }

  @Test
  void aValueThatTheQueryDoesNotUseIsAnError() {
    assertThat(
        report(
            "from Post where title = :title",
            QueryParameters.named(Map.of("title", 1, "titel", 2))),
        is(
            """
            QueryError PQL402: the query has no parameter ":titel"
              Did you mean ":title"?   It has: :title\
            """));
    assertThat(
        report("from Post where title = ?", QueryParameters.of("a", "b")),
        is(
            """
            QueryError PQL402: the query does not use the parameter ?2
              Values by position given: 2, used: 1.\
            """));
  }

  @Test
  void anUndefinedValueIsAnError() {
    assertThat(
        report("from Post where title = ?", QueryParameters.of(Missing.MISSING)),
        is(
            """
            QueryError PQL403: the value for the parameter "?1" is undefined
              1 | from Post where title = ?
                |                         ^
              Pass null to mean null.\
            """));
  }

  @Test
  void parametersAreVerifiedBeforeTheFirstResultIsPulled() {
    Query query = Query.parse("from Post where title = ?");

    assertThrows(QueryError.class, () -> query.execute(source, QueryParameters.none()));
  }
}
