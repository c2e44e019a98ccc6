package dev.perdure.schema;

import dev.perdure.query.source.ExtentSchema;
import dev.perdure.query.source.QuerySource;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another source, of which every extent has these members and no others: to ask something of
 * objects that are known already.
 *
 * <p>Confined to the turn thread.
 */
final class GivenObjectsSource implements QuerySource {

  private final QuerySource whole;
  private final List<Object> members;

  GivenObjectsSource(QuerySource whole, List<Object> members) {
    this.whole = whole;
    this.members = members;
  }

  @Override
  public @Nullable ExtentSchema extent(String name) {
    return whole.extent(name);
  }

  @Override
  public Collection<String> extentNames() {
    return whole.extentNames();
  }

  @Override
  public Iterator<Object> members(String extent) {
    return members.iterator();
  }

  @Override
  public long count(String extent) {
    return members.size();
  }

  @Override
  public @Nullable Object property(Object object, String name) {
    return whole.property(object, name);
  }

  @Override
  public @Nullable Object view(Object value) {
    return whole.view(value);
  }
}
