package dev.perdure.query;

import static dev.perdure.query.MemorySource.array;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.source.QueryParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExecutionTest {

  private final MemorySource source = Shop.source();

  private void fivePosts() {
    source.add("Post", "title", "c", "score", 2, "status", "live");
    source.add("Post", "title", "a", "score", 1, "status", "live");
    source.add("Post", "title", "e", "score", null, "status", "draft");
    source.add("Post", "title", "b", "score", 2, "status", "live");
    source.add("Post", "title", "d", "score", 3, "status", "draft");
  }

  private List<@Nullable Object> run(String text, @Nullable Object... parameters) {
    return Shop.run(source, text, parameters);
  }

  private String plan(String text) {
    return Query.parse(text).prepare(source).explain();
  }

  // ---- order and pages

  @Test
  void withoutAnOrderMembersComeAsTheyEntered() {
    fivePosts();

    assertThat(run("from Post select title"), contains("c", "a", "e", "b", "d"));
  }

  @Test
  void keysCountInTheirOrderAndEqualOnesStayAsTheyCame() {
    fivePosts();

    assertThat(
        run("from Post p order by p.score, p.title desc select p.title"),
        contains("a", "c", "b", "d", "e"));
    assertThat(
        run("from Post p order by p.status select p.title"), contains("e", "d", "c", "a", "b"));
  }

  @Test
  void nullsAreLastInBothDirectionsUnlessTheQuerySaysOtherwise() {
    fivePosts();

    assertThat(run("from Post order by score select title"), contains("a", "c", "b", "d", "e"));
    assertThat(
        run("from Post order by score desc select title"), contains("d", "c", "b", "a", "e"));
    assertThat(
        run("from Post order by score desc nulls first select title"),
        contains("e", "d", "c", "b", "a"));
  }

  @Test
  void valuesOfDifferentKindsAreOrderedByKind() {
    Object date = MemorySource.date("2026-01-01T00:00:00Z");
    for (Object x : Arrays.asList(date, "a", null, 5, true, Double.NaN, "B", false, -1)) {
      source.add("Note", "x", x);
    }

    assertThat(
        run("from Note order by x select x"),
        contains(false, true, -1, 5, Double.NaN, "B", "a", date, null));
  }

  @Test
  void limitAndOffsetCutAPageOutOfTheOrder() {
    fivePosts();

    assertThat(run("select title from Post order by title limit 2"), contains("a", "b"));
    assertThat(run("select title from Post order by title limit 2 offset 1"), contains("b", "c"));
    assertThat(run("select title from Post limit ? offset ?", 2, 3), contains("b", "d"));
    assertThat(run("from Post offset 9"), empty());
    assertThat(run("from Post order by title limit 0"), empty());
  }

  @Test
  void aPageOfTheOrderIsThatPartOfTheWholeOrder() {
    for (int i = 0; i < 200; i++) {
      source.add("Note", "x", i * 7919 % 10, "id", i);
    }
    List<@Nullable Object> all = run("select id from Note order by x desc");

    for (int offset = 0; offset < 200; offset += 30) {
      List<@Nullable Object> page =
          run("select id from Note order by x desc limit 30 offset ?", offset);

      assertThat(page, is(all.subList(offset, Math.min(200, offset + 30))));
    }
  }

  @Test
  void aLimitThatIsNoWholeNumberIsAnError() {
    QueryError error = assertThrows(QueryError.class, () -> run("from Post limit ?", "ten"));

    assertThat(error.getMessage(), is("\"limit\" takes a whole number from 0, not a text"));
  }

  @Test
  void anOrderMayUseTheNamesThatTheSelectGives() {
    fivePosts();

    assertThat(
        run("from Post p where p.score > 1 select p.title as t, 0 - p.score as s order by s, t")
            .stream()
            .map(row -> ((Map<?, ?>) row).get("t"))
            .toList(),
        contains("d", "b", "c"));
  }

  // ---- select

  @Test
  void severalItemsGiveMapsInTheirOrder() {
    source.add("Post", "title", "t", "author", source.add("User", "name", "Ann"));

    Object row = run("from Post p select p.author.name, p.title as heading").get(0);

    assertThat(row, is(Map.of("name", "Ann", "heading", "t")));
    assertThat(((Map<?, ?>) row).keySet(), contains("name", "heading"));
  }

  @Test
  void aConditionIsAValue() {
    fivePosts();

    assertThat(run("from Post p select p.score > 1"), contains(true, false, false, true, true));
  }

  // ---- aggregates

  @Test
  void countCountsTheObjectsForWhichTheConditionHolds() {
    fivePosts();

    assertThat(run("select count(*) from Post"), contains(5.0));
    assertThat(run("from Post p where p.score > 1 select count(*)"), contains(3.0));
    assertThat(run("from Note select count(*)"), contains(0.0));
  }

  @Test
  void countWithoutAConditionVisitsNoMember() {
    fivePosts();

    run("from Post select count(*)");

    assertThat(source.visited(), is(0));
    assertThat(plan("from Post select count(*)"), is("extent-count Post"));
  }

  @Test
  void aggregatesSkipNull() {
    fivePosts();

    Object row =
        run("from Post p select count(p.score), sum(p.score), avg(p.score), min(p.score), max(p.title)")
            .get(0);

    assertThat(row, is(Map.of("count", 4.0, "sum", 8.0, "avg", 2.0, "min", 1, "max", "e")));
  }

  @Test
  void aggregatesOfNothingAreZeroOrNull() {
    assertThat(run("from Post select sum(score)"), contains(0.0));
    assertThat(run("from Post select avg(score)").get(0), nullValue());
    assertThat(run("from Post select min(score)").get(0), nullValue());
  }

  @Test
  void anAggregateOfAPathWithManyValuesTakesEach() {
    source.add(
        "Post",
        "comments",
        array(source.add("Comment", "score", 1), source.add("Comment", "score", 4)));
    source.add("Post", "comments", array(source.add("Comment", "score", 5)));

    assertThat(run("from Post p select sum(p.comments.score)"), contains(10.0));
  }

  // ---- running

  @Test
  void noMoreMembersAreReadThanTheCallerPulls() {
    fivePosts();
    Iterator<@Nullable Object> results =
        Query.parse("from Post p where p.status = 'live'").execute(source, QueryParameters.none());
    assertThat(source.visited(), is(0));

    results.next();

    assertThat(source.visited(), is(1));
  }

  @Test
  void aLimitStopsTheScan() {
    fivePosts();

    run("from Post limit 2");

    assertThat(source.visited(), is(2));
  }

  @Test
  void resultsEndWithAnException() {
    Iterator<@Nullable Object> results =
        Query.parse("from Post limit 3").execute(source, QueryParameters.none());

    assertThrows(NoSuchElementException.class, results::next);
  }

  @Test
  void aPreparedQueryRunsManyTimesWithOtherParameters() {
    fivePosts();
    PreparedQuery query =
        Query.filter("Post", "status in ? and title like ? order by title").prepare(source);

    assertThat(query.count(source, QueryParameters.of(List.of("live"), "%")), is(3L));
    assertThat(query.count(source, QueryParameters.of(List.of("draft"), "%")), is(2L));
    assertThat(query.count(source, QueryParameters.of(List.of("draft"), "e")), is(1L));
  }

  @Test
  void countingAQueryCountsItsResults() {
    fivePosts();

    assertThat(count("from Post"), is(5L));
    assertThat(source.visited(), is(0));
    assertThat(count("from Post order by title limit 3 offset 1"), is(3L));
    assertThat(count("from Post p where p.score > 1 select p.title"), is(3L));
    assertThat(count("from Post select count(*)"), is(1L));
  }

  private long count(String text) {
    return Query.parse(text).prepare(source).count(source, QueryParameters.none());
  }

  @Test
  void anOrderingOrdersAllMembers() {
    fivePosts();

    Query query = Query.ordering("Post", "score desc nulls first, title");

    assertThat(query.toText(), is("from Post order by score desc nulls first, title"));
    assertThat(Shop.all(query.execute(source, QueryParameters.none())).size(), is(5));
  }

  // ---- plans

  @Test
  void anOrderWithALimitKeepsOnlyThePage() {
    assertThat(
        plan("from Post p where p.score > 1 order by p.title desc limit 10 offset :o"),
        is(
            """
            top-N by this.title desc limit 10 offset :o
              filter this.score > 1
                extent-scan Post\
            """));
  }

  @Test
  void anOrderWithoutALimitSorts() {
    assertThat(
        plan("select p.title, p.score as s from Post p order by p.title offset 1"),
        is(
            """
            project this.title, this.score as s
              page offset 1
                sort by this.title
                  extent-scan Post\
            """));
  }

  @Test
  void aggregatesAreTheHeadOfTheirPlan() {
    assertThat(
        plan("from Post p where p.score > 1 select count(*), max(p.score) as best"),
        is(
            """
            aggregate count(*), max(this.score) as best
              filter this.score > 1
                extent-scan Post\
            """));
  }

  @Test
  void aDateParameterMayBeAnInstant() {
    source.add("Post", "liveAt", MemorySource.date("2026-01-31T00:00:00Z"));

    assertThat(
        run("from Post where liveAt < ? select count(*)", Instant.parse("2026-02-01T00:00:00Z")),
        contains(1.0));
  }
}
