package dev.perdure.schema;

import dev.perdure.query.source.ExtentSchema;
import dev.perdure.query.source.QuerySource;
import dev.perdure.runtime.extension.Extents;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Scriptable;

/**
 * The models and their records, as queries range over them.
 *
 * <p>Used for one query: it remembers the schemas that it has looked up. Confined to the turn
 * thread.
 */
final class ModelQuerySource implements QuerySource {

  private final ModelSchemas schemas;
  private final Extents extents;
  private final Map<String, ExtentSchema> known = new HashMap<>();

  ModelQuerySource(ModelSchemas schemas, Extents extents) {
    this.schemas = schemas;
    this.extents = extents;
  }

  @Override
  public @Nullable ExtentSchema extent(String name) {
    return known.computeIfAbsent(name, schemas::find);
  }

  @Override
  public Collection<String> extentNames() {
    return schemas.names();
  }

  @Override
  public Iterator<Object> members(String extent) {
    Iterator<Scriptable> members = extents.members(extent);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return members.hasNext();
      }

      @Override
      public Object next() {
        return members.next();
      }
    };
  }

  @Override
  public long count(String extent) {
    return extents.count(extent);
  }

  @Override
  public @Nullable Object property(Object object, String name) {
    return EngineValues.property((Scriptable) object, name);
  }

  @Override
  public @Nullable Object view(Object value) {
    return EngineValues.view(value);
  }
}
