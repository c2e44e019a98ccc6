package dev.perdure.runtime.extension;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Scriptable;

/**
 * Named, ordered sets of heap objects by id, kept in the store in the same batch as the objects.
 *
 * <p>All methods see the changes of the running turn. An id is a string or a finite number; numbers
 * come before strings, numbers in ascending order, strings by code unit. Confined to the turn
 * thread. A turn that aborts takes its changes back.
 */
public interface Extents {

  /**
   * Adds an object. It is reachable from now on.
   *
   * @throws IllegalStateException if another object has the id in this extent
   * @throws IllegalArgumentException if the id is neither a string nor a finite number
   */
  void add(String extent, Object id, Scriptable object);

  /** Removes the member with this id; no error if there is none. */
  void remove(String extent, Object id);

  /** The member with this id, or null. */
  @Nullable Scriptable find(String extent, Object id);

  /**
   * The members in the order of their ids. Members are made one at a time, as ghosts, so that a
   * walk costs memory only for what it touches. Changing the extent while walking it is allowed:
   * the walk shows the state at its start.
   */
  Iterator<Scriptable> members(String extent);

  /** As {@link #members}, from the first on whose id is behind this one, which may be none's. */
  Iterator<Scriptable> membersAfter(String extent, Object id);

  /** The number of members. Takes constant time. */
  long count(String extent);

  /** A number that no member of the extent has had as id: one more than the greatest ever used. */
  double nextId(String extent);
}
