package dev.perdure.runtime.realm;

import dev.perdure.runtime.realm.promise.Promises;
import java.util.List;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.TopLevel;

/**
 * Makes the global object of a program, with the intrinsics of the standard and nothing of the
 * host's. Stateless; a realm belongs to the thread of its context.
 */
public final class Realm {

  /**
   * What the engine adds to the standard. Constructors of engine internals, a second way to run
   * code, and the iterators of an older JavaScript, whose name the standard uses for something
   * else.
   */
  private static final List<String> NOT_STANDARD =
      List.of(
          "Call",
          "Continuation",
          "Iterator",
          "JavaAdapter",
          "JavaException",
          "JavaImporter",
          "Packages",
          "Script",
          "StopIteration",
          "With",
          "XML",
          "XMLList",
          "Namespace",
          "QName",
          "com",
          "edu",
          "getClass",
          "importClass",
          "importPackage",
          "isXMLName",
          "java",
          "javax",
          "net",
          "org",
          "uneval");

  private Realm() {}

  /** Makes a realm: the same each time, so that its objects can be named by their paths. */
  public static TopLevel create(Context context) {
    TopLevel global = new TopLevel();
    // Only a TopLevel gives generator functions their prototype.
    context.initSafeStandardObjects(global, false);
    Promises.install(context, global);
    RealmRepairs.apply(context, global);
    for (String name : NOT_STANDARD) {
      ScriptableObject.deleteProperty(global, name);
    }
    IteratorConstructor.install(global);
    loadAll(global);
    return global;
  }

  /**
   * Makes the intrinsics that the engine makes at their first use, so that a walk meets no others.
   */
  private static void loadAll(TopLevel global) {
    for (Object id : global.getAllIds()) {
      if (id instanceof String name) {
        global.get(name, global);
      }
    }
  }
}
