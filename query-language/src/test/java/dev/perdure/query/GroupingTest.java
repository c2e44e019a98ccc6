package dev.perdure.query;

import static dev.perdure.query.MemorySource.array;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.query.MemorySource.Thing;
import dev.perdure.query.error.QueryError;
import dev.perdure.query.source.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups and their aggregates, results without repetition, and pages that begin after a result. */
class GroupingTest {

  private final MemorySource source = Shop.source();
  private final Thing ann = source.add("User", "name", "Ann");
  private final Thing bob = source.add("User", "name", "Bob");

  private void fivePosts() {
    source.add("Post", "title", "a", "score", 1, "author", ann, "status", "live");
    source.add("Post", "title", "b", "score", 2, "author", bob, "status", "live");
    source.add("Post", "title", "c", "score", 3, "author", ann, "status", "draft");
    source.add("Post", "title", "d", "score", null, "author", null, "status", "live");
    source.add("Post", "title", "e", "score", 5, "author", ann, "status", "live");
  }

  private List<@Nullable Object> run(String text, @Nullable Object... parameters) {
    return Shop.run(source, text, parameters);
  }

  private String plan(String text) {
    return Query.parse(text).prepare(source).explain();
  }

  // ---- group by

  @Test
  void thereIsOneResultForEachGroupInTheOrderOfTheFirstMembers() {
    fivePosts();

    assertThat(
        run("from Post p group by p.author.name as a select a, count(*) as n"),
        contains(row("a", "Ann", "n", 3.0), row("a", "Bob", "n", 1.0), row("a", null, "n", 1.0)));
  }

  @Test
  void anObjectMayBeTheKeyAndKeepsItsIdentity() {
    fivePosts();

    assertThat(run("from Post p group by p.author select p.author"), contains(ann, bob, null));
  }

  @Test
  void aPathMayGoOnFromAKey() {
    fivePosts();

    assertThat(
        run("from Post p group by p.author as a select a.name, max(p.score) as best"),
        contains(
            row("name", "Ann", "best", 5),
            row("name", "Bob", "best", 2),
            row("name", null, "best", null)));
  }

  @Test
  void aKeyMayBeNamedByWhatItIs() {
    fivePosts();

    assertThat(
        run("from Post group by upper(status) select upper(status) + '!' as s, count(*) as n"),
        contains(row("s", "LIVE!", "n", 4.0), row("s", "DRAFT!", "n", 1.0)));
  }

  @Test
  void withoutASelectTheKeysAreTheResults() {
    fivePosts();

    assertThat(run("from Post group by status"), contains("live", "draft"));
    assertThat(
        run("from Post p group by p.status as s, p.author.name having count(*) > 1"),
        contains(row("s", "live", "name", "Ann")));
  }

  @Test
  void anObjectMadeOfSeveralValuesMayBeTheKey() {
    fivePosts();

    assertThat(
        run(
            "from Post p group by {p.author, state: p.status} as k"
                + " having k.author is not null select k.author.name, k.state, count(*) as n"),
        contains(
            row("name", "Ann", "state", "live", "n", 2.0),
            row("name", "Bob", "state", "live", "n", 1.0),
            row("name", "Ann", "state", "draft", "n", 1.0)));
  }

  @Test
  void theResultsMayBeObjects() {
    fivePosts();

    assertThat(
        run("from Post p where p.score > 1 group by p.author as a select {a, n: count(*)}"),
        contains(row("a", bob, "n", 1.0), row("a", ann, "n", 2.0)));
  }

  @Test
  void havingKeepsTheGroupsForWhichItHolds() {
    fivePosts();

    assertThat(
        run(
            "from Post p group by p.author.name as a having sum(p.score) > 2 or a is null select a"),
        contains("Ann", null));
  }

  @Test
  void groupsMayBePutInOrderByKeysAndAggregates() {
    fivePosts();

    assertThat(
        run(
            "from Post p group by p.author.name as a select a, count(*) as n order by n desc, a desc"),
        contains(row("a", "Ann", "n", 3.0), row("a", "Bob", "n", 1.0), row("a", null, "n", 1.0)));
    assertThat(
        run("from Post p group by p.author.name as a order by count(*), a desc limit 2"),
        contains("Bob", null));
    assertThat(
        run("from Post p group by p.status as s select {s, n: count(*)} order by n"),
        contains(row("s", "draft", "n", 1.0), row("s", "live", "n", 4.0)));
  }

  @Test
  void theMembersOfAGroupAreAListInTheirOrder() {
    fivePosts();

    assertThat(
        run("from Post p group by p.status as s select s, list(p.title) as titles"),
        contains(
            row("s", "live", "titles", List.of("a", "b", "d", "e")),
            row("s", "draft", "titles", List.of("c"))));
    assertThat(
        run("from Post p group by p.status select list(p).author.name"),
        contains(Arrays.asList("Ann", "Bob", null, "Ann"), List.of("Ann")));
  }

  @Test
  void anAggregateMayCountEqualValuesOnce() {
    fivePosts();

    assertThat(run("from Post p select count(distinct p.author)"), contains(2.0));
    assertThat(
        run("from Post p group by p.status as s select s, count(distinct p.author) as n"),
        contains(row("s", "live", "n", 2.0), row("s", "draft", "n", 1.0)));
  }

  @Test
  void withoutMembersThereAreNoGroups() {
    assertThat(run("from Post p group by p.status select count(*)"), empty());
  }

  @Test
  void aggregatesWithoutGroupsGiveOneResultAlsoOfNothing() {
    assertThat(
        run("from Post p select {n: count(*), sum: sum(p.score), avg: avg(p.score)}"),
        contains(row("n", 0.0, "sum", 0.0, "avg", null)));
  }

  @Test
  void aggregatesMayBeReckonedWith() {
    fivePosts();

    assertThat(run("from Post p select max(p.score) - min(p.score) + count(*)"), contains(9.0));
  }

  @Test
  void theNumberOfResultsIsThatOfTheGroups() {
    fivePosts();
    Query query = Query.parse("from Post p group by p.status");

    assertThat(query.prepare(source).count(source, QueryParameters.none()), is(2L));
  }

  @Test
  void thePlanShowsTheGroups() {
    assertThat(
        plan(
            "from Post p where p.score > 1 group by p.author as a having count(*) > 1"
                + " select {a, n: count(*)} order by n desc limit 3"),
        is(
            """
            project {a: a, n: count(*)}
              top-N by count(*) desc limit 3
                filter count(*) > 1
                  group by this.author with count(*)
                    filter this.score > 1
                      extent-scan Post"""));
  }

  @Test
  void aGroupedQueryReadsBackFromItsText() {
    Query query =
        Query.parse(
            "from Post p group by p.author as a, p.score + 1 having count(distinct p) > 1"
                + " select distinct {a, `x y`: any(c.spam for c in list(p).comments where c.score > 2)}"
                + " order by a limit 3 after :c");

    assertThat(Query.parse(query.toText()), is(query));
  }

  // ---- random groups

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theGroupsAreThoseOfAPlainCollector(
      @ForAll List<@IntRange(max = 4) Integer> keys, @ForAll @IntRange(max = 3) int least) {
    MemorySource random = Shop.source();
    for (int i = 0; i < keys.size(); i++) {
      random.add("Note", "key", keys.get(i) == 0 ? null : keys.get(i), "value", i);
    }

    List<@Nullable Object> found =
        Shop.run(
            random,
            "from Note n group by n.key as k having count(*) >= ?"
                + " select {k, n: count(*), sum: sum(n.value), last: max(n.value)} order by k",
            least);

    List<Map<String, @Nullable Object>> expected =
        keys.stream()
            .distinct()
            .sorted((a, b) -> Integer.compare(nullsLast(a), nullsLast(b)))
            .map(
                key -> {
                  List<Integer> at = indicesOf(key, keys);
                  return row(
                      "k",
                      key == 0 ? null : key,
                      "n",
                      (double) at.size(),
                      "sum",
                      at.stream().mapToDouble(each -> each).sum(),
                      "last",
                      at.get(at.size() - 1));
                })
            .filter(row -> (double) row.get("n") >= least)
            .collect(Collectors.toList());
    assertThat(found, is(expected));
  }

  private static int nullsLast(int key) {
    return key == 0 ? Integer.MAX_VALUE : key;
  }

  private static List<Integer> indicesOf(int key, List<Integer> keys) {
    return IntStream.range(0, keys.size()).filter(i -> keys.get(i) == key).boxed().toList();
  }

  // ---- distinct

  @Test
  void distinctGivesEqualResultsOnceAtTheirFirstPlace() {
    fivePosts();

    assertThat(run("select distinct p.status from Post p"), contains("live", "draft"));
    assertThat(
        run("select distinct p.status, p.author.name from Post p order by p.title desc limit 3"),
        contains(
            row("status", "live", "name", "Ann"),
            row("status", "live", "name", null),
            row("status", "draft", "name", "Ann")));
  }

  @Test
  void theLimitCountsDistinctResults() {
    fivePosts();
    Query query = Query.parse("select distinct status from Post order by title limit 2 offset 1");

    assertThat(run(query.toText()), contains("draft"));
    assertThat(query.prepare(source).count(source, QueryParameters.none()), is(1L));
  }

  // ---- after

  @Test
  void aPageBeginsAfterTheValuesOfTheKeys() {
    fivePosts();

    assertThat(
        run("select title from Post order by status, title after ?", array("draft", "c")),
        contains("a", "b", "d", "e"));
    assertThat(
        run("select title from Post order by score desc, title limit 2 after ?", array(3, "c")),
        contains("b", "a"));
    assertThat(
        run("select title from Post order by score, title after ?", array(5, "e")), contains("d"));
    assertThat(
        run(
            "select title from Post order by score nulls first, title limit 1 after ?",
            array(null, "d")),
        contains("a"));
  }

  @Test
  void theValuesAreAsManyAsTheKeys() {
    fivePosts();

    QueryError error =
        assertThrows(QueryError.class, () -> run("from Post order by title after ?", array(1, 2)));

    assertThat(error.code(), is("PQL507"));
  }

  private static Map<String, @Nullable Object> row(@Nullable Object... pairs) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return row;
  }
}
