package dev.perdure.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.query.error.QueryError;
import org.junit.jupiter.api.Test;

class QueryCacheTest {

  private final QueryCache cache = new QueryCache(2);

  @Test
  void aTextIsReadOnce() {
    assertThat(cache.parse("from T"), sameInstance(cache.parse("from T")));
  }

  @Test
  void theLeastRecentlyUsedTextIsForgotten() {
    Query first = cache.parse("from A");
    Query second = cache.parse("from B");
    cache.parse("from A");
    cache.parse("from C");

    assertThat(cache.size(), is(2));
    assertThat(cache.parse("from A"), sameInstance(first));
    assertThat(cache.parse("from B"), not(sameInstance(second)));
  }

  @Test
  void oneTextIsAnotherQueryForAnotherExtentOrEntryPoint() {
    assertThat(cache.filter("A", "x"), not(cache.filter("B", "x")));
    assertThat(cache.ordering("A", "x"), not(cache.filter("A", "x")));
  }

  @Test
  void aTextThatCannotBeReadIsNotRemembered() {
    assertThrows(QueryError.class, () -> cache.parse("form T"));

    assertThat(cache.size(), is(0));
  }
}
