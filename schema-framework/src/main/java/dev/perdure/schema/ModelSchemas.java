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
    return new ExtentSchema(name, attributes, declared.getIds().length == 0);
  }

  private static AttributeType convertType(Scriptable type) {
    String name = Context.toString(ScriptableObject.getProperty(type, "name"));
    return switch (name) {
      case "ref" ->
          AttributeType.reference(Context.toString(ScriptableObject.getProperty(type, "of")));
      case "array", "set" -> AttributeType.listOf(convertType(object(type, "element")));
      case "any", "embedded", "map", "union" -> AttributeType.ANY;
      default -> AttributeType.SCALAR;
    };
  }

  private static Scriptable object(Scriptable parent, String name) {
    return (Scriptable) ScriptableObject.getProperty(parent, name);
  }
}
