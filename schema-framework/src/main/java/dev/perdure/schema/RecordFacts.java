package dev.perdure.schema;

import dev.perdure.runtime.extension.ExtensionContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * What the framework asks of every record many times: of which model it is, whether it is in its
 * extent, what of it has to be looked at. Keeps what follows from schemas, which never change, for
 * as long as the process runs.
 *
 * <p>Confined to the turn thread.
 */
final class RecordFacts {

  /** Schemas of models that are defined anew are of no use any more. */
  private static final int MOST_SCHEMAS = 1000;

  private final ExtensionContext context;
  private final Map<Scriptable, SchemaForms> forms = new IdentityHashMap<>();
  private final Map<Scriptable, Object> plans = new IdentityHashMap<>();

  RecordFacts(ExtensionContext context) {
    this.context = context;
  }

  void addTo(HostFunctionTable host) {
    host.function("modelOf", 1, args -> modelOf(args[0]));
    host.function("isEntered", 1, args -> isEntered((Scriptable) args[0]));
    host.function("planOf", 2, args -> planOf((Scriptable) args[0], (Callable) args[1]));
    host.function(
        "namesToCast",
        2,
        args -> arrayOf(formsOf((Scriptable) args[1]).namesToCast((Scriptable) args[0], this)));
    host.function(
        "isClosed", 2, args -> formsOf((Scriptable) args[1]).knowsAll((Scriptable) args[0]));
    host.function(
        "rulesToRun",
        2,
        args -> arrayOf(formsOf((Scriptable) args[1]).rulesToRun((Scriptable) args[0])));
    host.function("objectsIn", 1, args -> objectsIn((Scriptable) args[0]));
    host.function("snapshot", 2, args -> snapshot((Scriptable) args[0], (Callable) args[1]));
    host.function(
        "fits", 3, args -> fits((Scriptable) args[0], (Scriptable) args[1], (Callable) args[2]));
  }

  /** The class of the model of which this is an instance by its prototype, or null. */
  @Nullable Scriptable modelOf(@Nullable Object value) {
    Scriptable prototype = value instanceof Scriptable object ? object.getPrototype() : null;
    if (prototype == null
        || !(prototype.get("constructor", prototype) instanceof Function constructor)
        || constructor.get("prototype", constructor) != prototype) {
      return null;
    }
    Object name = ScriptableObject.getProperty(constructor, "name");
    return name instanceof CharSequence text && model(text.toString()) == constructor
        ? constructor
        : null;
  }

  private @Nullable Object model(String name) {
    return models() instanceof Scriptable models ? models.get(name, models) : null;
  }

  private Object models() {
    return ScriptableObject.getProperty(context.state().get(), "models");
  }

  /** Mostly in the extent of its model; elsewhere if its prototype was changed. */
  private boolean isEntered(Scriptable record) {
    Object key = record.get("$key", record);
    if (!(key instanceof CharSequence || key instanceof Number)) {
      return false;
    }
    Object id = key instanceof CharSequence text ? text.toString() : key;
    Scriptable model = modelOf(record);
    if (model != null && isMember(nameOf(model), id, record)) {
      return true;
    }
    if (models() instanceof Scriptable models) {
      for (Object name : models.getIds()) {
        if (isMember(Context.toString(name), id, record)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String nameOf(Scriptable model) {
    return Context.toString(ScriptableObject.getProperty(model, "name"));
  }

  private boolean isMember(String extent, Object id, Scriptable record) {
    return context.extents().find(extent, id) == record;
  }

  private SchemaForms formsOf(Scriptable schema) {
    if (forms.size() > MOST_SCHEMAS) {
      forms.clear();
    }
    return forms.computeIfAbsent(schema, SchemaForms::new);
  }

  /** What the framework has made of a schema the first time that it asked. */
  private Object planOf(Scriptable schema, Callable make) {
    if (plans.size() > MOST_SCHEMAS) {
      plans.clear();
    }
    Object plan = plans.get(schema);
    if (plan == null) {
      plan = call(make, schema);
      plans.put(schema, plan);
    }
    return plan;
  }

  private Object call(Callable function, Object... args) {
    return function.call(context.engine(), context.global(), Undefined.SCRIPTABLE_UNDEFINED, args);
  }

  private Scriptable arrayOf(List<Object> elements) {
    return context.engine().newArray(context.global(), elements.toArray(new Object[0]));
  }

  /** The objects that the enumerable properties of an object hold, but for records. */
  private Scriptable objectsIn(Scriptable object) {
    List<Object> found = new ArrayList<>();
    for (Object id : object.getIds()) {
      Object value = id instanceof String name ? object.get(name, object) : null;
      if (value instanceof Scriptable held
          && !(held instanceof Callable)
          && modelOf(held) == null) {
        found.add(held);
      }
    }
    return arrayOf(found);
  }

  /**
   * The enumerable properties of an object, in a new one.
   *
   * @param copy gives a copy of a value that is an object
   */
  private Scriptable snapshot(Scriptable object, Callable copy) {
    Scriptable snapshot = context.engine().newObject(context.global());
    for (Object id : object.getIds()) {
      if (id instanceof String name) {
        Object value = object.get(name, object);
        snapshot.put(name, snapshot, value instanceof Scriptable ? call(copy, value) : value);
      } else {
        int index = (Integer) id;
        Object value = object.get(index, object);
        snapshot.put(index, snapshot, value instanceof Scriptable ? call(copy, value) : value);
      }
    }
    return snapshot;
  }

  /**
   * Whether the enumerable properties of an object are those of a snapshot.
   *
   * @param isSame compares two values of which one is an object
   */
  private boolean fits(Scriptable snapshot, Scriptable object, Callable isSame) {
    Object[] ids = object.getIds();
    if (ids.length != snapshot.getIds().length) {
      return false;
    }
    for (Object id : ids) {
      Object before =
          id instanceof String name
              ? snapshot.get(name, snapshot)
              : snapshot.get((Integer) id, snapshot);
      Object now =
          id instanceof String name ? object.get(name, object) : object.get((Integer) id, object);
      if (before == Scriptable.NOT_FOUND || !isSame(before, now, isSame)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNaN(@Nullable Object value) {
    return value instanceof Double number && number.isNaN();
  }

  private boolean isSame(@Nullable Object one, @Nullable Object other, Callable isSame) {
    if (one == other || ScriptRuntime.shallowEq(one, other) || (isNaN(one) && isNaN(other))) {
      return true;
    }
    return one instanceof Scriptable
        && other instanceof Scriptable
        && ScriptRuntime.toBoolean(call(isSame, one, other));
  }
}
