package dev.perdure.schema;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.Extents;
import dev.perdure.runtime.extension.Upgrades;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Makes the object that the framework's modules see as {@code host}: the extents, the framework's
 * own state, and the query language.
 *
 * <p>It is never reachable from a program: only modules of the framework have it, and they hand
 * none of its functions on. Confined to the turn thread.
 */
final class HostObject {

  private final ExtensionContext context;

  private final Upgrades upgrades;

  private HostObject(ExtensionContext context, Upgrades upgrades) {
    this.context = context;
    this.upgrades = upgrades;
  }

  static Scriptable make(ExtensionContext context, QueryRunner queries, Upgrades upgrades) {
    return new HostObject(context, upgrades).build(queries);
  }

  private Scriptable build(QueryRunner queries) {
    HostFunctionTable host = table();
    host.function("state", 0, args -> context.state().get());
    host.function("query", 2, args -> queries.run(Context.toString(at(args, 0)), at(args, 1)));
    host.function("explain", 1, args -> queries.explain(nameIn(args)));
    new QueryFunctions(queries).addTo(host);
    host.value("transaction", ScriptableObject.getProperty(context.global(), "transaction"));
    host.action(
        "requireVersion",
        2,
        args -> upgrades.require((ScriptableObject) args[0], ((Number) args[1]).doubleValue()));
    host.value("extents", extents(context.extents()));
    new RecordHost(context).addTo(host);
    new RecordFacts(context).addTo(host);
    return host.object();
  }

  private HostFunctionTable table() {
    return new HostFunctionTable(context.engine(), context.global());
  }

  private Scriptable extents(Extents extents) {
    return table()
        .function("find", 2, args -> extents.find(nameIn(args), key(args)))
        .function("count", 1, args -> (double) extents.count(nameIn(args)))
        .function("nextId", 1, args -> extents.nextId(nameIn(args)))
        .function("members", 1, args -> arrayOf(extents.members(nameIn(args)), Integer.MAX_VALUE))
        .function("membersAfter", 3, args -> membersAfter(extents, args))
        .action("add", 3, args -> extents.add(nameIn(args), key(args), (Scriptable) args[2]))
        .action("remove", 2, args -> extents.remove(nameIn(args), key(args)))
        .object();
  }

  private Scriptable membersAfter(Extents extents, Object[] args) {
    Iterator<Scriptable> members =
        args[1] == null
            ? extents.members(nameIn(args))
            : extents.membersAfter(nameIn(args), key(args));
    return arrayOf(members, ((Number) args[2]).intValue());
  }

  private Scriptable arrayOf(Iterator<Scriptable> members, int most) {
    Scriptable array = context.engine().newArray(context.global(), 0);
    int length = 0;
    while (length < most && members.hasNext()) {
      array.put(length++, array, members.next());
    }
    return array;
  }

  private static String nameIn(Object[] args) {
    return Context.toString(at(args, 0));
  }

  /** An id as extents want it: texts that the engine has joined lazily are made plain. */
  private static Object key(Object[] args) {
    Object key = args[1];
    if (key instanceof CharSequence text) {
      return text.toString();
    }
    return ((Number) key).doubleValue();
  }

  private static @Nullable Object at(Object[] args, int index) {
    return index < args.length ? args[index] : Undefined.instance;
  }
}
