package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * What a realm and its context do outside of any script: make built-ins whole, run, compile.
 *
 * <p>Confined to the turn thread.
 */
public final class RealmInternals {
  private static final List<SymbolKey> WELL_KNOWN_SYMBOLS =
      List.of(
          SymbolKey.ITERATOR,
          SymbolKey.TO_STRING_TAG,
          SymbolKey.SPECIES,
          SymbolKey.HAS_INSTANCE,
          SymbolKey.IS_CONCAT_SPREADABLE,
          SymbolKey.IS_REGEXP,
          SymbolKey.TO_PRIMITIVE,
          SymbolKey.MATCH,
          SymbolKey.MATCH_ALL,
          SymbolKey.REPLACE,
          SymbolKey.SEARCH,
          SymbolKey.SPLIT,
          SymbolKey.UNSCOPABLES);

  private RealmInternals() {}

  // Realms

  /** Moves the lazily made properties of a built-in object into ordinary slots. */
  public static void materialize(ScriptableObject object) {
    if (!(object instanceof IdScriptableObject builtIn)
        || read(RhinoInternals.ID_PROTOTYPE_VALUES, object) == null) {
      return;
    }
    List<Slot> slots = new ArrayList<>();
    CompoundOperationMap operation = builtIn.startCompoundOp(false);
    for (Object id : builtIn.getIds(operation, true, true)) {
      Slot existing =
          id instanceof Integer index
              ? builtIn.getMap().query(null, index)
              : builtIn.getMap().query(id, 0);
      if (existing != null) {
        continue;
      }
      Symbol symbol = id instanceof Symbol it ? it : wellKnownSymbol(id);
      if (symbol != null) {
        slots.add(
            SlotView.data(symbol, builtIn.getAttributes(symbol), builtIn.get(symbol, builtIn)));
      } else if (id instanceof String name && builtIn.findInstanceIdInfo(name) == 0) {
        slots.add(SlotView.data(name, builtIn.getAttributes(name), builtIn.get(name, builtIn)));
      }
    }
    addAliases(builtIn, slots);
    write(RhinoInternals.ID_PROTOTYPE_VALUES, object, null);
    for (Slot slot : slots) {
      builtIn.getMap().add(builtIn, slot);
    }
  }

  /** A second name of a method works and is not listed. */
  private static void addAliases(IdScriptableObject builtIn, List<Slot> slots) {
    String alias = "toGMTString";
    if (builtIn instanceof NativeDate && builtIn.getMap().query(alias, 0) == null) {
      slots.add(SlotView.data(alias, builtIn.getAttributes(alias), builtIn.get(alias, builtIn)));
    }
  }

  /** Rhino lists the symbols among its lazily made properties as strings. */
  private static SymbolKey wellKnownSymbol(Object id) {
    for (SymbolKey symbol : WELL_KNOWN_SYMBOLS) {
      if (symbol.toString().equals(id)) {
        return symbol;
      }
    }
    return null;
  }

  /** Makes Rhino make whatever it was going to make at the first read of the object's slots. */
  public static void forceLazySlots(ScriptableObject object) {
    List<Slot> lazy = new ArrayList<>();
    for (Slot slot : object.getMap()) {
      if (slot instanceof LazyLoadSlot || slot.value instanceof LazilyLoadedCtor) {
        lazy.add(slot);
      }
    }
    for (Slot slot : lazy) {
      if (slot.name instanceof String name) {
        object.get(name, object);
      } else if (slot.name instanceof Symbol symbol) {
        object.get(symbol, object);
      }
    }
  }

  /**
   * Runs something that makes objects outside of any script: Rhino looks up what it needs for that
   * in the scope of the outermost call.
   */
  public static <T> T inRealm(Context cx, Scriptable global, Supplier<T> action) {
    Scriptable before = cx.topCallScope;
    cx.topCallScope = global;
    try {
      return action.get();
    } finally {
      cx.topCallScope = before;
    }
  }

  /** Whether a script runs, or something in its stead. */
  public static boolean isInRealm(Context cx) {
    return cx.topCallScope != null;
  }

  /** How many jobs of promises wait. */
  public static int countMicrotasks(Context cx) {
    return ((Queue<?>) read(RhinoInternals.CONTEXT_MICROTASKS, cx)).size();
  }

  /** Forgets the jobs of promises that wait, but for so many that have waited longest. */
  @SuppressWarnings("unchecked")
  public static void keepMicrotasks(Context cx, int count) {
    Queue<Runnable> jobs = (Queue<Runnable>) read(RhinoInternals.CONTEXT_MICROTASKS, cx);
    if (jobs.size() > count) {
      List<Runnable> kept = jobs.stream().limit(count).toList();
      jobs.clear();
      jobs.addAll(kept);
    }
  }

  /** Forgets the jobs of promises that have not run yet. */
  public static void dropMicrotasks(Context cx) {
    ((Queue<?>) read(RhinoInternals.CONTEXT_MICROTASKS, cx)).clear();
  }

  /** What {@code RegExp.$1} and its like tell of the last match, for {@link #setLastMatch}. */
  public static Object lastMatch(Context cx) {
    return cx.regExpProxy == null ? null : LastMatch.copy(cx.regExpProxy);
  }

  /** Puts back what {@link #lastMatch} has given. */
  public static void setLastMatch(Context cx, Object match) {
    if (match == null || cx.regExpProxy == null) {
      cx.regExpProxy = null;
    } else {
      // Not another one: a match that calls the program may be going on.
      LastMatch.copyTo(cx.regExpProxy, match);
    }
  }

  /** Forgets what {@code RegExp.$1} and its like tell of the last match. */
  public static void forgetLastMatch(Context cx) {
    cx.regExpProxy = null;
  }

  // Scripts

  /** Parses a script and throws what is wrong with it; nothing is compiled. */
  public static void parse(Context cx, String source) {
    CompilerEnvirons environs = new CompilerEnvirons();
    environs.initFromContext(cx);
    new Parser(environs, environs.getErrorReporter()).parse(source, "check", 1);
  }

  /** Compiles a script as Rhino's {@code eval} does. */
  public static JSDescriptor<?> compileScript(
      Context cx,
      String source,
      String name,
      int line,
      boolean strict,
      boolean inEval,
      boolean allowSuper) {
    Script script =
        cx.compileString(
            source,
            null,
            null,
            name,
            line,
            null,
            environs -> {
              environs.setStrictMode(strict);
              environs.setInEval(inEval);
              environs.setAllowSuper(allowSuper);
            });
    return script.getDescriptor();
  }

  /** Compiles a single function as {@code new Function} does. */
  public static JSDescriptor<?> compileFunction(
      Context cx, Scriptable global, String source, String name, int line) {
    JSFunction function = (JSFunction) cx.compileFunction(global, source, name, line, null);
    return function.getDescriptor();
  }
}
