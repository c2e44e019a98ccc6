package dev.perdure.runtime.transaction;

import dev.perdure.runtime.heap.ChangedObject;
import java.util.List;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** What {@code tx.changes()} gives. Confined to the turn thread. */
final class ChangeList {
  private final Context engine;
  private final ScriptableObject global;

  ChangeList(Context engine, ScriptableObject global) {
    this.engine = engine;
    this.global = global;
  }

  /** An array of objects with {@code object} and {@code was}. */
  Scriptable of(List<ChangedObject> changes) {
    Object[] items = new Object[changes.size()];
    for (int i = 0; i < items.length; i++) {
      ChangedObject change = changes.get(i);
      Scriptable item = engine.newObject(global);
      item.put("object", item, change.object());
      ScriptableObject was = change.was();
      item.put("was", item, was == null ? Undefined.instance : was);
      items[i] = item;
    }
    return engine.newArray(global, items);
  }
}
