package dev.perdure.schema;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.TurnMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * What the framework's modules may do with single records beside what any program can: watch their
 * properties, look at what they were, and remember things of them while the turn runs.
 *
 * <p>Confined to the turn thread.
 */
final class RecordHost {

  private final ExtensionContext context;
  private final Map<String, TurnMemory> aspects = new HashMap<>();

  RecordHost(ExtensionContext context) {
    this.context = context;
  }

  void addTo(HostFunctionTable host) {
    host.value("turn", turn());
    host.action(
        "hide",
        3,
        args ->
            ((ScriptableObject) args[0])
                .defineProperty(Context.toString(args[1]), args[2], ScriptableObject.DONTENUM));
    host.action("watch", 2, args -> context.watch((ScriptableObject) args[0], names(args[1])));
    host.function("quietly", 2, args -> quietly((ScriptableObject) args[0], (Callable) args[1]));
    host.action("touch", 1, args -> context.touch((ScriptableObject) args[0]));
    host.function("stateBefore", 1, args -> context.stateBefore((ScriptableObject) args[0]));
    host.action("afterCommit", 1, args -> context.afterCommit((Callable) args[0]));
    host.action("afterRollback", 1, args -> context.afterRollback((Callable) args[0]));
  }

  /** Values by aspect and object that last for the turn; an undone transaction takes them back. */
  private Scriptable turn() {
    return new HostFunctionTable(context.engine(), context.global())
        .function("get", 2, args -> orUndefined(aspect(args[0]).get(args[1])))
        .action("set", 3, args -> aspect(args[0]).set(args[1], args[2]))
        .action("remove", 2, args -> aspect(args[0]).remove(args[1]))
        .function(
            "objects",
            1,
            args ->
                context
                    .engine()
                    .newArray(context.global(), aspect(args[0]).objects().toArray(new Object[0])))
        .object();
  }

  private static Object orUndefined(@Nullable Object value) {
    return value == null ? Undefined.instance : value;
  }

  private TurnMemory aspect(Object name) {
    return aspects.computeIfAbsent(Context.toString(name), n -> context.newTurnMemory());
  }

  private Object quietly(ScriptableObject object, Callable change) {
    List<Object> result = new ArrayList<>(1);
    context.changeQuietly(
        object,
        () ->
            result.add(
                change.call(
                    context.engine(),
                    context.global(),
                    Undefined.SCRIPTABLE_UNDEFINED,
                    new Object[0])));
    return result.get(0);
  }

  private static List<String> names(Object array) {
    List<String> names = new ArrayList<>();
    for (Object name : (NativeArray) array) {
      names.add(Context.toString(name));
    }
    return names;
  }
}
