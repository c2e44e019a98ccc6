package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.SymbolKey;

/** How the decoder of one object finds those that it refers to. */
interface Referents {

  /** The object or symbol with this identity: the one in memory, or a new ghost. */
  Object resolve(HeapKind kind, long oid);

  /**
   * This object can be reached, and what no barrier of its own guards be changed, past all others.
   */
  void watch(Object regExp);

  /** The long string that is stored under this key. */
  String longString(byte[] key);

  /** The intrinsic with this name. */
  Object intrinsic(String name);

  SymbolKey wellKnownSymbol(String name);

  SymbolKey registeredSymbol(String key);
}
