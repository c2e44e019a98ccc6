package dev.perdure.query;

import static dev.perdure.query.MemorySource.array;
import static dev.perdure.query.MemorySource.date;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.query.MemorySource.Thing;
import dev.perdure.query.error.QueryError;
import dev.perdure.query.source.QueryParameters;
import dev.perdure.query.values.Numbers;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One rule of the language a test. The open extent Note has one member with the given properties.
 */
class SemanticsTest {

  private final MemorySource source = Shop.source();

  /** Returns whether the condition holds for a note with the attribute {@code x}. */
  private boolean holds(@Nullable Object x, String condition, @Nullable Object... parameters) {
    MemorySource one = Shop.source();
    one.add("Note", "x", x);
    return !Shop.all(Query.filter("Note", condition).execute(one, QueryParameters.of(parameters)))
        .isEmpty();
  }

  private boolean holdsWithoutAttribute(String condition) {
    MemorySource one = Shop.source();
    one.add("Note");
    return !Shop.run(one, "from Note where " + condition).isEmpty();
  }

  private @Nullable Object valueOf(String expression) {
    MemorySource one = Shop.source();
    one.add("Note", "x", 3, "none", null, "at", date("2026-02-03T04:05:06Z"));
    return Shop.run(one, "from Note select " + expression).get(0);
  }

  private static QueryError error(Runnable run) {
    return assertThrows(QueryError.class, run::run);
  }

  // ---- null and missing

  @Test
  void nullEqualsNull() {
    assertThat(holds(null, "x = null"), is(true));
  }

  @Test
  void missingEqualsNull() {
    assertThat(holdsWithoutAttribute("x = null"), is(true));
  }

  @Test
  void nullIsUnequalToAValue() {
    assertThat(holds(null, "x != 5"), is(true));
  }

  @Test
  void missingIsUnequalToAValue() {
    assertThat(holdsWithoutAttribute("x != 5"), is(true));
  }

  @ParameterizedTest
  @CsvSource({
    "x < 5",
    "x <= 5",
    "x > 5",
    "x >= 5",
    "x between 1 and 9",
    "x like '%'",
    "x contains ''",
    "x starts with ''",
    "x ends with ''",
    "5 < x",
    "3 between x and 9",
    "'a' like x"
  })
  void aTestWithANullSideFailsAndItsNegationHolds(String test) {
    assertThat(holds(null, test), is(false));
    assertThat(holds(null, "not (" + test + ")"), is(true));
  }

  @Test
  void isNullHoldsForNullAndForMissing() {
    assertThat(holds(null, "x is null"), is(true));
    assertThat(holdsWithoutAttribute("x is null"), is(true));
    assertThat(holds(0, "x is null"), is(false));
  }

  @Test
  void isMissingHoldsOnlyForAnAbsentProperty() {
    assertThat(holds(null, "x is missing"), is(false));
    assertThat(holdsWithoutAttribute("x is missing"), is(true));
  }

  @Test
  void theHostsUndefinedIsMissing() {
    assertThat(holds(MemorySource.UNDEFINED, "x is missing and x = null"), is(true));
  }

  @Test
  void isEmptyHoldsForNoElementsNoCharactersAndNothing() {
    assertThat(holds(array(), "x is empty"), is(true));
    assertThat(holds("", "x is empty"), is(true));
    assertThat(holds(null, "x is empty"), is(true));
    assertThat(holds(0, "x is not empty"), is(true));
    assertThat(holds(array(1), "x is not empty"), is(true));
  }

  @Test
  void isTrueAndIsFalseLeaveNullOut() {
    assertThat(holds(true, "x is true"), is(true));
    assertThat(holds(null, "x is true or x is false"), is(false));
    assertThat(holds(null, "x is not true"), is(true));
  }

  @Test
  void aNullConditionDoesNotHold() {
    assertThat(holds(null, "x"), is(false));
    assertThat(holds(null, "not x"), is(true));
  }

  @Test
  void arithmeticWithNullIsNull() {
    assertThat(valueOf("none + 1"), nullValue());
    assertThat(valueOf("'a' + none"), nullValue());
    assertThat(valueOf("-none"), nullValue());
  }

  @Test
  void aFunctionOfNullIsNull() {
    assertThat(valueOf("lower(none)"), nullValue());
    assertThat(valueOf("substring('abc', none)"), nullValue());
  }

  @Test
  void coalesceGivesTheFirstValueThatIsThere() {
    assertThat(valueOf("coalesce(none, absent, x, 4)"), is(3));
    assertThat(valueOf("none ?? absent ?? 'z'"), is("z"));
  }

  @Test
  void aPathBehindNullIsNullAndTheObjectStays() {
    Thing lonely = source.add("Post", "author", null);

    assertThat(Shop.run(source, "from Post p where p.author.name = null"), contains(lonely));
  }

  // ---- equality and order

  @ParameterizedTest
  @CsvSource({
    "=, false, true, false", "!=, true, false, true", "<, true, false, false",
    "<=, true, true, false", ">, false, false, true", ">=, false, true, true"
  })
  void aComparisonHoldsBelowAtAndAbove(String operator, boolean below, boolean at, boolean above) {
    assertThat(holds(1, "x " + operator + " 2"), is(below));
    assertThat(holds(2, "x " + operator + " 2"), is(at));
    assertThat(holds(3, "x " + operator + " 2"), is(above));
    assertThat(holds("a", "x " + operator + " 'b'"), is(below));
    assertThat(holds("b", "x " + operator + " 'b'"), is(at));
    assertThat(holds("c", "x " + operator + " 'b'"), is(above));
  }

  @Test
  void numbersAndTextsAreNeverEqual() {
    assertThat(holds(1, "x = '1'"), is(false));
    assertThat(holds(1, "x in ('1')"), is(false));
  }

  @Test
  void notANumberEqualsItself() {
    assertThat(holds(Double.NaN, "x = x and x in (?)", Double.NaN), is(true));
  }

  @Test
  void theTwoZerosAreEqual() {
    assertThat(holds(-0.0, "x = 0 and x in (0) and not x < 0"), is(true));
  }

  @Test
  void numbersOfAllTypesCompareByValue() {
    assertThat(holds(3, "x = ? and x = ? and x in (?)", 3L, BigInteger.valueOf(3), 3.0), is(true));
  }

  @Test
  void aBigIntegerIsNotRoundedWhenItIsCompared() {
    BigInteger odd = BigInteger.TWO.pow(53).add(BigInteger.ONE);

    assertThat(holds(odd, "x = 9007199254740992"), is(false));
    assertThat(holds(odd, "x > 9007199254740992 and x = 9007199254740993"), is(true));
    assertThat(holds(odd.longValueExact(), "x = 9007199254740993"), is(true));
    assertThat(holds(odd, "x < 1e300"), is(true));
    assertThat(holds(odd, "x < ?", Double.POSITIVE_INFINITY), is(true));
  }

  @Test
  void datesCompareByTheirTime() {
    Object at = date("2026-01-31T00:00:00Z");

    assertThat(holds(at, "x = ?", Instant.parse("2026-01-31T00:00:00Z")), is(true));
    assertThat(holds(at, "x = date '2026-01-31'"), is(true));
    assertThat(holds(at, "x in (date '2026-01-31')"), is(true));
    assertThat(holds(at, "x < timestamp '2026-01-31T01:00:00+00:30'"), is(true));
    assertThat(holds(at, "x >= timestamp '2026-01-31 00:00:00'"), is(true));
  }

  @Test
  void objectsCompareByIdentity() {
    Thing ann = source.add("User", "name", "Ann");
    Thing other = source.add("User", "name", "Ann");
    Thing post = source.add("Post", "author", ann);

    assertThat(Shop.run(source, "from Post p where p.author = ?", ann), contains(post));
    assertThat(
        Shop.run(source, "from Post p where p.author in (?, ?)", other, ann), contains(post));
    assertThat(Shop.run(source, "from Post p where p.author = ?", other), empty());
  }

  @Test
  void charSequencesAreTexts() {
    assertThat(holds(CharBuffer.wrap("abc"), "x = 'abc' and x like 'a%'"), is(true));
  }

  @Test
  void valuesOfDifferentKindsHaveNoOrder() {
    assertThat(holds(5, "x < 'a' or x > 'a' or x = 'a'"), is(false));
    assertThat(holds(true, "x < 2"), is(false));
  }

  @Test
  void notANumberHasNoOrder() {
    assertThat(holds(Double.NaN, "x < 1 or x >= 1 or x between 0 and 1"), is(false));
  }

  // ---- in, between, like

  @Test
  void inTakesAListAsItsElements() {
    assertThat(holds(2, "x in ?", List.of(1, 2)), is(true));
    assertThat(holds(2, "x in (?)", array(1, 2)), is(true));
    assertThat(holds(2, "x not in ?", List.of(1)), is(true));
    assertThat(holds(2, "x in []"), is(false));
  }

  @Test
  void nullIsInAListThatHoldsNull() {
    assertThat(holds(null, "x in (1, null)"), is(true));
    assertThat(holds(null, "x not in (1, 2)"), is(true));
  }

  @Test
  void betweenIncludesBothEnds() {
    assertThat(holds(1, "x between 1 and 3"), is(true));
    assertThat(holds(3, "x between 1 and 3"), is(true));
    assertThat(holds(4, "x not between 1 and 3"), is(true));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      value = {
        "abc, 'abc', true",
        "abc, 'a%', true",
        "abc, '%c', true",
        "abc, 'a_c', true",
        "abc, '_', false",
        "abc, '%', true",
        "abc, 'ab', false",
        "abc, 'A%', false",
        "abcbc, 'a%bc', true",
        "a%c, 'a!%c' escape '!', true",
        "abc, 'a!%c' escape '!', false",
        "😀, '_', true"
      })
  void likeMatchesTheWholeText(String text, String pattern, boolean matches) {
    assertThat(holds(text, "x like " + pattern), is(matches));
  }

  @Test
  void ilikeIgnoresCase() {
    assertThat(holds("ÄBC", "x ilike 'äb%'"), is(true));
  }

  @Test
  void theTextOperatorsTakeTheirTextLiterally() {
    assertThat(holds("50% off", "x contains '0%'"), is(true));
    assertThat(holds("50% off", "x starts with '50_'"), is(false));
    assertThat(holds("50% off", "x ends with [c] 'OFF'"), is(true));
  }

  @Test
  void aValueThatIsNoTextDoesNotMatch() {
    assertThat(holds(5, "x like '%'"), is(false));
  }

  // ---- lists in paths

  private void threePosts() {
    source.add("Post", "title", "both", "tags", array("a", "b"));
    source.add("Post", "title", "one", "tags", array("a"));
    source.add("Post", "title", "empty", "tags", array());
  }

  private List<@Nullable Object> titles(String condition) {
    return Shop.run(source, "from Post p where " + condition + " select p.title");
  }

  @Test
  void anUnquantifiedTestOverManyValuesMeansAny() {
    threePosts();

    assertThat(titles("p.tags = 'b'"), contains("both"));
    assertThat(titles("p.tags like 'b%'"), contains("both"));
    assertThat(titles("p.tags in ('b', 'c')"), contains("both"));
    assertThat(titles("p.tags > 'a'"), contains("both"));
    assertThat(titles("'b' = p.tags"), contains("both"));
  }

  @Test
  void anyOfAnEmptyListFailsAndAllAndNoneHold() {
    threePosts();

    assertThat(titles("any p.tags = 'a'"), contains("both", "one"));
    assertThat(titles("all p.tags = 'a'"), contains("one", "empty"));
    assertThat(titles("none p.tags = 'b'"), contains("one", "empty"));
    assertThat(titles("any p.tags != 'a'"), contains("both"));
    assertThat(titles("all p.tags != 'a'"), contains("empty"));
  }

  @Test
  void aListContainsItsElements() {
    threePosts();

    assertThat(titles("p.tags contains 'b'"), contains("both"));
    assertThat(titles("p.tags not contains 'b'"), contains("one", "empty"));
    assertThat(titles("'b' in p.tags"), contains("both"));
    assertThat(titles("'b' not in p.tags"), contains("one", "empty"));
    assertThat(titles("size(p.tags) = 1"), contains("one"));
  }

  @Test
  void aPathThroughAListHasTheValuesOfAllElements() {
    Thing low = source.add("Comment", "score", 1, "labels", array("x", "y"));
    Thing high = source.add("Comment", "score", 9, "labels", array("z"));
    source.add("Post", "title", "t", "comments", array(low, high));

    assertThat(titles("p.comments.score > 5"), contains("t"));
    assertThat(titles("all p.comments.score > 5"), empty());
    assertThat(titles("all p.comments.labels in ('x', 'y', 'z')"), contains("t"));
    assertThat(
        Shop.run(source, "from Post p select p.comments.labels"),
        contains((Object) List.of("x", "y", "z")));
  }

  @Test
  void aListThatNoSchemaAnnouncedIsAmbiguousAllTheSame() {
    assertThat(holds(array(1, 2), "x = 2"), is(true));
    assertThat(error(() -> holds(array(1, 2), "x != 2")).code(), is("PQL305"));
    assertThat(error(() -> holds(array(1, 2), "not (x = 2)")).code(), is("PQL305"));
    assertThat(error(() -> holds(array(1, 2), "x not in (2)")).code(), is("PQL305"));
  }

  @Test
  void aListParameterIsNoSingleValue() {
    QueryError error = error(() -> holds(1, "x = ?", List.of(1, 2)));

    assertThat(
        error.render(),
        is(
            """
            QueryError PQL504: "=" takes a single value: ? is a list
              1 | x = ?
                |     ^
              To look for one of several values, write "in".\
            """));
  }

  // ---- arithmetic and functions

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "x + 1|4",
        "x - 1 * 2|1",
        "(x - 1) * 2|4",
        "x / 2|1.5",
        "7 % 4|3",
        "-x|-3",
        "1 / 0|Infinity",
        "abs(-2)|2",
        "round(2.5)|3",
        "round(1.005, 2)|1.01",
        "round(1234, -2)|1200",
        "floor(-1.5)|-2",
        "ceil(1.2)|2",
        "sqrt(9)|3",
        "pow(2, 10)|1024",
        "mod(7, 4)|3",
        "sign(-3)|-1",
        "length('abc')|3",
        "indexOf('abc', 'c')|2",
        "year(at)|2026",
        "month(at)|2",
        "day(at)|3",
        "hour(at)|4",
        "minute(at)|5",
        "second(at)|6",
        "dayOfWeek(at)|2",
        "least(3, 1, 2)|1",
        "greatest(3, none, 5)|5",
        "9007199254740993 + 1|9007199254740994",
        "9007199254740993 * 9007199254740993|81129638414606699710187514626049",
      })
  void anExpressionOfNumbersHasThisValue(String expression, String value) {
    Object result = valueOf(expression);

    assertThat(Numbers.text((Number) result), is(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "'a' + 'b'|ab",
        "'a' + x|a3",
        "1.5 + 'a'|1.5a",
        "'a' + true|atrue",
        "lower('AbC')|abc",
        "UPPER('abc')|ABC",
        "trim('  a ')|a",
        "substring('hello', 1, 3)|ell",
        "substring('hello', 3)|lo",
        "'<' + substring('hi', 9) + '>'|<>",
        "replace('banana', 'an', 'o')|booa",
        "concat('a', 1, true)|a1true",
        "left('hello', 2)|he",
        "right('hello', 2)|lo",
        "padStart('7', 3, '0')|007",
        "padEnd('7', 3) + '.'|7  .",
        "if(x > 2, 'big', 'small')|big",
        "type(x)|number",
        "type(none)|null",
        "type(at)|date",
        "type('')|string",
      })
  void anExpressionOfTextsHasThisValue(String expression, String value) {
    assertThat(valueOf(expression), is(value));
  }

  @Test
  void aProjectedDateIsTheVeryObjectOfTheHost() {
    Object at = date("2026-01-31T00:00:00Z");
    source.add("Post", "liveAt", at);

    assertThat(Shop.run(source, "from Post p select p.liveAt").get(0), sameInstance(at));
    assertThat(Shop.run(source, "from Post p select max(p.liveAt)").get(0), sameInstance(at));
  }

  @Test
  void nowIsOneMomentInAWholeRun() {
    source.add("Note");
    source.add("Note");

    List<@Nullable Object> moments = Shop.run(source, "from Note select now()");

    assertThat(moments.get(0), is(moments.get(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "lower(x)|PQL501|lower takes a text, not a number",
        "x - 'a'|PQL502|\"-\" cannot be applied to a number and a text",
        "-'a'|PQL502|a sign takes a number, not a text",
        "'a' + this|PQL502|an object cannot be joined to a text",
        "9007199254740993 / 0|PQL502|a big integer cannot be divided by zero",
        "not x|PQL503|x is a number, where true or false is needed",
        "'a' like 5|PQL504|\"like\" takes a text, not a number",
        "'a' like 'a!' escape '!'|PQL505|the pattern \"a!\" ends with its escape character",
        "padEnd('a', 1e9)|PQL501|no text is padded to more than 1000000 characters",
      })
  void aValueThatCannotBeTakenIsAnError(String expression, String code, String message) {
    QueryError error = error(() -> valueOf(expression));

    assertThat(error.code() + " " + error.getMessage(), is(code + " " + message));
  }
}
