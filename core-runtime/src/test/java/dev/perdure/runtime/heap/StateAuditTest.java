package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.PerdureRuntime;
import dev.perdure.runtime.RuntimeOptions;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.store.MemoryHeapStore;
import java.lang.reflect.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.JSFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.typedarrays.NativeArrayBuffer;
import org.mozilla.javascript.typedarrays.NativeArrayBufferView;

/** Each part of an object's state is in its record: the audit sees it change past the barriers. */
final class StateAuditTest {

  /** A change behind the heap's back. */
  private interface Change {
    void of(ScriptableObject object) throws ReflectiveOperationException;
  }

  private enum Part {
    VALUE_OF_A_PROPERTY("{ a: 1 }", o -> SlotView.put(map(o), SlotView.data("a", 0, 2))),
    VALUE_OF_AN_INDEX("{ 3: 1 }", o -> SlotView.put(map(o), SlotView.data(3, 0, 2))),
    NEW_PROPERTY("{ a: 1 }", o -> SlotView.put(map(o), SlotView.data("b", 0, 2))),
    MISSING_PROPERTY("{ a: 1 }", o -> SlotView.remove(map(o), "a")),
    ATTRIBUTES("{ a: 1 }", o -> SlotView.setAttributes(slot(o, "a"), ScriptableObject.READONLY)),
    ACCESSOR(
        "{ get a() { return 1; } }",
        o -> SlotView.put(map(o), SlotView.accessor("a", 0, null, Undefined.instance))),
    ORDER(
        "{ a: 1, b: 2 }",
        o -> {
          Slot first = slot(o, "a");
          SlotView.remove(map(o), "a");
          SlotView.put(map(o), SlotView.copy(first));
        }),
    PROTOTYPE("{}", o -> o.setPrototype(null)),
    EXTENSIBILITY("{}", o -> set(ScriptableObject.class, "isExtensible", o, false)),
    TIME("new Date(0)", o -> set(o.getClass(), "date", o, 1.0)),
    NUMBER("new Number(1)", o -> set(o.getClass(), "doubleValue", o, 2.0)),
    STRING("new String('a')", o -> set(o.getClass(), "string", o, "b")),
    BOOLEAN("new Boolean(true)", o -> set(o.getClass(), "booleanValue", o, false)),
    LENGTH("[1, 2]", o -> set(NativeArray.class, "length", o, 7L)),
    VARIABLE_OF_A_CLOSURE(
        "(function () { var n = 1; return function () { return n; }; })()",
        o ->
            SlotView.put(
                map((ScriptableObject) o.getParentScope()),
                SlotView.data("n", ScriptableObject.PERMANENT, 2))),
    THIS_OF_AN_ARROW(
        "(function () { return () => this; }).call({ a: 1 })",
        o -> set(JSFunction.class, "lexicalThis", o, o)),
    ARGUMENTS_OF_A_BOUND_FUNCTION(
        "(function () {}).bind(null, 1)", o -> set(o.getClass(), "boundArgs", o, new Object[] {2})),
    TARGET_OF_A_BOUND_FUNCTION(
        "(function () {}).bind(null, 1)",
        o -> set(o.getClass(), "targetFunction", o, o.getPrototype())),
    BYTES_OF_A_BUFFER("new ArrayBuffer(4)", o -> ((NativeArrayBuffer) o).getBuffer()[1] = 7),
    BYTES_OF_A_TYPED_ARRAY(
        "new Uint8Array(4)", o -> ((NativeArrayBufferView) o).getBuffer().getBuffer()[1] = 7),
    TARGET_OF_A_PROXY(
        "new Proxy({}, {})",
        o -> set(o.getClass(), "targetObj", o, ScriptableObject.getTopLevelScope(o))),
    HANDLER_OF_A_PROXY(
        "new Proxy({}, {})",
        o -> set(o.getClass(), "handlerObj", o, ScriptableObject.getTopLevelScope(o))),
    PROTOTYPE_OF_A_FUNCTION(
        "(function () {})", o -> set(BaseFunction.class, "prototypeProperty", o, o));

    private final String made;

    // None of them has a state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Change change;

    Part(String made, Change change) {
      this.made = made;
      this.change = change;
    }
  }

  private static HeapSlotMap map(ScriptableObject object) {
    HeapSlotMap map = HeapSlotMap.of(object);
    map.load();
    return map;
  }

  private static Slot slot(ScriptableObject object, String name) {
    return SlotView.find(map(object), name);
  }

  private static void set(Class<?> type, String name, Object object, Object value)
      throws ReflectiveOperationException {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          field.set(object, value);
          return;
        }
      }
    }
    throw new NoSuchFieldException(name);
  }

  /** Gives programs a function that makes a change that no barrier sees. */
  private record Smuggler(Change change) implements RuntimeExtension {
    @Override
    public String name() {
      return "smuggler";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "smuggle",
          1,
          (cx, scope, thisObj, args) -> {
            try {
              change.of((ScriptableObject) args[0]);
            } catch (ReflectiveOperationException e) {
              throw new LinkageError("The engine has changed.", e);
            }
            return Undefined.instance;
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void aChangePastTheBarriersIsFound(Part part) {
    PerdureRuntime runtime =
        PerdureRuntime.open(
            MemoryHeapStore.create("audited"),
            RuntimeOptions.builder()
                .audited(true)
                .memory(new MemoryLimit(1 << 30, false))
                .extension(new Smuggler(part.change))
                .build());
    runtime.evaluate("var held = " + part.made + ";", "test.js");

    Error missed =
        assertThrows(
            HeapAudit.MissedWriteError.class, () -> runtime.evaluate("smuggle(held);", "test.js"));

    assertThat(missed.getMessage(), startsWith("Audit: a write to global.held"));
  }
}
