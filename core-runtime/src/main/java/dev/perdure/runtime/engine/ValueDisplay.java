package dev.perdure.runtime.engine;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.Hashtable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.JSFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.PromiseObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.ValueObjectInternals;

/**
 * The text by which the shell shows a value: strings quoted, functions as their source, objects two
 * levels deep. Runs no code of the program: getters are named, not called.
 */
public final class ValueDisplay {
  private static final int DEPTH = 2;
  private static final int MOST_ITEMS = 100;

  private final StringBuilder out = new StringBuilder();
  private final Deque<Object> enclosing = new ArrayDeque<>();

  private ValueDisplay() {}

  /** Shows a value. */
  public static String of(@Nullable Object value) {
    ValueDisplay display = new ValueDisplay();
    display.append(value);
    return display.out.toString();
  }

  private void append(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      out.append(quote(text.toString()));
    } else if (value instanceof BigInteger) {
      out.append(value).append('n');
    } else if (value instanceof SymbolKey) {
      out.append(value);
    } else if (Undefined.isUndefined(value)) {
      out.append("undefined");
    } else if (value instanceof ScriptableObject object) {
      appendObject(object);
    } else if (value instanceof Scriptable scope) {
      out.append("[object ").append(scope.getClassName()).append(']');
    } else {
      out.append(ScriptRuntime.toString(value));
    }
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(character -> appendQuoted(quoted, character));
    return quoted.append('"').toString();
  }

  /** As it is where one can see what it is; else as an escape, half a surrogate pair too. */
  private static void appendQuoted(StringBuilder quoted, int character) {
    switch (character) {
      case '"', '\\' -> quoted.append('\\').appendCodePoint(character);
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      default -> {
        switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              quoted.append(String.format("\\u%04x", character));
          default -> quoted.appendCodePoint(character);
        }
      }
    }
  }

  private void appendObject(ScriptableObject object) {
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map != null) {
      map.load();
    }
    if (object instanceof JSFunction function) {
      out.append(function.getRawSource());
      return;
    }
    if (object instanceof BaseFunction function) {
      out.append("function ").append(function.getFunctionName()).append("() { [native code] }");
      return;
    }
    if (enclosing.contains(object)) {
      out.append("[Circular]");
      return;
    }
    HeapKind kind = HeapKind.of(object);
    if (kind == HeapKind.DATE) {
      out.append(isoDate(object));
    } else if (kind == HeapKind.REGEXP) {
      out.append('/').append(ValueObjectInternals.regExpSource(object)).append('/');
      out.append(ValueObjectInternals.regExpFlags(object));
    } else if (kind == HeapKind.ERROR) {
      out.append('[').append(errorText(object)).append(']');
    } else if (enclosing.size() >= DEPTH) {
      out.append(object instanceof NativeArray ? "[Array]" : "[" + nameOf(object) + "]");
    } else {
      enclosing.push(object);
      appendContents(object, kind);
      enclosing.pop();
    }
  }

  private static String isoDate(ScriptableObject date) {
    double millis = ValueObjectInternals.dateValue(date);
    return Double.isNaN(millis)
        ? "Invalid Date"
        : java.time.Instant.ofEpochMilli((long) millis).toString();
  }

  private static String errorText(ScriptableObject error) {
    Object name = plainProperty(error, "name");
    Object message = plainProperty(error, "message");
    String text = message instanceof CharSequence ? message.toString() : "";
    return (name instanceof CharSequence ? name : "Error") + (text.isEmpty() ? "" : ": " + text);
  }

  private void appendContents(ScriptableObject object, HeapKind kind) {
    if (kind == HeapKind.MAP || kind == HeapKind.SET) {
      appendCollection(object, kind);
      return;
    }
    if (object instanceof PromiseObject promise) {
      appendPromise(promise);
      return;
    }
    boolean array = object instanceof NativeArray;
    String name = array ? "Array" : nameOf(object);
    if (!array && !name.equals("Object")) {
      out.append(name).append(' ');
    }
    out.append(array ? '[' : '{');
    int shown = 0;
    int elements = array ? ArrayInternals.elementCount(object) : 0;
    for (int i = 0; i < elements; i++) {
      if (shown == MOST_ITEMS) {
        out.append(", …");
        break;
      }
      separate(shown++);
      Object element = object.get(i, object);
      append(element == Scriptable.NOT_FOUND ? Undefined.instance : element);
    }
    for (Iterator<Slot> slots = SlotView.slots(object); slots.hasNext(); ) {
      Slot slot = slots.next();
      if ((SlotView.attributes(slot) & ScriptableObject.DONTENUM) != 0) {
        continue;
      }
      if (shown == MOST_ITEMS) {
        out.append(", …");
        break;
      }
      separate(shown++);
      if (!array || !SlotView.isIndex(slot)) {
        out.append(keyText(SlotView.key(slot))).append(": ");
      }
      if (SlotView.form(slot) == SlotView.Form.DATA) {
        append(SlotView.value(slot));
      } else {
        out.append("[accessor]");
      }
    }
    out.append(array ? ']' : '}');
  }

  private void appendCollection(ScriptableObject collection, HeapKind kind) {
    out.append(kind == HeapKind.MAP ? "Map {" : "Set {");
    int shown = 0;
    Iterator<Hashtable.Entry> entries = CollectionInternals.entries(collection);
    while (shown < MOST_ITEMS && entries.hasNext()) {
      Hashtable.Entry entry = entries.next();
      separate(shown++);
      append(entry.key());
      if (kind == HeapKind.MAP) {
        out.append(" => ");
        append(entry.value());
      }
    }
    out.append('}');
  }

  private void appendPromise(PromiseObject promise) {
    out.append("Promise {").append(promise.state().name().toLowerCase(Locale.ROOT));
    if (promise.state() != PromiseObject.State.PENDING) {
      out.append(": ");
      append(promise.result());
    }
    out.append('}');
  }

  private void separate(int before) {
    if (before > 0) {
      out.append(", ");
    }
  }

  private static String keyText(Object key) {
    if (key instanceof SymbolKey) {
      return "[" + key + "]";
    }
    String text = key.toString();
    boolean identifier =
        !text.isEmpty()
            && Character.isJavaIdentifierStart(text.charAt(0))
            && text.chars().allMatch(Character::isJavaIdentifierPart);
    return identifier || key instanceof Integer ? text : quote(text);
  }

  private static String nameOf(ScriptableObject object) {
    Object constructor = plainProperty(object, "constructor");
    if (constructor instanceof BaseFunction function) {
      // A program may have given it another name than its source says.
      Slot slot = SlotView.find(function, "name");
      boolean isValue = slot != null && SlotView.form(slot) != SlotView.Form.ACCESSOR;
      Object name = isValue ? SlotView.currentValue(slot, function) : null;
      if (name instanceof CharSequence given && given.length() > 0) {
        return given.toString();
      }
      if (!function.getFunctionName().isEmpty()) {
        return function.getFunctionName();
      }
    }
    return object.getClassName();
  }

  /** A property found as a plain value along the prototype chain; null if it is none. */
  private static @Nullable Object plainProperty(ScriptableObject object, String name) {
    Scriptable at = object;
    while (at instanceof ScriptableObject holder) {
      HeapSlotMap map = HeapSlotMap.of(holder);
      if (map != null) {
        map.load();
      }
      Slot slot = SlotView.find(holder, name);
      if (slot != null) {
        return SlotView.form(slot) == SlotView.Form.DATA ? SlotView.value(slot) : null;
      }
      at = ObjectInternals.prototype(holder);
    }
    return null;
  }
}
