package dev.perdure.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever a built-in function makes has a kind, and comes back. */
final class BuiltInResultsTest {

  private static final String KINDS =
      """
      results.map(function (made) { return Object.prototype.toString.call(made); }).join()
      """;

  private static String source() throws IOException {
    try (InputStream in = BuiltInResultsTest.class.getResourceAsStream("built_ins/results.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whateverBuiltInsMakePersists() throws IOException {
    try (HeapFixture heap = HeapFixture.open()) {
      assertThat(heap.run(source()), is("true"));
      String before = heap.run(KINDS);
      heap.run(
          """
          results.forEach(function (made) {
            try { made.next(); } catch (e) { made = e; }
          });
          """);

      heap.restart();

      assertThat(heap.run(KINDS), is(before));
    }
  }
}
