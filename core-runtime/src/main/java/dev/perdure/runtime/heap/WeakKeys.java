package dev.perdure.runtime.heap;

import java.util.Objects;
import org.mozilla.javascript.BuiltInBarriers;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/**
 * Keeps the keys of weak collections that are young in memory until the turn ends. An object that
 * the store has is not gone when nothing in memory leads to it any more: what led to it may have
 * been evicted, and may lead to it again. But Rhino's collections would lose the entry. Confined to
 * the turn thread.
 */
final class WeakKeys {

  private WeakKeys() {}

  static void install(IntrinsicTable intrinsics) {
    install(intrinsics, "WeakMap.prototype", "set");
    install(intrinsics, "WeakSet.prototype", "add");
  }

  private static void install(IntrinsicTable intrinsics, String prototype, String name) {
    BuiltInBarriers.guard(
        Objects.requireNonNull(intrinsics.named(prototype)),
        name,
        (thisObject, arguments) -> {
          if (arguments.length > 0 && arguments[0] instanceof ScriptableObject key) {
            HeapSlotMap map = HeapSlotMap.of(key);
            if (map != null && !map.isIntrinsic()) {
              map.pin();
            }
          }
        });
  }
}
