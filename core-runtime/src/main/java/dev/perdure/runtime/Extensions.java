package dev.perdure.runtime;

import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.Extents;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.extension.TurnMemory;
import dev.perdure.runtime.extension.Upgrades;
import dev.perdure.runtime.heap.Heap;
import dev.perdure.runtime.heap.HeapExtents;
import dev.perdure.runtime.host.ModuleLoader;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.transaction.Transactions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The extensions of one runtime: installs them and asks them before each checkpoint. */
final class Extensions {
  private static final int MOST_ROUNDS = 100;

  private final Engine engine;
  private final ScriptableObject global;
  private final Heap heap;
  private final Transactions transactions;
  private final Extents extents;
  private final List<Consumer<Iterable<Scriptable>>> checks = new ArrayList<>();

  /** What is to be called in the first turn. */
  private final List<Runnable> resuming = new ArrayList<>();

  /**
   * For each block of tryOut that runs, the innermost first: the members of extents that were
   * checked in it. Within blocks inside of it they are checked again only if they change.
   */
  private final Deque<Set<Scriptable>> checked = new ArrayDeque<>();

  Extensions(Engine engine, ScriptableObject global, Heap heap, Transactions transactions) {
    this.transactions = transactions;
    this.engine = engine;
    this.global = global;
    this.heap = heap;
    this.extents = new HeapExtents(heap.tables());
  }

  void install(RuntimeExtension extension) {
    extension.install(new Installation(extension.name()));
  }

  /** A turn begins: in the first one, extensions go on with what they did before the restart. */
  void beginTurn() {
    if (!resuming.isEmpty()) {
      List<Runnable> due = List.copyOf(resuming);
      resuming.clear();
      due.forEach(Runnable::run);
    }
  }

  /** Lets the extensions check what this turn changed, until nothing new has changed. */
  void beforeCheckpoint() {
    check(Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private void checkNow() {
    Set<Scriptable> added = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Scriptable> own = checked.peek();
    checked.stream().filter(each -> each != own).forEach(added::addAll);
    check(added);
    if (own != null) {
      own.addAll(added);
    }
  }

  /**
   * The members of extents that were added in this turn are given once, and not if they are known.
   */
  private void check(Set<Scriptable> added) {
    if (checks.isEmpty()) {
      return;
    }
    for (int round = 0; round < MOST_ROUNDS; round++) {
      // In the order of the changes, which is the same each time, unlike that of such a set.
      List<Scriptable> fresh = new ArrayList<>(heap.takeChangedObjects());
      Set<Scriptable> known = Collections.newSetFromMap(new IdentityHashMap<>());
      known.addAll(fresh);
      for (Object value : heap.tables().added(StoreTable.EXTENTS)) {
        if (value instanceof Scriptable object && added.add(object) && known.add(object)) {
          fresh.add(object);
        }
      }
      if (fresh.isEmpty()) {
        return;
      }
      checks.forEach(check -> check.accept(fresh));
    }
    throw new IllegalStateException(
        "The checks before the checkpoint changed objects in each of "
            + MOST_ROUNDS
            + " rounds; a hook keeps changing what it is called for.");
  }

  private final class Installation implements ExtensionContext {
    private final String name;

    Installation(String name) {
      this.name = name;
    }

    @Override
    public Context engine() {
      return engine;
    }

    @Override
    public ScriptableObject global() {
      return global;
    }

    @Override
    public Extents extents() {
      return extents;
    }

    @Override
    public Scriptable loadModules(Class<?> anchor, String folder, String entry, Scriptable host) {
      return new ModuleLoader(engine, global, heap::addModule)
          .load(name, anchor, folder, entry, host);
    }

    @Override
    public Supplier<ScriptableObject> state() {
      return this::currentState;
    }

    private ScriptableObject currentState() {
      ScriptableObject root = heap.rootState();
      if (!hasState()) {
        root.put(stateName(), root, engine.newObject(global));
      }
      return (ScriptableObject) root.get(stateName(), root);
    }

    private boolean hasState() {
      return heap.rootState().get(stateName(), heap.rootState()) instanceof ScriptableObject;
    }

    private String stateName() {
      return "extension:" + name;
    }

    @Override
    public Upgrades upgradeWith(Consumer<Scriptable> upgrade, Runnable resume) {
      heap.staleObjects().upgradeWith(upgrade);
      resuming.add(
          () -> {
            if (heap.isRestored() && hasState()) {
              resume.run();
            }
          });
      return heap.staleObjects();
    }

    @Override
    public TurnMemory newTurnMemory() {
      return heap.newTurnMemory();
    }

    @Override
    public void watch(ScriptableObject object, Iterable<String> properties) {
      heap.observation().watch(object, properties);
    }

    @Override
    public void onWatchedWrite(WatchedWrite listener) {
      heap.observation()
          .watchWith((object, key, before) -> listener.written(object, (String) key, before));
    }

    @Override
    public void changeQuietly(ScriptableObject object, Runnable change) {
      heap.observation().changeQuietly(object, change);
    }

    @Override
    public void touch(ScriptableObject object) {
      heap.observation().touch(object);
    }

    @Override
    public @Nullable ScriptableObject stateBefore(ScriptableObject object) {
      return heap.observation().stateBefore(object);
    }

    @Override
    public void afterCommit(Callable callback) {
      transactions.afterCommit().add(callback);
    }

    @Override
    public void afterRollback(Callable callback) {
      transactions.addAfterRollback(callback);
    }

    @Override
    public void checkNow() {
      Extensions.this.checkNow();
    }

    @Override
    public void tryOut(List<Scriptable> roots, Runnable body) {
      checked.push(Collections.newSetFromMap(new IdentityHashMap<>()));
      try {
        transactions.tryOut(roots, body);
      } finally {
        checked.pop();
      }
    }

    @Override
    public void beforeCheckpoint(Consumer<Iterable<Scriptable>> check) {
      checks.add(check);
    }
  }
}
