package dev.perdure.query;

import static dev.perdure.query.MemorySource.array;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.perdure.query.MemorySource.Thing;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of the elements of a list: any(… for c in p.comments). */
class ComprehensionTest {

  private final MemorySource source = Shop.source();

  @BeforeEach
  void threePosts() {
    Thing ann = source.add("User", "name", "Ann", "friends", array());
    Thing bob = source.add("User", "name", "Bob", "friends", array(ann));
    source.add("Post", "title", "none", "author", ann, "comments", array());
    source.add(
        "Post",
        "title",
        "two",
        "author",
        ann,
        "score",
        4,
        "comments",
        array(comment(bob, 5, false, "x", "y"), comment(ann, 1, true)));
    source.add("Post", "title", "null", "author", bob, "comments", null);
    source.add(
        "Post",
        "title",
        "one",
        "author",
        bob,
        "score",
        9,
        "comments",
        array(comment(bob, 8, true)));
  }

  private Thing comment(Thing author, int score, boolean isSpam, Object... labels) {
    return new Thing()
        .with("author", author)
        .with("score", score)
        .with("spam", isSpam)
        .with("labels", array(labels));
  }

  private List<@Nullable Object> titles(String condition, @Nullable Object... parameters) {
    return Shop.run(source, "from Post p where " + condition + " select p.title", parameters);
  }

  private List<@Nullable Object> values(String expression) {
    return Shop.run(source, "from Post p select " + expression);
  }

  @Test
  void anyHoldsIfTheConditionHoldsForOneElement() {
    assertThat(titles("any(c.score > 4 for c in p.comments)"), contains("two", "one"));
    assertThat(titles("some(c.score > 5 for c in p.comments)"), contains("one"));
  }

  @Test
  void oneElementMustMeetTheWholeCondition() {
    assertThat(titles("any(c.score > 4 and c.spam for c in p.comments)"), contains("one"));
  }

  @Test
  void allAndNoneHoldForNoElements() {
    assertThat(titles("all(c.spam for c in p.comments)"), contains("none", "null", "one"));
    assertThat(titles("none(c.spam for c in p.comments)"), contains("none", "null"));
    assertThat(titles("every(c.score > 0 for c in p.comments) and p.score > 4"), contains("one"));
  }

  @Test
  void theElementsMayBeFiltered() {
    assertThat(
        titles("all(c.score > 4 for c in p.comments where not c.spam) and size(p.comments) > 1"),
        contains("two"));
  }

  @Test
  void theElementMayBeComparedWithTheObjectAroundIt() {
    assertThat(titles("any(c.author = p.author for c in p.comments)"), contains("two", "one"));
    assertThat(titles("any(c.score > p.score for c in p.comments)"), contains("two"));
  }

  @Test
  void comprehensionsMayStandInEachOther() {
    assertThat(
        titles("any(any(f.name = 'Ann' and c.spam for f in c.author.friends) for c in p.comments)"),
        contains("one"));
    assertThat(
        titles("any(any(l = 'x' for l in c.labels) and c.score = 5 for c in p.comments)"),
        contains("two"));
  }

  @Test
  void anInnerVariableHidesAnOuterOne() {
    assertThat(
        titles("any(any(c = 'y' for c in c.labels) and c.score = 5 for c in p.comments)"),
        contains("two"));
  }

  @Test
  void theContraryOfAnyIsNone() {
    assertThat(
        titles("not any(c.spam for c in p.comments)"),
        is(titles("none(c.spam for c in p.comments)")));
  }

  @Test
  void theListMayBeAParameter() {
    assertThat(
        titles("any(t = p.title for t in ?)", array("one", "none")), contains("none", "one"));
    assertThat(titles("any(t = p.title for t in ?)", array()), empty());
  }

  @Test
  void withoutAnAliasTheAttributesOfTheObjectStandBare() {
    assertThat(
        Shop.run(source, "from Post where any(c.score > score for c in comments) select title"),
        contains("two"));
  }

  @Test
  void elementsAreCountedAndSummedUp() {
    assertThat(values("count(c for c in p.comments)"), contains(0.0, 2.0, 0.0, 1.0));
    assertThat(values("count(c for c in p.comments where c.spam)"), contains(0.0, 1.0, 0.0, 1.0));
    assertThat(values("sum(c.score * 2 for c in p.comments)"), contains(0.0, 12.0, 0.0, 16.0));
    assertThat(values("avg(c.score for c in p.comments)"), contains(null, 3.0, null, 8.0));
    assertThat(values("min(c.score for c in p.comments)"), contains(null, 1, null, 8));
    assertThat(values("max(c.score for c in p.comments)"), contains(null, 5, null, 8));
  }

  @Test
  void theValuesOfTheElementsAreAList() {
    assertThat(
        values("list(c.author.name for c in p.comments where c.score < 8)"),
        contains(List.of(), List.of("Bob", "Ann"), List.of(), List.of()));
    assertThat(
        values("[l for l in p.comments.labels]"),
        contains(List.of(), List.of("x", "y"), List.of(), List.of()));
  }

  @Test
  void aSumMayBeAConditionAndAnOrder() {
    assertThat(
        Shop.run(
            source,
            "from Post p where sum(c.score for c in p.comments) > 0"
                + " order by max(c.score for c in p.comments) desc select p.title"),
        contains("one", "two"));
  }

  @Test
  void theyMayStandInAggregates() {
    assertThat(
        Shop.run(
            source,
            "from Post p group by p.author.name as a"
                + " select {a, spam: sum(count(c for c in p.comments where c.spam))} order by a"),
        contains(Map.of("a", "Ann", "spam", 1.0), Map.of("a", "Bob", "spam", 1.0)));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theyAgreeWithPlainStreams(
      @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> scores,
      @ForAll @IntRange(max = 5) int bound,
      @ForAll @IntRange(max = 5) int least) {
    MemorySource random = Shop.source();
    random.add(
        "Post",
        "comments",
        array(scores.stream().map(each -> new Thing().with("score", each)).toArray()));
    String list = " for c in p.comments where c.score >= " + least + ")";

    List<@Nullable Object> found =
        Shop.run(
            random,
            "from Post p select {any: any(c.score > "
                + bound
                + list
                + ", all: all(c.score > "
                + bound
                + list
                + ", none: none(c.score > "
                + bound
                + list
                + ", count: count(c"
                + list
                + ", sum: sum(c.score"
                + list
                + "}");

    List<Integer> seen = scores.stream().filter(each -> each >= least).toList();
    assertThat(
        found,
        contains(
            Map.of(
                "any", seen.stream().anyMatch(each -> each > bound),
                "all", seen.stream().allMatch(each -> each > bound),
                "none", seen.stream().noneMatch(each -> each > bound),
                "count", (double) seen.size(),
                "sum", seen.stream().mapToDouble(each -> each).sum())));
  }
}
