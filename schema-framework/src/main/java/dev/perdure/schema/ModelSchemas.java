package dev.perdure.schema;

import dev.perdure.query.source.AttributeType;
import dev.perdure.query.source.ExtentSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The compiled schemas of models, as the query language wants them.
 *
 * <p>Reads the framework's state object and keeps nothing, so that it follows redefinitions and
 * aborted turns. Confined to the turn thread.
 */
final class ModelSchemas {

  private final Scriptable state;

  ModelSchemas(Scriptable state) {
    this.state = state;
  }

  Collection<String> names() {
    List<String> names = new ArrayList<>();
    if (models() instanceof Scriptable models) {
      for (Object id : models.getIds()) {
        names.add(Context.toString(id));
      }
    }
    return names;
  }

  @Nullable ExtentSchema find(String name) {
    if (!(models() instanceof Scriptable models) || !models.has(name, models)) {
      return null;
    }
    Scriptable model = object(models, name);
    return convert(name, object(model, "schema"));
  }

  private Object models() {
    return ScriptableObject.getProperty(state, "models");
  }

  /** Every record has an id. A model that declares nothing at all leaves everything open. */
  private static ExtentSchema convert(String name, Scriptable schema) {
    Scriptable declared = object(schema, "attributes");
    Map<String, AttributeType> attributes = new LinkedHashMap<>();
    attributes.put("id", AttributeType.SCALAR);
    for (Object id : declared.getIds()) {
      String path = Context.toString(id);
      attributes.put(path, convertType(object(object(declared, path), "type")));
    }
    addAssociations(schema, attributes);
    return new ExtentSchema(name, attributes, declared.getIds().length == 0);
  }

  /** What other records say of this one; schemas of earlier versions have no such part. */
  private static void addAssociations(Scriptable schema, Map<String, AttributeType> attributes) {
    if (!(ScriptableObject.getProperty(schema, "associations") instanceof Scriptable all)) {
      return;
    }
    for (Object id : all.getIds()) {
      String path = Context.toString(id);
      Scriptable association = object(all, path);
      String kind = Context.toString(ScriptableObject.getProperty(association, "kind"));
      AttributeType other = reference(association);
      boolean isOne = kind.equals("hasOne") || kind.equals("belongsTo");
      attributes.putIfAbsent(path, isOne ? other : AttributeType.listOf(other));
    }
  }

  private static AttributeType convertType(Scriptable type) {
    String name = Context.toString(ScriptableObject.getProperty(type, "name"));
    return switch (name) {
      case "ref" -> reference(type);
      case "array", "set" -> AttributeType.listOf(convertType(object(type, "element")));
      case "any", "map", "embedded", "union" -> AttributeType.ANY;
      default -> AttributeType.SCALAR;
    };
  }

  /** A reference to one of several models may lead to attributes of any of them. */
  private static AttributeType reference(Scriptable referring) {
    Object of = ScriptableObject.getProperty(referring, "of");
    if (of instanceof NativeArray models && models.getLength() == 1) {
      of = ScriptableObject.getProperty(models, 0);
    }
    return of instanceof CharSequence name
        ? AttributeType.reference(name.toString())
        : AttributeType.ANY;
  }

  private static Scriptable object(Scriptable parent, String name) {
    return (Scriptable) ScriptableObject.getProperty(parent, name);
  }
}
