package dev.perdure.runtime.extension;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** What an extension may use of the runtime. Confined to the turn thread. */
public interface ExtensionContext {

  /** The engine's context of the turn thread. */
  Context engine();

  /** The global object. Properties that are set on it now are intrinsics. */
  ScriptableObject global();

  /** The members of named extents. */
  Extents extents();

  /**
   * Loads CommonJS modules from the class path, as intrinsics.
   *
   * <p>Modules see {@code exports}, {@code module}, {@code require} (of {@code './name'} within the
   * same folder of resources) and {@code host}. Their functions, also those that are not exported,
   * and the closures these make, can be stored in the heap by name.
   *
   * @param anchor the class beside which the folder of resources lies
   * @param folder the folder, such as {@code javascript}
   * @param entry the module to load, such as {@code ./index}; others are loaded as it requires them
   * @param host the object that modules see as {@code host}
   * @return the exports of the entry module
   */
  Scriptable loadModules(Class<?> anchor, String folder, String entry, Scriptable host);

  /**
   * A plain object of the heap that belongs to this extension alone. It lasts like any other
   * object. Ask for it when it is needed, in a turn: it does not exist yet while the extension is
   * installed.
   */
  Supplier<ScriptableObject> state();

  /**
   * Brings stale objects up to date. At most one extension does.
   *
   * @param upgrade gets a stale object in the middle of a turn, at its first touch. What it changes
   *     of it is part of the turn, but no reason to check the object. If it throws, the touch does,
   *     and the object is stale still. It must set the object's version, or it will get it again
   * @param resume is called at the beginning of the first turn, if the extension has state, to
   *     require what was required before the runtime was opened
   */
  Upgrades upgradeWith(Consumer<Scriptable> upgrade, Runnable resume);

  /**
   * Adds a check of each turn before it is written.
   *
   * <p>It gets the objects that this turn has changed and those it has added to extents, may change
   * objects itself, and is asked again until nothing new has changed; an exception aborts the turn.
   */
  void beforeCheckpoint(Consumer<Iterable<Scriptable>> check);

  /** A memory of objects for the running turn, at first empty; transactions undo it too. */
  TurnMemory newTurnMemory();

  /**
   * Puts the write barrier on an object, as soon as it is written again it is among the changed,
   * and tells of each assignment to some of its properties. One that it has not got yet it gets,
   * with null; those whose getter or setter a program has defined are left alone. Both last: also
   * in later turns and after a restart, until the property is defined anew or deleted.
   */
  void watch(ScriptableObject object, Iterable<String> properties);

  /** Receives each assignment of another value to a watched property, when it has happened. */
  void onWatchedWrite(WatchedWrite listener);

  /** Is told of assignments to watched properties. */
  @FunctionalInterface
  interface WatchedWrite {

    /** What this throws undoes the assignment; the program that assigns sees it. */
    void written(ScriptableObject object, String property, @Nullable Object before);
  }

  /**
   * Runs something that changes an object in a way that is checked already: for this, the object is
   * not given to the checks before the checkpoint.
   */
  void changeQuietly(ScriptableObject object, Runnable change);

  /**
   * Gives an object that has a write barrier to the checks before the checkpoint, as if it had
   * changed.
   */
  void touch(ScriptableObject object);

  /**
   * What a plain object, an array, a map, a set or a date was when the turn began, as a new object;
   * what it refers to is as it is now. Null if it is younger than the turn.
   */
  @Nullable ScriptableObject stateBefore(ScriptableObject object);

  /** The function is called, in a turn of its own, when the running turn is durable. */
  void afterCommit(Callable callback);

  /**
   * The function is called when the innermost block of {@code transaction} that runs now, or one
   * around it, or the turn is undone; with the reason.
   */
  void afterRollback(Callable callback);

  /**
   * Lets all extensions check now what the turn has changed so far, as they will when it ends: an
   * exception says that it could not end so. In a turn.
   */
  void checkNow();

  /**
   * Runs something, in a turn, and undoes all that it has done, as if it had never been: also what
   * blocks of {@code transaction} in it have left to be called after a commit or a rollback.
   * Programs do not see that they run in a block.
   *
   * @param roots what the program may change meanwhile that nothing in the heap leads to
   */
  void tryOut(List<Scriptable> roots, Runnable body);
}
