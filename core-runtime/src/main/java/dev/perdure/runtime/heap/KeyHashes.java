package dev.perdure.runtime.heap;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;

/**
 * Hashes of keys that are the same in every process: primitives by value, objects and unique
 * symbols by their identity in the heap. Part of the disk format. Confined to the turn thread.
 */
final class KeyHashes {

  /** Says that a key has no identity yet: it is an object or symbol that is young. */
  static final long NONE = -1;

  private static final int OF_INDEX = 0x51ED270B;
  private static final int OF_BIGINT = 0x2C1B3C6D;
  private static final int OF_WELL_KNOWN_SYMBOL = 0x297A2D39;
  private static final int OF_REGISTERED_SYMBOL = 0x1B56C4E9;
  private static final int OF_INTRINSIC = 0x7FEB352D;

  /** The identities of unique symbols. */
  interface SymbolIdentities {
    @Nullable Long oid(SymbolKey symbol);
  }

  private final IntrinsicTable intrinsics;
  private final SymbolIdentities symbols;

  KeyHashes(IntrinsicTable intrinsics, SymbolIdentities symbols) {
    this.intrinsics = intrinsics;
    this.symbols = symbols;
  }

  /** The hash of a key, from 0 to 2^32 - 1, or {@link #NONE}. */
  long of(@Nullable Object key) {
    if (key instanceof String text) {
      return mixed(text.hashCode());
    } else if (key instanceof Double number) {
      return mixed(number == 0 ? 0 : number.hashCode());
    } else if (key instanceof Integer index) {
      return mixed(index ^ OF_INDEX);
    } else if (key == null) {
      return 1;
    } else if (key == Undefined.instance) {
      return 2;
    } else if (key instanceof Boolean bool) {
      return bool ? 3 : 4;
    } else if (key instanceof BigInteger big) {
      return mixed(Arrays.hashCode(big.toByteArray()) ^ OF_BIGINT);
    } else if (key instanceof SymbolKey symbol) {
      return ofSymbol(symbol);
    } else if (key instanceof ScriptableObject object) {
      return ofObject(object);
    }
    return NONE;
  }

  private long ofSymbol(SymbolKey symbol) {
    if (symbol.getKind() == Symbol.Kind.BUILT_IN) {
      return mixed(symbol.getName().hashCode() ^ OF_WELL_KNOWN_SYMBOL);
    }
    if (symbol.getKind() == Symbol.Kind.REGISTERED) {
      return mixed(symbol.getName().hashCode() ^ OF_REGISTERED_SYMBOL);
    }
    Long oid = symbols.oid(symbol);
    return oid == null ? NONE : ofOid(oid);
  }

  private long ofObject(ScriptableObject object) {
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map != null && map.oid() != 0) {
      return ofOid(map.oid());
    }
    String name = intrinsics.nameOf(object);
    return name == null ? NONE : mixed(name.hashCode() ^ OF_INTRINSIC);
  }

  /** The hash of an object or unique symbol with an identity. */
  static long ofOid(long oid) {
    return mixed(Long.hashCode(oid * 0x9E3779B97F4A7C15L));
  }

  private static long mixed(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return (h ^ (h >>> 16)) & 0xFFFFFFFFL;
  }
}
