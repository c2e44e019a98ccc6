package dev.perdure.runtime.heap;

import java.util.List;
import java.util.Objects;
import org.mozilla.javascript.BuiltInBarriers;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.IteratorInternals;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.ValueObjectInternals;

/**
 * The barrier of built-in iterators: whatever drives one, be it a program, a loop, a destructuring
 * or {@code yield*}, calls the {@code next} of its prototype; or that of another one, because the
 * engine lets each move all. Confined to the turn thread.
 */
final class IteratorBarriers {

  private static final List<String> PROTOTYPES =
      List.of(
          "%ArrayIteratorPrototype%",
          "%StringIteratorPrototype%",
          "%RegExpStringIteratorPrototype%",
          "%MapIteratorPrototype%",
          "%SetIteratorPrototype%");

  private IteratorBarriers() {}

  static void install(IntrinsicTable intrinsics) {
    for (String name : PROTOTYPES) {
      BuiltInBarriers.guard(
          Objects.requireNonNull(intrinsics.named(name)),
          "next",
          (thisObject, arguments) -> beforeNext(thisObject));
    }
  }

  private static void beforeNext(Object target) {
    if (!(target instanceof ScriptableObject iterator)) {
      return;
    }
    HeapSlotMap map = HeapSlotMap.of(iterator);
    if (map == null || map.isIntrinsic()) {
      return;
    }
    map.markChanged();
    if (HeapKind.of(iterator) == HeapKind.REGEXP_STRING_ITERATOR
        && IteratorInternals.regExp(iterator) instanceof ScriptableObject regExp
        && ValueObjectInternals.isRegExp(regExp)) {
      HeapSlotMap regExpMap = HeapSlotMap.of(regExp);
      if (regExpMap != null) {
        regExpMap.markSuspected();
      }
    }
  }
}
