package dev.perdure.runtime.heap;

import java.util.List;
import java.util.Objects;
import org.mozilla.javascript.BuiltInBarriers;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SuspensionInternals;

/**
 * The barrier of generators: whatever resumes one, be it a program, a loop, a spread or {@code
 * yield*}, calls a method of its prototype. Confined to the turn thread.
 */
final class GeneratorBarriers {

  static final List<String> METHODS = List.of("next", "return", "throw");

  private GeneratorBarriers() {}

  static void install(IntrinsicTable intrinsics) {
    ScriptableObject prototype = Objects.requireNonNull(intrinsics.named("%GeneratorPrototype%"));
    for (String method : METHODS) {
      BuiltInBarriers.guard(
          prototype, method, (thisObject, arguments) -> beforeResuming(thisObject));
    }
  }

  private static void beforeResuming(Object target) {
    if (SuspensionInternals.isGenerator(target)) {
      HeapSlotMap map = HeapSlotMap.of((ScriptableObject) target);
      if (map != null && !map.isIntrinsic()) {
        map.markChanged();
      }
    }
  }
}
