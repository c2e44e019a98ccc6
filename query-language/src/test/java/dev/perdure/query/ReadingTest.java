package dev.perdure.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.query.error.QueryError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "from Track|from Track",
        "FROM Track T|from Track T",
        "from Track as t|from Track t",
        "from Track t where t.name = 'x'|from Track t where t.name = 'x'",
        "from Track t where t.a == 1|from Track t where t.a = 1",
        "from Track t where t.a <> 1|from Track t where t.a != 1",
        "from Track t where t.a<=1 && t.b>=2|from Track t where t.a <= 1 and t.b >= 2",
        "from T where !a|from T where not a",
        "from T where a or b and c|from T where a or b and c",
        "from T where (a or b) and c|from T where (a or b) and c",
        "from T where ((a))|from T where a",
        "from T where a in (1, 2)|from T where a in (1, 2)",
        "from T where a in (1)|from T where a in (1)",
        "from T where a in [1, 2]|from T where a in (1, 2)",
        "from T where a not in []|from T where a not in []",
        "from T where a in :list|from T where a in (:list)",
        "from T where a between 1 and 2 and b|from T where a between 1 and 2 and b",
        "from T where a not between 1 and 2|from T where a not between 1 and 2",
        "from T where a like 'x!%' escape '!'|from T where a like 'x!%' escape '!'",
        "from T where a like [c] 'x'|from T where a ilike 'x'",
        "from T where a starts with [C] 'x'|from T where a starts with [c] 'x'",
        "from T where a ends with 'x'|from T where a ends with 'x'",
        "from T where a not contains 'x'|from T where a not contains 'x'",
        "from T where a is null|from T where a is null",
        "from T where a is not missing|from T where a is not missing",
        "from T where a is empty or b is true|from T where a is empty or b is true",
        "from T where any a.b = 1|from T where any a.b = 1",
        "from T where some a.b = 1|from T where any a.b = 1",
        "from T where every a = 1|from T where all a = 1",
        "from T where none a.b in (1, 2)|from T where none a.b in (1, 2)",
        "from T where a = ? and b = ?|from T where a = ?1 and b = ?2",
        "from T where a = $0 and b = $1|from T where a = ?1 and b = ?2",
        "from T where a = :name|from T where a = :name",
        "from T where a = :from|from T where a = :from",
        "from T where a + b * c - d = 1|from T where a + b * c - d = 1",
        "from T where (a + b) * c = 1|from T where (a + b) * c = 1",
        "from T where a - (b - c) = 1|from T where a - (b - c) = 1",
        "from T where a - b - c = 1|from T where a - b - c = 1",
        "from T where -a.b * c = 1|from T where -a.b * c = 1",
        "from T where -(-a) = 1|from T where -(-a) = 1",
        "from T where a ?? b + 1 = 1|from T where a ?? b + 1 = 1",
        "from T where (a = 1) = true|from T where (a = 1) = true",
        "from T where lower(a) = upper('x')|from T where lower(a) = upper('x')",
        "from T where a = 'it''s'|from T where a = 'it\\'s'",
        "from T where a = 'it\\'s'|from T where a = 'it\\'s'",
        "from T where a = \"say \"\"so\"\"\"|from T where a = 'say \"so\"'",
        "from T where a = '\\u0041\\x42\\u{43}'|from T where a = 'ABC'",
        "from T where a = '\\n\\t\\\\'|from T where a = '\\n\\t\\\\'",
        "from T where a = 1.50|from T where a = 1.5",
        "from T where a = 1e3|from T where a = 1000",
        "from T where a = 9007199254740993|from T where a = 9007199254740993",
        "from T where a > date '2026-01-31'|from T where a > date '2026-01-31'",
        "from T where a = null or b = TRUE|from T where a = null or b = true",
        "select count(*) from T where a|from T where a select count(*)",
        "from T where a select count(*)|from T where a select count(*)",
        "select a.b, c as d from T|from T select a.b, c as d",
        "from T order by a desc select b|from T select b order by a desc",
        "from T select b order by a desc|from T select b order by a desc",
        "from T order by a asc, b nulls first|from T order by a, b nulls first",
        "from T order by a desc nulls last|from T order by a desc",
        "from T limit 10 offset 20|from T limit 10 offset 20",
        "from T limit :n|from T limit :n",
        "from T -- a comment|from T",
        "from /* a comment */ T|from T",
        "from T where this.a = 1|from T where this.a = 1",
      })
  void aTextReadsAsTheTreeThatThisTextWrites(String text, String written) {
    Query query = Query.parse(text);

    assertThat(query.toText(), is(written));
    assertThat(Query.parse(written), equalTo(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "a or b and c|a or (b and c)",
        "not a and b|(not a) and b",
        "not a = b|not (a = b)",
        "a and b or c and d|(a and b) or (c and d)",
        "a = 1 ?? 2|a = (1 ?? 2)",
        "a ?? b + c = 1|(a ?? (b + c)) = 1",
        "a + b * c = 1|(a + (b * c)) = 1",
        "a * b % c = 1|((a * b) % c) = 1",
        "a - b + c = 1|((a - b) + c) = 1",
        "-a * b = 1|((-a) * b) = 1",
        "-a.b = 1|(-(a.b)) = 1",
        "a between 1 and 2 and b|(a between 1 and 2) and b",
        "a between b + 1 and c * 2|a between (b + 1) and (c * 2)",
        "not a in (1, 2)|not (a in (1, 2))",
        "a like 'x' + b|a like ('x' + b)",
        "a is null and not b is null|(a is null) and (not (b is null))",
      })
  void operatorsBindAsTheParenthesesShow(String text, String parenthesised) {
    assertThat(Query.filter("T", text), equalTo(Query.filter("T", parenthesised)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "any",
        "some",
        "all",
        "every",
        "none",
        "count",
        "filter",
        "first",
        "last",
        "date",
        "time",
        "timestamp",
        "years",
        "year",
        "month",
        "days",
        "hours",
        "minute",
        "seconds",
        "analyze",
        "explain",
        "only",
        "after",
        "before",
        "contains",
        "starts",
        "ends",
        "matches",
        "empty",
        "missing",
        "unchecked",
        "update",
        "delete",
        "set",
        "for",
        "nulls",
        "group",
        "order",
        "escape",
        "end",
        "left",
        "inner"
      })
  void aSoftKeywordIsTheNameOfAnAttributeAndOfAnAlias(String keyword) {
    String bare = "from T where " + keyword + " = 1 and x < " + keyword + " order by " + keyword;
    String quoted = "from T where `KEY` = 1 and x < `KEY` order by `KEY`".replace("KEY", keyword);
    String alias = "from T as " + keyword + " where " + keyword + ".a = 1";

    assertThat(Query.parse(bare), equalTo(Query.parse(quoted)));
    assertThat(Query.parse(alias).syntax().alias(), is(keyword));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select", "from", "where", "by", "having", "limit", "offset", "asc", "desc", "and", "or",
        "not", "in", "is", "between", "like", "null", "true", "false", "case", "when", "exists",
        "distinct", "join", "on", "with", "as", "union", "this"
      })
  void aHardKeywordIsANameAfterADotAndInBackquotes(String keyword) {
    Query query =
        Query.parse("from T t where t.KEY = :KEY order by t.`KEY`".replace("KEY", keyword));

    assertThat(
        query.toText(), is("from T t where t.KEY = :KEY order by t.KEY".replace("KEY", keyword)));
  }

  @Test
  void namesAreCaseSensitiveAndKeywordsAreNot() {
    assertThat(
        Query.parse("FROM T WHERE a IS NULL"), equalTo(Query.parse("from T where a is null")));
    assertThat(Query.parse("from T where A"), not(equalTo(Query.parse("from T where a"))));
  }

  @Test
  void namesMayBeInAnyScript() {
    assertThat(Query.parse("from Größe where 長さ > 1").toText(), is("from Größe where 長さ > 1"));
  }

  @Test
  void placesInTheTextAreCountedInJavaCharactersAfterAnEmoji() {
    String text = "from T where a = '😀' nonsense";

    QueryError error = assertThrows(QueryError.class, () -> Query.parse(text));

    assertThat(error.offset(), is(text.indexOf("nonsense")));
  }

  @Test
  void aChainOfTenThousandConditionsIsRead() {
    String text = "from T where a" + " and a".repeat(10_000);

    assertThat(Query.parse(text).toText(), is(text));
  }

  @Test
  void aHundredBracketsAreRead() {
    String text = "from T where " + "not (a and ".repeat(100) + "a" + ")".repeat(100);

    assertThat(Query.parse(text).toText(), is(text));
  }

  @Test
  void theSignsOfJavaScriptMeanAndAndOrAndNot() {
    assertThat(Query.filter("T", "a || !b && c"), equalTo(Query.filter("T", "a or not b and c")));
  }

  @Test
  void bracketsThatAreNestedTooDeeplyAreRefused() {
    String text = "from T where " + "(".repeat(5000) + "a" + ")".repeat(5000);

    QueryError error = assertThrows(QueryError.class, () -> Query.parse(text));

    assertThat(error.code(), is("PQL602"));
  }

  @Test
  void signsThatAreNestedTooDeeplyAreRefused() {
    String text = "from T where " + "- ".repeat(100_000) + "a = 1";

    QueryError error = assertThrows(QueryError.class, () -> Query.parse(text));

    assertThat(error.code(), is("PQL602"));
  }
}
