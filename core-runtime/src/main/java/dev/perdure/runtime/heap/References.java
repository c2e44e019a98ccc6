package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** How the encoder of one object refers to others. */
interface References {

  /**
   * The identity of an object or unique symbol that has a record or is to get one at this
   * checkpoint.
   *
   * @param step where in the object that is being encoded the reference is, for messages
   */
  long identify(Object target, Object step);

  /**
   * This object can be reached, and what no barrier of its own guards be changed, past all others.
   */
  void watch(Object regExp);

  /** The key under which a string that is too long for a record is stored. */
  byte[] identifyLongString(String string);

  /**
   * This table is part of the state of the object that is being encoded: what of it has changed is
   * to be written.
   *
   * @param written what to do once nothing can keep it from being written
   */
  void include(PagedTable<?> table, Runnable written);

  /** The object that is being encoded has no pages of entries any more. */
  void excludePages(long oid, Runnable written);

  /** The name of an intrinsic, or null if the object is none. */
  @Nullable String intrinsicName(Object target);

  /**
   * Whether this is the untouched default prototype of this function, to which nothing else refers.
   */
  boolean isUntouchedDefaultPrototype(Object prototype, Scriptable function);

  /** What is being encoded says the number of this shape. */
  default void useShape(long number) {}

  /** What is being encoded says the number of this script. */
  default void useScript(long number) {}

  /** This weak collection can be reached. Its entries are not part of its record. */
  default void weak(ScriptableObject collection) {}

  /** The value at this step cannot be stored: the exception says where it is. */
  UnpersistableValueException refuse(Object step, String reason);
}
