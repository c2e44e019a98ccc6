package dev.perdure.query;

import static dev.perdure.query.source.AttributeType.ANY;
import static dev.perdure.query.source.AttributeType.SCALAR;
import static dev.perdure.query.source.AttributeType.listOf;
import static dev.perdure.query.source.AttributeType.reference;

import dev.perdure.query.source.QueryParameters;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The extents that the tests of errors and semantics share, without members. */
final class Shop {

  private Shop() {}

  static MemorySource source() {
    return new MemorySource()
        .extent(
            "Post",
            false,
            "author",
            reference("User"),
            "body",
            SCALAR,
            "comments",
            listOf(reference("Comment")),
            "liveAt",
            SCALAR,
            "meta",
            ANY,
            "score",
            SCALAR,
            "slug",
            SCALAR,
            "status",
            SCALAR,
            "tags",
            listOf(SCALAR),
            "title",
            SCALAR)
        .extent(
            "Comment",
            false,
            "author",
            reference("User"),
            "post",
            reference("Post"),
            "score",
            SCALAR,
            "spam",
            SCALAR,
            "text",
            SCALAR,
            "labels",
            listOf(SCALAR))
        .extent(
            "User", false, "name", SCALAR, "email", SCALAR, "friends", listOf(reference("User")))
        .extent("Note", true, "title", SCALAR);
  }

  /** Runs a query and returns all its results. */
  static List<@Nullable Object> run(MemorySource source, String text, @Nullable Object... values) {
    return all(Query.parse(text).execute(source, QueryParameters.of(values)));
  }

  static List<@Nullable Object> all(Iterator<@Nullable Object> results) {
    List<@Nullable Object> list = new ArrayList<>();
    results.forEachRemaining(list::add);
    return list;
  }
}
