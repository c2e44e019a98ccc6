package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapVersionException;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.JSFunction;
import org.mozilla.javascript.Scriptable;

/**
 * The scripts of a heap: each source is stored once, and a function is named by its script and its
 * place in the tree of nested functions, which is the same whenever the source is compiled.
 *
 * <p>Functions of the runtime's own modules are named by the module and the names of the functions
 * around them, so that a newer runtime's code takes the place of the older's. Confined to the turn
 * thread.
 *
 * <p>Two kinds of entry in table SCRIPTS: {@code 'N'} and the number, to the script; {@code 'H'}
 * and its SHA-256, to the number.
 */
final class ScriptTable {
  private static final int STORED = 0;
  private static final int MODULE = 1;

  /** Where a function's code is. */
  private record Place(long script, @Nullable String module, int[] path) {}

  private final Context engine;
  private final Scriptable global;
  private final LayeredStore store;
  private final HeapCounters counters;

  private final Map<JSDescriptor<?>, Place> places = new WeakHashMap<>();
  private final Map<JSDescriptor<?>, ScriptSource> sources = new WeakHashMap<>();
  private final Map<JSDescriptor<?>, String> modules = new WeakHashMap<>();
  private final Map<String, JSDescriptor<?>> moduleRoots = new HashMap<>();
  private final Map<Long, JSDescriptor<?>> roots = new HashMap<>();
  private final Map<JSDescriptor<?>, Long> numbers = new WeakHashMap<>();

  /** A script that this turn has given a number, and how it is written. */
  private record Added(String hash, Consumer<WriteBatch> write) {}

  private final NavigableMap<Long, Added> added = new TreeMap<>();
  private final Map<String, Long> addedByHash = new HashMap<>();

  private final TemplateSites templates;

  ScriptTable(
      Context engine,
      Scriptable global,
      LayeredStore store,
      HeapCounters counters,
      TemplateSites templates) {
    this.templates = templates;
    this.engine = engine;
    this.global = global;
    this.store = store;
    this.counters = counters;
  }

  /** Notes what a script was compiled from. */
  void compiled(JSDescriptor<?> root, ScriptSource source) {
    sources.put(root, source);
    if (templates.add(root)) {
      byte[] stored = store.get(StoreTable.SCRIPTS, hashKey(source.encode(Fingerprint.of(root))));
      if (stored != null) {
        templates.fill(root, Keys.getLong(stored, 0));
      }
    }
  }

  /** The key of the site of a template object in a stored script, or null. */
  byte @Nullable [] siteOf(Object template) {
    return templates.siteOf(template, numbers);
  }

  private static byte[] hashKey(byte[] script) {
    return Keys.concat(new byte[] {'H'}, Hashes.sha256(script));
  }

  /** Notes that a script is one of the runtime's own modules. */
  void addModule(String name, JSDescriptor<?> root) {
    modules.put(root, name);
    moduleRoots.put(name, root);
  }

  void write(RecordWriter out, JSDescriptor<?> descriptor, References references) {
    Place place = places.get(descriptor);
    if (place == null) {
      place = locate(descriptor, references);
      places.put(descriptor, place);
    }
    if (place.module != null) {
      out.writeByte(MODULE);
      out.writeString(place.module);
      writeNames(out, descriptor);
      return;
    }
    references.useScript(place.script);
    out.writeByte(STORED);
    out.writeUnsigned(place.script);
    out.writeUnsigned(place.path.length);
    for (int index : place.path) {
      out.writeUnsigned(index);
    }
  }

  private static void writeNames(RecordWriter out, JSDescriptor<?> descriptor) {
    List<String> names = new ArrayList<>();
    for (JSDescriptor<?> d = descriptor;
        d.getParent() != null;
        d = (JSDescriptor<?>) d.getParent()) {
      names.add(0, d.getName());
    }
    out.writeUnsigned(names.size());
    names.forEach(out::writeString);
  }

  JSDescriptor<JSFunction> read(RecordReader in) {
    if (in.readByte() == MODULE) {
      return readModuleFunction(in);
    }
    JSDescriptor<?> descriptor = root(in.readUnsigned());
    int depth = in.readCount();
    for (int i = 0; i < depth; i++) {
      descriptor = descriptor.getFunction(in.readCount());
    }
    return asFunction(descriptor);
  }

  @SuppressWarnings("unchecked")
  private static JSDescriptor<JSFunction> asFunction(JSDescriptor<?> descriptor) {
    return (JSDescriptor<JSFunction>) descriptor;
  }

  private JSDescriptor<JSFunction> readModuleFunction(RecordReader in) {
    String module = in.readString();
    JSDescriptor<?> descriptor = moduleRoots.get(module);
    int depth = in.readCount();
    StringBuilder path = new StringBuilder(module);
    for (int i = 0; i < depth; i++) {
      String name = in.readString();
      path.append(" > ").append(name.isEmpty() ? "(anonymous)" : name);
      descriptor = descriptor == null ? null : nested(descriptor, name);
    }
    if (descriptor == null) {
      throw new HeapVersionException(
          "The heap \""
              + store.describe()
              + "\" uses the function \""
              + path
              + "\" of the runtime, which this version of Perdure does not have. Open it with the"
              + " version that wrote it.");
    }
    return asFunction(descriptor);
  }

  private static @Nullable JSDescriptor<?> nested(JSDescriptor<?> descriptor, String name) {
    for (int i = 0; i < descriptor.getFunctionCount(); i++) {
      if (descriptor.getFunction(i).getName().equals(name)) {
        return descriptor.getFunction(i);
      }
    }
    return null;
  }

  private Place locate(JSDescriptor<?> descriptor, References references) {
    List<Integer> reversed = new ArrayList<>();
    JSDescriptor<?> root = descriptor;
    while (root.getParent() != null) {
      JSDescriptor<?> parent = (JSDescriptor<?>) root.getParent();
      reversed.add(indexIn(parent, root));
      root = parent;
    }
    int[] path = new int[reversed.size()];
    for (int i = 0; i < path.length; i++) {
      path[i] = reversed.get(path.length - 1 - i);
    }
    String module = modules.get(root);
    if (module != null) {
      return new Place(0, module, path);
    }
    ScriptSource source = sources.get(root);
    if (source == null) {
      throw references.refuse(
          "[[code]]", "a function compiled outside the runtime cannot be persisted");
    }
    return new Place(numberOf(root, source), null, path);
  }

  private static int indexIn(JSDescriptor<?> parent, JSDescriptor<?> child) {
    for (int i = 0; i < parent.getFunctionCount(); i++) {
      if (parent.getFunction(i) == child) {
        return i;
      }
    }
    throw new IllegalStateException("A function is not among its parent's.");
  }

  private long numberOf(JSDescriptor<?> root, ScriptSource source) {
    Long known = numbers.get(root);
    if (known != null) {
      return known;
    }
    byte[] bytes = source.encode(Fingerprint.of(root));
    byte[] hash = Hashes.sha256(bytes);
    byte[] hashKey = Keys.concat(new byte[] {'H'}, hash);
    byte[] stored = store.get(StoreTable.SCRIPTS, hashKey);
    Long number = stored != null ? (Long) Keys.getLong(stored, 0) : addedByHash.get(hex(hash));
    if (number == null) {
      number = add(bytes, hash, hashKey);
    }
    roots.putIfAbsent(number, root);
    numbers.put(root, number);
    return number;
  }

  private long add(byte[] bytes, byte[] hash, byte[] hashKey) {
    long number = counters.nextScript();
    addedByHash.put(hex(hash), number);
    Consumer<WriteBatch> write =
        batch -> {
          store.put(batch, StoreTable.SCRIPTS, numberKey(number), bytes);
          store.put(batch, StoreTable.SCRIPTS, hashKey, Keys.ofLong(number));
        };
    added.put(number, new Added(hex(hash), write));
    return number;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private JSDescriptor<?> root(long number) {
    JSDescriptor<?> known = roots.get(number);
    if (known != null) {
      return known;
    }
    byte[] bytes = store.get(StoreTable.SCRIPTS, numberKey(number));
    if (bytes == null) {
      throw store.missing("script " + number + " is missing");
    }
    RecordReader in = new RecordReader(bytes);
    int fingerprint = (int) in.readLong();
    ScriptSource source =
        store.decode(StoreTable.SCRIPTS, numberKey(number), () -> ScriptSource.decode(in));
    JSDescriptor<?> root = source.compile(engine, global);
    if (Fingerprint.of(root) != fingerprint) {
      throw new HeapVersionException(
          "The heap \""
              + store.describe()
              + "\" has the script \""
              + source.name()
              + "\", which this version of the engine compiles to other functions. Open it with the"
              + " version that wrote it.");
    }
    roots.put(number, root);
    numbers.put(root, number);
    return root;
  }

  /** Whether a script has got its number in this turn, so that it is not in the store yet. */
  boolean isAdded(long number) {
    return added.containsKey(number);
  }

  /** What {@link #discardFrom} is to be given to come back to now. */
  long mark() {
    return counters.peekScript();
  }

  /** Writes the scripts that this turn has added. */
  void writeAdded(WriteBatch batch) {
    added.values().forEach(each -> each.write.accept(batch));
    added.clear();
    addedByHash.clear();
  }

  /** Of the scripts that this turn has added, forgets those that are not used. */
  void keepOnly(Set<Long> used) {
    Set<Long> unused = new HashSet<>(added.keySet());
    unused.removeAll(used);
    discard(unused);
  }

  /** What had added scripts with a number from this one on is undone. */
  void discardFrom(long number) {
    discard(Set.copyOf(added.tailMap(number, true).keySet()));
  }

  /** The turn is undone: scripts that it added were never written. */
  void discardAdded() {
    discardFrom(0);
  }

  private void discard(Set<Long> discarded) {
    if (discarded.isEmpty()) {
      return;
    }
    for (Long number : discarded) {
      addedByHash.remove(added.remove(number).hash);
      roots.remove(number);
    }
    numbers.values().removeAll(discarded);
    places.values().removeIf(place -> discarded.contains(place.script));
  }

  private static byte[] numberKey(long number) {
    return Keys.concat(new byte[] {'N'}, Keys.ofLong(number));
  }

  /** A hash of the tree of functions in a script: names and counts, in order. */
  private static final class Fingerprint {
    static int of(JSDescriptor<?> root) {
      int hash = root.getName().hashCode();
      hash = hash * 31 + root.getParamAndVarCount();
      for (int i = 0; i < root.getFunctionCount(); i++) {
        hash = hash * 31 + of(root.getFunction(i));
      }
      return hash;
    }
  }
}
